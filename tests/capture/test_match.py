"""Which name a text finds, and when that is decided."""

from __future__ import annotations

import pytest

from klyngetui.capture.match import Name, NameIndex, decided
from klyngetui.capture.words import fold, fold_loosely


def found(text: str, *names: str) -> tuple[list[str], str | None]:
    index = NameIndex([Name(name, "participant", name) for name in names])
    matches = index.match(text, "participant")
    chosen = decided(matches)
    return [match.name.name for match in matches], chosen.name if chosen else None


@pytest.mark.parametrize(
    ("text", "names", "order", "chosen"),
    [
        ("nord", ["Nordlys", "Nord"], ["Nord", "Nordlys"], "Nord"),
        ("nord", ["Nordlys AS", "Nord AS"], ["Nord AS", "Nordlys AS"], "Nord AS"),
        ("nord", ["Ny Nordkyst", "Nordlys"], ["Nordlys", "Ny Nordkyst"], None),
        ("ny no", ["Ny Nordkyst", "Nylund"], ["Ny Nordkyst"], "Ny Nordkyst"),
        ("n ky", ["Nordre Kyst"], ["Nordre Kyst"], "Nordre Kyst"),
        ("kyst", ["Nordkyst"], ["Nordkyst"], None),
        ("nks", ["Nordkyst"], ["Nordkyst"], None),
        ("alesund", ["Ålesund Havn"], ["Ålesund Havn"], "Ålesund Havn"),
        ("aalesund", ["Ålesund Havn"], ["Ålesund Havn"], "Ålesund Havn"),
        ("ålesund", ["Aalesund Havn"], ["Aalesund Havn"], "Aalesund Havn"),
        ("MØLLE", ["Møllebekk"], ["Møllebekk"], "Møllebekk"),
        ("molle", ["Møllebekk"], ["Møllebekk"], "Møllebekk"),
        ("", ["Møllebekk"], [], None),
        ("x", ["Møllebekk"], [], None),
    ],
)
def test_order_and_decision(text: str, names: list[str], order: list[str], chosen: str | None) -> None:
    assert found(text, *names) == (order, chosen)


def test_a_nickname_counts_as_a_name() -> None:
    index = NameIndex(
        [Name("1", "participant", "Havbruksteknologi", ("hbt",)), Name("2", "participant", "Hbtransport")]
    )
    chosen = decided(index.match("HBT", "participant"))
    assert chosen is not None
    assert chosen.id == "1"


def test_people_are_those_of_the_participant() -> None:
    index = NameIndex([Name("1", "person", "Kari", (), ("a",)), Name("2", "person", "Karin", (), ("b", "a"))])
    assert [match.name.id for match in index.match("kar", "person", "b")] == ["2"]
    assert [name.id for name in index.people_at("a")] == ["1", "2"]
    assert index.people_at("c") == []


def test_folding() -> None:
    assert fold("Møte Æra Ålesund É") == "mote aera alesund e"
    assert fold_loosely("Moete Aalesund") == fold_loosely("Møte Ålesund")
