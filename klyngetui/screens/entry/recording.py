"""When an entry was recorded and changed, and by whom, in the cluster's own time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day
from klyngetui.store.history import history

if TYPE_CHECKING:
    from datetime import datetime

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.history import Step
    from klyngetui.store.log import Log


def recorded_words(log: Log, kept: Kept) -> list[str]:
    """One line for the recording of an entry and one for its last change, if there is one."""
    steps = history(log, kept.record["id"])
    if not steps:
        return []
    lines = [_("Recorded {when}").format(when=_when_and_who(log, steps[0]))]
    if len(steps) > 1:
        n = len(steps) - 1
        changed = ngettext("{n} change since, last {when}", "{n} changes since, last {when}", n)
        lines.append(changed.format(n=n, when=_when_and_who(log, steps[-1])))
    return lines


def step_words(log: Log, step: Step) -> tuple[str, str]:
    """When and by whom, and everything a step of the history did."""
    return _when_and_who(log, step), "; ".join(step.words)


def _when_and_who(log: Log, step: Step) -> str:
    moment = local(log, step.at)
    when = f"{day(moment.date())} {moment:%H:%M}"
    return _("{when} by {name}").format(when=when, name=step.actor) if step.actor else when


def local(log: Log, moment: datetime) -> datetime:
    """A moment as the clock on the cluster's wall showed it; in UTC where its time zone is not known here."""
    from datetime import UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(ZoneInfo(log.cluster["timezone"]))
    except (ZoneInfoNotFoundError, ValueError):
        return aware
