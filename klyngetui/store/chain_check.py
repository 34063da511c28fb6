"""The chain over each device's changes, recomputed: what was altered, and what is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store import chain
from klyngetui.store.changes import COLUMNS
from klyngetui.store.tick import Tick

if TYPE_CHECKING:
    from klyngetui.store.log import Log


class ChainState(NamedTuple):
    """Ids of changes whose digest does not fit, of changes whose predecessor is missing, and of devices that lack their
    latest change; `forks` counts the changes that followed a predecessor which already had a successor.
    """

    altered: tuple[str, ...]
    orphaned: tuple[str, ...]
    cut: tuple[str, ...]
    forks: int


def check_chain(log: Log, tick: Tick) -> ChainState:
    """Every change's digest computed anew and followed back to the start of its device's chain."""
    altered: list[str] = []
    known: set[tuple[str, bytes]] = set()
    followed: Counter[tuple[str, bytes]] = Counter()
    first: dict[tuple[str, bytes], str] = {}
    of = log.connection.execute("SELECT count(*) FROM change").fetchone()[0]
    for done, row in enumerate(log.connection.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq"), 1):
        identity, entity, record_id, patch, base, actor, device, made_at, action_id, salt, prev, digest = row
        header = (identity, entity, record_id, base, actor or "", device, made_at, action_id)
        if chain.digest(prev, header, chain.committed(salt, patch)) != digest:
            altered.append(identity)
        known.add((device, _short(digest)))
        link = (device, _short(prev))
        followed[link] += 1
        first.setdefault(link, identity)
        tick(done, of)
    orphaned = [first[link] for link in followed if link[1] != _short(chain.START) and link not in known]
    heads = log.connection.execute("SELECT id, head FROM device WHERE head <> ?", (chain.START,))
    cut = [device for device, head in heads if (device, _short(head)) not in known]
    forks = sum(count - 1 for count in followed.values())
    return ChainState(tuple(altered), tuple(orphaned), tuple(cut), forks)


def _short(digest: str) -> bytes:
    """Half the room for a million of them; a text that is no digest stands for itself."""
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return digest.encode()
