"""Stories in words: cards, effects, and one story told whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.locale import _
from klyngetui.locale.formats import UNKNOWN, day, number
from klyngetui.model.choice_labels import choice_label
from klyngetui.plain import cells, content
from klyngetui.screens.stories.signs import BOARD, lack_words, need_words, sign, stage_words
from klyngetui.widgets.columns import Column, fitted
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.screens.stories.data import Board, Card

LEAST, MOST = 14, 48
"""Cells a stage asks for its titles, at least and at most."""
WRAPPED = 24
"""So many at most where the stages ask for more than there are: longer titles go on in a second line."""
AROUND = 8
"""Cells of a stage beside titles and days: sign, gaps, scroll bar."""


def list_columns() -> list[Column]:
    """The columns where all stages stand in one list."""
    return [
        Column(_("Stage"), 10),
        Column(_("Story"), 16, flex=1),
        Column(_("Days"), 7, right=True, drop=1),
        Column(_("What it needs"), 24, flex=2, drop=2),
    ]


def stage_columns(name: str, cards: Sequence[Card] = ()) -> list[Column]:
    """The columns of one stage of the board; the title says how many stand there."""
    title = f"{stage_words(name)} {len(cards) or ''}".rstrip()
    return [*fitted([Column(title, 8, flex=1), Column("", 9, right=True)], map(card_row, cards))]


def stage_shares(stages: Sequence[Sequence[Card]], width: int) -> list[int]:
    """What each stage asks for of the width of the board, in cells: its longest title and the days."""
    shares = [[_share(cards, most) for cards in stages] for most in range(MOST, WRAPPED - 1, -1)]
    return next((every for every in shares if sum(every) <= width), shares[-1])


def _share(cards: Sequence[Card], most: int) -> int:
    longest = max((cells(one.kept.record["title"]) for one in cards), default=0)
    return min(max(longest, LEAST), most) + max((cells(stuck(one)) for one in cards), default=0) + AROUND


def list_row(one: Card) -> Row:
    """One story in the list of all stages; the key is its id."""
    tone, mark = sign(one.state)
    told = (stage_words(one.stage), one.kept.record["title"], stuck(one), need_words(one.state))
    return Row(one.kept.record["id"], told, tone, mark)


def card_row(one: Card) -> Row:
    """One story on the board."""
    tone, mark = sign(one.state)
    return Row(one.kept.record["id"], (one.kept.record["title"], stuck(one)), tone, mark)


def stuck(one: Card) -> str:
    """Days since anybody changed it; a dash where it counts already."""
    return UNKNOWN if one.state.usable else _("{n} d").format(n=number(one.stuck))


def track(found: Board) -> Content:
    """The stages with how many stand in each, and how many stories count."""
    stages = [card.stage for card in found.cards]
    pieces: list[Piece] = []
    for name in BOARD:
        pieces += [Piece(" ▸ ", "muted")] if pieces else []
        pieces += [Piece(f"{stage_words(name)} "), Piece(str(stages.count(name)), "strong")]
    usable = sum(card.state.usable for card in found.cards)
    pieces += [Piece("     ★ ", "good" if usable else "muted"), Piece(_("{n} count").format(n=usable))]
    return line(pieces)


def effects(found: Board, width: int) -> Content:
    """The seven effects of a cluster: which have a story that counts, or one on its way; in as many lines as needed."""
    lines, room = [[Piece(_("Effects") + "  ", "muted")]], width - len(_("Effects")) - 2
    for name, (usable, every) in found.effects.items():
        tone, mark = ("good", "★") if usable else ("warn", "☆") if every else ("muted", "·")
        words = f"{choice_label(name)}   "
        if room < len(words) + 2:
            lines.append([Piece(" " * (len(_("Effects")) + 2))])
            room = width - len(_("Effects")) - 2
        lines[-1] += [Piece(f"{mark} ", tone), Piece(words, "" if every else "muted")]
        room -= len(words) + 2
    return Content("\n").join([line(pieces) for pieces in lines])


def told(one: Card) -> Content:
    """One story whole."""
    record = one.kept.record
    tone, mark = sign(one.state)
    parts = [
        line([Piece(record["title"], "strong")]),
        line([Piece(f"{mark} ", tone), Piece(f"{stage_words(one.stage)} · {lack_words(one.state)}")]),
    ]
    if not one.state.usable:
        words = _("Unchanged for {n} d").format(n=number(one.stuck)) if one.stuck else _("Changed today")
        parts.append(line([Piece(words, "muted")]))
    parts.append(line([Piece(_("With: "), "muted"), Piece(", ".join(one.participants) or _("nobody yet"))]))
    if record["outcome_on"]:
        parts.append(line([Piece(_("Outcome: "), "muted"), Piece(_day(record["outcome_on"]))]))
    if record["effects"]:
        names = ", ".join(choice_label(effect) for effect in record["effects"])
        parts.append(line([Piece(_("Effects: "), "muted"), Piece(names)]))
    parts += _consent(one)
    for publication in record["publications"]:
        words = "  ".join(filter(None, [_day(publication["on"]), publication["channel"], publication["url"]]))
        parts.append(line([Piece(_("Published: "), "muted"), Piece(words)]))
    parts += [line([Piece(_("Evidence: "), "muted"), Piece(", ".join(one.evidence) or _("none"))])]
    titles = {
        "situation": _("Before"),
        "contribution": _("What the cluster did"),
        "result": _("Result"),
        "quote": _("Quote"),
    }
    for field, title in titles.items():
        if record[field]:
            parts += [Content(""), line([Piece(title, "key")]), content(record[field])]
    return Content("\n").join(parts)


def _consent(one: Card) -> list[Content]:
    consent = one.kept.record["consent"]
    if not consent:
        return []
    scope = _("for everybody") if consent["scope"] == "public" else _("for the assessor only")
    words = [f"{scope}, {consent['by']}, {_day(consent['on'])}"]
    words += [_("until {day}").format(day=_day(consent["expires_on"]))] if consent["expires_on"] else []
    words += [_("withdrawn {day}").format(day=_day(consent["withdrawn_on"]))] if consent["withdrawn_on"] else []
    return [line([Piece(_("Consent: "), "muted"), Piece(", ".join(words))])]


def _day(text: str) -> str:
    return day(date.fromisoformat(text))
