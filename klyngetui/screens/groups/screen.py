"""Groups: their state, who comes, what was decided and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from klyngetui.capture.complete import spelled
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.actions.open_actions import OpenActions
from klyngetui.screens.counting import put
from klyngetui.screens.groups import forms as groups_forms
from klyngetui.screens.groups import words
from klyngetui.screens.groups.data import GroupSeen, groups_seen
from klyngetui.screens.page import Page
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WIDE = 120


class GroupsScreen(OpenActions):
    """The list of groups, one of them told beside it; `arrive` takes a group to go to."""

    WHERE = "groups"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, GroupSeen] = {}
        self._goal: str | None = None

    def content(self) -> Iterable[Widget]:
        """How many are in each state, the list, and the one under the cursor."""
        yield Static("", id="summary", markup=False)
        with Horizontal(classes="beside"):
            yield PagedList(words.columns(), empty=_("Reading the log …"))
            yield Told()

    def arrive(self, **arguments: Any) -> None:
        """Go to a group."""
        self._goal = arguments.get("group")
        self._go()

    def work(self) -> Callable[[Log, date, Any], list[GroupSeen]]:
        """Read all groups."""
        return groups_seen

    def counted(self, found: list[GroupSeen]) -> None:
        """Show what was read."""
        self.found = {one.life.kept.record["id"]: one for one in found}
        paged = self.query_one(PagedList)
        paged.empty = _("No groups yet.\nPress {key} to add the first one.").format(key=pressed("groups.new"))
        put(paged, [words.row_of(one, self.desk.today) for one in found])
        self._show_summary()
        self._go()
        self._show_one()

    def _show_summary(self) -> None:
        told = words.summary([*self.found.values()], self.desk.log.cluster["group_word"], self.size.width - 2)
        self.query_one("#summary", Static).update(told)

    def _go(self) -> None:
        if self._goal in self.found:
            self.query_one(PagedList).move_to(self._goal)
            self._goal = None

    def group(self) -> GroupSeen | None:
        """The group under the cursor."""
        row = self.query_one(PagedList).row
        return self.found.get(str(row.key)) if row else None

    def subject(self) -> Kept | None:
        """The group itself."""
        one = self.group()
        return one.life.kept if one else None

    def _show_one(self) -> None:
        if self.size.width >= WIDE:
            one = self.group()
            told = words.told(one, self.desk.today) if one else Content("")
            self.query_one(Told).show(told, one.life.kept.key if one else None)

    def on_paged_list_highlighted(self) -> None:
        """Show the one the cursor came to."""
        self.call_after_refresh(self._show_one)

    def on_resize(self) -> None:
        """The pane comes beside the list where there is room."""
        if self.found:
            self._show_summary()
        self._show_one()

    def on_paged_list_selected(self) -> None:
        """Go into the pane, or open the group over the list where there is no room for one."""
        one, today = self.group(), self.desk.today
        if self.size.width >= WIDE:
            self.query_one(Told).focus()
        elif one is not None:
            self.app.push_screen(Page(one.life.kept.record["name"], lambda _width: words.told(one, today)))

    # What can be done with it --------------------------------------------------------------------------------------

    def action_meeting(self) -> None:
        """Begin a meeting of the group in the capture bar."""
        one = self.group()
        name = self.desk.names.get("group", one.life.kept.record["id"]) if one else None
        if name is not None:
            self.open_capture(f"g {spelled(name, self.desk.names, self.desk.today)}, ")

    def action_entries(self) -> None:
        """Everything with the group, in the log."""
        one = self.group()
        if one is not None:
            self.shell.show("log", group=one.life.kept.record["id"])

    def action_new(self) -> None:
        """Ask for a new group."""
        self.ask(groups_forms.new_form(self.desk))

    def action_edit(self) -> None:
        """Change the group's fields and members."""
        one = self.group()
        if one is not None:
            self.ask(groups_forms.edit_form(self.desk, one.life.kept))

    def action_end(self) -> None:
        """Ask for the day it ends, and how."""
        one = self.group()
        if one is not None:
            self.ask(groups_forms.end_form(self.desk, one.life.kept))
