"""What an entry counts for, in words."""

from __future__ import annotations

from typing import Any

import pytest

from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.judge import judge, would_be
from klyngetui.rules.stories import story_state
from klyngetui.rules.words import Line, Telling, activity_lines, story_line
from tests.rules.records import (
    activity,
    consent,
    context,
    day,
    group,
    member,
    override,
    participant,
    row,
    spell,
    story,
)

NAMES = {"fjord": "Fjordglimt", "havbris": "Havbris", "nordlys": "Nordlys", "skjær": "Skjærvik", "tangen": "Tangen",
         "vågen": "Vågen", "lund": "Lund", "havrom": "Havrom", "odd": "{who}"}  # fmt: skip
SEVEN = ("fjord", "havbris", "nordlys", "skjær", "tangen", "vågen", "lund")
TODAY = day("2026-03-20")


def told(entry: dict[str, Any], today=TODAY, ordinal: int | None = None, **changed: Any) -> list[str]:
    return [line.text for line in lines(entry, today, ordinal, **changed)]


def lines(entry: dict[str, Any], today=TODAY, ordinal: int | None = None, **changed: Any) -> tuple[Line, ...]:
    known = context(participants={"lund": participant()} | changed.pop("participants", {}), **changed)
    telling = Telling(NAMES.__getitem__, today, DEFAULTS["direct_max_orgs"], ordinal, would_be(entry, known))
    return activity_lines(entry, judge(entry, known), telling)


def present(*names: str, **fields: Any) -> dict[str, Any]:
    return activity(*(row(name, f"{name}-person") for name in names), **fields)


def test_a_direct_contact():
    assert lines(present("fjord")) == (Line("2.5", "yes", "2.5: yes, direct contact with Fjordglimt"),)
    assert told(present(*SEVEN[:3])) == ["2.5: yes, direct contact with Fjordglimt, Havbris and Nordlys"]
    assert told(present(*SEVEN[:4])) == ["2.5: yes, direct contact with Fjordglimt, Havbris and 2 others"]


