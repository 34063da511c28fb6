"""The lines of a roster, and finding in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.plain import cells, fit, padded, visible
from klyngetui.store.search import folded
from klyngetui.widgets.tones import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    Presence = dict[str, Any]

SIGNS = {"present": ("✓", "good"), "excused": ("○", "warn"), "absent": ("✗", "muted")}
LOW, FEW, MANY = 32, 7, 14
"""A screen of fewer lines than LOW has FEW rows in sight at once, another MANY."""


def most(height: int) -> int:
    """How many rows may be in sight on a screen of so many lines."""
    return FEW if height < LOW else MANY


def who_is(row: Presence) -> tuple[Any, ...]:
    """What tells a row from the others."""
    return tuple(row.get(name) for name in ("participant", "person", "guest"))


def head(rows: Sequence[Presence], find: str, width: int) -> Content:
    """How many are there, and what to press or what is looked for."""
    many = _("{n} of {of} present").format(n=sum(row["status"] == "present" for row in rows), of=len(rows))
    hint = _("Space ticks · letters find · {key} adds · {other} direct contact").format(
        key=pressed("roster.add"), other=pressed("roster.direct")
    )
    if not rows:
        many, hint = _("Nobody there yet"), _("{key} adds somebody").format(key=pressed("roster.add"))
    if find:
        hint = _("found by “{text}”").format(text=visible(find, "⏎"))
    room = width - cells(many) - 2
    return Content.assemble((many, "bold"), "  ", (fit(hint, room) if room > 0 else "", STYLES["muted"]))


def row_line(row: Presence, words: str, state: str, width: int, *, here: bool) -> Content:
    """One row in `width` cells: its sign, who it is, and what is said of it."""
    sign, tone = SIGNS.get(row["status"], ("?", "warn"))
    more = [] if row["status"] == "present" else [state]
    if row.get("direct"):
        more.append(_("direct contact"))
    if row.get("topic"):
        more.append(row["topic"])
    style = "bold" if here else STYLES["muted"] if row["status"] == "absent" else ""
    told = padded(" · ".join([words, *more]), max(width - 4, 1))
    return Content.assemble(("▸" if here else " ", STYLES["key"]), (f"{sign} ", STYLES[tone]), (told, style))


def found_at(told: Sequence[str], asked: str) -> int | None:
    """The place of the first text that begins so, else of one with such a word, else of one that holds it, or None."""
    wanted = folded(asked).casefold()
    plain = ["  " + folded(one).casefold() for one in told]
    places = (place for looked_for in ("  ", " ", "") for place, one in enumerate(plain) if looked_for + wanted in one)
    return next(places, None)
