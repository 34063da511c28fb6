"""An entry of the inbox made an activity of the log, and what its invitations still lack."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.calendar.directory import Directory, Known
from klyngetui.exchange.calendar.domains import domain_of, is_shared
from klyngetui.locale import _
from klyngetui.model.ids import uuid5, uuid7
from klyngetui.model.records import blank
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import LogError
from klyngetui.store.inbox import Entry, keep, stands, waiting, wanted

if TYPE_CHECKING:
    from klyngetui.store.inbox import Invited
    from klyngetui.store.log import Log

    Record = dict[str, Any]

ROW: Record = {"participant": None, "person": None, "guest": None, "status": "present", "direct": False, "topic": None}


class Settled(NamedTuple):
    """The activity an entry became, its status, and the action that made it."""

    activity: str
    status: str
    action_id: str


class Unmatched(NamedTuple):
    """An address of waiting entries that is no person yet: in how many of them, and of which participant if known.

    `several` are participants that share the domain; a `shared` domain is one of free mail.
    """

    address: str
    name: str
    domain: str
    meetings: int
    participant: str | None
    several: tuple[str, ...]
    shared: bool


def activity_id(log: Log, uid: str, recurrence: str) -> str:
    """The id of the activity a calendar entry becomes: always the same, in every copy of the log."""
    return uuid5(log.cluster_id or "", "activity", f"ics/{uid}/{recurrence}")


def proposed(log: Log, entry: Entry, today: date, directory: Directory | None = None) -> Record:
    """The activity the entry would become, with what the user edited in it: a record's fields without its id.

    It is held up to `today` and planned after; whoever declined is excused, and a name nobody knows is a guest.
    """
    directory = directory or Directory(log)
    day = date.fromisoformat(entry.day)
    known = [(one, directory.look_up(one.address, day)) for one in entry.invited]
    team = [found.member for one, found in known if found.member and one.answer != "declined"]
    if not any(found.member for _one, found in known) and log.actor and log.cabinet.find(log.actor):
        team = [log.actor]
    source = {"from": "ics", "uid": entry.uid, "recurrence_id": entry.recurrence or None, "sequence": entry.sequence}
    return {
        **blank("activity"),
        "kind": "meeting",
        "title": entry.title or None,
        "date": entry.day,
        "time": entry.time,
        "minutes": entry.minutes,
        "status": "planned" if day > today else "held",
        "mode": entry.mode,
        "location": entry.location or None,
        "team": list(dict.fromkeys(team)),
        "attendance": _attendance(known),
        "source": {**source, "file": entry.file or None, "row": None},
        **(entry.edited or {}),
    }


def settle(log: Log, key: int, today: date, *, status: str | None = None, patch: Record | None = None) -> Settled:
    """Make the entry an activity, in one action: held (planned if it is yet to come), or of the status given.

    `patch` sets fields over what is proposed, as an edit form does. Raises LogError where there is no such entry or it
    is in the log already, Invalid for a patch that does not fit.
    """
    log.guard_writing()
    with log.transaction():
        entry = wanted(log, key)
        if stands(log, entry):
            raise LogError(_("Entry {key} is in the log already.").format(key=key))
        record = {**proposed(log, entry, today), **(patch or {})}
        if status is not None:
            record["status"] = "planned" if status == "held" and record["date"] > today.isoformat() else status
        activity = activity_id(log, entry.uid, entry.recurrence)
        if log.cabinet.find(activity) is not None:
            record["deleted"] = False
        action = commit(log, [Edit("activity", activity, record)])
        keep(log, entry._replace(activity=activity, later=False))
    return Settled(activity, record["status"], action)


def unmatched(log: Log, today: date) -> list[Unmatched]:
    """The addresses of waiting entries of which no person is known, the most frequent first."""
    directory = Directory(log)
    found: dict[str, tuple[Invited, Known, int]] = {}
    for entry in waiting(log, today):
        for one in entry.invited:
            known = directory.look_up(one.address, date.fromisoformat(entry.day))
            if known.unmatched:
                before = found.get(one.address)
                best = before[0] if before and before[0].name else one
                found[one.address] = (best, known, (before[2] if before else 0) + 1)
    return sorted(
        (
            Unmatched(
                *(one.address, one.name, domain_of(one.address), meetings, known.participant, known.several),
                shared=is_shared(domain_of(one.address)),
            )
            for one, known, meetings in found.values()
        ),
        key=lambda one: (-one.meetings, one.domain, one.address),
    )


def make_participant(log: Log, domain: str, name: str, *, kind: str = "other", since: date | None = None) -> str:
    """Make a participant that has the domain, in one action; returns its id. Raises Invalid, LogError."""
    if is_shared(domain):
        raise LogError(_("{domain} is shared by many and cannot tell a participant.").format(domain=domain))
    identity = uuid7()
    spell = {"from": since.isoformat() if since else None, "to": None, "ground": "agreement"}
    patch = {"name": name, "kind": kind, "commitments": [spell], "email_domains": [domain]}
    commit(log, [Edit("participant", identity, patch)])
    return identity


def make_person(log: Log, address: str, name: str, participant: str | None) -> str:
    """Make a person with the address, working for the participant, in one action; returns the id. Raises Invalid."""
    identity = uuid7()
    works = [{"participant": participant, "from": None, "to": None}] if participant else []
    commit(log, [Edit("person", identity, {"name": name, "email": address, "employments": works})])
    return identity


def _attendance(known: list[tuple[Invited, Known]]) -> list[Record]:
    """One row for each known person, one for the unknown people of a participant, one for each guest."""
    rows: dict[tuple[str | None, str | None, str | None], Record] = {}
    for one, found in known:
        if found.member:
            continue
        guest = None
        if found.participant is None and found.person is None:
            guest = one.name or one.address.partition("@")[0]
        status = "excused" if one.answer == "declined" else "present"
        row = {**ROW, "participant": found.participant, "person": found.person, "guest": guest, "status": status}
        which = (found.participant, found.person, guest)
        if which not in rows or rows[which]["status"] == "excused":
            rows[which] = row
    return list(rows.values())
