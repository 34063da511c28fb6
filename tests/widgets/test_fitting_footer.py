from textual.app import App, ComposeResult

from klyngetui.widgets.fitting_footer import FittingFooter, fitting

KEYS = [
    ("select", "EnterOpen"),
    ("new", "nNew"),
    ("edit", "eEdit"),
    ("capture", "aAdd"),
    ("undo", "uUndo"),
    ("search", "/Search"),
    ("help", "?Help"),
    ("quit", "qQuit"),
]


def left(width: int) -> list[str]:
    return [KEYS[n][0] for n in fitting(KEYS, width)]


def test_what_everybody_knows_goes_first_and_help_stays() -> None:
    assert left(80) == [action for action, _words in KEYS]
    assert left(60) == ["select", "new", "edit", "capture", "undo", "search", "help"]
    assert left(42) == ["select", "new", "edit", "capture", "help"]
    assert left(27) == ["select", "capture", "help"]
    assert left(1) == ["capture", "help"]


class Narrow(App[None]):
    BINDINGS = [  # noqa: RUF012 - Textual's own form
        ("n", "new", "New things by the dozen"),
        ("question_mark", "help", "Help"),
        ("q", "quit", "Quit"),
    ]

    def compose(self) -> ComposeResult:
        yield FittingFooter()

    def action_new(self) -> None:
        self.title = "new"

    def action_help(self) -> None:
        self.title = "help"


async def test_no_key_runs_off_the_line_and_a_wider_one_shows_more() -> None:
    app = Narrow()
    async with app.run_test(size=(20, 5)) as pilot:
        footer = app.query_one(FittingFooter)
        assert [words for _key, _name, words in footer.shown()] == ["Help"]
        assert footer.render().plain == " ? Help "
        await pilot.resize_terminal(80, 5)
        await pilot.pause()
        assert [words for _key, _name, words in footer.shown()] == ["New things by the dozen", "Help", "Quit"]


async def test_a_screen_says_what_enter_does_to_its_rows() -> None:
    app = Narrow()
    app.bind("enter", "select", description="Open")
    async with app.run_test(size=(80, 5)) as pilot:
        app.screen.on_enter_words = "Import"  # type: ignore[attr-defined]
        await pilot.pause()
        assert app.query_one(FittingFooter).shown()[0][2] == "Import"
        app.screen.on_enter_words = ""  # type: ignore[attr-defined]
        assert "Enter" not in app.query_one(FittingFooter).render().plain


async def test_a_click_presses_the_key() -> None:
    app = Narrow()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.click(FittingFooter, offset=(5, 0))
        assert app.title == "new"
        await pilot.click(FittingFooter, offset=(30, 0))
        assert app.title == "help"
