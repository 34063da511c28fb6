"""The weekly review as the command prints it: checklist, calendar, and what moved since a seal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.measures import measure_words
from klyngetui.cli.output import data, say, styled, table
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import UNKNOWN, day, joined, number, percent
from klyngetui.review import steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from klyngetui.review.causes import Cause
    from klyngetui.review.item import Item, Listed
    from klyngetui.review.moved import Moved
    from klyngetui.review.week import Week
    from klyngetui.review.weeks import CalendarWeek
    from klyngetui.store.log import Log

MOST = 10
"""Items of a step that are printed; --json has all of them."""


def checklist(log: Log, week: Week, found: Mapping[str, Listed], today: date) -> None:
    """Print the nine steps with what each lists, then what was skipped and what moved since the seal."""
    data(_("Week {week}, {first}–{last}").format(week=week.name, first=day(week.monday), last=day(week.sunday)))
    passed = week.sunday < today
    for place, step in enumerate(week.steps, start=1):
        _step(place, step, week, found[step], passed=passed)
    _own_words(week)
    _ending(log, week)


def review_document(log: Log, week: Week, found: Mapping[str, Listed]) -> dict[str, Any]:
    """The review as `review --json` prints it (docs/commands.md)."""
    review = week.review or {}
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
        "moved": [_moved_document(one) for one in _recount(log, week)[0]],
    }


def calendar_table(weeks: Sequence[CalendarWeek]) -> None:
    """Print every week with its state, the latest first."""
    words = state_words()
    rows = [
        (one.name, f"{day(one.monday)}–{day(one.sunday)}", words[one.state], _sealed_on(one.review)) for one in weeks
    ]
    table(rows)


def state_words() -> dict[str, str]:
    """The states of a week in words."""
    return {"sealed": _("sealed"), "open": _("open"), "missing": _("missing"), "holiday": _("holiday")}


def value_words(value: Any) -> str:
    """A measure's value, a share with what it is made of."""
    if isinstance(value, dict):
        return f"{percent(value['share'])} ({value['n']}/{value['of']})"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return number(value) if value is not None else UNKNOWN


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
        say(_("Seal it with: klyngetui review {week} --seal").format(week=week.name))
        return
    moved, causes, intact = _recount(log, week)
    say(_("Sealed on {day}.").format(day=_sealed_on(week.review)))
    if not intact:
        say(_("The seal does not fit its own digest: it was altered."))
    if not moved:
        say(_("Nothing moved since."))
        return
    click.echo()
    data(_("Moved since it was sealed"))
    table([_moved_row(log, one) for one in moved])
    if causes:
        data(_("Because"))
        table([_cause_row(cause) for cause in causes])


def _recount(log: Log, week: Week) -> tuple[list[Moved], list[Cause], bool]:
    from klyngetui.review.causes import causes
    from klyngetui.review.moved import recount
    from klyngetui.review.sealing import seal_of

    seal = seal_of(log, week.name) if week.sealed else None
    if seal is None:
        return [], [], True
    found = recount(log, seal)
    return found.moved, causes(log, seal, found) if found.moved else [], found.intact


def _moved_row(log: Log, one: Moved) -> tuple[str, ...]:
    from klyngetui.review.moved import name_of

    names = [f"+ {name_of(log, each)}" for each in one.come] + [f"− {name_of(log, each)}" for each in one.gone]
    told = ", ".join([*names[:3], *(["…"] if len(names) > 3 else [])])
    what = _("without evidence") if one.measure == "without_evidence" else measure_words(one.measure)
    number_of = one.indicator if one.indicator[0].isdigit() else ""
    return f"  {number_of}", what, f"{value_words(one.before)} → {value_words(one.after)}", told


def _cause_row(cause: Cause) -> tuple[str, ...]:
    return f"  {day(cause.at.date())}", cause.actor, cause.record, "; ".join(cause.words)


def _item(log: Log, item: Item) -> dict[str, Any]:
    from klyngetui.indicators.scope import exported_id

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
    return {**one._asdict(), "come": list(one.come), "gone": list(one.gone)}


def _sealed_on(review: dict[str, Any] | None) -> str:
    return day(date.fromisoformat(review["sealed_on"])) if review and review["sealed_on"] else ""
