"""A few invented names every capture test knows."""

from __future__ import annotations

from datetime import date

import pytest

from klyngetui.capture.match import Name, NameIndex

TODAY = date(2026, 11, 23)  # a Monday, in week 48

NAMES = [
    Name("fjord", "participant", "Fjordglimt AS", ("fjordis",)),
    Name("kraft", "participant", "Nordkraft"),
    Name("data", "participant", "Nordlys Data AS"),
    Name("tine", "participant", "Tinebu"),
    Name("sun", "participant", "Sun AS"),
    Name("rør", "participant", 'Rør, Kum & "Sønn"'),
    Name("mø", "participant", "Møllebekk Verft"),
    Name("kari", "person", "Kari Nesbø", ("kn",), ("fjord",)),
    Name("ola", "person", "Ola Voll", (), ("fjord", "kraft")),
    Name("per", "person", "Per Åsenhaug", (), ("kraft",)),
    Name("havrom", "group", "Havrom"),
    Name("hydrogen", "group", "Hydrogen"),
]


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def names() -> NameIndex:
    return NameIndex(NAMES)
