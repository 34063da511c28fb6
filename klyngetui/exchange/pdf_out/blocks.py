"""The report as a list of blocks, plain data for the layout in report.typ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.pdf_out.glyphs import drawable
from klyngetui.exchange.report.values import Linked, Ref, Refs, Share, figure_words, in_words, share_words
from klyngetui.locale import _
from klyngetui.locale.formats import day, month_short, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klyngetui.exchange.report.model import Figure, Indicator, Report
    from klyngetui.exchange.report.values import Table, Value

    Block = dict[str, Any]
    Part = dict[str, str]

NARROWEST, WIDEST = 6, 40


def data(report: Report) -> dict[str, Any]:
    """Everything the layout needs; every link within the report leads to a place that is there."""
    blocks = list(_blocks(report))
    there = set(_anchors(blocks))
    for part in _parts(blocks):
        if "to" in part and part["to"] not in there:
            del part["to"]
    return {
        "language": report.language,
        "title": drawable(report.title),
        "author": drawable(report.cluster) or "klyngetui",
        "blocks": blocks,
    }


def _blocks(report: Report) -> Iterator[Block]:
    yield _table_of([(label, value) for label, value in report.facts], (_("Cover"), _("Value")), (1, 2))
    yield _heading(2, _("Completeness"), "completeness")
    said = _("This report is complete.") if report.complete else _("This report is not complete. What is missing:")
    yield _paragraph(said)
    if report.lacks:
        yield {"kind": "items", "texts": [drawable(line) for line in report.lacks]}
    yield from (_paragraph(note) for note in report.notes)
    for indicator in report.indicators:
        yield from _indicator(indicator)
    for found in report.tables:
        yield _heading(2, found.title, found.anchor)
        yield _table(found)
    yield _heading(2, _("The rules"), "rules")
    for rule in report.rules:
        yield _heading(3, rule.heading, rule.anchor)
        yield from (_paragraph(text) for text in rule.paragraphs)


def _indicator(indicator: Indicator) -> Iterator[Block]:
    yield _heading(2, indicator.title, indicator.anchor)
    yield _paragraph(Ref(indicator.headline, indicator.figures[0].target), strong=True)
    yield _paragraph(indicator.target)
    yield from _pictures(indicator)
    figures = [
        (figure.label, Ref(figure_words(figure.value), figure.target), figure.meaning) for figure in indicator.figures
    ]
    yield _table_of(figures, (_("Measure"), _("Figure"), _("What it means")), (3, 2, 8))
    for found in indicator.further:
        yield _heading(3, found.title, found.anchor)
        yield _table(found)
    yield _heading(3, _("What each figure counts"), "")
    seen: set[str] = set()
    for figure in indicator.figures:
        if figure.target == f"#{figure.anchor}" and figure.anchor not in seen:
            seen.add(figure.anchor)
            yield from _earned(figure)
    yield _heading(3, indicator.rows.title, indicator.rows.anchor)
    yield _table(indicator.rows)


def _earned(figure: Figure) -> Iterator[Block]:
    yield _heading(4, f"{figure.label}: {figure_words(figure.value)}", figure.anchor)
    if not figure.earned:
        yield _paragraph(_("Nothing counts here."))
        return
    lines = [(one.name, Refs(one.rows)) for one in figure.earned]
    yield {**_table_of(lines, (_("Counted"), _("By the rows of")), (2, 8)), "flowing": True}


def _pictures(indicator: Indicator) -> Iterator[Block]:
    first = indicator.figures[0]
    share = isinstance(first.value, Share)
    if isinstance(first.value, Share) and first.value.share is not None:
        words = f"{first.label}: {share_words(first.value)}. {indicator.target}"
        aim = indicator.aim if indicator.aim is not None and 0 <= indicator.aim <= 1 else None
        yield {"kind": "gauge", "alt": drawable(words), "share": first.value.share, "aim": aim}
    known = [point.value for point in indicator.trend if point.value is not None]
    if not known:
        return
    told = percent if share else number
    said = "; ".join(f"{day(point.day)}: {told(point.value)}" for point in indicator.trend)
    points = [{"value": point.value, "label": month_short(point.day.month)} for point in indicator.trend]
    yield {"kind": "trend", "alt": drawable(said), "points": points, "top": 1.0 if share else max(1.0, *known)}


def _heading(level: int, text: str, anchor: str) -> Block:
    return {"kind": "heading", "level": level, "text": drawable(text), "anchor": anchor}


def _paragraph(value: Value, *, strong: bool = False) -> Block:
    return {"kind": "paragraph", "part": _cell(value)[0], "strong": strong}


def _table(found: Table) -> Block:
    if not found.lines:
        return _paragraph(found.note)
    rows = [{"anchor": line.anchor, "cells": [_cell(cell) for cell in line.cells]} for line in found.lines]
    widths = [min(max(column.width, NARROWEST), WIDEST) for column in found.columns]
    heads = [drawable(column.label) for column in found.columns]
    return {"kind": "table", "heads": heads, "widths": widths, "rows": rows, "flowing": False}


def _table_of(lines: Iterable[tuple[Value, ...]], heads: tuple[str, ...], widths: tuple[int, ...]) -> Block:
    rows = [{"anchor": "", "cells": [_cell(cell) for cell in line]} for line in lines]
    return {"kind": "table", "heads": list(heads), "widths": list(widths), "rows": rows, "flowing": False}


def _cell(value: Value) -> list[Part]:
    """A cell as texts, each with where it leads."""
    if isinstance(value, Refs):
        return [_part(ref) for ref in value.refs] or [{"text": ""}]
    if isinstance(value, Linked):
        return [_part(Ref(in_words(value.value), value.target))]
    return [_part(value)] if isinstance(value, Ref) else [{"text": drawable(in_words(value))}]


def _part(ref: Ref) -> Part:
    part = {"text": drawable(ref.text)}
    if ref.target.startswith("#"):
        part["to"] = ref.target[1:]
    elif ref.target.startswith(("http://", "https://")) and len(ref.target) <= 2000:
        part["url"] = ref.target
    return part


def _anchors(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if block.get("anchor"):
            yield block["anchor"]
        yield from (row["anchor"] for row in block.get("rows", ()) if row["anchor"])


def _parts(blocks: list[Block]) -> Iterator[Part]:
    for block in blocks:
        if "part" in block:
            yield block["part"]
        for row in block.get("rows", ()):
            for cell in row["cells"]:
                yield from cell
