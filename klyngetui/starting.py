"""A new log where there was none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from klyngetui.model.check import Invalid, Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, new_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[None]:
    """Take a file that was not there before away again where it could not be finished."""
    there = path.exists()
    try:
        yield
    except BaseException:
        if not there:
            path.unlink(missing_ok=True)
        raise


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
