"""The tones of figures, rows and readings: a colour each, always with a sign or words beside it."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from klyngetui.plain import visible

STYLES = {
    "good": "$text-success",
    "warn": "$text-warning",
    "bad": "bold $text-error",
    "muted": "$foreground-muted",
    "key": "bold $primary",
    "strong": "bold",
}


class Piece(NamedTuple):
    """Some words and their tone: "", "good", "warn", "bad", "muted", "strong" or "key"."""

    text: str
    tone: str = ""


def line(pieces: tuple[Piece, ...] | list[Piece]) -> Content:
    """The pieces side by side on one line."""
    return Content.assemble(*((visible(piece.text, "⏎"), STYLES.get(piece.tone, "")) for piece in pieces))
