"""The actions that are due on Home: changed by Enter, ticked as done by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from klyngetui.screens.base import BaseScreen
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.widgets.source import Row


class HomeDue(BaseScreen):
    """A screen with actions among its rows."""

    def on_paged_list_highlighted(self) -> None:
        """Offer what applies to the row the cursor came to."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer to finish where an action is under the cursor."""
        return action != "finish" or self._about()[0] == "action"

    def _about(self) -> tuple[str, str]:
        """What the row under the cursor of the list that has the focus is about; empty where there is none."""
        row = self.focused.row if isinstance(self.focused, PagedList) else None
        return about(row) if row else ("", "")

    def _due(self) -> Kept | None:
        """The action under the cursor."""
        entity, identity = self._about()
        return self.desk.log.cabinet.find(identity) if entity == "action" else None

    def action_finish(self) -> None:
        """Tick the action under the cursor as done today."""
        from klyngetui.screens.actions import forms as action_forms

        due = self._due()
        if due is not None:
            self.shell.write(partial(action_forms.finish, self.desk, due), self._saved)

    def change_due(self, identity: str) -> None:
        """Open the form of an action."""
        from klyngetui.screens.actions import forms as action_forms

        with self.trying():
            self.desk.log.guard_writing()
            found = self.desk.log.cabinet.find(identity)
            if found is not None:
                self.app.push_screen(action_forms.edit_form(self.desk, found), self._saved)

    def _saved(self, told: str | None) -> None:
        """Tell what was saved and show it."""
        if told is not None:
            self.shell.tell(told)
            self.shell.log_changed()


def about(row: Row) -> tuple[str, str]:
    """What a row of Home is about: entity and id."""
    return cast("tuple[str, str]", row.key)
