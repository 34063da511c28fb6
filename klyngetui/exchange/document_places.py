"""Which record and field of a document a JSON path leads to, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from klyngetui.locale.formats import number
from klyngetui.model.choice_labels import entity_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import KEYS
from klyngetui.plain import fit

if TYPE_CHECKING:
    from klyngetui.model.check import Problem

    Record = dict[str, Any]

PLACE = re.compile(r"\$\.(?P<list>\w+)\[(?P<at>\d+)\](?:\.(?P<field>\w+))?")
NAMING = ("name", "title", "text", "indicator", "date")
"""The fields by which one would know a record again, the best first."""
LONGEST = 40
"""Cells of a name: more would hide what is wrong with it."""


def placed(document: Record, problems: list[Problem]) -> list[Problem]:
    """The problems, each with the record and the field it is about in words."""
    return [one._replace(where=_where(document, one.path)) for one in problems]


def called(record: Record) -> str:
    """The name, title, text or day of a record as the document says it; "" where it says none."""
    return next((told for field in NAMING if isinstance(told := record.get(field), str) and told.strip()), "")


def _where(document: Record, path: str) -> str:
    """“participant 1, Fjordglimt AS, kind”, counted from 1; "" for what lies in no record."""
    found = PLACE.match(path)
    if found is None or found["list"] not in KEYS:
        return ""
    listed = document.get(found["list"])
    at = int(found["at"])
    record = listed[at] if isinstance(listed, list) and at < len(listed) else None
    name = fit(called(record), LONGEST) if isinstance(record, dict) else ""
    field = field_label(found["field"]) if found["field"] and found["field"] != "id" else found["field"] or ""
    return ", ".join(filter(None, (f"{entity_label(KEYS[found['list']])} {number(at + 1)}", name, field)))
