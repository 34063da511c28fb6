"""What is to be done about the group or participant in sight: written down, changed, finished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klyngetui.indicators.participation import open_actions
from klyngetui.locale import _
from klyngetui.screens.actions import forms as action_forms
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept


class OpenActions(CountingScreen):
    """A screen that tells the open actions of what is in sight."""

    def subject(self) -> Kept | None:
        """The group or participant the actions are about; None where there is none."""
        raise NotImplementedError

    def action_to_do(self) -> None:
        """Choose an open action to change, or a new one; without any, a new one at once."""
        kept = self.subject()
        if kept is None:
            return
        actions = open_actions(self.desk.log, kept)
        if not actions:
            self.ask(action_forms.new_form(self.desk, kept))
            return
        choices = [*action_forms.choices(actions), Choice(None, "+", _("Something new"))]

        def take(choice: Choice | None) -> None:
            if choice is not None:
                one = self._open(choice)
                form = action_forms.edit_form(self.desk, one) if one else action_forms.new_form(self.desk, kept)
                self.ask(form)

        self.app.push_screen(Picker(_("Open actions"), choices), take)

    def action_finish(self) -> None:
        """Tick an open action as done today; where there are several, choose which."""
        kept = self.subject()
        if kept is None:
            return
        actions = open_actions(self.desk.log, kept)
        if not actions:
            self.tell(_("There is no open action here."), "muted")
        elif len(actions) == 1:
            self._finish(actions[0])
        else:
            choices = action_forms.choices(actions)
            self.app.push_screen(Picker(_("What is done?"), choices), self._finish_chosen)

    def _finish_chosen(self, choice: Choice | None) -> None:
        one = self._open(choice) if choice is not None else None
        if one is not None:
            self._finish(one)

    def _open(self, choice: Choice) -> Kept | None:
        return self.desk.log.cabinet.find(str(choice.value)) if choice.value else None

    def _finish(self, kept: Kept) -> None:
        self.shell.write(partial(action_forms.finish, self.desk, kept), self.saved)
