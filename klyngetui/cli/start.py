"""`klyngetui init`: a new log."""

from __future__ import annotations

import click

from klyngetui.cli.output import data, say
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _


@command("init", help=N_("Make a new log for a cluster; an existing file is left as it is."))
@click.argument("name")
@option("--timezone", default="Europe/Oslo", show_default=True, metavar="TZ", help=N_("The cluster's time zone."))
@with_session
def init(session: Session, name: str, timezone: str) -> None:
    """Make the log; its cluster's id goes to stdout."""
    from klyngetui.model.check import Invalid, Problem, check_record
    from klyngetui.model.ids import uuid7
    from klyngetui.store.changes import Edit, commit
    from klyngetui.store.log import new_log
    from klyngetui.store.making import made_beside

    problems: list[Problem] = []
    cluster = check_record("cluster", {"name": name, "timezone": timezone}, "", problems)
    if problems:
        raise Invalid(problems)
    identity = uuid7()
    with made_beside(session.path) as beside, new_log(beside) as log:
        commit(log, [Edit("cluster", identity, cluster)])
    say(_("Made the log of {name}: {path}").format(name=cluster["name"], path=session.path))
    say(_("Next, who you are: klyngetui team add NAME"))
    data(identity)
