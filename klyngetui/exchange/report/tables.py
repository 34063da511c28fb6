"""The tables beside the indicators: participants × contacts, groups and stories."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.values import Column, Line, Refs, Table, when
from klyngetui.exchange.report.words import state_word
from klyngetui.indicators import contacts, groups, sharing, stories
from klyngetui.indicators.rows import rows
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model.choice_labels import choice_label
from klyngetui.rules.reason_words import missing
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.exchange.report.evidence import Evidence
    from klyngetui.exchange.report.values import Value
    from klyngetui.indicators.groups import Group
    from klyngetui.indicators.scope import Scope
    from klyngetui.indicators.stories import Story


class Met(NamedTuple):
    """What is known of the participants, each asked for once."""

    last_direct: dict[int, str]
    earned: tuple[set[int], ...]
    direct: Counter[int]
    groups: list[Group]
    at_events: set[int]
    featured: set[int]
    new: set[str]


def participants_table(scope: Scope, shown_stories: list[Story]) -> Table:
    """Every participant of D against every kind of contact."""
    met = _met(scope, shown_stories)
    columns = (
        Column(_("Participant"), 34),
        Column(_("Kind"), 24),
        Column(_("Counted in N"), 12),
        Column(_("Direct contacts"), 12),
        Column(_("Last direct contact"), 13),
        Column(_("Days since"), 9),
        Column(_("Reached"), 9),
        Column(_("Twice"), 9),
        Column(_("In person"), 9),
        Column(_("In any setting"), 9),
        Column(_("Two people"), 9),
        Column(_("In writing only"), 9),
        Column(_("Counted groups"), 30),
        Column(_("Events"), 9),
        Column(_("Story"), 9),
        Column(_("Id"), 12),
    )
    everyone = sorted(scope.all, key=scope.names)
    return Table(
        "participants",
        _("Participants and contacts"),
        columns,
        [_participant(scope, key, met) for key in everyone],
        _("No participant is committed on the last day."),
    )


def _met(scope: Scope, shown_stories: list[Story]) -> Met:
    found = contacts.contacts(scope)
    twice = contacts.reached_twice(scope, found)
    direct = (row.participant for row in rows(scope, "2.5") if row.measure == "reached_incl_new")
    return Met(
        found.last_direct,
        (found.reached, twice, found.in_person, found.wide, contacts.met_two_people(scope), found.written),
        Counter(kept.key for kept in direct if kept is not None),
        groups.counted(groups.groups(scope)),
        sharing.present_at_events(scope),
        stories.featured(scope, shown_stories),
        {one.id for one in scope.denominator.new},
    )


def _participant(scope: Scope, key: int, met: Met) -> Line:
    record, last = scope.participants[key].record, when(met.last_direct.get(key))
    cells: tuple[Value, ...] = (
        shown(record["name"]),
        choice_label(record["kind"]),
        _("no, new") if record["id"] in met.new else _("yes"),
        met.direct[key],
        last,
        (scope.last_day - last).days if last else None,
        *(_mark(key in owners) for owners in met.earned),
        ", ".join(shown(group.kept.record["name"]) for group in met.groups if key in group.present),
        _mark(key in met.at_events),
        _mark(key in met.featured),
        scope.id_of(key),
    )
    return Line(cells)


def _mark(true: bool) -> str:
    return _("yes") if true else ""


def groups_table(scope: Scope, evidence: Evidence) -> Table:
    """Every working group with its state and what it lacks."""
    columns = (
        *(Column(_("Group"), 30), Column(_("State"), 20), Column(_("Aim"), 40), Column(_("Leader"), 24)),
        *(Column(_("Started"), 11), Column(_("Ended"), 11), Column(_("Meetings in the window"), 10)),
        *(Column(_("Last meeting"), 11), Column(_("Participants present"), 40), Column(_("Triple helix"), 9)),
        *(Column(_("Result"), 40), Column(_("Evidence"), 30), Column(_("Id"), 12)),
    )
    lines = [_group(scope, group, evidence) for group in groups.groups(scope)]
    return Table("groups", _("Working groups"), columns, lines, _("No working groups."))


def _group(scope: Scope, group: Group, evidence: Evidence) -> Line:
    record, state = group.kept.record, state_word(group.state.state)
    present = sorted(scope.names(key)[0] for key in group.present)
    return Line(
        (
            shown(record["name"]),
            _("{state}, going quiet").format(state=state) if group.state.amber else state,
            *(shown(record["aim"]), shown(record["leader"])),
            *(when(record["started_on"]), when(record["ended_on"]), group.meetings, when(group.last_meeting)),
            *(", ".join(map(shown, present)), _mark(group.helix), shown(record["result"])),
            *(Refs(evidence.refs(record["id"])), exported_id(group.kept)),
        )
    )


def stories_table(scope: Scope, found: list[Story], withheld: set[str], evidence: Evidence) -> Table:
    """Every story that may be shown; of the others, that there is one and why it is not."""
    columns = (
        *(Column(_("Story"), 34), Column(_("State"), 20), Column(_("What is missing"), 30)),
        *(Column(_("Participants"), 34), Column(_("What the cluster did"), 50), Column(_("Result"), 50)),
        *(Column(_("Result in figures"), 16), Column(_("Outcome"), 11), Column(_("Consent"), 30)),
        *(Column(_("Published"), 34), Column(_("Quote"), 40), Column(_("Evidence"), 30), Column(_("Id"), 12)),
    )
    lines = [
        _withheld(story) if story.kept.record["id"] in withheld else _story(scope, story, evidence) for story in found
    ]
    return Table("stories", _("Success stories"), columns, lines, _("No stories."))


def _withheld(story: Story) -> Line:
    state = story.state.state
    word = state_word(state) if state in ("withdrawn", "expired", "waiting", "seed", "drafted") else ""
    return Line((_("A story without consent"), word, _("consent"), *("",) * 10))


def _story(scope: Scope, story: Story, evidence: Evidence) -> Line:
    record = story.kept.record
    lacking = ", ".join(missing(code) for code in story.state.missing)
    published = [
        ", ".join(filter(None, (shown(one["channel"]), _day(one["on"]), shown(one["url"]))))
        for one in record["publications"]
    ]
    return Line(
        (
            *(shown(record["title"]), state_word(story.state.state), lacking, _named(scope, record["participants"])),
            *(shown(record["contribution"]), shown(record["result"]), _value(record), when(record["outcome_on"])),
            *(_consent(record["consent"]), "\n".join(published), shown(record["quote"])),
            *(Refs(evidence.refs(record["id"])), exported_id(story.kept)),
        )
    )


def _named(scope: Scope, named: Iterable[dict[str, str]]) -> str:
    found = (scope.log.cabinet.find(row["participant"]) for row in named)
    return ", ".join(shown(one.record["name"]) for one in found if one is not None)


def _value(record: dict[str, object]) -> str:
    value = record["result_value"]
    if not isinstance(value, int | float):
        return ""
    decimals = len(f"{value:.2f}".rstrip("0").partition(".")[2])
    return f"{number(value, decimals)} {shown(str(record['result_unit'] or ''))}".strip()


def _consent(consent: dict[str, str] | None) -> str:
    if not consent:
        return ""
    scope = _("public") if consent["scope"] == "public" else _("assessor only")
    return _("{scope}, by {name} on {day}").format(scope=scope, name=shown(consent["by"]), day=_day(consent["on"]))


def _day(text: str) -> str:
    from klyngetui.locale.formats import day

    return day(date.fromisoformat(text))
