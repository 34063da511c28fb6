"""Calendar entries that wait for a decision: working rows outside the change list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.store.errors import LogError
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.log import Log

COLUMNS = "inbox.key, uid, recurrence, sequence, stamp, day, time, later, activity, inbox.body"
OPEN = "FROM inbox LEFT JOIN record ON record.id = inbox.activity AND record.deleted = 0 WHERE record.key IS NULL"
"""An entry waits until an activity made of it stands: undoing or deleting that brings the entry back by itself."""


class Invited(NamedTuple):
    """Somebody on an invitation; `answer` is accepted, declined, tentative, or empty where nothing is known."""

    address: str
    name: str
    answer: str


class Entry(NamedTuple):
    """One meeting of a calendar as it was last imported; `day` and `time` are local to the cluster.

    `recurrence` tells the meetings of a series apart and is empty for a single one; `edited` are the fields the user
    set, over what is proposed; `gone` means that the series no longer holds it; `key` is 0 until it is kept.
    """

    uid: str
    recurrence: str
    sequence: int
    stamp: str
    day: str
    time: str | None
    title: str
    minutes: int | None = None
    location: str = ""
    mode: str = "in_person"
    invited: tuple[Invited, ...] = ()
    categories: tuple[str, ...] = ()
    series: bool = False
    private: bool = False
    declined: bool = False
    cancelled: bool = False
    gone: bool = False
    file: str = ""
    edited: dict[str, Any] | None = None
    later: bool = False
    activity: str | None = None
    key: int = 0


BODY = (
    *("title", "minutes", "location", "mode", "invited", "categories", "series", "private", "declined", "cancelled"),
    *("gone", "file", "edited"),
)


def waiting(log: Log, today: date, *, later: bool = True, upcoming: bool = True) -> list[Entry]:
    """The entries without a decision: past ones, newest first; upcoming ones, soonest first; last those put off."""
    rows = log.connection.execute(f"SELECT {COLUMNS} {OPEN}") if has_inbox(log) else ()
    now = today.isoformat()
    found = [entry for row in rows if (later or not row[7]) and (upcoming or row[5] <= now) and (entry := _entry(row))]
    past = sorted((one for one in found if one.day <= now), key=_when, reverse=True)
    ahead = sorted((one for one in found if one.day > now), key=_when)
    return sorted([*past, *ahead], key=lambda one: one.later)


def find(log: Log, key: int) -> Entry | None:
    """The entry of that number, decided upon or not; None where there is none."""
    if not has_inbox(log):
        return None
    row = log.connection.execute(f"SELECT {COLUMNS} FROM inbox WHERE key = ?", (key,)).fetchone()
    return _entry(row) if row else None


def of_series(log: Log, uid: str) -> dict[str, Entry]:
    """Every entry kept of a series or single meeting, by its recurrence."""
    rows = log.connection.execute(f"SELECT {COLUMNS} FROM inbox WHERE uid = ?", (uid,))
    return {entry.recurrence: entry for entry in map(_entry, rows)}


def stands(log: Log, entry: Entry) -> bool:
    """Whether an activity made of the entry stands in the log."""
    found = log.cabinet.find(entry.activity) if entry.activity else None
    return found is not None and not found.deleted


def keep(log: Log, entry: Entry) -> int:
    """Write the entry in the place of what was kept of it before; returns its number. Call inside a transaction."""
    body = {name: value for name in BODY if (value := getattr(entry, name)) != _DEFAULTS.get(name)}
    values = (
        *(entry.uid, entry.recurrence, entry.sequence, entry.stamp, entry.day, entry.time),
        *(int(entry.later), entry.activity, json.dumps(body, ensure_ascii=False, sort_keys=True)),
    )
    row = log.connection.execute(
        "INSERT INTO inbox (uid, recurrence, sequence, stamp, day, time, later, activity, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid, recurrence) DO UPDATE SET sequence = excluded.sequence, "
        "stamp = excluded.stamp, day = excluded.day, time = excluded.time, later = excluded.later, "
        "activity = excluded.activity, body = excluded.body RETURNING key",
        values,
    ).fetchone()
    return int(row[0])


def drop(log: Log, entry: Entry) -> None:
    """Forget the entry. Call inside a transaction."""
    log.connection.execute("DELETE FROM inbox WHERE uid = ? AND recurrence = ?", (entry.uid, entry.recurrence))


def put_off(log: Log, key: int, *, later: bool = True) -> Entry:
    """Move the entry behind the others, or back among them; raises LogError where there is none."""
    return _changed(log, key, later=later)


def edit(log: Log, key: int, patch: dict[str, Any]) -> Entry:
    """Set fields of the activity the entry will become, over what the calendar proposes; raises LogError."""
    return _changed(log, key, edited={**(wanted(log, key).edited or {}), **patch})


def wanted(log: Log, key: int) -> Entry:
    """The entry of that number; raises LogError where there is none."""
    found = find(log, key)
    if found is None:
        raise LogError(_("There is no entry {key} in the inbox. See: klyngetui inbox").format(key=key))
    return found


def has_inbox(log: Log) -> bool:
    """Whether the log has an inbox at all: one of an older version that is only read has none."""
    query = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'inbox')"
    return bool(log.connection.execute(query).fetchone()[0])


def _changed(log: Log, key: int, **fields: Any) -> Entry:
    log.guard_writing()
    with immediate(log.connection):
        entry = wanted(log, key)._replace(**fields)
        keep(log, entry)
    return entry


def _entry(row: tuple[Any, ...]) -> Entry:
    key, uid, recurrence, sequence, stamp, day, time, later, activity, body = row
    told = json.loads(body)
    told["invited"] = tuple(Invited._make(one) for one in told.get("invited", ()))
    told["categories"] = tuple(told.get("categories", ()))
    told.setdefault("title", "")
    return Entry(uid, recurrence, sequence, stamp, day, time, later=bool(later), activity=activity, key=key, **told)


def _when(entry: Entry) -> tuple[str, str]:
    return entry.day, entry.time or ""


_DEFAULTS: dict[str, Any] = Entry._field_defaults
