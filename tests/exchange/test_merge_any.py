"""Whatever two people do to their copies of one log, in whatever order they exchange them: both end with the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.model.check import Invalid
from klyngetui.store.delete import delete
from klyngetui.store.errors import LogError
from klyngetui.store.log import Log, new_log
from klyngetui.store.rebuild import compare
from klyngetui.store.undo import undo
from tests.exchange.documents import log_of, small
from tests.store import logs


def step(log: Log, dice: Random) -> None:
    """One thing a user may do; what the log refuses is not done."""
    kind = dice.choice(("participant", "person", "group", "activity", "story", "evidence"))
    records = log.cabinet.load(kind)
    with suppress(Invalid, LogError):
        act(log, dice, records[dice.randrange(len(records))].record["id"] if records else None)


def act(log: Log, dice: Random, identity: str | None) -> None:
    participants = [kept.record["id"] for kept in log.cabinet.load("participant")]
    choice = dice.randint(0, 6)
    if choice == 0:
        undo(log)
    elif choice == 1:
        logs.participant(log, f"Ny {dice.randint(0, 9)}")
    elif choice == 2:
        logs.meeting(log, *dice.sample(participants, min(2, len(participants))), date="2026-05-04")
    elif choice == 3 and identity:
        delete(log, identity)
    elif choice == 4 and participants:
        heir = {"participant": dice.choice(participants), "on": "2026-04-01"}
        logs.edit(log, dice.choice(participants), succeeded_by=dice.choice((heir, None)))
    elif choice == 5:
        logs.edit(log, log.cluster["id"], settings={"direct_max_orgs": dice.randint(1, 3)})
    elif participants:
        logs.edit(log, dice.choice(participants), name=f"Navn {dice.randint(0, 2)}", commitments=[])


def exchange(here: Log, there: Log, dice: Random) -> None:
    pairs = [(here, there), (there, here)]
    dice.shuffle(pairs)
    for into, source in pairs:
        import_document(into, document(source, with_history=True))


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_two_copies_always_become_one_log(seed: int) -> None:
    dice = Random(seed)
    with (
        TemporaryDirectory() as folder,
        log_of(Path(folder, "her.klynge"), small()) as here,
        new_log(Path(folder, "der.klynge")) as there,
    ):
        import_document(there, document(here, with_history=True))
        for _turn in range(3):
            for log in (here, there):
                for _time in range(dice.randint(0, 4)):
                    step(log, dice)
            exchange(here, there, dice)
            assert document(here, with_history=True) == document(there, with_history=True)
            assert (compare(here), compare(there)) == ([], [])
