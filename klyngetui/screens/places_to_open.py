"""Where a piece of evidence can be opened: its web link, or its file as a copy that another program may have."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from klyngetui.exchange.pack.names import file_name
from klyngetui.store.files import file_path

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

SAFE_LINKS = ("http", "https")
KNOWN_ENDINGS = (
    *(".pdf", ".txt", ".csv", ".rtf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".eml", ".msg", ".ics"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".mp3", ".m4a", ".mp4"),
)
"""What is shown when it is opened; anything else could be run, and goes without an ending as it is kept."""


def place_to_open(log: Log, kept: Kept) -> str:
    """The address a piece can be opened at, "" where nowhere; raises OSError where its file cannot be copied.

    The log keeps a file under its SHA-256 alone, from which no program knows what it is: a copy has its own name, its
    owner's alone and not to be changed, in a folder that goes when the program ends.
    """
    url, digest = kept.record["url"], kept.record["sha256"]
    if url:
        try:
            return str(url) if urlsplit(url).scheme.lower() in SAFE_LINKS else ""
        except ValueError:
            return ""
    path = file_path(log, digest) if digest else None
    if path is None or not path.exists():
        return ""
    name = file_name(0, kept.record["filename"] or "")
    known = Path(name).suffix.lower() in KNOWN_ENDINGS
    return (_copy(path, name) if known else path.absolute()).as_uri()


def _copy(path: Path, name: str) -> Path:
    folder = Path(_folder().name) / path.name
    copy = folder / name
    if not copy.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = copy.with_name(f".{name}.part")
        part.unlink(missing_ok=True)
        with path.open("rb") as kept, os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY, 0o400), "wb") as file:
            shutil.copyfileobj(kept, file)
        os.replace(part, copy)
    return copy


@cache
def _folder() -> TemporaryDirectory[str]:
    # Windows keeps what another program still has open.
    return TemporaryDirectory(prefix="klyngetui-", ignore_cleanup_errors=True)
