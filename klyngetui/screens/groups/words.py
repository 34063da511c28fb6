"""Groups in words: rows, summary, and one group told whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import UNKNOWN, day, joined, percent
from klyngetui.model.choice_labels import choice_label
from klyngetui.plain import cells, content
from klyngetui.screens.groups.data import GroupSeen, counts
from klyngetui.screens.groups.signs import SIGNS, counted_words, lacking, state_words
from klyngetui.screens.participants.words import NAME, short, since, some
from klyngetui.widgets.bars import bar
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.indicators.group_life import Meeting, Member

MOST = 12
"""Meetings and decisions told one by one."""


def columns() -> list[Column]:
    """The columns of the list."""
    titles = (_("Members"), _("Meetings"), _("Came"), _("Last"), _("Next"))
    least = (7, 8, 5, 6, 6)
    drops = (2, 3, 0, 0, 0)
    numbers = [
        Column(title, max(len(title), n), right=True, drop=drop)
        for title, n, drop in zip(titles, least, drops, strict=True)
    ]
    return [Column(_("Group"), 16, flex=1, most=NAME), Column(_("State"), 12), *numbers]


def row_of(one: GroupSeen, today: date) -> Row:
    """One group as a row; the key is its id."""
    life, record = one.life, one.life.kept.record
    tone, sign = SIGNS[one.state]
    shown = (
        record["name"],
        state_words(one.state, record["kind"]),
        some(life.members),
        some(len(life.meetings)),
        percent(life.attendance) if life.attendance is not None else UNKNOWN,
        since(life.last, today, _("never")),
        short(life.planned),
    )
    return Row(record["id"], shown, tone, sign)


def summary(found: list[GroupSeen], group_word: str | None, width: int) -> Content:
    """How many are in each state, under the cluster's own word for a group; a sign stays on the line of its words."""
    word = group_word[:1].upper() + group_word[1:] if group_word else _("Working groups")
    lines, room = [[Piece(f"{word}: ", "strong")]], width - cells(word) - 2
    states = counts(found)
    for state, n in states.items():
        tone, sign = SIGNS[state]
        words = counted_words(state, n)
        if room < cells(words) + 2:
            lines.append([])
            room = width
        lines[-1] += [Piece(f"{sign} ", tone), Piece(f"{words}   ")]
        room -= cells(words) + 5
    if not states:
        lines[-1].append(Piece(_("none yet"), "muted"))
    return Content("\n").join([line(pieces) for pieces in lines])


def told(one: GroupSeen, today: date) -> Content:
    """One group whole: state and what it lacks, aim, roster, meetings, decisions, actions."""
    life, record = one.life, one.life.kept.record
    tone, sign = SIGNS[one.state]
    parts = [
        line([Piece(record["name"], "strong"), Piece(f"  {choice_label(record['kind'])}", "muted")]),
        line([Piece(f"{sign} ", tone), Piece(" · ".join([state_words(one.state, record["kind"]), *_dates(record)]))]),
    ]
    if life.state is not None and life.state.missing and one.state != "ended":
        what = joined([lacking(code) for code in life.state.missing])
        parts.append(line([Piece("! ", "warn"), Piece(_("To count it needs {what}.").format(what=what))]))
    if record["leader"]:
        parts.append(line([Piece(_("Leader: "), "muted"), Piece(record["leader"])]))
    nothing = _("nothing planned; {key} logs or plans one").format(key=pressed("groups.meeting"))
    planned = day(date.fromisoformat(life.planned)) if life.planned else nothing
    parts.append(line([Piece(_("Next meeting: "), "muted"), Piece(planned)]))
    parts += _long(_("Aim"), record["aim"]) + _long(_("Result"), record["result"])
    parts += _roster(one)
    parts += _list(
        _("Meetings in the period"), [_meeting(meeting) for meeting in life.meetings[:MOST]], len(life.meetings)
    )
    decisions = [_decision(meeting, text) for meeting in life.meetings for text in meeting.kept.record["decisions"]]
    parts += _list(_("Decisions"), decisions[:MOST], len(decisions))
    parts += _list(_("Open actions"), [_action(action.record, today) for action in one.actions], len(one.actions))
    return Content("\n").join(parts)


def _dates(record: dict[str, Any]) -> list[str]:
    told = []
    if record["started_on"]:
        told.append(_("since {day}").format(day=day(date.fromisoformat(record["started_on"]))))
    if record["ended_on"]:
        told.append(_("until {day}").format(day=day(date.fromisoformat(record["ended_on"]))))
    return told + ([choice_label(record["outcome"])] if record["outcome"] else [])


def _long(title: str, text: str | None) -> list[Content]:
    return [Content(""), line([Piece(title, "key")]), content(text)] if text else []


def _roster(one: GroupSeen) -> list[Content]:
    share = one.life.attendance
    heading = [Piece(ngettext("{n} member", "{n} members", one.life.members).format(n=one.life.members), "key")]
    if share is not None:
        heading += [Piece("  "), Piece(bar(share, 12), "good" if share >= 0.5 else "warn")]
        heading.append(Piece("  " + _("{share} attendance").format(share=percent(share)), "muted"))
    nobody = _("Nobody yet: {key} adds members.").format(key=pressed("groups.edit"))
    rows = [_member(member) for member in one.roster] or [line([Piece(nobody, "muted")])]
    return [Content(""), line(heading), *rows]


def _member(member: Member) -> Content:
    came = _("{n} of {of}").format(n=member.came, of=member.expected) if member.expected else UNKNOWN
    tone, sign = ("good", "●") if member.came else ("warn", "○") if member.expected else ("muted", "○")
    if not member.now:
        tone, sign = "muted", "–"
    people = ", ".join(member.people)
    former = "" if member.now else _("no longer a member")
    words = "  ".join(filter(None, [people, came, former]))
    return line([Piece(f"{sign} ", tone), Piece(member.participant.record["name"]), Piece(f"  {words}", "muted")])


def _meeting(meeting: Meeting) -> Content:
    record = meeting.kept.record
    there = ngettext("{n} participant", "{n} participants", meeting.participants).format(n=meeting.participants)
    return line(
        [Piece(day(date.fromisoformat(meeting.day))), Piece(f"  {there}  ", "muted"), Piece(record["title"] or "")]
    )


def _decision(meeting: Meeting, text: str) -> Content:
    return line([Piece(f"{day(date.fromisoformat(meeting.day))}  ", "muted"), Piece(text)])


def _action(record: dict[str, Any], today: date) -> Content:
    late = bool(record["due_on"]) and record["due_on"] < today.isoformat()
    due = "  " + _("due {day}").format(day=day(date.fromisoformat(record["due_on"]))) if record["due_on"] else ""
    return line(
        [Piece("! " if late else "□ ", "bad" if late else ""), Piece(record["text"] or ""), Piece(due, "muted")]
    )


def _list(title: str, rows: list[Content], n: int) -> list[Content]:
    if not rows:
        return []
    more = [line([Piece(_("and {n} more").format(n=n - len(rows)), "muted")])] if n > len(rows) else []
    return [Content(""), line([Piece(title, "key")]), *rows, *more]
