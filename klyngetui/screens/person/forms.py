"""The forms over one person of a participant: who they are, and since when and until when they work there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask
from klyngetui.screens.forms.form import Form
from klyngetui.screens.person import words as person_words
from klyngetui.screens.picker import Choice

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

TERM = ("from", "to", "here")
"""The fields for the time at the participant; no fields of the record."""


def choices(desk: Desk, participant: Kept) -> list[Choice]:
    """Everybody in the log, those of the participant first; the value is id and name."""
    return person_words.choices(desk, participant, team=False)


def unknown(typed: str) -> list[Choice]:
    """Somebody new, called what was typed."""
    name = " ".join(typed.split())
    return [Choice(("", name), "+", _("New: {name}").format(name=name) if name else _("Somebody new"))]


def new_form(desk: Desk, participant: Kept, name: str) -> Form:
    """A form for somebody new who works for the participant."""
    identity = participant.record["id"]

    def patch_of(_changed: Record, values: Record) -> Record:
        own = {field: value for field, value in values.items() if field not in TERM}
        return {**own, "employments": [_term(identity, values)]}

    title = _("New person: {participant}").format(participant=participant.record["name"])
    form = Form(title, _asks(), {"name": name}, Editing(desk, "person"), patch_of, _("{name} added"))
    form.about = identity
    return form


def edit_form(desk: Desk, person: Kept, participant: Kept) -> Form:
    """A form over their fields and their time at the participant, the latest one where there were several.

    Who has never worked there does from now on, unless that is answered with no.
    """
    record, identity = person.record, participant.record["id"]
    terms = record["employments"]
    at = max(
        (place for place, term in enumerate(terms) if term["participant"] == identity),
        key=lambda place: (terms[place]["to"] or "9999", terms[place]["from"] or ""),
        default=None,
    )
    asks, values = _asks(), {**record, "here": "yes"}
    if at is None:
        asks.insert(-2, Ask("here", _("Works here"), "choice", [("yes", _("yes")), (None, _("no"))]))
    else:
        values |= {"from": terms[at]["from"], "to": terms[at]["to"]}

    def patch_of(changed: Record, values: Record) -> Record:
        patch = {field: value for field, value in changed.items() if field not in TERM}
        if at is not None and ("from" in changed or "to" in changed):
            patch["employments"] = _changed(terms, at, values)
        elif at is None and values["here"]:
            patch["employments"] = [*terms, _term(identity, values)]
        return patch

    editing = Editing(desk, "person", record["id"])
    form = Form(record["name"], asks, values, editing, patch_of, _("{name} changed"), always=at is None)
    form.about = f"{record['id']}:{identity}"
    return form


def member_form(desk: Desk, identity: str | None) -> Form:
    """Somebody of the team, with the time they are in it; who came back keeps the earlier times."""
    editing = Editing(desk, "team_member", identity)
    spells = editing.record["spells"]
    last = spells[-1] if spells else {"from": None, "to": None}
    asks = [
        Ask("name", _("Name"), required=True),
        Ask("email", _("E-mail"), hint=_("recognised in calendars")),
        *_since(),
    ]

    def patch_of(changed: Record, values: Record) -> Record:
        patch = {field: value for field, value in changed.items() if field not in TERM}
        if editing.new or "from" in changed or "to" in changed:
            patch["spells"] = _changed(spells or [last], -1, values)
        return patch

    title = _("New in the team") if editing.new else editing.record["name"]
    done = _("{name} changed") if identity else _("{name} is in the team")
    return Form(title, asks, {**editing.record, "from": last["from"], "to": last["to"]}, editing, patch_of, done)


def _changed(terms: list[Record], at: int, values: Record) -> list[Record]:
    """The terms with one of them from and to the days said; a day after its end begins another."""
    one = {**terms[at], "from": values["from"], "to": values["to"]}
    end = terms[at]["to"]
    if end and values["from"] and values["from"] > end:
        return [*terms, {**one, "to": values["to"] if values["to"] != end else None}]
    return [one if term is terms[at] else term for term in terms]


def _term(identity: str, values: Record) -> Record:
    return {"participant": identity, "from": values["from"], "to": values["to"]}


def _asks() -> list[Ask]:
    return [
        Ask("name", _("Name"), required=True),
        Ask("role", _("Role")),
        Ask("email", _("E-mail"), hint=_("recognised in calendars")),
        Ask("phone", _("Telephone")),
        *_since(),
    ]


def _since() -> list[Ask]:
    return [
        Ask("from", _("From"), "day", hint=_("empty: since before the log began")),
        Ask("to", _("Last day"), "day", hint=_("empty: until further notice")),
    ]
