"""What makes a story usable, and the state it is in."""

from __future__ import annotations

import pytest

from klyngetui.model.periods import Period
from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.stories import StoryState, consent_valid, published_in_window, story_state
from tests.rules.records import consent, day, story

LAST = day("2026-11-23")
WINDOW = Period("rolling-12m", day("2025-11-24"), LAST)
PUBLISHED = [{"channel": "web", "on": "2026-03-01", "url": None}]


def state(**fields) -> StoryState:
    return story_state(story(**fields), LAST, DEFAULTS)


def test_a_ready_story_is_usable():
    assert state() == StoryState("ready", (), True, False, False, False)


def test_a_published_story_is_usable_and_published():
    assert state(publications=PUBLISHED, ready_on=None) == StoryState("published", (), True, True, False, False)


@pytest.mark.parametrize(
    ("change", "missing", "expected"),
    [
        ({"participants": []}, "participant", "drafted"),
        ({"contribution": None}, "contribution", "seed"),
        ({"contribution": " \n "}, "contribution", "seed"),
        ({"result": "  "}, "result", "drafted"),
        ({"outcome_on": None}, "outcome_on", "drafted"),
        ({"outcome_on": "2026-11-24"}, "outcome_on", "drafted"),
        ({"outcome_on": "2023-11-23"}, "too_old", "ready"),
        ({"consent": None}, "consent", "waiting"),
        ({"consent": consent(on="2026-11-24")}, "consent", "waiting"),
        ({"consent": consent(expires_on="2026-11-22")}, "consent", "expired"),
        ({"consent": consent(withdrawn_on="2026-11-23")}, "consent", "withdrawn"),
        ({"ready_on": None}, "ready_or_published", "drafted"),
        ({"ready_on": "2026-11-24"}, "ready_or_published", "drafted"),
    ],
)
def test_one_thing_missing(change, missing, expected):
    result = state(**change)
    assert (result.state, result.missing, result.usable) == (expected, (missing,), False)


@pytest.mark.parametrize(
    "change",
    [
        {"outcome_on": "2023-11-24"}, {"outcome_on": "2026-11-23"}, {"ready_on": "2026-11-23"},
        {"consent": consent(on="2026-11-23")}, {"consent": consent(expires_on="2026-11-23")},
        {"consent": consent(withdrawn_on="2026-11-24")},
    ],
)  # fmt: skip
def test_the_last_day_that_still_counts(change):
    assert state(**change).usable


def test_the_age_of_an_outcome_is_cut_to_the_month_s_end():
    leap = {"outcome_on": "2021-02-28"}
    assert not story_state(story(**leap), day("2024-02-29"), DEFAULTS).usable
    assert "too_old" in story_state(story(**leap), day("2024-02-29"), DEFAULTS).missing
    assert "too_old" not in story_state(story(outcome_on="2021-03-01"), day("2024-02-29"), DEFAULTS).missing


def test_a_story_for_the_assessor_counts_only_when_ready():
    assessor = consent(scope="assessor")
    assert state(consent=assessor) == StoryState("ready", (), True, False, True, False)
    leaked = state(consent=assessor, ready_on=None, publications=PUBLISHED)
    assert (leaked.usable, leaked.missing) == (False, ("ready_or_published",))


def test_a_publication_after_the_last_day_is_not_there_yet():
    later = [{"channel": "press", "on": "2026-11-24", "url": None}]
    assert state(publications=later).published is False
    assert state(publications=later, ready_on=None).usable is False


def test_a_number_in_the_result_is_a_quantified_story_even_when_it_is_nought():
    assert state(result_value=0).quantified
    assert not state(result_value=4, consent=None).quantified


def test_withdrawn_comes_before_everything_else():
    assert (
        state(contribution=None, consent=consent(withdrawn_on="2026-02-01", expires_on="2026-03-01")).state
        == "withdrawn"
    )
    assert state(contribution=None, consent=consent(expires_on="2026-03-01")).state == "expired"


@pytest.mark.parametrize(
    ("on", "inside"),
    [("2025-11-23", False), ("2025-11-24", True), ("2026-11-23", True), ("2026-11-24", False)],
)
def test_published_in_window(on, inside):
    told = story(
        publications=[{"channel": "web", "on": on, "url": None}],
        consent=consent(scope="assessor"),
        result=None,
    )
    assert published_in_window(told, WINDOW, LAST) is inside


def test_published_in_window_needs_consent_on_the_last_day():
    assert not published_in_window(story(publications=PUBLISHED, consent=None), WINDOW, LAST)
    assert not published_in_window(
        story(publications=PUBLISHED, consent=consent(expires_on="2026-11-22")), WINDOW, LAST
    )


def test_consent_that_expired_yesterday_is_not_valid_today():
    lent = story(consent=consent(expires_on="2026-11-22"))
    assert consent_valid(lent, day("2026-11-22"))
    assert not consent_valid(lent, day("2026-11-23"))
