"""The long versions of the tests of docs/reliability.md, and the figures it quotes: python tools/trust.py [--quick]."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.faults import big_table, damaging, fuzzing, killing, on_screens, windows  # noqa: E402
from tests.faults.program import small_log  # noqa: E402


def main() -> None:
    """Run everything, print a line of figures for each; an AssertionError says what did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--only", metavar="WORDS", default="", help="the parts that hold the words")
    asked = parser.parse_args()
    os.environ["KLYNGETUI_TODAY"] = "2026-11-23"
    with tempfile.TemporaryDirectory(prefix="trust-") as name:
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = name
        for what, run in parts(Path(name), asked.seed, 10 if asked.quick else 1).items():
            if asked.only in what:
                told(what, run)


def parts(folder: Path, seed: int, part: int) -> dict[str, Callable[[], str]]:
    """What is run, by name; one in `part` of everything."""
    whole = part == 1
    return {
        "killed": lambda: kills(folder / "kills", seed, 300 // part),
        "written together": lambda: together(folder / "windows", 60 / part),
        "hostile texts": lambda: texts(folder / "texts", seed, None if whole else 60),
        "hostile texts on the screens": lambda: on_the_screens(folder / "screens", seed, None if whole else 20),
        "broken files": lambda: files(folder / "files", seed, 400 // part),
        "damaged logs": lambda: damaged(folder / "damaged", seed, 400 // part),
        "a table of many rows": lambda: rows(folder / "rows", 1_000_000 // part),
        "state machine": lambda: machine(100 // part),
    }


def told(what: str, run: Callable[[], str]) -> None:
    """Print the figures of one part, and how long it took."""
    began = time.monotonic()
    figures = run()
    print(f"{what}: {figures} · {time.monotonic() - began:.0f} s", flush=True)


def kills(folder: Path, seed: int, times: int) -> str:
    """Programs killed at random moments; a new log every fifty, so that looking it over stays quick."""
    counts: dict[str, int] = {}
    whole = nothing = acknowledged = journals = drafts = 0
    for part in range(max(1, times // 50)):
        found = killing.survive(folder / str(part), seed + part, min(times, 50))
        for way, n in found.kills.items():
            counts[way] = counts.get(way, 0) + n
        whole, nothing = whole + found.whole, nothing + found.nothing
        acknowledged, journals = acknowledged + found.acknowledged, journals + found.journals
        drafts += found.drafts
    ways = ", ".join(f"{n} {way}" for way, n in sorted(counts.items()))
    return (
        f"{sum(counts.values())} times ({ways}); {whole} saves whole, {nothing} not there, none half; "
        f"{acknowledged} acknowledged and all there; {journals} journals played back; "
        f"{drafts} drafts came back"
    )


def together(folder: Path, seconds: float) -> str:
    """Two apps and commands on one log."""
    found = windows.write_together(folder, seconds)
    by_commands = f"{found.by_commands} entries and {found.edits} edits of one record by commands"
    return f"{found.by_apps} entries by two apps, {by_commands}, none lost"


def texts(folder: Path, seed: int, count: int | None) -> str:
    """Every hostile text through every field by command."""
    found = fuzzing.commands(small_log(folder), seed, count)
    return f"{found.tried} tried, {found.taken} taken, {found.tried - found.taken} refused in words"


def on_the_screens(folder: Path, seed: int, count: int | None) -> str:
    """Hostile texts through the capture bar and every field of every form, on the screens."""
    return f"{on_screens.typed_in(folder, seed, count)} tried, each shown as typed and kept clean"


def files(folder: Path, seed: int, count: int) -> str:
    """Broken files imported, each in a process with limits."""
    found = fuzzing.files(folder, seed, count)
    return f"{found.tried} tried, {found.taken} taken, {found.tried - found.taken} refused in words"


def damaged(folder: Path, seed: int, times: int) -> str:
    """Logs damaged at random and salvaged."""
    found = damaging.survive(folder, seed, times)
    return f"{found.logs} salvaged, {found.share:.0%} of their changes saved; {found.refused} held nothing any more"


def rows(folder: Path, count: int) -> str:
    """A table stopped while its entries are put in, one with its last row wrong, and the whole of it."""
    taken = big_table.survive(folder, count, big_table.is_writing)
    assert taken.told, "how far it was was never told"
    return (
        f"{count} rows stopped, refused for the last of them, and taken in {taken.seconds:.0f} s as {taken.entries} "
        f"entries with {taken.megabytes:.0f} MB at most; told {taken.told} times how far it was"
    )


def machine(examples: int) -> str:
    """The state machine against the plain model and the second reading of the rules."""
    env = {**os.environ, "KLYNGETUI_MACHINE_EXAMPLES": str(examples)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "tests/store/test_machine.py"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise AssertionError(done.stdout[-4000:])
    return f"{examples} runs of 15 steps, model and log agree after each step"


if __name__ == "__main__":
    main()
