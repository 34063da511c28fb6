"""evidence.csv: every piece of evidence of a pack and where its file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.csv_out import table_lines
from klyngetui.exchange.records_out import exported_id_of
from klyngetui.exchange.report.shown_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from klyngetui.exchange.report.evidence import Evidence
    from klyngetui.store.log import Log

COLUMNS = (
    *("number", "id", "label", "level", "added_on", "of_entity", "of_id", "of_date", "of_name", "kind", "state"),
    *("path", "filename", "url", "sha256", "size"),
)


def evidence_csv(log: Log, evidence: Evidence, paths: Mapping[str, str]) -> str:
    """The table as text, every text inert for spreadsheets; commas in every language, as programs expect."""
    return "\ufeff" + "".join(table_lines(_rows(log, evidence, paths), COLUMNS, ","))


def _rows(log: Log, evidence: Evidence, paths: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for piece in evidence.pieces:
        record = piece.kept.record
        owner = log.cabinet.find(record["of"]["id"])
        told = owner.record if owner is not None else {}
        yield {
            **{name: record[name] for name in ("level", "added_on", "kind", "sha256", "size")},
            "number": f"E{piece.number}",
            "id": exported_id_of(log, record["id"]),
            "label": shown(record["label"]),
            "of_entity": record["of"]["entity"],
            "of_id": exported_id_of(log, record["of"]["id"]),
            "of_date": told.get("date") or told.get("outcome_on"),
            "of_name": shown(told.get("title") or told.get("name")),
            "state": piece.state,
            "path": paths.get(record["sha256"] or ""),
            "filename": shown(record["filename"]),
            "url": shown(record["url"]),
        }
