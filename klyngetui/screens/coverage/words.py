"""The coverage matrix in signs and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import number, percent
from klyngetui.plain import cells as cell_count
from klyngetui.plain import padded
from klyngetui.screens.participants.words import NAME, since
from klyngetui.widgets.bars import bar
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.coverage import Coverage, Covered

SIGNS = ("·", "◐", "●")
TONES = ("muted", "warn", "good")
NARROW = 70
"""Cells below which titles and summary keep to a letter or a line each."""


def titles() -> tuple[str, ...]:
    """The titles of the five ways, in their order."""
    return (_("Direct"), _("Group"), _("Event"), _("2 people"), _("Story"))


def half_words() -> tuple[str, ...]:
    """What half-way means for each way."""
    return (
        _("seen, but no direct contact"),
        _("in a group that does not count"),
        "",
        _("one person met"),
        _("in a story that does not count yet"),
    )


def columns(width: int) -> list[Column]:
    """Name, the five ways, the last direct contact, how many ways: so go the last ones first where room is scarce.

    On a narrow screen the ways keep the first letter of their titles, the summary above says which they are.
    """
    ways = [Column(title[:1], 1) if width < NARROW else Column(title, max(len(title), 5)) for title in titles()]
    return [
        Column(_("Participant"), 18, flex=1, most=NAME),
        *ways,
        Column(_("Of 5"), 5, right=True, drop=2),
        Column(_("Last"), 6, right=True, drop=1),
    ]


def row_of(one: Covered, today: date, width: int) -> Row:
    """One participant as a row; the key is its id."""
    tone, sign = ("bad", "!") if one.depth == 0 else ("warn", "▲") if one.ways[0] < 2 else ("good", "●")
    if one.new:
        tone, sign = "", "+"
    left = "" if width < NARROW else "  "
    cells = (
        one.kept.record["name"],
        *(left + SIGNS[way] for way in one.ways),
        str(one.depth),
        since(one.last_direct, today, _("never")),
    )
    return Row(one.kept.record["id"], cells, tone, sign)


def verdicts(one: Covered) -> list[Piece]:
    """The five ways side by side with their signs."""
    pieces: list[Piece] = []
    for title, way in zip(titles(), one.ways, strict=True):
        pieces += [Piece(f"{SIGNS[way]} ", TONES[way]), Piece(f"{title}   ", "" if way == 2 else "muted")]
    return pieces


def signs(width: int) -> str:
    """What the signs of the matrix mean; new participants stand in it, so that it has more rows than N."""
    ways = _("● yes   ◐ half-way   · no")
    new, order = _("+ new, not in the indicators yet"), _("emptiest first")
    longer = ("   ".join((ways, new, order)), "   ".join((ways, new)))
    return next((words for words in longer if cell_count(words) <= width), ways)


def summary(found: Coverage, width: int) -> Content:
    """Breadth and depth, the five ways, the triple helix: each with its bar and its numbers, broken where too long."""
    n = len(found.rows)
    wide, deep = _("Breadth: in at least one way"), _("Depth: in three ways or more")
    if width < NARROW:
        wide, deep = (words.partition(":")[0] for words in (wide, deep))
    room = max(cell_count(wide), cell_count(deep))
    breadth = _share(padded(wide, room), found.breadth, n, width)
    depth = _share(padded(deep, room), found.deep, n, width)
    ways = [f"{title} {number(k)}" for title, k in zip(titles(), found.by_way, strict=True)]
    names = {"business": _("business"), "knowledge": _("knowledge"), "public": _("public")}
    helix = [f"{names[side.name]} {_of(side.reached, side.of)}" for side in found.helix]
    return Content("\n").join(
        [
            line(breadth),
            line(depth),
            *(line([Piece(one)]) for one in _broken(ways, width)),
            *(line([Piece(one)]) for one in _broken([_("Triple helix: ") + helix[0], *helix[1:]], width)),
        ]
    )


def told(one: Covered, today: date) -> Content:
    """One participant beside the matrix: each way in words."""
    lines = [line([Piece(one.kept.record["name"], "strong")])]
    if one.new:
        lines.append(line([Piece("+ " + _("new"), "muted")]))
    lines.append(line([Piece(_("Last direct contact: "), "muted"), Piece(since(one.last_direct, today, _("never")))]))
    lines.append(Content(""))
    for title, way, half in zip(titles(), one.ways, half_words(), strict=True):
        words = (_("no"), half, _("yes"))[way]
        lines.append(line([Piece(f"{SIGNS[way]} ", TONES[way]), Piece(f"{title}: "), Piece(words, "muted")]))
    lines += [Content(""), line([Piece(pressed("coverage.plan"), "key"), Piece(" " + _("plans a visit"), "muted")])]
    return Content("\n").join(lines)


def _share(label: str, n: int, of: int, width: int) -> list[Piece]:
    share = n / of if of else None
    room = max(min(width - len(label) - 20, 40), 4)
    words = f"  {percent(share)}  {_of(n, of)}" if of else "  " + _("no participants")
    return [Piece(f"{label}  ", "muted"), Piece(bar(share, room), "good" if n else "muted"), Piece(words)]


def _of(n: int, of: int) -> str:
    return _("{n} of {of}").format(n=n, of=of)


def _broken(parts: list[str], width: int) -> list[str]:
    """The parts with dots between them, on as many lines as they need; none is broken."""
    lines = [parts[0]]
    for part in parts[1:]:
        together = f"{lines[-1]} · {part}"
        lines[-1:] = [together] if cell_count(together) <= width else [lines[-1], part]
    return lines
