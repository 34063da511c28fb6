"""Import a file: choose it, see what it is, see what it would do, take it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from klyngetui.keys.pressed import undo_hint
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.importing import files as importing_files
from klyngetui.screens.importing.runs import taken
from klyngetui.screens.importing.showing import ImportShowing
from klyngetui.screens.importing.words import FILE, STEPS, WHAT, WOULD
from klyngetui.screens.picker import Picker
from klyngetui.widgets.effect_line import EffectLine
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.screens.importing.step import Done, Import
    from klyngetui.screens.picker import Choice

READ, REHEARSE, TAKE = "read", "rehearse", "take"


class ImportScreen(ImportShowing):
    """Three steps over one list. `arrive` takes the `path` of a file to begin with."""

    WHERE = "import"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#items"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012 - Textual's own form

    def arrive(self, **arguments: Any) -> None:
        """Begin with the file asked for."""
        if arguments.get("path"):
            self.begin(str(arguments["path"]))

    # The steps -----------------------------------------------------------------------------------------------------

    def begin(self, said: str) -> None:
        """Read a file and show what it is."""
        with self.trying():
            self.query_one(EffectLine).clear()
            path, way = importing_files.way_of(said)
            self._read(way(path, self.desk.today, self.desk.team))

    def _read(self, importing: Import) -> None:
        def step(log: Any, tick: Any) -> Import:
            importing.read(log, tick)
            return importing

        self.run_step(READ, step)

    def ran(self, what: str, result: Any) -> None:
        """Go on to what was read or rehearsed; tell what was taken in."""
        if what == READ:
            self.importing = result
            self.turn_to(WHAT)
        elif what == REHEARSE:
            self.turn_to(WOULD)
        else:
            self._tell_done(*result)

    def _tell_done(self, done: Done, effect: list[str]) -> None:
        words = " · ".join([done.words, *effect, *([undo_hint()] if done.action_id else [])])
        self.importing = None
        self.turn_to(FILE)
        self.shell.log_changed()
        self.tell(words)
        if done.inbox and self.app.screen is self:
            self.shell.show("inbox")
            self.call_after_refresh(self._tell_there, words)

    def _tell_there(self, words: str) -> None:
        if isinstance(self.app.screen, BaseScreen):
            self.app.screen.tell(words)

    def action_next_step(self) -> None:
        """Go on: read the file under the cursor, or see what importing would do."""
        if self.step == FILE and self.items.row is not None:
            self.begin(str(self.items.row.key))
        elif self.step == WHAT and self.importing is not None:
            self.run_step(REHEARSE, self.importing.rehearse)

    def action_previous_step(self) -> None:
        """Go a step back; what was chosen stays."""
        if self.step != FILE and not self.running:
            self.turn_to(STEPS[STEPS.index(self.step) - 1])
            self.focus_choice()

    def action_tick(self) -> None:
        """Tick the row, or untick it."""
        row = self.items.row
        if row is None or self.importing is None or self.running:
            return
        if self.step == WOULD:
            self.importing.turn_planned(row.key)
        elif self.step == WHAT and not self.importing.turn(row.key) and not self._ask(row.key):
            self.tell(self.importing.fixed(row.key), "muted")
        self.show_step()

    def action_tick_all(self) -> None:
        """Tick every row, or none."""
        if self.importing is not None and self.step == WOULD and not self.running:
            self.importing.turn_all_planned()
            self.show_step()

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Take the file, change the row, or import."""
        event.stop()
        if event.paged is not self.items or self.running:
            return
        if self.step == FILE:
            self.begin(str(event.row.key))
        elif self.step == WHAT and not self._ask(event.row.key):
            self.action_tick()
        elif self.step == WOULD and self.importing is not None:
            self._take(self.importing)

    def _take(self, importing: Import) -> None:
        """Import it, or say what stops it."""
        if importing.plan.stops:
            self.tell(importing.plan.stops, "warn")
        else:
            self.run_step(TAKE, partial(taken, importing))

    def _ask(self, key: Hashable) -> bool:
        """Let the user choose what a row says; False where there is nothing to choose from."""
        importing = self.importing
        asked = importing.asked(key) if importing is not None else None
        if importing is None or asked is None:
            return False

        def chosen(choice: Choice | None) -> None:
            if choice is not None and importing.choose(key, choice.value):
                self._read(importing)
            elif choice is not None:
                self.show_step()

        self.app.push_screen(Picker(*asked), chosen)
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the file at the path typed."""
        if event.input.id == "path":
            event.stop()
            self.begin(event.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer what applies to the step in sight."""
        chosen = self.importing is not None
        ticks = self.step == WHAT or (self.step == WOULD and self.importing is not None and self.importing.ticks)
        applies = {
            "stop": bool(self.running),
            "next_step": self.step != WOULD and not self.running,
            "previous_step": self.step != FILE and not self.running,
            "tick": chosen and ticks and not self.running,
            "tick_all": chosen and self.step == WOULD and ticks and not self.running,
        }
        return applies.get(action, True)
