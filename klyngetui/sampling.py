"""The sample cluster as a log, written as if it had been kept day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.store.changes import Edit, append
from klyngetui.store.log import Log, new_log, open_log
from klyngetui.store.making import made_beside
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from klyngetui.exchange.document_check import Said

AT_WORK = time(14, 30, tzinfo=UTC)
YEARS = 3
BEFORE_ALL = frozenset({"cluster", "participant", "person", "team_member", "group"})


def write_sample(path: Path, ending: date) -> None:
    """Make a log of the sample cluster that ends on the day; raises LogExists. The same day makes the same log."""
    from klyngetui.exchange.document_check import check_document
    from klyngetui.sample import sample_document

    document = sample_document(ending=ending)
    with made_beside(path) as beside, new_log(beside) as log, immediate(log.connection):
        edits = [_edit(said, ending) for said in check_document(log, document).records]
        append(log, sorted(edits, key=_when))


def temporary_sample(today: date) -> Path:
    """Write the sample, ending today, into a temporary folder; returns the log's path."""
    import tempfile

    path = Path(tempfile.mkdtemp(prefix="klyngetui-")) / "sample.db"
    write_sample(path, today)
    return path


def first_member(log: Log) -> str:
    """The id of the team member as whom one looks around in the sample."""
    return str(log.cabinet.load("team_member")[0].record["id"])


def open_sample(path: Path) -> Log:
    """Open a sample log as the first of its team."""
    log = open_log(path)
    log.actor = first_member(log)
    return log


def _edit(said: Said, ending: date) -> Edit:
    patch = {**said.record, "external_id": said.external}
    return Edit(said.entity, said.id, patch, datetime.combine(_written_down(said.entity, said.record, ending), AT_WORK))


def _written_down(entity: str, record: dict[str, Any], ending: date) -> date:
    """An entry on its day; whom it was with before that, the rest at the very end."""
    if entity in BEFORE_ALL:
        return date(ending.year - YEARS - 1, 1, 1)
    day = record["date"] if entity == "activity" else record.get("outcome_on") if entity == "story" else None
    return min(date.fromisoformat(day), ending) if day else ending


def _when(edit: Edit) -> datetime:
    assert edit.made_at is not None
    return edit.made_at
