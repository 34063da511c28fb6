"""The log as it goes into a pack: all that the figures are counted from, and no more than may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_out import document
from klyngetui.exchange.records_out import exported_id_of
from klyngetui.exchange.report.shown_text import without_addresses
from klyngetui.model.records import KEYS, RECORDS

if TYPE_CHECKING:
    from klyngetui.model.fields import Field
    from klyngetui.store.log import Log

    Record = dict[str, Any]

CONTACT_DETAILS = {"people": ("email", "phone"), "team": ("email",)}
NAMES = ("name", "title", "source")
"""The texts of the user in an indicators document."""
LEFT_OUT = "‹…›"
SHORTEST = 5
"""A phone number of fewer characters could be any number in a text."""


def reduced(log: Log, withheld: set[str], *, with_contacts: bool = False) -> Record:
    """The log's document without the stories withheld and what hangs on them, and without the weekly reviews.

    Without contact details too, unless asked for: the fields of people and team, and wherever in a text they stand.
    """
    found = document(log)
    found["reviews"] = []
    _leave_out(found, {exported_id_of(log, one) for one in withheld})
    if not with_contacts:
        return _without_contacts(found, contact_details(log))
    return found


def contact_details(log: Log) -> list[str]:
    """Every e-mail address and phone number of people and team, longest first."""
    known = {
        one.record[name]
        for key, names in CONTACT_DETAILS.items()
        for one in log.cabinet.load(KEYS[key])
        for name in names
        if len(one.record[name] or "") >= SHORTEST
    }
    return sorted(known, key=lambda text: (-len(text), text))


def figures_without(figures: Any, details: list[str]) -> Any:
    """The indicators document without contact details in its names, as the log in the pack would give it."""
    if isinstance(figures, dict):
        return {
            key: _scrubbed_text(value, details)
            if key in NAMES and isinstance(value, str)
            else figures_without(value, details)
            for key, value in figures.items()
        }
    return [figures_without(one, details) for one in figures] if isinstance(figures, list) else figures


def _leave_out(found: Record, stories: set[str]) -> None:
    """Take out the stories, then whatever belongs to what is out, until nothing does."""
    found["stories"] = [one for one in found["stories"] if one["id"] not in stories]
    there = {(entity, one["id"]) for key, entity in KEYS.items() for one in found[key]} | {
        ("cluster", found["cluster"]["id"])
    }
    before = -1
    while before != len(there):
        before = len(there)
        for key in ("evidence", "actions"):
            found[key] = [one for one in found[key] if not one["of"] or (one["of"]["entity"], one["of"]["id"]) in there]
            kept = {(KEYS[key], one["id"]) for one in found[key]}
            there = {one for one in there if one[0] != KEYS[key]} | kept
    for seal in found["seals"]:
        seal["figures"] = _without_stories(seal["figures"], {one["id"] for one in found["stories"]})


def _without_stories(figures: Any, shown: set[str]) -> Any:
    """Sealed figures without the titles of stories that are not in the pack; what was counted stays."""
    try:
        section = figures["indicators"]["5.2"]
        kept = [one for one in section["stories"] if one["id"] in shown]
    except (KeyError, TypeError):
        return None
    return {**figures, "indicators": {**figures["indicators"], "5.2": {**section, "stories": kept}}}


def _without_contacts(found: Record, details: list[str]) -> Record:
    for key, names in CONTACT_DETAILS.items():
        for one in found[key]:
            one.update(dict.fromkeys(names))
    for key, entity in {"cluster": "cluster", **KEYS}.items():
        records = [found[key]] if key == "cluster" else found[key]
        for one in records:
            one.update({field.name: _scrubbed(field, one[field.name], details) for field in RECORDS[entity]})
    for seal in found["seals"]:
        seal["figures"] = figures_without(seal["figures"], details)
    return found


def _scrubbed(field: Field, value: Any, known: list[str]) -> Any:
    """The value without contact details in its texts; ids, days and digests are no texts and stay."""
    if isinstance(value, str) and field.kind in ("text", "long") and not field.form:
        return _scrubbed_text(value, known)
    if isinstance(value, list) and field.item is not None:
        return [_scrubbed(field.item, one, known) for one in value]
    if isinstance(value, dict) and field.fields:
        return value | {one.name: _scrubbed(one, value[one.name], known) for one in field.fields if one.name in value}
    return value


def _scrubbed_text(text: str, known: list[str]) -> str:
    text = without_addresses(text)
    for detail in known:
        if detail in text:
            text = text.replace(detail, LEFT_OUT)
    return text
