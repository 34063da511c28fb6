"""Information sharing, the supporting figure."""

from __future__ import annotations

from tests.oracle.log import Log, Record
from tests.oracle.windows import days


def events(log: Log) -> list[Record]:
    """List the held activities of kind `event` in the window on or before L; written ones too."""
    found = []
    for activity in log.activities:
        if activity["kind"] == "event" and log.held(activity) and log.window.holds(log.day(activity)):
            found.append(activity)
    return found


def at_events(log: Log) -> set[str]:
    """Give who was present: "commitment on the day, no team"."""
    found = set()
    for activity in events(log):
        for org in log.present_participants(activity):
            if log.may_earn(org, log.day(activity)):
                found.add(log.credited(org))
    return found


def section(log: Log) -> Record:
    """Give the `information_sharing` part of the figures document."""
    # "ISO weeks of the window up to `L` …, over all ISO weeks touched"
    touched = {day.isocalendar()[:2] for day in days(log.window.first, log.last)}
    hit = {log.day(activity).isocalendar()[:2] for activity in events(log)}
    share = round(len(hit) / len(touched), 6) if touched else None
    return {
        "weeks_with_event": {"n": len(hit), "of": len(touched), "share": share},
        "events": len(events(log)),
        "event_participants": log.share(at_events(log), log.counted_participants()),
    }
