"""What a save did to the figures, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from klyngetui.indicators.effects import standing, told_since
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from tests.screens.logs import ALWAYS, document, log_at, meeting

TODAY = date(2026, 11, 23)


def test_of_two_participants_of_one_name_either_is_told(tmp_path: Path) -> None:
    twice = [{"id": one, "name": "Fjordglimt AS", "kind": "sme", "commitments": ALWAYS} for one in ("fjord", "hav")]
    rest = document()["participants"][2:]
    met = [meeting(one, "2026-11-20", one, who) for one, who in (("fjord", "kari"), ("hav", "ola"))]
    path = log_at(tmp_path / "log.db", participants=[*twice, *rest], activities=met)
    with open_log(path) as log:
        for kept in log.cabinet.load("activity"):
            before = standing(log, TODAY)
            commit(log, [Edit("activity", kept.record["id"], {"status": "cancelled"})])
            assert "Fjordglimt AS 3 d → never" in told_since(log, before)
