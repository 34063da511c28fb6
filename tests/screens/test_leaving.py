"""The app is left while it looks at the log: no screen that is being taken down is asked to show anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from tests.screens.logs import log_at, opened, settled


async def test_a_look_while_the_screens_are_taken_down_shows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = log_at(tmp_path / "log.db")
    looks: list[str] = []

    async with opened(path) as (app, pilot):
        app.show("review")
        await settled(pilot)

        def look_once_more(screen: Screen[None]) -> None:
            looks.append(type(screen).__name__)
            app.log_changed()

        monkeypatch.setattr(type(app.screen), "on_unmount", look_once_more, raising=False)
        with open_log(path) as other:
            commit(other, [Edit("participant", uuid7(), {"name": "Ny i klyngen", "kind": "sme"})])
    assert looks == ["ReviewScreen"]
