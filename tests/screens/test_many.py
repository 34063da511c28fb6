"""Long lists: as many widgets as for a short one, and a bounded number of rows in hand, wherever one scrolls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klyngetui.model.check import Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, append
from klyngetui.store.log import open_log
from klyngetui.store.transaction import immediate
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import ALWAYS, IDS, log_at, opened
from tests.screens.steps import go

PARTICIPANTS = 5_000
ENTRIES = 20_000
FIRM = {"kind": "sme", "commitments": ALWAYS}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of five thousand participants and twenty thousand meetings, written as an import writes them."""
    path = log_at(tmp_path_factory.mktemp("many") / "log.db")
    ids = [uuid7() for _ in range(PARTICIPANTS)]
    with open_log(path) as log, immediate(log.connection):
        append(log, [_edit("participant", one, {**FIRM, "name": f"Deltaker {n} AS"}) for n, one in enumerate(ids)])
        append(log, [_edit("activity", uuid7(), _meeting(n, ids[n % PARTICIPANTS])) for n in range(ENTRIES)])
    return path


def _edit(entity: str, identity: str, raw: dict[str, Any]) -> Edit:
    problems: list[Problem] = []
    edit = Edit(entity, identity, check_record(entity, raw, "$", problems))
    assert not problems
    return edit


def _meeting(n: int, participant: str) -> dict[str, Any]:
    when = f"20{23 + n % 3}-{1 + n % 12:02}-{1 + n % 28:02}"
    row = {"participant": participant, "status": "present"}
    said = {"kind": "meeting", "date": when, "status": "held", "mode": "video", "title": f"Møte {n}"}
    return {**said, "team": [IDS["anne"]], "attendance": [row]}


@pytest.mark.parametrize(("key", "rows"), [("2", ENTRIES), ("3", PARTICIPANTS), ("4", PARTICIPANTS)])
async def test_a_long_list_mounts_no_more_than_a_short_one(long: Path, tmp_path: Path, key: str, rows: int) -> None:
    async with opened(log_at(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, key)
        few = len(app.screen.query("*"))
    async with opened(long) as (app, pilot):
        await go(pilot, key)
        paged = app.screen.query_one(PagedList)
        assert paged.window.total >= rows
        for pressed in ("pagedown", "G", "pageup", "g", *("pagedown",) * 12):
            await go(pilot, pressed)
            assert paged.row is not None
            assert len(paged.window.rows) <= paged.window.limit <= 1_000
            assert len(app.screen.query("*")) == few
