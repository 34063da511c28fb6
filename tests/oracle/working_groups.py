"""4.5 Working groups, sentence by sentence."""

from __future__ import annotations

from datetime import date

from tests.oracle.contacts import Presence, persons_of
from tests.oracle.log import Log, Record, blank, day_of

BUSINESS, KNOWLEDGE, PUBLIC = {"sme", "large", "finance"}, {"research", "education"}, {"public"}
STATES = ("active", "achieved", "dormant", "on_paper", "ended")


def working_groups(log: Log) -> list[Record]:
    """ "Groups of kind `working_group` (not `project`, not `governance`)."."""
    return [group for group in log.groups if group["kind"] == "working_group"]


def meetings_ever(log: Log, group: Record) -> list[Record]:
    """List "activities of kind `group_meeting` naming it, held, live" on or before L."""
    found = []
    for activity in log.activities:
        if activity["kind"] != "group_meeting" or activity.get("group") != group["id"]:
            continue
        if log.held(activity) and log.live(activity) and log.day(activity) <= log.last:
            found.append(activity)
    return found


def meetings(log: Log, group: Record) -> list[Record]:
    """List its meetings in the window."""
    return [activity for activity in meetings_ever(log, group) if log.window.holds(log.day(activity))]


def presences(log: Log, group: Record) -> list[Presence]:
    """ "Present participants count if committed that day. A team member need not be there."."""
    found = []
    for activity in meetings(log, group):
        for org in log.present_participants(activity):
            if log.may_earn(org, log.day(activity)):
                found.append(Presence(activity, org, log.credited(org), log.day(activity)))
    return found


def qualifies(log: Log, group: Record) -> bool:
    """ "aim and leader not empty, started on or before `L`, meetings on at least … participants present"."""
    if blank(group.get("aim")) or blank(group.get("leader")):
        return False
    started = day_of(group.get("started_on"))
    if started is not None and started > log.last:
        return False
    days = {log.day(activity) for activity in meetings(log, group)}
    if len(days) < log.settings["group_min_meetings"]:
        return False
    # "The 3 participants of a group … are counted after succession."
    wanted: int = log.settings["group_min_orgs"]
    return len({presence.key for presence in presences(log, group)}) >= wanted


def last_meeting(log: Log, group: Record) -> date | None:
    """Give the day of its last held, live meeting ever on or before L."""
    days = [log.day(activity) for activity in meetings_ever(log, group)]
    return max(days) if days else None


def quiet_days(log: Log, group: Record) -> int | None:
    """Give the days from its last meeting to L."""
    last = last_meeting(log, group)
    return None if last is None else (log.last - last).days


def state(log: Log, group: Record) -> str:
    """Give the state of a group on L."""
    ended = day_of(group.get("ended_on"))
    has_ended = ended is not None and ended <= log.last
    quiet = quiet_days(log, group)
    if qualifies(log, group):
        # "active: qualifies, not ended on or before `L`, last meeting at most `group_active_days` …"
        if not has_ended and quiet is not None and quiet <= log.settings["group_active_days"]:
            return "active"
        # "achieved: qualifies, ended in the window on or before `L`, outcome `achieved`"
        if ended is not None and log.window.holds(ended) and group.get("outcome") == "achieved":
            return "achieved"
    if has_ended:
        return "ended"
    return "on_paper" if quiet is None else "dormant"


def amber(log: Log, group: Record) -> bool:
    """ "amber when that is more than `group_amber_days` (90)"; "amber ones are also counted as active"."""
    quiet = quiet_days(log, group)
    active = state(log, group) == "active"
    return active and quiet is not None and quiet > log.settings["group_amber_days"]


def counted(log: Log) -> list[Record]:
    """ "*counted* groups = active + achieved."."""
    return [group for group in working_groups(log) if state(log, group) in ("active", "achieved")]


def is_helix(log: Log, group: Record) -> bool:
    """Tell whether "business, knowledge and public were all present over its meetings"."""
    # "the kinds for the triple helix are counted after succession"
    kinds = {log.participant(presence.key)["kind"] for presence in presences(log, group)}
    return bool(kinds & BUSINESS and kinds & KNOWLEDGE and kinds & PUBLIC)


def counted_presences(log: Log) -> list[Presence]:
    """List all presences in meetings of counted groups."""
    found = []
    for group in counted(log):
        found.extend(presences(log, group))
    return found


def earned(log: Log) -> dict[str, set[str]]:
    """Give, for each share of 4.5, everybody who earned it, inside N or not."""
    days: dict[str, set[date]] = {}
    people: dict[str, set[str]] = {}
    for presence in counted_presences(log):
        days.setdefault(presence.key, set()).add(presence.day)
        people.setdefault(presence.key, set()).update(persons_of(presence))
    return {
        "in_groups": set(days),
        "in_groups_twice": {key for key in days if len(days[key]) >= 2},
        "several_employees": {key for key in people if len(people[key]) >= 2},
    }


def section(log: Log) -> Record:
    """Give the `4.5` part of the figures document."""
    over = log.counted_participants()
    measures: Record = {name: log.share(who, over) for name, who in earned(log).items()}
    groups = working_groups(log)
    for name in STATES:
        measures[f"{name}_groups"] = len([group for group in groups if state(log, group) == name])
    measures["amber_groups"] = len([group for group in groups if amber(log, group)])
    # "meetings of all working groups in the window"
    measures["group_meetings"] = sum(len(meetings(log, group)) for group in groups)
    measures["helix_groups"] = len([group for group in counted(log) if is_helix(log, group)])
    listed = []
    for group in groups:
        last = last_meeting(log, group)
        row: Record = {"id": group["id"], "name": group["name"], "state": state(log, group)}
        row["amber"] = amber(log, group)
        row["last_meeting"] = last.isoformat() if last else None
        row["meetings"] = len(meetings(log, group))
        listed.append(row)
    return {"measures": measures, "groups": listed, "target": log.target("4.5", "in_groups")}
