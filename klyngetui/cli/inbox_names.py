"""`klyngetui inbox unmatched` and `make`: who the invited are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import data, emit, say, table
from klyngetui.cli.parts import N_, Group, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import PARTICIPANT_KINDS

if TYPE_CHECKING:
    from datetime import date


@command("unmatched", help=N_("The addresses on waiting entries that are no person in the log yet."))
@as_json()
@with_session
def unmatched(session: Session, as_json: bool) -> None:
    """List them, the most frequent first."""
    from klyngetui.cli.records import name_of, outer_id
    from klyngetui.exchange.calendar.settle import unmatched as queue

    log = session.reading()
    found = queue(log, session.today())
    if as_json:
        emit(
            [
                one._asdict()
                | {"participant": one.participant and outer_id(log, one.participant)}
                | {"several": [outer_id(log, each) for each in one.several]}
                for one in found
            ]
        )
        return
    rows = [
        (
            one.address,
            one.name,
            str(one.meetings),
            name_of(log, one.participant) or " / ".join(name_of(log, each) for each in one.several),
            _("shared by many") if one.shared else "",
        )
        for one in found
    ]
    table(rows, (_("Address"), _("Name"), _("Meetings"), _("Participant"), _("Note")))
    if found:
        say(_("Make one with: klyngetui inbox make participant DOMAIN NAME, klyngetui inbox make person ADDRESS NAME"))


make = Group("make", help=N_("Make a participant of a domain, or a person of an address, met in the inbox."))


@make.command("participant", help=N_("Make a participant that has the domain; committed always, if not said."))
@click.argument("domain")
@click.argument("name")
@option("--kind", type=click.Choice(PARTICIPANT_KINDS), default="other", show_default=True, help=N_("Which kind."))
@option("--since", type=DAY, metavar="DAY", help=N_("Committed since."))
@with_session
def make_participant(session: Session, domain: str, name: str, kind: str, since: date | None) -> None:
    """Its id goes to stdout."""
    from klyngetui.cli.records import outer_id
    from klyngetui.exchange.calendar import settle
    from klyngetui.exchange.calendar.domains import tidy_domain

    log = session.writing()
    data(outer_id(log, settle.make_participant(log, tidy_domain(domain), name, kind=kind, since=since)))


@make.command("person", help=N_("Make a person with the address, at the participant of its domain, if not said."))
@click.argument("address")
@click.argument("name", required=False)
@option("--at", "at", metavar="PARTICIPANT", help=N_("Whom the person works for."))
@with_session
def make_person(session: Session, address: str, name: str | None, at: str | None) -> None:
    """The name on the invitation serves where none is given; the id goes to stdout."""
    from klyngetui.cli.names import resolve
    from klyngetui.cli.records import outer_id
    from klyngetui.exchange.calendar import settle
    from klyngetui.exchange.calendar.domains import address_of

    log = session.writing()
    wanted = address_of(address)
    found = {one.address: one for one in settle.unmatched(log, session.today())}.get(wanted)
    if not wanted:
        raise NotMet(_("“{address}” is no e-mail address.").format(address=address))
    name = name or (found.name if found else "")
    if not name:
        raise NotMet(_("No invitation names {address}; write the name after it.").format(address=address))
    works_for = resolve(log, at, "participant").record["id"] if at else found.participant if found else None
    if works_for is None:
        say(_("Made without a participant; say whom the person works for with --at."))
    data(outer_id(log, settle.make_person(log, wanted, name, works_for)))
