"""The examples of docs/capture.md are understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.capture.line import read

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import NameIndex

PAGE = Path(__file__).parents[2] / "docs" / "capture.md"


def test_every_example_is_understood(names: NameIndex, today: date) -> None:
    blocks = PAGE.read_text(encoding="utf-8").split("```capture\n")[1:]
    lines = [line for block in blocks for line in block.split("```")[0].splitlines()]
    assert len(lines) > 15
    for line in lines:
        assert read(line, names, today).problems == (), line
