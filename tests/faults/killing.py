"""The program started and killed at random moments, its log looked over each time: `survive` raises what is wrong."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from klyngetui.store.actions import standing
from klyngetui.store.log import open_log
from klyngetui.store.takeback import takeback
from tests.faults import killing_app, killing_logs
from tests.faults.killing_logs import well
from tests.faults.program import changes, document, meeting, run, small_log, start
from tests.tree import ROOT

VERSIONS = ROOT / "tests/store/versions"
IMPORTED = 40


class Killed(NamedTuple):
    """How often the program was killed at what, and how it stood: whole saves, saves that left nothing, answers that
    were out before the end, rollback journals that the next opening had to play back, and drafts that came back."""

    kills: Counter[str]
    whole: int
    nothing: int
    acknowledged: int
    journals: int
    drafts: int


class Loop:
    """One log that is written to and killed over and over; everything random comes from the seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.folder = folder
        self.log = small_log(folder)
        self.longest = 1.5 * self._seconds_of_an_add()
        self.number = 0
        self.kills: Counter[str] = Counter()
        self.whole = self.nothing = self.acknowledged = self.journals = self.drafts = 0
        self.ways: tuple[Callable[[], None], ...] = (
            *(self.add, self.add, self.add, self.edit, self.import_file, self.undo, self.back_up, self.migrate),
            *(partial(way, self) for way in killing_logs.WAYS),  # eleven: each comes on turns that are not the app's
        )

    def survive(self, times: int, app_every: int = 5) -> Killed:
        """Kill so often, every fifth time the app in a terminal; raises AssertionError for anything not whole."""
        for turn in range(times):
            self.number += 1
            if turn % app_every == app_every - 1:
                killing_app.WAYS[turn // app_every % len(killing_app.WAYS)](self)
            else:
                self.ways[turn % len(self.ways)]()
        return Killed(self.kills, self.whole, self.nothing, self.acknowledged, self.journals, self.drafts)

    # What is killed ------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """A meeting with a new participant and a new person: three records in one save."""
        n = self.number
        out = self._kill("add", 3, "add", "--create", f"m Firma{n}AS:Per{n} Sytten{n}, emne{n}")
        for identity in out.split():
            assert self._stands(identity), f"{identity} was acknowledged and is gone"
            self.acknowledged += 1

    def edit(self) -> None:
        """Two fields of one record at once: both or none."""
        identity, n = self._a_participant(), self.number
        self._kill(
            "edit", 1, "edit", identity, "--website", f"https://x{n}.invalid", "--notes", f"https://x{n}.invalid"
        )
        with closing(open_log(self.log)) as log:
            found = log.cabinet.find(identity)
            assert found is not None
            assert found.record["website"] == found.record["notes"]

    def import_file(self) -> None:
        """Many meetings in one file: all or none."""
        n = self.number
        file = self.folder / "in.json"
        meetings = [meeting(f"m{n}-{at}", title=f"fil {n}") for at in range(IMPORTED)]
        file.write_text(json.dumps(document(activities=meetings)))
        self._kill("import", IMPORTED, "import", str(file))

    def undo(self) -> None:
        """The last action taken back: as many records as it had made or changed, or none."""
        self._kill("undo", self.size_of_last(), "undo")

    def back_up(self) -> None:
        """What lies in the folder under a backup's name is a whole backup."""
        folder = self.folder / "copies"
        out = self._kill("backup", 0, "backup", str(folder))
        assert not out.strip() or Path(out.strip()).exists()
        for copy in folder.glob("*.klynge") if folder.exists() else ():
            well(copy)
            copy.unlink()

    def migrate(self) -> None:
        """A log of the first version opened: brought up whole, or still of that version."""
        old = self.folder / f"old{self.number}" / "log.db"
        old.parent.mkdir()
        old.write_bytes(gzip.decompress((VERSIONS / "version-1.db.gz").read_bytes()))
        count = changes(old)
        self.killed("migrate", old, "participants", "list")
        well(old)
        assert changes(old) == count
        for copy in old.parent.glob("log.db.version-1*"):
            assert changes(copy) == count
        shutil.rmtree(old.parent)

    def size_of_last(self) -> int:
        """How many records the last action made or changed."""
        with closing(open_log(self.log)) as log:
            last = next((action for action in standing(log) if takeback(log, action).edits), None)
            query = "SELECT count(DISTINCT record_id) FROM change WHERE action_id = ?"
            return int(log.connection.execute(query, (last,)).fetchone()[0]) if last else 0

    # How it is killed and what must hold ---------------------------------------------------------------------------

    def _seconds_of_an_add(self) -> float:
        """How long a command takes here and now, so that kills come before, within and after its save."""
        began = time.monotonic()
        assert run(self.log, "add", "m fjordglimt").returncode == 0
        return time.monotonic() - began

    def _kill(self, what: str, size: int, *words: str) -> str:
        before = changes(self.log)
        out, ended = self.killed(what, self.log, *words)
        grown = self.grew(before, size)
        assert grown or not ended or not size, f"{what} ended well and saved nothing"
        return out

    def killed(self, what: str, log: Path, *words: str) -> tuple[str, bool]:
        """What it had written to stdout, and whether it had ended well before the kill."""
        with start(log, *words, stderr=subprocess.DEVNULL) as process:
            journal = log.with_name(log.name + "-journal")
            if self.dice.random() < 0.6:
                while process.poll() is None and not journal.exists():
                    time.sleep(0.0002)
                time.sleep(self.dice.choice((0.0005, 0.004, 0.03, 0.1)) * self.dice.random())
            else:
                time.sleep(self.dice.uniform(0.05, self.longest))
            process.kill()
            assert process.stdout is not None
            out = process.stdout.read()
        self.kills[what] += 1
        self.journals += int(journal.exists() and journal.stat().st_size > 0)
        return out, process.returncode == 0

    def count(self) -> int:
        """How many changes the log holds."""
        return changes(self.log)

    def grew(self, before: int, size: int) -> bool:
        """Whether the save is there; it must be there whole or not at all, and the log must be well."""
        well(self.log)
        grown = changes(self.log) - before
        assert grown in (0, size), f"{grown} changes of {size} were saved"
        self.whole += int(grown > 0)
        self.nothing += int(grown == 0)
        return grown > 0

    def _stands(self, identity: str) -> bool:
        with closing(open_log(self.log)) as log:
            return log.cabinet.find(identity) is not None

    def _a_participant(self) -> str:
        with closing(open_log(self.log)) as log:
            return str(self.dice.choice(log.cabinet.load("participant")).record["id"])


def survive(folder: Path, seed: int, times: int) -> Killed:
    """Kill the program so often over a new log in the folder."""
    return Loop(folder, seed).survive(times)
