"""A new log where there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.model.check import Invalid, Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, new_log, open_log
from klyngetui.store.making import made_beside

if TYPE_CHECKING:
    from pathlib import Path


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
    actor = uuid7()
    with made_beside(path) as beside, new_log(beside) as log:
        log.actor = actor
        commit(log, [Edit("cluster", uuid7(), record), Edit("team_member", actor, member)])
    made = open_log(path)
    made.actor = actor
    return made
