"""The figures of a pack counted again from the log in it, and held against what it says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_in import import_document
from klyngetui.indicators.counted import counted
from klyngetui.indicators.figures import document
from klyngetui.indicators.scope import scope_of
from klyngetui.locale import _
from klyngetui.store.log import unsaved_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Record = dict[str, Any]

AFTER_CONSENT = ("share", "complete_three")
"""What follows from a number that a withheld story takes part in."""


def differences(
    log: Record, figures: Record, told: Record, tick: Callable[[int], None] = lambda _done: None
) -> list[str]:
    """What the log in a pack does not bear out, a sentence each; none where everything is as said.

    `figures` is the indicators document of the pack and `told` its counted ids. Raises Invalid for a log that is none,
    PeriodError and ValueError for figures that name no window or day.
    """
    with unsaved_log() as unsaved:
        import_document(unsaved, log, tick=tick)
        scope = scope_of(unsaved, figures["period"]["name"], date.fromisoformat(figures["as_of"]))
        here, ids = document(scope), counted(scope)
    withheld = told["withheld"]
    return [*_figures(figures, here, withheld), *_ids(told["counted"], ids)]


def _figures(said: Record, here: Record, withheld: dict[str, int]) -> Iterator[str]:
    there, again = dict(_flat(said)), dict(_flat(here))
    for name in sorted(there.keys() | again.keys()):
        short = _short(name, withheld)
        one, other = there.get(name), again.get(name)
        if isinstance(one, int) and short is not None and other == one - short:
            continue
        if name.rpartition(".")[2] in AFTER_CONSENT and _touched(name, withheld):
            continue
        if one != other:
            yield _("{name}: the pack says {said}, the log in it gives {here}").format(
                name=name.removeprefix("indicators."), said=one, here=other
            )


def _short(name: str, withheld: dict[str, int]) -> int | None:
    """By how many stories that may not be shown the figure of that name exceeds the log in the pack."""
    return withheld.get(_measure(name))


def _touched(name: str, withheld: dict[str, int]) -> bool:
    measure = _measure(name)
    return measure in withheld or (measure == "5.2.complete_three" and "5.2.usable" in withheld)


def _measure(name: str) -> str:
    """`indicators.5.2.measures.featured.n` → `5.2.featured`."""
    return name.removeprefix("indicators.").replace(".measures", "").removesuffix(".n").removesuffix(".share")


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value with its path; lists of records go by id, so that their order tells nothing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list) and all(isinstance(one, dict) and "id" in one for one in value):
        for one in value:
            yield from _flat({key: inner for key, inner in one.items() if key != "id"}, f"{name}.{one['id']}")
    else:
        yield name, value


def _ids(said: Any, here: dict[str, list[str]]) -> Iterator[str]:
    for name in sorted(said.keys() | here.keys()):
        there, again = set(said.get(name, ())), set(here.get(name, ()))
        lost, more = sorted(there - again), sorted(again - there)
        if lost:
            yield _("{name}: not borne out by the log in the pack: {ids}").format(name=name, ids=", ".join(lost))
        if more:
            yield _("{name}: in the log, but not counted in the pack: {ids}").format(name=name, ids=", ".join(more))
