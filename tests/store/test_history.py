from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui import locale
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.history import action_words, history, record_name
from klyngetui.store.undo import redo, undo
from tests.store.logs import add, edit, meeting, participant

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def lines(log: Log, record_id: str) -> list[str]:
    return [line for step in history(log, record_id) for line in step.words]


def test_an_entry_from_its_making_on(log: Log) -> None:
    one = participant(log)
    log.actor = add(log, "team_member", name="Ola Vik")
    entry = meeting(log, one, status="planned", date="2026-11-23")
    edit(log, entry, status="held", title="Om ammoniakk")
    edit(log, entry, attendance=[], team=[log.actor])
    undo(log)
    redo(log)
    assert lines(log, entry) == [
        "made",
        "status: planned → held",
        "title: – → “Om ammoniakk”",
        "attendance: removed Fjordglimt AS present",
        "team: added Ola Vik",
        "taken back",
        "attendance: added Fjordglimt AS present",
        "team: removed Ola Vik",
        "brought back",
        "attendance: removed Fjordglimt AS present",
        "team: added Ola Vik",
    ]
    assert {step.actor for step in history(log, entry)} == {"Ola Vik"}


def test_spells_settings_flags_and_references(log: Log) -> None:
    one, two = participant(log), participant(log, "Havblikk AS")
    edit(log, one, commitments=[{"from": "2025-01-01", "to": "2026-06-30", "ground": "fee"}])
    edit(log, one, succeeded_by={"participant": two, "on": "2026-07-01"})
    edit(log, log.cluster["id"], settings={**log.cluster["settings"], "direct_max_orgs": 6})
    assert lines(log, one)[1:] == [
        "commitments: added from 01.01.2025 to 30.06.2026 fee; removed from 01.01.2025 agreement",
        "succeeded by: – → Havblikk AS 01.07.2026",
    ]
    assert lines(log, log.cluster["id"])[-1] == "settings: most participants at a direct contact: 4 → 6"


def test_where_an_imported_entry_came_from(log: Log) -> None:
    entry = meeting(log, source={"from": "csv", "file": "møter.csv", "row": 7})
    assert lines(log, entry) == ["imported from møter.csv"]


def test_an_action_in_one_line(log: Log) -> None:
    one = participant(log)
    entry = meeting(log, one, date="2026-11-23", status="planned")
    last = edit(log, entry, status="held", notes="mye å si")
    actions = [row[0] for row in log.connection.execute("SELECT action_id FROM change ORDER BY seq")]
    assert action_words(log, actions[1]) == "added participant Fjordglimt AS"
    assert action_words(log, actions[2]) == "added meeting with Fjordglimt AS, 23.11.2026"
    assert action_words(log, last) == ("edited meeting with Fjordglimt AS, 23.11.2026: notes, status planned → held")


def test_an_action_of_many_records(log: Log) -> None:
    ids = [uuid7() for _n in range(5)]
    made = commit(log, [Edit("participant", one, {"name": "Bedrift AS", "kind": "sme"}) for one in ids])
    changed = commit(log, [Edit("participant", one, {"notes": "x"}) for one in ids])
    assert action_words(log, made) == "added 5 participants"
    assert action_words(log, changed) == "changed 5 participants"
    both = commit(
        log,
        [Edit("participant", one, {"name": "Ny AS", "kind": "sme"}) for one in (*ids[:1], uuid7(), uuid7(), uuid7())],
    )
    assert action_words(log, both) == "added 3 participants and changed 1 participant"


def test_every_kind_of_record_can_be_called_something(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", "2026-11-23")
    one = participant(log)
    entry = meeting(log, one)
    group = add(log, "group", name="Havrom", kind="working_group")
    called = {
        add(log, "story", title="Ny kontrakt"): "“Ny kontrakt”",
        add(
            log, "evidence", of={"entity": "activity", "id": entry}, kind="link", label="Referat"
        ): "evidence “Referat”",
        add(log, "action", text="Ring Kari"): "“Ring Kari”",
        add(log, "review", week="2026-W47"): "weekly review, week 47",
        add(log, "seal", period="2026-Q1"): "seal 2026-Q1",
        add(log, "rating", indicator="1.1"): "“1.1”",
        meeting(log, kind="group_meeting", group=group): "group meeting of Havrom, 02.03.2026",
        meeting(log): "meeting, 02.03.2026",
    }
    assert {one: record_name(log, one) for one in called} == called


def test_long_text_stays_one_short_line(log: Log) -> None:
    entry = meeting(log)
    edit(log, entry, notes="ord\n" * 1000)
    assert len(lines(log, entry)[-1]) < 90


def test_nothing_is_known_of_an_unknown_id(log: Log) -> None:
    assert history(log, uuid7()) == []


def test_norwegian_words_never_break_it(log: Log) -> None:
    locale.choose("nb")
    entry = meeting(log, participant(log))
    edit(log, entry, status="cancelled")
    assert len(lines(log, entry)) == 2
