"""Workbooks: looked at as archives first, then opened by a child process that may only take so much memory."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.model.check import Invalid, Problem
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Rows = Iterator[tuple[int, list[str]]]

WORKBOOKS = (".xlsx", ".xlsm")
LARGEST_FILE = 100 * 1024**2
LARGEST_UNPACKED = 600 * 1024**2
MOST_MEMBERS = 5_000
MOST_RATIO = 200
SMALL = 5 * 1024**2
"""A member unpacked to less than this may be packed as tightly as it likes."""
MEMORY = 2 * 1024**3
SECONDS = 300
CHILD = Path(__file__).with_name("workbook_child.py")


def is_workbook(name: str) -> bool:
    """Whether a file of that name is a workbook."""
    return name.lower().endswith(WORKBOOKS)


def xlsx_rows(path: Path, sheet: str | None) -> tuple[str, Callable[[], Rows]]:
    """How the workbook is read in words, and what reads a sheet's rows.

    Raises Invalid for what is no workbook, is packed like a bomb or lacks the sheet, LogError where it cannot be read.
    """
    guard(path)
    with _Child(path, sheet) as child:
        head = child.head
    told = _("workbook, sheet “{sheet}”").format(sheet=head["sheet"])
    if len(head["sheets"]) > 1:
        told = _("{told} of {names}").format(told=told, names=", ".join(head["sheets"]))

    def rows() -> Rows:
        with _Child(path, head["sheet"]) as again:
            yield from again.rows()

    return told, rows


def guard(path: Path) -> None:
    """Raise Invalid where the archive's own list says that unpacking it is no good idea."""
    import zipfile

    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist() if size <= LARGEST_FILE else []
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise _bad(path, _("is no workbook (.xlsx)")) from error
    if size > LARGEST_FILE:
        raise _bad(path, _("is larger than {n} MB").format(n=LARGEST_FILE // 1024**2))
    if len(members) > MOST_MEMBERS:
        raise _bad(path, _("holds too many parts for a workbook"))
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise _bad(path, _("unpacks to more than {n} MB").format(n=LARGEST_UNPACKED // 1024**2))
    for member in members:
        if member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size):
            raise _bad(path, _("is packed tighter than any workbook is"))


class _Child:
    """The process that reads the workbook and writes its rows as lines of JSON."""

    def __init__(self, path: Path, sheet: str | None) -> None:
        import subprocess
        import tempfile

        self.path = path
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        limits = json.dumps({"memory": MEMORY, "seconds": SECONDS, "sheet": sheet})
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(CHILD), str(path.absolute()), limits],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self.head: dict[str, Any] = {}

    def __enter__(self) -> _Child:
        try:
            self.head = self._line() or {}
            if "sheet" not in self.head:
                raise self._failed()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()

    def rows(self) -> Rows:
        while (line := self._line()) is not None:
            if "end" in line:
                return
            yield line["row"], line["cells"]
        raise self._failed()

    def _line(self) -> dict[str, Any] | None:
        assert self._process.stdout is not None
        raw = self._process.stdout.readline()
        try:
            line: dict[str, Any] = json.loads(raw)
        except ValueError:
            return None
        if "error" in line:
            raise self._refused(line["error"])
        return line

    def _refused(self, why: str) -> Invalid:
        words = {
            "no sheet": _("has no such sheet"),
            "no workbook": _("is no workbook (.xlsx)"),
            "password": _("is locked by a password; save it without one first"),
            "memory": _("takes more memory than a table of members or meetings should"),
        }
        return _bad(self.path, words.get(why, why))

    def _failed(self) -> Invalid:
        """The child died: it met a limit, or the library gave up on a damaged file."""
        self._process.wait()
        return self._refused("memory" if self._process.returncode else "no workbook")


def _bad(path: Path, why: str) -> Invalid:
    return Invalid([Problem(str(path), why)])
