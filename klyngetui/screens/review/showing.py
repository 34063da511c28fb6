"""What the weekly review shows: nine steps at the left, what the step in sight asks at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from klyngetui.locale import _
from klyngetui.review import steps
from klyngetui.review.week import STEPS, this_week
from klyngetui.screens.entry.detail import EntryDetail
from klyngetui.screens.keeping import keep
from klyngetui.screens.review import words as review_words
from klyngetui.screens.review.found import Found, find
from klyngetui.screens.review.sealing import ReviewSealing
from klyngetui.widgets.columns import Column
from klyngetui.widgets.key_lines import KeyLines
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.review.item import Item
    from klyngetui.store.log import Log

WRITTEN = ("reflection", "seal")
"""Steps that show words in place of a list."""


class ReviewShowing(ReviewSealing):
    """One week's review on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.week: str | None = None
        self.step = STEPS[0]
        self.resuming = True

    def content(self) -> Iterable[Widget]:
        """The steps, the step in sight, and the entry under the cursor where there is room."""
        columns = [Column(_("Step"), 18, flex=1), Column("", 3, right=True)]
        with Horizontal():
            with Vertical(id="left"):
                yield PagedList(columns, id="steps")
                yield KeyLines(review_words.ways(), id="ways")
            with Vertical(id="step"):
                yield Static("", id="head", markup=False)
                yield PagedList([], id="items")
                yield Static("", id="whole", markup=False)
                yield Told(id="words")
            yield EntryDetail(id="detail")

    def work(self) -> Callable[[Log, date, Any], Found]:
        """Read the week."""
        return find

    def question(self) -> str:
        """The week in sight, this one unless another was chosen."""
        return self.week or this_week(self.desk.today)

    def counted(self, found: Any) -> None:
        """Show the week; one that is sealed is counted again."""
        self.found = found
        if self.since is not None and self.since.week != found.week.name:
            self.since = None
        if self.resuming:
            # A sealed week is read from its end, another taken up where it was left.
            self.step = STEPS[-1] if found.week.sealed else next(iter(found.week.open_steps), STEPS[-1])
        self._show(anew=self.resuming)
        self.resuming = False
        if found.week.sealed:
            self.count_since(found.week.name)

    def show_since(self) -> None:
        """Show what moved since the week was sealed."""
        self._show()

    def turn_to(self, step: str) -> None:
        """Show a step."""
        self.resuming = False
        if step != self.step:
            self.step = step
            self._show(anew=True)

    def _show(self, *, anew: bool = False) -> None:
        found = self.found
        if found is None:
            return
        keep(self.query_one("#steps", PagedList), review_words.step_rows(found), self.step)
        self.query_one("#head", Static).update(review_words.head(found, self.step))
        self.set_class(self.step in WRITTEN, "-written")
        items, words = self.query_one("#items", PagedList), self.query_one("#words", Told)
        if self.step in WRITTEN:
            words.show(self._written(found), (found.week.name, self.step))
        items.empty = "" if self.step in WRITTEN else steps.nothing(self.step)
        listed, today = found.listed[self.step].items, self.desk.today
        items.columns = review_words.item_columns(self.step, listed, today)
        keep(items, review_words.item_rows(listed, today), 0 if anew else None)
        here = words if self.step in WRITTEN else items
        if not self.query_one("#steps").has_focus and (anew or self.focused in (items, words)):
            here.focus()
        self._show_detail()
        self.refresh_bindings()

    def _written(self, found: Found) -> Content:
        if self.step == "seal":
            return review_words.sealing(found, self.since)
        return review_words.own_words(found.week, found.listed["reflection"].items, self.desk.today)

    def item(self) -> Item | None:
        """The item under the cursor."""
        row = self.query_one("#items", PagedList).row if self.found else None
        if row is None or self.found is None or self.step in WRITTEN:
            return None
        found = self.found.listed[self.step].items
        return next((one for one in found if (one.entity, one.id, one.code) == row.key), None)

    def settle(self, item: Item, told: str = "") -> None:
        """Show at once what was done; counting it anew follows."""
        if self.found is None or item not in self.found.listed[self.step].items:
            return
        listed = self.found.listed[self.step]
        settled = item._replace(settled=True, detail=told)
        items = [settled if one == item and told else one for one in listed.items if one != item or told]
        self.found.listed[self.step] = listed._replace(items=items, waiting=max(listed.waiting - 1, 0))
        self._show()
        if told:
            self.query_one("#items", PagedList).action_cursor_down()

    def _show_detail(self) -> None:
        item = self.item()
        self.query_one("#whole", Static).update(review_words.whole(item, self.query_one("#items", PagedList)))
        entry = self.desk.log.cabinet.find(item.id) if item and item.entity in ("activity", "story") else None
        detail = self.query_one(EntryDetail)
        detail.set_class(entry is not None, "-shown")
        if entry is not None and self.has_class("-wide"):
            detail.show(self.desk, entry)

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Go to the step, or show the entry, that the cursor came to."""
        event.stop()
        row = event.paged.row
        if event.paged.id == "steps" and event.paged.has_focus and row is not None:
            self.turn_to(str(row.key))
        elif event.paged.id == "items":
            self.call_after_refresh(self._show_detail)
