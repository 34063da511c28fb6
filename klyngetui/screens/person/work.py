"""The long work over one person: looking through the log, erasing and writing a copy, over a log of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _
from klyngetui.store import trace_words
from klyngetui.store.erase import erase
from klyngetui.store.log import open_log
from klyngetui.store.rewriting import rewrite
from klyngetui.store.trace_words import Part
from klyngetui.store.traces import Traces, traces

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.screens.at_work import Step
    from klyngetui.store.log import Log


class Asked(NamedTuple):
    """Of which log, of whom and where the copies of the log lie; `identity` is "" for a name without a record."""

    log: Path
    backups: Path
    actor: str | None
    identity: str
    name: str


class Found(NamedTuple):
    """What is held about somebody, and where else they may be, in words."""

    traces: Traces
    parts: list[Part]


class Done(NamedTuple):
    """What an erasure did, and where the person may still be."""

    said: list[str]
    parts: list[Part]


def look(asked: Asked, step: Step) -> Found:
    """Everything about somebody; raises one of TROUBLE."""
    step(_("Reading the log …"))
    with open_log(asked.log, write=False) as log:
        found = _traces(log, asked)
        parts = trace_words.held(log, found)
        step(_("Looking through the copies …"))
        return Found(found, parts + trace_words.elsewhere(log, asked.backups, found))


def erase_for_good(asked: Asked, found: Traces, step: Step) -> Done:
    """Erase them; raises one of TROUBLE."""
    with open_log(asked.log) as log:
        log.actor = asked.actor
        said = trace_words.done(asked.name, erase(log, found.whom.kept or asked.name, step))
        return _done(log, asked, found, said, step)


def finish(asked: Asked, found: Traces, step: Step) -> Done:
    """Write the file anew after an erasure where that failed; raises one of TROUBLE."""
    with open_log(asked.log) as log:
        step(_("Writing the file anew …"))
        rewrite(log, found.whom.names.everywhere)
        return _done(log, asked, found, [trace_words.written_anew()], step)


def _done(log: Log, asked: Asked, found: Traces, said: list[str], step: Step) -> Done:
    step(_("Looking through the copies …"))
    parts = trace_words.elsewhere(log, asked.backups, found)
    return Done([*said, trace_words.unknown_copies()], parts)


def write_copy(asked: Asked, path: Path) -> str:
    """Write everything held about them; returns where. Raises one of TROUBLE."""
    from klyngetui.exchange.person_out import write_person

    with open_log(asked.log, write=False) as log:
        write_person(log, _traces(log, asked), path)
    return str(path)


def _traces(log: Log, asked: Asked) -> Traces:
    return traces(log, (log.cabinet.find(asked.identity) if asked.identity else None) or asked.name)
