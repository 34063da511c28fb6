"""What is written is written beside the screen: a slow disk keeps no screen from painting, and keys keep their order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer

import pytest

from klyngetui.screens import keystrokes
from klyngetui.screens.beside import Beside
from klyngetui.screens.kept_drafts import KeptDrafts
from klyngetui.store import drafts
from klyngetui.store.log import Log, open_log
from klyngetui.store.transaction import rehearsal
from tests.screens.logs import log_at, opened, settled, text
from tests.screens.steps import go

LONG = 10.0


class SlowDisk:
    """A commit that has `begun` takes until it is `flushed`."""

    def __init__(self) -> None:
        self.begun, self.flushed = Event(), Event()

    def __call__(self, statement: str) -> None:
        if statement == "COMMIT":
            self.begun.set()
            self.flushed.wait(LONG)


@contextmanager
def slow_disk(log: Log) -> Iterator[SlowDisk]:
    disk = SlowDisk()
    log.connection.set_trace_callback(disk)
    yield disk
    disk.flushed.set()
    log.connection.set_trace_callback(None)


async def reached(event: Event) -> None:
    """Let the event loop go on until the other thread is so far."""
    while not event.is_set():
        await asyncio.sleep(0)


def entries(path: Path) -> int:
    with open_log(path, write=False) as log:
        return len(log.cabinet.load("activity"))


async def test_the_screen_lives_while_a_save_is_written_and_the_next_key_comes_after_it(path: Path) -> None:
    before = entries(path)
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "a", *"fjord:kari")
        with slow_disk(app.desk.log) as disk:
            for key in ("enter", "3"):
                app.simulate_key(key)
            await reached(disk.begun)
            app.tell("the screen is painted anew")
            await pilot.pause()
            assert app.writing
            assert "the screen is painted anew" in text(pilot)
            assert "Participants" not in text(pilot).splitlines()[0]
            assert entries(path) == before
            disk.flushed.set()
            await settled(pilot)
        assert entries(path) == before + 1
        assert "Participants" in text(pilot).splitlines()[0]


async def test_a_key_waits_for_a_slow_disk_no_longer_than_its_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keystrokes, "SECONDS_OF_PATIENCE", 0.1)
    async with opened(log_at(tmp_path / "without-stories.db", stories=[])) as (app, pilot):
        await go(pilot, "2")
        with slow_disk(app.desk.log) as disk:
            for key in ("x", "q"):
                app.simulate_key(key)
            while "not written yet" not in " ".join(text(pilot).split()):
                await pilot.pause()
            assert app.is_running
            disk.flushed.set()
            await settled(pilot)
        assert "Cancelled:" in text(pilot)


async def test_nobody_reads_what_is_written_but_not_committed(path: Path) -> None:
    with open_log(path) as log:
        beside = Beside(log)
        half, ended = Event(), Event()

        def given_up() -> None:
            with rehearsal(log.connection):
                log.connection.execute("INSERT INTO meta VALUES ('half', 'a save')")
                half.set()
                ended.wait(LONG)

        doing = asyncio.ensure_future(beside.do(given_up))
        await reached(half)
        Timer(0.05, ended.set).start()
        assert log.connection.execute("SELECT count(*) FROM meta WHERE key = 'half'").fetchone() == (0,)
        assert ended.is_set()
        await doing
        beside.close()


async def test_what_is_asked_for_is_done_in_its_order(path: Path) -> None:
    with open_log(path) as log:
        beside, done = Beside(log), []
        await asyncio.gather(*(beside.do(lambda at=at: done.append(at)) for at in range(20)))
        beside.close()
    assert done == list(range(20))


@pytest.mark.parametrize("keys", [("a", *"fjord:kari"), ("3", "n", *"Nykomling")])
async def test_what_was_kept_while_typing_goes_in_the_transaction_of_its_save(
    path: Path, keys: tuple[str, ...]
) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, *keys)
        while not drafts.places(app.desk.log):
            await pilot.pause(0.05)
        statements: list[str] = []
        app.desk.log.connection.set_trace_callback(statements.append)
        await go(pilot, "enter")
        app.desk.log.connection.set_trace_callback(None)
        saved = statements[: statements.index("COMMIT")]
        assert any(one.startswith("INSERT INTO change") for one in saved)
        assert any(one.startswith("DELETE FROM draft") for one in saved)
        assert drafts.places(app.desk.log) == []


async def test_a_draft_thrown_away_is_not_offered_while_its_removal_waits(path: Path) -> None:
    with open_log(path) as log, open_log(path) as other:
        beside = Beside(log)
        kept = KeptDrafts(log, beside, lambda: None)
        kept.keep(drafts.LINE, {"line": "fjord"})
        assert kept.take(drafts.LINE) == {"line": "fjord"}
        await kept.write()
        other.connection.execute("BEGIN IMMEDIATE")
        kept.keep(drafts.LINE, None)
        await kept.write()
        assert drafts.places(log) == [drafts.LINE]
        assert kept.take(drafts.LINE) is None
        other.connection.execute("ROLLBACK")
        beside.close()
        kept.close()
        assert drafts.places(log) == []


async def test_a_draft_kept_meanwhile_is_not_lost_to_the_one_being_written(path: Path) -> None:
    with open_log(path) as log:
        beside = Beside(log)
        kept = KeptDrafts(log, beside, lambda: None)
        kept.keep(drafts.LINE, {"line": "fjord"})
        with slow_disk(log) as disk:
            writes = asyncio.ensure_future(kept.write())
            await reached(disk.begun)
            kept.keep(drafts.LINE, {"line": "fjord:kari"})
            disk.flushed.set()
            await writes
        await kept.write()
        assert drafts.find(log, drafts.LINE) == {"line": "fjord:kari"}
        beside.close()
