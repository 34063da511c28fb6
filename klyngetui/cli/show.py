"""`klyngetui show`: one record, what it counts for and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.output import data, emit, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.rules.words import Line
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

ENTRIES = ("activity", "story")


@command("show", help=N_("One record; of an entry, what it counts for and why."))
@click.argument("id")
@as_json()
@with_session
def show(session: Session, id: str, as_json: bool) -> None:
    """Print the record."""
    from klyngetui.cli.records import exported, find

    log = session.reading()
    kept = find(log, id)
    lines = _why(log, kept, session.today())
    if as_json:
        told = {"counts_for": [line._asdict() for line in lines]} if kept.entity in ENTRIES else {}
        emit({**exported(log, kept), **told})
        return
    _table(log, kept)
    for line in lines:
        data(line.text)


def _why(log: Log, kept: Kept, today: date) -> tuple[Line, ...]:
    from klyngetui.indicators.why import why

    return why(log, kept.record, today) if kept.entity in ENTRIES else ()


def _table(log: Log, kept: Kept) -> None:
    """What the record holds, field by field, and the evidence attached to it."""
    from klyngetui.model.choice_labels import entity_label
    from klyngetui.model.labels import field_label
    from klyngetui.model.records import RECORDS
    from klyngetui.store.cabinet import exported_id

    rows = [(entity_label(kept.entity), exported_id(kept))]
    for field in RECORDS[kept.entity]:
        if kept.record[field.name] != field.empty():
            rows.append((field_label(field.name), _words(log, field, kept.record[field.name])))
    rows += [(_("evidence"), words) for words in _evidence(log, kept.record["id"])]
    table(rows)


def _words(log: Log, field: Any, value: Any) -> str:
    import json

    from klyngetui.store.history import record_name
    from klyngetui.store.value_words import value as in_words

    if isinstance(value, str) and field.kind in ("text", "long", "time"):
        return value
    if field.kind == "json":
        return json.dumps(value, ensure_ascii=False)
    return in_words(field, value, lambda identity: record_name(log, identity))


def _evidence(log: Log, identity: str) -> list[str]:
    keys = log.connection.execute(
        "SELECT evidence FROM attached WHERE of = ? ORDER BY evidence", (identity,)
    ).fetchall()
    records = [log.cabinet.numbered(key).record for (key,) in keys]
    return [
        " ".join(filter(None, (one["label"], one["filename"] or one["url"], _level(one["level"])))) for one in records
    ]


def _level(level: int | None) -> str:
    return _("(level {n})").format(n=level) if level else ""
