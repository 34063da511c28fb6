"""What the entry form asks with, beside the fields every form has."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from klyngetui.locale import _
from klyngetui.model import spells
from klyngetui.plain import fit
from klyngetui.screens.picker import Choice
from klyngetui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


class TopicScreen(ModalScreen["str | None"]):
    """What was talked about with one of many; ends with the topic, "" for none, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    DEFAULT_CSS = """
    TopicScreen {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 70; height: auto; padding: 0 1; background: $surface;
            border: round $primary; border-title-color: $primary; border-subtitle-color: $text-muted;
        }
        & PlainInput, & PlainInput:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, who: str, topic: str | None) -> None:
        super().__init__()
        self.who = who
        self.topic = topic

    def compose(self) -> ComposeResult:
        """One field."""
        with Vertical() as frame:
            frame.border_title = Content(fit(_("Direct contact: {who}").format(who=self.who), 60))
            frame.border_subtitle = _("Enter marks it · Esc closes")
            yield PlainInput(self.topic or "", placeholder=_("What was talked about"), select_on_focus=False)

    def on_input_submitted(self) -> None:
        """Take the topic."""
        self.dismiss(self.query_one(PlainInput).value.strip())


def people_to_add(desk: Desk, day: date) -> list[Choice]:
    """Everybody who works for a participant that day, then somebody from each participant."""
    names = {kept.record["id"]: kept.record["name"] for kept in desk.log.cabinet.load("participant")}
    people = [
        Choice((one["participant"], kept.record["id"], None), names[one["participant"]], kept.record["name"])
        for kept in desk.log.cabinet.load("person")
        for one in kept.record["employments"]
        if one["participant"] in names and spells.covers([one], day)
    ]
    somebody = [Choice((identity, None, None), _("somebody"), name) for identity, name in names.items()]
    # A long column of organisations would leave no room for who it is.
    short = [one._replace(sort=fit(one.sort, 24)) for one in people]
    return sorted(short, key=lambda one: one.words) + sorted(somebody, key=lambda one: one.words)


def guests(typed: str) -> list[Choice]:
    """Somebody from outside, as typed."""
    return [Choice((None, None, typed.strip()), _("guest"), typed.strip())] if typed.strip() else []


def presence(value: object) -> Record:
    """The row for a choice."""
    participant, person, guest = value if isinstance(value, tuple) else (None, None, None)
    who = {"participant": participant, "person": person, "guest": guest}
    return {**who, "status": "present", "direct": False, "topic": None}
