"""Writing an export off the screen thread, told of as it goes and stopped when asked."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _, language, ngettext
from klyngetui.locale.formats import number
from klyngetui.store.errors import LogError, Stopped
from klyngetui.store.log import open_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Record = dict[str, Any]

KINDS = ("json", "history", "csv", "xlsx", "html", "pdf", "pack")
ENDINGS = {"history": "json", "pack": "zip", "person": "json"}
SECONDS_BETWEEN_LOOKS = 0.2


def titles() -> dict[str, tuple[str, str]]:
    """What each export is called and what it is for."""
    return {
        "json": (_("Document"), _("the whole log, to be taken in again (JSON)")),
        "history": (_("Document with history"), _("every change too, to bring two logs together")),
        "csv": (_("Table"), _("every entry and participant, a row each (CSV)")),
        "xlsx": (_("Workbook"), _("figures and the rows behind them (Excel)")),
        "html": (_("Web page"), _("the report with every row and its evidence")),
        "pdf": (_("PDF"), _("the report to print or send")),
        "pack": (_("Evidence pack"), _("report, evidence files and data in one zip")),
    }


def proposed(kind: str, today: date) -> Path:
    """Where an export is written unless another place is named: the home folder.

    Not the downloads folder, where it would stand in the way as the newest download.
    """
    home = Path("~").expanduser()
    folder = home if home.is_dir() else Path.cwd()
    return folder / f"klyngetui-{kind}-{today.isoformat()}.{ENDINGS.get(kind, kind)}"


def export(log_path: Path, kind: str, asked: Record, today: date, tick: Callable[[int], None]) -> list[str]:
    """Write it over a log of its own; returns what to tell, the file first. `tick` may raise; raises LogError."""
    if asked.get("language") not in (None, language()):
        return _by_command(log_path, kind, asked, tick)
    with open_log(log_path, write=False) as log:
        if kind in ("json", "history"):
            from klyngetui.exchange.document_out import what_to_settle, write_document

            n = write_document(log, asked["path"], with_history=kind == "history", tick=tick)
            told = [str(asked["path"]), ngettext("{n} record", "{n} records", n).format(n=number(n))]
            return [*told, *filter(None, [what_to_settle(log) if kind == "json" else ""])]
        if kind == "csv":
            from klyngetui.exchange.csv_out import write_csv
            from klyngetui.indicators.scope import scope_of

            scope = scope_of(log, asked["period"], today)
            n = write_csv(log, asked["path"], first=scope.period.start, last=scope.last_day, tick=tick)
            return [str(asked["path"]), ngettext("{n} row", "{n} rows", n).format(n=number(n))]
        from klyngetui.exchange.reports import write_report

        made = write_report(log, kind, asked["path"], as_of=today, period=asked["period"], today=today, tick=tick)
    told = [str(asked["path"]), _("complete") if made.complete else _("not complete: it says what is missing")]
    return [*told, _seal(log_path, asked, today)] if asked.get("seal") == "yes" else told


def _seal(log_path: Path, asked: Record, today: date) -> str:
    from klyngetui.review.seals import seal

    with open_log(log_path) as log:
        log.guard_writing()
        log.actor = asked.get("actor")
        seal(log, today, asked["period"], today=today)
    return _("the figures are sealed")


def _by_command(log_path: Path, kind: str, asked: Record, tick: Callable[[int], None]) -> list[str]:
    """In another language than the screen's: by a program of its own, as a program speaks one language at a time."""
    words = [sys.executable, "-m", "klyngetui", "--log", str(log_path), "--lang", asked["language"], "export", kind]
    words += [str(asked["path"]), "--period", asked["period"], *(["--seal"] if asked.get("seal") == "yes" else [])]
    stopped: Stopped | None = None
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as program:
        for looks in count(1):
            try:
                _out, said = program.communicate(timeout=SECONDS_BETWEEN_LOOKS)
                break
            except subprocess.TimeoutExpired:
                stopped = stopped or _asked_to_stop(program, tick, looks)
    if program.returncode == 0:
        # Asked to stop after the file had its name: it is written, and that is what to tell.
        return [str(asked["path"])]
    raise stopped or LogError(" ".join(said.split()))


def _asked_to_stop(program: subprocess.Popen[str], tick: Callable[[int], None], looks: int) -> Stopped | None:
    """Tell how long it has taken; once the tick raises, the program is told to end and leaves nothing half written."""
    try:
        tick(looks)
    except Stopped as stopped:
        program.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        return stopped
    return None
