"""The copies of a log on this machine, and what of it was handed to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.backup import backups
from klyngetui.store.rewriting import holding

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from klyngetui.store.log import Log

KEPT = (".version-", ".replaced-")
"""What stands behind the log's name in the copies kept beside it by an upgrade and by a restore."""


def copies_beside(path: Path) -> list[Path]:
    """The copies an upgrade or a restore left beside the log, newest first."""
    if not path.parent.is_dir():
        return []
    names = tuple(path.name + behind for behind in KEPT)
    found = [one for one in path.parent.iterdir() if one.name.startswith(names) and one.is_file()]
    return sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)


def copies_holding(path: Path, folder: Path, words: Collection[str]) -> list[Path]:
    """The backups and copies whose bytes hold one of the words; one that cannot be read is named too."""
    return [copy for copy in [*backups(folder), *copies_beside(path)] if _holds(copy, words)]


def handed_out(log: Log) -> list[str]:
    """The periods that were sealed, and when."""
    return [f"{kept.record['period']} ({kept.record['sealed_on']})" for kept in log.cabinet.load("seal")]


def _holds(copy: Path, words: Collection[str]) -> bool:
    try:
        return bool(holding(copy, words))
    except OSError:
        return True
