"""`klyngetui erase`: take a person out of the log for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from klyngetui.cli.errors import Misused, NotMet
from klyngetui.cli.output import bullets, data, say
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log
    from klyngetui.store.trace_words import Part
    from klyngetui.store.traces import Traces


@command("erase", help=N_("Erase a person: every count stays, name, addresses and mentions go for good."))
@click.argument("person", required=False)
@option("--yes", is_flag=True, help=N_("Erase without asking."))
@with_session
def erase(session: Session, person: str | None, yes: bool) -> None:
    """Show what will go, ask, erase; without a name, finish an erasure whose file could not be written anew."""
    from klyngetui.store.erase import erase as erase_for_good
    from klyngetui.store.rewriting import rewrite, rewriting_due
    from klyngetui.store.trace_words import done, elsewhere, held, unknown_copies, written_anew

    log = session.writing()
    if rewriting_due(log):
        rewrite(log)
        say(written_anew())
        if person is None:
            return
    if person is None:
        raise Misused(_("Say whom: klyngetui erase PERSON"))
    found = traces_of(log, person)
    whom = found.whom
    say(_("{name} becomes “{label}”. What goes:").format(name=whom.name, label=whom.label))
    _tell(held(log, found))
    if not yes and not _agreed(found):
        raise NotMet(_("Nothing was erased; to do it: klyngetui erase PERSON --yes"))
    for words in done(whom.name, erase_for_good(log, whom.kept or whom.name)):
        say(words)
    _tell(elsewhere(log, session.backup_folder(), found))
    say(unknown_copies())
    if whom.own:
        data(whom.own)


def traces_of(log: Log, said: str) -> Traces:
    """What is held about the person or member of the team that a name means, or else wherever texts hold the name.

    Raises NotMet where the name is in no text either.
    """
    from klyngetui.store.traces import traces

    try:
        return traces(log, _recorded(log, said))
    except NotMet:
        found = traces(log, said)
        if not found.anything:
            raise
        return found


def _recorded(log: Log, said: str) -> Kept:
    from klyngetui.cli.names import resolve

    try:
        return resolve(log, said, "person")
    except NotMet as unknown:
        try:
            return resolve(log, said, "team_member")
        except NotMet:
            raise unknown from None


def _agreed(found: Traces) -> bool:
    if not sys.stdin.isatty():
        return False
    return click.confirm(_("Erase {name} for good? This cannot be undone.").format(name=found.whom.name), err=True)


def _tell(parts: Iterable[Part]) -> None:
    for part in parts:
        say(f"{part.heading}:")
        bullets(part.lines)
