"""How every command behaves: streams, exit codes, one line for an error, languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from klyngetui import __version__
from klyngetui.cli import errors
from klyngetui.cli.root import root
from klyngetui.store.making import made_beside
from tests.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Commands


def process(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "klyngetui", *words]
    surroundings = os.environ | {"PYTHONUTF8": "1"} | env
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def every_command(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command there is, families first."""
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield (*path, name)
            yield from every_command(found, (*path, name))


COMMANDS = list(every_command())
MAKE_A_LOG = {("init",), ("demo",), ("import",)}


def test_data_and_words_keep_apart_in_a_real_process(empty: Commands) -> None:
    made = process("init", "Prøve")
    assert made.returncode == 0
    assert len(made.stdout.split()) == 1
    assert "Prøve" in made.stderr
    assert process("list").stdout == ""
    assert process("list", "--json").stdout == "[]\n"


def test_errors_are_one_line_with_their_code_in_a_real_process(empty: Commands) -> None:
    for code, words in ((1, ("list",)), (2, ("list", "--nonsense")), (2, ("nonsense",)), (2, ("show",))):
        ended = process(*words)
        assert (ended.returncode, ended.stdout) == (code, ""), words
        assert len(ended.stderr.splitlines()) == 1
    assert "init" in process("list").stderr


def test_no_command_loads_textual(run: Commands, tmp_path: Path) -> None:
    probe = "import sys; from klyngetui.cli.root import root\ntry: root.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    for words in (("add", "fjordglimt:ola"), ("list",), ("indicators",), ("export", "json", str(tmp_path / "a.json"))):
        ended = subprocess.run(
            [sys.executable, "-c", probe, *words], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
        assert ended.returncode == 0
        loaded = set(ended.stderr.split())
        assert "klyngetui.store.log" in loaded
        assert "textual" not in loaded
        assert not (words[0] == "add" and {"rich", "sqlite_utils", "dateutil", "xlsxwriter"} & loaded)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_a_line_of_help(words: tuple[str, ...], empty: Commands) -> None:
    told = empty(*words, "--help")
    assert len([line for line in told.splitlines() if line.startswith("  ") and line.strip()]) > 1


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_stands_in_the_documentation(words: tuple[str, ...]) -> None:
    told = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert re.search(rf"(`{' '.join(words)}[` ])|(^\| {' '.join(words)} \|)", told, re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        *(("list",), ("show", "x"), ("history", "x"), ("edit", "x", "--title", "y"), ("hold", "x"), ("undo",)),
        *(("add", "fjord"), ("add", "meeting", "--with", "fjord"), ("add", "story", "--title", "x"), ("conflicts",)),
        *(("participants", "list"), ("people", "add", "Ola"), ("indicators",), ("gaps",), ("forecast",), ("doctor",)),
        *(("export", "json", "-"), ("export", "csv", "-"), ("backup",), ("restore",), ("settings",), ("locate",)),
    ],
    ids=" ".join,
)
def test_without_a_log_every_other_command_names_init(words: tuple[str, ...], empty: Commands) -> None:
    assert "klyngetui init" in empty.fails(1, *words)
    assert not empty.log.exists()


def test_a_wrong_day_in_the_environment_is_bad_input(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", "2026-02-30")
    assert "2026-02-30" in run.fails(2, "list")


def test_the_version(empty: Commands) -> None:
    assert empty("--version") == f"klyngetui {__version__}"


def test_log_and_language_stand_before_the_command_or_after_it(run: Commands, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    run("--log", other, "init", "Den andre")
    assert run.json("--log", other, "participants", "list") == []
    assert run.json("participants", "list", "--log", other) == []
    assert "--lang" in run.fails(2, "--lang", "xx", "list")
    run("list", "--lang", "nb")


def test_an_interruption_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert errors.run(interrupted) == 130
    assert capsys.readouterr().err == "klyngetui: Interrupted.\n"


def test_names_come_through_where_the_machine_speaks_no_utf8(empty: Commands) -> None:
    empty("init", "Łódź Øl")
    assert process("settings", "name", PYTHONIOENCODING="latin-1", PYTHONUTF8="0").stdout == "Łódź Øl\n"


def test_the_help_of_add_names_the_options_of_a_line(empty: Commands) -> None:
    told = empty("add", "--help")
    assert "--dry-run" in told
    assert "group-meeting" in told


def test_the_shells_can_complete(empty: Commands) -> None:
    for shell in ("bash", "zsh", "fish"):
        words = {"COMP_WORDS": "klyngetui participants su", "COMP_CWORD": "2" if shell != "fish" else "su"}
        completed = subprocess.run(
            [sys.executable, "-c", "from klyngetui.cli import main; main()"],
            env=os.environ | words | {"_KLYNGETUI_COMPLETE": f"{shell}_complete"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "succeed" in completed.stdout, completed.stderr


def test_an_interruption_leaves_nothing_half_made(tmp_path: Path) -> None:
    made = tmp_path / "new.db"

    def interrupted() -> None:
        with made_beside(made) as beside:
            beside.write_text("half")
            assert not made.exists()
            raise KeyboardInterrupt

    assert errors.run(interrupted) == 130
    assert list(tmp_path.iterdir()) == []


def test_no_colours_but_on_a_terminal(run: Commands) -> None:
    assert "\x1b" not in run("indicators")


def test_a_family_without_a_command_shows_what_it_offers(run: Commands) -> None:
    assert run.code("participants") == 2
    assert "succeed" in run.err
    assert run.out == ""


@pytest.mark.parametrize("words", [(), ("demo",)])
def test_without_a_terminal_the_screens_are_refused(empty: Commands, words: tuple[str, ...]) -> None:
    assert "need a terminal" in empty.fails(1, *words)
    assert not empty.log.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("undo", "x"), "N: må være et heltall på minst 1"),
        (("list", "--limit", "-1"), "--limit: må være et heltall på minst 1"),
        (("evidence", "add", "01", "x.pdf", "--level", "4"), "--level: må være et heltall fra 1 til 3"),
        (("inbox", "edit", "x", "--title", "y"), "NO: må være et heltall"),
        (("ratings", "add", "1.2", "--score", "abc"), "--score: må være et tall"),
    ],
    ids=lambda words: words[0],
)
def test_a_wrong_number_is_told_in_the_language_chosen(words: tuple[str, ...], told: str, run: Commands) -> None:
    assert run.fails(2, "--lang", "nb", *words).startswith(f"klyngetui: {told}. See: ")


def test_two_of_one_name_are_told_apart_by_their_ids(run: Commands) -> None:
    first = run("participants", "add", "Havdis", "--kind", "sme")
    second = run("participants", "add", "Havdis", "--kind", "sme")
    assert f"Havdis ({first}), Havdis ({second})" in run.fails(1, "participants", "end", "havdis")
    run("participants", "end", first)


def test_hardly_anybody_a_week_is_not_told_as_nobody(run: Commands) -> None:
    run("targets", "add", "2.5", "--value", "80%", "--source", "Styret")
    run("settings", "assessment_on", "2028-06-01")
    run("gaps")
    assert "less than 0.1 a week" in run.err


def test_a_story_is_told_before_what_it_counts_for(run: Commands) -> None:
    run("add", "story", "--title", "Kontrakt", "--with", "fjordglimt", "--date", "2026-02-03")
    assert run.err.splitlines()[0] == "story · Tuesday 3 February 2026 · Fjordglimt AS · Kontrakt"
    run("--lang", "nb", "add", "story", "--title", "Pilot")
    assert run.err.splitlines()[0] == "historie · Pilot"
