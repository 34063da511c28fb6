"""The forms over one participant: a new one, its fields, the end of its commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.records import GROUNDS, PARTICIPANT_KINDS
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

VIRTUAL = ("since", "ground")


def new_form(desk: Desk, name: str = "") -> Form:
    """A form for a new participant, committed from today unless changed."""
    editing = Editing(desk, "participant")
    asks = [_name(), _kind(), *_commitment()]
    values = {"name": name, "kind": "sme", "since": desk.today.isoformat(), "ground": "agreement"}
    return Form(_("New participant"), asks, values, editing, _new_patch, _("{name} is now a participant"))


def edit_form(desk: Desk, kept: Kept) -> Form:
    """A form over the simple fields; the commitment too where there is at most one spell."""
    record = kept.record
    editing = Editing(desk, "participant", record["id"])
    spells = record["commitments"]
    simple = len(spells) <= 1
    asks = [
        _name(),
        _kind(),
        *(_commitment() if simple else []),
        Ask("cadence_days", _("Meet every … days"), "integer", hint=_("empty: no rhythm agreed")),
        Ask("municipality", _("Municipality")),
        Ask("org_number", _("Organisation number")),
        Ask("website", _("Website")),
        Ask("nicknames", _("Short names"), "commas", hint=_("fjord, FG: understood when adding entries")),
        Ask("email_domains", _("E-mail domains"), "commas", hint=_("fjordglimt.example: recognised in calendars")),
        Ask("notes", _("Notes"), "long"),
    ]
    values = dict(record)
    if simple:
        values |= (
            {"since": spells[0]["from"], "ground": spells[0]["ground"]} if spells else {"since": None, "ground": None}
        )

    def patch_of(changed: Record, values: Record) -> Record:
        patch = {name: value for name, value in changed.items() if name not in VIRTUAL}
        if any(name in changed for name in VIRTUAL):
            patch["commitments"] = _spells(values, spells[0]["to"] if spells else None)
        return patch

    return Form(record["name"], asks, values, editing, patch_of, _("{name} changed"))


def end_form(desk: Desk, kept: Kept) -> Form:
    """A form for the last day of the commitment that runs."""
    editing = Editing(desk, "participant", kept.record["id"])
    asks = [Ask("last", _("Last day committed"), "day")]

    def patch_of(_changed: Record, values: Record) -> Record:
        last = values["last"]
        if last is None:
            raise NotRead(_("Say on which day it ends."))
        ended = [
            {**one, "to": last} if runs(one, desk.today.isoformat()) else one for one in kept.record["commitments"]
        ]
        return {"commitments": ended}

    done, given = _("{name}: the commitment has an end"), {"last": desk.today.isoformat()}
    return Form(_("End the commitment"), asks, given, editing, patch_of, done, always=True)


def runs(spell: Record, today: str) -> bool:
    """Whether a spell goes on beyond today."""
    return (spell["from"] or "") <= today and (spell["to"] is None or spell["to"] > today)


def _new_patch(_changed: Record, values: Record) -> Record:
    return {"name": values["name"], "kind": values["kind"], "commitments": _spells(values, None)}


def _spells(values: Record, end: str | None) -> list[Record]:
    return [{"from": values["since"], "to": end, "ground": values["ground"]}] if values["ground"] else []


def _name() -> Ask:
    return Ask("name", _("Name"), required=True)


def _kind() -> Ask:
    return Ask("kind", _("Kind"), "choice", [(one, choice_label(one)) for one in PARTICIPANT_KINDS])


def _commitment() -> list[Ask]:
    grounds = [*((one, choice_label(one)) for one in GROUNDS), (None, _("not committed: a prospect"))]
    return [
        Ask("since", _("Committed since"), "day", hint=_("empty: since before the log began")),
        Ask("ground", _("By"), "choice", grounds),
    ]
