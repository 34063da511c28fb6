"""Further checks of single values: days, times, organisation numbers, time zones, periods, weeks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 50


def is_day(text: str) -> bool:
    """Whether the text is a day that exists, written YYYY-MM-DD."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Whether the text is a time of the day, written HH:MM."""
    return (
        len(text) == 5
        and text.isascii()
        and text[2] == ":"
        and text[:2].isdigit()
        and text[3:].isdigit()
        and text[:2] < "24"
        and text[3:] < "60"
    )


def organisation_number(text: str) -> str:
    """The nine digits of a Norwegian organisation number; raises ValueError when the control digit does not fit."""
    digits = "".join(text.split())
    if not digits:
        return ""
    from stdnum.exceptions import ValidationError
    from stdnum.no import orgnr

    try:
        return str(orgnr.validate(digits))
    except ValidationError as wrong:
        raise ValueError(_("is no Norwegian organisation number (nine digits, the last a check digit)")) from wrong


def timezone(text: str) -> str:
    """The name of a time zone; raises ValueError when there is none of that name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        if text in ("Europe/Oslo", "UTC"):
            # A machine without time-zone data must still take the default.
            return text
        raise ValueError(_("is no time zone; write for instance Europe/Oslo")) from wrong
    return text


def period(text: str) -> str:
    """The name of a window; raises ValueError when no window is called so."""
    from klyngetui.model.periods import parse

    parse(text, date(2026, 1, 1))
    return text


def week(text: str) -> str:
    """An ISO week, 2026-W47; raises ValueError when it does not exist."""
    if not is_week(text):
        raise ValueError(_("must be a week written 2026-W47"))
    return text


def holiday(text: str) -> str:
    """A week left out of the forecast: one week, 2026-W28, or that week of every year, W28."""
    if not is_week(text) and not is_week(f"2020-{text}"):
        raise ValueError(_("must be a week written 2026-W28, or W28 for every year"))
    return text


def sha256(text: str) -> str:
    """Sixty-four hexadecimal digits in lower case; raises ValueError otherwise."""
    if len(text) != 64 or any(letter not in "0123456789abcdef" for letter in text):
        raise ValueError(_("must be a SHA-256 of 64 digits in lower case"))
    return text


def steps(value: Any) -> dict[str, str]:
    """The steps of a weekly review, each done, skipped or left; raises ValueError otherwise."""
    from klyngetui.model.records import STEP_STATES
    from klyngetui.model.text import clean

    if not isinstance(value, dict) or any(state not in STEP_STATES for state in value.values()):
        raise ValueError(_("must say done, skipped or left for each step"))
    return {clean(str(name)): state for name, state in value.items()}


def plain_json(value: Any, depth: int = 0) -> Any:
    """The value when it is plain JSON that can be kept; raises ValueError for what cannot."""
    from klyngetui.model.text import clean

    if depth > DEEPEST:
        raise ValueError(_("is nested too deep"))
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean(value, long=True)
    if isinstance(value, int | float):
        if value != value or abs(value) > 2**63 - 1:
            raise ValueError(_("is outside the numbers that can be kept"))
        return value
    if isinstance(value, list):
        return [plain_json(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {clean(str(key)): plain_json(one, depth + 1) for key, one in value.items()}
    raise ValueError(_("is no JSON value"))


def is_week(text: str) -> bool:
    """Whether a text names an ISO week that exists, written 2026-W47."""
    if len(text) != 8 or text[4:6] != "-W" or not (text[:4] + text[6:]).isdigit() or not text.isascii():
        return False
    try:
        date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
    except ValueError:
        return False
    return True


FORMS: dict[str, Callable[[Any], Any]] = {
    "org_number": organisation_number,
    "timezone": timezone,
    "period": period,
    "week": week,
    "holiday": holiday,
    "sha256": sha256,
    "steps": steps,
}
