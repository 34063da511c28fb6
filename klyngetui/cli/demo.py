"""`klyngetui demo`: a sample cluster to look around in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from klyngetui import clock
from klyngetui.cli.days import DAY
from klyngetui.cli.output import data, say
from klyngetui.cli.parts import N_, command, option
from klyngetui.cli.terminal import need_terminal
from klyngetui.locale import _


@command("demo", help=N_("Open a sample cluster in a temporary log; with --to it is only written."))
@option("--to", type=click.Path(path_type=Path), metavar="PATH", help=N_("Write the sample there and open nothing."))
@option("--as-of", "ending", type=DAY, metavar="DAY", help=N_("The day the sample ends on; today, if not said."))
def demo(to: Path | None, ending: date | None) -> None:
    """Write the sample; open it where no path is named."""
    if to is not None:
        _write(to, ending or clock.today())
        say(_("Look at it with: klyngetui --log {path}").format(path=to))
        data(str(to))
        return
    need_terminal()
    from tempfile import TemporaryDirectory

    from klyngetui.app import run_app

    if ending is not None:
        os.environ["KLYNGETUI_TODAY"] = ending.isoformat()
    with TemporaryDirectory(prefix="klyngetui-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "demo.db")
        _write(path, clock.today())
        run_app(path)


def _write(path: Path, ending: date) -> None:
    """Write the sample and remember who looks around in it."""
    from klyngetui import preferences
    from klyngetui.sampling import first_member, write_sample
    from klyngetui.store.log import open_log

    write_sample(path, ending)
    with open_log(path, write=False) as log:
        preferences.save(log.cluster["id"], first_member(log), within="me")
