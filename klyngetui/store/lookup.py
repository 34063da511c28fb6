"""Finding a record by what a person types: the start of an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.model.records import RECORDS
from klyngetui.store.cabinet import COLUMNS, kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MOST = 10
AFTER_EVERY_LETTER = "\U0010ffff"


def starting_with(log: Log, start: str, entities: Iterable[str] = RECORDS) -> list[Kept]:
    """Records whose id as shown begins so, else those whose UUID does; one whose id is exactly this comes alone.

    At most ten of an entity.
    """
    wanted = tuple(entities)
    shown = [*_found(log, start, wanted, "external_id"), *_found(log, start, wanted, "id", "AND external_id IS NULL")]
    hidden = _found(log, start, wanted, "id", "AND external_id IS NOT NULL")
    exact = [found for found in shown if start in (found.external_id, found.record["id"])]
    # One may begin with its own shown id: it is the same record still.
    exact += [found for found in hidden if start == found.record["id"]]
    return exact or shown or hidden


def _found(log: Log, start: str, entities: tuple[str, ...], column: str, more: str = "") -> list[Kept]:
    query = f"SELECT {COLUMNS} FROM record WHERE entity = ? AND {column} >= ? AND {column} < ? {more} LIMIT {MOST}"
    return [
        kept(row)
        for entity in entities
        for row in log.connection.execute(query, (entity, start, start + AFTER_EVERY_LETTER))
    ]
