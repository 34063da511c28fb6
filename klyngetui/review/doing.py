"""The steps of the weekly review that ask for something to be done: what each lists (docs/review.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.gaps import gaps_of
from klyngetui.indicators.groups import groups
from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.stories import stories
from klyngetui.indicators.waiting import waiting
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day as day_words
from klyngetui.locale.formats import number
from klyngetui.review.entry_words import entry_words
from klyngetui.review.item import Item, Listed, listed
from klyngetui.review.planned import planned_meetings, planned_visits
from klyngetui.rules.reason_words import listed as joined
from klyngetui.rules.reason_words import missing
from klyngetui.store import inbox, pages
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from klyngetui.indicators.contacts import Contacts
    from klyngetui.indicators.gap_order import Gap
    from klyngetui.indicators.scope import Scope
    from klyngetui.indicators.waiting import Waiting
    from klyngetui.store.log import Log

MOST = 500
"""Items listed in one step; the number of all is told beside them."""


def unconfirmed(log: Log, today: date) -> Listed:
    """Planned entries whose day has passed, oldest first."""
    places = pages.unconfirmed(log, today.isoformat(), MOST)
    items = [
        Item("activity", one.kept.record["id"], date.fromisoformat(one.day), entry_words(log, one.kept.record))
        for one in pages.entries(log, places)
    ]
    total = len(items)
    if total == MOST:
        total = pages.count(
            log, pages.Filter(status="planned", end=date.fromordinal(today.toordinal() - 1).isoformat())
        )
    return listed(items, waiting=total)


def calendar_inbox(log: Log, today: date) -> Listed:
    """Calendar entries up to today that wait for a yes or no."""
    waits = inbox.waiting(log, today, later=False, upcoming=False)
    untitled = _("meeting without a title")
    items = [
        Item(
            "inbox",
            str(one.key),
            date.fromisoformat(one.day),
            one.title or untitled,
            one.time or "",
        )
        for one in waits[:MOST]
    ]
    return listed(items, waiting=len(waits))


def from_figures(log: Log, today: date) -> dict[str, Listed]:
    """The gap list, the groups going quiet and the stories stuck: what the figures ask for."""
    scope = scope_of(log, None, today)
    met = contacts(scope)
    waits = waiting(scope, met.reached, groups(scope), stories(scope))
    return {"gaps": _gaps(scope, met), "groups": _groups(scope, waits), "stories": _stories(waits)}


def _gaps(scope: Scope, met: Contacts) -> Listed:
    found = gaps_of(scope, met)
    keys = {exported_id(kept): key for key, kept in scope.participants.items()}
    planned = planned_visits(scope)
    items = []
    for gap in found.participants[:MOST]:
        key = keys[gap.id]
        visit = planned.get(key)
        told = _planned_words(visit) if visit else _why(gap)
        identity = scope.participants[key].record["id"]
        items.append(Item("participant", identity, gap.last_direct_contact, gap.name, told, visit is not None))
    return listed(items, _missing_words(found.missing_to_target, found.per_week))


def _groups(scope: Scope, waits: Waiting) -> Listed:
    planned = planned_meetings(scope)
    items = []
    for group in waits.groups:
        key = scope.log.cabinet.number(group.id)
        meeting = planned.get(key) if key else None
        told = _planned_words(meeting) if meeting else _state(group.state, group.last_meeting)
        items.append(Item("group", group.id, group.last_meeting, group.name, told, meeting is not None))
    return listed(items)


def _stories(waits: Waiting) -> Listed:
    lost = {"expired": _("consent expired"), "withdrawn": _("consent withdrawn")}
    items = []
    for story in waits.stories:
        words = lost.get(story.state.state) or joined([missing(code) for code in story.state.missing])
        items.append(Item("story", story.id, None, story.title, words))
    return listed(items)


def _planned_words(day: date) -> str:
    return _("planned {day}").format(day=day_words(day))


def _why(gap: Gap) -> str:
    if gap.last_direct_contact is None:
        return _("never met directly")
    if gap.lapses_on is not None:
        return _("lapses {day}").format(day=day_words(gap.lapses_on))
    return _("last met {day}").format(day=day_words(gap.last_direct_contact))


def _state(state: str, last: date | None) -> str:
    words = {"amber": _("going quiet"), "dormant": _("dormant"), "on_paper": _("never met")}[state]
    return f"{words}, " + _("last {day}").format(day=day_words(last)) if last else words


def _missing_words(n: int | None, per_week: float | None) -> str:
    if n is None:
        return _("no target is set")
    words = ngettext("{n} participant to the target", "{n} participants to the target", n).format(n=number(n))
    return f"{words} · " + _("{n} a week").format(n=number(per_week, 1)) if per_week else words
