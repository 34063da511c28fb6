"""docs/reliability.md names a test for every fault, and each of them is there."""

from __future__ import annotations

import re

from tests.tree import ROOT

TOLD = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")


def test_every_row_names_tests_that_are_there() -> None:
    rows = re.findall(r"^\| (\d+) \|.*\| (`.*`) \|$", TOLD, re.MULTILINE)
    assert [int(number) for number, _tests in rows] == list(range(1, 28))
    for file, name in re.findall(r"`([\w/]+\.py)::(\w+)`", TOLD):
        assert re.search(rf"\b{name}\b", (ROOT / "tests" / file).read_text(encoding="utf-8")), (file, name)
