"""The grammar: what a line is understood to mean, and what it asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.capture import words
from klyngetui.capture.describe import describe
from klyngetui.capture.line import read
from klyngetui.capture.match import Name, NameIndex
from klyngetui.capture.problems import CaptureError
from klyngetui.capture.record import to_record
from klyngetui.capture.scan import quoted

from .conftest import NAMES, TODAY

if TYPE_CHECKING:
    from klyngetui.capture.reading import Reading


def met(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(who.participant, who.person) for who in reading.who]


UNDERSTOOD: list[tuple[str, dict[str, Any], list[tuple[str, str | None]]]] = [
    ("fjor:ka", {"kind": "meeting", "mode": "in_person", "status": "held", "date": TODAY}, [("fjord", "kari")]),
    ("fjordglimt", {}, [("fjord", None)]),
    ("fjordis:kn", {}, [("fjord", "kari")]),
    ("FJORDGLIMT as : kari nesbø", {}, [("fjord", "kari")]),
    ("mollebekk", {}, [("mø", None)]),
    ("nordkraft:aasen", {}, [("kraft", "per")]),
    ("m fjor:ka", {"kind": "meeting"}, [("fjord", "kari")]),
    ("møte fjor:ka", {"kind": "meeting"}, [("fjord", "kari")]),
    ("meeting fjor:ka", {"kind": "meeting"}, [("fjord", "kari")]),
    (
        "tlf i går fjordglimt:kari, pilot på ammoniakk",
        {"mode": "phone", "date": date(2026, 11, 22), "title": "pilot på ammoniakk"},
        [("fjord", "kari")],
    ),
    ("phone yesterday fjordglimt:kari", {"mode": "phone", "date": date(2026, 11, 22)}, [("fjord", "kari")]),
    ("t ig fjor:ka", {"mode": "phone", "date": date(2026, 11, 22)}, [("fjord", "kari")]),
    ("i går t fjor:ka", {"mode": "phone", "date": date(2026, 11, 22)}, [("fjord", "kari")]),
    ("v i morgen kl 14 fjor", {"mode": "video", "status": "planned", "time": "14:00"}, [("fjord", None)]),
    ("m h 12.6. 14:30 fjor", {"mode": "hybrid", "date": date(2026, 6, 12), "time": "14:30"}, [("fjord", None)]),
    ("in person tomorrow fjor", {"mode": "in_person", "status": "planned"}, [("fjord", None)]),
    ("skriftlig -3d fjor", {"mode": "written", "date": date(2026, 11, 20)}, [("fjord", None)]),
    ("+7d fjor", {"status": "planned", "date": date(2026, 11, 30)}, [("fjord", None)]),
    ("t +7d fjor", {"mode": "phone", "date": date(2026, 11, 30)}, [("fjord", None)]),
    ("tirsdag uke 47 fjor", {"date": date(2026, 11, 17)}, [("fjord", None)]),
    ("fjor:kari + nordkr:per", {}, [("fjord", "kari"), ("kraft", "per")]),
    ("fjor:kari:ola", {}, [("fjord", "kari"), ("fjord", "ola")]),
    ("fjor:kari + fjor:ola", {}, [("fjord", "kari"), ("fjord", "ola")]),
    ('"Rør, Kum & ""Sønn"""', {}, [("rør", None)]),
    ('fjor:"Per Åsenhaug"', {}, [("fjord", "per")]),
    ("fjor:", {}, [("fjord", None)]),
    ("g havrom, styringsmøte", {"kind": "group_meeting", "group": "havrom", "title": "styringsmøte"}, []),
    ("gruppemøte i går hav + fjor:ka", {"kind": "group_meeting", "group": "havrom"}, [("fjord", "kari")]),
    ("group meeting hydrogen", {"kind": "group_meeting", "group": "hydrogen"}, []),
    (
        "s fjordglimt, ny kontrakt",
        {"kind": "story", "title": "ny kontrakt", "date": None, "status": None, "mode": None},
        [("fjord", None)],
    ),
    (
        "story 12.6. fjor + nordkraft, x",
        {"kind": "story", "date": date(2026, 6, 12)},
        [("fjord", None), ("kraft", None)],
    ),
    ("e webinar, ammoniakk for alle", {"kind": "event", "format": "webinar", "mode": "video"}, []),
    ("e nyhetsbrev", {"kind": "event", "format": "newsletter", "mode": "written"}, []),
    ("e p webinar, x", {"format": "webinar", "mode": "in_person"}, []),
    ("e 12.6. frokostseminar", {"format": "breakfast", "date": date(2026, 6, 12)}, []),
    ("e frokost + fjor + nordkraft, hei", {"format": "breakfast", "title": "hei"}, [("fjord", None), ("kraft", None)]),
    ("e medlemsmøte i morgen fjor", {"format": "member_meeting", "status": "planned"}, [("fjord", None)]),
    ("e 12.6., sommerfest", {"kind": "event", "date": date(2026, 6, 12), "title": "sommerfest"}, []),
    (
        "e i går Frokostseminar, 24 deltakere",
        {"format": "breakfast", "title": "Frokostseminar", "notes": "24 deltakere", "date": date(2026, 11, 22)},
        [],
    ),
    ("e webinar, ca. 80 people from all over", {"title": "webinar", "notes": "ca. 80 people from all over"}, []),
    ("e frokost, 24 timer i døgnet", {"format": "breakfast", "title": "24 timer i døgnet", "notes": None}, []),
    ("e, sommerfest", {"kind": "event", "format": None, "title": "sommerfest"}, []),
    ("t tinebu", {"mode": "phone"}, [("tine", None)]),
    ("t", {"mode": "in_person"}, [("tine", None)]),
    ("sun as", {"date": TODAY}, [("sun", None)]),
    ("søn fjor", {"date": date(2026, 11, 22)}, [("fjord", None)]),
]


