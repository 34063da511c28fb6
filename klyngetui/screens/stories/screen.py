"""Stories: the board by stage, what each lacks, and which effects have one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.counting import put
from klyngetui.screens.stories import words
from klyngetui.screens.stories.actions import StoryActions
from klyngetui.screens.stories.data import Board, board
from klyngetui.screens.stories.signs import BOARD
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.log import Log

WIDE = 120


class StoriesScreen(StoryActions):
    """One list by stage, or a list a stage where there is room.

    `arrive` takes `story`, one to go to, or `seed`, an activity to begin one from.
    """

    WHERE = "stories"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#every"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None

    def content(self) -> Iterable[Widget]:
        """The stages, the stories, the one under the cursor, the seven effects."""
        yield Static("", id="track", markup=False)
        yield PagedList(words.list_columns(), empty=_("Reading the log …"), id="every")
        with Horizontal(id="board"):
            for name in BOARD:
                yield PagedList(words.stage_columns(name), wraps=True, id=f"stage-{name}")
        yield Told()
        yield Static("", id="effects", markup=False)

    def arrive(self, **arguments: Any) -> None:
        """Go to a story, or begin one from an entry."""
        if arguments.get("seed"):
            self.begin_from(arguments["seed"])
        if arguments.get("story"):
            self.to(arguments["story"])

    def work(self) -> Callable[[Log, date, Any], Board]:
        """Read all stories."""
        return board

    def counted(self, found: Board) -> None:
        """Show what was read, the cursor staying on its story wherever that moved."""
        self.found = {card.kept.record["id"]: card for card in found.cards}
        every = self.query_one("#every", PagedList)
        every.empty = self._empty_words()
        at = self.at
        put(every, [words.list_row(card) for card in found.cards])
        for name in BOARD:
            cards = found.at(name)
            paged = self.query_one(f"#stage-{name}", PagedList)
            paged.columns = tuple(words.stage_columns(name, cards))
            put(paged, [words.card_row(card) for card in cards])
        self.at = at if at in self.found else next(iter(self.found), None)
        self.board = found
        self.query_one("#track", Static).update(words.track(found))
        self._suit_room()
        self.go_to_story()

    def go_to_story(self) -> None:
        """Put the cursor of the list in sight on the story."""
        if self.goal in self.found:
            self.at, self.goal = self.goal, None
        card = self.found.get(self.at or "")
        if card is not None:
            self.query_one("#every", PagedList).move_to(self.at)
            stage = self.query_one(f"#stage-{card.stage}", PagedList)
            stage.move_to(self.at)
            if self._wide and (self.focused is None or isinstance(self.focused, PagedList)):
                stage.focus()
        self._show_one()

    @property
    def _wide(self) -> bool:
        return self.size.width >= WIDE

    def _show_one(self) -> None:
        card = self.card()
        self.query_one(Told).show(words.told(card) if card else Content(self._empty_words()), self.at)

    def _empty_words(self) -> str:
        words = _("No stories yet.\nPress {key} to start one, or {other} and type: s fjordglimt, what happened")
        return words.format(key=pressed("stories.new"), other=pressed("capture"))

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Follow the cursor of the list that has the focus."""
        # Its row now: other rows may stand there since the message was sent.
        if event.paged.row is not None and event.paged.has_focus:
            self.at = str(event.paged.row.key)
            self._show_one()

    def on_descendant_focus(self, event: Any) -> None:
        """A list that gets the focus says which story is meant."""
        if isinstance(event.widget, PagedList) and event.widget.row is not None:
            self.at = str(event.widget.row.key)
            self._show_one()

    def _suit_room(self) -> None:
        """Share the width between the stages, and lay out the effects in it."""
        if self.board is None:
            return
        self.query_one("#effects", Static).update(words.effects(self.board, self.size.width - 2))
        shares = words.stage_shares([self.board.at(name) for name in BOARD], self.size.width)
        for name, share in zip(BOARD, shares, strict=True):
            self.query_one(f"#stage-{name}").styles.width = f"{share}fr"

    def on_resize(self) -> None:
        """From the list to the board and back, on the same story."""
        self._suit_room()
        every = self.query_one("#every", PagedList)
        if isinstance(self.focused, PagedList) and self._wide == (self.focused is every):
            self.go_to_story() if self._wide else every.focus()

    def on_paged_list_selected(self) -> None:
        """Open the story's form."""
        self.action_edit()

    # From stage to stage ---------------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """To the next stage with stories, or the one before."""
        card = self.card()
        stages = [name for name in BOARD if any(one.stage == name for one in self.found.values())]
        if card is None or card.stage not in stages:
            return
        goal = stages[(stages.index(card.stage) + by) % len(stages)]
        self.at = next(one.kept.record["id"] for one in self.found.values() if one.stage == goal)
        self.go_to_story()
