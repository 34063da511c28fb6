"""Names that rows say are found without looking at every name, and are the same as if every name was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klyngetui.capture.match import BARE, Name, NameIndex
from klyngetui.exchange.sheets.lookup import Doubtful, Lookup

if TYPE_CHECKING:
    from klyngetui.store.log import Log

CALLED = st.lists(st.sampled_from(["Å", "aa", "a", "Fjord", "fjord-", "AS", "as", "Ø", "oe", "é", "!", " "])).map(
    "".join
)


def looked_through(names: list[Name], said: str) -> set[str]:
    """The ids of all that are called so, found the long way."""
    index = NameIndex(names)
    named = index.literal(said, "participant")
    return {one.id for one in named or [each.name for each in index.match(said, "participant") if each.rank <= BARE]}


@given(names=st.lists(st.tuples(CALLED, st.lists(CALLED, max_size=2)), max_size=6), said=CALLED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_is_missed(log: Log, names: list[tuple[str, list[str]]], said: str) -> None:
    lookup = Lookup(log)
    for place, (name, nicknames) in enumerate(names):
        lookup.add("participant", {"id": str(place), "name": name, "nicknames": nicknames})
    called = [Name(str(at), "participant", name, tuple(nicks)) for at, (name, nicks) in enumerate(names)]
    expected = looked_through(called, said)
    try:
        found = lookup.by_name("participant", said)
    except Doubtful:
        assert len(expected) > 1
    else:
        assert expected == ({found["id"]} if found else set())
