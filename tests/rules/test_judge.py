"""The direct contact and its neighbours, boundary by boundary."""

from __future__ import annotations

from typing import Any

import pytest

from klyngetui.rules import reasons
from klyngetui.rules.judge import Credit, Judgement, judge, would_be
from tests.rules.records import activity, context, group, member, override, participant, row, spell


def only(judgement: Judgement) -> Credit:
    (credit,) = judgement.credits
    return credit


def meeting(**fields: Any) -> dict[str, Any]:
    return activity(row("fjord", "kari"), **fields)


def crowd(n: int, **fields: Any) -> dict[str, Any]:
    names = ("fjord", "havbris", "nordlys", "skjær", "tangen", "vågen")[:n]
    return activity(*(row(name, f"{name}-person") for name in names), **fields)


def test_a_held_meeting_with_a_named_person_is_a_direct_contact():
    judgement = judge(meeting(), context())
    assert only(judgement) == Credit("fjord", True, True, True, True, False, False, False, ())
    assert judgement == (judgement.credits, True, ("tora",), False, None, ())


@pytest.mark.parametrize(
    ("mode", "in_person"), [("in_person", True), ("hybrid", True), ("video", False), ("phone", False)]
)
def test_every_live_mode_is_direct_and_two_are_in_person(mode, in_person):
    credit = only(judge(meeting(mode=mode), context()))
    assert (credit.direct, credit.in_person) == (True, in_person)


def test_a_written_meeting_is_written_contact_only():
    credit = only(judge(meeting(mode="written", team=[]), context()))
    assert (credit.direct, credit.wide, credit.met, credit.written) == (False, False, False, True)
    assert reasons.WRITTEN in credit.reasons


def test_a_written_round_of_a_group_or_a_newsletter_is_no_written_contact():
    for kind in ("event", "group_meeting"):
        assert not only(judge(meeting(mode="written", kind=kind), context())).written


@pytest.mark.parametrize("status", ["planned", "cancelled", "no_show"])
def test_what_was_not_held_counts_nowhere(status):
    for kind in ("meeting", "event", "group_meeting"):
        entry = meeting(status=status, kind=kind, group="havrom" if kind == "group_meeting" else None)
        judgement = judge(entry, context())
        assert not any(only(judgement)[1:-1])
        assert (judgement.direct, judgement.team, judgement.event, judgement.group) == (
            False,
            (),
            False,
            None,
        )
        assert status in only(judgement).reasons
        assert status in judgement.reasons


def test_would_be_judges_a_planned_meeting_as_held():
    assert would_be(meeting(status="planned"), context()) == judge(meeting(), context())


def test_four_present_are_direct_and_five_are_too_many():
    assert all(credit.direct for credit in judge(crowd(4), context()).credits)
    five = judge(crowd(5), context())
    assert [(credit.direct, credit.wide, credit.met) for credit in five.credits] == [(False, True, True)] * 5
    assert reasons.TOO_MANY in five.reasons


def test_the_cap_counts_participants_whether_committed_or_not():
    five = context(participants={"tangen": participant([])})
    assert not judge(crowd(5), five).direct


def test_the_cap_counts_neither_guests_nor_the_absent_nor_a_second_person():
    entry = crowd(4)
    entry["attendance"] += [
        row(None, guest="Ola Gjest"),
        row("tangen", "liv", status="absent"),
        row("fjord", "per"),
    ]
    judgement = judge(entry, context())
    assert [credit.participant for credit in judgement.credits] == ["fjord", "havbris", "nordlys", "skjær"]
    assert all(credit.direct for credit in judgement.credits)


def test_a_marked_row_passes_the_cap_for_its_own_participant_only():
    entry = crowd(5)
    entry["attendance"].append(row("fjord", direct=True))
    direct = {credit.participant: credit.direct for credit in judge(entry, context()).credits}
    assert direct == {"fjord": True, "havbris": False, "nordlys": False, "skjær": False, "tangen": False}


def test_a_mark_on_an_absent_row_is_no_mark():
    entry = crowd(5)
    entry["attendance"].append(row("fjord", direct=True, status="absent"))
    assert not judge(entry, context()).direct


