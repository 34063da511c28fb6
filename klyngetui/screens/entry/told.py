"""One entry told whole: what, when, who was there, what it counts for and why, evidence, who recorded it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.indicators.why import name_of, why
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day as day_words
from klyngetui.locale.formats import joined, long_day, number
from klyngetui.model.choice_labels import choice_label
from klyngetui.plain import content
from klyngetui.rules.reason_words import missing
from klyngetui.rules.stories import story_state
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.screens.entry.recording import recorded_words
from klyngetui.store.entries import settings_of
from klyngetui.store.pages import evidence_of
from klyngetui.widgets.tones import STYLES, Piece, line

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

VERDICTS = {"yes": ("✓", "good"), "partly": ("▲", "warn"), "no": ("✗", "warn"), "none": ("·", "muted")}
PRESENCE = {"present": ("✓", "good"), "excused": ("–", "muted"), "absent": ("✗", "muted")}


def entry_told(log: Log, kept: Kept, today: date) -> Content:
    """The whole entry as text to show; user text is never read as markup."""
    record = kept.record
    body = _story(record, log, today) if entry_signs.is_story(record) else _activity(record, log, today)
    head = [line([Piece(entry_signs.subject(log, record), "strong")])]
    if kept.deleted:
        head.append(line([Piece("× " + _("deleted; {key} brings it back").format(key=pressed("undo")), "warn")]))
    parts = [*head, *body, *_counts_for(log, record, today), *_evidence(log, record), Content("")]
    late = entry_signs.logged_late(kept, settings_of(log))
    parts += [line([Piece(words, "muted")]) for words in recorded_words(log, kept)]
    if late:
        parts.append(line([Piece(f"{entry_signs.LATE} " + _("logged late"), "warn")]))
    return Content("\n").join(parts)


def _activity(record: Record, log: Log, today: date) -> list[Content]:
    tone, sign = entry_signs.sign(record, False, today)
    when = long_day(date.fromisoformat(record["date"]))
    clock = [record["time"]] if record["time"] else []
    length = [_("{n} min").format(n=record["minutes"])] if record["minutes"] else []
    what = [choice_label(record["kind"]), choice_label(record["mode"])]
    what += [choice_label(record["format"])] if record["format"] else []
    parts = [
        line([Piece(" · ".join([when, *clock, *length]))]),
        line([Piece(f"{sign} ", tone), Piece(" · ".join([entry_signs.status_words(record, today), *what]))]),
    ]
    if record["location"]:
        parts.append(line([Piece(_("Place: "), "muted"), Piece(record["location"])]))
    if record["group"]:
        parts.append(line([Piece(_("Group: "), "muted"), Piece(name_of(log, record["group"]))]))
    parts += _who_was_there(record, log)
    if record["notes"]:
        parts += [*_heading(_("Notes")), content(record["notes"])]
    if record["decisions"]:
        parts += _heading(_("Decisions"))
        parts += [content(f"• {decision}") for decision in record["decisions"]]
    return parts


def _who_was_there(record: Record, log: Log) -> list[Content]:
    rows = record["attendance"]
    there = sum(row["status"] == "present" for row in rows)
    title = ngettext("{n} person there", "{n} people there", there).format(n=there)
    parts = _heading(title)
    if record["team"]:
        team = joined([name_of(log, one) for one in record["team"]])
        parts.append(line([Piece(_("From the team: "), "muted"), Piece(team)]))
    else:
        parts.append(line([Piece(_("Nobody from the team."), "muted")]))
    for row in sorted(rows, key=lambda row: list(PRESENCE).index(row["status"])):
        parts.append(_presence(row, log))
    return parts


def _presence(row: Record, log: Log) -> Content:
    sign, tone = PRESENCE[row["status"]]
    names = [name_of(log, row["person"]), row["guest"] or "", name_of(log, row["participant"])]
    pieces = [Piece(f"{sign} ", tone), Piece(", ".join(filter(None, names)) or "–")]
    if row["status"] != "present":
        pieces.append(Piece(f"  {choice_label(row['status'])}", "muted"))
    if row["guest"] and not row["participant"]:
        pieces.append(Piece("  " + _("guest"), "muted"))
    if row["direct"]:
        pieces.append(Piece("  " + _("marked direct"), "key"))
    if row["topic"]:
        pieces.append(Piece(f"  {row['topic']}", "muted"))
    return line(pieces)


def _story(record: Record, log: Log, today: date) -> list[Content]:
    state = story_state(record, today, settings_of(log))
    tone, sign = entry_signs.sign(record, state.usable, today)
    parts = [line([Piece(f"{sign} ", tone), Piece(_("success story") + " · " + state_word(state.state))])]
    if state.missing:
        words = joined([missing(code) for code in state.missing])
        parts.append(line([Piece(_("Missing: "), "warn"), Piece(words)]))
    parts += _heading(_("Participants"))
    parts += [
        line([Piece(name_of(log, row["participant"])), Piece(f"  {row['role'] or ''}", "muted")])
        for row in record["participants"]
    ]
    if record["outcome_on"]:
        parts.append(line([Piece(_("Outcome: "), "muted"), Piece(day_words(date.fromisoformat(record["outcome_on"])))]))
    for title, field in (
        (_("Before"), "situation"),
        (_("What the cluster did"), "contribution"),
        (_("Result"), "result"),
    ):
        if record[field]:
            parts += [*_heading(title), content(record[field])]
    if record["result_value"] is not None:
        unit = f" {record['result_unit'] or ''}"
        parts.append(line([Piece(_("In figures: "), "muted"), Piece(f"{number(record['result_value'])}{unit}")]))
    return parts


def state_word(state: str) -> str:
    """The state of a story in words."""
    return {
        "seed": _("seed"),
        "drafted": _("drafted"),
        "waiting": _("waiting"),
        "ready": _("ready"),
        "published": _("published"),
        "expired": _("expired"),
        "withdrawn": _("withdrawn"),
    }.get(state, state)


def _counts_for(log: Log, record: Record, today: date) -> list[Content]:
    parts = _heading(_("Counts for"))
    for told in why(log, record, today):
        sign, tone = VERDICTS[told.verdict]
        parts.append(line([Piece(f"{sign} ", tone), Piece(told.text)]))
    for override in record.get("overrides", ()):
        way = _("let in by hand") if override["count"] else _("taken out by hand")
        parts.append(line([Piece(f"! {override['indicator']} {way}: ", "warn"), Piece(override["reason"])]))
    return parts


def _evidence(log: Log, record: Record) -> list[Content]:
    found = [kept.record for kept in evidence_of(log, record["id"])]
    parts = _heading(_("Evidence"))
    if not found:
        return [*parts, line([Piece(_("None attached yet."), "muted")])]
    for one in found:
        named = one["label"] or one["filename"] or one["url"] or choice_label(one["kind"])
        pieces = [Piece(f"{entry_signs.EVIDENCE} ", "key"), Piece(named)]
        pieces.append(Piece(f"  {level_words(one['level'])}", "muted"))
        parts.append(line(pieces))
        if one["url"] and one["url"] != named:
            parts.append(line([Piece(f"  {one['url']}", "muted")]))
    return parts


def level_words(level: int | None) -> str:
    """What a level of evidence stands for."""
    return {
        1: _("level 1: own notes"),
        2: _("level 2: invitation, minutes or list"),
        3: _("level 3: signed list or outside document"),
    }.get(level or 0, _("no level given"))


def _heading(title: str) -> list[Content]:
    return [Content(""), Content.styled(title, STYLES["key"])]
