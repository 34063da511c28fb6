"""What Tab makes of a name, and that it is then understood as that very name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.capture.complete import complete
from klyngetui.capture.line import read
from klyngetui.capture.match import Name, NameIndex
from tests.calls import at_most_calls

from .conftest import NAMES, TODAY
from .test_line import ANY_NAME

CALLS_BETWEEN_TWO_KEYS = 400_000


def tab(line: str, names: NameIndex, today: date, cursor: int | None = None) -> tuple[str, int]:
    found = complete(line, len(line) if cursor is None else cursor, names, today)
    assert found is not None
    return found.proposals[0].line, found.proposals[0].cursor


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("fjor", '"Fjordglimt AS":'),
        ('"Fjordglimt AS":ka', '"Fjordglimt AS":"Kari Nesbø"'),
        ('"Fjor', '"Fjordglimt AS":'),
        ("t ig fjor", 't ig "Fjordglimt AS":'),
        ("nordk", "Nordkraft:"),
        ("glimt", '"Fjordglimt AS":'),
        ("tine", "Tinebu"),
        ("t", "Tinebu"),
        ("rø", '"Rør, Kum & ""Sønn"""'),
        ("fjor:ka + nordk", "fjor:ka + Nordkraft:"),
        ("g hav", "g Havrom"),
        ("g hav + fjor", 'g hav + "Fjordglimt AS"'),
        ("e frokost + fjor", 'e frokost + "Fjordglimt AS"'),
        ("s fjor", 's "Fjordglimt AS"'),
        ("fjor:per", 'fjor:"Per Åsenhaug"'),
        ("fjor:", 'fjor:"Kari Nesbø"'),
    ],
)
def test_tab(typed: str, line: str, names: NameIndex, today: date) -> None:
    assert tab(typed, names, today) == (line, len(line))


def test_tab_in_the_middle_keeps_what_follows(names: NameIndex, today: date) -> None:
    assert tab("t fjxx:kari, hei", names, today, cursor=4) == ('t "Fjordglimt AS":kari, hei', 18)


@pytest.mark.parametrize("line", ["", "zzz", "fjor, no", "i går ", "t ig ", "g havrom:ka", "s fjor:ka", "zzz:ka"])
def test_nothing_to_complete(line: str, names: NameIndex, today: date) -> None:
    assert complete(line, len(line), names, today) is None


def test_the_keys_of_the_two_commonest_entries(names: NameIndex, today: date) -> None:
    """`a fjor Tab ka Tab Enter` is 10 keys, `a t ig fjor Tab ka Tab Enter` 15."""
    for front, mode in (("", "in_person"), ("t ig ", "phone")):
        line, cursor = tab(front + "fjor", names, today)
        assert cursor == len(line)
        line, cursor = tab(line + "ka", names, today)
        assert cursor == len(line)
        reading = read(line, names, today)
        assert reading.problems == ()
        assert (reading.mode, reading.who[0].participant, reading.who[0].person) == (mode, "fjord", "kari")


def begun(text: str, data: st.DataObject) -> str:
    """The beginning of a name as somebody would type it: in open quotes, or bare up to the first sign."""
    beginning = text[: data.draw(st.integers(1, len(text)))]
    if data.draw(st.booleans()):
        return '"' + beginning.replace('"', '""')
    return next((beginning[:at] for at, c in enumerate(beginning) if c in ':+,"'), beginning)


FRONTS = st.sampled_from(["", "m ", "t ig ", "e ", "e frokost + ", "s ", "ons ", "kl 14 ", "12. ", "sun "])


@settings(max_examples=250)
@given(st.lists(ANY_NAME, min_size=1, max_size=5, unique=True), FRONTS, st.data())
def test_a_participant_taken_is_that_very_one(texts: list[str], front: str, data: st.DataObject) -> None:
    people = [Name("p", "person", "Åse", (), ("0", "1"))]
    names = NameIndex([Name(str(n), "participant", text) for n, text in enumerate(texts)] + people)
    text = data.draw(st.sampled_from(texts))
    typed = front + begun(text, data)
    found = complete(typed, len(typed), names, TODAY)
    for proposal in found.proposals if found else ():
        reading = read(proposal.line, names, TODAY)
        assert [who.participant for who in reading.who] == [proposal.name.id]
        assert not [p for p in reading.problems if p.code in ("doubtful", "unknown", "word_or_name", "quote", "stray")]
        assert read(proposal.line + ", x", names, TODAY).who == reading.who


@settings(max_examples=250)
@given(st.lists(ANY_NAME, min_size=1, max_size=5, unique=True), st.lists(st.booleans(), min_size=5), st.data())
def test_a_person_taken_is_that_very_one(texts: list[str], here: list[bool], data: st.DataObject) -> None:
    people = [Name(str(n), "person", text, (), ("a" if here[n] else "b",)) for n, text in enumerate(texts)]
    names = NameIndex([Name("a", "participant", "Fjordglimt AS"), Name("b", "participant", "Nordkraft"), *people])
    text = data.draw(st.sampled_from(texts))
    typed = "fjor:" + begun(text, data)
    found = complete(typed, len(typed), names, TODAY)
    for proposal in found.proposals if found else ():
        if found is None or found.start != len("fjor:"):
            continue
        reading = read(proposal.line, names, TODAY)
        assert reading.problems == ()
        assert [who.person for who in reading.who] == [proposal.name.id]


@settings(max_examples=200)
@given(st.text(), st.integers(-2, 40))
def test_any_text_and_cursor_will_do(line: str, cursor: int) -> None:
    names = NameIndex(NAMES)
    found = complete(line, cursor, names, TODAY)
    for proposal in found.proposals if found else ():
        assert 0 <= proposal.cursor <= len(proposal.line)


def test_two_thousand_names_are_searched_between_two_keys() -> None:
    syllables = ["fjord", "nord", "hav", "lys", "kraft", "data", "verft", "bekk", "møl", "tind"]
    many = [
        Name(f"{a}{b}{c}{d}", entity, f"{one}{two} {three} {d}".title(), (), (f"{a}{b}{c}0",))
        for a, one in enumerate(syllables)
        for b, two in enumerate(syllables)
        for c, three in enumerate(syllables)
        for d, entity in enumerate(("participant", "person"))
    ]
    names = NameIndex(many)
    with at_most_calls(CALLS_BETWEEN_TWO_KEYS):
        read("t ig fjordhav kraft 0:havly", names, TODAY)
        complete("t ig fjordh", 11, names, TODAY)


def test_of_two_called_the_same_each_can_be_taken_and_stays_that_one() -> None:
    ids = ("01a20b37-218f-748b-9174-ac1fa1fc3116", "01a20b37-23e4-7912-93cc-812294e11193")
    people = [Name(f"{one[:-1]}0", "person", "Kari Nes", (), (ids[0],)) for one in ids]
    names = NameIndex([*(Name(one, "participant", "Nordlys") for one in ids), *people])
    found = complete("m nordl", 7, names, TODAY)
    assert found is not None
    assert [one.line for one in found.proposals] == [f'm "{ids[0]}":', f'm "{ids[1]}"']
    for proposal, one in zip(found.proposals, ids, strict=True):
        reading = read(proposal.line, names, TODAY)
        assert [(who.participant, reading.problems) for who in reading.who] == [(one, ())]
    line = f'm "{ids[0]}":kari'
    found = complete(line, len(line), names, TODAY)
    assert found is not None
    meant = [read(one.line, names, TODAY).who[0].person for one in found.proposals]
    assert meant == [one.id for one in people]
    assert read(f"m {ids[1]}", names, TODAY).who[0].participant == ids[1]
