"""What a save did to the figures, told in one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators import contacts, groups, stories
from klyngetui.indicators.scope import scope_of, share
from klyngetui.locale import _, formats, ngettext
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from klyngetui.store.log import Log

MOST_NAMES = 2


class Standing(NamedTuple):
    """The headlines on a day: share of 2.5 and 4.5 as (n, of), usable stories, direct contacts in the window.

    `last_direct` is the name of each participant, by its key, and the day of its last direct contact, or None.
    """

    today: date
    reached: tuple[int, int]
    in_groups: tuple[int, int]
    usable: int
    direct: int
    last_direct: dict[int, tuple[str, str | None]]


def standing(log: Log, today: date) -> Standing:
    """The headlines as they stand, in the cluster's default window."""
    scope = scope_of(log, None, today)
    met = contacts.contacts(scope)
    reached = share(met.reached, scope.counted)
    in_groups = share(groups.in_groups(groups.groups(scope)), scope.counted)
    direct = log.connection.execute(
        "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'direct' AND of = 0 AND day BETWEEN ? AND ?",
        (scope.start, scope.last),
    ).fetchone()[0]
    return Standing(
        today=today,
        reached=(reached["n"], reached["of"]),
        in_groups=(in_groups["n"], in_groups["of"]),
        usable=sum(story.state.usable for story in stories.stories(scope)),
        direct=direct,
        last_direct={key: (scope.participants[key].record["name"], met.last_direct.get(key)) for key in scope.all},
    )


def told(before: Standing, after: Standing, *, expected: bool = False) -> list[str]:
    """What moved between two standings, each a few words: `+1 direct contact`, `Fjordglimt 214 d → 0 d`, `2.5: …`.

    Where nothing moved that is said only if a move was to be `expected`.
    """
    parts = _contacts(after.direct - before.direct)
    parts += _days(before, after)
    parts += _share("2.5", before.reached, after.reached)
    parts += _share("4.5", before.in_groups, after.in_groups)
    if before.usable != after.usable:
        parts.append(f"5.2: {before.usable} → {after.usable}")
    return parts or ([_("no figure moved")] if expected else [])


def told_since(log: Log, before: Standing, *, expected: bool = False) -> list[str]:
    """What moved since, as `told`; nothing where the log cannot be read now: what was saved is safe all the same."""
    try:
        return told(before, standing(log, before.today), expected=expected)
    except TROUBLE:
        return []


def _contacts(more: int) -> list[str]:
    if more == 0:
        return []
    sign = "+" if more > 0 else "−"
    return [ngettext("{n} direct contact", "{n} direct contacts", abs(more)).format(n=f"{sign}{abs(more)}")]


def _days(before: Standing, after: Standing) -> list[str]:
    moved = []
    for key, (name, day) in after.last_direct.items():
        _name, earlier = before.last_direct.get(key, (name, None))
        if day != earlier:
            moved.append(f"{name} {_since(earlier, after.today)} → {_since(day, after.today)}")
    more = len(moved) - MOST_NAMES
    return [*moved[:MOST_NAMES], *([_("{n} more").format(n=more)] if more > 0 else [])]


def _since(day: str | None, today: date) -> str:
    return _("{n} d").format(n=(today - date.fromisoformat(day)).days) if day else _("never")


def _share(indicator: str, before: tuple[int, int], after: tuple[int, int]) -> list[str]:
    if before == after:
        return []
    return [f"{indicator}: {_percent(before)} → {_percent(after)}"]


def _percent(share: tuple[int, int]) -> str:
    n, of = share
    return formats.percent(n / of) if of else formats.UNKNOWN
