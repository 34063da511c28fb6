"""The forms over one group: a new one, its fields and members, its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.indicators.group_life import members_on
from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.records import GROUP_KINDS, OUTCOMES
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

FROM = "members_from"
"""The field for the day since which the members are these; no field of the record."""


def new_form(desk: Desk) -> Form:
    """A form for a new group, started today unless changed."""
    today = desk.today.isoformat()
    values = {"kind": "working_group", "started_on": today}

    def patch_of(_changed: Record, values: Record) -> Record:
        begin = values["started_on"]
        rows = [{"participant": one, "person": None, "from": begin, "to": None} for one in values["members"]]
        return {**values, "members": rows}

    title, done = _("New group"), _("{name} is now a group")
    return Form(title, _asks(desk), values, Editing(desk, "group"), patch_of, done)


def edit_form(desk: Desk, kept: Kept) -> Form:
    """A form over the fields and the members of today."""
    record, today = kept.record, desk.today.isoformat()
    members = [one for one in _in_order(record) if one in members_on(record, today)]
    values = {**record, "members": members, FROM: today}

    def patch_of(changed: Record, values: Record) -> Record:
        patch = {name: value for name, value in changed.items() if name not in (FROM, "members")}
        if "members" in changed:
            begin = date.fromisoformat(values[FROM] or today)
            patch["members"] = _members(record, values["members"], desk.today, begin)
        return patch

    asks = _asks(desk)
    since = Ask(FROM, _("Changed from"), "day", hint=_("the first day of new members"))
    asks.insert([ask.name for ask in asks].index("members") + 1, since)
    editing = Editing(desk, "group", record["id"])
    return Form(record["name"], asks, values, editing, patch_of, _("{name} changed"))


def end_form(desk: Desk, kept: Kept) -> Form:
    """A form for the day it ends and how."""
    record = kept.record
    asks = [
        Ask("ended_on", _("Ends on"), "day"),
        Ask("outcome", _("Outcome"), "choice", [(one, choice_label(one)) for one in OUTCOMES]),
        Ask("result", _("What came of it"), "long"),
    ]
    values = {**record, "ended_on": record["ended_on"] or desk.today.isoformat()}

    def patch_of(_changed: Record, values: Record) -> Record:
        if values["ended_on"] is None:
            raise NotRead(_("Say on which day it ends."))
        return values

    editing, title = Editing(desk, "group", record["id"]), _("End the group")
    return Form(title, asks, values, editing, patch_of, _("{name} has an end"), always=True)


def _asks(desk: Desk) -> list[Ask]:
    participants = sorted(
        ((kept.record["id"], str(kept.record["name"])) for kept in desk.log.cabinet.load("participant")),
        key=lambda pair: pair[1].casefold(),
    )
    return [
        Ask("name", _("Name"), required=True),
        Ask("kind", _("Kind"), "choice", [(one, choice_label(one)) for one in GROUP_KINDS]),
        Ask("leader", _("Leader"), hint=_("a working group needs one to count")),
        Ask("aim", _("Aim"), "long", hint=_("a working group needs one to count")),
        Ask("started_on", _("Started on"), "day"),
        Ask("members", _("Members"), "picked", participants),
        Ask("nicknames", _("Short names"), "commas", hint=_("understood when adding entries")),
    ]


def _in_order(record: Record) -> list[str]:
    return list(dict.fromkeys(row["participant"] for row in record["members"]))


def _members(record: Record, wanted: list[str], today: date, begin: date) -> list[Record]:
    """The rows of members once these are the members of today.

    Who left stays with an end, the day before `begin`; who came begins on that day.
    """
    text, first, last = today.isoformat(), begin.isoformat(), (begin - timedelta(days=1)).isoformat()
    now = members_on(record, text)
    rows = []
    for row in record["members"]:
        leaves = row["participant"] in now and row["participant"] not in wanted
        runs = (row["from"] or "") <= text <= (row["to"] or text)
        if not (leaves and runs):
            rows.append(row)
        elif (row["from"] or "") < first:
            rows.append({**row, "to": last})
    come = [one for one in wanted if one not in now]
    return rows + [{"participant": one, "person": None, "from": first, "to": None} for one in come]
