"""The commands that do what a step of the weekly review asks for, told below the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale.formats import day
from klyngetui.review import checks
from klyngetui.review.planning import planned_day
from klyngetui.review.week import LEFT, this_week

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from klyngetui.review.item import Item
    from klyngetui.review.week import Week
    from klyngetui.store.log import Log

CHECKS = {
    checks.IDENTITY: "edit ID --notes TEXT",
    checks.NO_EVIDENCE: "evidence add ID PATH|URL --level 2",
    checks.NO_NAME: "edit ID --json PATCH",
    checks.CONFLICT: "conflicts",
    checks.FILE: "doctor",
}
"""What mends each finding; that an entry was logged late cannot be mended."""


def commands(log: Log, week: Week, step: str, items: Sequence[Item], today: date) -> list[str]:
    """The commands of a step that is still open, the one that marks it as done last; none once the week is sealed."""
    if week.sealed or week.steps[step] != LEFT:
        return []
    review = "review" if week.name == this_week(today) else f"review {week.name}"
    if step == "seal":
        return [f"klyngetui {review} --seal"]
    found = _doing(log, step, review, [item for item in items if not item.settled], today)
    return [f"klyngetui {one}" for one in (*found, f"{review} --done {step}")]


def _doing(log: Log, step: str, review: str, items: Sequence[Item], today: date) -> Sequence[str]:
    if step == "sharing":
        return ("add event --title TITLE --with NAME",)
    if step == "reflection":
        ended = ("actions end ID",) if items else ()
        return (f"{review} --reflection TEXT --next-week TEXT", *ended)
    if not items:
        return ()
    if step == "checks":
        return [command for code, command in CHECKS.items() if any(item.code == code for item in items)]
    when = day(planned_day(log, today))
    return {
        "unconfirmed": ("hold ID", "cancel ID"),
        "inbox": ("inbox hold ID", "inbox cancel ID", "inbox ignore ID", "inbox later ID"),
        "gaps": (f"add meeting --date {when} --with NAME",),
        "groups": (f"add group-meeting --date {when} --group NAME",),
        "stories": ("stories edit ID --result TEXT", "stories consent ID --by NAME", "stories ready ID"),
    }[step]
