"""Text on its way in: NFC, no control characters, at most 20,000 characters (docs/data-format.md)."""

from __future__ import annotations

LONGEST = 20_000
LINE_FEED = 10

_CONTROLS: dict[int, str | None] = dict.fromkeys((*range(0x01, 0x20), *range(0x7F, 0xA0)))
_LONG = {**_CONTROLS, LINE_FEED: "\n", 0x09: " "}
_SHORT = {**_CONTROLS, LINE_FEED: " ", 0x09: " "}


def clean(text: str, *, long: bool = False) -> str:
    """The text without control characters, in NFC; line feeds are kept in long text and become spaces elsewhere.

    Raises ValueError with the reason for what no cleaning can mend: NUL, half a surrogate pair, too many characters.
    """
    short = len(text) <= LONGEST
    if short and text.isascii() and text.isprintable():
        return text
    import unicodedata

    if short and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    from klyngetui.locale import _

    if "\0" in text:
        raise ValueError(_("holds a NUL character"))
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError(_("holds half a surrogate pair, which is no character"))
    text = text.replace("\r\n", "\n").translate(_LONG if long else _SHORT)
    text = unicodedata.normalize("NFC", text)
    if len(text) > LONGEST:
        raise ValueError(_("is longer than {most} characters").format(most=LONGEST))
    return text
