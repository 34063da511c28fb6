"""The checks of the weekly review: what of the week's entries would not stand up to questions (docs/review.md)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.identity_numbers import holds_identity_number
from klyngetui.review.entry_words import entry_words
from klyngetui.review.item import Item, Listed, listed
from klyngetui.store import pages
from klyngetui.store.conflicts import conflicts
from klyngetui.store.entries import settings_of
from klyngetui.store.files import missing_files
from klyngetui.store.history import record_name

if TYPE_CHECKING:
    from klyngetui.review.week import Week
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

MOST = 2000
"""Entries of one week that are looked at; an import of more is no week's work."""
OF_THE_WEEK = """
SELECT pos, direct, evidenced FROM entry WHERE day BETWEEN :monday AND :sunday
UNION
SELECT pos, direct, evidenced FROM record JOIN entry ON entry.record = record.key
WHERE entity IN ('activity', 'story') AND deleted = 0 AND first >= :monday AND first < :after
ORDER BY pos LIMIT :most
"""
TEXTS = ("title", "notes", "decisions", "attendance", "situation", "contribution", "result", "quote")
NO_EVIDENCE, NO_NAME, LATE, IDENTITY, CONFLICT, FILE = "evidence", "name", "late", "identity", "conflict", "file"


def checks(log: Log, week: Week) -> Listed:
    """What is found in entries dated or recorded in the week, and in the log as a whole."""
    values = {
        "monday": week.monday.isoformat(),
        "sunday": week.sunday.isoformat(),
        "after": (week.sunday + timedelta(days=1)).isoformat(),
        "most": MOST,
    }
    rows = log.connection.execute(OF_THE_WEEK, values).fetchall()
    marks = {pos: (direct, evidenced) for pos, direct, evidenced in rows}
    items = [item for entry in pages.entries(log, marks) for item in _of_entry(log, entry, *marks[entry.pos])]
    order = list(code_words())
    items.sort(key=lambda item: (order.index(item.code), item.day or date.min))
    return listed(items + _of_the_log(log), _head(items))


def code_words() -> dict[str, str]:
    """What each check finds, in words."""
    return {
        IDENTITY: _("identity number in it: take it out"),
        NO_EVIDENCE: _("no evidence"),
        NO_NAME: _("no person named"),
        LATE: _("logged late"),
        CONFLICT: _("two versions: klyngetui conflicts"),
        FILE: _("its file is missing"),
    }


def _of_entry(log: Log, entry: pages.Entry, direct: int, evidenced: int) -> list[Item]:
    record, words = entry.kept.record, code_words()
    found = {
        IDENTITY: holds_identity_number([record.get(name) for name in TEXTS]),
        NO_EVIDENCE: bool(direct) and not evidenced,
        NO_NAME: _nameless(record),
        LATE: _late(entry.kept, settings_of(log)["late_logging_days"]),
    }
    if entry.evidence:
        words[NO_EVIDENCE] = _("level 1 evidence only")
    what, day = entry_words(log, record), date.fromisoformat(entry.day)
    return [
        Item(entry.kept.entity, record["id"], day, what, words[code], code=code) for code, true in found.items() if true
    ]


def _nameless(record: Record) -> bool:
    """A held meeting in which somebody was present of whom no name is known (docs/rules.md, 2.5)."""
    if record.get("kind") != "meeting" or record["status"] != "held" or record["mode"] == "written":
        return False
    present = [row for row in record["attendance"] if row["status"] == "present" and row["participant"]]
    named = {row["participant"] for row in present if row["person"]}
    return any(row["participant"] not in named for row in present)


def _late(kept: Kept, patience: int) -> bool:
    """Recorded more than `late_logging_days` after its day (docs/rules.md, Readings)."""
    if kept.entity == "story":
        return False
    return (date.fromisoformat(kept.first[:10]) - date.fromisoformat(kept.record["date"])).days > patience


def _of_the_log(log: Log) -> list[Item]:
    words = code_words()
    unsettled = dict.fromkeys(one.record_id for one in conflicts(log))
    found = [Item("conflict", one, None, record_name(log, one), words[CONFLICT], code=CONFLICT) for one in unsettled]
    return found + [Item("file", name, None, name, words[FILE], code=FILE) for name in missing_files(log)]


def _head(items: list[Item]) -> str:
    """How many of each, the gravest first."""
    codes = (IDENTITY, NO_EVIDENCE, NO_NAME, LATE)
    counts = {code: sum(item.code == code for item in items) for code in codes}
    return " · ".join(_counted(code, n) for code, n in counts.items() if n)


def _counted(code: str, n: int) -> str:
    words = {
        IDENTITY: ngettext("{n} identity number", "{n} identity numbers", n),
        NO_EVIDENCE: ngettext("{n} without evidence of level 2 or more", "{n} without evidence of level 2 or more", n),
        NO_NAME: ngettext("{n} without a name", "{n} without a name", n),
        LATE: ngettext("{n} logged late", "{n} logged late", n),
    }
    return words[code].format(n=number(n))
