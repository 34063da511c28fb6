"""The copies of a log on this machine, and what of it was handed to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.backup import backups, evidence_of
from klyngetui.store.rewriting import holding
from klyngetui.store.unfinished import unfinished, unfinished_beside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from klyngetui.store.log import Log

PLAIN = ("text/", "message/", "application/json", "application/xml")
"""The beginnings of media types whose files can be searched as they are."""

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
    """The backups and copies, finished or not, whose bytes hold one of the words; one that cannot be read too."""
    finished, rest = [*backups(folder), *copies_beside(path)], [*unfinished(folder), *unfinished_beside(path)]
    return [copy for copy in [*finished, *rest] if _holds(copy, words)]


def removed_files_kept(folder: Path, digests: Iterable[str]) -> list[Path]:
    """The files of these digests that lie with the backups in the folder."""
    wanted = list(digests)
    places = dict.fromkeys(evidence_of(copy) for copy in backups(folder))
    return [place / digest for place in places for digest in wanted if digest and (place / digest).exists()]


def files_holding(log: Log, words: Collection[str]) -> list[str]:
    """What the evidence files that are plain text and hold one of the words are called."""
    found = []
    for _identity, said in log.cabinet.said("evidence"):
        digest = said.get("sha256") or ""
        if digest and (said.get("media_type") or "").startswith(PLAIN):
            path = log.files / digest
            if path.is_file() and _holds(path, words):
                found.append(said.get("filename") or digest)
    return found


def handed_out(log: Log) -> list[str]:
    """The periods that were sealed, and when."""
    return [f"{kept.record['period']} ({kept.record['sealed_on']})" for kept in log.cabinet.load("seal")]


def _holds(copy: Path, words: Collection[str]) -> bool:
    try:
        return bool(holding(copy, words))
    except OSError:
        return True
