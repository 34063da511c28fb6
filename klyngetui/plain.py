"""User text made safe to show: the only way it reaches a widget or a terminal.

Control characters, direction overrides and characters of no width are shown as visible marks, so that no text
can act on the terminal, run as markup or pretend to be another text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from textual.content import Content

_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_EMOJI_JOIN = "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
_BREAK = "[ \t]*[\r\n\t\x0b\x0c\x85\u2028\u2029]+[ \t]*"
_LINE_ENDS = "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
_FIELD_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_NAMES = {
    0x00AD: "SHY",
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x2028: "LS",
    0x2029: "PS",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first needed: most runs meet no text that needs it."""
    import re

    return re.compile(pattern)


def _harmless(text: str) -> bool:
    """Whether the text is plain Latin letters and signs, the common case; every hidden character lies beyond."""
    return text.isprintable() and (text.isascii() or max(text) < "\u034f")


def _mark(code: int) -> str:
    """The visible mark for one character that must not be printed as it is."""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0xA0:
        return f"‹{code:02x}›"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return ""
    return f"‹{_NAMES.get(code, f'u+{code:04x}')}›"


def visible(text: str, newline: str = "\n") -> str:
    """The text with everything that could act on a terminal or hide from the eye shown as a mark.

    Line feeds become `newline` ("⏎" where one line is wanted); carriage returns go. An emoji joined from
    several is shown as its parts and variation selectors are dropped, since terminals disagree about their
    width.
    """
    unsafe = None if _harmless(text) else _compiled(_UNSAFE)
    if unsafe is None or not unsafe.search(text):
        return text

    def shown(match: re.Match[str]) -> str:
        character = match.group()
        if character == "\n":
            return newline
        return "" if character == "\r" else _mark(ord(character))

    return unsafe.sub(shown, _compiled(_EMOJI_JOIN).sub("", text))


def typed(text: str) -> str:
    """Pasted or typed text fit for a one-line field: lines and tabs joined by a space, control characters
    gone.
    """
    if _harmless(text):
        return text
    return _compiled(_FIELD_UNSAFE).sub("", _compiled(_BREAK).sub(" ", text))


def typed_lines(text: str) -> str:
    """The text fit for a field of several lines: line feeds stay, tabs become spaces, control characters go."""
    return "\n".join(typed(line) for line in _compiled(_LINE_ENDS).split(text))


def content(text: str, style: str = "") -> Content:
    """The text as Textual content, never read as markup; line feeds stay."""
    from textual.content import Content

    return Content.styled(visible(text), style) if style else Content(visible(text))


def cells(text: str) -> int:
    """How many terminal cells the text takes once it is made visible."""
    from rich.cells import cell_len

    return cell_len(visible(text, "⏎"))


def fit(text: str, width: int) -> str:
    """The text on one line, made visible and cut to at most `width` cells, a cut shown by "…"."""
    if width <= 0:
        return ""
    if len(text) <= width and text.isascii() and text.isprintable():
        return text
    from rich.cells import cell_len, get_character_cell_size

    # Ten characters a cell leave room for combining marks while bounding the work on very long text.
    line = visible(text[: width * 10 + 10], "⏎")
    if cell_len(line) <= width and len(text) <= width * 10 + 10:
        return line
    kept: list[str] = []
    room = width - 1
    for character in line:
        room -= get_character_cell_size(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…"


def padded(text: str, width: int, right: bool = False) -> str:
    """The text by `fit`, filled up with blanks to exactly `width` cells, to the right end if `right`."""
    from rich.cells import cell_len

    line = fit(text, width)
    blank = " " * (width - cell_len(line))
    return blank + line if right else line + blank
