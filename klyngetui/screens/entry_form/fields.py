"""The fields of the entry form and what an entry makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.records import ACTIVITY_KINDS, FORMATS, MODES, STATUSES
from klyngetui.screens.forms.fields import Ask, NotRead

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]

VIRTUAL = ("exception", "reason")
COUNT = {"yes": True, "no": False}
ONLY_WITH = {"group": "group_meeting", "format": "event"}
"""Fields that belong to one kind of entry alone."""


def asks(desk: Desk, record: Record) -> list[Ask]:
    """The fields, in the order one fills them in."""
    return [
        Ask("kind", _("Kind"), "choice", _words(ACTIVITY_KINDS)),
        Ask("group", _("Group"), "choice", _groups(desk, record)),
        Ask("format", _("Format"), "choice", [(None, "–"), *_words(FORMATS)]),
        Ask("date", _("Date"), "day", hint=_("today, yesterday, 23.11.2026")),
        Ask("time", _("Time"), "time", hint=_("such as 14:30")),
        Ask("minutes", _("Minutes"), "integer"),
        Ask("status", _("Status"), "choice", _words(STATUSES)),
        Ask("mode", _("How"), "choice", _words(MODES)),
        Ask("location", _("Place")),
        Ask("title", _("Title")),
        Ask("team", _("Team"), "picked", _team(desk, record)),
        Ask("attendance", _("Who was there"), "roster"),
        Ask("notes", _("Notes"), "long"),
        Ask("decisions", _("Decisions"), "lines", hint=_("one a line")),
        Ask("exception", _("Exception, 2.5"), "choice", _exceptions()),
        Ask("reason", _("Its reason")),
    ]


def given(record: Record) -> Record:
    """What stands in the fields as the form opens."""
    first = record["overrides"][0] if record["overrides"] else None
    exception = None if first is None else "yes" if first["count"] else "no"
    return {**record, "exception": exception, "reason": first["reason"] if first else None}


def patch_of(changed: Record, values: Record) -> Record:
    """The patch for the fields that were changed; raises NotRead for an exception without a reason."""
    patch = {name: value for name, value in changed.items() if name not in VIRTUAL}
    if values["date"] is None:
        raise NotRead(_("Date: This one is still empty."))
    for field, kind in ONLY_WITH.items():
        if values["kind"] != kind and values[field] is not None:
            patch[field] = None
    if values["kind"] == "group_meeting" and values["group"] is None:
        raise NotRead(_("Group: choose whose meeting it was."))
    if any(name in changed for name in VIRTUAL):
        patch["overrides"] = overrides(values)
    return patch


def overrides(values: Record) -> list[Record]:
    """The exceptions the two fields say; raises NotRead where only one of them says something."""
    if values["exception"] is None:
        if values["reason"]:
            raise NotRead(_("There is a reason but no exception: choose whether it counts."))
        return []
    if not values["reason"]:
        raise NotRead(_("An exception needs a reason."))
    return [{"indicator": "2.5", "count": COUNT[values["exception"]], "reason": values["reason"]}]


def refuse_empty(values: Record) -> None:
    """Raise NotRead for a new entry that says neither who was there nor what it was about."""
    if not (values["attendance"] or values["group"] or values["title"] or values["notes"]):
        raise NotRead(_("Say who was there, or give it a title."))


def row_words(desk: Desk, row: Record) -> str:
    """Who a row of the roster is."""
    if row.get("participant") is None:
        who = row.get("guest") or (desk.name(row["person"]) if row.get("person") else "")
        return _("{name} (guest)").format(name=who)
    participant = desk.name(row["participant"])
    if row.get("person"):
        return f"{desk.name(row['person'])} · {participant}"
    return _("somebody from {participant}").format(participant=participant)


def _words(values: tuple[str, ...]) -> list[tuple[str | None, str]]:
    return [(one, choice_label(one)) for one in values]


def _exceptions() -> list[tuple[str | None, str]]:
    return [
        (None, _("none: as the rules say")),
        ("yes", _("counts as a direct contact")),
        ("no", _("does not count")),
    ]


def _groups(desk: Desk, record: Record) -> list[tuple[str | None, str]]:
    """The groups of that day, the one named already among them."""
    day = record["date"] or desk.today.isoformat()
    found = [kept.record for kept in desk.log.cabinet.load("group")]
    open_ones = [one for one in found if not one["ended_on"] or one["ended_on"] >= day or one["id"] == record["group"]]
    return [(None, "–"), *((one["id"], one["name"]) for one in sorted(open_ones, key=lambda one: one["name"]))]


def _team(desk: Desk, record: Record) -> list[tuple[str | None, str]]:
    current = [member["id"] for member in desk.current_team()]
    return [(one, desk.name(one)) for one in dict.fromkeys([*current, *record["team"]])]
