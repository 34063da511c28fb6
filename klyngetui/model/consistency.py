"""What must hold between the fields of one record (docs/data-format.md, Refused)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Record = Mapping[str, Any]


def inconsistencies(entity: str, record: Record) -> Iterator[tuple[str, str]]:
    """(path within the record, what is wrong) for every contradiction of the record with itself."""
    if entity == "activity":
        yield from _activity(record)
    elif entity == "group" and _backwards(record["started_on"], record["ended_on"]):
        yield "ended_on", _("the group ends before it starts")
    elif entity == "cluster" and _backwards(record["programme_from"], record["programme_to"]):
        yield "programme_to", _("the programme ends before it starts")


def _activity(record: Record) -> Iterator[tuple[str, str]]:
    if record["kind"] == "group_meeting" and not record["group"]:
        yield "group", _("a group meeting must name its group")
    if record["kind"] != "group_meeting" and record["group"]:
        yield "group", _("only a group meeting has a group")
    seen: set[tuple[Any, ...]] = set()
    for place, row in enumerate(record["attendance"]):
        # The same named person twice is one presence too many; two unnamed rows may be two people.
        key = (row["participant"], row["person"]) if row["person"] else tuple(row.values())
        if key in seen:
            yield f"attendance[{place}]", _("is there twice")
        seen.add(key)


def _backwards(start: str | None, end: str | None) -> bool:
    return bool(start and end and end < start)
