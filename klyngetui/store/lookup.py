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
    """Records whose exported id or UUID begins so; one whose id is exactly this comes alone. At most ten."""
    wanted = tuple(entities)
    rows = {}
    for entity in wanted:
        for column in ("external_id", "id"):
            query = f"SELECT {COLUMNS} FROM record WHERE entity = ? AND {column} >= ? AND {column} < ? LIMIT {MOST}"
            for row in log.connection.execute(query, (entity, start, start + AFTER_EVERY_LETTER)):
                rows[row[0]] = kept(row)
    exact = [found for found in rows.values() if start in (found.external_id, found.record["id"])]
    return exact or list(rows.values())
