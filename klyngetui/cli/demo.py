"""`klyngetui demo`: a sample cluster to look around in."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klyngetui import clock
from klyngetui.cli.days import DAY
from klyngetui.cli.output import data, say
from klyngetui.cli.parts import N_, command, option
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.changes import Edit
    from klyngetui.store.log import Log

AT_WORK = time(14, 30, tzinfo=UTC)
YEARS = 3


@command("demo", help=N_("Open a sample cluster in a temporary log; with --to it is only written."))
@option("--to", type=click.Path(path_type=Path), metavar="PATH", help=N_("Write the sample there and open nothing."))
@option("--as-of", "ending", type=DAY, metavar="DAY", help=N_("The day the sample ends on; today, if not said."))
def demo(to: Path | None, ending: date | None) -> None:
    """Write the sample; open it where no path is named."""
    if to is not None:
        write_sample(to, ending or clock.today())
        say(_("Look at it with: klyngetui --log {path}").format(path=to))
        data(str(to))
        return
    from tempfile import TemporaryDirectory

    from klyngetui.app import run_app

    if ending is not None:
        os.environ["KLYNGETUI_TODAY"] = ending.isoformat()
    with TemporaryDirectory(prefix="klyngetui-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "demo.db")
        write_sample(path, clock.today())
        run_app(path)


def write_sample(path: Path, ending: date) -> None:
    """Make a log of the sample cluster, as if it had been kept day by day; raises LogExists."""
    from klyngetui import preferences
    from klyngetui.cli.start import whole_or_nothing
    from klyngetui.sample import sample_document
    from klyngetui.store.log import new_log

    document = sample_document(ending=ending)
    with whole_or_nothing(path), new_log(path) as log:
        _fill(log, document, ending)
        first = log.cabinet.load("team_member")[0]
        preferences.save(log.cluster["id"], first.record["id"], within="me")


def _fill(log: Log, document: dict[str, Any], ending: date) -> None:
    from klyngetui.exchange.document_check import check_document
    from klyngetui.store.changes import Edit, append
    from klyngetui.store.transaction import immediate

    with immediate(log.connection):
        log.refresh()
        edits: list[Edit] = []
        for said in check_document(log, document).records:
            patch = {**said.record, "external_id": said.external}
            edits.append(Edit(said.entity, said.id, patch, _recorded(said.entity, said.record, ending)))
        append(log, sorted(edits, key=_when))


def _when(edit: Edit) -> datetime:
    assert edit.made_at is not None
    return edit.made_at


def _recorded(entity: str, record: dict[str, Any], ending: date) -> datetime:
    """An entry was written down on its day; whom it was with before that, the rest at the very end."""
    if entity == "activity":
        day = min(date.fromisoformat(record["date"]), ending)
    elif entity in ("cluster", "participant", "person", "team_member", "group"):
        day = date(ending.year - YEARS - 1, 1, 1)
    elif entity == "story" and record["outcome_on"]:
        day = min(date.fromisoformat(record["outcome_on"]), ending)
    else:
        day = ending
    return datetime.combine(day, AT_WORK)
