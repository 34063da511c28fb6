"""Who sits here: asked once, where the team has several or nobody."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.plain import content
from klyngetui.screens.attempt import Attempt
from klyngetui.screens.closing import close
from klyngetui.screens.desk import Desk
from klyngetui.screens.shell import Shell
from klyngetui.screens.steady import in_words
from klyngetui.store.changes import Edit, commit
from klyngetui.widgets.plain_input import PlainInput


class Who(ModalScreen["str | None"]):
    """The team of today to choose from, and a field for a name not among them; ends with the member's id."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Who {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 60; height: auto; max-height: 90%; padding: 1 2; background: $surface;
            border: round $primary; border-title-color: $primary; border-subtitle-color: $text-muted;
        }
        & OptionList, & OptionList:focus { height: auto; max-height: 12; border: none; margin-bottom: 1; padding: 0; }
        & PlainInput, & PlainInput:focus { border: none; height: 1; padding: 0 1; background: $panel; }
        & #problem { height: auto; color: $text-warning; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The list, if there is anybody, and the field."""
        team = self.desk.current_team()
        with Vertical() as frame:
            frame.border_title = _("Who are you?")
            frame.border_subtitle = " · ".join(([_("Tab next")] if team else []) + [_("Enter takes it · Esc closes")])
            if team:
                yield OptionList(*(Option(content(member["name"]), member["id"]) for member in team), markup=False)
            yield PlainInput(placeholder=_("Somebody else: your name") if team else _("Your name"))
            yield Static("", id="problem", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of the team."""
        self.dismiss(event.option.id)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Somebody new to the team."""
        if not event.value.strip():
            return
        member = uuid7()
        edit = Edit("team_member", member, {"name": event.value, "spells": [{"from": None, "to": None}]})
        attempt = Attempt(
            partial(commit, self.desk.log, [edit]),
            lambda _action: close(self, member),
            lambda error: self._say(in_words(error)[0]),
            self._say,
            lambda: self.is_running,
        )
        cast(Shell, self.app).insist(attempt)

    def _say(self, words: str) -> None:
        self.query_one("#problem", Static).update(content(words))

    def action_leave(self) -> None:
        """Choose nobody."""
        self.dismiss(None)
