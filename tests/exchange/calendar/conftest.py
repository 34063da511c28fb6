from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.logs import add, cluster_log, participant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """A log with Tuva in the team and Fjordglimt, which has a domain, as its only participant."""
    with cluster_log(tmp_path / "log.db") as opened:
        always = [{"from": None, "to": None}]
        add(opened, "team_member", name="Tuva Sletten", email="Tuva.Sletten@proveklyngen.example", spells=always)
        participant(opened, email_domains=["@Fjordglimt.example"])
        yield opened
