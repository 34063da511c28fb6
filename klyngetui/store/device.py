"""Which copy of a log this is, on which machine; what is to be said about its place; facts about the file itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.model.ids import uuid7
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def device_of(log: Log) -> str:
    """The id of this copy of the log on this machine, made on first use.

    A log copied to another place or machine becomes a device of its own, so that each device's chain stays one line;
    one that was only moved keeps its id. Call inside a transaction.
    """
    known, place = this_device(log), _place(log)
    if known is not None and meta(log, "place") == place:
        return known
    device = known or uuid7()
    log.connection.executemany(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [("device", device), ("place", place)],
    )
    return device


def this_device(log: Log) -> str | None:
    """The id of this copy of the log on this machine, or None where nothing was written with it yet."""
    known = dict(log.connection.execute("SELECT key, value FROM meta WHERE key IN ('device', 'place')"))
    if known.get("place") == _place(log):
        return str(known["device"])
    known_machine, _colon, old_path = known.get("place", ":").partition(":")
    moved = known_machine == machine() and old_path and not Path(old_path).exists()
    return str(known["device"]) if moved else None


def machine() -> str:
    """The machine's name in the network."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # slower to load than all that a small command does with it

    return platform.node()


def _place(log: Log) -> str:
    return f"{machine()}:{log.path.absolute()}"


def set_meta(log: Log, key: str, value: str) -> None:
    """Keep a fact about the file itself, outside the change list."""
    with immediate(log.connection):
        log.connection.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def meta(log: Log, key: str) -> str | None:
    """A fact about the file itself, or None."""
    row = log.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def notes_on_place(log: Log) -> list[str]:
    """Once, that the log lies in a folder that is kept on other machines too; that it was doubled there."""
    from klyngetui.store.synced import advice, synced_by

    notes = []
    program = synced_by(log.path)
    if program and meta(log, "synced") != _place(log):
        notes.append(advice(program))
        set_meta(log, "synced", _place(log))
    return [*notes, *log.news()]
