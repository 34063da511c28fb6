"""The one binding table and its rules."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Footer

from klyngetui import locale
from klyngetui.keys.binding import bind_keys, bindings, places
from klyngetui.keys.mapping import KeyClash, check, having, remap, unfit
from klyngetui.keys.row import Key
from klyngetui.keys.table import BOXES, SCREENS, TABLE
from klyngetui.keys.words import commands, help_rows, key_names, markdown_table, place_name
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged import PagedList

NEVER = "ctrl+enter shift+enter ctrl+shift+x ctrl+m ctrl+h ctrl+i ctrl+j ctrl+s ctrl+q @ # [ ] { } ctrl+[ nonsense-key"


def test_ids_are_unique_and_no_two_keys_of_a_place_clash() -> None:
    assert len({row.id for row in TABLE}) == len(TABLE)
    check(TABLE)


@pytest.mark.parametrize("key", NEVER.split())
def test_keys_that_terminals_or_keyboards_take_are_refused(key: str) -> None:
    assert unfit(key)
    with pytest.raises(KeyClash, match="undo"):
        remap(TABLE, {"undo": key})


def test_digits_go_to_ten_screens() -> None:
    assert [key for key, *_rest in SCREENS if key] == [*"1234567890"]
    rows = {row.id: row for row in TABLE}
    assert rows["go.home"].keys == "1"
    assert rows["go.readiness"].keys == "0"
    assert rows["go.inbox"].keys == ""


def test_remap_changes_keys_by_id() -> None:
    changed = {row.id: row.keys for row in remap(TABLE, {"undo": "z", "redo": "Z"})}
    assert changed["undo"] == "z"
    assert changed["redo"] == "Z"
    assert changed["capture"] == "a"


@pytest.mark.parametrize(("name", "key"), [("undo", "a"), ("log.hold", "u"), ("list.down", "h"), ("log.hold", "j")])
def test_remap_refuses_a_clash_naming_both(name: str, key: str) -> None:
    taken = next(row.id for row in TABLE if key in row.keys.split(",") and row.where in ("app", "list", "log"))
    with pytest.raises(KeyClash) as refusal:
        remap(TABLE, {name: key})
    assert name in str(refusal.value)
    assert taken in str(refusal.value)


def test_two_screens_may_use_one_key() -> None:
    check([Key("a.x", "x", "x", "X", where="a"), Key("b.x", "x", "x", "X", where="b")])


def test_an_app_takes_only_the_screens_it_has() -> None:
    table = having(["home", "log"])
    assert [row.id for row in table if row.id.startswith("go.")] == ["go.home", "go.log"]
    assert {row.where for row in table} == {
        *("app", "list", "capture", "home", "log"),
        *("dossier", "entry", "roster", "figure", "rows", "path", "find"),
        *BOXES,
    }


def test_remap_refuses_an_unknown_id() -> None:
    with pytest.raises(KeyClash, match="nowhere"):
        remap(TABLE, {"nowhere": "z"})


def test_names_as_a_person_reads_them() -> None:
    assert key_names("U,ctrl+r") == "U, Ctrl+R"
    assert key_names("pagedown,f2,escape,+") == "PgDn, F2, Esc, +"


def test_help_palette_and_readme_say_the_same() -> None:
    readme = markdown_table()
    for where in dict.fromkeys(row.where for row in TABLE):
        assert place_name(where) != where
        for row in help_rows(where):
            assert f"`{row.keys}`" in readme
            assert row.label in readme
    actions = {command.action for command in commands("app")}
    assert {"go('inbox')", "go('settings')", "undo"} <= actions
    assert next(row for row in help_rows("capture") if row.label == "Template").keys == "F2 … F9"


def test_words_come_in_the_language_chosen_when_asked() -> None:
    english = [binding.description for binding in bindings("app")]
    locale.choose("nb")
    assert len(bindings("app")) == len(english)
    assert help_rows("app")


class Keyed(App[None]):
    """Counts what its keys do."""

    WHERE = "app"

    def __init__(self, table: tuple[Key, ...] = TABLE) -> None:
        super().__init__()
        self.keys = table
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield PagedList([Column("Name", 10)])
        yield Footer()

    def on_mount(self) -> None:
        bind_keys(self, "app")

    def action_undo(self) -> None:
        self.done.append("undo")

    def action_redo(self) -> None:
        self.done.append("redo")

    def action_help(self) -> None:
        self.done.append("help")

    def action_search(self) -> None:
        self.done.append("search")

    def action_go(self, screen: str) -> None:
        self.done.append(screen)


async def test_the_table_works_as_bindings() -> None:
    app = Keyed()
    async with app.run_test() as pilot:
        await pilot.press("u", "U", "ctrl+r", "question_mark", "slash", "1", "0")
        assert app.done == ["undo", "redo", "redo", "help", "search", "home", "readiness"]
        assert places(app.focused) == ["list", "app"]


async def test_a_remapped_table_works_as_bindings() -> None:
    app = Keyed(remap(TABLE, {"undo": "z"}))
    async with app.run_test() as pilot:
        await pilot.press("u", "z")
        assert app.done == ["undo"]


async def test_the_palette_opens_once_on_its_key() -> None:
    app = Keyed(remap(TABLE, {"palette": "ctrl+o"}))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        assert len(app.screen_stack) == 1
        await pilot.press("ctrl+o")
        assert len(app.screen_stack) == 2


def test_places_without_focus() -> None:
    assert places(None) == ["app"]
