"""One figure at a glance."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from klyngetui.widgets.gauge import Gauge, GaugeData, gauge_lines
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines

CONTACTS = GaugeData(
    "2.5 Direct contacts", 41, 57, target=0.8, months=(0.5, 0.6, None, 0.72), tone="warn", note="12 months"
)


def plain(data: GaugeData, width: int) -> list[str]:
    return [line.plain for line in gauge_lines(data, width)]


def test_a_share_with_its_target() -> None:
    name, value, bar, months = plain(CONTACTS, 32)
    assert name == "▲ 2.5 Direct contacts"
    assert value == "72 %  41 of 57     ┃ target 80 %"
    assert bar == "━" * 23 + "──┃" + "─" * 6
    assert months == "▅▅·▆  12 months"


def test_a_count_with_its_target() -> None:
    stories = GaugeData("5.2 Stories", 4, target=3, months=(1, 2, 4), tone="good")
    name, value, bar, _months = plain(stories, 24)
    assert name == "● 5.2 Stories"
    assert value == "4             ┃ target 3"
    assert bar == "━" * 18 + "┃" + "━" * 5


def test_a_narrow_gauge_shortens_the_target() -> None:
    assert plain(CONTACTS, 24)[1] == "72 %  41 of 57    ┃ 80 %"
    assert plain(CONTACTS, 15)[1] == "72 %  41 of 57"


def test_nothing_to_count_is_neither_nought_nor_all() -> None:
    nobody = GaugeData("2.5", 0, 0, months=())
    _name, value, bar, _months = plain(nobody, 24)
    assert value.strip() == "no participants"
    assert set(bar) == {"·"}


@pytest.mark.parametrize(("n", "of", "words"), [(999, 1000, "99 %"), (1000, 1000, "100 %"), (0, 9, "0 %")])
def test_a_hundred_per_cent_means_all(n: int, of: int, words: str) -> None:
    assert plain(GaugeData("x", n, of), 40)[1].startswith(words)


@pytest.mark.parametrize("width", [1, 5, 24, 80])
def test_lines_never_overflow(width: int) -> None:
    for text in TEXTS:
        data = GaugeData(text, 41, 57, 0.8, tuple([0.5] * 12), "bad", text, text)
        assert all(line.cell_length <= max(width, 4) for line in gauge_lines(data, width)[2:])
        assert gauge_lines(data, width)[0].cell_length <= max(width, 2)


class Gauges(App[None]):
    """Gauges side by side."""

    CSS = "Screen { layout: horizontal; }"

    def __init__(self, data: GaugeData) -> None:
        super().__init__()
        self.data = data

        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        for place in range(3):
            yield Gauge(self.data, id=f"g{place}")

    def on_gauge_opened(self, event: Gauge.Opened) -> None:
        self.opened.append(str(event.control.id))


@pytest.mark.parametrize("text", TEXTS)
async def test_hostile_texts_are_only_shown(text: str) -> None:
    app = Gauges(GaugeData(text, 1, 2, 0.5, (0.1,), "good", text, text))
    async with app.run_test(size=(80, 6)) as pilot:
        await assert_harmless(pilot)


async def test_new_data_shows() -> None:
    app = Gauges(CONTACTS)
    async with app.run_test(size=(90, 6)) as pilot:
        app.query(Gauge).first().show(GaugeData("4.5 Groups", 3, 9))
        await pilot.pause()
        assert "4.5 Groups" in screen_lines(app)[0]
        assert "33 %" in screen_lines(app)[1]


async def test_enter_and_click_open_a_figure() -> None:
    app = Gauges(CONTACTS)
    async with app.run_test(size=(90, 6)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.click("#g2")
        assert app.opened == ["g1", "g2"]
