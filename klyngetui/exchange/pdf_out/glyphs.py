"""What the fonts within typst can draw; PDF/A takes no text that cannot be drawn."""

from __future__ import annotations

#: Latin, Greek, Cyrillic, punctuation, currencies, arrows and signs, as ranges of code points, both ends included.
DRAWN = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x34E), (0x350, 0x377), (0x38E, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF)),
    *((0x1E00, 0x1EF9), (0x2010, 0x2027), (0x2030, 0x203F), (0x20A0, 0x20BF), (0x2100, 0x211D), (0x2190, 0x22FF)),
)
LONGEST_WORD = 24
_BREAK = "\u200b"


def drawable(text: str) -> str:
    """The text with every character that no font here draws named by its code point, and long words breakable."""
    if not text.isascii():
        text = "".join(letter if letter == "\n" or _drawn(ord(letter)) else _named(letter) for letter in text)
    if len(text) <= LONGEST_WORD:
        return text
    return "\n".join(" ".join(map(_breakable, line.split(" "))) for line in text.split("\n"))


def _drawn(code: int) -> bool:
    return any(first <= code <= last for first, last in DRAWN)


def _named(letter: str) -> str:
    return f"‹U+{ord(letter):04X}›"


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return _BREAK.join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
