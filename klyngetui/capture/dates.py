"""Days as people write them in Norwegian and English: strict, day first, nothing guessed.

Understood, from the first of the given words on:

- `2026-11-23`
- `12.6.`, `12.6`, `12. 6.`, `12.06.2026`, `12.6.26` (two digits: 20..), `12. mai`, `12 may`, `3 okt 2025`.
  Without a year: the latest such day up to today when at most nine months back, else the next one.
- `i dag` `id` `today`, `i går` `ig` `yesterday`, `i forgårs`, `i morgen` `tomorrow`, `i overmorgen`
- `tirsdag`: the latest one, today included; `forrige`/`sist`/`last tirsdag`: the latest before today;
  `neste`/`på`/`next tirsdag`: the first after today; `denne`/`this tirsdag`: the one of this ISO week
- `-3d`, `+7d`, `-2u`, `+1w`: days or weeks from today
- `tirsdag uke 47`, `uke 47 tirsdag`, `week 47 2025 tuesday`. A week without a weekday is a question.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from klyngetui.capture import words as w
from klyngetui.capture.problems import CaptureError
from klyngetui.capture.years import DayRead, full_day, moved, week_day, yearless_day
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 6  # words the longest form takes: "neste tirsdag i uke 47 2026"


def parse_day(words: Sequence[str], today: date) -> DayRead | None:
    """The day the words begin with and how many it takes, what is wrong with it, or None for no day."""
    given = list(words[:LONGEST])
    if not given:
        return None
    return (
        _relative(given, today)
        or _signed(given, today)
        or _dashed(given)
        or _dotted(given, today)
        or _with_month(given, today)
        or _week(given, today)
        or _weekday(given, today)
    )


def parse_date_text(text: str, today: date) -> date:
    """The day a whole text says, for form fields and command options.

    Raises CaptureError, in the user's language, where the text is no day, an impossible one, or says more.
    """
    given = text.split()
    found = parse_day(given, today)
    if found is not None and found.day is not None and found.used == len(given):
        return found.day
    if found is not None and found.problem:
        raise CaptureError(found.problem)
    raise CaptureError(_("“{text}” is not a day: write 12.6., 12.06.2026 or i går").format(text=text.strip()))


def says_which(given: list[str], today: date) -> bool:
    """Whether the words say by themselves on which side of today the day lies: `i går`, `-3d`, `forrige tirsdag`."""
    turns = (*w.LAST_WORDS, *w.NEXT_WORDS, *w.THIS_WORDS)
    return w.fold_loosely(given[0]) in turns or bool(_relative(given, today) or _signed(given, today))


def _relative(given: list[str], today: date) -> DayRead | None:
    found = w.phrase(given, w.RELATIVE_DAYS)
    return None if found is None else moved(today, int(found[0]), found[1], " ".join(given[: found[1]]))


def _signed(given: list[str], today: date) -> DayRead | None:
    word = given[0]
    digits = word[1:].rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    unit = w.fold(word[1 + len(digits) :])
    if word[:1] not in ("+", "-", "\u2212", "\u2013") or not w.is_number(digits):
        return None
    number = int(digits) if word[0] == "+" else -int(digits)
    if unit in w.DAY_UNITS:
        return moved(today, number, 1, word)
    if unit in w.WEEK_UNITS:
        return moved(today, number * 7, 1, word)
    return DayRead(None, 1, _("“{said}” is not a day: write -3d for days or -2u for weeks").format(said=word))


def _dashed(given: list[str]) -> DayRead | None:
    word = given[0]
    parts = word.replace("/", "-").split("-")
    if len(parts) not in (2, 3) or not all(w.is_number(part) for part in parts):
        return None
    if "/" in word or len(parts) == 2 or [len(part) for part in parts] != [4, 2, 2]:
        text = _("“{said}” can be read in two ways: write 12.6.2026 or 2026-06-12")
        return DayRead(None, 1, text.format(said=word))
    return full_day(int(parts[0]), int(parts[1]), int(parts[2]), 1, word)


def _dotted(given: list[str], today: date) -> DayRead | None:
    """`12.6.`, `12.06.2026`, and the same with spaces after the dots."""
    said, used = given[0], 1
    while said.endswith(".") and used < min(3, len(given)) and w.is_number(given[used].rstrip(".")):
        if "." not in given[used] and (said.count(".") < 2 or len(given[used]) != 4):
            break
        said, used = said + given[used], used + 1
    parts = said.removesuffix(".").split(".")
    if len(parts) not in (2, 3) or not all(w.is_number(part) for part in parts):
        return None
    if len(parts[0]) > 2 or len(parts[1]) > 2 or (len(parts) == 3 and len(parts[2]) not in (2, 4)):
        return DayRead(None, used, _("“{said}” is not a day: write 12.6. or 12.06.2026").format(said=said))
    day, month = int(parts[0]), int(parts[1])
    if len(parts) == 3:
        year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
        return full_day(year, month, day, used, said)
    found = yearless_day(month, day, today, used, said)
    if found.day is None and day < 24 and month > 12:
        return DayRead(None, used, _("there is no day “{said}”; for a time write kl {said}").format(said=said))
    return found


def _with_month(given: list[str], today: date) -> DayRead | None:
    """`12. mai`, `12 may 2026`, `12.mai`; `12.` with no month is a problem."""
    number, dot, rest = given[0].partition(".")
    given = [number, rest, *given[1:]] if dot and rest else [number, *given[1:]]
    glued = 1 if dot and rest else 0
    digits = number[:-2] if w.fold(number[-2:]) in ("st", "nd", "rd", "th") else number
    if not w.is_number(digits, 2):
        return None
    month = w.MONTHS.get(w.fold_loosely(given[1].rstrip("."))) if len(given) > 1 else None
    if month is None:
        text = _("“{said}” is not a whole day: which month?").format(said=number + dot)
        return DayRead(None, 1, text) if dot and not rest else None
    year = _year(given, 2)
    said = " ".join(given[: 2 if year is None else 3])
    if year is None:
        return yearless_day(month, int(digits), today, 2 - glued, said)
    return full_day(year, month, int(digits), 3 - glued, said)


def _week(given: list[str], today: date) -> DayRead | None:
    """`uke 47`, with a year and a weekday if they follow."""
    found = _week_number(given)
    if found is None:
        return None
    week, year, used = found
    weekday = w.WEEKDAYS.get(w.fold_loosely(given[used].rstrip("."))) if len(given) > used else None
    said = " ".join(given[:used])
    if weekday is not None:
        return week_day(week, weekday, year, today, used + 1, said)
    monday = week_day(week, 0, year, today, used, said)
    if monday.day is None:
        return monday
    text = _("which day of “{said}” ({first} to {last})? Write for example tirsdag {said}")
    last = monday.day + timedelta(days=6)
    return DayRead(None, used, text.format(said=said, first=f"{monday.day:%d.%m.}", last=f"{last:%d.%m.%Y}"))


def _week_number(given: list[str]) -> tuple[int, int | None, int] | None:
    word = w.fold(given[0])
    glued = word.lstrip("abcdefghijklmnopqrstuvwxyz")
    if glued and word[: -len(glued)] in w.WEEK_WORDS and w.is_number(glued, 2):
        number, used = glued, 1
    elif word in w.WEEK_WORDS and len(given) > 1 and w.is_number(given[1], 2):
        number, used = given[1], 2
    else:
        return None
    year = _year(given, used)
    return int(number), year, used + (year is not None)


def _weekday(given: list[str], today: date) -> DayRead | None:
    first = w.fold_loosely(given[0])
    turned = first in w.LAST_WORDS or first in w.NEXT_WORDS or first in w.THIS_WORDS
    at = 1 if turned else 0
    weekday = w.WEEKDAYS.get(w.fold_loosely(given[at].rstrip("."))) if len(given) > at else None
    if weekday is None:
        return None
    if not turned or first == "pa":
        skip = at + (2 if given[at + 1 : at + 2] in (["i"], ["in"]) else 1)
        week = _week_number(given[skip:]) if len(given) > skip else None
        if week is not None:
            said = " ".join(given[: skip + week[2]])
            return week_day(week[0], weekday, week[1], today, skip + week[2], said)
    return moved(today, _days_to(weekday, first if turned else "", today), at + 1, " ".join(given[: at + 1]))


def _days_to(weekday: int, turn: str, today: date) -> int:
    ahead = (weekday - today.weekday()) % 7
    if turn in w.LAST_WORDS:
        return ahead - 7
    if turn in w.NEXT_WORDS:
        return ahead or 7
    if turn in w.THIS_WORDS:
        return weekday - today.weekday()
    return ahead - 7 if ahead else 0


def _year(given: list[str], at: int) -> int | None:
    """A year of four digits; other numbers belong to the name that follows."""
    if len(given) > at and len(given[at]) == 4 and w.is_number(given[at]) and 1900 <= int(given[at]) <= 2199:
        return int(given[at])
    return None
