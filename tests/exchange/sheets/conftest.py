from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.logs import cluster_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """An open log with a cluster and nothing else."""
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened
