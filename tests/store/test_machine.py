"""Anything done in any order through two windows on one file, against a plain model that keeps whole documents."""

from __future__ import annotations

import os
from copy import deepcopy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.indicators.figures import figures
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.delete import delete
from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.erase import erase
from klyngetui.store.errors import Refused
from klyngetui.store.log import Log, open_log
from klyngetui.store.rewriting import holding
from klyngetui.store.undo import redo, undo
from tests import oracle
from tests.store.logs import cluster_log

TODAY = date(2026, 11, 23)
EXAMPLES = int(os.environ.get("KLYNGETUI_MACHINE_EXAMPLES", "8"))
KEYS = {"team_member": "team", "participant": "participants", "person": "people", "activity": "activities"}
DAYS = st.dates(date(2025, 10, 1), date(2026, 12, 31)).map(str)
WORDS = st.sampled_from(["", "Pilot", "Kaffe", "[/x]", "Søm & æ", "=1+1"])

Records = dict[str, dict[str, Any]]


class Machine(RuleBasedStateMachine):
    """`states` are the records after each action that can still be taken back, `at` is where we stand among them."""

    participants = Bundle("participants")
    people = Bundle("people")
    meetings = Bundle("meetings")
    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        path = Path(self.folder.name, "log.db")
        cluster_log(path).close()
        self.windows: tuple[Log, Log] = (open_log(path), open_log(path))
        self.turn = 0
        self.states: list[Records] = [{}]
        self.at = 0
        self.said: dict[str, dict[str, Any]] = {}
        self.erased: list[str] = []
        self.number = 0

    def teardown(self) -> None:
        assert [one for one in examine(self.windows[0]) if one.severity == ERROR] == []
        for window in self.windows:
            window.close()
        self.folder.cleanup()

    # The two sides ---------------------------------------------------------------------------------------------------

    @property
    def window(self) -> Log:
        """The other window each time; it was not told that the first one wrote."""
        self.turn += 1
        return self.windows[self.turn % 2]

    @property
    def records(self) -> Records:
        return self.states[self.at]

    def act(self, changed: Records) -> None:
        """An action: whatever was taken back before can no longer be brought back."""
        if changed != self.records:
            self.states = [*self.states[: self.at + 1], deepcopy(changed)]
            self.at += 1

    def save(self, entity: str, fields: dict[str, Any], identity: str | None = None) -> str:
        identity = identity or uuid7()
        commit(self.window, [Edit(entity, identity, fields)])
        old = self.records.get(identity, {"entity": entity, "deleted": False})
        self.act({**self.records, identity: {**old, **fields}})
        return identity

    def called(self, name: str) -> str:
        self.number += 1
        return f"{name} Nr{self.number}vik"

    # What is done ----------------------------------------------------------------------------------------------------

    @initialize(target=participants)
    def begin(self) -> Any:
        self.member = self.save("team_member", {"name": "Anne Lid", "spells": [{"from": None, "to": None}]})
        return self.save("participant", self.a_participant("sme"))

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
            "title": title or None, "notes": f"Møte med {name}.", "team": [self.member],
            "attendance": [{"participant": at, "person": who, "status": "present", "direct": False, "guest": None, "topic": None}],
        }  # fmt: skip
        return self.save("activity", fields)

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
        rows = [{"participant": at, "person": None, "status": "present", "direct": True, "guest": None, "topic": None}]
        base = {"kind": "event", "status": "held", "mode": "in_person", "attendance": rows}
        told = {uuid7(): {**base, "date": day, "title": f"Fil {place}"} for place, day in enumerate(days)}
        self.take_in((at, told))
        return at, told

    @rule(file=files)
    def take_in_again(self, file: tuple[str, Any]) -> None:
        self.take_in(file)

    def take_in(self, file: tuple[str, Any]) -> None:
        """A file says what it said before: what was changed here since is left, what was taken back comes again."""
        at, told = file
        if not self.stands(at):
            return
        window = self.window
        there = document(window)
        needed = [one for one in there["participants"] if one["id"] == at]
        new = {identity: fields for identity, fields in told.items() if identity not in self.said}
        activities = [{"id": identity, **fields} for identity, fields in told.items()]
        import_document(window, {"format": "klyngetui-log", "version": 1, "cluster": {**there["cluster"]},
                                 "participants": needed, "activities": activities})  # fmt: skip
        made = {one: {"entity": "activity", "deleted": False, **fields} for one, fields in new.items()}
        self.act({**self.records, **{one: {**self.records.get(one, {}), **fields} for one, fields in made.items()}})
        self.said |= {one: {"after": self.at} for one in new}

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
    @precondition(lambda self: len(self.erased) < 3)
    def erase_somebody(self, who: str) -> None:
        if not self.stands(who) or who in self.erased:
            return
        window = self.window
        found = window.cabinet.find(who)
        assert found is not None
        name = found.record["name"]
        erased = erase(window, found)
        short = erased.label.partition(",")[0]
        after = deepcopy(self.records)
        after[who] |= {"name": erased.label}
        for one in after.values():
            if one.get("notes"):
                one["notes"] = one["notes"].replace(name, short)
        self.states, self.at = [after], 0
        self.said = {one: {"after": 0} for one in self.said}
        self.erased.append(who)
        assert holding(window.path, [name]) == []

    @rule(what=participants)
    def delete_what_others_need(self, what: str) -> None:
        refers = [
            one for one in self.records.values()
            if not one["deleted"] and what in str(one.get("attendance", "")) + str(one.get("employments", ""))
        ]  # fmt: skip
        if self.stands(what) and refers:
            try:
                delete(self.window, what)
            except Refused:
                return
            raise AssertionError("what others refer to was deleted")

    def stands(self, identity: str) -> bool:
        return identity in self.records and not self.records[identity]["deleted"]

    # What must hold --------------------------------------------------------------------------------------------------

    @invariant()
    def the_log_is_what_the_model_says(self) -> None:
        log = self.window
        log.refresh()
        told = document(log)
        there = {one["id"]: one for key in KEYS.values() for one in told[key]}
        standing = {one: fields for one, fields in self.records.items() if not fields["deleted"]}
        assert there.keys() == standing.keys()
        for identity, fields in standing.items():
            wanted = {name: value for name, value in fields.items() if name not in ("entity", "deleted")}
            assert {name: there[identity][name] for name in wanted} == wanted
        assert figures(log, TODAY, "rolling-12m") == oracle.figures(told, "rolling-12m", TODAY)


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=15,
    deadline=None,
    phases=[Phase.generate],  # a failing run is short enough to read as it is
    suppress_health_check=list(HealthCheck),
)
