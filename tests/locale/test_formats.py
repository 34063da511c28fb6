from __future__ import annotations

from datetime import date

import pytest

from klyngetui import locale
from klyngetui.locale import formats

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 5, 3)


def test_days_are_day_first_in_both_languages() -> None:
    assert formats.day(SUNDAY) == "03.05.2026"
    assert formats.short_day(MONDAY) == "Mon 23 Nov"
    assert formats.long_day(SUNDAY) == "Sunday 3 May 2026"
    locale.choose("nb")
    assert formats.day(SUNDAY) == "03.05.2026"
    assert formats.short_day(MONDAY) == "man 23. nov"
    assert formats.short_day(SUNDAY) == "søn 3. mai"
    assert formats.long_day(SUNDAY) == "søndag 3. mai 2026"


def test_a_day_before_the_name_of_its_month_has_a_dot_in_norwegian_alone() -> None:
    assert formats.day_of_month(SUNDAY) == "3"
    locale.choose("nb")
    assert formats.day_of_month(SUNDAY) == "3."


def test_a_brief_day_bears_its_year_where_it_could_be_taken_for_another() -> None:
    told = {date(2026, 1, 1): "01.01.", date(2026, 12, 31): "31.12.", date(2027, 5, 24): "24.05."}
    told |= {date(2027, 5, 25): "25.05.2027", date(2025, 11, 30): "30.11.2025"}
    assert {when: formats.brief_day(when, MONDAY) for when in told} == told
    assert formats.brief_day(date(2025, 12, 20), date(2026, 1, 5)) == "20.12."


def test_months_have_twelve_different_names() -> None:
    for language in locale.LANGUAGES:
        locale.choose(language)
        assert len({formats.month(n) for n in range(1, 13)}) == 12
        assert len({formats.month_short(n) for n in range(1, 13)}) == 12
    locale.choose("nb")
    assert [formats.month_short(n) for n in (5, 10, 12)] == ["mai", "okt", "des"]


@pytest.mark.parametrize(
    ("value", "decimals", "english", "norwegian"),
    [
        (0, 0, "0", "0"),
        (1234567, 0, "1,234,567", "1 234 567"),
        (1234.5, 1, "1,234.5", "1 234,5"),
        (2.675, 2, "2.68", "2,68"),
        (0.5, 0, "1", "1"),
        (-1.25, 1, "-1.3", "-1,3"),
        (-0.04, 1, "0.0", "0,0"),
        (0.05, 2, "0.05", "0,05"),
        (None, 0, "–", "–"),
    ],
)
def test_numbers(value: float | None, decimals: int, english: str, norwegian: str) -> None:
    assert formats.number(value, decimals) == english
    locale.choose("nb")
    assert formats.number(value, decimals) == norwegian


def test_shares() -> None:
    assert formats.percent(0.719298) == "72 %"
    assert formats.percent(0.575) == "58 %"
    assert formats.percent(1.0) == "100 %"
    assert formats.percent(None) == "–"
    locale.choose("nb")
    assert formats.percent(0.719298, 1) == "71,9 %"


def test_counted_days() -> None:
    assert [formats.days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    locale.choose("nb")
    assert [formats.days(n) for n in (0, 1, 1214)] == ["0 dager", "1 dag", "1 214 dager"]


def test_lists() -> None:
    names = ["Fjordglimt", "Nordlys", "Havrom"]
    assert [formats.joined(names[:n]) for n in range(4)] == [
        "",
        "Fjordglimt",
        "Fjordglimt and Nordlys",
        "Fjordglimt, Nordlys and Havrom",
    ]
    locale.choose("nb")
    assert formats.joined(names) == "Fjordglimt, Nordlys og Havrom"


def test_weeks_bear_their_year_where_it_is_not_this_one() -> None:
    assert formats.week("2026-W48", MONDAY) == "week 48"
    assert formats.week("2026-W01", MONDAY) == "week 1"
    assert formats.week("2025-W48", MONDAY) == "week 48 2025"
    # 1 January 2027 still belongs to the last week of 2026.
    assert formats.week("2026-W53", date(2027, 1, 1)) == "week 53"
    locale.choose("nb")
    assert formats.week("2025-W07", MONDAY) == "uke 7 2025"
    assert formats.capital(formats.week("2026-W48", MONDAY)) == "Uke 48"
    assert formats.capital("") == ""
