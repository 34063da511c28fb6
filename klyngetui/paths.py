"""Where things are kept on this machine: the log, its backups, the settings file, downloads."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION = "klyngetui"
LOG_NAME = "klyngetui.db"


class NoHome(LogError):
    """The machine does not say where this user's files belong."""


def default_log() -> Path:
    """The log that is used where none is named."""
    return data_folder() / LOG_NAME


def expanded(path: str | Path) -> Path:
    """The path with the home folder in place of ~; where nobody has such a home it stays as it is written."""
    # pathlib's own raises RuntimeError there.
    return Path(os.path.expanduser(path))


def data_folder() -> Path:
    """The platform's folder for this user's data of ours; raises NoHome where there is none."""
    if folder := _on_linux("XDG_DATA_HOME", ".local/share"):
        return folder
    from platformdirs import user_data_path

    return _ours(lambda: user_data_path(APPLICATION, appauthor=False))


def backups_folder() -> Path:
    """Where backups go unless the settings say otherwise; raises NoHome."""
    return data_folder() / "backups"


def settings_file() -> Path:
    """The settings file, there or not; raises NoHome."""
    if folder := _on_linux("XDG_CONFIG_HOME", ".config"):
        return folder / "settings.toml"
    from platformdirs import user_config_path

    return _ours(lambda: user_config_path(APPLICATION, appauthor=False)) / "settings.toml"


def downloads_folder() -> Path:
    """The user's downloads folder, there or not; raises NoHome."""
    from platformdirs import user_downloads_path

    return _ours(user_downloads_path)


def _on_linux(variable: str, beneath_home: str) -> Path | None:
    """Our folder where platformdirs would put it, without loading it for each command; None elsewhere."""
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel") or "ANDROID_ROOT" in os.environ:
        return None
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if os.path.isabs(named) and named == named.strip():
        return Path(named, APPLICATION)
    return Path(home, beneath_home, APPLICATION) if not named and os.path.isabs(home) else None


def make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, each its owner's alone; raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def _ours(asked: Callable[[], Path]) -> Path:
    try:
        path = asked()
    except RuntimeError:  # nobody knows this user
        path = Path("~")
    # Without a home folder "~" stays as it is, and a folder of that name would be made wherever we are.
    if not path.is_absolute():
        raise NoHome(_("There is no home folder here: name the log with --log PATH or KLYNGETUI_LOG, or set HOME."))
    return path
