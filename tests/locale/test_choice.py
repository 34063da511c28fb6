from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from klyngetui import locale
from tests.tree import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "nb",
        "nn",
        "no",
        "NB",
        "nb_NO.UTF-8",
        "nn_NO",
        "nb-NO",
        "no.UTF-8",
        "Norwegian Bokmål_Norway",
        "Norwegian_Norway.1252",
    ],
)
def test_norwegian_of_every_spelling_is_bokmal(name: str) -> None:
    assert locale.choose(name) == "nb"
    assert locale.language() == "nb"


@pytest.mark.parametrize("name", ["en", "en_GB.UTF-8", "C", "C.UTF-8", "POSIX", "de_DE", "", "nbx", "../nb"])
def test_everything_else_is_english(name: str) -> None:
    assert locale.choose(name) == "en"


@pytest.mark.parametrize(
    ("environment", "chosen"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nn_NO.UTF-8"}, "nb"),
        ({"LANG": "nb_NO.UTF-8", "LC_MESSAGES": "nb_NO.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": ""}, "nb"),
        ({}, "en"),
    ],
)
def test_the_machine_decides_where_nobody_said(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], chosen: str
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert locale.choose() == chosen


def test_words_follow_the_choice() -> None:
    assert locale.ngettext("{n} day", "{n} days", 1) == "{n} day"
    assert locale.ngettext("{n} day", "{n} days", 2) == "{n} days"
    locale.choose("nb")
    assert locale.ngettext("{n} day", "{n} days", 1) == "{n} dag"
    assert locale.ngettext("{n} day", "{n} days", 2) == "{n} dager"
    locale.choose("en")
    assert locale.ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_a_message_without_translation_stays_english() -> None:
    locale.choose("nb")
    assert locale._("Nobody translated this") == "Nobody translated this"
    assert locale.pgettext("verb", "Nobody translated this") == "Nobody translated this"


@pytest.mark.parametrize("content", [None, b"", b"no catalogue at all", b"\xde\x12\x04\x95"])
def test_a_missing_or_broken_catalogue_leaves_english_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    monkeypatch.setattr(locale, "__file__", str(tmp_path / "__init__.py"))
    if content is not None:
        (tmp_path / "nb" / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "nb" / "LC_MESSAGES" / "klyngetui.mo").write_bytes(content)
    locale.choose("nb")
    assert locale.ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_english_costs_no_import() -> None:
    program = (
        "import sys; from klyngetui import locale; locale.choose('en'); locale._('a'); "
        "print([name for name in ('gettext', 'locale', 'pathlib', 'struct') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=ROOT,
    )
    assert said.stdout.strip() == "[]"


def test_the_empty_text_stays_empty() -> None:
    locale.choose("nb")
    assert locale._("") == ""
