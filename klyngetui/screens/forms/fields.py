"""The fields of a form: how each kind is shown, and what is read from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.capture.coming import reader_of
from klyngetui.locale import _, language
from klyngetui.locale.formats import day
from klyngetui.widgets.choice_field import ChoiceField
from klyngetui.widgets.picked_field import PickedField
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget


class Ask(NamedTuple):
    """One thing a form asks for.

    `kind` is text, long, lines (a list, one a line), commas (a list on one line), day, number, integer, choice or
    picked; `options` are the values of the latter two with their words.
    """

    name: str
    label: str
    kind: str = "text"
    options: Sequence[tuple[str | None, str]] = ()
    hint: str = ""
    required: bool = False


class NotRead(ValueError):
    """What stands in a field cannot be read; the text is a sentence."""


def widget_for(ask: Ask, value: Any) -> Widget:
    """The widget for a field, holding its value."""
    name = f"ask-{ask.name}"
    if ask.kind == "choice":
        return ChoiceField(ask.options, value, id=name)
    if ask.kind == "picked":
        return PickedField({one: words for one, words in ask.options if one is not None}, value or [], id=name)
    if ask.kind in ("long", "lines"):
        text = "\n".join(value or []) if ask.kind == "lines" else value or ""
        return PlainArea(text, id=name, placeholder=ask.hint)
    return PlainInput(_text(ask.kind, value), id=name, placeholder=ask.hint, select_on_focus=False)


def read(ask: Ask, widget: Widget, today: date) -> Any:
    """What stands in the field, None where it is empty; raises NotRead or CaptureError."""
    if isinstance(widget, ChoiceField):
        return widget.value
    if isinstance(widget, PickedField):
        return list(widget.picked)
    text = widget.text if isinstance(widget, PlainArea) else widget.value if isinstance(widget, PlainInput) else ""
    if ask.kind in ("lines", "commas"):
        parts = text.split("\n" if ask.kind == "lines" else ",")
        return [part.strip() for part in parts if part.strip()]
    if not text.strip():
        return None
    if ask.kind == "day":
        return reader_of(ask.name)(text.strip(), today).isoformat()
    return _number(ask, text) if ask.kind in ("number", "integer") else text.strip()


def _text(kind: str, value: Any) -> str:
    if value is None:
        return ""
    if kind == "day":
        return day(date.fromisoformat(value))
    if kind == "commas":
        return ", ".join(value)
    if kind == "number":
        text = f"{value:.12g}" if isinstance(value, float) else str(value)
        return text.replace(".", ",") if language() == "nb" else text
    return str(value)


def _number(ask: Ask, text: str) -> int | float:
    bare = "".join(text.split()).replace(",", ".")
    try:
        return int(bare) if ask.kind == "integer" or "." not in bare else float(bare)
    except ValueError as error:
        raise NotRead(_("“{text}” is not a number.").format(text=text.strip())) from error
