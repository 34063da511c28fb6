"""`klyngetui erase`: take a person out of the log for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from klyngetui.cli.errors import Misused, NotMet
from klyngetui.cli.output import bullets, data, say
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log
    from klyngetui.store.mentions import Mention
    from klyngetui.store.traces import Traces


@command("erase", help=N_("Erase a person: every count stays, name, addresses and mentions go for good."))
@click.argument("person", required=False)
@option("--yes", is_flag=True, help=N_("Erase without asking."))
@with_session
def erase(session: Session, person: str | None, yes: bool) -> None:
    """Show what will go, ask, erase; without a name, finish an erasure whose file could not be written anew."""
    from klyngetui.store.erase import erase as erase_for_good
    from klyngetui.store.rewriting import rewrite, rewriting_due
    from klyngetui.store.traces import traces

    log = session.writing()
    if rewriting_due(log):
        rewrite(log)
        say(_("The file was written anew; nothing of what was erased is left in it."))
        if person is None:
            return
    if person is None:
        raise Misused(_("Say whom: klyngetui erase PERSON"))
    kept = person_named(log, person)
    found = traces(log, kept)
    tell(log, found)
    if not yes and not _agreed(found):
        raise NotMet(_("Nothing was erased; to do it: klyngetui erase PERSON --yes"))
    erased = erase_for_good(log, kept)
    changes = ngettext("{n} change emptied", "{n} changes emptied", erased.emptied).format(n=erased.emptied)
    say(
        _("Erased: {name} is now “{label}”; {changes}, no figure moved.").format(
            name=kept.record["name"], label=erased.label, changes=changes
        )
    )
    for name in erased.files:
        say(_("The evidence file {name} was removed.").format(name=name))
    for word in erased.left:
        say(
            _("“{word}” still stands in the log, where it may mean somebody else: klyngetui list --search …").format(
                word=word
            )
        )
    _tell_copies(session, found)
    data(kept.record["id"])


def person_named(log: Log, said: str) -> Kept:
    """The person, or else the member of the team, that a name means; raises NotMet."""
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
    return click.confirm(
        _("Erase {name} for good? This cannot be undone.").format(name=found.found.record["name"]), err=True
    )


def tell(log: Log, found: Traces) -> None:
    """Say what an erasure would take out."""
    from klyngetui.model.labels import field_label

    say(_("{name} becomes “{label}”. What goes:").format(name=found.found.record["name"], label=found.label))
    bullets(
        f"{field_label(name)}: {', '.join(value) if isinstance(value, list) else value}" for name, value in found.fields
    )
    _told(log, _("Mentions in texts"), found.mentions)
    _some(_("Calendar entries that wait in the inbox"), found.calendar)
    _some(_("Evidence files named after the person, which are removed"), [name for _id, _sha, name in found.files])
    _told(log, _("Left as it is, because it may mean somebody else; edit it if it does not"), found.perhaps)


def _told(log: Log, heading: str, mentions: Iterable[Mention]) -> None:
    from klyngetui.model.labels import field_label
    from klyngetui.store.history import record_name

    _some(heading, [f"{record_name(log, one.id)}, {field_label(one.field)}: {one.context}" for one in mentions])


def _some(heading: str, lines: list[str]) -> None:
    if lines:
        say(f"{heading}:")
        bullets(lines)


def _tell_copies(session: Session, found: Traces) -> None:
    """Where the person may still be: copies of the log on this machine, and what was handed to others."""
    from klyngetui.store.copies import copies_holding, handed_out

    log = session.reading()
    _some(
        _("Copies that still hold the person; delete them when you can do without"),
        [str(path) for path in copies_holding(log.path, session.backup_folder(), found.names.everywhere)],
    )
    _some(_("Sealed periods, whose packs and reports others may have"), handed_out(log))
    say(_("Exports, packs and off-site copies made earlier are not known to the log: look for them yourself."))
