"""`klyngetui inbox ignored`, `unignore`, `chosen`, `unchoose`: what was decided about calendars, and taking it back."""

from __future__ import annotations

import click

from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import emit, say, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _


@command("ignored", help=N_("The series that are not ours."))
@as_json()
@with_session
def ignored(session: Session, as_json: bool) -> None:
    """List them by title."""
    from klyngetui.store.calendar_choices import ignored as all_ignored

    found = all_ignored(session.reading())
    if as_json:
        emit([one._asdict() for one in found])
    else:
        table([(one.title, one.day, one.uid) for one in found], (_("Title"), _("Since"), "UID"))


@command("unignore", help=N_("Ours after all: the next import of its calendar brings the series again."))
@click.argument("uid")
@with_session
def unignore(session: Session, uid: str) -> None:
    """By its UID or the start of it, or its title."""
    from klyngetui.store.calendar_choices import ignored as all_ignored
    from klyngetui.store.calendar_choices import take_back_ignoring

    log = session.writing()
    found = [one for one in all_ignored(log) if one.uid.startswith(uid) or one.title == uid]
    if len(found) != 1:
        raise NotMet(_("“{uid}” names none, or several, of: klyngetui inbox ignored").format(uid=uid))
    take_back_ignoring(log, found[0].uid)
    say(_("{title}: ours again; import its calendar once more.").format(title=found[0].title))


@command("chosen", help=N_("The domains and categories whose meetings are kept."))
@as_json()
@with_session
def chosen(session: Session, as_json: bool) -> None:
    """List them, the domains first."""
    from klyngetui.store.calendar_choices import CATEGORY, DOMAIN, choices

    log = session.reading()
    found = {kind: sorted(choices(log, kind)) for kind in (DOMAIN, CATEGORY)}
    words = {DOMAIN: _("domain"), CATEGORY: _("category")}
    if as_json:
        emit([{"kind": kind, "value": value} for kind, values in found.items() for value in values])
    else:
        table([(words[kind], value) for kind, values in found.items() for value in values])


@command("unchoose", help=N_("Keep the meetings of a domain or category no longer; what waits stays."))
@click.argument("value")
@with_session
def unchoose(session: Session, value: str) -> None:
    """By the domain, or the category in any case."""
    from klyngetui.store.calendar_choices import CATEGORY, DOMAIN
    from klyngetui.store.calendar_choices import unchoose as choose_no_longer

    log = session.writing()
    if not sum(choose_no_longer(log, kind, value) for kind in (DOMAIN, CATEGORY)):
        raise NotMet(_("“{value}” is none of: klyngetui inbox chosen").format(value=value))
    say(_("Meetings of {value} are kept no longer; what waits in the inbox stays.").format(value=value))
