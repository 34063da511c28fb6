"""Days as options take them: every form the capture line knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.parts import session_of

if TYPE_CHECKING:
    from datetime import date

    _DayParameter = click.ParamType[date]
else:
    _DayParameter = click.ParamType  # generic in the latest versions of click only


class DayType(_DayParameter):
    """A day: 2026-11-23, 12.6., 12. mai, i går, yesterday, -3d. Becomes a date.

    `field` names the field it is for, where that matters: due dates are yet to come.
    """

    name = "day"

    def __init__(self, field: str = "") -> None:
        self.field = field

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from klyngetui import clock
        from klyngetui.capture.coming import reader_of
        from klyngetui.capture.problems import CaptureError
        from klyngetui.store.errors import LogError

        if not isinstance(value, str):
            found: date = value
            return found
        try:
            today = session_of(ctx).today() if ctx else clock.today()
        except LogError:
            today = clock.today()  # where there is no log yet, the default zone's day
        try:
            return reader_of(self.field)(value, today)
        except CaptureError as error:
            self.fail(str(error), param, ctx)


DAY = DayType()
DUE = DayType("due_on")


def iso(day: date | None) -> str | None:
    """The day as the document writes it."""
    return day.isoformat() if day else None
