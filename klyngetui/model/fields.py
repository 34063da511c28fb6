"""What a field of a record can be: one small declaration that validation, JSON, commands and history all read."""

from __future__ import annotations

from typing import Any, NamedTuple


class Field(NamedTuple):
    """One field: its name, its kind and what the kind needs.

    `kind` is one of text, long (text with line feeds), day, time, instant, integer, number, flag, choice, ref (an id of
    the entity `of`), pointer (`{entity, id}`), object (`fields`), list (`item`) and json (any value).
    """

    name: str
    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    of: str = ""
    fields: tuple[Field, ...] = ()
    item: Field | None = None
    least: int | None = None
    most: int | None = None
    form: str = ""
    default: Any = None

    def empty(self) -> Any:
        """The value of the field where none was given (docs/data-format.md)."""
        if self.kind == "list":
            return []
        if self.kind == "flag":
            return False
        if self.kind == "object" and self.default is not None:
            return {field.name: field.empty() for field in self.fields}
        return list(self.default) if isinstance(self.default, list) else self.default


def text(name: str, *, required: bool = False, form: str = "") -> Field:
    """A line of text; `form` names a further check (org_number, timezone, week, period)."""
    return Field(name, "text", required, form=form)


def long(name: str, *, required: bool = False) -> Field:
    """Text that may hold line feeds."""
    return Field(name, "long", required)


def day(name: str, *, required: bool = False) -> Field:
    """A local day, YYYY-MM-DD."""
    return Field(name, "day", required)


def choice(name: str, *choices: str, required: bool = False) -> Field:
    """One of the words given."""
    return Field(name, "choice", required, choices)


def ref(name: str, entity: str, *, required: bool = False) -> Field:
    """The id of a record of the entity."""
    return Field(name, "ref", required, of=entity)


def integer(name: str, *, least: int | None = None, most: int | None = None, default: int | None = None) -> Field:
    """A whole number between the bounds."""
    return Field(name, "integer", least=least, most=most, default=default)


def flag(name: str, *, required: bool = False) -> Field:
    """True or false."""
    return Field(name, "flag", required)


def obj(name: str, *fields: Field, required: bool = False, filled: bool = False) -> Field:
    """An object with the fields given; `filled` means that its default is not null but all its fields' defaults."""
    return Field(name, "object", required, fields=fields, default={} if filled else None)


def many(name: str, item: Field) -> Field:
    """A list of what `item` declares; order is kept."""
    return Field(name, "list", item=item)


def spells(name: str, *fields: Field) -> Field:
    """A list of dated spells, `from` and `to` both included, each with the further fields given."""
    return many(name, Field("spell", "object", fields=(day("from"), day("to"), *fields), form="spell"))
