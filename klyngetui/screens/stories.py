"""Stories: the board by stage, what each lacks, and which effects have one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from klyngetui.locale import _
from klyngetui.pressed import pressed
from klyngetui.screens import stories_words as words
from klyngetui.screens.counting import CountingScreen, put
from klyngetui.screens.stories_data import Board, Card, board, seed_story, story_from
from klyngetui.screens.stories_forms import story_form
from klyngetui.screens.stories_signs import BOARD
from klyngetui.store.changes import Edit, commit
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.log import Log

WIDE = 120


class StoriesScreen(CountingScreen):
    """One list by stage, or a list a stage where there is room.

    `arrive` takes `story`, one to go to, or `seed`, an activity to begin one from.
    """

    WHERE = "stories"
    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#every"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Card] = {}
        self.board: Board | None = None
        self.at: str | None = None

    def content(self) -> Iterable[Widget]:
        """The stages, the stories, the one under the cursor, the seven effects."""
        yield Static("", id="track", markup=False)
        yield PagedList(words.list_columns(), empty=_("Reading the log …"), id="every")
        with Horizontal(id="board"):
            for name in BOARD:
                yield PagedList(words.stage_columns(name), id=f"stage-{name}")
        yield Told()
        yield Static("", id="effects", markup=False)

    def arrive(self, **arguments: Any) -> None:
        """Go to a story, or begin one from an entry."""
        if arguments.get("seed"):
            self._seed(arguments["seed"])
        self.at = arguments.get("story") or self.at
        self._go()

    def _seed(self, activity: str) -> None:
        known = story_from(self.desk.log, activity)
        if known is not None:
            self.at = known
            self.tell(_("A story was begun from that entry already: this one."), "muted")
            return
        begun = _("A story begins: {key} leads it further").format(key=pressed("stories.step"))

        def seed() -> None:
            self.at = seed_story(self.desk.log, activity)

        self.act(begun, seed, self._go)

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
            cards = [card for card in found.cards if card.stage == name]
            paged = self.query_one(f"#stage-{name}", PagedList)
            paged.columns, paged.styles.width = tuple(words.stage_columns(name, cards)), f"{words.stage_share(cards)}fr"
            put(paged, [words.card_row(card) for card in cards])
        self.at = at if at in self.found else next(iter(self.found), None)
        self.board = found
        self.query_one("#track", Static).update(words.track(found))
        self._show_effects()
        self._go()

    def _go(self) -> None:
        """Put the cursor of the list in sight on the story."""
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

    def card(self) -> Card | None:
        """The story under the cursor."""
        return self.found.get(self.at or "")

    def _show_one(self) -> None:
        card = self.card()
        self.query_one(Told).show(words.told(card) if card else Content(self._empty_words()), self.at)

    def _empty_words(self) -> str:
        words = _("No stories yet.\nPress {key} to start one, or {other} and type: s fjordglimt, what happened")
        return words.format(key=pressed("stories.new"), other=pressed("capture"))

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Follow the cursor of the list that has the focus."""
        if event.row is not None and event.paged.has_focus:
            self.at = str(event.row.key)
            self._show_one()

    def on_descendant_focus(self, event: Any) -> None:
        """A list that gets the focus says which story is meant."""
        if isinstance(event.widget, PagedList) and event.widget.row is not None:
            self.at = str(event.widget.row.key)
            self._show_one()

    def _show_effects(self) -> None:
        if self.board is not None:
            self.query_one("#effects", Static).update(words.effects(self.board, self.size.width - 2))

    def on_resize(self) -> None:
        """From the list to the board and back, on the same story."""
        self._show_effects()
        every = self.query_one("#every", PagedList)
        if isinstance(self.focused, PagedList) and self._wide == (self.focused is every):
            self._go() if self._wide else every.focus()

    def on_paged_list_selected(self) -> None:
        """Open the story's form."""
        self.action_edit()

    # What can be done with it --------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """To the next stage with stories, or the one before."""
        card = self.card()
        stages = [name for name in BOARD if any(one.stage == name for one in self.found.values())]
        if card is None or card.stage not in stages:
            return
        goal = stages[(stages.index(card.stage) + by) % len(stages)]
        self.at = next(one.kept.record["id"] for one in self.found.values() if one.stage == goal)
        self._go()

    def action_new(self) -> None:
        """Ask for a new story."""
        self.ask(story_form(self.desk, None))

    def action_edit(self) -> None:
        """Open the story's form."""
        card = self.card()
        if card is not None:
            self.ask(story_form(self.desk, card.kept))

    def action_entry(self) -> None:
        """The story in the log, with its evidence and history."""
        card = self.card()
        if card is not None:
            self.shell.show("log", entry=card.kept.record["id"])

    def action_step(self) -> None:
        """One step further: mark it ready where only that is missing, else ask for what is missing first."""
        card = self.card()
        if card is None:
            return
        if card.stage == "ready":
            self.ask(story_form(self.desk, card.kept, "published"))
        elif card.state.usable:
            self.tell(_("It counts already."), "muted")
        elif card.state.missing == ("ready_or_published",):
            ready = _("{name} is ready").format(name=card.kept.record["title"])
            edit = Edit("story", card.kept.record["id"], {"ready_on": self.desk.today.isoformat()})
            self.act(ready, partial(commit, self.desk.log, [edit]))
        else:
            self.ask(story_form(self.desk, card.kept, card.state.missing[0]))
