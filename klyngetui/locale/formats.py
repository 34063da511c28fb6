"""Days, numbers and lists as people read them, in the language chosen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from klyngetui.locale import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

UNKNOWN = "–"
HALF_A_YEAR = 182

_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "nb": (
        *("januar", "februar", "mars", "april", "mai", "juni"),
        *("juli", "august", "september", "oktober", "november", "desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_AND = {"nb": "og", "en": "and"}
_DAY_OF_MONTH = {"nb": "{day}.", "en": "{day}"}
_DECIMAL = {"nb": ",", "en": "."}
_THOUSANDS = {"nb": " ", "en": ","}


def day(when: date) -> str:
    """Day first, in both languages: 23.11.2026."""
    return f"{when.day:02}.{when.month:02}.{when.year:04}"


def brief_day(when: date, today: date) -> str:
    """23.11. in this year or within half a year of today, where nobody takes it for another; else with its year."""
    near = when.year == today.year or abs((when - today).days) <= HALF_A_YEAR
    return f"{when.day:02}.{when.month:02}." if near else day(when)


def short_day(when: date) -> str:
    """man 23. nov, Mon 23 Nov."""
    return f"{weekday_short(when)} {day_of_month(when)} {month_short(when.month)}"


def long_day(when: date) -> str:
    """mandag 23. november 2026, Monday 23 November 2026."""
    return f"{weekday(when)} {day_of_month(when)} {month(when.month)} {when.year}"


def day_of_month(when: date) -> str:
    """23., 23: as it stands before the name of the month."""
    return _DAY_OF_MONTH[language()].format(day=when.day)


def weekday(when: date) -> str:
    """mandag, Monday."""
    return _WEEKDAYS[language()][when.weekday()]


def weekday_short(when: date) -> str:
    """man, Mon: three letters."""
    return weekday(when)[:3]


def month(number: int) -> str:
    """The name of month 1 to 12: november, November."""
    return _MONTHS[language()][number - 1]


def month_short(number: int) -> str:
    """The first three letters of the month's name: nov, Nov."""
    return month(number)[:3]


def week(name: str, today: date) -> str:
    """An ISO week (`2026-W48`) as uke 48, week 48; with its year where that is not today's: week 48 2025."""
    year, _mark, n = name.partition("-W")
    if int(year) == today.isocalendar().year:
        return _("week {n}").format(n=int(n))
    return _("week {n} {year}").format(n=int(n), year=int(year))


def capital(words: str) -> str:
    """The same words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def number(value: float | None, decimals: int = 0) -> str:
    """1 234,5 or 1,234.5, halves rounded away from zero; a dash for None."""
    if value is None:
        return UNKNOWN
    # Rounding first to nine more places keeps 2.675 from being taken for 2.6749999.
    units = math.floor(round(abs(value) * 10**decimals, 9) + 0.5)
    whole, part = divmod(units, 10**decimals)
    text = f"{whole:,}".replace(",", _THOUSANDS[language()])
    if decimals:
        text += f"{_DECIMAL[language()]}{part:0{decimals}}"
    return f"-{text}" if value < 0 and units else text


def percent(share: float | None, decimals: int = 0) -> str:
    """A share between 0 and 1 as 61 %; a dash for None."""
    return UNKNOWN if share is None else f"{number(share * 100, decimals)} %"


def days(n: int) -> str:
    """1 dag, 3 dager; 1 day, 3 days."""
    return ngettext("{n} day", "{n} days", n).format(n=number(n))


def joined(items: Sequence[str]) -> str:
    """A, B og C; A, B and C."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language()]} {items[-1]}"