@pytest.mark.parametrize(("line", "fields", "who"), UNDERSTOOD)
def test_understood(line: str, fields: dict[str, Any], who: list[Any], names: NameIndex, today: date) -> None:
    reading = read(line, names, today)
    assert reading.problems == ()
    assert {field: getattr(reading, field) for field in fields} == fields
    assert met(reading) == who


ASKED = [
    ("", "missing_who"),
    ("m, notat", "missing_who"),
    ("i dag", "missing_who"),
    ("+ fjor", "missing_who"),
    ("fjor +", "missing_who"),
    ("g , x", "missing_who"),
    ("nord", "doubtful"),
    ("nord:per", "doubtful"),
    ("g h", "doubtful"),
    ("zzz", "unknown"),
    ("fg", "unknown"),
    ("fjor:zzz", "unknown"),
    ('"fjordgli"', "unknown"),
    ("e 12.6. sommerfest", "unknown"),
    ("fjor:per", "elsewhere"),
    ("31.2. fjor", "day"),
    ("uke 47 fjor", "day"),
    ("2026-02-30 fjor", "day"),
    ("32 fjor", "day"),
    ("12/6 fjor", "day"),
    ("kl 25 fjor", "time"),
    ("14:75 fjor", "time"),
    ("fjordglimt i går", "day_after_name"),
    ("fjordglimt 14:30", "day_after_name"),
    ("fjor:kari i går", "day_after_name"),
    ("fjor:kari kl 14", "day_after_name"),
    ("fjor:Tor", "unknown"),
    ("Nordic Sun", "unknown"),
    ('"Fjordglimt AS', "quote"),
    ('"Fjordglimt AS" x', "stray"),
    ("g havrom:kari", "person_of_group"),
    ("s fjor", "missing_title"),
    ("s fjor:kari, x", "not_in_story"),
    ("s t fjor, x", "not_in_story"),
    ("e i dag", "missing_event"),
]


@pytest.mark.parametrize(("line", "code"), ASKED)
def test_asked_never_guessed(line: str, code: str, names: NameIndex, today: date) -> None:
    reading = read(line, names, today)
    assert [problem.code for problem in reading.problems] == [code]
    assert reading.problems[0].text
    with pytest.raises(CaptureError):
        to_record(reading, [])


def test_two_matches_name_the_candidates(names: NameIndex, today: date) -> None:
    reading = read("nord:per", names, today)
    assert [name.id for name in reading.problems[0].candidates] == ["kraft", "data"]
    assert met(reading) == [(None, None)]


def test_an_unknown_name_offers_to_make_it(names: NameIndex, today: date) -> None:
    asked = read("Nytt Verft:Åse", names, today).problems
    assert [problem.create for problem in asked] == [
        ("participant", "Nytt Verft", None),
        ("person", "Åse", None),
    ]
    made = NameIndex([*NAMES, Name("ny", "participant", "Nytt Verft")])
    asked = read("Nytt Verft:Åse", made, today).problems
    assert [problem.create for problem in asked] == [("person", "Åse", "ny")]


def test_letters_in_a_name_propose_and_do_not_decide(names: NameIndex, today: date) -> None:
    (problem,) = read("glimt", names, today).problems
    assert (problem.code, [name.id for name in problem.candidates]) == ("unknown", ["fjord"])


def test_an_impossible_day_is_not_today(names: NameIndex, today: date) -> None:
    reading = read("31.2. fjor:kari", names, today)
    assert (reading.date, reading.status) == (None, None)
    assert met(reading) == [("fjord", "kari")]


def test_words_that_are_a_name_too_are_a_question(today: date) -> None:
    names = NameIndex([Name("1", "participant", "Ons Data"), Name("2", "participant", "Data")])
    assert [problem.code for problem in read("ons data", names, today).problems] == ["word_or_name"]
    assert met(read('"Ons Data"', names, today)) == [("1", None)]
    assert met(read("onsdag data", names, today)) == [("2", None)]


def test_an_exact_name_wins_over_a_longer_one(today: date) -> None:
    names = NameIndex([Name("1", "participant", "Nord AS"), Name("2", "participant", "Nord Eiendom AS")])
    assert met(read("nord", names, today)) == [("1", None)]
    assert read("nor", names, today).problems[0].code == "doubtful"


