"""Documents with anything put anywhere: taken or refused in words, and never half written."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.model.check import Invalid
from klyngetui.store.log import Log, unsaved_log
from klyngetui.store.rebuild import compare
from tests.exchange.documents import Record, again, changes, small, text

JUNK: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**63, 1e300, float("nan")),
    *("", " ", "p1", "a1", "x" * 65, "a\x00b", "\ud800", "\x1b[2J", "2026-02-30", "=1", "y" * 20_001),
    *([], [[]], [None], {}, {"": 1}, {"id": "p1"}, {"from": "2026-01-01", "to": "2025-01-01"}, [1, "x", {}]),
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) within the value."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [spot for key in keys for spot in ((value, key), *spots(value[key]))]


def mutated(told: Record, dice: Random) -> Record:
    told = deepcopy(told)
    for _time in range(dice.randint(1, 3)):
        container, key = dice.choice(spots(told))
        how = dice.randint(0, 3)
        if how == 0:
            del container[key]
        elif how == 1 and isinstance(container, dict):
            container[dice.choice(("x", "id", "name", ""))] = deepcopy(dice.choice(JUNK))
        elif how == 2 and isinstance(container, list):
            container.append(deepcopy(container[key]))
        else:
            container[key] = deepcopy(dice.choice(JUNK))
    return told


@cache
def history() -> Record:
    return again(small(), with_history=True)


def refused(log: Log, told: Record) -> bool:
    """Whether the document is refused, which leaves nothing behind and names each place."""
    try:
        import_document(log, told)
    except Invalid as wrong:
        nameless = [problem for problem in wrong.problems if not problem.path.startswith("$") or not problem.message]
    else:
        return False
    assert (nameless, changes(log)) == ([], 0)
    return True


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_a_mutated_document_is_taken_whole_or_refused_whole(seed: int) -> None:
    told = mutated(small(), Random(seed))
    with unsaved_log() as log:
        if refused(log, told):
            return
        first = document(log)
        assert text(again(first)) == text(first)


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_a_mutated_history_is_taken_whole_or_refused_whole(seed: int) -> None:
    told = mutated(history(), Random(seed))
    with unsaved_log() as log:
        if refused(log, told):
            return
        assert compare(log) == []
