"""Small pieces of HTML; every text of the user goes through `escaped`."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from klyngetui.exchange.report.values import Linked, Ref, Refs, Share, in_words

if TYPE_CHECKING:
    from klyngetui.exchange.report.values import Line, Table, Value

LONG = 24
"""Columns at least so many characters wide are given room on the screen."""


def escaped(text: str) -> str:
    """The text with everything that HTML would act on written out."""
    return escape(text, quote=True)


def link(ref: Ref) -> str:
    """A link within the page or out of it; one that leads out says nothing of where it came from."""
    out = "" if ref.target.startswith("#") else ' rel="noreferrer noopener nofollow"'
    return f'<a href="{escaped(ref.target)}"{out}>{escaped(ref.text)}</a>'


def told(value: Value) -> str:
    """A value as HTML."""
    if isinstance(value, Ref):
        return link(value)
    if isinstance(value, Refs):
        return "<br>".join(link(ref) for ref in value.refs)
    if isinstance(value, Linked):
        return link(Ref(in_words(value.value), value.target))
    if isinstance(value, date):
        return f'<time datetime="{value.isoformat()}">{escaped(in_words(value))}</time>'
    return escaped(in_words(value))


def table(found: Table, heading: str = "") -> str:
    """A table with its caption, in a region that can be scrolled by keyboard; its note where it is empty."""
    name = f' id="{found.anchor}"' if not heading else ""
    if not found.lines:
        return f'<p{name} class="soft">{escaped(found.title)}: {escaped(found.note)}</p>'
    head = "".join(f'<th scope="col"{_room(column.width)}>{escaped(column.label)}</th>' for column in found.columns)
    body = "\n".join(_line(line, found) for line in found.lines)
    label = escaped(found.title)
    return (
        f'<div class="wide"{name} role="region" aria-label="{label}" tabindex="0"><table>'
        f"<caption>{label} ({len(found.lines)})</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _line(line: Line, found: Table) -> str:
    name = f' id="{line.anchor}"' if line.anchor else ""
    first, *rest = line.cells
    cells = [f'<th scope="row"{_room(found.columns[0].width)}>{told(first)}</th>']
    for cell, column in zip(rest, found.columns[1:], strict=True):
        cells.append(f"<td{_kind(cell, column.width)}>{told(cell)}</td>")
    return f"<tr{name}>{''.join(cells)}</tr>"


def _room(width: int) -> str:
    return ' class="long"' if width >= LONG else ""


def _kind(cell: Value, width: int) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool | Share):
        return ' class="number"'
    return _room(width)
