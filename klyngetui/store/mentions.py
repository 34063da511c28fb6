"""Where somebody is named: in fields, in free text, and what a text says without it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from klyngetui.model.fields import Field

SHORTEST = 4
"""A name shorter than this could be part of anything; it counts only where the person is known to be meant."""

BETWEEN = r"(?:[\s_.+-]|%20)+"
"""What stands between the words of a name, in texts, names of files and addresses of pages."""

AROUND = 30
FEWEST_DIGITS = 6


class Mention(NamedTuple):
    """A field of a record in which somebody is named, and the words around the name."""

    entity: str
    id: str
    field: str
    context: str


class Names:
    """What somebody is called: `everywhere` names nobody else, `near` counts in records that refer to the person."""

    def __init__(self, everywhere: Iterable[str], near: Iterable[str], instead: str) -> None:
        self.everywhere = sorted({one for one in everywhere if one.strip()}, key=len, reverse=True)
        self.near = sorted({one for one in near if one.strip()}, key=len, reverse=True)
        self.instead = instead
        self._everywhere = _pattern(self.everywhere)
        self._near = _pattern([*self.everywhere, *self.near])
        self._hint = re.compile("|".join(map(_hint, [*self.everywhere, *self.near])) or "(?!)", re.IGNORECASE)

    def may_be_in(self, raw: str) -> bool:
        """Whether a JSON text may hold a mention: a quick look, before it is read."""
        return self._hint.search(raw) is not None

    def found(self, text: str, *, near: bool) -> list[str]:
        """The words around each mention in the text."""
        pattern = self._near if near else self._everywhere
        return [_around(text, match) for match in pattern.finditer(text)] if pattern else []

    def without(self, text: str, *, near: bool) -> str:
        """The text with every mention replaced."""
        pattern = self._near if near else self._everywhere
        return pattern.sub(lambda _match: self.instead, text) if pattern else text

    def cleared(self, entity: str, values: Mapping[str, Any], *, near: bool) -> dict[str, Any]:
        """The fields of a record or patch with every mention replaced; ids, days and choices are left alone."""
        fields = {field.name: field for field in RECORDS[entity]}
        return {
            name: _cleared(fields[name], value, lambda text: self.without(text, near=near)) if name in fields else value
            for name, value in values.items()
        }

    def cleared_json(self, value: Any) -> Any:
        """A JSON value with every mention in any of its texts replaced."""
        return _everywhere(value, lambda text: self.without(text, near=False))

    def told(self, entity: str, identity: str, values: Mapping[str, Any], *, near: bool) -> Iterator[Mention]:
        """Every mention in the fields of a record."""
        for field in RECORDS[entity]:
            for text in _texts(field, values.get(field.name)):
                for context in self.found(text, near=near):
                    yield Mention(entity, identity, field.name, context)


def called(name: str) -> list[str]:
    """A full name as it may be written: in its order, and the last word first."""
    words = name.split()
    return [name, f"{words[-1]}, {' '.join(words[:-1])}"] if len(words) > 1 else [name]


def _cleared(field: Field, value: Any, without: Callable[[str], str]) -> Any:
    if value is None:
        return None
    if field.kind == "list" and field.item is not None:
        return [_cleared(field.item, one, without) for one in value]
    if field.kind == "object":
        inner = {one.name: one for one in field.fields}
        return {name: _cleared(inner[name], one, without) if name in inner else one for name, one in value.items()}
    if field.kind == "json":
        return _everywhere(value, without)
    return without(value) if _is_words(field, value) else value


def _everywhere(value: Any, without: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return without(value)
    if isinstance(value, dict):
        return {key: _everywhere(one, without) for key, one in value.items()}
    return [_everywhere(one, without) for one in value] if isinstance(value, list) else value


def _texts(field: Field, value: Any) -> Iterator[str]:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _cleared(field, value, keep)
    yield from found


def _is_words(field: Field, value: Any) -> bool:
    return field.kind in ("text", "long") and not field.form and isinstance(value, str)


def _pattern(names: list[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_one, names))})(?![^\W_])", re.IGNORECASE)


def _hint(name: str) -> str:
    """Its first word as JSON writes it; a number whole."""
    first = name.split()[0].rstrip(",")
    return _one(name) if _is_number(name) else re.escape(json.dumps(first, ensure_ascii=False)[1:-1])


def _is_number(name: str) -> bool:
    return len(re.sub(r"\D", "", name)) >= FEWEST_DIGITS and re.fullmatch(r"[\d\s.+()-]+", name) is not None


def _one(name: str) -> str:
    digits = re.sub(r"\D", "", name)
    if _is_number(name):
        return r"(?:\+47|0047)?[\s.-]*" + r"[\s.-]*".join(digits.removeprefix("0047").removeprefix("47")[-8:])
    words = BETWEEN.join(re.escape(word).replace(",", ",?") for word in name.split())
    return words if "@" in name else f"{words}(?:s|’s|'s|’|')?"


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - AROUND), min(len(text), match.end() + AROUND)
    return ("…" if start else "") + text[start:end].replace("\n", " ") + ("…" if end < len(text) else "")
