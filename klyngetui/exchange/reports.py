"""One way to write a report in any of its formats, for commands and screens alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.private_copy import private_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from klyngetui.exchange.report.model import Report
    from klyngetui.store.log import Log

FORMATS = ("xlsx", "html", "pdf", "pack")


def write_report(
    log: Log,
    kind: str,
    out: Path,
    *,
    as_of: date,
    period: str | None = None,
    today: date | None = None,
    language: str | None = None,
    with_contacts: bool = False,
    tick: Callable[[int], None] = lambda _done: None,
) -> Report:
    """Write a report of one of FORMATS to the file; returns what it says, completeness among it.

    `today` is the day consent must hold on besides the last day counted; `tick` is told how many things are done and
    may raise to stop the export. Raises PeriodError or LogError; then nothing is written.
    """
    from klyngetui.exchange.report.build import Material

    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        tick(done)

    if kind == "pdf":
        from klyngetui.exchange.pdf_out.write import require_typst

        require_typst()
    with private_copy(log) as copy:
        material = Material(copy, as_of, period, today=today, tick=step)
        if kind == "pack":
            from klyngetui.exchange.pack.write import write_pack

            return write_pack(material, out, language=language, with_contacts=with_contacts)
        return _plain(kind)(material, out, language=language)


def _plain(kind: str) -> Callable[..., Report]:
    """The writer of a single file; each brings its library along."""
    if kind == "xlsx":
        from klyngetui.exchange.xlsx_out.workbook import write_xlsx

        return write_xlsx
    if kind == "html":
        from klyngetui.exchange.html_out.write import write_html

        return write_html
    from klyngetui.exchange.pdf_out.write import write_pdf

    return write_pdf
