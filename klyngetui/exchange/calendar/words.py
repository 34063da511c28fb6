"""Entries of the inbox in words: with whom, what to note, and what became of one that changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.compare import BACK_ON, CALLED_OFF, GONE, MOVED
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day as day_words
from klyngetui.locale.formats import number

if TYPE_CHECKING:
    from klyngetui.exchange.calendar.compare import Told
    from klyngetui.exchange.calendar.directory import Directory
    from klyngetui.store.inbox import Entry
    from klyngetui.store.log import Log


def who(log: Log, entry: Entry, directory: Directory) -> str:
    """The participants of the invited by name, then the domains nobody is known at."""
    day = date.fromisoformat(entry.day)
    names: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for one in entry.invited:
        known = directory.look_up(one.address, day)
        identity = known.participant or known.person
        if known.member:
            continue
        if identity is None:
            unknown[one.address.rpartition("@")[2]] = None
        else:
            names[_name(log, identity)] = None
    return ", ".join([*names, *(f"{domain}?" for domain in unknown)])


def signs(entry: Entry) -> str:
    """What sets the entry apart: called off, declined, private, one of a series, edited, put off."""
    said = {
        _("called off"): entry.cancelled,
        _("you declined"): entry.declined,
        _("private"): entry.private,
        _("series"): entry.series,
        _("edited"): bool(entry.edited),
        _("later"): entry.later,
    }
    return ", ".join(word for word, holds in said.items() if holds)


def as_document(log: Log, entry: Entry, directory: Directory) -> dict[str, Any]:
    """The entry as plain data, with who each of the invited is."""
    day = date.fromisoformat(entry.day)
    document = entry._asdict()
    document["no"] = document.pop("key")
    document["date"] = document.pop("day")
    document["invited"] = [
        {**one._asdict(), **_known(log, directory.look_up(one.address, day)._asdict())} for one in entry.invited
    ]
    del document["activity"], document["gone"]
    order = ("no", "date", "time", "minutes", "title")
    return {name: document[name] for name in order} | document


def _known(log: Log, found: dict[str, Any]) -> dict[str, Any]:
    return {name: _exported(log, found[name]) for name in ("member", "person", "participant")}


def _exported(log: Log, identity: str | None) -> str | None:
    found = log.cabinet.find(identity) if identity else None
    return (found.external_id or identity) if found else None


def _name(log: Log, identity: str) -> str:
    found = log.cabinet.find(identity)
    return str(found.record["name"]) if found else identity


def became(one: Told) -> str:
    """What became of a meeting that changed in its calendar."""
    return {
        MOVED: _("moved to {after}"),
        CALLED_OFF: _("called off"),
        BACK_ON: _("no longer called off"),
        GONE: _("no longer in the calendar"),
    }[one.what].format(after=when(one.after))


def taken_words(new: int, same: int) -> str:
    """How many meetings came into the inbox, and how many were there as they are."""
    words = ngettext("{new} new in the inbox, {same} as they were", "{new} new in the inbox, {same} as they were", new)
    return words.format(new=number(new), same=number(same))


def when(moment: tuple[str, str | None]) -> str:
    """A day, and a time of day where there is one."""
    return " ".join(filter(None, (day_words(date.fromisoformat(moment[0])), moment[1])))
