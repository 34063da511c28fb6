"""`klyngetui verify PACK`: check an evidence pack and count its figures again."""

from __future__ import annotations

from pathlib import Path

import click

from klyngetui.cli.errors import NOT_MET
from klyngetui.cli.output import bullets, data, emit, say
from klyngetui.cli.parts import N_, as_json, command
from klyngetui.cli.progress import progress
from klyngetui.locale import _, ngettext

MOST_LINES = 50


@command("verify", help=N_("Check an evidence pack against its manifest and count its figures again."))
@click.argument("pack", type=click.Path(path_type=Path))
@as_json()
@click.pass_context
def verify(ctx: click.Context, pack: Path, as_json: bool) -> None:
    """Exits with 1 where a file was altered or a figure does not follow from the log in the pack."""
    from klyngetui.exchange.pack.verify import verify as check

    with progress(_("Checking the pack")) as tick:
        found = check(pack, tick=tick)
    if as_json:
        emit({**found._asdict(), "good": found.good})
    else:
        data(ngettext("{n} file looked at", "{n} files looked at", found.files).format(n=found.files))
        data(_("Every file is as it was made.") if not found.altered else _("Not every file is as it was made:"))
        _lines(found.altered)
        follow = _("Every figure follows from the log in the pack.")
        data(follow if not found.miscounted else _("Not every figure follows from the log in the pack:"))
        _lines(found.miscounted)
        say(found.statement.strip())
    if not found.good:
        ctx.exit(NOT_MET)


def _lines(lines: list[str]) -> None:
    bullets(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        bullets([_("and {n} more").format(n=len(lines) - MOST_LINES)])
