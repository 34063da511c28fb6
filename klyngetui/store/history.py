"""Who changed what when, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.clock import today
from klyngetui.locale import _
from klyngetui.locale.formats import day, joined, number, week
from klyngetui.model.choice_labels import choice_label, counted_label, entity_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import KEYS, field_of
from klyngetui.store.actions import ERASURE, taken_back
from klyngetui.store.changes import changes_in, changes_of
from klyngetui.store.past import before, makes
from klyngetui.store.value_words import quoted, told

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.fold import Change
    from klyngetui.store.log import Log

MOST_NAMED = 3


class Step(NamedTuple):
    """One change of a record: the moment in UTC, who and on which device, and a line for everything it did."""

    at: datetime
    actor: str
    device: str
    words: tuple[str, ...]


def history(log: Log, record_id: str) -> list[Step]:
    """Every change of the record, oldest first; empty where there is no such record."""
    changes = changes_of(log, record_id)
    ordered = sorted(changes, key=lambda change: (change.made_at, change.id))
    return [
        Step(
            datetime.fromisoformat(change.made_at[:24]),
            record_name(log, change.actor) if change.actor else "",
            change.device,
            tuple(_words(log, change, changes)),
        )
        for change in ordered
    ]


def action_words(log: Log, action_id: str) -> str:
    """One line for everything an action did: "added meeting with Fjordglimt AS, 23.11.2026"."""
    rows = log.connection.execute(
        "SELECT entity, count(DISTINCT record_id) FROM change WHERE action_id = ? GROUP BY entity", (action_id,)
    ).fetchall()
    counts = dict(rows)
    total = sum(counts.values())
    if total > MOST_NAMED:
        return _many(log, action_id, counts, total)
    lines: dict[str, str] = {}
    for change in changes_in(log, action_id):
        lines[change.record_id] = lines.get(change.record_id) or _one(log, change)
    return joined(list(lines.values()))


def record_name(log: Log, record_id: str) -> str:
    """What to call a record in a sentence: its name or title, or what it is and when."""
    kept = log.cabinet.find(record_id)
    return _called(log, kept) if kept else record_id[:8]


def _words(log: Log, change: Change, changes: list[Change]) -> list[str]:
    lines = []
    if makes(change, changes):
        lines.append(_made(log, change))
    elif taken_back(change.action_id):
        back = taken_back(taken_back(change.action_id) or "")
        lines.append(_("brought back") if back else _("taken back"))
    elif change.action_id.endswith(ERASURE):
        lines.append(_("personal data erased"))
    elif _imported(log, change):
        lines.append(_("imported again"))
    if makes(change, changes):
        return lines
    old = before(change, changes)
    for name, new in change.patch.items():
        if name == "deleted":
            lines.append(_("deleted") if new else _("no longer deleted"))
        elif (field := field_of(change.entity, name)) is not None:
            lines.append(told(field, old[name], new, lambda one: record_name(log, one)))
    return lines


def _made(log: Log, change: Change) -> str:
    source = (change.patch.get("source") or {}) if change.entity == "activity" else {}
    if source.get("file"):
        return _("imported from {file}").format(file=source["file"])
    return _("imported") if _imported(log, change) else _("made")


def _imported(log: Log, change: Change) -> bool:
    query = "SELECT EXISTS (SELECT 1 FROM said WHERE action_id = ?)"
    return bool(log.connection.execute(query, (change.action_id,)).fetchone()[0])


def _many(log: Log, action_id: str, counts: dict[str, int], total: int) -> str:
    if log.connection.execute("SELECT 1 FROM said WHERE action_id = ?", (action_id,)).fetchone():
        return _("imported {n} records").format(n=number(total))
    found = _found_there(log, action_id)
    made = {entity: n - found.get(entity, 0) for entity, n in counts.items() if n > found.get(entity, 0)}
    words = [_("added {what}").format(what=_counted(made))] if made else []
    words += [_("changed {what}").format(what=_counted(found))] if found else []
    return joined(words)


def _counted(counts: dict[str, int]) -> str:
    """So many of each kind of record; so many records where the kinds are many."""
    if len(counts) > MOST_NAMED:
        return _("{n} records").format(n=number(sum(counts.values())))
    return joined([counted_label(one, counts[one]) for one in ("cluster", *KEYS.values()) if one in counts])


def _found_there(log: Log, action_id: str) -> dict[str, int]:
    """How many records of each kind the action touched that were there before it."""
    query = (
        "SELECT one.entity, count(DISTINCT one.record_id) FROM change AS one JOIN change AS other "
        "ON other.record_id = one.record_id AND other.seq < one.seq "
        "WHERE one.action_id = ? AND other.action_id <> one.action_id GROUP BY one.entity"
    )
    return dict(log.connection.execute(query, (action_id,)).fetchall())


def _one(log: Log, change: Change) -> str:
    """What one change did, its record named."""
    changes = changes_of(log, change.record_id)
    kept = log.cabinet.find(change.record_id)
    called = titled(log, kept) if kept else change.record_id[:8]
    if makes(change, changes):
        return _("added {what}").format(what=called)
    if "deleted" in change.patch:
        return (_("deleted {what}") if change.patch["deleted"] else _("brought back {what}")).format(what=called)
    old = before(change, changes)
    lines = []
    for name, new in change.patch.items():
        field = field_of(change.entity, name)
        short = field is not None and field.kind in ("choice", "day", "time", "flag", "integer")
        line = told(field, old[name], new, lambda one: record_name(log, one)) if field and short else ""
        lines.append(line.replace(":", "", 1) or field_label(name))
    return _("edited {what}: {fields}").format(what=called, fields=", ".join(lines))


def titled(log: Log, kept: Kept) -> str:
    """The record's name with the kind of record it is: "meeting with Fjordglimt AS, 23.11.2026"."""
    if kept.entity in ("activity", "evidence", "cluster", "seal", "review"):
        return _called(log, kept)
    return f"{entity_label(kept.entity)} {_called(log, kept)}"


def _called(log: Log, kept: Kept) -> str:
    record = kept.record
    if kept.entity == "activity":
        return _activity(log, record)
    if kept.entity in ("review", "seal"):
        if record.get("week"):
            return f"{entity_label(kept.entity)}, {week(record['week'], today())}"
        return f"{entity_label(kept.entity)} {record.get('period') or ''}".rstrip()
    if kept.entity == "evidence":
        label = record["label"] or record["filename"] or record["url"] or ""
        return f"{entity_label('evidence')} {quoted(label)}" if label else entity_label("evidence")
    for field in ("name", "title", "text", "indicator"):
        if record.get(field):
            return str(record[field]) if field == "name" else quoted(str(record[field]))
    return entity_label(kept.entity)


def _activity(log: Log, record: dict[str, Any]) -> str:
    when = day(date.fromisoformat(record["date"]))
    kind = choice_label(record["kind"])
    if record["title"]:
        return _("{kind} {title}, {day}").format(kind=kind, title=quoted(record["title"]), day=when)
    if record["group"]:
        return _("{kind} of {group}, {day}").format(kind=kind, group=record_name(log, record["group"]), day=when)
    with_whom = list(dict.fromkeys(row["participant"] for row in record["attendance"] if row["participant"]))
    if not with_whom:
        return f"{kind}, {when}"
    names = [record_name(log, one) for one in with_whom[:MOST_NAMED]]
    more = ["…"] if len(with_whom) > MOST_NAMED else []
    return _("{kind} with {names}, {day}").format(kind=kind, names=joined(names + more), day=when)