@pytest.mark.parametrize("kind", ["event", "group_meeting"])
def test_a_marked_row_makes_a_direct_contact_of_an_event_or_group_meeting(kind):
    plain, marked = (activity(row("fjord", "kari", direct=mark), kind=kind) for mark in (False, True))
    assert (only(judge(plain, context())).direct, only(judge(plain, context())).wide) == (False, True)
    credit = only(judge(marked, context()))
    assert credit.direct
    assert credit.reasons == (reasons.MARKED,)


def test_the_mark_waives_neither_name_nor_team_nor_held():
    for entry in (
        activity(row("fjord", direct=True)),
        activity(row("fjord", "kari", direct=True), team=[]),
        activity(row("fjord", "kari", direct=True), status="cancelled"),
        activity(row("fjord", "kari", direct=True), mode="written"),
    ):
        assert not judge(entry, context()).direct


def test_a_presence_without_a_name_is_wide_but_not_direct():
    credit = only(judge(activity(row("fjord")), context()))
    assert (credit.direct, credit.wide, credit.met) == (False, True, False)
    assert credit.reasons == (reasons.NO_NAME,)


def test_any_present_row_of_the_participant_may_carry_the_name():
    assert only(judge(activity(row("fjord"), row("fjord", "kari")), context())).direct
    assert not only(judge(activity(row("fjord"), row("fjord", "kari", status="excused")), context())).direct


@pytest.mark.parametrize("team", [[], ["stranger"]])
def test_without_a_team_member_there_is_no_contact(team):
    credit = only(judge(meeting(team=team), context()))
    assert (credit.direct, credit.wide, credit.met) == (False, False, False)
    assert credit.reasons == (reasons.NO_TEAM,)


@pytest.mark.parametrize(("last", "direct"), [("2026-03-09", False), ("2026-03-10", True)])
def test_a_team_spell_that_ended_the_day_before(last, direct):
    team = {"tora": member(spell(None, last))}
    credit = only(judge(meeting(), context(team=team)))
    assert (credit.direct, credit.wide) == (direct, direct)


def test_a_member_employed_by_the_participant_makes_no_direct_contact_with_it():
    known = context(team={"tora": member(employer="fjord")})
    credit = only(judge(meeting(), known))
    assert (credit.direct, credit.wide, credit.met) == (False, True, True)
    assert credit.reasons == (reasons.OWN_EMPLOYER,)


def test_own_employer_leaves_the_others_and_another_member_mends_it():
    known = context(team={"tora": member(employer="fjord"), "ulf": member()})
    alone = judge(crowd(2), known)
    assert [credit.direct for credit in alone.credits] == [False, True]
    assert alone.team == ("tora",)
    both = judge(meeting(team=["tora", "ulf"]), known)
    assert both.direct
    assert both.team == ("ulf",)


def test_a_contact_counts_for_every_member_who_was_in_the_team():
    known = context(team={"ulf": member(), "former": member(spell(None, "2026-01-01"))})
    assert judge(meeting(team=["tora", "ulf", "tora", "former"]), known).team == ("tora", "ulf")


@pytest.mark.parametrize(
    ("commitments", "code"),
    [
        ([], reasons.PROSPECT),
        ([spell("2026-03-11")], reasons.NOT_COMMITTED),
        ([spell(None, "2026-03-09")], reasons.NOT_COMMITTED),
    ],
)
def test_a_participant_not_committed_that_day_gets_nothing(commitments, code):
    known = context(participants={"fjord": participant(commitments)})
    for entry in (
        meeting(), meeting(kind="event"), meeting(mode="written"), meeting(kind="group_meeting", group="havrom"),
        meeting(overrides=[override(True)]),
    ):  # fmt: skip
        credit = only(judge(entry, known))
        assert not any(credit[1:-1])
        assert code in credit.reasons


def test_both_days_of_a_spell_are_included():
    known = context(participants={"fjord": participant([spell("2026-03-10", "2026-03-10")])})
    assert judge(meeting(), known).direct


