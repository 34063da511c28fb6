"""Which windows there are on a log: each open log of a running program is one, and is told from the others."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from klyngetui.store.device import machine
from klyngetui.store.processes import is_running

if TYPE_CHECKING:
    from klyngetui.store.log import Log

_ours: WeakKeyDictionary[Log, str] = WeakKeyDictionary()


def window_of(log: Log) -> str:
    """The name of the window that an open log is: machine, process and a chance number, no words of anybody's."""
    if log not in _ours:
        _ours[log] = f"{_machine()}.{os.getpid()}.{secrets.token_hex(4)}"
    return _ours[log]


def may_be_open(window: str) -> bool:
    """Whether a window may still be there; of one on another machine nobody can say that it is not."""
    at, _dot, rest = window.partition(".")
    process = rest.partition(".")[0]
    if at != _machine() or not process.isdigit():
        return bool(process)
    if int(process) == os.getpid():
        return any(name == window and _is_open(log) for log, name in _ours.items())
    return is_running(int(process))


def _machine() -> str:
    # A machine is often called after somebody, whom erasing would then find here.
    return hashlib.sha256(machine().encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _is_open(log: Log) -> bool:
    try:
        return log.connection.total_changes >= 0
    except sqlite3.ProgrammingError:
        return False
