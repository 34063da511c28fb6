"""What moved since a seal, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.clock import today
from klyngetui.exchange.report.words import measures
from klyngetui.locale import _
from klyngetui.locale.formats import day, joined, week
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.forms import is_week
from klyngetui.model.settings import DEFAULTS
from klyngetui.store.history import record_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klyngetui.review.causes import Cause
    from klyngetui.review.seals import Difference, Moved
    from klyngetui.store.log import Log

MOST_NAMES, MOST_CAUSES = 5, 5
OF_KIND, OF_MEMBER = DETAILS = ("2.5.by_kind.", "2.5.contacts_per_team_member.")
"""Parts of figures: told where no whole figure tells of what caused them."""


def told(log: Log, found: Difference) -> list[str]:
    """A line for each figure that moved, with who came and went, and one for each change that caused it."""
    return list(_lines(log, found)) or [_("Everything is as it was sealed.")]


def _lines(log: Log, found: Difference) -> Iterator[str]:
    if not found.intact:
        yield _("The seal itself was altered: its digest does not fit what it counts.")
    if found.rules is not None:
        yield _("The rules are another version now: {then}, {now}.").format(then=found.rules[0], now=found.rules[1])
    # Most measures share one N: each pair of numbers is told once, with the first measure it belongs to.
    pairs = {(before, after): name for name, before, after in reversed(found.over)}
    for (before, after), name in reversed(pairs.items()):
        yield _("{measure}: counted over {before} then, over {after} now").format(
            measure=label(name), before=before, after=after
        )
    for moved in _to_tell(found.moved):
        yield _moved(log, moved)
        for cause in moved.causes[:MOST_CAUSES]:
            yield f"    {_cause(cause)}"
        if len(moved.causes) > MOST_CAUSES:
            yield "    " + _("and {n} more changes").format(n=len(moved.causes) - MOST_CAUSES)


def _to_tell(moved: Sequence[Moved]) -> list[Moved]:
    """The figures that moved, and their parts where something moved only those: a kind, or a second meeting."""
    whole = [one for one in moved if not one.measure.startswith(DETAILS)]
    known = {cause.action_id for one in whole for cause in one.causes}
    return [one for one in moved if one in whole or not whole or any(c.action_id not in known for c in one.causes)]


def _label_of(log: Log, name: str) -> str:
    """The same of a part, too: of whom or what it is."""
    if name.startswith(OF_MEMBER):
        return _("2.5 Direct contacts of {name}").format(name=_name(log, name.removeprefix(OF_MEMBER)))
    if name.startswith(OF_KIND):
        whole, kind = label("2.5.reached"), choice_label(name.removeprefix(OF_KIND))
        return f"{whole} ({kind})"
    return label(name)


def label(name: str) -> str:
    """A measure's name (`2.5.reached`) in words."""
    section, measure = _split(name)
    words = measures(DEFAULTS).get(section, {}).get(measure)
    if name == "2.5.without_evidence":
        words = (_("Direct contacts without evidence"), "")
    number = "" if section == "information_sharing" else f"{section} "
    return f"{number}{words[0] if words else measure.replace('_', ' ').replace('.', ' ')}"


def _split(name: str) -> tuple[str, str]:
    for section in ("2.5", "4.5", "5.2", "information_sharing"):
        if name.startswith(f"{section}."):
            return section, name[len(section) + 1 :]
    return "", name


def _moved(log: Log, moved: Moved) -> str:
    parts = [
        _("{measure}: {before} then, {after} now").format(
            measure=_label_of(log, moved.measure), before=moved.sealed, after=moved.now
        )
    ]
    if moved.came:
        parts.append(_("came: {names}").format(names=_listed(log, moved.came)))
    if moved.went:
        parts.append(_("went: {names}").format(names=_listed(log, moved.went)))
    return "; ".join(parts)


def _listed(log: Log, ids: Sequence[str]) -> str:
    found = [_name(log, one) for one in ids[:MOST_NAMES]]
    rest = [_("{n} more").format(n=len(ids) - MOST_NAMES)] if len(ids) > MOST_NAMES else []
    return joined([*found, *rest])


def _cause(cause: Cause) -> str:
    when = day(cause.at.date())
    return f"{when} {cause.actor}: {cause.words}" if cause.actor else f"{when}: {cause.words}"


def _name(log: Log, exported: str) -> str:
    """What to call a record that a figure counts; a week is called by its own name."""
    row = log.connection.execute(
        "SELECT id FROM record WHERE external_id = ? OR id = ?", (exported, exported)
    ).fetchone()
    if row:
        return record_name(log, row[0])
    return week(exported, today()) if is_week(exported) else exported
