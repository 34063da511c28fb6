"""Everything a log holds about one person, as a document for whoever asks to see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.records_out import exported, looked_up
from klyngetui.exchange.safe_write import replacing
from klyngetui.store.cabinet import COLUMNS, kept
from klyngetui.store.history import history, record_name

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log
    from klyngetui.store.traces import Traces

    Record = dict[str, Any]


def person_document(log: Log, found: Traces) -> Record:
    """The person's record, the records that refer to it, every mention, calendar entries and the record's history.

    Of a name without a record, `person` holds the name alone.
    """
    id_of = looked_up(log)
    kept, own = found.whom.kept, found.whom.own
    ids = [one for (one,) in log.connection.execute("SELECT id FROM record")]
    near = [_row(log, one) for one in ids if one in found.near]
    return {
        "format": "klyngetui-person",
        "version": 1,
        "cluster": log.cluster["name"],
        "person": {"entity": kept.entity, **exported(kept, id_of)} if kept else {"name": found.whom.name},
        "records": [{"entity": one.entity, **exported(one, id_of)} for one in near if not one.deleted],
        "mentions": [
            {**one._asdict(), "called": record_name(log, one.id), "certain": certain}
            for several, certain in ((found.mentions, True), (found.perhaps, False))
            for one in several
        ],
        "calendar": found.calendar,
        "evidence_files": [name for _evidence, _digest, name in found.files],
        "history": [
            {"at": step.at.isoformat(), "by": step.actor, "what": list(step.words)}
            for step in (history(log, own) if own else ())
        ],
    }


def write_person(log: Log, found: Traces, path: Path) -> Record:
    """Write the document, readable by its owner alone; returns it. Raises CannotWrite."""
    document = person_document(log, found)
    with replacing(path) as file:
        file.write((json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())
    return document


def _row(log: Log, identity: str) -> Kept:
    return kept(log.connection.execute(f"SELECT {COLUMNS} FROM record WHERE id = ?", (identity,)).fetchone())
