"""`klyngetui doctor`: everything that can be wrong with a log."""

from __future__ import annotations

from pathlib import Path

import click

from klyngetui.cli.errors import NOT_MET
from klyngetui.cli.output import data, emit, say, table
from klyngetui.cli.parts import N_, as_json, command, option
from klyngetui.cli.progress import progress
from klyngetui.cli.session import Session
from klyngetui.locale import _


@command("doctor", help=N_("Check the file, the changes, the tables made from them and the evidence files."))
@option("--rebuild", is_flag=True, help=N_("Make the tables anew from the changes first."))
@option("--salvage", type=click.Path(path_type=Path), metavar="OUT", help=N_("Save what can be read into a new log."))
@as_json()
@click.pass_context
def doctor(ctx: click.Context, rebuild: bool, salvage: Path | None, as_json: bool) -> None:
    """Print the findings; exits with 1 where one of them is an error."""
    from klyngetui.store.doctor import ERROR, examine

    session = ctx.ensure_object(Session)
    if salvage is not None:
        _salvage(session, salvage)
        return
    if rebuild:
        from klyngetui.store.rebuild import rebuild as make_anew

        with progress(_("Making the tables anew")) as tick:
            make_anew(session.writing(), tick)
        say(_("The tables were made anew from the changes."))
    with progress(_("Looking the log over")) as tick:
        findings = examine(session.reading(), tick)
    if as_json:
        emit([{"code": one.code, "severity": one.severity, "words": one.words} for one in findings])
    else:
        table([(one.severity, one.words) for one in findings])
    if any(one.severity == ERROR for one in findings):
        ctx.exit(NOT_MET)
    if not findings:
        say(_("All is well."))


def _salvage(session: Session, out: Path) -> None:
    """The new log's path goes to stdout."""
    from klyngetui.store.salvage import salvage

    if not session.path.exists():
        session.reading()
    found = salvage(session.path, out)
    words = (
        _("{saved} changes saved, {lost} lost; the damaged log is as it was.")
        if found.to_the_end
        else _("{saved} changes saved, {lost} lost and all behind the last of them; the damaged log is as it was.")
    )
    say(words.format(saved=found.saved, lost=found.lost))
    if not found.named:
        words = _("The cluster's own record was lost; name it: klyngetui --log {path} settings name NAME")
        say(words.format(path=out))
    say(_("Look the new one over with: klyngetui --log {path} doctor").format(path=out))
    data(str(out))
