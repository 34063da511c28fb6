"""What must hold between the fields of one record (docs/data-format.md, Refused)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Record = Mapping[str, Any]


def inconsistencies(entity: str, record: Record) -> Iterator[tuple[str, str]]:
    """(path within the record, what is wrong) for every contradiction of the record with itself.

    Fields that are missing or malformed are passed over, so that one reading names everything that is wrong.
    """
    if entity == "activity":
        yield from _activity(record)
    elif entity == "group" and _backwards(record.get("started_on"), record.get("ended_on")):
        yield "ended_on", _("the group ends before it starts")
    elif entity == "cluster" and _backwards(record.get("programme_from"), record.get("programme_to")):
        yield "programme_to", _("the programme ends before it starts")


def _activity(record: Record) -> Iterator[tuple[str, str]]:
    if record.get("kind") == "group_meeting" and not record.get("group"):
        yield "group", _("a group meeting must name its group")
    if record.get("kind") in ("meeting", "event") and record.get("group"):
        yield "group", _("only a group meeting has a group")
    rows = record.get("attendance")
    keys: set[str] = set()
    for place, row in enumerate(rows if isinstance(rows, list) else ()):
        if not isinstance(row, dict):
            continue
        # The same named person twice is one presence too many; two unnamed rows may be two people.
        key = repr((row.get("participant"), row["person"]) if row.get("person") else sorted(row.items()))
        if key in keys:
            yield f"attendance[{place}]", _("is there twice")
        keys.add(key)


def _backwards(start: Any, end: Any) -> bool:
    return isinstance(start, str) and isinstance(end, str) and end < start
