"""Broken files and hostile texts against the real program, each with a limit of memory and time."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from klyngetui.cli.root import root
from tests.faults.hostile import hostile_file, raw_in, texts
from tests.faults.program import ANNE, run, small_log

MEMORY = 1 << 30
SECONDS = 60
KINDS = ("json", "csv", "ics", "xlsx", "zip")
FIELDS = (
    ("edit", "{meeting}", "--title"),
    ("edit", "{meeting}", "--notes"),
    ("edit", "{meeting}", "--location"),
    ("people", "add"),
    ("participants", "add"),
    ("groups", "add"),
    ("actions", "add"),
    ("stories", "add"),
    ("list", "--search"),
    ("list", "--participant"),
    ("show",),
    ("erase",),
    ("add", "m fjordglimt,"),
    ("add",),
)


class Fuzzed(NamedTuple):
    """How many were tried, and how many of them were taken."""

    tried: int
    taken: int


def files(folder: Path, seed: int, count: int) -> Fuzzed:
    """Import broken files and verify broken packs in processes of their own; each is taken or refused in words."""
    log = small_log(folder)
    pack = folder / "pack.zip"
    assert run(log, "export", "pack", str(pack)).returncode == 0
    taken = 0
    for at in range(count):
        file = hostile_file(folder, seed + at, KINDS[at % len(KINDS)], pack.read_bytes())
        done = run(log, *_words(file), preexec_fn=limited)
        assert done.returncode in (0, 1, 2), (file, done)
        assert done.returncode == 0 or (done.stdout + done.stderr).strip(), file
        assert not raw_in(done.stdout + done.stderr), file
        taken += int(done.returncode == 0)
        file.unlink()
    assert run(log, "doctor").returncode == 0
    return Fuzzed(count, taken)


def _words(file: Path) -> tuple[str, ...]:
    if file.suffix == ".zip":
        return ("verify", str(file))
    return ("import", str(file), *(("--as", "participants") if file.suffix in (".csv", ".xlsx") else ()))


def limited() -> None:
    """The limits of a child: memory, and time on the processor."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def commands(log: Path, seed: int, count: int | None) -> Fuzzed:
    """Hostile texts through every field by command, in this process; KLYNGETUI_LOG must name the log."""
    meeting = CliRunner().invoke(root, ["--log", str(log), "add", "m fjordglimt: kari, pilot"]).stdout.strip()
    assert meeting, ANNE
    tried = taken = 0
    for place, text in enumerate(texts(seed, count)):
        for words in FIELDS if count is None else [FIELDS[place % len(FIELDS)], FIELDS[(place // 7) % len(FIELDS)]]:
            line = [word.format(meeting=meeting) for word in words]
            result = CliRunner().invoke(root, ["--log", str(log), *line, "--", text] if words[-1][:2] != "--" else [
                "--log", str(log), *line, text
            ])  # fmt: skip
            told = result.stdout + result.stderr
            assert result.exit_code in (0, 1, 2), (words, text, told)
            assert "Traceback" not in told, (words, text, told)
            assert "A fault in klyngetui" not in told, (words, text, told)
            assert not raw_in(told), (words, text, told)
            tried += 1
            taken += int(result.exit_code == 0)
    for words in (["list"], ["participants", "list"], ["people", "list"], ["list", "--csv"], ["indicators"], ["gaps"]):
        told = CliRunner().invoke(root, ["--log", str(log), *words])
        assert told.exit_code == 0, told.stderr
        assert not raw_in(told.stdout)
    return Fuzzed(tried, taken)
