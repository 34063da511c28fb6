"""`export html`: the report put in place as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.html_out.page import page
from klyngetui.exchange.report.build import Material, report
from klyngetui.exchange.report.spoken import speaking
from klyngetui.exchange.safe_write import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.exchange.report.model import Report


def write_html(material: Material, out: Path, *, language: str | None = None) -> Report:
    """Write the page, in the language given or the one chosen; returns what it says.

    Raises LogError, with nothing written.
    """
    with speaking(language):
        made = report(material)
        text = page(made)
        with replacing(out) as file:
            file.write(text.encode("utf-8"))
    return made
