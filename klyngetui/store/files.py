"""Evidence files beside the log, each named by the SHA-256 of what it holds."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.model import forms
from klyngetui.paths import expanded
from klyngetui.store.cabinet import COLUMNS, kept
from klyngetui.store.errors import LogError, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

CHUNK = 1 << 20
UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".partial")
LENGTH_OF_NAME = 64


def store_file(log: Log, path: Path) -> dict[str, Any]:
    """Copy a file into the log's folder; returns the sha256, size, media_type and filename of its evidence.

    The same content is kept once. Raises Refused for what is no regular file, LogError where it cannot be copied.
    """
    log.guard_writing()
    source = expanded(path)
    try:
        if not stat.S_ISREG(os.stat(source).st_mode):
            raise Refused(_("{path} is no file that can be attached.").format(path=path))
        folder = _folder(log)
        digest, size = _copy(source, folder)
    except FileNotFoundError as error:
        raise Refused(_("There is no file at {path}.").format(path=path)) from error
    except OSError as error:
        raise LogError(
            _("{path} could not be copied: {why}. Nothing was saved.").format(path=path, why=os_words(error))
        ) from error
    # A name that is no valid text must still be one that can be shown and saved.
    name = os.fsencode(source.name).decode("utf-8", "replace")
    return {"sha256": digest, "size": size, "media_type": _media_type(name), "filename": name}


def file_path(log: Log, digest: str) -> Path:
    """Where the file of that SHA-256 is kept, there or not; raises ValueError for what is no SHA-256."""
    return log.files / forms.sha256(digest)


def newest_download() -> Path | None:
    """The file that came last into the user's downloads folder, or None; unfinished and hidden ones do not count."""
    from klyngetui.paths import downloads_folder

    newest: tuple[float, Path] | None = None
    try:
        for entry in os.scandir(downloads_folder()):
            if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED) or not entry.is_file():
                continue
            came = entry.stat().st_mtime
            if newest is None or came > newest[0]:
                newest = came, Path(entry.path)
    except OSError:
        return None
    return newest[1] if newest else None


def missing_files(log: Log) -> list[str]:
    """What the evidence files that are not in the folder are called."""
    return [called for digest, called in _expected(log) if not (log.files / digest).is_file()]


def altered_files(log: Log) -> list[str]:
    """What the evidence files whose content is no longer what was attached are called."""
    there = ((called, log.files / digest, digest) for digest, called in _expected(log))
    return [called for called, path, digest in there if path.is_file() and digest_of(path) != digest]


def stray_files(log: Log) -> list[str]:
    """The names in the folder that no evidence speaks of, deleted evidence included since it can come back."""
    rows = log.connection.execute("SELECT body FROM record WHERE entity = 'evidence'")
    known = "\n".join(body for (body,) in rows)
    if not log.files.is_dir():
        return []
    return sorted(name for name in os.listdir(log.files) if len(name) != LENGTH_OF_NAME or name not in known)


def copy_missing(source: Path, target: Path) -> int:
    """Copy the evidence files that the other folder lacks; returns how many. Raises OSError."""
    if not source.is_dir():
        return 0
    here = [entry.name for entry in os.scandir(source) if len(entry.name) == LENGTH_OF_NAME and entry.is_file()]
    if here:
        target.mkdir(mode=0o700, exist_ok=True)
    wanted = [name for name in here if not (target / name).exists()]
    for name in wanted:
        _copy(source / name, target)
    return len(wanted)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _expected(log: Log) -> Iterator[tuple[str, str]]:
    """(SHA-256, what to call it) of every file that stands as evidence."""
    query = f"SELECT {COLUMNS} FROM record WHERE entity = 'evidence' AND deleted = 0 ORDER BY first"
    for row in log.connection.execute(query).fetchall():
        record = kept(row).record
        if record["kind"] == "file" and record["sha256"]:
            yield record["sha256"], record["filename"] or record["label"] or record["sha256"]


def _folder(log: Log) -> Path:
    log.files.mkdir(mode=0o700, exist_ok=True)
    return log.files


def _copy(source: Path, folder: Path) -> tuple[str, int]:
    """Copy under a temporary name, then rename: a file is there whole or not at all."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    found, size = sha256(), 0
    try:
        with os.fdopen(handle, "wb") as copy, source.open("rb") as file:
            while chunk := file.read(CHUNK):
                found.update(chunk)
                size += copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        os.replace(name, folder / found.hexdigest())
    except BaseException:
        os.unlink(name)
        raise
    return found.hexdigest(), size


def _media_type(name: str) -> str | None:
    import mimetypes

    return mimetypes.guess_type(name)[0]
