"""Which column of a table holds which field, as found and as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.sheets.column_names import NAMES, REQUIRED
from klyngetui.exchange.sheets.columns import ACTIVITIES, PARTICIPANTS, PEOPLE, Columns, columns_of
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.model.labels import field_label

if TYPE_CHECKING:
    from klyngetui.exchange.sheets.table import Table

KINDS = (PARTICIPANTS, PEOPLE, ACTIVITIES)


def suggested(table: Table, kind: str) -> dict[int, str]:
    """The field of each column by its name, also where one that must be there is missing."""
    try:
        found = columns_of(table, kind, {})
    except Invalid:
        # What lacks is put behind the last column, so that the rest is found all the same.
        lacking = tuple(one.partition("|")[0] for one in REQUIRED[kind])
        found = columns_of(table._replace(heads=(*table.heads, *lacking)), kind, {})
    return {place: field for field, place in found.places.items() if place < len(table.heads)}


def columns(table: Table, kind: str, fields: dict[int, str]) -> Columns:
    """The columns as the readers of tables want them."""
    places = {field: place for place, field in fields.items()}
    unused = tuple(head for place, head in enumerate(table.heads) if head and place not in fields)
    return Columns(kind, places, table.heads, unused)


def lacking(kind: str, fields: dict[int, str]) -> list[str]:
    """The fields that must be there and are in no column."""
    held = set(fields.values())
    return [one.partition("|")[0] for one in REQUIRED[kind] if not held & set(one.split("|"))]


def fields_of(kind: str) -> list[str]:
    """The fields such a table can have, the usual first."""
    return sorted(NAMES[kind], key=lambda one: one.endswith("id"))


def kind_words(kind: str) -> str:
    """What a table of this kind holds."""
    return {PARTICIPANTS: _("participants"), PEOPLE: _("people"), ACTIVITIES: _("meetings and events")}[kind]


def label(field: str) -> str:
    """The field in words."""
    return {
        "since": _("since"),
        "until": _("until"),
        "ground": _("ground"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "participant": _("participant"),
        "people": _("people"),
        "guests": _("guests"),
        "presence": _("who was present"),
        "direct": _("direct contact"),
        "topic": _("topic"),
        "format": _("form of the event"),
        "id": _("id"),
        "group_id": _("id of the group"),
        "participant_id": _("id of the participant"),
    }.get(field) or field_label(field)
