"""What a typed line was understood as, for the capture bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from klyngetui.widgets.tones import Piece


class Span(NamedTuple):
    """A part of the typed line, by character places, and its tone: "good" known, "warn" doubtful, "bad"
    unknown.
    """

    start: int
    end: int
    tone: str


@dataclass(frozen=True)
class BarReading:
    """What a line was understood as: at most two lines to show, whether Enter may save it, and its parts.

    `creates` is the name "make it" would make, "" where there is none.
    """

    lines: tuple[tuple[Piece, ...], ...] = ()
    ok: bool = False
    spans: tuple[Span, ...] = ()
    creates: str = ""
