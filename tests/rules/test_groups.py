"""States of a working group, day by day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from klyngetui.model.periods import Period
from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.groups import GroupState, Meetings, group_state
from tests.rules.records import day, group

LAST = day("2026-11-23")
WINDOW = Period("rolling-12m", day("2025-11-24"), LAST)


def state(days=3, participants=5, quiet=10, **fields) -> GroupState:
    last_ever = None if quiet is None else LAST - timedelta(days=quiet)
    return group_state(group(**fields), Meetings(days, participants, last_ever), WINDOW, LAST, DEFAULTS)


def test_a_group_that_meets_is_active():
    assert state() == GroupState("active", amber=False, qualifies=True, missing=())
    assert state().counted


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [
        (90, ("active", False)),
        (91, ("active", True)),
        (119, ("active", True)),
        (120, ("active", True)),
        (121, ("dormant", False)),
    ],
)
def test_days_since_the_last_meeting(quiet, expected):
    assert state(quiet=quiet)[:2] == expected


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"aim": None}, "aim"), ({"aim": " \n"}, "aim"), ({"leader": "  "}, "leader"),
        ({"started_on": "2026-11-24"}, "started"), ({"days": 1}, "meetings"), ({"participants": 2}, "participants"),
    ],
)  # fmt: skip
def test_what_keeps_a_group_from_qualifying(change, missing):
    result = state(**change)
    assert (result.qualifies, result.missing) == (False, (missing,))
    assert result.state == "dormant"
    assert not result.counted


def test_the_least_that_qualifies():
    assert state(days=2, participants=3, started_on="2026-11-23").qualifies


@pytest.mark.parametrize(
    ("ended_on", "outcome", "expected"),
    [
        ("2026-11-23", "achieved", "achieved"), ("2025-11-24", "achieved", "achieved"),
        ("2025-11-23", "achieved", "ended"), ("2026-11-24", "achieved", "active"),
        ("2026-06-01", "stopped", "ended"), ("2026-06-01", None, "ended"),
    ],
)  # fmt: skip
def test_the_end_of_a_group(ended_on, outcome, expected):
    assert state(ended_on=ended_on, outcome=outcome).state == expected


def test_an_ended_group_that_never_qualified_is_ended_not_achieved():
    assert state(days=1, ended_on="2026-06-01", outcome="achieved").state == "ended"


def test_an_achieved_group_may_have_been_quiet_for_long():
    assert state(quiet=200, ended_on="2026-06-01", outcome="achieved")[:2] == ("achieved", False)


def test_meetings_before_the_window_make_a_group_dormant_and_none_ever_leaves_it_on_paper():
    assert state(days=0, participants=0, quiet=500).state == "dormant"
    assert state(days=0, participants=0, quiet=None).state == "on_paper"


def test_an_end_after_the_last_day_but_inside_the_window_is_not_there_yet():
    early = day("2026-05-01")
    meetings = Meetings(3, 5, early)
    ended = group(ended_on="2026-06-01", outcome="achieved")
    assert group_state(ended, meetings, WINDOW, early, DEFAULTS).state == "active"