def test_two_of_one_name_are_a_question_that_makes_nothing(today: date) -> None:
    names = NameIndex([Name("1", "participant", "Nord"), Name("2", "participant", "Nord")])
    for line in ("nord", '"Nord"'):
        (problem,) = read(line, names, today).problems
        assert (problem.code, problem.create) == ("doubtful", None)


def test_long_text_is_notes(names: NameIndex, today: date) -> None:
    assert read("fjor, Avtalt pilot. Ola ringer", names, today).notes == "Avtalt pilot. Ola ringer"
    assert read("fjor, " + "x" * 81, names, today).notes == "x" * 81
    assert read("fjor, " + "x" * 80, names, today).title == "x" * 80
    assert read("fjor, møte kl. 14, som sist", names, today).title == "møte kl. 14, som sist"
    assert read("s fjor, " + "x" * 90, names, today).title == "x" * 90


def test_parts_for_colouring(names: NameIndex, today: date) -> None:
    line = "tlf i går kl 14 fjor:kari, hei"
    parts = [(line[part.start : part.end], part.role) for part in read(line, names, today).understood]
    assert parts == [
        ("tlf", "mode"),
        ("i går", "date"),
        ("kl 14", "time"),
        ("fjor", "participant"),
        ("kari", "person"),
        ("hei", "text"),
    ]


def test_described(names: NameIndex, today: date) -> None:
    assert describe(read("fjor:ka", names, today), names) == (
        "Meeting · Mon 23.11.2026 · in person · Fjordglimt AS: Kari Nesbø · held"
    )
    assert describe(read("g hav + fjor:ka:ola + zzz, hei", names, today), names) == (
        "Group meeting · Mon 23.11.2026 · in person · Havrom · Fjordglimt AS: Kari Nesbø, Ola Voll + zzz? · held · “hei”"
    )
    assert describe(read("+1d v kl 9 e webinar, hei", names, today), names) == (
        "Webinar · Tue 24.11.2026 09:00 · on video · planned · “hei”"
    )
    assert describe(read("s fjor, hei", names, today), names) == "Success story · Fjordglimt AS · “hei”"


def test_recorded(names: NameIndex, today: date) -> None:
    assert to_record(read("t ig kl 14 fjor:ka + fjor:ka + tinebu, hei", names, today), ["me"]) == {
        "kind": "meeting",
        "title": "hei",
        "date": "2026-11-22",
        "time": "14:00",
        "status": "held",
        "mode": "phone",
        "team": ["me"],
        "attendance": [
            {"participant": "fjord", "person": "kari", "status": "present"},
            {"participant": "tine", "status": "present"},
        ],
        "source": {"from": "typed"},
    }
    group = to_record(read("g hav", names, today), [])
    assert (group["group"], group["attendance"]) == ("havrom", [])
    story = to_record(read("s 12.6. fjor + fjor, hei", names, today), ["me"])
    assert story == {"title": "hei", "participants": [{"participant": "fjord"}], "outcome_on": "2026-06-12"}


TOKENS = st.sampled_from(
    [
        *(
            "fjor",
            "kari",
            "nord",
            '"Fjordglimt AS"',
            '"',
            ":",
            "+",
            ",",
            " ",
            "  ",
            "14:30",
            "kl",
            "25",
            "12.6.",
            "31.2.",
        ),
        *words.KINDS,
        *words.MODES,
        *words.FORMATS,
        *words.RELATIVE_DAYS,
        *("tirsdag", "uke", "47", "-3d", "+7d", "12.", "mai", "2026", "på", "\n", "\x00", "\ud800"),
    ]
)
LINES = st.one_of(st.text(), st.lists(TOKENS).map(" ".join), st.lists(TOKENS).map("".join))


@settings(max_examples=400)
@given(LINES)
def test_any_text_is_read(line: str) -> None:
    names = NameIndex(NAMES)
    reading = read(line, names, TODAY)
    describe(reading, names)
    places = [0]
    for part in reading.understood:
        places += [part.start, part.end]
    assert [*places, len(line)] == sorted([*places, len(line)])
    assert all(0 <= problem.span[0] <= problem.span[1] <= len(line) for problem in reading.problems)
    if reading.complete:
        assert all(who.participant for who in reading.who)
        assert all(who.person or not (who.person_text or "").strip() for who in reading.who)
        assert reading.date is not None or reading.kind == "story"
        assert (reading.group is not None) == (reading.kind == "group_meeting")
        to_record(reading, [])


ANY_NAME = st.one_of(
    st.text(min_size=1).filter(str.strip), st.lists(TOKENS, min_size=1).map(" ".join).filter(str.strip)
)


@settings(max_examples=200)
@given(st.lists(ANY_NAME, min_size=1, max_size=6, unique=True), st.sampled_from(["", "m ", "t ig ", "e ", "s "]))
def test_a_name_in_quotes_is_that_very_participant(texts: list[str], front: str) -> None:
    names = NameIndex([Name(str(number), "participant", text) for number, text in enumerate(texts)])
    for number, text in enumerate(texts):
        reading = read(f"{front}{quoted(text)}, x", names, TODAY)
        assert reading.problems == ()
        assert met(reading) == [(str(number), None)]
