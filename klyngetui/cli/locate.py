"""`klyngetui locate`: every path in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.cli.output import emit, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from pathlib import Path


@command("locate", help=N_("Print every path in use."))
@as_json()
@with_session
def locate(session: Session, as_json: bool) -> None:
    """Print the paths, whether or not anything is there."""
    log = session.path
    session.reading()
    paths: dict[str, Path] = {
        "log": log,
        "files": log.with_name(log.name + ".files"),
        "backups": session.backup_folder(),
        "settings": _settings_file(),
    }
    if as_json:
        found: dict[str, Any] = {name: str(path) for name, path in paths.items()}
        emit(found)
        return
    words = {
        "log": _("log"),
        "files": _("evidence files"),
        "backups": _("backups"),
        "settings": _("settings file"),
    }
    table([(words[name], str(path)) for name, path in paths.items()])


def _settings_file() -> Path:
    from klyngetui.paths import settings_file

    return settings_file()
