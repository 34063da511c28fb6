"""`export xlsx`: cover, one sheet for each indicator with its dated rows, and the tables beside them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from klyngetui.exchange.report.build import Material, report
from klyngetui.exchange.report.spoken import speaking
from klyngetui.exchange.report.values import Column, Line, Share, Table
from klyngetui.exchange.safe_write import replacing
from klyngetui.exchange.xlsx_out.sheets import Book
from klyngetui.locale import _

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.exchange.report.model import Indicator, Report

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(material: Material, out: Path, *, language: str | None = None) -> Report:
    """Write the workbook, in the language given or the one chosen; returns what it says.

    Raises LogError, with nothing written.
    """
    with speaking(language):
        made = report(material)
        content = workbook(made)
        with replacing(out) as file:
            file.write(content)
    return made


def workbook(made: Report) -> bytes:
    """The bytes of the workbook; the same for the same report."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as target:
        moment = datetime(made.as_of.year, made.as_of.month, made.as_of.day)
        target.set_properties({"title": made.title, "created": moment})
        book = Book(target)
        _cover(book, made)
        for indicator in made.indicators:
            _indicator(book, indicator)
        for found in made.tables:
            _table(book, found.title, found)
        for indicator in made.indicators:
            for found in indicator.further:
                _table(book, f"{indicator.number} {found.title}", found)
        _trends(book, made)
        _rules(book, made)
    return buffer.getvalue()


def _cover(book: Book, made: Report) -> None:
    sheet = book.sheet(_("Cover"))
    sheet.widths(42, 60)
    sheet.line(made.title, style=book.title)
    sheet.row += 1
    for label, value in made.facts:
        sheet.line(label, value)
    sheet.row += 1
    for indicator in made.indicators:
        sheet.line(indicator.title, indicator.headline)
        sheet.line("", indicator.target)
    sheet.row += 1
    said = _("This report is complete.") if made.complete else _("This report is not complete. What is missing:")
    sheet.line(said, style=book.bold)
    for line in (*made.lacks, "", *made.notes):
        sheet.line(line)


def _indicator(book: Book, indicator: Indicator) -> None:
    sheet = book.sheet(indicator.number or indicator.title)
    sheet.line(indicator.title, style=book.title)
    sheet.line(indicator.headline, style=book.bold)
    sheet.line(indicator.target)
    heads = (_("Measure"), _("n"), _("of"), _("Share"), _("What it means"))
    sheet.line(*heads, style=book.head)
    for figure in indicator.figures:
        value = figure.value
        if isinstance(value, Share):
            sheet.percent(sheet.row, 3, value.share)
            sheet.line(figure.label, value.n, value.of, None, figure.meaning)
        else:
            sheet.line(figure.label, value, None, None, figure.meaning)
    sheet.row += 1
    left = sheet.table(_by_measure(indicator))
    _more(book, sheet.name, left)


def _by_measure(indicator: Indicator) -> Table:
    """The dated rows once for each measure they earn, so that a filter on the measure shows its rows."""
    columns = (Column(_("Measure"), 34), *indicator.rows.columns)
    lines = [
        Line((figure.label, *line.cells))
        for place, figure in enumerate(indicator.figures)
        for line, earns in zip(indicator.rows.lines, indicator.measures, strict=True)
        if place in earns
    ]
    return indicator.rows._replace(columns=columns, lines=lines)


def _table(book: Book, name: str, found: Table) -> None:
    sheet = book.sheet(name)
    left = sheet.table(found)
    _more(book, sheet.name, left)


def _more(book: Book, name: str, left: Table | None) -> None:
    """What does not fit a sheet goes on in the next one."""
    while left is not None:
        left = book.sheet(name).table(left)


def _trends(book: Book, made: Report) -> None:
    shown = [indicator for indicator in made.indicators if indicator.trend]
    sheet = book.sheet(_("Month by month"))
    labels = [f"{indicator.number} {indicator.figures[0].label}" for indicator in shown]
    sheet.widths(12, *(30 for _label in labels))
    sheet.line(_("As of"), *labels, style=book.head)
    for place, point in enumerate(shown[0].trend if shown else ()):
        row = sheet.row
        sheet.line(point.day)
        for column, indicator in enumerate(shown, 1):
            value = indicator.trend[place].value
            if isinstance(indicator.figures[0].value, Share):
                sheet.percent(row, column, value)
            else:
                sheet.number(row, column, value)
    sheet.sheet.freeze_panes(1, 1)


def _rules(book: Book, made: Report) -> None:
    sheet = book.sheet(_("The rules"))
    sheet.widths(120)
    for rule in made.rules:
        sheet.line(rule.heading, style=book.bold)
        for text in rule.paragraphs:
            sheet.line(text)
        sheet.row += 1
