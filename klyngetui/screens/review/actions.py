"""What can be done by one key with the item in sight of the weekly review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.review.planning import group_meeting, planned_day, visit
from klyngetui.rules.stories import story_state
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.stories.forms import story_form
from klyngetui.store.changes import Edit, commit
from klyngetui.store.entries import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.review.item import Item


ONLY_READY = "ready_or_published"
"""What a story lacks that is told and agreed (docs/rules.md, 5.2)."""
STEPS_OF_ACTIONS = {
    "hold": ("unconfirmed", "inbox"),
    "cancel_entry": ("unconfirmed", "inbox"),
    "later": ("inbox",),
    "plan": ("gaps", "groups"),
    "further": ("stories",),
    "write": ("reflection",),
}
"""In which steps each of the keys does something."""
WITHOUT_ITEM = ("write",)
"""Those of them that need no item to act on."""


class ReviewActions(CountingScreen):
    """A screen with a step of the weekly review and one of its items in sight."""

    step: str

    def item(self) -> Item | None:
        """The item that the keys act on; None where there is none."""
        return None

    def settle(self, item: Item, told: str = "") -> None:
        """The item is dealt with: it goes from the list, or stays as settled where it is told how."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer a key in the steps where it does something, and only where there is something to do it with."""
        if action not in STEPS_OF_ACTIONS:
            return True
        return self.step in STEPS_OF_ACTIONS[action] and (action in WITHOUT_ITEM or self.item() is not None)

    def action_hold(self) -> None:
        """It took place."""
        self._decide("held", _("Held: {what}"))

    def action_cancel_entry(self) -> None:
        """It did not take place."""
        self._decide("cancelled", _("Cancelled: {what}"))

    def action_later(self) -> None:
        """Ask about the calendar entry another day."""
        from klyngetui.store.inbox import put_off

        item = self.item()
        if item is not None and item.entity == "inbox":

            def later(_entry: object) -> None:
                self.shell.tell(_("Later: {what}").format(what=item.what))
                if self.is_running:
                    self.settle(item)
                self.shell.log_changed()

            self.shell.write(partial(put_off, self.desk.log, int(item.id)), later)

    def _decide(self, status: str, words: str) -> None:
        item = self.item()
        if item is None:
            return
        told = words.format(what=item.what)
        if item.entity == "inbox":
            self._decide_inbox(item, status, told)
        else:
            self._do(item, told, partial(commit, self.desk.log, [Edit("activity", item.id, {"status": status})]))

    def _decide_inbox(self, item: Item, status: str, told: str) -> None:
        from klyngetui.screens.inbox.deciding import decide, proposal

        done = partial(self._do, item, told, lambda: decide(self.desk, int(item.id), status))
        with self.trying():
            self.desk.log.guard_writing()
            if proposal(self.desk, int(item.id))["team"]:
                done()
            else:
                self.shell.seated(done)

    def _do(self, item: Item, words: str, done: Callable[[], object], settled: str = "") -> None:
        """Do it, tell what it did to the figures, and go on to the next item."""
        self.act(words, done, partial(self.settle, item, settled))

    def action_plan(self) -> None:
        """Plan a visit, or a meeting of the group, in a week on a working day."""
        item = self.item()
        if item is not None and item.settled:
            self.tell(_("That is planned already: {detail}").format(detail=item.detail), "muted")
        elif item is not None:
            with self.trying():
                self.desk.log.guard_writing()
                self.shell.seated(partial(self._plan, item))

    def _plan(self, item: Item) -> None:
        log, today, team = self.desk.log, self.desk.today, self.desk.team
        when = day(planned_day(log, today))
        edit = (group_meeting if item.entity == "group" else visit)(log, item.id, team, today)
        words = _("meeting of {name} planned {day}") if item.entity == "group" else _("visit to {name} planned {day}")
        settled = _("planned {day}").format(day=when)
        self._do(item, words.format(name=item.what, day=when), partial(commit, log, [edit]), settled)

    def action_further(self) -> None:
        """Take the story one step further: call it ready where only that is missing, else ask for what it lacks."""
        item = self.item()
        kept = self.desk.log.cabinet.find(item.id) if item else None
        if item is None or kept is None:
            return
        lacks = story_state(kept.record, self.desk.today, settings_of(self.desk.log)).missing
        if lacks == (ONLY_READY,):
            edit = Edit("story", item.id, {"ready_on": self.desk.today.isoformat()})
            self._do(item, _("{name} is ready").format(name=item.what), partial(commit, self.desk.log, [edit]))
        else:
            self.ask(story_form(self.desk, kept, lacks[0] if lacks else ""))
