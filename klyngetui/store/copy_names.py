"""How the copies are named that the program makes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.chain import commitment

if TYPE_CHECKING:
    from klyngetui.store.log import Log

BY_ITSELF = "-auto-"
"""Stands behind the time, in front of the cluster's mark."""


def mark_of(log: Log) -> str:
    """Tells the copies of this cluster from those of another log of the same name."""
    return commitment("", log.cluster_id or "")[:8]
