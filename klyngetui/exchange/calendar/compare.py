"""A calendar's meetings held against the inbox and the log: new, the same, moved, called off or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.calendar.settle import activity_id
from klyngetui.store.changes import Edit, changes_of
from klyngetui.store.inbox import Entry, drop, keep, of_series, stands

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.exchange.calendar.proposal import Series, Window
    from klyngetui.store.log import Log

Record = dict[str, Any]

MOVED, CALLED_OFF, BACK_ON, GONE = "moved", "called off", "back on", "gone"
WHEN = ("date", "time")
BESIDES: Record = {"key": 0, "file": "", "sequence": 0, "stamp": "", "edited": None, "later": False, "activity": None}
"""What may differ between two sayings of one meeting."""


class Told(NamedTuple):
    """A meeting that is no longer as it was: `before` and `after` are its day and time.

    `logged` tells a meeting of the log from a waiting one; `done` is False where the log was left as it is, because
    somebody changed the meeting there or had it held already: that is for the user to look at.
    """

    what: str
    title: str
    before: tuple[str, str | None]
    after: tuple[str, str | None]
    logged: bool
    done: bool
    activity: str | None


class Comparison:
    """Gathers what is to be told, and the edits of the log that make up one action at the end."""

    def __init__(self, log: Log, window: Window, today: date) -> None:
        self.log = log
        self.window = window
        self.today = today.isoformat()
        self.new = 0
        self.same = 0
        self.told: list[Told] = []
        self.edits: list[Edit] = []
        self._sources = _by_source(log)

    def begin(self, series: Series) -> dict[str, Entry]:
        """What was kept of the series before, by recurrence."""
        return of_series(self.log, series.uid)

    def is_logged(self, entry: Entry) -> bool:
        """Take the entry if an activity says that it came from it, though no row of the inbox does; False otherwise."""
        if (entry.uid, entry.recurrence) not in self._sources:
            return False
        self.take(entry, None)
        return True

    def take(self, entry: Entry, before: Entry | None) -> None:
        """Bring the row of one meeting up to date, and the activity made of it."""
        if before is None:
            self._first_time(entry)
        elif _older(entry, before) or _alike(entry, before):
            self.same += 1
        else:
            self._again(entry, before)

    def finish(self, series: Series, kept: dict[str, Entry]) -> None:
        """What the series no longer holds, and what is called off with the whole of it."""
        said = {entry.recurrence for entry in series.entries}
        for before in kept.values():
            if before.recurrence in said or before.gone or before.sequence > series.sequence:
                continue
            if series.called_off and not before.cancelled:
                self._again(before._replace(cancelled=True, sequence=series.sequence, stamp=series.stamp), before)
            elif series.whole and self._within(before.day):
                self._gone(before)

    def _first_time(self, entry: Entry) -> None:
        identity = self._sources.get((entry.uid, entry.recurrence))
        if identity is None:
            own = activity_id(self.log, entry.uid, entry.recurrence)
            keep(self.log, entry._replace(activity=own if self.log.cabinet.find(own) else None))
            self.new += 1
            return
        record = self._record(identity)
        keep(self.log, entry._replace(activity=identity))
        newer = entry.sequence > (record["source"].get("sequence") or 0)
        told = len(self.told)
        self._update(entry, record, untouched=newer and self._as_made(identity))
        self.same += len(self.told) == told

    def _again(self, entry: Entry, before: Entry) -> None:
        moved = (entry.day, entry.time) != (before.day, before.time)
        turned = entry.cancelled != before.cancelled
        entry = entry._replace(edited=before.edited, activity=before.activity, later=before.later and not moved)
        if stands(self.log, before):
            record = self._record(before.activity or "")
            if moved or turned:
                self._update(entry, record, untouched=_when(record) == (before.day, before.time))
        elif moved or turned:
            what = MOVED if not turned else CALLED_OFF if entry.cancelled else BACK_ON
            then, now = (before.day, before.time), (entry.day, entry.time)
            self.told.append(Told(what, entry.title, then, now, logged=False, done=True, activity=None))
        if not (moved or turned):
            self.same += 1
        keep(self.log, entry)

    def _update(self, entry: Entry, record: Record, *, untouched: bool) -> None:
        """Bring an activity to what its calendar says now, or only tell the difference."""
        patch: Record = {}
        then, now = _when(record), (entry.day, entry.time)
        what = ""
        if entry.cancelled:
            if record["status"] in ("planned", "held"):
                what, patch = CALLED_OFF, {"status": "cancelled"}
                untouched = untouched and record["status"] == "planned"
        elif record["status"] == "cancelled" and then == now:
            what, untouched = BACK_ON, False
        elif then != now:
            what, patch = MOVED, {"date": entry.day, "time": entry.time, "minutes": entry.minutes}
            untouched = untouched and (record["status"] == "planned" or entry.day <= self.today)
        if not what:
            return
        if untouched and patch:
            patch["source"] = {**(record["source"] or {}), "sequence": entry.sequence}
            self.edits.append(Edit("activity", record["id"], patch))
        title = str(record["title"] or entry.title)
        done = untouched and bool(patch)
        self.told.append(Told(what, title, then, now, logged=True, done=done, activity=record["id"]))

    def _gone(self, before: Entry) -> None:
        then = (before.day, before.time)
        logged = stands(self.log, before)
        activity = before.activity if logged else None
        self.told.append(Told(GONE, before.title, then, then, logged=logged, done=not logged, activity=activity))
        if logged:
            keep(self.log, before._replace(gone=True))
        else:
            drop(self.log, before)

    def _within(self, day: str) -> bool:
        return self.window.first.isoformat() <= day <= self.window.last.isoformat()

    def _as_made(self, identity: str) -> bool:
        """Whether nobody set the day or time since the activity was made."""
        return not any(name in change.patch for change in changes_of(self.log, identity)[1:] for name in WHEN)

    def _record(self, identity: str) -> Record:
        found = self.log.cabinet.find(identity)
        assert found is not None
        return found.record


def _older(entry: Entry, before: Entry) -> bool:
    """An exception counts its own changes, so that a lower number alone does not make it old."""
    if entry.sequence == before.sequence:
        return entry.stamp < before.stamp
    return entry.sequence < before.sequence and entry.stamp <= before.stamp


def _alike(one: Entry, other: Entry) -> bool:
    return one._replace(**BESIDES) == other._replace(**BESIDES)


def _when(record: Record) -> tuple[str, str | None]:
    return record["date"], record["time"]


def _by_source(log: Log) -> dict[tuple[str, str], str]:
    """The activities that came from calendars, by UID and recurrence."""
    query = (
        "SELECT json_extract(body, '$.source.uid'), coalesce(json_extract(body, '$.source.recurrence_id'), ''), id "
        "FROM record WHERE entity = 'activity' AND deleted = 0 AND json_extract(body, '$.source.from') = 'ics'"
    )
    return {(uid, recurrence): identity for uid, recurrence, identity in log.connection.execute(query) if uid}
