"""A log where there was none: a new one, or the sample cluster in a temporary folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.model.check import Invalid, Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, new_log, open_log

if TYPE_CHECKING:
    from datetime import date


def begin(path: Path, cluster: str, timezone: str, me: str) -> Log:
    """Make a log for a cluster with whoever sits here as its first team member and actor.

    One action makes both, so that nothing takes the founding back. Raises Invalid before anything is made, and
    LogError; then there is no log either.
    """
    problems: list[Problem] = []
    record = check_record("cluster", {"name": cluster, "timezone": timezone}, "", problems)
    member = check_record("team_member", {"name": me, "spells": [{"from": None, "to": None}]}, "", problems)
    if problems:
        raise Invalid(problems)
    log = new_log(path)
    try:
        log.actor = uuid7()
        commit(log, [Edit("cluster", uuid7(), record), Edit("team_member", log.actor, member)])
    except BaseException:
        log.close()
        path.unlink(missing_ok=True)
        raise
    return log


def sample(today: date) -> Path:
    """Write the sample cluster, ending today, into a temporary folder; returns the log's path."""
    import tempfile

    from klyngetui.exchange.document_in import import_into
    from klyngetui.sample import sample_document

    path = Path(tempfile.mkdtemp(prefix="klyngetui-")) / "sample.db"
    import_into(path, sample_document(ending=today))
    return path


def open_sample(path: Path) -> Log:
    """Open a sample log as the first of its team."""
    log = open_log(path)
    log.actor = log.cabinet.load("team_member")[0].record["id"]
    return log
