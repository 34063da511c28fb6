"""What Home shows, made of the log: gauges, whom to contact next, what waits, the latest, the days that are left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.due import due_actions
from klyngetui.indicators.gaps import gaps_of
from klyngetui.indicators.groups import groups, in_groups
from klyngetui.indicators.scope import scope_of, share
from klyngetui.indicators.stories import stories
from klyngetui.indicators.targets import target
from klyngetui.indicators.waiting import Waiting, waiting
from klyngetui.locale import _
from klyngetui.locale.formats import brief_day, day, number, week
from klyngetui.review.weeks import unsealed
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.screens.entry.gist import gist
from klyngetui.screens.home.gap_rows import gap_rows
from klyngetui.screens.stories.signs import stage, stage_words
from klyngetui.store import pages
from klyngetui.store.entries import settings_of
from klyngetui.widgets.columns import Column
from klyngetui.widgets.gauge import GaugeData, too_new
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from klyngetui.indicators.contacts import Contacts
    from klyngetui.indicators.groups import Group
    from klyngetui.indicators.scope import Scope
    from klyngetui.indicators.stories import Story
    from klyngetui.indicators.trend import Point
    from klyngetui.screens.desk import Desk

LATEST = 40
SOON = 90
"""Days left from which on a date is told with a warning."""
GAUGES = {"2.5": "reached", "4.5": "in_groups", "5.2": "usable"}
"""The indicators and their headline measures."""


class Headline(NamedTuple):
    """The headline of an indicator: n, of N where it is a share, and the target in force; participants who are too new
    to be in N.
    """

    indicator: str
    n: int
    of: int | None
    target: float | None
    new: int


class Outlook(NamedTuple):
    """The figures and lists of Home, from one look at the log; `nothing`: the log is empty still.

    The key of a row is what it is about: (entity, id).
    """

    headlines: list[Headline]
    gaps: list[Row]
    waiting: list[Row]
    nothing: bool


def columns(name: str) -> list[Column]:
    """The columns of one of the three lists, those of fixed width as wide as they may become."""
    first = {"gaps": _("Contact next"), "waiting": _("Needs you"), "latest": _("Latest")}[name]
    if name == "gaps":
        return [Column(first, 16, flex=1), Column("", 20, right=True, drop=1), Column(_("Met"), 8, right=True)]
    if name == "waiting":
        return [Column(first, 10), Column("", 12, flex=1), Column("", 12, right=True, drop=1)]
    return [Column(first, 10), Column("", 16, flex=1)]


def gauges(headlines: list[Headline], months: list[Point], today: date) -> list[GaugeData]:
    """The three headlines with their targets, and their months where they are known."""
    names = {"2.5": _("2.5 Direct contact"), "4.5": _("4.5 Working groups"), "5.2": _("5.2 Success stories")}
    return [_gauge(names[one.indicator], one, months, today) for one in headlines]


def outlook(desk: Desk) -> Outlook:
    """The headlines, whom to contact next and what waits."""
    scope = scope_of(desk.log, None, desk.today)
    met, working, told = contacts(scope), groups(scope), stories(scope)
    gaps = gaps_of(scope, met)
    return Outlook(
        _headlines(scope, met, working, told),
        gap_rows(scope, gaps, desk.today),
        _waiting_rows(waiting(scope, met.reached, working, told), desk),
        not scope.participants and not pages.newer_first(desk.log, limit=1),
    )


def latest(desk: Desk) -> list[Row]:
    """The latest entries up to today."""
    only = pages.Filter(end=desk.today.isoformat())
    rows, settings = pages.entries(desk.log, pages.newer_first(desk.log, only, limit=LATEST)), settings_of(desk.log)
    return [
        Row(
            (entry.kept.entity, entry.kept.record["id"]),
            (brief_day(date.fromisoformat(entry.day), desk.today), gist(entry.kept.record, desk.name)),
            *entry_signs.sign(entry.kept.record, bool(entry_signs.counts(entry, desk.today, settings)), desk.today),
        )
        for entry in rows
    ]


def dates(cluster: dict[str, Any], today: date) -> list[tuple[str, str]]:
    """The days left of label, assessment and programme, each with a tone; empty where none is set."""
    messages = {
        "label_expires_on": (_("label {n} d left ({day})"), _("label expired {day}")),
        "assessment_on": (_("assessment in {n} d"), ""),
        "programme_to": (_("programme {n} d left"), _("programme ended {day}")),
    }
    told = []
    for field, (ahead, past) in messages.items():
        when = date.fromisoformat(cluster[field]) if cluster[field] else None
        if when is not None:
            left = (when - today).days
            words = (ahead if left >= 0 else past).format(n=number(left), day=day(when))
            told.append((words, "warn" if left < SOON else ""))
    return [(words, tone) for words, tone in told if words]


def _headlines(scope: Scope, met: Contacts, working: list[Group], told: list[Story]) -> list[Headline]:
    reached, there = share(met.reached, scope.counted), share(in_groups(working), scope.counted)
    values = {
        "2.5": (reached["n"], reached["of"]),
        "4.5": (there["n"], there["of"]),
        "5.2": (sum(story.state.usable for story in told), None),
    }
    aims = {one: target(scope, one, measure) for one, measure in GAUGES.items()}
    new = len(scope.all) - len(scope.counted)
    return [Headline(one, *values[one], aim["value"] if aim else None, new) for one, aim in aims.items()]


def _gauge(name: str, found: Headline, months: list[Point], today: date) -> GaugeData:
    n, of, aim = found.n, found.of, found.target
    reached = n if of is None else (n / of if of else 0)
    tone = "" if aim is None or of == 0 else "good" if reached >= aim else "warn"
    if of == 0 and found.new:
        return GaugeData(name, n, of, aim, note=too_new(found.new))
    seen = tuple(getattr(point, GAUGES[found.indicator]) for point in months)
    return GaugeData(name, n, of, aim, seen, tone, _("to {day}").format(day=brief_day(today, today)) if seen else "")


def _waiting_rows(found: Waiting, desk: Desk) -> list[Row]:
    confirm, wake, meet = _("Confirm"), _("Wake"), _("Meet")
    rows, today = _due_rows(desk), desk.today
    rows += [
        Row(("activity", one.record["id"]), (confirm, gist(one.record, desk.name), brief_day(one.day, today)), "warn")
        for one in found.entries
    ]
    if found.unconfirmed > len(found.entries):
        rows.append(Row(("more", ""), ("", _("{n} in all").format(n=number(found.unconfirmed)), ""), "warn"))
    for group in found.groups:
        quiet = _("{n} d").format(n=(today - group.last_meeting).days) if group.last_meeting else _("never")
        rows.append(Row(("group", group.id), (wake, group.name, quiet), "warn" if group.state == "amber" else ""))
    rows += [Row(("participant", one.id), (meet, one.name, brief_day(one.meet_by, today))) for one in found.new]
    rows += [Row(("story", one.id), (_("Story"), one.title, stage_words(stage(one.state)))) for one in found.stories]
    return rows + _unsealed_rows(desk)


def _due_rows(desk: Desk) -> list[Row]:
    """What was promised and is due, the longest overdue first."""
    due, today = _("Due"), desk.today
    return [
        Row(("action", one.id), (due, one.text, brief_day(one.due_on, today)), "warn" if one.due_on < today else "")
        for one in due_actions(desk.log, today)
    ]


def _unsealed_rows(desk: Desk) -> list[Row]:
    """The latest week that still wants its seal, and how many there are."""
    weeks = unsealed(desk.log, desk.today)
    if not weeks:
        return []
    name = week(weeks[0].name, desk.today)
    many = _("{n} in all").format(n=number(len(weeks))) if len(weeks) > 1 else ""
    return [Row(("review", weeks[0].name), (_("Seal"), name, many))]
