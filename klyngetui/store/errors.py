"""What can be wrong with a log, each with one clear line for the user."""

from __future__ import annotations


class LogError(Exception):
    """A log that cannot be used as asked; the text is a whole sentence for the user."""


class NoLog(LogError):
    """There is no log at the path."""


class LogExists(LogError):
    """There already is a file where a new log was to be made."""


class NotALog(LogError):
    """The file is empty, damaged or belongs to another program."""


class NewerLog(LogError):
    """The log was made by a newer version: it can be read, not written."""


class ReadOnlyLog(LogError):
    """The log or its folder cannot be written."""


class LockedLog(LogError):
    """Another program kept the log locked for longer than we wait."""


class HeldByReaders(LockedLog):
    """Nobody else writes to the log, but it was read for longer than we wait."""


class LogSwapped(LogError):
    """Another file was put in the log's place while it was open."""


class Refused(LogError):
    """A change that would contradict the log, for instance deleting what others refer to."""


class Stale(LogError):
    """The record was changed by somebody else since it was opened for editing."""


class Stopped(LogError):
    """The user stopped the work; nothing of it was written."""