def test_an_unknown_participant_is_one_never_committed():
    assert only(judge(activity(row("nobody-we-know", "kari")), context())).reasons == (reasons.PROSPECT,)


@pytest.mark.parametrize(("on", "counts"), [("2026-03-09", False), ("2026-03-10", False), ("2026-03-11", True)])
def test_a_presence_on_or_after_the_succession_counts_for_nobody(on, counts):
    succeeded = participant(succeeded_by={"participant": "havbris", "on": on})
    known = context(participants={"fjord": succeeded})
    for kind in ("meeting", "event", "group_meeting"):
        entry = meeting(kind=kind, group="havrom" if kind == "group_meeting" else None)
        assert any(only(judge(entry, known))[1:-1]) is counts


def test_an_override_takes_the_whole_activity_out_of_every_measure_of_2_5():
    live = only(judge(meeting(overrides=[override(False)]), context()))
    written = only(judge(meeting(overrides=[override(False)], mode="written"), context()))
    assert not any(live[1:-1])
    assert not any(written[1:-1])


def test_an_override_leaves_groups_and_events_alone():
    out = [override(False)]
    gathering = judge(meeting(kind="group_meeting", group="havrom", overrides=out), context())
    event = judge(meeting(kind="event", overrides=out), context())
    assert (only(gathering).group, gathering.group) == (True, "havrom")
    assert (only(event).event, event.event) == (True, True)


def test_count_true_waives_team_name_number_and_kind():
    entry = activity(*(row(n) for n in ("fjord", "havbris", "nordlys", "skjær", "tangen")), kind="event", team=[],
                     overrides=[override(True)])  # fmt: skip
    judgement = judge(entry, context())
    assert [(credit.direct, credit.wide, credit.met) for credit in judgement.credits] == [(True, True, False)] * 5
    assert all(credit.reasons == (reasons.LET_IN,) for credit in judgement.credits)
    assert judgement.team == ()


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"status": "planned"}, {"mode": "written"}])
def test_count_true_waives_neither_held_nor_live(fields):
    assert not judge(meeting(overrides=[override(True)], **fields), context()).direct


@pytest.mark.parametrize("overrides", [[override(True), override(False)], [override(False), override(True)]])
def test_of_two_opposite_overrides_false_wins(overrides):
    assert not only(judge(meeting(overrides=overrides), context())).wide


def test_an_override_for_another_indicator_does_nothing():
    assert judge(meeting(overrides=[override(False, indicator="4.5")]), context()).direct


def test_a_promoted_row_in_a_meeting_cancelled_later_counts_nothing():
    entry = activity(row("fjord", "kari", direct=True), kind="event")
    assert judge(entry, context()).direct
    assert not any(only(judge({**entry, "status": "cancelled"}, context()))[1:-1])


def test_a_group_meeting_needs_no_team_and_its_credit_no_name():
    judgement = judge(activity(row("fjord"), kind="group_meeting", group="havrom", team=[]), context())
    assert judgement.group == "havrom"
    assert only(judgement).group
    assert not only(judgement).wide


@pytest.mark.parametrize("kind", ["project", "governance"])
def test_only_working_groups_have_meetings_that_count(kind):
    known = context(groups={"havrom": group(kind=kind)})
    judgement = judge(meeting(kind="group_meeting", group="havrom"), known)
    assert judgement.group is None
    assert not only(judgement).group
    assert only(judgement).wide
    assert reasons.NOT_WORKING_GROUP in judgement.reasons


def test_a_written_round_is_no_meeting_of_the_group():
    judgement = judge(meeting(kind="group_meeting", group="havrom", mode="written"), context())
    assert judgement.group is None
    assert not only(judgement).group


def test_an_event_counts_in_any_mode_and_without_team():
    for mode in ("in_person", "written", "video"):
        judgement = judge(activity(row("fjord"), kind="event", mode=mode, team=[]), context())
        assert judgement.event
        assert only(judgement).event


def test_an_event_with_nobody_logged_is_still_an_event():
    judgement = judge(activity(kind="event"), context())
    assert judgement.event
    assert judgement.credits == ()
    assert reasons.NOBODY in judgement.reasons
