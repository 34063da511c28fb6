"""Days that are yet to come: by when something is due, or the last day something holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from klyngetui.capture import words as w
from klyngetui.capture.dates import parse_date_text, says_which
from klyngetui.capture.years import PAST_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = frozenset({"due_on", "expires_on", "label_expires_on", "assessment_on", "programme_to"})
"""The fields of records whose days are read so."""


def parse_coming_day(text: str, today: date) -> date:
    """The day a whole text says, where one without a week or year is the next such day, today included.

    Raises CaptureError as `parse_date_text` does; a day that is over is taken where the text says just that.
    """
    found = parse_date_text(text, today)
    given = text.split()
    if found >= today or says_which(given, today):
        return found
    # The rules look back: asked from a later day, what they find up to it is yet to come.
    ahead = 6 if len(given) == 1 and w.fold_loosely(given[0].rstrip(".")) in w.WEEKDAYS else PAST_DAYS
    return parse_date_text(text, today + timedelta(days=ahead))


def reader_of(field: str) -> Callable[[str, date], date]:
    """How the days of a field are read."""
    return parse_coming_day if field in FIELDS else parse_date_text
