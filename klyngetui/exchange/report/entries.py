"""The entries behind the figures, told for an assessor: what, when, who was there, and why it counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.report.shown_text import shown
from klyngetui.indicators.why import why
from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.model.choice_labels import choice_label
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from klyngetui.indicators.scope import Scope
    from klyngetui.rules.words import Line
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]


class Told(NamedTuple):
    """One activity in words; `why` holds a line for each indicator it was judged for."""

    id: str
    day: date
    what: str
    mode: str
    team: str
    late: bool
    why: tuple[Line, ...]


class Entries:
    """Tells activities, each once however many figures it stands behind."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        cluster = scope.log.cluster
        self.zone = _zone(cluster["timezone"])
        self.patience = timedelta(days=cluster["settings"]["late_logging_days"])
        self._told: dict[int, Told] = {}
        self._present: dict[int, dict[int, list[str]]] = {}

    def told(self, kept: Kept) -> Told:
        """The activity in words."""
        if kept.key not in self._told:
            self._told[kept.key] = self._tell(kept)
        return self._told[kept.key]

    def people(self, kept: Kept, participant: Kept | None) -> str:
        """The named persons present, of one participant or of all; those credited to a successor are there too."""
        if kept.key not in self._present:
            self._present[kept.key] = self._by_participant(kept.record)
        there = self._present[kept.key]
        wanted = [there.get(participant.key, [])] if participant is not None else there.values()
        return ", ".join(dict.fromkeys(name for names in wanted for name in names))

    def _tell(self, kept: Kept) -> Told:
        record = kept.record
        happened = date.fromisoformat(record["date"])
        recorded = datetime.fromisoformat(kept.first[:24]).astimezone(self.zone).date()
        return Told(
            id=exported_id(kept),
            day=happened,
            what=self._what(record),
            mode=choice_label(record["mode"]),
            team=self._names(record["team"]),
            late=recorded - happened > self.patience,
            why=why(self.scope.log, record, self.scope.as_of),
        )

    def _what(self, record: Record) -> str:
        kind = choice_label(record["kind"])
        group = self._names([record["group"]]) if record["group"] else ""
        if record["title"]:
            return f"{kind}: {shown(record['title'])}"
        return _("{kind} of {group}").format(kind=kind, group=group) if group else kind

    def _by_participant(self, record: Record) -> dict[int, list[str]]:
        """The names of the persons present, by the number of the participant they are credited to."""
        found: dict[int, list[str]] = {}
        for row in record["attendance"]:
            kept = self.scope.log.cabinet.find(row["participant"]) if row["participant"] else None
            if kept is not None and row["status"] == "present":
                owner = self.scope.credited.get(kept.key, kept.key)
                found.setdefault(owner, []).extend([self._names([row["person"]])] if row["person"] else [])
        return found

    def _names(self, ids: Iterable[str]) -> str:
        found = (self.scope.log.cabinet.find(one) for one in ids)
        return ", ".join(shown(one.record["name"]) for one in found if one is not None)


def called(scope: Scope, record: Record) -> str:
    """What to call an activity in a list: kind and day, with its title or whom it was with."""
    names = [one.record["name"] for row in record["attendance"] if (one := _found(scope, row["participant"]))]
    with_whom = list(dict.fromkeys(shown(name) for name in names))
    rest = shown(record["title"]) or ", ".join(with_whom[:3]) + (" …" if len(with_whom) > 3 else "")
    head = f"{choice_label(record['kind'])} {day(date.fromisoformat(record['date']))}"
    return f"{head}, {rest}" if rest else head


def _found(scope: Scope, identity: str | None) -> Kept | None:
    return scope.log.cabinet.find(identity) if identity else None


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
