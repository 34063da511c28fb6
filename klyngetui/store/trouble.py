"""What can go wrong while a log is used, besides faults of our own, and the words for it."""

from __future__ import annotations

import sqlite3

from klyngetui.locale import _
from klyngetui.locale.formats import capital
from klyngetui.locale.os_words import os_words
from klyngetui.store.errors import LockedLog, LogError
from klyngetui.store.transaction import told

#: What any use of a log may raise through no fault of the caller.
TROUBLE = (LogError, sqlite3.Error, OSError)


def is_locked(error: BaseException) -> bool:
    """Whether another program holds the log just now, so that trying again may help."""
    found = told(error) if isinstance(error, sqlite3.OperationalError) else error
    return isinstance(found, LockedLog)


def trouble_words(error: BaseException) -> str:
    """One sentence for the user."""
    if isinstance(error, sqlite3.OperationalError) and told(error) is not error:
        return str(told(error))
    if isinstance(error, sqlite3.Error):
        return _("The log cannot be read: {why}. Run: klyngetui doctor").format(why=error)
    if isinstance(error, OSError):
        words = capital(os_words(error))
        return f"{words}: {error.filename}" if error.filename else words
    return str(error)
