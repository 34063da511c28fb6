"""The lists of the readiness screen: the label's indicators, recommendations, dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.indicators.catalogue import BY_NUMBER, INDICATORS, PARTS
from klyngetui.locale import _, language
from klyngetui.locale.formats import UNKNOWN, day, days, number
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.screens.indicators import measure_words
from klyngetui.store.pages import evidence_count
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

DATES = (
    *("label_level", "label_awarded_on", "label_expires_on", "assessment_on"),
    *("programme", "programme_from", "programme_to"),
)
COUNTED_DOWN = ("label_expires_on", "assessment_on", "programme_to")
SOON = 180
"""Days before a date from which its row warns."""


def name_of(indicator: str) -> str:
    """The name of an indicator in the language chosen."""
    found = BY_NUMBER[indicator]
    return found.name_nb if language() == "nb" else found.name


def rating_of(desk: Desk, indicator: str) -> Kept | None:
    """The newest rating of an indicator."""
    found = [kept for kept in desk.log.cabinet.load("rating") if kept.record["indicator"] == indicator]
    return max(found, key=lambda kept: (kept.record["rated_on"] or "", kept.first), default=None)


def columns(tab: str) -> list[Column]:
    """The columns of a list."""
    if tab == "indicators":
        longest = max(len(name_of(one.number)) for one in INDICATORS)
        return [
            Column("", 5),
            Column(_("Indicator"), 16, flex=1, most=longest),
            Column(_("Own/log"), len(_("Own/log")), right=True),
            Column("", 4, drop=1),
        ]
    if tab == "recommendations":
        head = [Column(_("State"), 8), Column(_("For"), 7, drop=3), Column(_("Recommendation"), 20, flex=2)]
        return [*head, Column(_("Action"), 12, flex=1, drop=1), Column(_("Effect"), 12, flex=1, drop=2)]
    return [Column("", 16, flex=1), Column("", 10, flex=1), Column("", 16, right=True, drop=1)]


def indicator_rows(desk: Desk) -> list[Row]:
    """The 31 by part; a part's own row is a heading."""
    figures, rows = desk.figures(), []
    for part in PARTS:
        title = part.name_nb if language() == "nb" else part.name
        rows.append(Row(("part", part.number), (part.number, title, "", ""), "muted", " "))
        for one in INDICATORS:
            if one.part == part.number:
                rows.append(_indicator_row(desk, one.number, figures if one.measured else None))
    return rows


def _indicator_row(desk: Desk, indicator: str, figures: dict[str, Any] | None) -> Row:
    key = ("indicator", indicator)
    if figures is not None:
        value, _made_of = measure_words.headline_words(indicator, figures)
        return Row(key, (indicator, name_of(indicator), value, ""), "", "◆")
    kept = rating_of(desk, indicator)
    if kept is None:
        return Row(key, (indicator, name_of(indicator), UNKNOWN, ""), "", "○")
    pieces = evidence_count(desk.log, kept.record["id"])
    return Row(key, (indicator, name_of(indicator), _score(kept), f"◆ {number(pieces)}" if pieces else ""), "", "●")


def recommendation_rows(desk: Desk) -> list[Row]:
    """The recommendations, open ones first, newest assessment first."""
    found = [kept.record for kept in desk.log.cabinet.load("recommendation")]
    found.sort(key=lambda one: one["assessment_on"] or "", reverse=True)
    found.sort(key=lambda one: one["closed_on"] is not None)
    return [
        Row(
            ("recommendation", one["id"]),
            (
                _("closed") if one["closed_on"] else _("open"),
                one["indicator"] or "",
                one["text"] or "",
                one["action"] or UNKNOWN,
                one["effect"] or UNKNOWN,
            ),
            "muted" if one["closed_on"] else "" if one["action"] else "warn",
            "●" if one["closed_on"] else "",
        )
        for one in found
    ]


def date_rows(desk: Desk) -> list[Row]:
    """Label and programme, each date with the days left."""
    cluster, rows = desk.log.cluster, []
    for field in DATES:
        said = cluster[field]
        is_day = field not in ("label_level", "programme")
        told = UNKNOWN if said is None else day(date.fromisoformat(said)) if is_day else choice_label(said)
        left = (date.fromisoformat(said) - desk.today).days if said and field in COUNTED_DOWN else None
        words = "" if left is None else days_left(left)
        tone = "" if left is None else "bad" if left < 0 else "warn" if left <= SOON else ""
        rows.append(Row(("date", field), (field_label(field), told, words), tone))
    return rows


def days_left(n: int) -> str:
    """So many days left, or past."""
    return _("{days} left").format(days=days(n)) if n >= 0 else _("{days} ago").format(days=days(-n))


def told(desk: Desk, key: tuple[str, str]) -> Content:
    """Everything about a row."""
    sort, identity = key
    if sort == "part":
        return _note()
    if sort == "date":
        return Content("\n").join([line([Piece(field_label(identity), "strong")]), _dates_note()])
    if sort == "recommendation":
        return _told_recommendation(desk, identity)
    return _told_indicator(desk, identity)


def _told_indicator(desk: Desk, indicator: str) -> Content:
    parts = [line([Piece(f"{indicator} {name_of(indicator)}", "strong")]), Content("")]
    if BY_NUMBER[indicator].measured:
        value, made_of = measure_words.headline_words(indicator, desk.figures())
        parts += [
            line([Piece(f"{value}  {made_of}")]),
            line([Piece(_("Counted from the log; Enter opens it."), "muted")]),
        ]
    else:
        kept = rating_of(desk, indicator)
        parts.append(line([Piece(_("Own rating: {score}").format(score=_score(kept) if kept else _("none yet")))]))
        if kept and kept.record["rated_on"]:
            parts.append(line([Piece(day(date.fromisoformat(kept.record["rated_on"])), "muted")]))
        if kept and kept.record["note"]:
            parts += [Content(""), *(line([Piece(one)]) for one in kept.record["note"].split("\n"))]
    for one in desk.log.cabinet.load("recommendation"):
        if one.record["indicator"] == indicator:
            parts += [Content(""), _told_recommendation(desk, one.record["id"])]
    return Content("\n").join([*parts, Content(""), _note()])


def _told_recommendation(desk: Desk, identity: str) -> Content:
    kept = desk.log.cabinet.find(identity)
    if kept is None:
        return Content("")
    record, parts = kept.record, []
    for field in ("text", "action", "effect"):
        title = _("Recommendation") if field == "text" else field_label(field).capitalize()
        parts.append(line([Piece(title, "key")]))
        parts += [line([Piece(one)]) for one in (record[field] or UNKNOWN).split("\n")]
    for field in ("assessment_on", "closed_on"):
        if record[field]:
            parts.append(line([Piece(f"{field_label(field)} {day(date.fromisoformat(record[field]))}", "muted")]))
    return Content("\n").join(parts)


def _score(kept: Kept) -> str:
    score = kept.record["score"]
    return UNKNOWN if score is None else number(score, 0 if float(score).is_integer() else 1)


def _note() -> Content:
    return line([Piece(_("Your own ratings, on a scale of your own. The label's assessors judge by theirs."), "muted")])


def _dates_note() -> Content:
    words = _("As the label's certificate says: how long it is valid differs from label to label.")
    return line([Piece(words, "muted")])
