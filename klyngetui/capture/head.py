"""The front of a line: kind, mode, day, time and format, in any order, each at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture import words as w
from klyngetui.capture.dates import LONGEST, parse_day
from klyngetui.capture.problems import Problem
from klyngetui.capture.scan import QUOTE, skip_space
from klyngetui.capture.times import parse_time

if TYPE_CHECKING:
    from datetime import date


class Word(NamedTuple):
    """A word of the line and its place."""

    text: str
    start: int
    end: int


class Item(NamedTuple):
    """What was read: its place and its role (`kind`, `mode`, `date`, `time`, `format`)."""

    start: int
    end: int
    role: str


class Head:
    """What stands before the names; `pos` is where the names begin."""

    def __init__(self, line: str, today: date) -> None:
        self.line = line
        self.today = today
        self.pos = 0
        self.kind: str | None = None
        self.mode: str | None = None
        self.day: date | None = None
        self.time: str | None = None
        self.format: str | None = None
        self.items: list[Item] = []
        self.problems: list[Problem] = []

    def has(self, role: str) -> bool:
        """Whether something of the role was read, sound or not."""
        return any(item.role == role for item in self.items)

    @property
    def nobody_needed(self) -> bool:
        """Whether the kind stands without names: an event or a story."""
        return self.kind in ("event", "story")


def read_head(line: str, today: date, stop: int | None = None) -> Head:
    """Read the front of the line, up to `stop` where names are known to begin."""
    head = Head(line, today)
    limit = len(line) if stop is None else stop
    while True:
        words = _words(line, head.pos)
        if not words or words[0].start >= limit:
            break
        if not any(read(head, words) for read in (_kind, _mode, _format, _day, _time)):
            break
    if head.kind == "event":
        at = skip_space(line, head.pos)
        # `e frokost + fjordglimt`: the sign joins the first name to the event itself.
        head.pos = at + 1 if line[at : at + 1] == "+" else head.pos
    return head


def _words(line: str, pos: int) -> list[Word]:
    found: list[Word] = []
    while len(found) < LONGEST:
        start = skip_space(line, pos)
        pos = start
        while pos < len(line) and line[pos] != "," and not line[pos].isspace():
            pos += 1
        if pos == start or line[start] == QUOTE:
            break
        found.append(Word(line[start:pos], start, pos))
    return found


def _kind(head: Head, words: list[Word]) -> bool:
    found = None if head.kind else w.phrase([word.text for word in words], w.KINDS)
    if found is None:
        return False
    sign = _next_sign(head.line, words[found[1] - 1].end)
    if sign in ("", ":") or (sign == "+" and found[0] != "event"):
        return False
    head.kind = str(found[0])
    return _take(head, words, found[1], "kind")


def _mode(head: Head, words: list[Word]) -> bool:
    found = None if head.mode else w.phrase([word.text for word in words], w.MODES)
    if found is None or not _name_follows(head, words[found[1] - 1].end):
        return False
    head.mode = str(found[0])
    return _take(head, words, found[1], "mode")


def _format(head: Head, words: list[Word]) -> bool:
    free = head.kind == "event" and head.format is None
    found = w.phrase([word.text for word in words], w.FORMATS) if free else None
    if found is None or _next_sign(head.line, words[found[1] - 1].end) == ":":
        return False
    head.format = str(found[0])
    return _take(head, words, found[1], "format")


def _day(head: Head, words: list[Word]) -> bool:
    found = None if head.has("date") else parse_day([word.text for word in words], head.today)
    if found is None:
        return False
    last = words[found.used - 1]
    lone = found.used == 1 and last.text.isalpha() and not head.nobody_needed
    if (lone and not _name_follows(head, last.end)) or _next_sign(head.line, last.end) == ":":
        return False
    head.day = found.day
    if found.problem:
        head.problems.append(Problem("day", found.problem, (words[0].start, last.end)))
    return _take(head, words, found.used, "date")


def _time(head: Head, words: list[Word]) -> bool:
    found = None if head.has("time") else parse_time([word.text for word in words])
    if found is None:
        return False
    head.time = found.time
    if found.problem:
        span = (words[0].start, words[found.used - 1].end)
        head.problems.append(Problem("time", found.problem, span))
    return _take(head, words, found.used, "time")


def _take(head: Head, words: list[Word], used: int, role: str) -> bool:
    head.pos = words[used - 1].end
    head.items.append(Item(words[0].start, head.pos, role))
    return True


def _name_follows(head: Head, end: int) -> bool:
    """Whether a word is the grammar's: only where a name still follows it, or none is needed."""
    sign = _next_sign(head.line, end)
    return sign not in ("", ":") and (sign not in ("+", ",") or head.nobody_needed)


def _next_sign(line: str, end: int) -> str:
    """The next character that is no white space; a `+` that begins a day (`+7d`) is none."""
    at = skip_space(line, end)
    sign = line[at : at + 1]
    return "7" if sign == "+" and line[at + 1 : at + 2].isdigit() else sign
