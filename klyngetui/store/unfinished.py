"""What a killed program leaves of the copies it was making: whole or half logs under hidden names."""

from __future__ import annotations

import time
from contextlib import suppress
from glob import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PART = ".part"
SECONDS_UNTIL_ABANDONED = 24 * 60 * 60
"""By then nobody can be writing it still."""


def unfinished(folder: Path, stem: str = "") -> list[Path]:
    """Backups in the folder that were not finished, of all logs or of those called so; one may still be written."""
    return sorted(folder.glob(f".{escape(stem)}*{PART}"))


def unfinished_beside(log: Path) -> list[Path]:
    """What an import that makes a log, or a restore, left beside it."""
    return sorted(log.parent.glob(f".{escape(log.name)}.*"))


def sweep(folder: Path, stem: str) -> None:
    """Remove what was left of backups of the logs called so long ago."""
    for part in unfinished(folder, f"{stem}-"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > SECONDS_UNTIL_ABANDONED:
                part.unlink()
