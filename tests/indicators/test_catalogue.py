"""The list of the label's indicators."""

from __future__ import annotations

from collections import Counter

from klyngetui.indicators.catalogue import BY_NUMBER, INDICATORS, PARTS


def test_there_are_31_in_five_parts():
    assert len(INDICATORS) == len(BY_NUMBER) == 31
    assert Counter(one.part for one in INDICATORS) == {"I": 4, "II": 10, "III": 2, "IV": 12, "V": 3}
    assert [part.number for part in PARTS] == ["I", "II", "III", "IV", "V"]


def test_three_are_measured():
    assert {one.number: one.name for one in INDICATORS if one.measured} == {
        "2.5": "Direct Personal Contacts between the Cluster Management Team and the Cluster Participants",
        "4.5": "Working Groups",
        "5.2": "Success Stories",
    }


def test_every_name_is_there_in_both_languages_and_once():
    for names in ([one.name for one in INDICATORS], [one.name_nb for one in INDICATORS]):
        assert all(names)
        assert len(set(names)) == 31


def test_they_stand_in_the_order_of_their_numbers():
    numbers = [tuple(map(int, one.number.split("."))) for one in INDICATORS]
    assert numbers == sorted(numbers)
