"""Validation of one record against its field table: normalises, and names everything that is wrong by its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model import forms
from klyngetui.model.consistency import inconsistencies
from klyngetui.model.records import RECORDS
from klyngetui.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from klyngetui.model.fields import Field

LARGEST = 2**63 - 1
LONGEST_ID = 64


class Problem(NamedTuple):
    """What is wrong and where; the path is the JSON path in the document or the record, `where` says it in words."""

    path: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.path, self.where, self.message)))


class Invalid(ValueError):
    """A record or document that cannot be taken; `problems` names everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _Bad(ValueError):
    """One value that does not fit its field."""


def check_record(entity: str, raw: Mapping[str, Any], path: str, problems: list[Problem]) -> dict[str, Any]:
    """The record with every field present and normalised; what is wrong is added to `problems`.

    Keys other than the entity's fields are errors, but for `id`, which is the caller's to look at.
    """
    record = _object(RECORDS[entity], raw, path, problems, ignore="id")
    problems.extend(Problem(f"{path}.{where}", why) for where, why in inconsistencies(entity, record))
    return record


def check_patch(entity: str, patch: Mapping[str, Any], path: str, problems: list[Problem]) -> dict[str, Any]:
    """The fields of a patch, each normalised; unknown ones are problems."""
    fields = {field.name: field for field in RECORDS[entity]}
    checked: dict[str, Any] = {}
    for name, value in patch.items():
        field = fields.get(name)
        if field is None:
            problems.append(Problem(_join(path, name), _unknown(name, tuple(fields))))
        elif value is None and not field.required:
            checked[name] = field.empty()
        else:
            checked[name] = _value(field, value, _join(path, name), problems)
    return checked


def _object(
    fields: tuple[Field, ...], raw: Any, path: str, problems: list[Problem], ignore: str = ""
) -> dict[str, Any]:
    if not isinstance(raw, dict):
        problems.append(Problem(path, _("must be an object")))
        return {}
    checked: dict[str, Any] = {}
    known = 0
    for field in fields:
        name = field.name
        if name in raw:
            known += 1
            value = raw[name]
            if value is None and not field.required:
                checked[name] = field.empty()
            else:
                checked[name] = _value(field, value, _join(path, name), problems)
        elif field.required:
            problems.append(Problem(_join(path, name), _("is missing")))
        else:
            checked[name] = field.empty()
    if known + (ignore in raw) < len(raw):
        names = {field.name for field in fields} | {ignore}
        known_names = tuple(field.name for field in fields)
        problems.extend(
            Problem(_join(path, str(key)), _unknown(str(key), known_names)) for key in raw if key not in names
        )
    return checked


def _value(field: Field, value: Any, path: str, problems: list[Problem]) -> Any:
    kind = field.kind
    if kind == "list":
        return _list(field, value, path, problems)
    if kind == "object":
        before = len(problems)
        checked = _object(field.fields, value, path, problems)
        if field.form == "spell" and len(problems) == before and _backwards(checked):
            problems.append(Problem(path, _("ends before it begins")))
        return checked
    try:
        return _CHECKS[kind](field, value)
    except _Bad as bad:
        problems.append(Problem(path, str(bad)))
    except ValueError as bad:
        problems.append(Problem(path, str(bad)))
    return value


def _list(field: Field, value: Any, path: str, problems: list[Problem]) -> Any:
    if not isinstance(value, list):
        problems.append(Problem(path, _("must be a list")))
        return value
    item = field.item
    assert item is not None
    return [_value(item, one, f"{path}[{place}]", problems) for place, one in enumerate(value)]


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise _Bad(_("must be text"))
    cleaned = clean(value, long=field.kind == "long")
    if field.required and not cleaned.strip():
        raise _Bad(_("is empty"))
    return forms.FORMS[field.form](cleaned) if field.form else cleaned


def _day(_field: Field, value: Any) -> str:
    if not isinstance(value, str) or not forms.is_day(value):
        raise _Bad(_("must be a day that exists, written YYYY-MM-DD"))
    return value


def _time(_field: Field, value: Any) -> str:
    if not isinstance(value, str) or not forms.is_time(value):
        raise _Bad(_("must be a time written HH:MM"))
    return value


def _integer(field: Field, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise _Bad(_("must be a whole number"))
    if field.least is not None and value < field.least:
        raise _Bad(_("must be at least {least}").format(least=field.least))
    if field.most is not None and value > field.most:
        raise _Bad(_("must be at most {most}").format(most=field.most))
    return value


def _number(_field: Field, value: Any) -> int | float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _Bad(_("must be a number"))
    if value != value or abs(value) > LARGEST:
        raise _Bad(_("is outside the numbers that can be kept"))
    return value


def _flag(_field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Bad(_("must be true or false"))
    return value


def _choice(field: Field, value: Any) -> str:
    if not isinstance(value, str) or value not in field.choices:
        raise _Bad(_("must be one of {choices}").format(choices=", ".join(field.choices)))
    return value


def _ref(_field: Field, value: Any) -> str:
    cleaned = clean(value) if isinstance(value, str) else ""
    if not cleaned.strip() or len(cleaned) > LONGEST_ID:
        raise _Bad(_("must be the id of a record"))
    return cleaned


def _pointer(_field: Field, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or set(value) != {"entity", "id"}:
        raise _Bad(_("must hold entity and id"))
    entity, identity = value["entity"], value["id"]
    if not isinstance(entity, str) or entity not in RECORDS:
        raise _Bad(_("entity must be one of {choices}").format(choices=", ".join(RECORDS)))
    return {"entity": entity, "id": _ref(_field, identity)}


def _json(field: Field, value: Any) -> Any:
    return forms.FORMS[field.form](value) if field.form else forms.plain_json(value)


_CHECKS: dict[str, Callable[[Field, Any], Any]] = {
    "text": _text,
    "long": _text,
    "day": _day,
    "time": _time,
    "integer": _integer,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "ref": _ref,
    "pointer": _pointer,
    "json": _json,
}


def _backwards(spell: Mapping[str, Any]) -> bool:
    return bool(spell["from"] and spell["to"] and spell["to"] < spell["from"])


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _unknown(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    if near:
        return _("is not a known field; did you mean {near}?").format(near=near[0])
    return _("is not a known field")
