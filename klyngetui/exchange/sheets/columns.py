"""Columns known by their names in Norwegian and English, and by what the user says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.words import fold
from klyngetui.exchange.sheets.column_names import COMPUTED, NAMES, REQUIRED
from klyngetui.exchange.sheets.table import column_letter
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from klyngetui.exchange.sheets.table import Table

PARTICIPANTS, PEOPLE, ACTIVITIES = "participants", "people", "activities"
IGNORED = "-"
"""What a column is mapped to that is to be passed over."""


class Columns(NamedTuple):
    """Which column holds which field; `unused` are the names of columns nothing is read from."""

    kind: str
    places: dict[str, int]
    heads: tuple[str, ...]
    unused: tuple[str, ...]

    def said(self, cells: Sequence[str]) -> dict[str, str]:
        """The row's filled cells by field."""
        found = ((field, cells[place]) for field, place in self.places.items() if place < len(cells))
        return {field: text for field, text in found if text}

    def where(self, field: str) -> str:
        """The field's column, as the user sees it: B “Dato”."""
        place = self.places.get(field)
        if place is None:
            return ""
        return _("column {letter} “{head}”").format(letter=column_letter(place), head=self.heads[place])

    def beyond(self, cells: Sequence[str]) -> bool:
        """Whether a row has text to the right of the last column that has a name."""
        return any(cells[len(self.heads) :])


def recognised(heads: Sequence[str]) -> int:
    """How many names of columns of any kind of table the row holds."""
    known = {name for names in NAMES.values() for some in names.values() for name in some}
    return sum(1 for head in heads if _bare(head) in known)


def guess_kind(heads: Sequence[str]) -> str | None:
    """Which kind of table has these columns, or None."""
    found = {kind: _by_name(kind, heads) for kind in NAMES}
    if "date" in found[ACTIVITIES]:
        return ACTIVITIES
    people = found[PEOPLE]
    if ("name" in people or "first_name" in people) and ("email" in people or "phone" in people or "role" in people):
        return PEOPLE if "participant" in people or "first_name" in people else PARTICIPANTS
    return PARTICIPANTS if "name" in found[PARTICIPANTS] else None


def columns_of(table: Table, kind: str, mapped: Mapping[str, str]) -> Columns:
    """Which column holds which field: by `mapped` (COLUMN, by name or letter, to FIELD), the rest by name.

    Raises Invalid for a mapping to nothing, two columns of one field, and a field that must be there and is not.
    """
    problems: list[Problem] = []
    chosen = _chosen(table, kind, mapped, problems)
    places = {field: place for place, field in chosen.items() if field != IGNORED}
    for field, place in _by_name(kind, table.heads).items():
        if field not in places and place not in chosen:
            places[field] = place
    for field in REQUIRED[kind]:
        if not any(one in places for one in field.split("|")):
            told = _("no column holds “{field}”; say which one with --map COLUMN={field}")
            problems.append(Problem(table.name, told.format(field=field.partition("|")[0])))
    if problems:
        raise Invalid(problems)
    used = set(places.values()) | {place for place, field in chosen.items() if field == IGNORED}
    unused = [
        head for place, head in enumerate(table.heads) if head and place not in used and _bare(head) not in COMPUTED
    ]
    return Columns(kind, places, table.heads, tuple(unused))


def _chosen(table: Table, kind: str, mapped: Mapping[str, str], problems: list[Problem]) -> dict[int, str]:
    chosen: dict[int, str] = {}
    for column, said in mapped.items():
        field = said.strip().lower().replace("-", "_") or IGNORED
        field = IGNORED if field in ("_", "-") else field
        place = _place(table.heads, column)
        if place is None:
            problems.append(Problem(table.name, _("there is no column “{column}”").format(column=column)))
        elif field != IGNORED and field not in NAMES[kind]:
            told = _("“{field}” is no field; there are: {fields}")
            problems.append(Problem(table.name, told.format(field=said, fields=", ".join(NAMES[kind]))))
        elif field != IGNORED and field in chosen.values():
            problems.append(Problem(table.name, _("two columns hold “{field}”").format(field=field)))
        else:
            chosen[place] = field
    return chosen


def _place(heads: Sequence[str], column: str) -> int | None:
    wanted = column.strip()
    exact = [place for place, head in enumerate(heads) if head == wanted]
    alike = [place for place, head in enumerate(heads) if head and _bare(head) == _bare(wanted)]
    letters = [place for place in range(len(heads)) if column_letter(place) == wanted.upper()]
    return next(iter([*exact, *alike, *letters]), None)


def _by_name(kind: str, heads: Sequence[str]) -> dict[str, int]:
    """The first column of each field, names tried in the order they are listed in."""
    bare = [_bare(head) for head in heads]
    places: dict[str, int] = {}
    for field, names in NAMES[kind].items():
        found = [bare.index(name) for name in names if name in bare]
        free = [place for place in found if place not in places.values()]
        if free:
            places[field] = free[0]
    return places


def _bare(head: str) -> str:
    return "".join(letter for letter in fold(head) if letter.isalnum())
