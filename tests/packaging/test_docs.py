"""The texts beside the source keep to what they promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.tree import ROOT
from tools.readme_keys import with_keys

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(text: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", text.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_inside_the_project_lead_somewhere(text: Path) -> None:
    for link in LINK.findall(text.read_text("utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _hash, anchor = link.partition("#")
        target = text.parent / path if path else text
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_has_both_command_lines() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "\npython3 -m venv .venv && .venv/bin/pip install . && .venv/bin/klyngetui\n" in readme
    tests = readme.partition("<!-- tests -->\n")[2].partition("<!-- /tests -->")[0].splitlines()
    assert len(tests) == 3, "one command line between the fences: .ci/run runs it as it stands"
    assert tests[1].startswith("python3 -m venv .venv && ")
    assert " -m pytest" in tests[1]


def test_the_readme_lists_the_keys_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme.count("<!-- keys -->") == readme.count("<!-- /keys -->") == 1
    assert with_keys(readme) == readme, "run: python tools/readme_keys.py"
