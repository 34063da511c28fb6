"""A field's value in words: ids as names, days as days, lists as what was added and what went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.formats import UNKNOWN, day
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.store.fold import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.model.fields import Field

    Name = Callable[[str], str]

LONGEST = 60


def told(field: Field, old: Any, new: Any, name: Name) -> str:
    """One line for a field that went from one value to another; `name` gives the name of a record's id."""
    label = field_label(field.name)
    if field.kind == "list" and field.item is not None:
        return f"{label}: {_list_told(field.item, old or [], new or [], name)}"
    if field.kind == "object" and isinstance(old, dict) and isinstance(new, dict):
        inner = [one for one in field.fields if not same(old.get(one.name), new.get(one.name))]
        return f"{label}: " + ", ".join(told(one, old.get(one.name), new.get(one.name), name) for one in inner)
    if field.kind == "json":
        return _("{field} changed").format(field=label)
    return f"{label}: {value(field, old, name)} → {value(field, new, name)}"


def value(field: Field, one: Any, name: Name) -> str:
    """A value of the field in words."""
    if one is None or one == [] or one == {}:
        return UNKNOWN
    if field.kind == "day":
        return day(date.fromisoformat(one))
    if field.kind == "choice":
        return choice_label(one)
    if field.kind == "flag":
        return _("yes") if one else _("no")
    if field.kind == "ref":
        return name(one)
    if field.kind == "pointer":
        return name(one["id"])
    if field.kind == "object":
        return _row(field, one, name)
    if field.kind == "list" and field.item is not None:
        item = field.item
        return ", ".join(value(item, each, name) for each in one)
    return quoted(one) if isinstance(one, str) else str(one)


def quoted(text: str) -> str:
    """Text in quotation marks, on one line, and cut where it is long."""
    line = " ".join(text.split())
    return _("“{text}”").format(text=line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")


def _row(field: Field, row: dict[str, Any], name: Name) -> str:
    """The values of a row that say something, those of a spell with their words."""
    parts = []
    for inner in field.fields:
        one = row.get(inner.name)
        if one is None or one is False or one == []:
            continue
        if one is True:
            parts.append(field_label(inner.name))
        elif field.form == "spell" and inner.name in ("from", "to"):
            word = _("from {day}") if inner.name == "from" else _("to {day}")
            parts.append(word.format(day=value(inner, one, name)))
        else:
            parts.append(value(inner, one, name))
    return " ".join(parts) or UNKNOWN


def _list_told(item: Field, old: list[Any], new: list[Any], name: Name) -> str:
    gone = [one for one in old if not any(same(one, other) for other in new)]
    come = [one for one in new if not any(same(one, other) for other in old)]
    parts = []
    if come:
        parts.append(_("added {what}").format(what=", ".join(value(item, one, name) for one in come)))
    if gone:
        parts.append(_("removed {what}").format(what=", ".join(value(item, one, name) for one in gone)))
    return "; ".join(parts) or _("put in another order")
