"""An entry in the few signs and words a list has room for: what stands of it, what it counts for."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from klyngetui.indicators.why import name_of
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import day as day_words
from klyngetui.locale.formats import short_day, weekday_short
from klyngetui.rules.stories import story_state
from klyngetui.screens.entry.gist import gist

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log
    from klyngetui.store.pages import Entry

    Record = dict[str, Any]

EVIDENCE = "◆"
LATE = "◷"


def is_story(record: Record) -> bool:
    """Whether the entry is a success story."""
    return "attendance" not in record


def subject(log: Log, record: Record, beside: str | None = None) -> str:
    """Whom or what an entry is about, on one line; `beside` is the id of a participant whose name stands above."""
    return gist(record, partial(name_of, log), beside)


def kind_word(record: Record) -> str:
    """The kind of entry in one short word."""
    words = {"meeting": _("meeting"), "event": _("event"), "group_meeting": _("group")}
    return _("story") if is_story(record) else words[record["kind"]]


def list_day(day: date, today: date) -> str:
    """man 23. nov in this year, man 23.11.2025 in others."""
    return short_day(day) if day.year == today.year else f"{weekday_short(day)} {day_words(day)}"


def unconfirmed(record: Record, today: date) -> bool:
    """Whether a planned activity's day has passed (docs/rules.md, Held)."""
    return record.get("status") == "planned" and date.fromisoformat(record["date"]) < today


def counts(entry: Entry, today: date, settings: Record) -> str:
    """The indicators an entry counts for today: "2.5", "2.5 4.5", "" for none."""
    record = entry.kept.record
    if is_story(record):
        return "5.2" if story_state(record, today, settings).usable else ""
    if date.fromisoformat(entry.day) > today:
        return ""
    return " ".join(["2.5"] * entry.direct + ["4.5"] * entry.meets)


def sign(record: Record, counted: bool, today: date) -> tuple[str, str]:
    """Tone and sign of an entry: what stands of it, never by colour alone."""
    if is_story(record):
        return ("good", "★") if counted else ("", "☆")
    if unconfirmed(record, today):
        return "warn", "?"
    status = record["status"]
    if status == "held":
        return ("good" if counted else ""), "●"
    return {"planned": ("", "○"), "cancelled": ("muted", "×"), "no_show": ("muted", "–")}[status]


def status_words(record: Record, today: date) -> str:
    """What stands of an activity, in words."""
    if unconfirmed(record, today):
        return _("planned, and its day has passed: {key} held, {other} cancelled").format(
            key=pressed("log.hold"), other=pressed("log.cancel")
        )
    words = {"planned": _("planned"), "held": _("held"), "cancelled": _("cancelled"), "no_show": _("nobody came")}
    return words[record["status"]]


def logged_late(kept: Kept, settings: Record) -> bool:
    """Whether an activity was recorded more than `late_logging_days` after its day (docs/rules.md, Readings)."""
    if is_story(kept.record):
        return False
    waited = date.fromisoformat(kept.first[:10]) - date.fromisoformat(kept.record["date"])
    return waited.days > int(settings["late_logging_days"])


def marks(evidence: int, late: bool) -> str:
    """Signs for evidence, with its number above one, and for an entry logged late."""
    pieces = f"{EVIDENCE}{evidence if evidence > 1 else ''}" if evidence else ""
    return f"{pieces} {LATE}".lstrip() if late else pieces
