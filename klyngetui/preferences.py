"""The settings file of this user: language, theme, who one is in each log, keys, the folder of backups."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _, is_language
from klyngetui.locale.os_words import os_words
from klyngetui.paths import NoHome, backups_folder, expanded, make_private, settings_file
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TEXTS = ("language", "theme", "backup_folder", "backups")
TABLES = ("me", "keys")


NOTHING: Mapping[str, str] = MappingProxyType({})


class Preferences(NamedTuple):
    """What the file says; None and {} where it says nothing.

    `me` maps a cluster's id to the id of the team member who sits here, `keys` the id of a key to the key wanted.
    `problem` is a line for the user about what could not be read and was left at its default, or None.
    """

    language: str | None = None
    theme: str | None = None
    backup_folder: str | None = None
    backups: str | None = None
    me: Mapping[str, str] = NOTHING
    keys: Mapping[str, str] = NOTHING
    problem: str | None = None

    def copies_folder(self) -> Path:
        """Where copies of the log go: the folder named, else the platform's; raises LogError without a home."""
        return expanded(self.backup_folder) if self.backup_folder else backups_folder()


def read(path: Path | None = None) -> Preferences:
    """The settings as they stand in the file; a broken file gives the defaults and says so, and nothing is raised."""
    try:
        path = path or settings_file()
        with path.open("rb") as file:
            raw = file.read()
    except (FileNotFoundError, NoHome):
        return Preferences()
    except OSError as error:
        return Preferences(problem=_broken(path, os_words(error)))
    import tomllib

    try:
        found = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return Preferences(problem=_broken(path, str(error)))
    return _sound(path, found)


def save(name: str, value: str | None, *, within: str | None = None, path: Path | None = None) -> None:
    """Set one setting, or one line of the tables `me` and `keys`; None takes it out. Comments stay.

    A file that cannot be understood is kept beside as `.broken`. Raises LogError where the file cannot be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = (path or settings_file()).resolve()
    try:
        document = tomlkit.parse(path.read_bytes().decode("utf-8-sig")) if path.exists() else tomlkit.document()
    except (TOMLKitError, UnicodeDecodeError):
        os.replace(path, path.with_name(path.name + ".broken"))
        document = tomlkit.document()
    except OSError as error:
        raise _unwritable(path, error) from error
    target: Any = document
    if within is not None:
        if not isinstance(document.get(within), dict):
            document[within] = tomlkit.table()
        target = document[within]
    if value is None:
        target.pop(name, None)
    else:
        target[name] = value
    _write(path, tomlkit.dumps(document))


def is_whole(folder: str) -> bool:
    """Whether a path means the same folder wherever the program is started, and can be one."""
    return os.path.isabs(expanded(folder)) and "\0" not in folder


def _sound(path: Path, found: dict[str, Any]) -> Preferences:
    """The values that can be meant; what is wrong with the others goes into `problem`."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name in TEXTS:
        if isinstance(found.get(name, ""), str):
            values[name] = found.get(name) or None
        else:
            wrong.append(name)
    for name in TABLES:
        table = found.get(name, {})
        if isinstance(table, dict):
            values[name] = {key: one for key, one in table.items() if isinstance(one, str)}
            wrong += [f"{name}.{key}" for key, one in table.items() if not isinstance(one, str)]
        else:
            wrong.append(name)
    whys = [_("{names} must be text").format(names=", ".join(wrong))] if wrong else []
    for name, why in _unmeant(values):
        values[name] = None
        whys.append(why)
    return Preferences(**values, problem=_broken(path, "; ".join(whys)) if whys else None)


def _unmeant(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts that mean nothing, and what could be written there."""
    if (folder := values.get("backup_folder")) and not is_whole(folder):
        yield "backup_folder", _("write the whole path of backup_folder, as in ~/backups")
    if (language := values.get("language")) and not is_language(language):
        yield "language", _("language: one of {choices}").format(choices="nb, nn, en")
    if said := values.get("backups"):
        from klyngetui.store.rotation import keep_from

        if keep_from(said) is None:
            yield "backups", _("backups: for how many days and weeks the last copy is kept, as in 7+5, or off")


def _broken(path: Path | None, why: str) -> str:
    return _("The settings file {path} is not as it should be ({why}); the default was used.").format(
        path=path, why=why
    )


def _write(path: Path, text: str) -> None:
    """Readable by its owner alone, and there whole or not at all."""
    import tempfile

    try:
        make_private(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> LogError:
    return LogError(_("The settings file {path} cannot be written: {why}.").format(path=path, why=os_words(error)))
