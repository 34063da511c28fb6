"""`klyngetui export xlsx|html|pdf|pack`: the evidence behind the figures, for others to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.errors import Misused
from klyngetui.cli.output import bullets, say
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.progress import progress
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.report.model import Report

OUT = click.Path(path_type=Path)
MOST_LINES = 20


def _options(function: Callable[..., None]) -> Callable[..., None]:
    """What every report takes."""
    function = option("--seal", is_flag=True, help=N_("Freeze these figures in the log with the ids they count."))(
        function
    )
    function = option("--as-of", type=DAY, metavar="DAY", help=N_("As it stood on this day; today, if not said."))(
        function
    )
    function = option("--period", metavar="PERIOD", help=N_("The window; the cluster's own, if not said."))(function)
    return click.argument("out", type=OUT)(function)


@command("xlsx", help=N_("Write a workbook: figures, dated rows, participants, groups, stories, evidence."))
@_options
@with_session
def xlsx(session: Session, **given: Any) -> None:
    """Write the workbook."""
    _write(session, "xlsx", **given)


@command("html", help=N_("Write one web page with every figure, its rows and their evidence."))
@_options
@with_session
def html(session: Session, **given: Any) -> None:
    """Write the page."""
    _write(session, "html", **given)


@command("pdf", help=N_("Write the report as PDF/A; needs the extra klyngetui[pdf]."))
@_options
@with_session
def pdf(session: Session, **given: Any) -> None:
    """Write the PDF."""
    _write(session, "pdf", **given)


@command("pack", help=N_("Write the evidence pack: report, evidence files and data in one checkable zip."))
@_options
@option("--with-contacts", is_flag=True, help=N_("Leave people's e-mail addresses and phone numbers in the data."))
@with_session
def pack(session: Session, **given: Any) -> None:
    """Write the pack."""
    _write(session, "pack", **given)


def _write(
    session: Session,
    kind: str,
    *,
    out: Path,
    period: str | None,
    as_of: date | None,
    seal: bool,
    with_contacts: bool = False,
) -> None:
    from klyngetui.exchange.reports import write_report

    if str(out) == "-":
        raise Misused(_("A report goes to a file; name one in place of -"))
    # Whether a seal can be written is known before the report is made.
    log = session.writing() if seal else session.reading()
    today = session.today()
    day = as_of or today
    with progress(_("Writing the report")) as tick:
        made = write_report(
            *(log, kind, out), as_of=day, period=period, today=today, with_contacts=with_contacts, tick=tick
        )
    say(_("Written: {path}").format(path=out))
    _tell(made)
    if seal:
        from klyngetui.review.seals import seal as freeze

        freeze(log, day, period, today=today)
        say(_("The figures are sealed."))


def _tell(made: Report) -> None:
    if made.complete:
        say(_("This report is complete."))
        return
    say(_("This report is not complete. What is missing:"))
    bullets(made.lacks[:MOST_LINES])
    if len(made.lacks) > MOST_LINES:
        bullets([_("and {n} more, told in the report").format(n=len(made.lacks) - MOST_LINES)])
