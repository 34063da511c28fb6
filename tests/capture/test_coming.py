"""Days that are yet to come, on a Monday, 23.11.2026."""

from __future__ import annotations

from datetime import date

import pytest

from klyngetui.capture.coming import parse_coming_day, reader_of
from klyngetui.capture.dates import parse_date_text

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fredag", "2026-11-27"),
        ("mandag", "2026-11-23"),
        ("søndag", "2026-11-29"),
        ("neste fredag", "2026-11-27"),
        ("12.6.", "2027-06-12"),
        ("12. mai", "2027-05-12"),
        ("1.12.", "2026-12-01"),
        ("uke 4 tirsdag", "2027-01-26"),
        ("+7d", "2026-11-30"),
        ("i morgen", "2026-11-24"),
        ("i går", "2026-11-22"),
        ("forrige fredag", "2026-11-20"),
        ("12.6.2026", "2026-06-12"),
    ],
)
def test_a_day_to_come(text: str, day: str) -> None:
    assert parse_coming_day(text, TODAY).isoformat() == day


def test_only_days_to_come_are_read_so() -> None:
    assert reader_of("due_on") is parse_coming_day
    assert reader_of("date") is parse_date_text
