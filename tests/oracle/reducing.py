"""Makes a document on which two readings differ small enough to read."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

from tests.oracle.days import Record
from tests.oracle.documents import Question


def reduced(asked: Question, fails: Callable[[Question], bool]) -> Question:
    """Take out one record or row after another while the question still fails, so that a failure is readable."""
    for key in ("evidence", "targets", "stories", "activities", "groups"):
        asked = _fewer(asked, fails, partial(_records, key))
    for n in range(len(asked.document["activities"])):
        asked = _fewer(asked, fails, partial(_attendance, n))
    return asked


def _fewer(asked: Question, fails: Callable[[Question], bool], part: Callable[[Record], list[Any]]) -> Question:
    for n in reversed(range(len(part(asked.document)))):
        smaller = asked._replace(document=deepcopy(asked.document))
        del part(smaller.document)[n]
        if _resolves(smaller.document) and fails(smaller):
            asked = smaller
    return asked


def _records(key: str, document: Record) -> list[Any]:
    records: list[Any] = document.get(key, [])
    return records


def _attendance(n: int, document: Record) -> list[Any]:
    rows: list[Any] = document["activities"][n]["attendance"]
    return rows


def _resolves(document: Record) -> bool:
    groups = {group["id"] for group in document["groups"]}
    activities = {activity["id"] for activity in document["activities"]}
    named = {activity["group"] for activity in document["activities"] if activity.get("group")}
    proven = {item["of"]["id"] for item in document.get("evidence", [])}
    return named <= groups and proven <= activities
