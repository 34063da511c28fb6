"""A dossier in words: its head, and what stands beside the timeline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.indicators.why import name_of
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.plain import content
from klyngetui.screens.coverage.words import verdicts
from klyngetui.screens.groups import signs as groups_signs
from klyngetui.screens.participants import words
from klyngetui.screens.stories import signs as stories_signs
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.indicators.participation import Seen
    from klyngetui.rules.stories import StoryState
    from klyngetui.screens.dossier.data import Dossier, InGroup
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MOST_PEOPLE = 30


def head(found: Dossier, today: date) -> Content:
    """Three lines: who it is, how the cluster stands to it, what it counts for."""
    one, record = found.one, found.one.kept.record
    tone, sign = words.SIGNS[words.standing(one)]
    about = [choice_label(record["kind"]), record["municipality"] or "", words.commitment(record, today)]
    direct = _("direct {since}").format(since=words.since(one.last_direct, today, _("never")))
    seen = _("seen {since}").format(since=words.since(one.last_seen, today, _("never")))
    planned = [_("planned {day}").format(day=words.short(one.planned))] if one.planned else []
    standing = " · ".join(
        [words.standing_words(one), direct, seen, *planned, _("90 days: {energy}").format(energy=words.energy(one))]
    )
    return Content("\n").join(
        [
            line([Piece(record["name"], "strong"), Piece("  " + " · ".join(filter(None, about)), "muted")]),
            line([Piece(f"{sign} ", tone), Piece(standing)]),
            line(
                verdicts(found.covered) if found.covered else [Piece(_("Counts for nothing: not committed"), "muted")]
            ),
        ]
    )


def beside(found: Dossier, log: Log, today: date) -> Content:
    """People, actions, groups, stories, commitments and notes."""
    record = found.one.kept.record
    parts = _part(_("Who we know"), [_person(one, today) for one in found.people[:MOST_PEOPLE]], _("nobody named yet"))
    if len(found.people) > MOST_PEOPLE:
        parts.append(line([Piece(_("and {n} more").format(n=len(found.people) - MOST_PEOPLE), "muted")]))
    parts += _part(_("Open actions"), [_action(one, log, today) for one in found.actions], _("none"))
    parts += _part(_("Groups"), [_group(one) for one in found.groups], _("in no group"))
    parts += _part(_("Stories"), [_story(*one) for one in found.stories], _("in no story"))
    parts += _part(_("Commitments"), [_spell(one) for one in record["commitments"]], _("never committed"))
    if record["succeeded_by"]:
        name = name_of(log, record["succeeded_by"]["participant"])
        when = _day(record["succeeded_by"]["on"])
        parts.append(line([Piece("→ "), Piece(_("succeeded by {name} on {day}").format(name=name, day=when))]))
    facts = [
        record["org_number"],
        record["website"],
        ", ".join(record["nicknames"]),
        ", ".join(record["email_domains"]),
    ]
    labels = ("org_number", "website", "nicknames", "email_domains")
    told = [_fact(field_label(name), fact) for name, fact in zip(labels, facts, strict=True) if fact]
    parts += _part(_("Facts"), told, "") if told else []
    parts += _part(_("Notes"), [content(record["notes"])], "") if record["notes"] else []
    return Content("\n").join(parts[1:])


def _fact(label: str, fact: str) -> Content:
    return line([Piece(f"{label}: ", "muted"), Piece(fact)])


def _part(title: str, rows: list[Content], none: str) -> list[Content]:
    shown = rows or ([line([Piece(none, "muted")])] if none else [])
    return [Content(""), line([Piece(title, "key")]), *shown]


def _person(one: Seen, today: date) -> Content:
    record = one.kept.record
    tone, sign = ("good", "●") if one.last else ("muted", "○")
    if not one.here:
        tone, sign = "muted", "–"
    seen = words.since(one.last, today, _("never seen"))
    times = ngettext("{n} time", "{n} times", one.times).format(n=one.times) if one.times else ""
    told = ", ".join(filter(None, [record["role"] or "", seen, times, "" if one.here else _("not employed here")]))
    return line([Piece(f"{sign} ", tone), Piece(record["name"]), Piece(f"  {told}", "muted")])


def _action(one: Kept, log: Log, today: date) -> Content:
    record = one.record
    late = bool(record["due_on"]) and record["due_on"] < today.isoformat()
    due = _("due {day}").format(day=_day(record["due_on"])) if record["due_on"] else ""
    told = ", ".join(filter(None, [due, name_of(log, record["owner"])]))
    return line(
        [Piece("! " if late else "□ ", "bad" if late else ""), Piece(record["text"] or ""), Piece(f"  {told}", "muted")]
    )


def _group(one: InGroup) -> Content:
    state = groups_signs.state_of(one.state)
    tone, sign = groups_signs.SIGNS[state]
    told = groups_signs.state_words(state, one.kept.record["kind"])
    told += "" if one.now else f", {_('no longer a member')}"
    return line([Piece(f"{sign} ", tone), Piece(one.kept.record["name"]), Piece(f"  {told}", "muted")])


def _story(kept: Kept, state: StoryState) -> Content:
    tone, sign = stories_signs.sign(state)
    told = stories_signs.lack_words(state)
    return line([Piece(f"{sign} ", tone), Piece(kept.record["title"]), Piece(f"  {told}", "muted")])


def _spell(spell: dict[str, str | None]) -> Content:
    start = _("from {day}").format(day=_day(spell["from"])) if spell["from"] else _("since before the log began")
    end = _("to {day}").format(day=_day(spell["to"])) if spell["to"] else ""
    return line(
        [Piece(" ".join(filter(None, [start, end]))), Piece(f"  {choice_label(spell['ground'] or '')}", "muted")]
    )


def _day(text: str | None) -> str:
    return day(date.fromisoformat(text)) if text else ""
