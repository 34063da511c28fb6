"""Where things are kept on this machine: the log, its backups, the settings file, downloads."""

from __future__ import annotations

from pathlib import Path

from klyngetui.locale import _
from klyngetui.store.errors import LogError

APPLICATION = "klyngetui"
LOG_NAME = "klyngetui.db"


class NoHome(LogError):
    """The machine does not say where this user's files belong."""


def default_log() -> Path:
    """The log that is used where none is named."""
    return data_folder() / LOG_NAME


def data_folder() -> Path:
    """The platform's folder for this user's data of ours; raises NoHome where there is none."""
    from platformdirs import user_data_path

    return _ours(user_data_path(APPLICATION, appauthor=False))


def backups_folder() -> Path:
    """Where backups go unless the settings say otherwise; raises NoHome."""
    return data_folder() / "backups"


def settings_file() -> Path:
    """The settings file, there or not; raises NoHome."""
    from platformdirs import user_config_path

    return _ours(user_config_path(APPLICATION, appauthor=False)) / "settings.toml"


def downloads_folder() -> Path:
    """The user's downloads folder, there or not; raises NoHome."""
    from platformdirs import user_downloads_path

    return _ours(user_downloads_path())


def _ours(path: Path) -> Path:
    # Without a home folder "~" stays as it is, and a folder of that name would be made wherever we are.
    if not path.is_absolute():
        raise NoHome(_("There is no home folder here: name the log with --log PATH or KLYNGETUI_LOG, or set HOME."))
    return path
