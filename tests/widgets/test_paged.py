"""The list of any length."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource, Row, Source
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines
from tests.widgets.sources import Numbers

COLUMNS = (Column("Nr", 7, right=True), Column("Who", 10, flex=1))


class Listing(App[None]):
    """One list and what it said."""

    def __init__(self, source: Source | None, columns: tuple[Column, ...] = COLUMNS) -> None:
        super().__init__()
        self.paged = PagedList(columns, source, empty="Nothing logged yet\na adds the first entry")
        self.seen: list[object] = []
        self.opened: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.paged

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        assert event.control is self.paged
        self.seen.append(event.row.key if event.row else None)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        assert event.control is self.paged
        self.opened.append(event.row.key)


async def test_a_million_rows_move_and_stay_few() -> None:
    source = Numbers(1_000_000)
    app = Listing(source)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "j", "down", "k")
        assert app.paged.cursor == 2
        await pilot.press("pagedown", "pagedown", "pageup")
        assert app.paged.cursor == 21
        await pilot.press("G")
        assert app.paged.row == source.row(999_999)
        assert "Fjordglimt 999999" in screen_lines(app)[-1]
        await pilot.press("k", "k", "end", "home", "G", "g")
        assert app.paged.row == source.row(0)
        for place in (400_000, 123_456, 999_999, 5):
            app.paged.scroll_to(y=place, animate=False)
            await pilot.pause()
            shown = min(place, 1_000_000 - app.paged.sight)
            assert f"Fjordglimt {shown}" in screen_lines(app)[1]
            assert len(app.paged.window.rows) <= app.paged.window.limit
        assert len(list(app.query("*"))) <= 4
        assert source.largest <= 200


async def test_the_header_stays_and_columns_are_in_their_places() -> None:
    app = Listing(Numbers(100))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("G")
        lines = screen_lines(app)
        assert lines[0].startswith("        Nr  Who")
        assert lines[-1].startswith(" · 0000099  Fjordglimt 99")


async def test_signs_stand_beside_colours() -> None:
    app = Listing(Numbers(5))
    async with app.run_test(size=(40, 10)):
        assert [line[1] for line in screen_lines(app)[1:6]] == [" ", "●", "▲", "!", "·"]


async def test_highlighted_and_selected_say_which_row() -> None:
    app = Listing(Numbers(50))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "enter")
        assert app.seen == [0, 1]
        assert app.opened == [1]
        await pilot.press("k", "k", "k")
        assert app.seen == [0, 1, 0]


async def test_mouse_moves_opens_and_scrolls() -> None:
    app = Listing(Numbers(500))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(PagedList, offset=(5, 4))
        assert (app.paged.cursor, app.opened) == (3, [])
        await pilot.click(PagedList, offset=(5, 4))
        assert app.opened == [3]
        await pilot.click(PagedList, offset=(5, 0))
        assert app.paged.cursor == 3
        await pilot._post_mouse_events([events.MouseScrollDown], PagedList)
        await pilot.wait_for_scheduled_animations()
        assert app.paged.scroll_offset.y > 0
        assert app.paged.cursor == 3


async def test_rows_that_would_be_cut_take_two_lines_where_the_list_wraps() -> None:
    rows = [Row(at, (str(at), f"Ny kontrakt på ammoniakkpilot {at}"), "good") for at in range(30)]
    app = Listing(ListSource(rows))
    app.paged.wraps = True
    async with app.run_test(size=(36, 10)) as pilot:
        assert [line[:34].rstrip() for line in screen_lines(app)[1:5]] == [
            " ●       0  Ny kontrakt på",
            "            ammoniakkpilot 0",
            " ●       1  Ny kontrakt på",
            "            ammoniakkpilot 1",
        ]
        await pilot.press("j", "j", "j", "j")
        assert "ammoniakkpilot 4" in screen_lines(app)[8]
        await pilot.press("G")
        assert app.paged.cursor == 29
        assert "ammoniakkpilot 29" in "".join(screen_lines(app)[7:])
        await pilot.click(PagedList, offset=(5, 4))
        place = app.paged.cursor
        await pilot.click(PagedList, offset=(5, 3))
        assert app.opened == [place]
        await pilot.press("pageup", "g")
        assert app.paged.scroll_offset.y == 0
        app.paged.reload()
        assert app.paged.row == rows[0]
        await pilot.resize_terminal(80, 10)
        await pilot.pause()
        assert "Ny kontrakt på ammoniakkpilot 1" in screen_lines(app)[2]


async def test_a_list_sent_to_a_row_before_it_is_laid_out_begins_there() -> None:
    class Begun(Listing):
        def on_mount(self) -> None:
            self.paged.move_to(50_000)

    app = Begun(Numbers(100_000))
    async with app.run_test(size=(40, 20)):
        assert app.paged.cursor == 50_000
        assert any("Fjordglimt 50000" in line for line in screen_lines(app)[5:15])


async def test_keys_go_on_from_the_cursor_after_scrolling_far_away() -> None:
    app = Listing(Numbers(100_000))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "j", "j")
        app.paged.scroll_to(y=50_000, animate=False)
        await pilot.pause()
        assert app.paged.row is None
        await pilot.press("j")
        assert app.seen[-1] == 4
        assert app.paged.cursor == 4
        assert "Fjordglimt 4 " in "".join(screen_lines(app))


async def test_a_refresh_keeps_the_cursor_on_its_row() -> None:
    rows = [Row(f"p{number}", (str(number), "Havrom")) for number in range(300)]
    app = Listing(ListSource(rows))
    async with app.run_test(size=(40, 10)) as pilot:
        app.paged.move_to("p200")
        await pilot.pause()
        assert app.paged.cursor == 200
        app.paged.window.source = ListSource([Row("new", ("9", "Nyskjær")), *rows])
        app.paged.reload()
        await pilot.pause()
        assert app.paged.row == rows[200]
        assert app.paged.cursor == 201
        assert app.seen == ["p0", "p200"]


async def test_other_rows_start_at_the_top() -> None:
    app = Listing(Numbers(300))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("G")
        app.paged.show_source(Numbers(4))
        await pilot.pause()
        assert app.paged.cursor == 0
        assert "Fjordglimt 0" in screen_lines(app)[1]
        app.paged.show_source(ListSource([]))
        await pilot.pause()
        assert app.seen[-1] is None


async def test_an_empty_list_says_what_to_press() -> None:
    app = Listing(None)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "k", "G", "g", "enter", "pagedown")
        assert "a adds the first entry" in "".join(screen_lines(app))
        assert app.opened == []
        app.paged.reload()
        await assert_harmless(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (12, 3), (160, 45)])
async def test_hostile_texts_are_only_shown(size: tuple[int, int]) -> None:
    rows = [Row(place, (text, text), "warn", text[:1]) for place, text in enumerate(TEXTS)]
    app = Listing(ListSource(rows), (Column("[/foo]\x1b", 8), Column(TEXTS[3], 6, flex=1)))
    async with app.run_test(size=size) as pilot:
        await assert_harmless(pilot)
        await pilot.press("j", "G")
        await assert_harmless(pilot)
        assert app.is_running


async def test_resizing_keeps_the_cursor_in_sight() -> None:
    app = Listing(Numbers(1000))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("pagedown", "pagedown")
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert f"Fjordglimt {app.paged.cursor}" in "".join(screen_lines(app))
