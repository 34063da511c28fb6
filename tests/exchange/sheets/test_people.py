"""A list of people: found by address, then by name; filled in, renamed, or new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.model.check import Invalid
from tests.exchange.sheets.kit import accept, kinds, norwegian, people, problems
from tests.store.logs import add, participant, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log

HEAD = "Fornavn;Etternavn;Bedrift;E-post;Stilling;Mobil"


def test_new_known_renamed_and_repeated(log: Log, tmp_path: Path) -> None:
    fjord = participant(log, "Fjordglimt AS")
    kari = add(log, "person", name="Kari Vik", email="Kari@fjordglimt.example")
    ola = add(log, "person", name="Ola Moen", employments=[{"participant": fjord}])
    path = norwegian(
        tmp_path,
        HEAD,
        "Kari;Vik Moen;Fjordglimt;kari@fjordglimt.example;Daglig leder;+47 900 00 000",
        "Ola;Moen;Fjordglimt AS;ola@fjordglimt.example;;",
        "Åse;Ny;Fjordglimt AS;;;",
    )
    found = people(log, path)
    assert [(one.kind, one.words) for one in found] == [
        ("renamed", "now “Kari Vik Moen”"),
        ("filled", "phone: +47 900 00 000"),
        ("filled", "role: Daglig leder"),
        ("filled", "works for Fjordglimt AS"),
        ("filled", "e-mail: ola@fjordglimt.example"),
        ("joined", "new person at Fjordglimt AS"),
    ]
    accept(log, found)
    one = record(log, kari)
    assert (one["name"], one["nicknames"], one["role"]) == ("Kari Vik Moen", ["Kari Vik"], "Daglig leder")
    assert one["employments"] == [{"participant": fjord, "from": None, "to": None}]
    assert record(log, ola)["email"] == "ola@fjordglimt.example"
    assert people(log, path) == []


def test_an_unknown_participant_is_an_error_or_made(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, HEAD, "Kari;Vik;Ukjent AS;;;", "Ola;Moen;ukjent;;;")
    with pytest.raises(Invalid) as refused:
        people(log, path)
    assert list(problems(refused.value)) == [
        "tabell.csv, row 2, column C “Bedrift”",
        "tabell.csv, row 3, column C “Bedrift”",
    ]
    found = people(log, path, create=True)
    assert kinds(found) == [("joined", "Ukjent AS"), ("joined", "Kari Vik"), ("joined", "Ola Moen")]
    accept(log, found)
    assert people(log, path, create=True) == []


def test_a_namesake_elsewhere_is_somebody_else(log: Log, tmp_path: Path) -> None:
    fjord = participant(log, "Fjordglimt AS")
    participant(log, "Nordlys AS")
    add(log, "person", name="Kari Vik", employments=[{"participant": fjord}])
    assert kinds(people(log, norwegian(tmp_path, HEAD, "Kari;Vik;Nordlys AS;;;"))) == [("joined", "Kari Vik")]


def test_errors(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, HEAD, ";;;;;9", "Kari;Vik;;kari;;", "Ola;Moen;;o@x.example;;", "Ola;M;;o@x.example;;")
    with pytest.raises(Invalid) as refused:
        people(log, path)
    assert list(problems(refused.value)) == [
        "tabell.csv, row 2, column A “Fornavn”",
        "tabell.csv, row 3, column D “E-post”",
        "tabell.csv, row 5, column D “E-post”",
    ]
