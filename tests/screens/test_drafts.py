"""What is typed in any form survives a kill: it stands there again, and is gone once saved or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from klyngetui.app import KlyngeApp
from klyngetui.screens.desk import Desk
from klyngetui.screens.evidence import forms as evidence_forms
from klyngetui.screens.forms.form import Form
from klyngetui.screens.forms.stale import StaleScreen
from klyngetui.screens.groups import forms as groups_forms
from klyngetui.screens.participants import forms as participants_forms
from klyngetui.screens.readiness import forms as readiness_forms
from klyngetui.screens.review import forms as review_forms
from klyngetui.screens.settings import forms as settings_forms
from klyngetui.screens.settings.counting import CountingForm
from klyngetui.screens.stories import forms as stories_forms
from klyngetui.store import drafts
from klyngetui.store.cabinet import Kept
from klyngetui.store.changes import Edit, commit
from klyngetui.store.erase import erase
from klyngetui.store.log import open_log
from klyngetui.widgets.choice_field import ChoiceField
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput
from tests.screens.logs import opened, settled, text
from tests.screens.steps import go

TYPED = "Halvferdig"


def first(desk: Desk, entity: str) -> Kept:
    return desk.log.cabinet.load(entity)[0]


FORMS: dict[str, Callable[[Desk], Form]] = {
    "new participant": participants_forms.new_form,
    "participant": lambda desk: participants_forms.edit_form(desk, first(desk, "participant")),
    "end of a group": lambda desk: groups_forms.end_form(desk, first(desk, "group")),
    "new story": lambda desk: stories_forms.story_form(desk, None),
    "story": lambda desk: stories_forms.story_form(desk, first(desk, "story")),
    "link": lambda desk: evidence_forms.link_form(desk, "Pilot", first(desk, "activity").record),
    "link of a story": lambda desk: evidence_forms.link_form(desk, "Tang", first(desk, "story").record),
    "recommendation": lambda desk: readiness_forms.recommendation_form(desk, None),
    "rating": lambda desk: readiness_forms.rating_form(desk, "2.5"),
    "review": lambda desk: review_forms.looking_back(desk, "2026-W47"),
    "review before": lambda desk: review_forms.looking_back(desk, "2026-W46"),
    "target": lambda desk: settings_forms.target_form(desk, first(desk, "target").record["id"]),
    "cluster": lambda desk: settings_forms.cluster_form(desk, "name"),
    "counting": lambda desk: CountingForm(desk, "default_period"),
}


async def pushed(app: KlyngeApp, pilot: Pilot[None], form: Form) -> Form:
    app.push_screen(form)
    await settled(pilot)
    return form


def front(app: KlyngeApp) -> Form:
    assert isinstance(app.screen, Form), app.screen
    return app.screen


def texts(form: Form) -> list[Widget]:
    return [field for ask in form.asks if isinstance(field := form.field(ask.name), PlainInput | PlainArea)]


def put(field: Widget, words: str) -> None:
    if isinstance(field, PlainArea):
        field.load_text(words)
    elif isinstance(field, PlainInput):
        field.value = words


def standing(field: Widget) -> str:
    return field.text if isinstance(field, PlainArea) else field.value if isinstance(field, PlainInput) else ""


async def test_every_form_keeps_what_is_typed_until_it_is_thrown_away(path: Path) -> None:
    async with opened(path) as (app, pilot):
        for name, made in FORMS.items():
            form = made(app.desk)
            await app.push_screen(form)
            put(texts(form)[0], f"{TYPED} {name}")
            form.keep()
            # While Home counts, the log may be held for a moment: the form tries again by itself.
            while not drafts.find(app.desk.log, form.place):
                await pilot.pause()
            await app.pop_screen()
        assert len(drafts.places(app.desk.log)) == len(FORMS)
    async with opened(path) as (app, pilot):
        for name, made in FORMS.items():
            form = made(app.desk)
            await app.push_screen(form)
            assert standing(texts(form)[0]) == f"{TYPED} {name}"
            form.action_leave()
            assert drafts.find(app.desk.log, form.place), name
            form.action_leave()
            await pilot.pause()
            assert app.screen is not form, name
        assert drafts.places(app.desk.log) == []


async def test_what_is_typed_is_kept_by_itself_and_told_at_the_next_start(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("3", "n", *TYPED)
        while not drafts.places(app.desk.log):
            await pilot.pause(0.05)
        front(app).keep()
    async with opened(path) as (app, pilot):
        assert "What you typed in “New participant” is there when you open it again" in text(pilot)
        await go(pilot, "3", "n")
        assert standing(texts(front(app))[0]) == TYPED
        assert "was kept and stands here again" in text(pilot)
        await go(pilot, "enter")
        assert TYPED in {one.record["name"] for one in app.desk.log.cabinet.load("participant")}
        assert drafts.places(app.desk.log) == []


async def test_a_choice_alone_is_kept_too(path: Path) -> None:
    async with opened(path) as (app, pilot):
        form = await pushed(app, pilot, FORMS["participant"](app.desk))
        choice = form.query(ChoiceField).first()
        choice.action_turn(1)
        wanted = choice.value
        while not drafts.places(app.desk.log):
            await pilot.pause(0.05)
    async with opened(path) as (app, pilot):
        form = await pushed(app, pilot, FORMS["participant"](app.desk))
        assert form.query(ChoiceField).first().value == wanted


async def test_two_windows_keep_a_form_each(path: Path) -> None:
    async with opened(path) as (one, first_pilot), opened(path) as (other, other_pilot):
        for app, pilot, words in ((one, first_pilot, "én"), (other, other_pilot, "to")):
            form = await pushed(app, pilot, FORMS["new participant"](app.desk))
            put(texts(form)[0], words)
            form.keep()
    found = []
    async with opened(path) as (app, pilot):
        for _time in range(2):
            form = await pushed(app, pilot, FORMS["new participant"](app.desk))
            found.append(standing(texts(form)[0]))
            await go(pilot, "escape", "escape")
        assert sorted(found) == ["to", "én"]
        assert drafts.places(app.desk.log) == []


async def test_what_came_since_a_draft_was_begun_is_shown_before_it_is_saved_over(path: Path) -> None:
    async with opened(path) as (app, pilot):
        record = first(app.desk, "participant").record
        form = await pushed(app, pilot, FORMS["participant"](app.desk))
        put(form.field("name"), TYPED)
        form.keep()
    with open_log(path) as log:
        commit(log, [Edit("participant", record["id"], {"name": "Deres navn"})])
    async with opened(path) as (app, pilot):
        found = app.desk.log.cabinet.find(record["id"])
        assert found is not None
        await pushed(app, pilot, participants_forms.edit_form(app.desk, found))
        await go(pilot, "f2")
        assert isinstance(app.screen, StaleScreen)


async def test_erasing_a_person_takes_drafts_of_any_form_along(path: Path) -> None:
    async with opened(path) as (app, pilot):
        form = await pushed(app, pilot, stories_forms.story_form(app.desk, None))
        put(texts(form)[0], "Slik gjorde Kari Nes det")
        form.keep()
    with open_log(path) as log:
        person = next(one for one in log.cabinet.load("person") if one.record["name"] == "Kari Nes")
        erase(log, person)
        assert log.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


@pytest.mark.parametrize("line", ["m fjordglimt: kari, om tang", "s fjordglimt, om tang"])
async def test_a_line_taken_into_the_form_leaves_what_was_kept_for_the_next_time(path: Path, line: str) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "ctrl+e")
        put(front(app).field("title"), TYPED)
        front(app).keep()
    async with opened(path) as (app, pilot):
        app.screen.open_capture(line)
        await settled(pilot)
        await go(pilot, "ctrl+e")
        assert standing(front(app).field("title")) == "om tang"
        await go(pilot, "escape")
        assert not isinstance(app.screen, Form)
        await go(pilot, "escape", "ctrl+e")
        assert standing(front(app).field("title")) == TYPED
