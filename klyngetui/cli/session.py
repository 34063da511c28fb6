"""What the commands of one process share: which log, what day it is, who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui import clock, locale

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from klyngetui.preferences import Preferences
    from klyngetui.store.errors import NewerLog, NotALog
    from klyngetui.store.log import Log


class Session:
    """The log is opened when it is first asked for, once; `given` is the path named with --log."""

    def __init__(self) -> None:
        self.given: str | None = None
        self._log: Log | None = None
        self._newer: NewerLog | None = None
        self._preferences: Preferences | None = None
        self._wrote = False

    @property
    def path(self) -> Path:
        """Where the log is, or would be."""
        import os

        from klyngetui.paths import default_log, expanded

        named = self.given or os.environ.get("KLYNGETUI_LOG")
        if named:
            return expanded(named)
        return default_log()

    def reading(self) -> Log:
        """The log, for reading; raises LogError."""
        if self._log is None:
            self._log = self._opened()
        return self._log

    def writing(self) -> Log:
        """The log, for writing, with whoever works here as its actor; raises LogError."""
        log = self.reading()
        if self._newer is not None:
            raise self._newer
        log.guard_writing()
        self._tell(log.news())
        self._wrote = True
        log.actor = self._me(log)
        return log

    @property
    def preferences(self) -> Preferences:
        """The settings file of this user, read once."""
        if self._preferences is None:
            from klyngetui.preferences import read

            self._preferences = read()
            if self._preferences.problem:
                # What is wrong with the file is told in the language it asks for.
                locale.choose(self._preferences.language)
                self._preferences = read()
        return self._preferences

    def backup_folder(self) -> Path:
        """Where backups go: the folder of the settings, else the platform's; raises LogError without a home."""
        return self.preferences.copies_folder()

    def today(self) -> date:
        """The day it is where the cluster is."""
        return clock.today(self.reading().cluster["timezone"])

    def close(self) -> None:
        """Close the log, if it was opened."""
        if self._log is not None:
            if self._wrote:
                self._copy(self._log)
            self._log.close()
            self._log = None

    def naming_backup(self, error: NotALog) -> NotALog:
        """The error with the newest backup of that very log named, where there is one."""
        from klyngetui.locale import _
        from klyngetui.store.backup import backups_of
        from klyngetui.store.errors import LogError, NotALog

        try:
            newest = next(iter(backups_of(self.path, self.backup_folder())), None)
        except (LogError, OSError):
            return error
        if newest is None or self.path.is_dir():
            return error
        told = _("{what} The newest backup: klyngetui restore {path}")
        return NotALog(told.format(what=error, path=newest))

    def _copy(self, log: Log) -> None:
        """The copy of the day, once a day, after what was asked for is done; what hinders it is only told."""
        from klyngetui.cli.copying import copy_of_the_day

        copy_of_the_day(log, self.preferences, self.backup_folder)

    def _me(self, log: Log) -> str | None:
        """The team member who sits here, if the settings name one that is in this log."""
        member = self.preferences.me.get(log.cluster["id"])
        found = log.cabinet.find(member) if member else None
        return member if found and found.entity == "team_member" and not found.deleted else None

    def _opened(self) -> Log:
        from klyngetui.store.errors import NewerLog, NotALog
        from klyngetui.store.log import open_log

        try:
            log = open_log(self.path)
        except NewerLog as newer:
            self._newer = newer
            log = open_log(self.path, write=False)
        except NotALog as error:
            raise self.naming_backup(error) from error
        self._tell(log.notes)
        return log

    def _tell(self, notes: list[str]) -> None:
        from klyngetui.cli.output import say

        for note in notes:
            say(note)
