"""The roster: ticking, finding, adding, and text that would harm."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from klyngetui.widgets.roster import Roster
from klyngetui.widgets.roster_lines import found_at
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines


def row(name: str, status: str = "present", **more: Any) -> dict[str, Any]:
    return {
        "participant": None,
        "person": None,
        "guest": name,
        "status": status,
        "direct": False,
        "topic": None,
        **more,
    }


class Shown(App[None]):
    """A roster between two fields."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = names
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input(id="above")
        yield Roster([row(name) for name in self.names], lambda one: one["guest"], lambda state: state, id="roster")
        yield Input(id="below")

    def on_mount(self) -> None:
        self.query_one(Roster).focus()

    def on_roster_changed(self) -> None:
        self.heard.append("changed")

    def on_roster_wanted(self) -> None:
        self.heard.append("wanted")

    def on_roster_topic_wanted(self, event: Roster.TopicWanted) -> None:
        self.heard.append(event.presence["guest"])

    @property
    def states(self) -> list[str]:
        return [one["status"] for one in self.query_one(Roster).rows]


async def test_space_ticks_and_arrows_turn_through_three_states() -> None:
    app = Shown("Anne", "Bo", "Cato")
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "right", "down", "left")
        assert app.states == ["absent", "excused", "absent"]
        assert app.heard == ["changed"] * 3
        lines = "\n".join(screen_lines(app))
        assert "0 of 3 present" in lines
        assert "✗ Anne · absent" in lines
        assert "○ Bo · excused" in lines


async def test_letters_find_and_the_find_ends_with_the_tick() -> None:
    app = Shown("Anne Lid", "Bo Sand", "Åse Berg")
    async with app.run_test() as pilot:
        await pilot.press("s", "a")
        assert app.query_one(Roster).cursor == 1
        await pilot.press("x")
        assert app.query_one(Roster).find == "sa"
        await pilot.press("backspace", "backspace", "å", "space")
        assert app.states == ["present", "present", "absent"]
        assert app.query_one(Roster).find == ""


def test_the_beginning_of_a_name_is_found_before_its_middle() -> None:
    names = ["Berit Lund", "Lene Haug", "Olga"]
    assert [found_at(names, text) for text in ("l", "lu", "ga", "x", "")] == [1, 0, 2, None, 0]


async def test_the_ends_lead_on_to_the_fields_there() -> None:
    app = Shown("Anne")
    async with app.run_test() as pilot:
        await pilot.press("down")
        assert app.focused is app.query_one("#below")
        app.query_one(Roster).focus()
        await pilot.press("up")
        assert app.focused is app.query_one("#above")


async def test_adding_marking_and_taking_out() -> None:
    app = Shown("Anne", "Bo")
    async with app.run_test() as pilot:
        roster = app.query_one(Roster)
        await pilot.press("+", "f3", "delete")
        assert app.heard == ["wanted", "Anne", "changed"]
        roster.add(row("Bo"))
        roster.add(row("Cato"))
        assert [one["guest"] for one in roster.rows] == ["Bo", "Cato"]
        roster.mark(roster.rows[1], "pilot")
        await pilot.pause()
        assert "Cato · direct contact · pilot" in "\n".join(screen_lines(app))
        await pilot.press("f3")
        assert roster.rows[1]["direct"] is False


async def test_a_long_roster_scrolls_and_a_click_ticks() -> None:
    app = Shown(*(f"Navn {n:03}" for n in range(300)))
    async with app.run_test(size=(80, 24)) as pilot:
        roster = app.query_one(Roster)
        await pilot.press(*["pagedown"] * 30)
        assert roster.cursor == 299
        assert "Navn 299" in "\n".join(screen_lines(app))
        assert roster.size.height <= 15
        await pilot.click(Roster, offset=(5, 1))
        assert app.states[roster.cursor] == "absent"


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (12, 6)])
async def test_hostile_names_and_topics_do_nothing(size: tuple[int, int]) -> None:
    app = Shown(*TEXTS)
    async with app.run_test(size=size) as pilot:
        for one in app.query_one(Roster).rows:
            one["direct"], one["topic"] = True, one["guest"]
        for _row in TEXTS:
            await assert_harmless(pilot)
            await pilot.press("down")


async def test_an_empty_roster_says_what_to_press() -> None:
    app = Shown()
    async with app.run_test() as pilot:
        await pilot.press("space", "f3", "delete")
        assert "+ adds somebody" in "\n".join(screen_lines(app))
