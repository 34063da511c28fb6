"""From a capture line to the log: whom it can name, what it would count for, and the records it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.complete import spelled
from klyngetui.capture.match import Name, NameIndex
from klyngetui.capture.record import to_record
from klyngetui.model.check import Invalid, Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.plain import typed
from klyngetui.store.changes import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from klyngetui.capture.problems import Create
    from klyngetui.capture.reading import Reading
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

KINDS = {"event": "e ", "group_meeting": "g "}
MODES = {"phone": "t ", "video": "v ", "hybrid": "h ", "written": "w "}
NAMED = ("participant", "person", "group")


def name_index(log: Log, today: date) -> NameIndex:
    """Everybody and everything a line can name; people by whom they work for or will work for."""
    day = today.isoformat()
    return NameIndex(_name(entity, *said, day) for entity in NAMED for said in log.cabinet.said(entity))


def edit_of(reading: Reading, team: Sequence[str]) -> Edit:
    """The new record of a complete reading; raises CaptureError where it is not complete."""
    return Edit(reading.entity, uuid7(), to_record(reading, team))


def unsaved(edit: Edit) -> Record:
    """The record a new edit would make, every field present; raises Invalid."""
    problems: list[Problem] = []
    record = check_record(edit.entity, edit.patch, "", problems)
    if problems:
        raise Invalid(problems)
    return {**record, "id": edit.id}


LAST = """
SELECT r.id FROM record r CROSS JOIN entry e ON e.record = r.key
WHERE r.entity = 'activity' AND r.deleted = 0 AND e.status IN ('held', 'planned') AND e.day <= ?
ORDER BY r.first DESC LIMIT 1
"""


def last_entry(log: Log, today: date) -> Kept | None:
    """The entry recorded last of those that took place or may have: none of a day to come, none cancelled."""
    row = log.connection.execute(LAST, (today.isoformat(),)).fetchone()
    return log.cabinet.find(row[0]) if row else None


def line_of(activity: Record, names: NameIndex, today: date) -> str:
    """The line that means an activity's kind, mode, group, who was present and title."""
    head = KINDS.get(activity["kind"], "") + MODES.get(activity["mode"], "")
    group = names.get("group", activity["group"])
    who = [spelled(group, names, today)] if group else []
    present = dict.fromkeys(
        (row["participant"], row["person"]) for row in activity["attendance"] if row["status"] == "present"
    )
    for participant, person in present:
        if (found := names.get("participant", participant)) is not None:
            named = names.get("person", person)
            told = f":{spelled(named, names, today, participant)}" if named else ""
            who.append(spelled(found, names, today) + told)
    return head + " + ".join(who) + (f", {activity['title']}" if activity["title"] else "")


def creatable(reading: Reading) -> Create | None:
    """The first record that would have to be made for the line to be understood, or None."""
    wanted = (problem.create for problem in reading.problems if problem.create is not None)
    return next((one for one in wanted if one.entity != "person" or one.participant), None)


def creation(create: Create) -> Edit:
    """The new record of an unknown name: a participant committed since before the log began, a working group, or a
    person of a participant. A name typed without capitals gets them.
    """
    name = _capitalised(create.name, create.entity)
    patches: dict[str, Record] = {
        "participant": {"kind": "other", "commitments": [{"from": None, "to": None, "ground": "agreement"}]},
        "person": {"employments": [{"participant": create.participant, "from": None, "to": None}]},
        "group": {"kind": "working_group"},
    }
    return Edit(create.entity, uuid7(), {"name": name, **patches[create.entity]})


def _name(entity: str, identity: str, record: Record, day: str) -> Name:
    employers = [one["participant"] for one in record.get("employments", ()) if not one["to"] or one["to"] >= day]
    # A name is what its field lets through, so that a completed one is understood again.
    name, nicknames = typed(record["name"]), tuple(map(typed, record.get("nicknames", ())))
    return Name(identity, entity, name, nicknames, tuple(employers))


def _capitalised(name: str, entity: str) -> str:
    if name != name.lower():
        return name
    words = name.split()
    some = words if entity == "person" else words[:1]
    return " ".join([word[:1].upper() + word[1:] for word in some] + words[len(some) :])
