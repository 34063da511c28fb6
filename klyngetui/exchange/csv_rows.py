"""The rows of the spreadsheet of entries: one for each entry and participant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.records_out import looked_up
from klyngetui.store.cabinet import COLUMNS as RECORD_COLUMNS
from klyngetui.store.cabinet import kept
from klyngetui.store.entry_rows import DIRECT, IN_PERSON, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

#: The header, the same in every language and version; a later version only adds columns at the end.
COLUMNS = (
    *("entry_id", "kind", "date", "recorded_on", "logged_late", "time", "minutes", "status", "mode", "format"),
    *("title", "location", "group_id", "group", "team", "participant_id", "participant", "org_number"),
    *("participant_kind", "people", "presence", "direct", "topic", "role", "contact", "guests", "evidence"),
    *("notes", "decisions"),
)

CONTACTS = {WIDE: "wide", DIRECT: "direct", IN_PERSON: "direct_in_person"}
PRESENCES = ("present", "excused", "absent")
BETWEEN = "; "


def entry_rows(log: Log, first: date | None = None, last: date | None = None) -> Iterator[Record]:
    """The rows of the entries from `first` to `last`, oldest first; read one entry at a time."""
    columns = ", ".join(f"record.{name}" for name in RECORD_COLUMNS.split(", "))
    query = (
        f"SELECT entry.pos, entry.day, entry.kind, {columns} FROM entry JOIN record ON record.key = entry.record "
        "WHERE day BETWEEN ? AND ? ORDER BY pos"
    )
    reader = _Reader(log)
    span = ((first or date.min).isoformat(), (last or date.max).isoformat())
    for pos, day, kind, *row in log.connection.execute(query, span):
        found = kept(tuple(row))
        yield from reader.rows(pos, day, kind, found)


class _Reader:
    """What is looked up for every entry: names, exported ids, the cluster's zone and settings."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.id_of = looked_up(log)
        cluster = log.cluster
        self.zone = _zone(cluster["timezone"])
        self.late = timedelta(days=cluster["settings"]["late_logging_days"])

    def rows(self, pos: int, day: str, kind: str, found: Kept) -> Iterator[Record]:
        shared = self._entry(day, kind, found)
        of_each = self._taking_part(pos, found)
        for columns in of_each or [{}]:
            yield shared | columns

    def _entry(self, day: str, kind: str, found: Kept) -> Record:
        record = found.record
        recorded = datetime.fromisoformat(found.first[:24]).astimezone(self.zone).date()
        plain = ("time", "minutes", "status", "mode", "format", "title", "location", "notes")
        evidence = self.log.connection.execute("SELECT count(*) FROM attached WHERE of = ?", (record["id"],))
        group = record.get("group")
        return {
            "entry_id": found.external_id or record["id"],
            "kind": kind,
            "date": day,
            "recorded_on": recorded.isoformat(),
            "logged_late": "yes" if recorded - date.fromisoformat(day) > self.late else "",
            **{name: record.get(name) for name in plain},
            "group_id": self.id_of("group", group) if group else None,
            "group": self._name(group),
            "team": BETWEEN.join(self._name(member) for member in record.get("team", [])),
            "guests": BETWEEN.join(row["guest"] for row in record.get("attendance", []) if row["guest"]),
            "evidence": evidence.fetchone()[0],
            "decisions": "\n".join(record.get("decisions", [])),
        }

    def _taking_part(self, pos: int, found: Kept) -> list[Record]:
        record = found.record
        if found.entity == "story":
            return [self._participant(row["participant"]) | {"role": row["role"]} for row in record["participants"]]
        contacts: dict[int, int] = dict(
            self.log.connection.execute("SELECT row, contact FROM presence WHERE entry = ?", (pos,)).fetchall()
        )
        together: dict[str, list[tuple[Record, int]]] = {}
        for place, row in enumerate(record["attendance"]):
            if row["participant"]:
                together.setdefault(row["participant"], []).append((row, contacts.get(place, 0)))
        return [self._participant(one) | self._attending(rows) for one, rows in together.items()]

    def _participant(self, identity: str) -> Record:
        found = self.log.cabinet.find(identity)
        record = found.record if found else {}
        return {
            "participant_id": self.id_of("participant", identity),
            "participant": record.get("name"),
            "org_number": record.get("org_number"),
            "participant_kind": record.get("kind"),
        }

    def _attending(self, rows: list[tuple[Record, int]]) -> Record:
        """What the attendance rows of one participant say together."""
        attended = [row for row, _contact in rows]
        people = [self._name(row["person"]) for row in attended if row["person"]]
        return {
            "people": BETWEEN.join(people),
            "presence": min((row["status"] for row in attended), key=PRESENCES.index),
            "direct": "yes" if any(row["direct"] for row in attended) else "",
            "topic": BETWEEN.join(row["topic"] for row in attended if row["topic"]),
            "contact": CONTACTS.get(max(contact for _row, contact in rows)),
        }

    def _name(self, identity: str | None) -> str:
        found = self.log.cabinet.find(identity) if identity else None
        return str(found.record["name"]) if found else ""


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # Without time-zone data the machine's own day is the soundest guess.
        return datetime.now(UTC).astimezone().tzinfo or UTC
