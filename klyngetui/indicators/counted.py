"""The ids behind every figure, so that two countings can be compared one by one (docs/reports.md, Counted ids)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klyngetui.indicators.rows import rows
from klyngetui.model.periods import iso_week
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from klyngetui.indicators.rows import Row
    from klyngetui.indicators.scope import Scope

SECTIONS = ("2.5", "4.5", "5.2", "information_sharing")

#: What is counted where it is not the participant of the row.
COUNTED = {
    **dict.fromkeys(("active_groups", "amber_groups", "achieved_groups", "dormant_groups"), "group"),
    **dict.fromkeys(("on_paper_groups", "ended_groups", "helix_groups"), "group"),
    **dict.fromkeys(("group_meetings", "events"), "activity"),
    **dict.fromkeys(("usable", "published", "assessor_only", "published_in_window", "quantified"), "story"),
    "weeks_with_event": "week",
}
DIRECT = "SELECT record FROM entry WHERE direct = 1 AND evidenced = 0 AND day BETWEEN ? AND ?"
OF_TEAM = """
SELECT entry_team.member, entry.record FROM entry_team JOIN entry ON entry.pos = entry_team.entry
WHERE credited = 1 AND entry_team.day BETWEEN ? AND ?
"""


def counted(scope: Scope, without: Collection[str] = ()) -> dict[str, list[str]]:
    """The sorted exported ids behind every figure, by names such as `2.5.reached`.

    They are of participants, groups, activities or stories, whatever the figure counts, and of ISO weeks for
    `information_sharing.weeks_with_event`; there are as many as the figure's n. Stories whose ids are in `without` are
    passed over.
    """
    found: dict[str, set[str]] = {name: set() for name in _names()}
    for section in SECTIONS:
        for row in rows(scope, section):
            if row.story is not None and row.story.record["id"] in without:
                continue
            found[f"{section}.{row.measure}"].add(_id(row))
    found |= _by_kind(scope, found["2.5.reached"]) | _without_evidence(scope) | _per_team_member(scope)
    return {name: sorted(ids) for name, ids in found.items()}


def _names() -> Iterator[str]:
    """Every measure, so that one that nothing earned stands there with no ids."""
    for measure in ("reached", "reached_incl_new", "reached_twice", "reached_in_person", "reached_wide"):
        yield f"2.5.{measure}"
    yield from ("2.5.met_two_people", "2.5.written_only")
    yield from (f"4.5.{name}" for name in ("in_groups", "in_groups_twice", "several_employees", "group_meetings"))
    yield from (f"4.5.{name}" for name, what in COUNTED.items() if what == "group")
    yield from (f"5.2.{name}" for name, what in COUNTED.items() if what == "story")
    yield "5.2.featured"
    yield from (f"information_sharing.{name}" for name in ("weeks_with_event", "events", "event_participants"))


def _id(row: Row) -> str:
    what = COUNTED.get(row.measure, "participant")
    if what == "week":
        return iso_week(date.fromisoformat(row.day or ""))
    return exported_id(getattr(row, what))


def _by_kind(scope: Scope, reached: set[str]) -> dict[str, set[str]]:
    from klyngetui.model.records import PARTICIPANT_KINDS

    kinds = {scope.id_of(key): scope.participants[key].record["kind"] for key in scope.counted}
    return {f"2.5.by_kind.{kind}": {one for one in reached if kinds[one] == kind} for kind in PARTICIPANT_KINDS}


def _without_evidence(scope: Scope) -> dict[str, set[str]]:
    found = scope.log.connection.execute(DIRECT, (scope.start, scope.last)).fetchall()
    return {"2.5.without_evidence": {exported_id(scope.log.cabinet.numbered(key)) for (key,) in found}}


def _per_team_member(scope: Scope) -> dict[str, set[str]]:
    cabinet = scope.log.cabinet
    ids: dict[str, set[str]] = {
        f"2.5.contacts_per_team_member.{exported_id(one)}": set() for one in cabinet.load("team_member")
    }
    for member, record in scope.log.connection.execute(OF_TEAM, (scope.start, scope.last)).fetchall():
        name = f"2.5.contacts_per_team_member.{exported_id(cabinet.numbered(member))}"
        ids.setdefault(name, set()).add(exported_id(cabinet.numbered(record)))
    return ids
