"""The forms of the readiness screen: a rating, a recommendation, the dates of label and programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.indicators.catalogue import INDICATORS
from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import LABELS, PROGRAMMES
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask
from klyngetui.screens.forms.form import Form
from klyngetui.screens.readiness.rows import DATES, name_of, rating_of

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


def rating_form(desk: Desk, indicator: str) -> Form:
    """The newest rating of an indicator, or a first one."""
    kept = rating_of(desk, indicator)
    editing = Editing(desk, "rating", kept.record["id"] if kept else None)
    asks = [
        Ask("score", _("Score"), "number", hint=_("on a scale of your own")),
        Ask("note", _("Note"), "long", hint=_("what it rests on; what is missing")),
        Ask("rated_on", _("Rated on"), "day"),
    ]
    given = {**editing.record, "rated_on": editing.record["rated_on"] or desk.today.isoformat()}

    def patch_of(changed: Record, values: Record) -> Record:
        return changed if kept else {**values, "indicator": indicator}

    done = _("{indicator} rated").format(indicator=indicator)
    return Form(f"{indicator} {name_of(indicator)}", asks, given, editing, patch_of, done)


def recommendation_form(desk: Desk, identity: str | None, first: str = "", indicator: str | None = None) -> Form:
    """A recommendation with what was done about it and what came of that."""
    editing = Editing(desk, "recommendation", identity)
    about = [(None, "–"), *((one.number, f"{one.number} {name_of(one.number)}") for one in INDICATORS)]
    asks = [
        Ask("text", _("Recommendation"), "long", required=True),
        Ask("indicator", _("Indicator"), "choice", about),
        Ask("assessment_on", _("Assessment on"), "day"),
        Ask("action", _("Action"), "long", hint=_("what was done about it")),
        Ask("effect", _("Effect"), "long", hint=_("what came of it")),
        Ask("closed_on", _("Closed on"), "day", hint=_("empty: still open")),
    ]
    given = {**editing.record, "indicator": editing.record["indicator"] or indicator}
    if first == "closed_on":
        given["closed_on"] = given["closed_on"] or desk.today.isoformat()
        first = "effect"

    def patch_of(changed: Record, values: Record) -> Record:
        return values if editing.new else {**changed, "closed_on": values["closed_on"]}

    title = _("New recommendation") if editing.new else _("Recommendation")
    return Form(title, asks, given, editing, patch_of, _("Recommendation saved"), first, always=True)


def dates_form(desk: Desk, first: str) -> Form:
    """Label and programme of the cluster."""
    editing = Editing(desk, "cluster", desk.log.cluster["id"])
    choices = {"label_level": LABELS, "programme": PROGRAMMES}
    asks = [
        Ask(field, field_label(field).capitalize(), "choice", [(None, "–"), *_words(choices[field])])
        if field in choices
        else Ask(field, field_label(field).capitalize(), "day")
        for field in DATES
    ]
    title, done = _("Label and programme"), _("Label and programme changed")
    return Form(title, asks, editing.record, editing, lambda changed, _values: changed, done, first)


def _words(values: tuple[str, ...]) -> list[tuple[str | None, str]]:
    return [(one, choice_label(one)) for one in values]
