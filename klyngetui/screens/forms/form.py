"""A form over one record: its fields, what is wrong with them, and the save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from klyngetui.capture.problems import CaptureError
from klyngetui.keys.binding import bind_keys
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.plain import content, fit
from klyngetui.screens.forms.draft import Drafting
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead, read, widget_for
from klyngetui.screens.forms.stale import StaleScreen
from klyngetui.screens.picker import Choice, Picker
from klyngetui.screens.suiting import suit_size
from klyngetui.store.errors import LogError
from klyngetui.widgets.picked_field import PickedField

Values = dict[str, Any]


class Form(Drafting):
    """Asks for fields and saves them; ends with what the save did, in words, or None where nothing was saved.

    `patch_of(changed, values)` makes the patch of the record from the fields that were changed and from all of them;
    `done` says what was done to `{name}`. What cannot be saved is told in the form, which stays open. `first` is the
    field to begin in; with `always` it is saved even as it was given.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    WHERE: ClassVar[str] = "form"
    CSS_PATH: ClassVar[CSSPathType | None] = "form.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012 - Textual's own form
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal")]  # noqa: RUF012 - Textual's own form

    def __init__(
        self,
        title: str,
        asks: Sequence[Ask],
        values: Mapping[str, Any],
        editing: Editing,
        patch_of: Callable[[Values, Values], Values],
        done: str,
        first: str = "",
        always: bool = False,
    ) -> None:
        super().__init__()
        self.heading = title
        self.asks = tuple(asks)
        self.given = dict(values)
        self.editing = editing
        self.patch_of = patch_of
        self.done = done
        self.first = first
        self.before: Values = {}
        self.always = always
        self._warned = False

    def compose(self) -> ComposeResult:
        """A label and a field a row, then what is wrong."""
        suit_size(self)
        long = any(ask.kind in ("long", "lines") for ask in self.asks)
        save = _("{key} saves").format(key=pressed("form.save" if long else "form.enter"))
        with Vertical() as frame:
            frame.border_title = Content(fit(self.heading, 60))
            frame.border_subtitle = " · ".join((save, _("Tab next"), _("Esc closes")))
            with VerticalScroll(can_focus=False):
                for ask in self.asks:
                    with Horizontal(classes=f"row -{ask.kind}"):
                        yield Static(content(ask.label), classes="label")
                        yield self.widget_of(ask)
            yield from self.below()
            yield Static("", id="problem", markup=False)

    def widget_of(self, ask: Ask) -> Widget:
        """The widget for a field."""
        return widget_for(ask, self.given.get(ask.name))

    def value_of(self, ask: Ask) -> Any:
        """What stands in a field; raises NotRead or CaptureError."""
        return read(ask, self.field(ask.name), self.editing.desk.today)

    def below(self) -> Iterable[Widget]:
        """What stands between the fields and what is wrong."""
        return ()

    def on_mount(self) -> None:
        """Remember how it began, begin in the field asked for, and go on with what was kept."""
        bind_keys(self, self.WHERE)
        self.before = {ask.name: self.value_of(ask) for ask in self.asks}
        self.field(self.first or self.asks[0].name).focus()
        self.put_back()
        self.typed()

    def field(self, name: str) -> Widget:
        """The widget of a field."""
        return self.query_one(f"#ask-{name}")

    def on_input_submitted(self) -> None:
        """Enter in a field of one line saves."""
        self.action_save()

    def on_picked_field_wanted(self, event: PickedField.Wanted) -> None:
        """Let the user pick one more."""
        field = event.field
        choices = [Choice(one, "✓" if one in field.picked else "", words) for one, words in field.words.items()]

        def take(choice: Choice | None) -> None:
            if choice is not None:
                field.toggle(str(choice.value))

        self.app.push_screen(Picker(_("Choose"), choices), take)

    def action_leave(self) -> None:
        """Close; where something was typed, ask for a second Escape first."""
        if self._warned or not any(self.differs(ask) for ask in self.asks):
            self.forget()
            self.dismiss(None)
            return
        self._warned = True
        words = _("Nothing is saved yet: Esc once more throws it away, {key} saves.")
        self.problem(words.format(key=pressed("form.save")))

    def action_save(self) -> None:
        """Save what was changed; where somebody else changed the same, show both versions first."""
        if self.waiting:
            return
        values = self._read()
        if values is None:
            return
        changed = {name: value for name, value in values.items() if value != self.before[name]}
        if not (changed or self.always or self.editing.new):
            self.forget()
            self.dismiss(None)
            return
        try:
            patch = self.patch_of(changed, values)
            moved = self.moved(patch)
        except (LogError, NotRead, CaptureError) as error:
            self.problem(str(error))
            return
        if not moved:
            self.commit(patch)
            return

        def settle(settled: Values | None) -> None:
            if settled is not None:
                self.commit({**patch, **settled})

        self.app.push_screen(StaleScreen(self.editing, moved), settle)

    def _read(self) -> Values | None:
        """Everything that stands in the fields; tells what cannot be read and goes there."""
        values: Values = {}
        for ask in self.asks:
            field = self.field(ask.name)
            try:
                values[ask.name] = self.value_of(ask)
                if ask.required and values[ask.name] is None:
                    raise NotRead(_("This one is still empty."))
            except (CaptureError, NotRead) as error:
                field.focus()
                self.problem(f"{ask.label}: {error}")
                return None
        return values
