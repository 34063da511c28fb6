"""Whom a story is about, in which role, and the entries it rests on, as the form asks for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.screens.entry.signs import subject
from klyngetui.screens.forms.fields import NotRead
from klyngetui.store import pages

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]

MOST = 100
"""Entries offered of all, and of each participant."""


def entries_to_name(desk: Desk, record: Record) -> list[tuple[str | None, str]]:
    """The entries a story names, then the newest with its participants and of all."""
    log = desk.log
    keys = [log.cabinet.number(row["participant"]) for row in record["participants"]]
    filters = [pages.EVERYTHING, *(pages.Filter(participant=key) for key in keys if key is not None)]
    places = {place for only in filters for place in pages.newer_first(log, only, limit=MOST)}
    newest = sorted((one.kept for one in pages.entries(log, places)), key=_day, reverse=True)
    named = [log.cabinet.find(identity) for identity in record["activities"]]
    found = {kept.record["id"]: kept.record for kept in [*named, *newest] if kept and kept.entity == "activity"}
    return [(one, f"{day(date.fromisoformat(told['date']))}  {subject(log, told)}") for one, told in found.items()]


def _day(kept: Any) -> str:
    return str(kept.record.get("date") or "")


def roles_of(desk: Desk, record: Record) -> list[str]:
    """A line such as “Fjordglimt AS: pilot” for everybody who has a role."""
    return [f"{desk.name(row['participant'])}: {row['role']}" for row in record["participants"] if row["role"]]


def participants_of(desk: Desk, record: Record, wanted: list[str], roles: list[str]) -> list[Record]:
    """The rows of those wanted with the roles the lines give; raises NotRead for a line about somebody else.

    A line about one who was taken out of the story goes with it.
    """
    names = {desk.name(one).casefold(): one for one in wanted}
    gone = {desk.name(row["participant"]).casefold() for row in record["participants"]} - set(names)
    said: dict[str, str | None] = {}
    for text in roles:
        name, colon, role = (part.strip() for part in text.rpartition(":"))
        if name.casefold() in gone:
            continue
        if not colon or name.casefold() not in names:
            raise NotRead(_("Write a role as: participant: role. It stands so: {text}").format(text=text))
        said[names[name.casefold()]] = role or None
    return [{"participant": one, "role": said.get(one)} for one in wanted]
