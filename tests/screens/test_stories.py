"""Stories: the board by stage, what each needs, the form, and stories begun from entries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klyngetui.screens.forms.form import Form
from klyngetui.screens.stories.data import seed_story
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Refused
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_area import PlainArea
from tests.screens.logs import log_at, opened, text
from tests.screens.rich import KEYS, hostile, rich
from tests.screens.steps import WIDE, go, letters, line_of, record
from tests.widgets.hostile import assert_harmless


def story(path: Path, title: str) -> dict[str, Any]:
    return record(path, title, "story")


async def test_stories_stand_by_stage_with_what_each_needs(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "6")
        assert "Seed 1 ▸ Drafted 1 ▸ Consent 3 ▸ Ready 1 ▸ Published 1     ★ 1 count" in text(pilot)
        assert "what the cluster did" in line_of(pilot, "Tang på menyen")
        assert line_of(pilot, "Felles båt").split()[1] == "Drafted"
        assert "consent and publica" in line_of(pilot, "Ny kai")
        assert "consent withdrawn" in line_of(pilot, "Trukket")
        assert "too old to count" in line_of(pilot, "For gammel")
        assert line_of(pilot, "Ferdig kai").startswith(" ★")
        assert "★ innovation" in text(pilot)
        assert "☆ branding" in text(pilot)
        assert "· visibility" in text(pilot)


async def test_a_wide_screen_shows_a_board(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), WIDE) as (app, pilot):
        await go(pilot, "6")
        heads = next(line for line in text(pilot).splitlines() if "Seed 1 " in line and "▸" not in line)
        assert heads.split() == ["Seed", "1", "Drafted", "1", "Consent", "3", "Ready", "1", "Published", "1"]
        await go(pilot, "right", "right", "right", "right")
        assert app.screen.focused.id == "stage-published"
        assert "Published: 03.10.2026  Nettsiden  https://kai.example" in text(pilot)
        await go(pilot, "right", "left", "left")
        assert app.screen.focused.id == "stage-ready"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.focused.id == "every"
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert app.screen.focused.id == "stage-ready"


async def test_a_stage_with_long_titles_gets_the_room_the_others_do_not_need(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    long = "Landstrøm i fire småhavner langs hele kysten"
    with open_log(path) as log:
        (seed,) = (kept for kept in log.cabinet.load("story") if kept.record["title"] == "Felles båt")
        commit(log, [Edit("story", seed.record["id"], {"title": long})])
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, "6")
        board = text(pilot).splitlines()[2:12]
        for title in (long, "Tang på menyen", "Trukket", "Ferdig kai", "For gammel"):
            assert any(title in line for line in board), title


async def test_titles_for_which_there_is_no_room_go_on_in_a_second_line(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    with open_log(path) as log:
        for n, kept in enumerate(log.cabinet.load("story")):
            title = f"Landstrøm i småhavner langs kysten {n}"
            commit(log, [Edit("story", kept.record["id"], {"title": title})])
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, "6")
        board = "\n".join(text(pilot).splitlines()[2:12])
        assert "…" not in board
        assert "kysten 0" in board


async def test_one_step_further_marks_ready_what_only_waits_for_that(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "6")
        app.screen.query_one("#every", PagedList).focus()
        while app.screen.card().kept.record["title"] != "Nesten der":
            await go(pilot, "down")
        await go(pilot, "plus")
        assert story(path, "Nesten der")["ready_on"] == "2026-11-23"
        assert "5.2: 1 → 2" in text(pilot)
        # The cursor follows the story to its new stage.
        assert app.screen.card().kept.record["title"] == "Nesten der"
        await go(pilot, "plus")
        assert app.screen.focused.id == "ask-publications"
        await go(pilot, "escape", "u")
        assert story(path, "Nesten der")["ready_on"] is None


async def test_one_step_further_goes_to_the_field_that_is_missing(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "6", "plus")
        assert app.screen.focused.id == "ask-contribution"
        await go(pilot, *letters("Koblet dem"), "f2")
        assert story(app.path, "Tang på menyen")["contribution"] == "Koblet dem"


async def test_one_step_further_publishes_what_is_ready_and_renews_a_consent(tmp_path: Path) -> None:
    ends = {"scope": "public", "by": "Kari Nes", "on": "2026-01-01", "expires_on": "2026-05-01"}
    told = {"contribution": "Koblet", "result": "Solgt", "outcome_on": "2026-06-01", "ready_on": "2026-06-02"}
    base = {"participants": [{"participant": "fjord"}], **told}
    stories = [
        {"id": "s1", "title": "Utløpt", **base, "consent": ends},
        {"id": "s2", "title": "Klar", **base, "consent": {**ends, "expires_on": None}},
    ]
    link = {"of": {"entity": "story", "id": "s2"}, "kind": "link", "url": "https://kai.example", "level": 3}
    evidence = [{"id": "e1", **link, "label": "Omtale", "added_on": "2026-06-03"}]
    path = log_at(tmp_path / "log.db", stories=stories, evidence=evidence)
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, "6", "plus")
        assert app.screen.focused.id == "ask-consent_expires_on"
        await go(pilot, "escape", "right")
        assert "Evidence: Omtale" in text(pilot)
        await go(pilot, "plus")
        assert app.screen.focused.id == "ask-publications"
        await go(pilot, *letters("Nettsiden, 1.11.2026"), "f2")
        assert story(path, "Klar")["publications"][0]["channel"] == "Nettsiden"
        await go(pilot, "plus")
        assert "counts already" in text(pilot)
        await go(pilot, "o")
        assert app._trail[-1] == "log"
        assert "Klar" in text(pilot)


async def test_roles_and_the_entries_behind_a_story_are_asked_for(tmp_path: Path) -> None:
    row = {"participant": "fjord", "role": "Eier"}
    path = log_at(tmp_path / "log.db", stories=[{"id": "s1", "title": "Tang", "participants": [row]}])
    async with opened(path) as (app, pilot):
        await go(pilot, "6", "e")
        form = app.screen
        assert isinstance(form, Form)
        form.query_one("#ask-participants").focus()
        await go(pilot, "space", *letters("havl"), "enter")
        roles = form.query_one("#ask-roles", PlainArea)
        assert roles.text == "Fjordglimt AS: Eier"
        roles.load_text("Fjordglimt AS: Eier\nNoen andre: Pilot")
        await go(pilot, "f2")
        assert "It stands so: Noen andre: Pilot" in " ".join(text(pilot).split())
        roles.load_text("havlykta: Pilot")
        form.query_one("#ask-activities").focus()
        await go(pilot, "space", *letters("ammoniakk"), "enter", "f2")
        made = story(path, "Tang")
        told = [(app.desk.name(one["participant"]), one["role"]) for one in made["participants"]]
        assert told == [("Fjordglimt AS", None), ("Havlykta", "Pilot")]
        assert made["activities"] == [app.desk.log.cabinet.load("activity")[0].record["id"]]


async def test_a_story_is_begun_once_from_an_entry(tmp_path: Path) -> None:
    path = log_at(tmp_path / "log.db", stories=[])
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "s", "2", "s")
        assert "begun from that entry already" in text(pilot)
        assert len(app.desk.log.cabinet.load("story")) == 1


async def test_a_story_from_nothing_to_published(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "6", "n", *letters("Kaifest"))
        form = app.screen
        assert isinstance(form, Form)

        async def fill(name: str, *keys: str) -> None:
            form.query_one(f"#ask-{name}").focus()
            await go(pilot, *keys)

        await fill("participants", "space", *letters("havl"), "enter")
        await fill("contribution", *letters("Samlet"), "enter", *letters("alle"))
        await fill("result", *letters("Kai"))
        await fill("result_value", *letters("2,5"))
        await fill("outcome_on", *letters("1.6.2026"))
        await fill("consent_scope", "right")
        await fill("publications", *letters("Avisa, Nord, 3.10.2026"))
        await go(pilot, "f2")
        assert "Say who gave consent." in text(pilot)
        await fill("consent_by", *letters("Ola"))
        await fill("consent_on", *letters("2.6.2026"), "enter")
        assert not isinstance(app.screen, Form)
        assert "5.2: 1 → 2" in text(pilot)
        made = story(path, "Kaifest")
        assert made["contribution"] == "Samlet\nalle"
        assert made["result_value"] == 2.5
        assert made["publications"] == [{"channel": "Avisa, Nord", "on": "2026-10-03", "url": None}]
        assert (made["consent"]["scope"], made["consent"]["on"]) == ("public", "2026-06-02")
        assert [app.desk.name(row["participant"]) for row in made["participants"]] == ["Havlykta"]


async def test_a_form_opened_and_saved_unchanged_changes_nothing(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "6")
        before = app.desk.log.version()
        for _story in range(7):
            await go(pilot, "enter", "f2", "down")
            assert not isinstance(app.screen, Form)
        assert app.desk.log.version() == before


def test_a_story_is_begun_from_an_entry(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    with open_log(path) as log:
        activity = next(one.record for one in log.cabinet.load("activity") if one.record["decisions"])
        made = log.cabinet.find(seed_story(log, activity["id"])).record
        assert made["title"] == "Møte om båt"
        assert [row["participant"] for row in made["participants"]] == [
            row["participant"] for row in activity["attendance"]
        ]
        assert made["activities"] == [activity["id"]]
        with pytest.raises(Refused):
            seed_story(log, made["id"])


async def test_a_story_is_begun_from_the_timeline_of_a_participant(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "3", "slash", *"fjordgl", "enter", "enter", "down", "down", "s")
        assert app.screen.WHERE == "stories"
        assert "A story begins" in text(pilot)
        assert app.screen.card().kept.record["title"] == "Pilot på ammoniakk"
        await go(pilot, "u")
        assert len(app.desk.log.cabinet.load("story")) == 7


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_a_story_is_begun_from_the_log_and_from_an_entry(tmp_path: Path, size: tuple[int, int]) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, size) as (app, pilot):
        await go(pilot, "2")
        # Stories without an outcome stand on the day they were recorded: where the entry stands depends on the day.
        while "Pilot" not in str(app.focused.row.cells):
            await go(pilot, "down")
        await go(pilot, "s")
        assert app.screen.WHERE == "stories"
        title = app.screen.card().kept.record["title"]
        await go(pilot, "2", "enter", "s")
        assert app.screen.WHERE == "stories"
        assert title == "Pilot på ammoniakk"


async def test_without_stories_it_says_what_to_press(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {key: [] for key in KEYS}
    for size in ((80, 24), WIDE):
        path = tmp_path / f"{size[0]}.db"
        async with opened(rich(path, **nothing), size) as (_app, pilot):
            await go(pilot, "6", "e", "plus", "left", "right", "enter")
            assert "Press n" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), WIDE])
async def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(hostile(tmp_path / "log.db"), size) as (app, pilot):
        for key in ("6", "down", "right"):
            await go(pilot, key)
            await assert_harmless(pilot)
        await go(pilot, "enter", "tab", "tab", "pagedown", "f2", "escape", "escape")
        assert app.is_running
