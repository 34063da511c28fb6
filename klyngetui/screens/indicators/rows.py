"""The rows of one indicator: its measures through several windows, then groups, stories, gaps and the like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import UNKNOWN, day, joined, number
from klyngetui.model.choice_labels import choice_label
from klyngetui.rules.reason_words import missing as missing_word
from klyngetui.screens import period_words
from klyngetui.screens.entry.told import state_word
from klyngetui.screens.indicators import measure_words
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from klyngetui.indicators.gap_order import Gap
    from klyngetui.screens.indicators.reading import Figures

    Document = dict[str, Any]

HEADINGS = "heading"
BY_KIND_OF_TONE = {"active": "good", "achieved": "good", "published": "good", "ready": "good"}


def columns(found: Figures | None) -> list[Column]:
    """The columns: what is counted, then one for each window, the chosen one first."""
    windows = [_window(document) for document in found.windows] if found else [""]
    first = Column(_("What is counted"), 20, flex=1)
    return [first, *(Column(name, 13, right=True, drop=place) for place, name in enumerate(windows))]


def rows(found: Figures, indicator: str) -> list[Row]:
    """Everything about one indicator. A row's key says what it opens: its sort and an id."""
    section = measure_words.section_of(found.windows[0], indicator)
    listed = _measures(found, indicator)
    if indicator == "2.5":
        listed += [*_kinds(found), *_team(found, section), *_new(section), *_gaps(found)]
    elif indicator == "4.5":
        listed += _groups(section)
    elif indicator == "5.2":
        listed += _stories(section)
    return listed


def _measures(found: Figures, indicator: str) -> list[Row]:
    sections = [measure_words.section_of(document, indicator) for document in found.windows]
    names = list(sections[0]["measures"])
    listed = [_measure(name, [one["measures"][name] for one in sections]) for name in names]
    if indicator == "2.5":
        listed.append(_measure("median", [one["median_days_since_direct_contact"] for one in sections]))
        listed.append(_measure("without_evidence", [one["without_evidence"] for one in sections]))
    return listed


def _measure(name: str, values: list[Any]) -> Row:
    cells = (measure_words.measure(name), *(measure_words.value(value) for value in values))
    warns = name in ("amber_groups", "dormant_groups", "on_paper_groups", "without_evidence") and bool(values[0])
    return Row(("measure", name), cells, "warn" if warns else "")


def _kinds(found: Figures) -> list[Row]:
    sections = [measure_words.section_of(document, "2.5")["by_kind"] for document in found.windows]
    kinds = [kind for kind in sections[0] if any(one[kind]["of"] for one in sections)]
    listed = [
        Row(("kind", kind), (choice_label(kind), *(measure_words.value(one[kind]) for one in sections)))
        for kind in kinds
    ]
    return [*_heading(_("By kind of participant")), *listed] if listed else []


def _team(found: Figures, section: Document) -> list[Row]:
    windows = [measure_words.section_of(document, "2.5")["contacts_per_team_member"] for document in found.windows]
    numbers = section["contacts_per_team_member"]
    members = sorted(numbers, key=lambda one: (-numbers[one], found.team.get(one, one)))
    listed = [
        Row(("team", one), (found.team.get(one, one), *(number(window.get(one, 0)) for window in windows)))
        for one in members
    ]
    return [*_heading(_("Direct contacts of each in the team")), *listed] if listed else []


def _new(section: Document) -> list[Row]:
    listed = [
        Row(("participant", one["id"]), (one["name"], day(date.fromisoformat(one["meet_by"]))), "", "+")
        for one in section["new"]
    ]
    return [*_heading(_("New participants"), _("meet by")), *listed] if listed else []


def _gaps(found: Figures) -> list[Row]:
    listed = [_gap(gap) for gap in found.gaps.participants]
    if not listed:
        return []
    return [*_heading(_("Whom to meet next"), _("last met"), _("counts until")), *_missing(found), *listed]


def _missing(found: Figures) -> list[Row]:
    """How many are missing to the target, and how many a week that is."""
    missing, rate = found.gaps.missing_to_target, found.gaps.per_week
    if not missing:
        return []
    text = ngettext("{n} missing to the target", "{n} missing to the target", missing)
    if rate:
        text = ngettext("{n} missing, {rate} a week", "{n} missing, {rate} a week", missing)
    words = text.format(n=number(missing), rate=number(rate, 1))
    return [Row((HEADINGS, "missing"), (words,), "muted", " ")]


def _gap(gap: Gap) -> Row:
    last = day(gap.last_direct_contact) if gap.last_direct_contact else _("never")
    lapses = day(gap.lapses_on) if gap.lapses_on else ""
    tone = {"never": "bad", "lapsed": "warn", "lapses": ""}[gap.reason]
    return Row(("gap", gap.id), (gap.name, last, lapses), tone, "↓" if gap.lapses_on else "")


def _groups(section: Document) -> list[Row]:
    listed = []
    for one in section["groups"]:
        last = day(date.fromisoformat(one["last_meeting"])) if one["last_meeting"] else UNKNOWN
        words = measure_words.group_state_word(one["state"], one["amber"])
        tone = "warn" if one["amber"] else BY_KIND_OF_TONE.get(one["state"], "")
        sign = "" if tone else "○"
        listed.append(Row(("group", one["id"]), (one["name"], words, last, number(one["meetings"])), tone, sign))
    return [*_heading(_("Groups"), _("state"), _("last meeting"), _("meetings")), *listed] if listed else []


def _stories(section: Document) -> list[Row]:
    listed = []
    for one in section["stories"]:
        tone = BY_KIND_OF_TONE.get(one["state"], "") if not one["missing"] else ""
        listed.append(Row(("story", one["id"]), (one["title"], state_word(one["state"])), tone, "" if tone else "☆"))
        if one["missing"]:
            words = joined([missing_word(code) for code in one["missing"]])
            lacking = (f"  {_('missing: {what}').format(what=words)}",)
            listed.append(Row((HEADINGS, one["id"]), lacking, "muted", " "))
    return [*_heading(_("Stories"), _("state")), *listed] if listed else []


def _heading(title: str, *others: str) -> list[Row]:
    """An empty line and a line that names what follows; they open nothing."""
    return [Row((HEADINGS, f"before {title}"), ("",)), Row((HEADINGS, title), (title, *others), "muted", "─")]


def _window(document: Document) -> str:
    period = document["period"]
    start, end = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    return period_words.short(period["name"], start, end)
