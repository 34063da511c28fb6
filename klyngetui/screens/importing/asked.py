"""What can be said of a table and its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.capture.dates import parse_date_text
from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.screens.importing import fields as importing_fields
from klyngetui.screens.importing.step import Asked
from klyngetui.screens.picker import Choice

if TYPE_CHECKING:
    from datetime import date


def kind() -> Asked:
    """What the table holds."""
    choices = [Choice(one, "", importing_fields.kind_words(one)) for one in importing_fields.KINDS]
    return Asked(_("The table holds"), choices)


def field(kind: str, head: str) -> Asked:
    """Which field a column holds, or none."""
    choices = [Choice("", "", _("not used"))]
    choices += [Choice(one, "", importing_fields.label(one)) for one in importing_fields.fields_of(kind)]
    return Asked(_("What does “{column}” hold?").format(column=head), choices)


def sheet() -> Asked:
    """Which sheet of the workbook is read, by its name."""

    def typed(text: str) -> list[Choice]:
        return [Choice(text.strip(), "", _("the sheet “{name}”").format(name=text.strip()))] if text.strip() else []

    return Asked(_("Type the name of a sheet"), [Choice("", "", _("the first with rows"))], typed)


def since(today: date) -> Asked:
    """When those joined whose row says no day."""

    def typed(text: str) -> list[Choice]:
        try:
            found = parse_date_text(text.strip(), today) if text.strip() else None
        except CaptureError:
            found = None
        return [Choice(found.isoformat(), "", day(found))] if found else []

    return Asked(_("Type the day they joined"), [Choice(today.isoformat(), "", _("today"))], typed)
