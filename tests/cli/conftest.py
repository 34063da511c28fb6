"""A log of its own for each test, and a way to run commands on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from klyngetui.cli.root import root

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-23"


class Commands:
    """Runs commands and says what they printed; `log` is where the log is or would be."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.out = ""
        self.err = ""

    def code(self, *words: str) -> int:
        """Run a command; returns its exit code."""
        result = CliRunner().invoke(root, list(words))
        self.out, self.err = result.stdout, result.stderr
        assert "Traceback" not in self.err
        return result.exit_code

    def __call__(self, *words: str) -> str:
        """Run a command that must succeed; returns what it wrote to stdout."""
        code = self.code(*words)
        assert code == 0, (words, self.err)
        return self.out.rstrip("\n")

    def fails(self, code: int, *words: str) -> str:
        """Run a command that must end so, with one line of words and no data; returns the line."""
        assert self.code(*words) == code, (words, self.out, self.err)
        assert self.out == ""
        assert len(self.err.splitlines()) == 1, self.err
        return self.err.strip()

    def json(self, *words: str) -> Any:
        """What a command writes with --json."""
        return json.loads(self(*words, "--json"))


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands where there is no log yet."""
    monkeypatch.setenv("KLYNGETUI_LOG", str(tmp_path / "log.db"))
    monkeypatch.setenv("KLYNGETUI_TODAY", TODAY)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    return Commands(tmp_path / "log.db")


@pytest.fixture
def run(empty: Commands) -> Commands:
    """Commands on a log with a team of one and two participants with a person each."""
    empty("init", "Prøveklyngen")
    empty("team", "add", "Kari Nordmo")
    empty("participants", "add", "Fjordglimt AS", "--kind", "sme")
    empty("participants", "add", "Nordlys kommune", "--kind", "public", "--since", "2020-01-01")
    empty("people", "add", "Ola Vik", "--at", "fjordglimt")
    empty("people", "add", "Åse Sæter", "--at", "nordlys")
    return empty
