"""The chain over each device's changes, recomputed: what was altered, and what is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store import chain
from klyngetui.store.actions import ERASURE
from klyngetui.store.changes import COLUMNS
from klyngetui.store.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Collection

    from klyngetui.store.log import Log

    Link = tuple[str, str]
    """A device and the digest of one of its changes."""


EMPTIED = f"""
SELECT id FROM change WHERE patch = '' AND NOT EXISTS (
    SELECT 1 FROM change AS left WHERE left.record_id = change.record_id
    AND left.action_id LIKE '%{ERASURE}' AND left.made_at > change.made_at
)
"""
"""Changes that are empty although nobody was erased: an erasure says of each record what is left of it."""


class ChainState(NamedTuple):
    """Ids of changes whose digest does not fit or that were emptied by no erasure, of changes whose predecessor is
    missing, and of devices that lack their latest change; `forks` counts the changes that followed a predecessor which
    already had a successor.
    """

    altered: tuple[str, ...]
    orphaned: tuple[str, ...]
    cut: tuple[str, ...]
    forks: int


def check_chain(log: Log, tick: Tick) -> ChainState:
    """Every change's digest computed anew and followed back to the start of its device's chain.

    Most changes follow the one written before them; only those that do not are remembered and looked for at the end.
    """
    altered: list[str] = []
    tips: dict[str, str] = {}
    apart: dict[Link, str] = {}
    of = log.connection.execute("SELECT count(*) FROM change").fetchone()[0]
    for done, row in enumerate(log.connection.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq"), 1):
        identity, entity, record_id, patch, base, actor, device, made_at, action_id, salt, prev, digest = row
        header = (identity, entity, record_id, base, actor or "", device, made_at, action_id)
        if chain.digest(prev, header, chain.committed(salt, patch)) != digest:
            altered.append(identity)
        if prev != tips.get(device, chain.START):
            apart.setdefault((device, prev), identity)
        tips[device] = digest
        tick(done, of)
    altered += [identity for (identity,) in log.connection.execute(EMPTIED) if identity not in altered]
    heads = log.connection.execute("SELECT id, head FROM device WHERE head <> ?", (chain.START,)).fetchall()
    behind = {(device, head) for device, head in heads if tips.get(device) != head}
    known, followed = _looked_for(log, apart, behind)
    orphaned = [first for link, first in apart.items() if link[1] != chain.START and link not in known]
    cut = [device for device, head in heads if (device, head) in behind - known]
    return ChainState(tuple(altered), tuple(orphaned), tuple(cut), sum(count - 1 for count in followed.values()))


def _looked_for(log: Log, apart: Collection[Link], behind: Collection[Link]) -> tuple[set[Link], Counter[Link]]:
    """Those of the links whose change is there, and how many changes follow each that is not simply the one before."""
    known: set[Link] = set()
    followed: Counter[Link] = Counter()
    if apart or behind:
        for device, prev, digest in log.connection.execute("SELECT device, prev, digest FROM change"):
            if (device, digest) in apart or (device, digest) in behind:
                known.add((device, digest))
            if (device, prev) in apart:
                followed[device, prev] += 1
    return known, followed