def test_too_many_present():
    assert lines(present(*SEVEN)) == (Line("2.5", "no", "2.5: no for 7 participants, more than 4 present; wide: yes"),)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (activity(row("fjord")), "2.5: no for Fjordglimt, no person named; wide: yes"),
        (present("fjord", team=[]), "2.5: no for Fjordglimt, nobody from the team"),
        (activity(row("fjord"), team=[]), "2.5: no for Fjordglimt, nobody from the team and no person named"),
        (present("fjord", mode="written"), "2.5: no for Fjordglimt, in writing; written contact: yes"),
        (activity(row(None, guest="Ola Gjest")), "2.5: nothing, no participant present"),
        (present("fjord", status="cancelled"), "2.5: nothing, cancelled"),
        (present("fjord", status="no_show"), "2.5: nothing, nobody came"),
        (present("fjord", overrides=[override(False)]), "2.5: no, taken out: agreed with the board"),
        (present("fjord", team=[], overrides=[override(True)]), "2.5: yes, direct contact with Fjordglimt (let in: agreed with the board)"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(entry, text):
    assert told(entry) == [text]


def test_some_yes_and_some_no():
    entry = activity(row("fjord", "kari"), row("havbris"))
    assert lines(entry) == (
        Line(
            "2.5",
            "partly",
            "2.5: yes, direct contact with Fjordglimt; no for Havbris, no person named; wide: yes",
        ),
    )


def test_reasons_of_the_participant():
    assert told(present("fjord"), participants={"fjord": participant([])}) == [
        "2.5: no for Fjordglimt, never committed"
    ]
    assert told(present("fjord"), participants={"fjord": participant([spell("2026-03-11")])}) == [
        "2.5: no for Fjordglimt, not committed that day"
    ]
    gone = participant(succeeded_by={"participant": "havbris", "on": "2026-01-01"})
    assert told(present("fjord"), participants={"fjord": gone}) == [
        "2.5: no for Fjordglimt, succeeded by another by then"
    ]
    assert told(present("fjord"), team={"tora": member(employer="fjord")}) == [
        "2.5: no for Fjordglimt, only its own employee from the team; wide: yes"
    ]


def test_wide_names_whom_it_holds_for():
    entry = present(*SEVEN[:6])
    left = {"vågen": participant([])}
    assert told(entry, participants=left) == [
        "2.5: no for 5 participants, more than 4 present; no for Vågen, never committed; wide: yes for 5 participants"
    ]


def test_an_event_tells_of_information_sharing_too():
    assert told(present(*SEVEN, kind="event")) == [
        "2.5: no for 7 participants, an event not marked direct; wide: yes",
        "Information sharing: yes, event in week 11, 7 participants",
    ]
    marked = activity(row("fjord", "kari", direct=True), kind="event")
    assert told(marked)[0] == "2.5: yes, direct contact with Fjordglimt (marked direct)"


@pytest.mark.parametrize(
    ("ordinal", "meeting"),
    [
        (1, "first meeting of Havrom"),
        (3, "third meeting of Havrom"),
        (10, "tenth meeting of Havrom"),
        (11, "meeting number 11 of Havrom"),
        (None, "a meeting of Havrom"),
    ],
)
def test_a_meeting_of_a_group(ordinal, meeting):
    entry = present("fjord", "havbris", kind="group_meeting", group="havrom", team=[])
    assert lines(entry, ordinal=ordinal)[1] == Line("4.5", "yes", f"4.5: yes, {meeting}")


def test_a_group_meeting_that_does_not_count_or_not_for_all():
    entry = present("fjord", "havbris", kind="group_meeting", group="havrom")
    assert told(entry, groups={"havrom": group(kind="project")})[1] == "4.5: no, Havrom is not a working group"
    assert told({**entry, "mode": "written"})[1] == "4.5: no, in writing"
    assert lines(entry, ordinal=3, participants={"fjord": participant([])})[1] == Line(
        "4.5", "partly", "4.5: yes, third meeting of Havrom; not for Fjordglimt, never committed"
    )


def test_planned_passed_and_still_to_come():
    entry = present("fjord", status="planned")
    would = "; if held, direct contact with Fjordglimt"
    assert told(entry, today=day("2026-03-10")) == ["2.5: nothing, planned" + would]
    assert told(entry, today=day("2026-03-11")) == [
        "2.5: nothing, planned and its day has passed: held or cancelled" + would
    ]
    assert told(present("fjord"), today=day("2026-03-09")) == ["2.5: nothing yet, its day is still to come" + would]
    assert told(present(*SEVEN, kind="event", status="planned"), today=day("2026-03-01")) == [
        "2.5: nothing, planned",
        "Information sharing: nothing, planned",
    ]
    assert told(present("fjord", kind="group_meeting", group="havrom", status="cancelled")) == [
        "2.5: nothing, cancelled",
        "4.5: nothing, cancelled",
    ]


@pytest.mark.parametrize(
    ("fields", "verdict", "text"),
    [
        ({"consent": None}, "none", "5.2: not yet, consent missing"),
        ({"consent": None, "result": None}, "none", "5.2: not yet, result and consent missing"),
        ({"ready_on": None}, "none", "5.2: not yet, publication or “ready” missing"),
        ({}, "yes", "5.2: yes, ready"),
        ({"consent": consent(scope="assessor")}, "yes", "5.2: yes, ready, for the assessor only"),
        (
            {"publications": [{"channel": "web", "on": "2026-02-02", "url": None}]},
            "yes",
            "5.2: yes, published",
        ),
        ({"consent": consent(withdrawn_on="2026-03-01")}, "no", "5.2: no, consent withdrawn"),
        ({"consent": consent(expires_on="2026-03-01")}, "no", "5.2: no, consent expired"),
        ({"outcome_on": "2020-01-01"}, "no", "5.2: no, the outcome is too old"),
    ],
)
def test_a_story(fields, verdict, text):
    assert story_line(story_state(story(**fields), TODAY, DEFAULTS)) == Line("5.2", verdict, text)


def test_names_are_never_read_as_placeholders():
    entry = present("fjord", overrides=[override(False, reason="{why} [/foo] {0}")])
    assert told(entry) == ["2.5: no, taken out: {why} [/foo] {0}"]
    odd = activity(row("odd"))
    assert told(odd, participants={"odd": participant()}) == ["2.5: no for {who}, no person named; wide: yes"]
