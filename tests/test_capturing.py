"""Which entry is repeated, and as what line; the screen says which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klyngetui.capturing import last_entry, line_of, name_index
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from tests.screens.logs import TODAY, log_at, meeting, opened, text
from tests.screens.steps import go


@pytest.mark.parametrize(
    ("later", "line"),
    [
        ({"date": "2027-01-12", "status": "planned"}, "Havlykta"),
        ({"date": "2026-11-20", "status": "cancelled"}, "Havlykta"),
        ({"date": "2026-11-20", "status": "planned"}, '"Fjordglimt AS"'),
        ({"date": "2026-11-20", "status": "held"}, '"Fjordglimt AS"'),
    ],
)
def test_what_is_yet_to_come_or_was_cancelled_is_not_repeated(tmp_path: Path, later: dict[str, str], line: str) -> None:
    path = log_at(tmp_path / "log.db", activities=[meeting("a1", "2026-04-23", "hav", None)])
    today = date.fromisoformat(TODAY)
    with open_log(path) as log:
        fjord = next(kept for kept in log.cabinet.load("participant") if kept.record["name"] == "Fjordglimt AS")
        row = {"participant": fjord.record["id"], "person": None, "status": "present"}
        patch = {"kind": "meeting", "mode": "in_person", "attendance": [row], **later}
        commit(log, [Edit("activity", "01900000-0000-7000-8000-0000000000aa", patch)])
        found = last_entry(log, today)
        assert found is not None
        assert line_of(found.record, name_index(log, today), today) == line


async def test_the_screen_says_which_entry_it_repeats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", TODAY)
    path = log_at(tmp_path / "log.db", activities=[meeting("a1", "2026-04-23", "hav", "ola")])
    async with opened(path) as (app, pilot):
        await go(pilot, "r")
        assert app.screen.bar.line == 'Havlykta:"Ola Ås"'
        assert "Repeats meeting with Havlykta, 23.04.2026, as held today" in text(pilot)
