"""Anything done in any order through two windows on one file, against a plain model that keeps whole documents."""

from __future__ import annotations

import os
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, multiple, precondition, rule

from klyngetui.model.ids import uuid7
from klyngetui.store.delete import delete
from klyngetui.store.erase import erase
from klyngetui.store.errors import Refused
from klyngetui.store.undo import redo, undo
from tests.store.machine import TODAY, TwoWindows

EXAMPLES = int(os.environ.get("KLYNGETUI_MACHINE_EXAMPLES", "8"))
DAYS = st.dates(date(2025, 10, 1), date(2026, 12, 31)).map(str)
WORDS = st.sampled_from(["", "Pilot", "Kaffe", "[/x]", "Søm & æ", "=1+1"])
SEAT = {"participant": None, "person": None, "guest": None, "status": "present", "direct": False, "topic": None}


class Machine(TwoWindows):
    """Adds, edits, ends, deletes, imports, takes back, brings back and erases; after each the model must agree."""

    participants = Bundle("participants")
    people = Bundle("people")
    guests = Bundle("guests")
    groups = Bundle("groups")
    meetings = Bundle("meetings")
    files = Bundle("files")

    @initialize(target=participants)
    def begin(self) -> Any:
        self.member = self.save("team_member", {"name": "Anne Lid", "spells": [{"from": None, "to": None}]})
        return self.save("participant", self.a_participant("sme"))

    @property
    def team(self) -> list[str]:
        """Whoever is of the team, which may have been taken back."""
        return [self.member] if self.stands(self.member) else []

    def a_participant(self, kind: str) -> dict[str, Any]:
        commitments = [{"from": "2025-01-01", "to": None, "ground": "agreement"}]
        return {"name": self.called("Fjordglimt"), "kind": kind, "commitments": commitments}

    @rule(target=participants, kind=st.sampled_from(["sme", "public", "research"]))
    def add_participant(self, kind: str) -> str:
        return self.save("participant", self.a_participant(kind))

    @rule(target=people, at=participants)
    def add_person(self, at: str) -> str:
        employments = [{"participant": at, "from": None, "to": None}] if self.stands(at) else []
        return self.save("person", {"name": self.called("Kari"), "employments": employments})

    @rule(
        target=meetings, at=participants, who=people, day=DAYS, title=WORDS, mode=st.sampled_from(["video", "written"])
    )
    def add_meeting(self, at: str, who: str, day: str, title: str, mode: str) -> Any:
        if not (self.stands(at) and self.stands(who)):
            return multiple()
        name = self.records[who]["name"]
        fields = {
            "kind": "meeting", "date": day, "status": "held" if day <= str(TODAY) else "planned", "mode": mode,
            "title": title or None, "notes": f"Møte med {name}.", "team": self.team,
            "attendance": [{**SEAT, "participant": at, "person": who}],
        }  # fmt: skip
        return self.save("activity", fields)

    @rule(target=groups)
    def add_group(self) -> str:
        return self.save("group", {"name": self.called("Gruppe"), "kind": "working_group", "aim": "Mer", "leader": "x"})

    @rule(target=meetings, group=groups, at=participants, day=DAYS)
    def add_group_meeting(self, group: str, at: str, day: str) -> Any:
        if not (self.stands(at) and self.stands(group)):
            return multiple()
        status = "held" if day <= str(TODAY) else "planned"
        fields = {"kind": "group_meeting", "group": group, "date": day, "status": status, "mode": "in_person"}
        return self.save("activity", {**fields, "team": self.team, "attendance": [{**SEAT, "participant": at}]})

    @rule(what=groups, day=DAYS)
    def end_group(self, what: str, day: str) -> None:
        if self.stands(what):
            self.save("group", {"ended_on": day, "outcome": "achieved"}, what)

    @rule(at=participants, day=DAYS)
    def add_story(self, at: str, day: str) -> None:
        if self.stands(at):
            fields = {
                "situation": "Før",
                "contribution": "Hjelp",
                "result": "Etter",
                "outcome_on": day,
                "ready_on": day,
            }
            rows = [{"participant": at, "role": None}]
            self.save("story", {"title": self.called("Tang"), "participants": rows, **fields})

    @rule(target=guests, day=DAYS)
    def add_event_with_a_guest(self, day: str) -> str:
        name = self.called("Gry")
        status = "held" if day <= str(TODAY) else "planned"
        fields = {"kind": "event", "date": day, "status": status, "mode": "in_person", "notes": f"{name} åpnet."}
        self.save("activity", {**fields, "team": self.team, "attendance": [{**SEAT, "guest": name}]})
        return name

    @rule(what=meetings, title=WORDS, minutes=st.none() | st.integers(0, 90))
    def edit_meeting(self, what: str, title: str, minutes: int | None) -> None:
        if self.stands(what):
            self.save("activity", {"title": title or None, "minutes": minutes}, what)

    @rule(what=participants, day=DAYS)
    def end_commitment(self, what: str, day: str) -> None:
        if self.stands(what):
            commitments = [{"from": "2025-01-01", "to": day, "ground": "agreement"}]
            self.save("participant", {"commitments": commitments}, what)

    @rule(what=meetings)
    def delete_meeting(self, what: str) -> None:
        if self.stands(what):
            delete(self.window, what)
            self.act({**self.records, what: {**self.records[what], "deleted": True}})

    @rule(target=files, at=participants, days=st.lists(DAYS, min_size=1, max_size=3))
    def take_in_a_file(self, at: str, days: list[str]) -> Any:
        if not self.stands(at):
            return multiple()
        rows = [{**SEAT, "participant": at, "direct": True}]
        base = {"kind": "event", "status": "held", "mode": "in_person", "attendance": rows}
        told = {uuid7(): {**base, "date": day, "title": f"Fil {place}"} for place, day in enumerate(days)}
        self.take_in((at, told))
        return at, told

    @rule(file=files)
    def take_in_again(self, file: tuple[str, Any]) -> None:
        self.take_in(file)

    @rule()
    def take_back(self) -> None:
        window = self.window
        if self.at == 0:
            assert undo(window) == []
            return
        assert len(undo(window)) == 1
        self.said = {one: when for one, when in self.said.items() if when["after"] != self.at}
        self.at -= 1

    @rule()
    def bring_back(self) -> None:
        window = self.window
        if self.at == len(self.states) - 1:
            assert redo(window) == []
            return
        assert len(redo(window)) == 1
        self.at += 1

    @rule(who=people)
    @precondition(lambda self: self.erasures < 3)
    def erase_somebody(self, who: str) -> None:
        # Whoever was erased before is called after the participant, and is not erased once more.
        if not self.stands(who) or not self.records[who]["name"].startswith("Kari"):
            return
        window = self.window
        found = window.cabinet.find(who)
        assert found is not None
        after, name = deepcopy(self.records), found.record["name"]
        erased = erase(window, found)
        after[who] |= {"name": erased.label}
        self.forget(name, erased, after)

    @rule(name=guests)
    @precondition(lambda self: self.erasures < 3)
    def erase_a_guest(self, name: str) -> None:
        if any(name in str(one) for one in self.records.values()):
            self.forget(name, erase(self.window, name), deepcopy(self.records))

    @rule(what=participants)
    def delete_what_others_need(self, what: str) -> None:
        refers = [
            one for one in self.records.values()
            if not one["deleted"] and what in str([one.get(name) for name in ("attendance", "employments", "participants")])
        ]  # fmt: skip
        if self.stands(what) and refers:
            try:
                delete(self.window, what)
            except Refused:
                return
            raise AssertionError("what others refer to was deleted")


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=15,
    deadline=None,
    phases=[Phase.generate],  # a failing run is short enough to read as it is
    suppress_health_check=list(HealthCheck),
)
