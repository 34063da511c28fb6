"""The forms over one action: a new one, its fields; and the choice among those that are open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask
from klyngetui.screens.forms.form import Form
from klyngetui.screens.picker import Choice

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]


def new_form(desk: Desk, about: Kept) -> Form:
    """A form for something to be done about a group or participant, by whoever sits here unless changed."""
    editing = Editing(desk, "action")
    of = {"entity": about.entity, "id": about.record["id"]}
    owner = desk.team[0] if desk.team else None
    asks = _asks(desk, owner)[:-1]
    done = _("To do: {name}")

    def patch_of(_changed: Record, values: Record) -> Record:
        return {**values, "of": of}

    form = Form(done.format(name=about.record["name"]), asks, {"owner": owner}, editing, patch_of, done)
    form.about = about.record["id"]
    return form


def edit_form(desk: Desk, kept: Kept) -> Form:
    """A form over its fields, the day it was done among them."""
    record = kept.record
    editing = Editing(desk, "action", record["id"])
    asks = _asks(desk, record["owner"], lines="\n" in (record["text"] or ""))
    return Form(_("To do"), asks, record, editing, lambda changed, _values: changed, _("Changed: {name}"))


def finish(desk: Desk, kept: Kept) -> str:
    """Say that it was done today; returns that in words. Raises Invalid or LogError."""
    words = _("Done: {name}").format(name=kept.record["text"] or "")
    return Editing(desk, "action", kept.record["id"]).commit({"done_on": desk.today.isoformat()}, words)


def choices(actions: list[Kept]) -> list[Choice]:
    """The actions with the day each is due; the value is the id."""
    return [
        Choice(one["id"], day(date.fromisoformat(one["due_on"])) if one["due_on"] else "", one["text"] or "")
        for one in (kept.record for kept in actions)
    ]


def _asks(desk: Desk, owner: str | None, *, lines: bool = False) -> list[Ask]:
    team = {member["id"]: member["name"] for member in desk.current_team()}
    if owner is not None:
        team.setdefault(owner, desk.name(owner))
    return [
        Ask("text", _("What"), "long" if lines else "text", required=True),
        Ask("due_on", _("Due"), "day", hint=_("empty: no day set")),
        Ask("owner", _("Who"), "choice", [*team.items(), (None, "–")]),
        Ask("done_on", _("Done on"), "day", hint=_("empty: still open")),
    ]
