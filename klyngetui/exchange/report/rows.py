"""The dated rows behind the figures of one indicator: each entry and participant, group or story once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from klyngetui.exchange.report.model import Earned, Figure
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.values import Column, Line, Ref, Refs, Share, Table, Value, when
from klyngetui.indicators.rows import rows
from klyngetui.indicators.why import why
from klyngetui.locale import _
from klyngetui.locale.formats import day

if TYPE_CHECKING:
    from typing import Any

    from klyngetui.exchange.report.entries import Entries
    from klyngetui.exchange.report.evidence import Evidence
    from klyngetui.indicators.rows import Row
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept

Key = tuple[int | None, int | None, int | None, int | None]


class Rows:
    """The rows of one indicator as they are met, and which measures each earns."""

    def __init__(self, scope: Scope, section: str, entries: Entries, evidence: Evidence, withheld: set[str]) -> None:
        self.scope, self.section = scope, section
        self.entries, self.evidence = entries, evidence
        self.anchor = "r" + section.replace(".", "").replace("information_sharing", "is")
        self.order: list[Row] = []
        self.earned: dict[str, list[tuple[str, int]]] = {}
        self.unnamed: Counter[str] = Counter()
        places: dict[Key, int] = {}
        for row in rows(scope, section):
            if row.story is not None and row.story.record["id"] in withheld:
                self.unnamed[row.measure] += row.participant is None
                continue
            place = places.setdefault(_key(row), len(places))
            if place == len(self.order):
                self.order.append(row)
            self.earned.setdefault(row.measure, []).append((_name(row), place))
        self._number()

    def _number(self) -> None:
        """Rows stand in order of their days, so that they can be read as a diary."""
        newest = sorted(range(len(self.order)), key=lambda place: (self.order[place].day or "", place))
        moved = {old: new for new, old in enumerate(newest)}
        self.order = [self.order[old] for old in newest]
        self.earned = {
            measure: [(name, moved[place]) for name, place in found] for measure, found in self.earned.items()
        }

    def figure(self, measure: str, words: tuple[str, str], value: Any) -> Figure:
        """The figure of a measure with everything it counts."""
        together: dict[str, list[Ref]] = {}
        for name, place in self.earned.get(measure, ()):
            refs = together.setdefault(name, [])
            told = self.order[place].day
            said = when(told)
            refs.append(Ref(day(said) if said else _("row {n}").format(n=place + 1), f"#{self.anchor}-{place + 1}"))
        earned = [Earned(name, tuple(refs)) for name, refs in sorted(together.items())]
        earned += [Earned(_("A story without consent"), ())] * self.unnamed[measure]
        name = f"{self.section}.{measure}"
        share = Share(value["n"], value["of"], value["share"]) if isinstance(value, dict) else value
        anchor = f"f{self.anchor[1:]}-{'usable' if measure == 'complete_three' else measure}"
        return Figure(name, anchor, words[0], words[1], share, earned, f"#{anchor}")

    def table(self) -> Table:
        """The rows themselves."""
        columns = (
            Column(_("No."), 6),
            Column(_("Date"), 11),
            Column(_("Entry"), 36),
            Column(_("For"), 30),
            Column(_("People present"), 30),
            Column(_("From the team"), 24),
            Column(_("Mode"), 12),
            Column(_("Evidence"), 30),
            Column(_("Why it counts"), 44),
            Column(_("Logged late"), 11),
            Column(_("Id"), 12),
        )
        lines = [self._line(place, row) for place, row in enumerate(self.order, 1)]
        return Table(self.anchor, _("Dated rows"), columns, lines, _("No rows in this window."))

    def _line(self, place: int, row: Row) -> Line:
        shared: tuple[Value, ...] = (place, when(row.day))
        behind = row.activity or row.story or row.group
        pieces = self.evidence.refs(behind.record["id"]) if behind is not None else ()
        refs = Refs(pieces) if pieces else _("none")
        if row.activity is None:
            kept = row.story or row.group
            cells: tuple[Value, ...] = (
                shown(_title(kept)),
                _name(row),
                "",
                "",
                "",
                refs,
                self._story(row),
                "",
                _id(kept),
            )
        else:
            told = self.entries.told(row.activity)
            lines = [shown(line.text) for line in told.why if line.indicator == self.section]
            people = self.entries.people(row.activity, row.participant)
            late = _("logged late") if told.late else ""
            cells = (told.what, _name(row), people, told.team, told.mode, refs, "\n".join(lines), late, told.id)
        return Line((*shared, *cells), f"{self.anchor}-{place}")

    def _story(self, row: Row) -> str:
        """Why a story counts."""
        if row.story is None:
            return ""
        return "\n".join(shown(line.text) for line in why(self.scope.log, row.story.record, self.scope.last_day))

    def measures_of_lines(self, names: list[str]) -> list[tuple[int, ...]]:
        """For each row the measures it earns, as indexes of the names."""
        found: list[list[int]] = [[] for _row in self.order]
        for index, name in enumerate(names):
            for place in dict.fromkeys(place for _who, place in self.earned.get(name, ())):
                found[place].append(index)
        return [tuple(one) for one in found]


def _key(row: Row) -> Key:
    kept = (row.activity, row.participant, row.group, row.story)
    return tuple(one.key if one is not None else None for one in kept)  # type: ignore[return-value]


def _name(row: Row) -> str:
    """Whom or what the row is for: the participant, else the group, else the story, else the activity itself."""
    return shown(_title(row.participant or row.group or row.story or row.activity))


def _title(kept: Kept | None) -> str:
    if kept is None:
        return ""
    record = kept.record
    return str(record.get("name") or record.get("title") or record.get("date") or "")


def _id(kept: Kept | None) -> str:
    return (kept.external_id or str(kept.record["id"])) if kept is not None else ""
