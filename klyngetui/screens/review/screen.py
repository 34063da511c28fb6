"""The weekly review: its steps and weeks, and the ways from its items."""

from __future__ import annotations

from functools import partial
from typing import Any

from klyngetui.locale import _
from klyngetui.review import steps
from klyngetui.review.week import DONE, SKIPPED, STEPS, mark
from klyngetui.review.weeks import calendar
from klyngetui.screens.review.forms import looking_back
from klyngetui.screens.review.showing import ReviewShowing
from klyngetui.screens.review.weeks import Weeks
from klyngetui.widgets.paged import PagedList

OPENED_BY = {"participant": ("dossier", "participant"), "group": ("groups", "group"), "story": ("stories", "story")}
"""The screen that shows what an item is about, and how it is told of it."""


class ReviewScreen(ReviewShowing):
    """One week's review. `arrive` takes a `week` (`2026-W47`) and a `step`."""

    WHERE = "review"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#items"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (130, "-wide")]  # noqa: RUF012 - Textual's own form

    def on_screen_resume(self) -> None:
        """Read anew: what was put off in the inbox is no change of a record."""
        if self.found is not None:
            self.reload()

    def arrive(self, **arguments: Any) -> None:
        """Show the week or step asked for."""
        if arguments.get("week"):
            self._choose(arguments["week"])
        if arguments.get("step") in STEPS:
            self.turn_to(arguments["step"])

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open what the item is about."""
        event.stop()
        if event.paged.id == "steps":
            self.turn_to(str(event.row.key))
            return
        item = self.item()
        if item is None:
            return
        if item.entity == "file" or item.code == "evidence":
            self.shell.show("evidence", **({"entry": item.id} if item.code == "evidence" else {"view": "files"}))
        elif item.entity == "inbox":
            self.shell.show("inbox", entry=int(item.id))
        else:
            screen, asked = OPENED_BY.get(item.entity, ("log", "entry"))
            self.shell.show(screen, **{asked: item.id})

    def action_turn(self, by: int) -> None:
        """Look at the step before or after."""
        self.turn_to(STEPS[(STEPS.index(self.step) + by) % len(STEPS)])

    def action_next_step(self) -> None:
        """Mark the step as done and go on; at the last one seal the week."""
        if self.step == "seal":
            self.seal_week()
        else:
            self._mark(DONE)

    def action_skip_step(self) -> None:
        """Leave the step out this week."""
        self._mark(SKIPPED)

    def _mark(self, state: str) -> None:
        if self.found is None:
            return
        if self.found.week.sealed:
            self.action_turn(1)
            return
        step, name = self.step, self.question()

        def marked(_given: object) -> None:
            words = {DONE: _("Done: {step}"), SKIPPED: _("Skipped: {step}")}[state]
            self.shell.tell(words.format(step=steps.title(step)))
            if self.is_running and self.found is not None and self.question() == name:
                week = self.found.week
                self.found = self.found._replace(week=week._replace(steps={**week.steps, step: state}))
                if step == self.step != STEPS[-1]:
                    self.action_turn(1)
            self.shell.log_changed()

        self.shell.write(partial(mark, self.desk.log, name, step, state, self.desk.today), marked)

    def action_write(self) -> None:
        """Write how the week went and what comes next."""
        with self.trying():
            self.ask(looking_back(self.desk, self.question()))

    def action_weeks(self) -> None:
        """Choose another week of the calendar."""
        with self.trying():
            weeks = calendar(self.desk.log, self.desk.today)
            self.app.push_screen(Weeks(weeks, self.question()), self._choose)

    def _choose(self, week: str | None) -> None:
        if week is not None and week != self.question():
            self.week = week
            self.resuming = True
            self.reload()
