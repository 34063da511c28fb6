from __future__ import annotations

import uuid

import pytest

from klyngetui.model import ids


def test_ids_of_one_program_rise_and_never_repeat() -> None:
    made = [ids.uuid7() for _n in range(5000)]
    assert made == sorted(set(made))


def test_they_are_uuids_of_version_seven() -> None:
    made = uuid.UUID(ids.uuid7())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert ids.is_uuid(str(made))


def test_they_rise_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids.uuid7()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_000_000_000_000_000_000)
    assert ids.uuid7() > before


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("01a209ca-bbf1-7322-8514-56c8c60a0135", True),
        ("01A209CA-BBF1-7322-8514-56C8C60A0135", False),
        ("01a209cabbf1732285145 6c8c60a0135000", False),
        ("01a209cabbf17322851456c8c60a0135", False),
        ("p1", False),
        ("", False),
    ],
)
def test_what_is_a_uuid(text: str, yes: bool) -> None:
    assert ids.is_uuid(text) is yes


def test_a_name_from_outside_always_gives_the_same_id() -> None:
    cluster = "01a209ca-bbf1-7322-8514-56c8c60a0135"
    assert ids.uuid5(cluster, "person", "p1") == str(uuid.uuid5(uuid.UUID(cluster), "person/p1"))
    others = {ids.uuid5(cluster, entity, name) for entity in ("person", "group") for name in ("p1", "p2", "ø")}
    assert len(others) == 6
