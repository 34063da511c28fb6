from __future__ import annotations

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.store.changes import changes_of
from klyngetui.store.fold import Change, fold, same
from klyngetui.store.log import open_log
from klyngetui.store.rebuild import compare
from tests.store.logs import cluster_log, edit, meeting, merge, participant, projection


def change(identity: str, patch: dict[str, object], *base: str, at: str = "2026-01-01") -> Change:
    return Change(identity, "activity", "r", patch, base, None, "d", at, "a", "", "", "")


def test_the_latest_head_wins_and_a_difference_is_a_conflict() -> None:
    state = fold([change("1", {"title": "a"}), change("2", {"title": "b"}, "1"), change("3", {"title": "c"}, "1")])
    assert (state.fields, state.heads, state.conflicts) == ({"title": "c"}, {"title": ("2", "3")}, ("title",))


def test_the_same_value_from_two_sides_is_no_conflict() -> None:
    state = fold([change("1", {"n": 1}), change("2", {"n": 2}, "1"), change("3", {"n": 2}, "1")])
    assert state.conflicts == ()


def test_what_was_built_upon_never_wins_however_late_its_clock() -> None:
    state = fold([change("1", {"n": 1}, at="2030-01-01"), change("2", {"n": 2}, "1")])
    assert (state.fields["n"], state.first) == (2, "2026-01-01 2")


def test_two_fields_changed_apart_both_hold() -> None:
    state = fold([change("1", {"a": 0, "b": 0}), change("2", {"a": 1}, "1"), change("3", {"b": 1}, "1")])
    assert (state.fields, state.conflicts) == ({"a": 1, "b": 1}, ())


def test_one_and_true_are_two_values() -> None:
    assert not same(1, True)
    assert not same({"a": [1]}, {"a": [1.0]})
    assert same({"a": [1, None]}, {"a": [1, None]})


@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from("abc"), min_size=1), st.integers(0, 3), st.sets(st.integers(0, 7))),
        min_size=1,
        max_size=5,
    )
)
def test_the_order_of_arrival_says_nothing(made: list[tuple[set[str], int, set[int]]]) -> None:
    changes = [
        change(str(n), dict.fromkeys(sorted(fields), value), *(str(one) for one in base if one < n), at=str(value))
        for n, (fields, value, base) in enumerate(made)
    ]
    states = [fold(order) for order in permutations(changes)]
    assert all(state == states[0] for state in states)


EDITS = st.lists(st.tuples(st.sampled_from(["title", "notes", "location"]), st.integers(0, 2)), max_size=5)


@settings(max_examples=15)
@given(EDITS, EDITS, EDITS)
def test_two_files_that_exchange_their_changes_say_the_same(
    common: list[tuple[str, int]], here: list[tuple[str, int]], there: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder, cluster_log(Path(folder) / "log.db") as one:
        entry = meeting(one, participant(one))
        for field, value in common:
            edit(one, entry, **{field: f"{value}"})
        path = Path(folder) / "other.db"
        one.connection.execute("VACUUM INTO ?", (str(path),))
        with open_log(path) as other:
            for log, edits in ((one, here), (other, there)):
                for field, value in edits:
                    edit(log, entry, **{field: f"{value}"})
            merge(one, other)
            merge(other, one)
            assert projection(one) == projection(other)
            assert compare(one) == compare(other) == []
            assert fold(changes_of(one, entry)) == fold(reversed(changes_of(other, entry)))
