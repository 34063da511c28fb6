"""The user's text as a report shows it: nothing that acts, and nothing that turns the reading round."""

from __future__ import annotations

#: Characters that change the direction of what stands around them, and invisible ones that serve to deceive.
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_HIDDEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE1000)), "")
_CONTROLS: dict[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "")
_NEWLINE = 10


def shown(text: str | None) -> str:
    """The text in one paragraph or several, without control characters; turning and hidden ones are named."""
    if not text or (text.isascii() and text.isprintable()):
        return text or ""
    return text.translate(_table())


def _table() -> dict[int, str]:
    if not _ready:
        named = {code: f"‹U+{code:04X}›" for code in (*_TURNING, *_HIDDEN)}
        _ready.update({**_CONTROLS, 0x2028: "\n", 0x2029: "\n", **named, _NEWLINE: "\n", 0x09: " "})
    return _ready


_ready: dict[int, str] = {}
