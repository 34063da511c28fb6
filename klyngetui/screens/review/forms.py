"""The form of the weekly review: looking back and ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.review.week import review_edit, week_of
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask
from klyngetui.screens.forms.form import Form

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


def looking_back(desk: Desk, week: str) -> Form:
    """How the week went, and the three things that come next."""
    edit = review_edit(desk.log, week, {}, desk.today)
    found = week_of(desk.log, week)
    asks = [
        Ask("reflection", _("How did the week go?"), "long"),
        Ask("next_week", _("Three things for next week, a line each"), "lines"),
    ]

    def patch_of(changed: Record, _values: Record) -> Record:
        lines = {"next_week": "\n".join(changed["next_week"]) or None} if "next_week" in changed else {}
        return {**edit.patch, **changed, **lines}

    given = {"reflection": found.words("reflection"), "next_week": found.words("next_week").splitlines()}
    editing = Editing(desk, "review", edit.id if found.review else None)
    editing.identity = edit.id
    form = Form(_("Looking back, ahead"), asks, given, editing, patch_of, _("The week is written down"))
    form.about = edit.id
    return form
