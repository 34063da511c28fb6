"""The form over one story."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.capture.dates import parse_date_text
from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.records import EFFECTS
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.stories.parts import entries_to_name, participants_of, roles_of

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

FIELD_FOR = {
    "participant": "participants",
    "consent": "consent_scope",
    "ready_or_published": "ready_on",
    "too_old": "outcome_on",
    "published": "publications",
}
"""The field of the form for what a story lacks, where it is called otherwise."""
CONSENT = ("scope", "by", "on", "expires_on", "withdrawn_on")


def story_form(desk: Desk, kept: Kept | None, lacks: str = "") -> Form:
    """A form over a story, or for a new one; begins in the field for what it lacks."""
    editing = Editing(desk, "story", kept.record["id"] if kept else None)
    record = editing.record
    consent = record["consent"] or {}
    values = {
        **record,
        "participants": [row["participant"] for row in record["participants"]],
        "roles": roles_of(desk, record),
        "publications": [_publication_text(one) for one in record["publications"]],
        **{f"consent_{name}": consent.get(name) for name in CONSENT},
    }

    def patch_of(changed: Record, values: Record) -> Record:
        patch = {name: value for name, value in changed.items() if not name.startswith(("consent_", "roles"))}
        if any(name.startswith("consent_") for name in changed):
            patch["consent"] = _consent(values)
        if "participants" in changed or "roles" in changed:
            patch["participants"] = participants_of(desk, record, values["participants"], values["roles"])
        if "publications" in changed:
            patch["publications"] = [_publication(text, desk.today) for text in values["publications"]]
        return {"title": values["title"], **patch} if kept is None else patch

    done = _("{name} changed") if kept else _("{name} begins")
    first = _lost(consent) if lacks == "consent" and consent else FIELD_FOR.get(lacks, lacks)
    return Form(
        kept.record["title"] if kept else _("New story"), _asks(desk, record), values, editing, patch_of, done, first
    )


def _lost(consent: Record) -> str:
    """The field for which a consent that was given does not hold."""
    return "consent_withdrawn_on" if consent["withdrawn_on"] else "consent_expires_on"


def _asks(desk: Desk, record: Record) -> list[Ask]:
    participants = sorted(
        ((kept.record["id"], str(kept.record["name"])) for kept in desk.log.cabinet.load("participant")),
        key=lambda pair: pair[1].casefold(),
    )
    scopes = [(None, _("not given yet")), ("public", _("for everybody")), ("assessor", _("for the assessor only"))]
    return [
        Ask("title", _("Title"), required=True),
        Ask("participants", _("Participants"), "picked", participants),
        Ask("roles", _("Their roles"), "lines", hint=_("One a line: participant: role")),
        Ask("activities", _("Entries behind it"), "picked", entries_to_name(desk, record)),
        Ask("situation", _("Before"), "long", hint=_("How did it stand before?")),
        Ask("contribution", _("What the cluster did"), "long", hint=_("Needed: what would not have come without you?")),
        Ask("result", _("Result"), "long", hint=_("Needed: what came of it?")),
        Ask("result_value", _("Result in figures"), "number"),
        Ask("result_unit", _("Unit"), hint=_("new jobs, kroner, per cent")),
        Ask("outcome_on", _("Day of the outcome"), "day"),
        Ask("effects", _("Effects"), "picked", [(one, choice_label(one)) for one in EFFECTS]),
        Ask("quote", _("Quote"), "long"),
        Ask("consent_scope", _("Consent"), "choice", scopes),
        Ask("consent_by", _("Consent given by")),
        Ask("consent_on", _("Consent given on"), "day"),
        Ask("consent_expires_on", _("Consent until"), "day", hint=_("empty: without end")),
        Ask("consent_withdrawn_on", _("Consent withdrawn on"), "day"),
        Ask("ready_on", _("Ready on"), "day", hint=_("the day it could be shown to an assessor")),
        Ask("publications", _("Published"), "lines", hint=_("One a line: where, day, link")),
    ]


def _consent(values: Record) -> Record | None:
    consent = {name: values[f"consent_{name}"] for name in CONSENT}
    if consent["scope"] is None:
        return None
    if not consent["by"]:
        raise NotRead(_("Say who gave consent."))
    if consent["on"] is None:
        raise NotRead(_("Say on which day consent was given."))
    return consent


def _publication_text(one: Record) -> str:
    return ", ".join(filter(None, [one["channel"], day(date.fromisoformat(one["on"])), one["url"]]))


def _publication(text: str, today: date) -> Record:
    """A line such as “Nettsiden, 3.10.2026, https://…”; the link may be left out."""
    parts = [part.strip() for part in text.split(",")]
    url = parts.pop() if len(parts) > 2 and parts[-1].lower().startswith("http") else None
    if len(parts) < 2:
        raise NotRead(_("Write a publication as: where, day, link. It stands so: {text}").format(text=text))
    on = parse_date_text(parts.pop(), today)
    return {"channel": ", ".join(parts), "on": on.isoformat(), "url": url}
