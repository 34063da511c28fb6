"""The weekly review as the command prints it: checklist, calendar, and what moved since a seal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.output import data, say, styled, table
from klyngetui.cli.review_commands import commands
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import capital, day, joined, number
from klyngetui.locale.formats import week as week_words
from klyngetui.review import steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from klyngetui.review.item import Item, Listed
    from klyngetui.review.seals import Difference, Moved
    from klyngetui.review.week import Week
    from klyngetui.review.weeks import CalendarWeek
    from klyngetui.store.log import Log

MOST = 10
"""Items of a step that are printed; --json has all of them."""


def checklist(log: Log, week: Week, found: Mapping[str, Listed], today: date) -> None:
    """Print the nine steps with what each lists and its commands, then what was skipped or moved since the seal."""
    data(f"{capital(week_words(week.name, today))}, {day(week.monday)}–{day(week.sunday)}")
    passed = week.sunday < today
    for place, step in enumerate(week.steps, start=1):
        _step(place, step, week, found[step], passed=passed)
        for command in commands(log, week, step, found[step].items, today):
            say(f"  › {command}")
    _own_words(week)
    _ending(log, week)


def review_document(log: Log, week: Week, found: Mapping[str, Listed]) -> dict[str, Any]:
    """The review as `review --json` prints it (docs/commands.md)."""
    review = week.review or {}
    found_since = _difference(log, week)
    return {
        "format": "klyngetui-review",
        "week": week.name,
        "opened_on": review.get("opened_on"),
        "sealed_on": review.get("sealed_on"),
        "steps": [
            {
                "step": step,
                "state": state,
                "waiting": found[step].waiting,
                "items": [_item(log, one) for one in found[step].items],
            }
            for step, state in week.steps.items()
        ],
        "reflection": review.get("reflection"),
        "next_week": review.get("next_week"),
        "moved": [_moved_document(one) for one in found_since.moved] if found_since else [],
    }


def calendar_table(weeks: Sequence[CalendarWeek]) -> None:
    """Print every week by the name that commands take, with its state, the latest first."""
    words = state_words()
    rows = [
        (
            one.name,
            f"{day(one.monday)}–{day(one.sunday)}",
            words[one.state],
            _sealed_on(one.review),
        )
        for one in weeks
    ]
    table(rows)


def state_words() -> dict[str, str]:
    """The states of a week in words."""
    return {"sealed": _("sealed"), "open": _("open"), "missing": _("missing"), "holiday": _("holiday")}


def _step(place: int, step: str, week: Week, found: Listed, *, passed: bool) -> None:
    state = week.steps[step]
    told = f"{place} {steps.SIGNS[state]} {steps.title(step)}: {steps.state_words(state, passed=passed)}"
    if found.waiting and step not in ("reflection", "seal", "sharing"):
        told += " · " + ngettext("{n} waits", "{n} wait", found.waiting).format(n=number(found.waiting))
    click.echo()
    data(styled(told, bold=True) if told.isprintable() else told)
    if found.head:
        data(f"  {found.head}")
    table([_row(item) for item in found.items[:MOST]])
    if len(found.items) > MOST:
        more = len(found.items) - MOST
        data("  " + ngettext("… and {n} more", "… and {n} more", more).format(n=number(more)))


def _row(item: Item) -> tuple[str, ...]:
    sign = steps.SIGNS["done"] if item.settled else " "
    return f"  {sign}", day(item.day) if item.day else "", item.what, item.detail, item.id[:8]


def _own_words(week: Week) -> None:
    for title, field in ((_("Looking back"), "reflection"), (_("Next week"), "next_week")):
        if week.words(field):
            click.echo()
            data(title)
            for line in week.words(field).splitlines():
                data(f"  {line}")


def _ending(log: Log, week: Week) -> None:
    if week.skipped:
        say(_("Skipped: {steps}").format(steps=joined([steps.title(one) for one in week.skipped])))
    if not week.sealed:
        say(_("A step is left out with --skip in place of --done."))
        return
    say(_("Sealed on {day}.").format(day=_sealed_on(week.review)))
    found = _difference(log, week)
    if found is None or found.same:
        say(_("Nothing moved since."))
        return
    from klyngetui.review.seal_words import told

    click.echo()
    data(_("Moved since it was sealed"))
    for line in told(log, found):
        data(f"  {line}")


def _difference(log: Log, week: Week) -> Difference | None:
    """What the week's seal says against the log as it is."""
    from klyngetui.review.sealing import seal_of
    from klyngetui.review.seals import difference

    kept = seal_of(log, week)
    return difference(log, kept) if kept is not None else None


def _item(log: Log, item: Item) -> dict[str, Any]:
    from klyngetui.store.cabinet import exported_id

    kept = log.cabinet.find(item.id) if item.entity not in ("inbox", "file") else None
    return {
        "id": exported_id(kept) if kept else item.id,
        "entity": kept.entity if kept else item.entity,
        "date": item.day.isoformat() if item.day else None,
        "words": item.what,
        "detail": item.detail,
        "settled": item.settled,
        **({"check": item.code} if item.code else {}),
    }


def _moved_document(one: Moved) -> dict[str, Any]:
    """One figure that moved, with the ids that came and went."""
    return {
        "measure": one.measure,
        "sealed": one.sealed,
        "now": one.now,
        "came": list(one.came),
        "went": list(one.went),
    }


def _sealed_on(review: dict[str, Any] | None) -> str:
    return day(date.fromisoformat(review["sealed_on"])) if review and review["sealed_on"] else ""
