"""Logs damaged in every way a disk, a broken copy or another program may damage them, each salvaged."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import NamedTuple

from klyngetui.store.changes import read_changes
from klyngetui.store.doctor import examine
from klyngetui.store.errors import LogError
from klyngetui.store.log import open_log
from klyngetui.store.salvage import salvage
from tests.faults.program import meeting, small_log

PAGE = 4096
OF_A_DAMAGED_LIST = {"altered", "missing", "dangling", "conflicts", "forks"}
"""What doctor may say of a salvaged log: that changes were lost on the way."""


class Damaged(NamedTuple):
    """Logs damaged, those of which nothing could be saved, and the share of all their changes that was."""

    logs: int
    refused: int
    share: float


def survive(folder: Path, seed: int, times: int) -> Damaged:
    """Damage a log anew each time and salvage it: a sound log comes of it or a refusal in words, never anything else."""
    good = log_of_many(folder).read_bytes()
    with open_log(folder / "log.db") as log:
        of = sum(1 for _change in read_changes(log))
    saved = refused = 0
    for one in range(times):
        random = Random(f"{seed} {one}")
        raw = damage(good, random)
        log_at, out = folder / "damaged.db", folder / f"saved-{one}.db"
        log_at.write_bytes(raw)
        try:
            saved += salvage(log_at, out).saved
        except LogError:
            refused += 1
            assert not out.exists(), (seed, one)
        else:
            with open_log(out) as log:
                found = {finding.code for finding in examine(log)}
            assert found <= OF_A_DAMAGED_LIST, (seed, one, found)
            out.unlink()
        assert log_at.read_bytes() == raw, (seed, one)
        assert not list(folder.glob("damaged.db-*")), (seed, one)
    return Damaged(times, refused, saved / (of * times))


def log_of_many(folder: Path) -> Path:
    """A log whose list of changes fills many pages, some of them with one change alone."""
    notes = [{"title": f"Møte {n}", "notes": "Et ord. " * (n % 9) ** 3} for n in range(120)]
    return small_log(folder, activities=[meeting(f"a{n}", **more) for n, more in enumerate(notes)])


def damage(good: bytes, random: Random) -> bytes:
    """The file after something happened to it."""
    raw, pages = bytearray(good), len(good) // PAGE
    how = random.choice(("cut", "pages", "bytes", "beginning", "roots", "exchanged"))
    if how == "cut":
        return bytes(raw[: random.randrange(len(raw))])
    if how == "pages":
        for _ in range(random.choice((1, 5, 20))):
            overwrite(raw, random.randrange(pages), random)
    elif how == "bytes":
        for _ in range(random.choice((1, 20, 400, 5000))):
            raw[random.randrange(len(raw))] = random.randrange(256)
    elif how == "beginning":
        for _ in range(random.choice((1, 5, 50))):
            raw[random.randrange(random.choice((100, PAGE)))] = random.randrange(256)
    elif how == "roots":
        overwrite(raw, random.randrange(30), random)
    else:
        one, other = (random.randrange(pages) * PAGE for _ in range(2))
        raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]
    return bytes(raw)


def overwrite(raw: bytearray, page: int, random: Random) -> None:
    """Put something else into a page."""
    raw[page * PAGE : (page + 1) * PAGE] = random.choice((b"\xaa" * PAGE, bytes(PAGE), random.randbytes(PAGE)))
