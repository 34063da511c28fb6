"""Which entries the log shows, as chosen so far, and what there is to choose."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model import periods
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens import period_words
from klyngetui.screens.picker import Choice
from klyngetui.store.pages import EVERYTHING, Filter
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

    from klyngetui.store.log import Log

KINDS = ("meeting", "event", "group_meeting")
STATUSES = ("held", "planned", "cancelled", "no_show")
INDICATORS = ("2.5", "4.5", "5.2")
RECORDS = ("participant", "person", "group")


class Part(NamedTuple):
    """One part of a filter: what it restricts, in words, and the fields of Filter it sets."""

    sort: str
    words: str
    fields: dict[str, Any]


class Chosen(NamedTuple):
    """The parts chosen, at most one of a sort, and the text searched for."""

    parts: tuple[Part, ...] = ()
    search: str = ""

    def adding(self, part: Part) -> Chosen:
        """With one more part, in place of one that restricts the same."""
        kept = tuple(one for one in self.parts if not set(one.fields) & set(part.fields))
        return self._replace(parts=(*kept, part))

    @property
    def filter(self) -> Filter:
        """What to ask the store for."""
        only = EVERYTHING
        for part in self.parts:
            only = only._replace(**part.fields)
        return only._replace(search=self.search.strip() or None)

    @property
    def words(self) -> str:
        """The parts in words, one after another; "" where nothing restricts."""
        search = self.search.strip()
        return " · ".join([part.words for part in self.parts] + [_("“{text}”").format(text=search)] * bool(search))


def status_line(chosen: Chosen, total: int) -> Content:
    """What is shown, how many that is, and the way back to everything."""
    many = ngettext("{n} entry", "{n} entries", total).format(n=number(total))
    words = chosen.words
    pieces = [Piece(words or _("everything"), "strong" if words else "muted"), Piece(f" · {many}", "muted")]
    if words:
        pieces += [Piece(" · "), Piece(pressed("log.clear"), "key"), Piece(" " + _("shows all"), "muted")]
    return line(pieces)


def empty_words(chosen: Chosen) -> str:
    """What to press next where nothing is shown."""
    if chosen.words:
        return _("Nothing here answers that.\n{key} shows all entries again, {other} chooses others.").format(
            key=pressed("log.clear"), other=pressed("log.filter")
        )
    return _("Nothing is logged yet.\nPress {key} and type, as in: m fjordglimt, pilot").format(key=pressed("capture"))


def parts(log: Log, today: date) -> list[Choice]:
    """Everything the log can be restricted by."""
    found = [
        unconfirmed_part(today),
        *(Part(_("Kind"), choice_label(kind), {"kind": kind}) for kind in KINDS),
        Part(_("Kind"), _("success story"), {"kind": "story"}),
        *(Part(_("Status"), choice_label(status), {"status": status}) for status in STATUSES),
        *(Part(_("Counts for"), one, {"indicator": one}) for one in INDICATORS),
        *_periods(log, today),
    ]
    sorts = {"participant": _("Participant"), "person": _("Person"), "group": _("Group")}
    for entity in RECORDS:
        kept = sorted(log.cabinet.load(entity), key=lambda one: one.record["name"].casefold())
        found += [Part(sorts[entity], one.record["name"], {entity: one.key}) for one in kept]
    return [Choice(part, part.sort, part.words) for part in found]


def typed_part(log: Log, today: date, typed: str) -> Sequence[Choice]:
    """The period a person typed, as a part."""
    found = period_words.typed_choice(typed, today, assessment_of(log)) if typed.strip() else []
    return [_as_part(log, today, str(choice.value)) for choice in found]


def period_part(log: Log, today: date, name: str) -> Part:
    """A window by its name as a part; raises PeriodError."""
    window = periods.parse(name, today, assessment_of(log))
    words = period_words.named(window.name, window.start, window.end)
    return Part(_("Period"), words, {"start": window.start.isoformat(), "end": window.end.isoformat()})


def asked_for(log: Log, today: date, wanted: Mapping[str, Any]) -> Chosen:
    """What another screen asks the log for: records by id, a status, kind, indicator or period by name."""
    chosen = Chosen()
    for entity in RECORDS:
        kept = log.cabinet.find(wanted[entity]) if wanted.get(entity) else None
        if kept is not None:
            chosen = chosen.adding(Part("", kept.record["name"], {entity: kept.key}))
    for field in ("status", "kind", "indicator"):
        if wanted.get(field):
            chosen = chosen.adding(Part("", choice_label(wanted[field]), {field: wanted[field]}))
    if wanted.get("unconfirmed"):
        chosen = chosen.adding(unconfirmed_part(today))
    if wanted.get("period"):
        chosen = chosen.adding(period_part(log, today, wanted["period"]))
    return chosen


def unconfirmed_part(today: date) -> Part:
    """What is planned and its day has passed."""
    return Part(_("Status"), _("unconfirmed"), {"status": "planned", "end": (today - timedelta(days=1)).isoformat()})


def assessment_of(log: Log) -> date | None:
    """The day of the label's assessment, where one is set."""
    text = log.cluster["assessment_on"]
    return date.fromisoformat(text) if text else None


def _periods(log: Log, today: date) -> list[Part]:
    names = [f"week:{periods.iso_week(today)}", *period_words.usual(today, "rolling-12m")]
    return [period_part(log, today, name) for name in names]


def _as_part(log: Log, today: date, name: str) -> Choice:
    part = period_part(log, today, name)
    return Choice(part, part.sort, part.words)
