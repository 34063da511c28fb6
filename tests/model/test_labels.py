from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui import locale
from klyngetui.model.choice_labels import choice_label, counted_label, entity_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import RECORDS

if TYPE_CHECKING:
    from klyngetui.model.fields import Field


def choices(field: Field) -> set[str]:
    inner = [*field.fields, *([field.item] if field.item else [])]
    return set(field.choices).union(*(choices(one) for one in inner))


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("entity", RECORDS)
def test_everything_has_words(entity: str, language: str) -> None:
    locale.choose(language)
    words = [field_label(field.name) for field in RECORDS[entity]]
    words += [choice_label(one) for field in RECORDS[entity] for one in choices(field)]
    words += [entity_label(entity), counted_label(entity, 1), counted_label(entity, 3)]
    assert all(word and "_" not in word for word in words)


def test_numbers_agree() -> None:
    assert (counted_label("person", 1), counted_label("person", 2)) == ("1 person", "2 people")


def test_the_machine_words_are_not_shown() -> None:
    assert choice_label("no_show") == "nobody came"
    assert field_label("spells") == "time in the team"


def test_what_was_done_about_a_recommendation_is_no_open_action() -> None:
    locale.choose("nb")
    assert (field_label("action"), entity_label("action")) == ("tiltak", "oppgave")
