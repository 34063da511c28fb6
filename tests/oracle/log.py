"""An interchange document read with its defaults, and the words of docs/rules.md asked of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.oracle.windows import Window, window

Record = dict[str, Any]

DEFAULT_SETTINGS: Record = {
    "direct_max_orgs": 4,
    "new_member_days": 90,
    "group_active_days": 120,
    "group_amber_days": 90,
    "group_min_orgs": 3,
    "group_min_meetings": 2,
    "story_max_age_months": 36,
    "late_logging_days": 14,
    "default_period": "rolling-12m",
    "holidays": [],
}

LIVE = ("in_person", "video", "hybrid", "phone")  # "`written` is not live."


def day_of(text: str | None) -> date | None:
    """Read a day, or nothing."""
    return date.fromisoformat(text) if text else None


def blank(text: str | None) -> bool:
    """Tell whether a text is missing; "Blank … (white space) is empty"."""
    return text is None or text.strip() == ""


def covers(spells: list[Record], day: date) -> bool:
    """Tell whether a spell covers the day: "both days included", empty ends open."""
    for spell in spells:
        start, end = day_of(spell.get("from")), day_of(spell.get("to"))
        if (start is None or start <= day) and (end is None or day <= end):
            return True
    return False


class Log:
    """One document, its window and its settings, for questions about one figure."""

    def __init__(self, document: Record, period: str, as_of: date) -> None:
        cluster = document.get("cluster") or {}
        self.settings: Record = {**DEFAULT_SETTINGS, **(cluster.get("settings") or {})}
        self.assessment_on = day_of(cluster.get("assessment_on"))
        self.as_of = as_of
        self.window: Window = window(period, as_of, self.assessment_on)
        self.last = self.window.last
        self.participants: list[Record] = document.get("participants") or []
        self._by_id = {participant["id"]: participant for participant in self.participants}
        self.team: list[Record] = document.get("team") or []
        self.groups: list[Record] = document.get("groups") or []
        self.activities: list[Record] = document.get("activities") or []
        self.stories: list[Record] = document.get("stories") or []
        self.evidence: list[Record] = document.get("evidence") or []
        self.targets: list[Record] = document.get("targets") or []

    def participant(self, key: str) -> Record:
        """Find a participant by its id."""
        return self._by_id[key]

    def committed(self, key: str, day: date) -> bool:
        """Tell whether a participant is committed on a day; one without any spell never is."""
        return covers(self.participant(key).get("commitments") or [], day)

    def successor(self, key: str) -> tuple[str, date] | None:
        """Give who succeeds a participant, and from which day."""
        succession = self.participant(key).get("succeeded_by")
        return (succession["participant"], date.fromisoformat(succession["on"])) if succession else None

    def credited(self, key: str) -> str:
        """Give the final successor on L: "for `L < d` it stays A's. Chains are followed"."""
        while (succession := self.successor(key)) and self.last >= succession[1]:
            key = succession[0]
        return key

    def may_earn(self, key: str, day: date) -> bool:
        """Tell whether a presence on the day can count at all.

        "needs A (not B) committed that day"; "a presence with A on or after its `d` counts for nobody".
        """
        succession = self.successor(key)
        return self.committed(key, day) and not (succession and day >= succession[1])

    def denominator(self) -> list[str]:
        """D: "participants committed on `L`", and "out from `d` on (for `L >= d`)"."""
        found = []
        for participant in self.participants:
            key = participant["id"]
            succession = self.successor(key)
            if self.committed(key, self.last) and not (succession and self.last >= succession[1]):
                found.append(key)
        return found

    def since(self, key: str) -> date | None:
        """Give the first day of the spell covering L, "touching … and overlapping spells are one".

        Returns None where it began before the log did.
        """
        spells = self.participant(key).get("commitments") or []
        if any(spell.get("from") is None and covers([spell], self.last) for spell in spells):
            return None
        day = self.last
        while covers(spells, day - timedelta(days=1)):
            day -= timedelta(days=1)
            if any(spell.get("from") is None and covers([spell], day) for spell in spells):
                return None
        return day

    def new(self) -> list[str]:
        """List those of D "whose spell covering `L` began less than `new_member_days` … before `L`"."""
        found = []
        for key in self.denominator():
            since = self.since(key)
            if since is not None and (self.last - since).days < self.settings["new_member_days"]:
                found.append(key)
        return found

    def counted_participants(self) -> list[str]:
        """N: "D without new"."""
        new = self.new()
        return [key for key in self.denominator() if key not in new]

    def share(self, earned: set[str], over: list[str]) -> Record:
        """Give a share measure: six decimals, null over nobody."""
        hits = len([key for key in over if key in earned])
        return {"n": hits, "of": len(over), "share": round(hits / len(over), 6) if over else None}

    def held(self, activity: Record) -> bool:
        """ "Held: `status = held`."."""
        return bool(activity["status"] == "held")

    def live(self, activity: Record) -> bool:
        """Tell whether its mode is live."""
        return activity["mode"] in LIVE

    def day(self, activity: Record) -> date:
        """Give its local day."""
        return date.fromisoformat(activity["date"])

    def present(self, activity: Record) -> list[Record]:
        """List the present rows that stand for a participant; guests stand for none."""
        rows = activity.get("attendance") or []
        return [row for row in rows if row["status"] == "present" and row.get("participant")]

    def present_participants(self, activity: Record) -> list[str]:
        """List the distinct participants present, as logged."""
        found: list[str] = []
        for row in self.present(activity):
            if row["participant"] not in found:
                found.append(row["participant"])
        return found

    def team_that_day(self, activity: Record) -> list[Record]:
        """List the activity's team members "in the team that day"."""
        named = activity.get("team") or []
        return [
            member
            for member in self.team
            if member["id"] in named and covers(member.get("spells") or [], self.day(activity))
        ]

    def evidence_of(self, entity: str, key: str, level: int = 1) -> list[Record]:
        """List the evidence of a record at a level or above."""
        found = []
        for item in self.evidence:
            of = item["of"]
            if of["entity"] == entity and of["id"] == key and (item.get("level") or 1) >= level:
                found.append(item)
        return found

    def target(self, indicator: str, measure: str) -> Record | None:
        """ "The target shown is the headline's with the latest `from` on or before `L`."."""
        best: Record | None = None
        for target in self.targets:
            start = day_of(target.get("from")) or date.min
            if (target["indicator"], target["measure"]) != (indicator, measure) or start > self.last:
                continue
            if best is None or start >= (day_of(best.get("from")) or date.min):
                best = target
        return {"measure": measure, "value": best["value"], "source": best["source"]} if best else None
