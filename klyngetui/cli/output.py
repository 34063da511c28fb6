"""What the commands print: data to stdout and nothing else, words to stderr, user text never raw."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from klyngetui.plain import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROW = "\u0300"  # every printable character below takes one cell
GAP = "  "


def say(text: str) -> None:
    """Words for the user: one or more lines on stderr."""
    click.echo(visible(text), err=True)


def data(text: str) -> None:
    """Data as text: one or more lines on stdout."""
    click.echo(visible(text))


def emit(document: Any) -> None:
    """Data as JSON on stdout; what could act on a terminal is escaped, so it reads back the same."""
    import json

    click.echo(_escaped(json.dumps(document, ensure_ascii=False, indent=2)))


def table(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> None:
    """Data as aligned columns on stdout, each cell on one line; nothing at all where there are no rows."""
    if not rows:
        return
    lines = [[visible(cell, "⏎") for cell in row] for row in ([heads, *rows] if heads else rows)]
    widths = [max(map(_cells, column)) for column in zip(*lines, strict=True)]
    for place, line in enumerate(lines):
        text = GAP.join(cell + " " * (width - _cells(cell)) for cell, width in zip(line, widths, strict=True))
        click.echo(styled(text.rstrip(), bold=True) if heads and place == 0 else text.rstrip())


def bullets(lines: Iterable[str]) -> None:
    """Several lines of words, each on its own, on stderr."""
    for line in lines:
        say(f"  {line}")


def styled(text: str, **style: Any) -> str:
    """The text with a style where stdout is a terminal that wants one."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return click.style(text, **style)


def _cells(text: str) -> int:
    if text.isascii() or max(text) < NARROW:
        return len(text)
    from klyngetui.plain import cells

    return cells(text)


def _escaped(text: str) -> str:
    """The JSON with every character that is not printable, but for its own line feeds, as an escape."""
    if text.isascii():
        return text
    return "".join(letter if letter.isprintable() or letter == "\n" else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
