"""Two windows on one log beside a plain model: what the records are after each action that can still be taken back."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.indicators.figures import figures
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.erase import Erased
from klyngetui.store.log import Log, open_log
from klyngetui.store.rewriting import holding
from tests import oracle
from tests.store.logs import cluster_log

TODAY = date(2026, 11, 23)
KEYS = {
    "team_member": "team",
    "participant": "participants",
    "person": "people",
    "group": "groups",
    "activity": "activities",
    "story": "stories",
}

Records = dict[str, dict[str, Any]]


class TwoWindows(RuleBasedStateMachine):
    """`states` are the records after each action that can still be taken back, `at` is where we stand among them."""

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
        self.erasures = 0
        self.number = 0

    def teardown(self) -> None:
        assert [one for one in examine(self.windows[0]) if one.severity == ERROR] == []
        for window in self.windows:
            window.close()
        self.folder.cleanup()

    @property
    def window(self) -> Log:
        """The other window each time; it was not told that the first one wrote."""
        self.turn += 1
        return self.windows[self.turn % 2]

    @property
    def records(self) -> Records:
        return self.states[self.at]

    def stands(self, identity: str) -> bool:
        return identity in self.records and not self.records[identity]["deleted"]

    def called(self, name: str) -> str:
        self.number += 1
        return f"{name} Nr{self.number}vik"

    def act(self, changed: Records) -> None:
        """An action: whatever was taken back before can no longer be brought back."""
        if changed != self.records:
            self.states = [*self.states[: self.at + 1], deepcopy(changed)]
            self.at += 1

    def save(self, entity: str, fields: dict[str, Any], identity: str | None = None) -> str:
        identity = identity or uuid7()
        commit(self.window, [Edit(entity, identity, fields)])
        old = self.records.get(identity, {"entity": entity, "deleted": False})
        # To leave empty what was never filled in is no action.
        filled = {name: value for name, value in fields.items() if value is not None or name in old}
        self.act({**self.records, identity: {**old, **filled}})
        return identity

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

    def forget(self, name: str, erased: Erased, after: Records) -> None:
        """Somebody was erased: nothing before can be taken back, no text says the name, nor does any byte."""
        short = erased.label.partition(",")[0]
        for one in after.values():
            if one.get("notes"):
                one["notes"] = one["notes"].replace(name, short)
            for row in one.get("attendance", ()):
                row["guest"] = short if row["guest"] == name else row["guest"]
        self.states, self.at = [after], 0
        self.erasures += 1
        self.said = {one: {"after": 0} for one in self.said}
        assert holding(self.windows[0].path, [name]) == []

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
