"""Reading a pack that somebody else made: nothing is unpacked, names are data, sizes are bounded."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

MOST_MEMBERS = 100_000
MOST_BYTES = 64 * 1024**3
MOST_TEXT = 256 * 1024**2
MOST_PACKED = 200
"""A member so many times larger than it is stored, and larger than ALWAYS, is taken for a bomb."""
ALWAYS = 16 * 1024**2
CHUNK = 1 << 20
ENCRYPTED = 0x1


class NoPack(LogError):
    """The file is no evidence pack, or not one that is safe to read."""


class Pack:
    """An open pack; members are called by their path within its one folder."""

    def __init__(self, zipped: ZipFile, members: dict[str, ZipInfo]) -> None:
        self.zip = zipped
        self.members = members
        self.left = MOST_BYTES

    def digest(self, path: str) -> str:
        """The SHA-256 of a member, read in pieces. Raises NoPack."""
        found = sha256()
        for chunk in self._chunks(path, MOST_BYTES):
            found.update(chunk)
        return found.hexdigest()

    def text(self, path: str) -> str:
        """The text of a member. Raises NoPack where it is missing, too large or no UTF-8."""
        if path not in self.members:
            raise NoPack(_("The pack holds no {path}.").format(path=path))
        try:
            return b"".join(self._chunks(path, MOST_TEXT)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise NoPack(_("{path} in the pack is not written in UTF-8.").format(path=path)) from error

    def _chunks(self, path: str, most: int) -> Iterator[bytes]:
        """What a member holds; what it says of its own size is not relied on."""
        room = min(most, self.left)
        try:
            with self.zip.open(self.members[path]) as member:
                while chunk := member.read(CHUNK):
                    room -= len(chunk)
                    self.left -= len(chunk)
                    if room < 0:
                        raise NoPack(_("{path} in the pack is too large to be read.").format(path=path))
                    yield chunk
        except (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, _zlib_error()) as error:
            raise NoPack(_("{path} in the pack is damaged: {why}").format(path=path, why=error)) from error


@contextmanager
def opened(path: Path) -> Iterator[Pack]:
    """The pack at the path, its members looked over before any is read. Raises NoPack."""
    with _file(path) as file:
        try:
            zipped = ZipFile(file)
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise NoPack(_("{path} is no zip file, or a damaged one: {why}").format(path=path, why=error)) from error
        with zipped:
            yield Pack(zipped, _members(zipped))


def _file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        why = os_words(error)
        raise NoPack(_("{path} cannot be read: {why}").format(path=path, why=why)) from error


def _members(zipped: ZipFile) -> dict[str, ZipInfo]:
    infos = zipped.infolist()
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise NoPack(_("The pack holds more than an evidence pack does; it was not read."))
    found: dict[str, ZipInfo] = {}
    folded: set[str] = set()
    tops: set[str] = set()
    for info in infos:
        if info.is_dir():
            continue
        _refuse_unsafe(info)
        top, _slash, rest = info.filename.partition("/")
        if not rest or rest.casefold() in folded:
            raise NoPack(_("The name {name} in the pack is out of place or there twice.").format(name=info.filename))
        tops.add(top)
        folded.add(rest.casefold())
        found[rest] = info
    if len(tops) != 1:
        raise NoPack(_("A pack holds one folder with everything in it; this one does not."))
    return found


def _refuse_unsafe(info: ZipInfo) -> None:
    name = info.filename
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or "\\" in name or ":" in name or not name.isprintable():
        raise NoPack(_("The name {name} in the pack leads out of it; it was not read.").format(name=name))
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise NoPack(_("{name} in the pack is a link or no ordinary file; it was not read.").format(name=name))
    if info.flag_bits & ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NoPack(_("{name} in the pack is packed in a way that is not read here.").format(name=name))
    if info.file_size > ALWAYS and info.file_size > MOST_PACKED * max(info.compress_size, 1):
        raise NoPack(_("{name} in the pack would grow beyond measure; it was not read.").format(name=name))


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error
