"""The user's text as a report shows it: nothing that acts, and nothing that turns the reading round."""

from __future__ import annotations

#: Characters that change the direction of what stands around them, and invisible ones that serve to deceive.
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_HIDDEN = dict.fromkeys(
    (0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE1000)), ""
)
_CONTROLS: dict[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "")
_NEWLINE = 10
ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"


def shown(text: str | None) -> str:
    """The text in one paragraph or several, without control characters; turning and hidden ones are named; an
    e-mail address in it is left out.
    """
    if not text:
        return ""
    if "@" in text:
        text = without_addresses(text)
    return text if text.isascii() and text.isprintable() else text.translate(_table())


def without_addresses(text: str) -> str:
    """The text with every e-mail address in it left out."""
    import re

    return re.sub(ADDRESS, "‹e-mail›", text) if "@" in text else text


def _table() -> dict[int, str]:
    if not _ready:
        named = {code: f"‹U+{code:04X}›" for code in (*_TURNING, *_HIDDEN)}
        _ready.update({**_CONTROLS, 0x2028: "\n", 0x2029: "\n", **named, _NEWLINE: "\n", 0x09: " "})
    return _ready


_ready: dict[int, str] = {}
