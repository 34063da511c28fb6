"""`export pdf`: PDF/A-2a and PDF/UA-1, laid out by typst from data (docs/reports.md, PDF)."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from klyngetui.exchange.pdf_out.blocks import data
from klyngetui.exchange.report.build import Material, report
from klyngetui.exchange.report.spoken import speaking
from klyngetui.exchange.safe_write import replacing
from klyngetui.locale import _
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.report.model import Report

LAYOUT = Path(__file__).with_name("report.typ")
CHILD = Path(__file__).with_name("typst_child.py")
SECONDS_BETWEEN_TICKS = 0.2


class NoTypst(LogError):
    """The library that lays out a PDF is not installed."""


def write_pdf(material: Material, out: Path, *, language: str | None = None) -> Report:
    """Write the PDF, in the language given or the one chosen; returns what it says.

    Raises NoTypst without the extra, LogError otherwise, with nothing written.
    """
    with speaking(language):
        require_typst()
        made = report(material)
        content = pdf(made, material.tick)
        with replacing(out) as file:
            file.write(content)
    return made


def can_write_pdf() -> bool:
    """Whether the extra is installed."""
    from importlib.util import find_spec

    return find_spec("typst") is not None


def require_typst() -> None:
    """Raise NoTypst, saying how to get it, where it is not installed."""
    if not can_write_pdf():
        raise NoTypst(_("A PDF needs one more library. Install it with: pip install 'klyngetui[pdf]'"))


def pdf(made: Report, tick: Callable[[], None] = lambda: None) -> bytes:
    """The bytes of the PDF; the same for the same report.

    `tick` is called now and then while it is laid out, and what it raises stops that. Raises LogError where it cannot
    be laid out.
    """
    moment = datetime(made.as_of.year, made.as_of.month, made.as_of.day, tzinfo=UTC)
    words = [sys.executable, "-P", str(CHILD), str(LAYOUT), str(int(moment.timestamp()))]
    # A pipe would do for little: once its patience has ended, `communicate` sends nothing more of what it was given.
    with TemporaryFile() as given:
        given.write(json.dumps(data(made), ensure_ascii=False).encode())
        given.seek(0)
        with subprocess.Popen(words, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            content, said = _awaited(child, tick)
    if child.returncode:
        why = " ".join(said.decode(errors="replace").split()) or str(child.returncode)
        raise LogError(_("The PDF could not be laid out: {why}").format(why=why))
    return content


def _awaited(child: subprocess.Popen[bytes], tick: Callable[[], None]) -> tuple[bytes, bytes]:
    """Its output and what it said in error; it is ended where the tick raises."""
    try:
        while True:
            try:
                return child.communicate(timeout=SECONDS_BETWEEN_TICKS)
            except subprocess.TimeoutExpired:
                tick()
    except BaseException:
        child.kill()
        raise
