"""Folders that another program keeps equal between machines, where a log can be swapped or doubled."""

from __future__ import annotations

import os
from pathlib import Path

from klyngetui.locale import _

PROGRAMS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "box sync": "Box",
}
"""What the name of a folder begins with, and the program that makes it."""

NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2", "afs", "9p")

DOUBLED = ("conflicted copy", "conflict", "konflikt", "_conf(")
"""What programs put in the name of a second version of a file."""


def synced_by(path: Path, mounts: str = "/proc/mounts") -> str | None:
    """What keeps the file's folder on other machines too: a program's name or a network drive; None for neither."""
    whole = path.absolute()
    for part in whole.parts[:-1]:
        for begins, program in PROGRAMS.items():
            if part.lower().startswith(begins):
                return program
    if str(whole).startswith("\\\\") or _filesystem(whole, mounts) in NETWORK:
        return _("a network drive")
    return None


def doubles(path: Path) -> list[Path]:
    """Other versions of the file that a program put beside it because two machines wrote at once."""
    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return []
    ours = path.stem.casefold()
    found = [name for name in names if name != path.name and name.casefold().startswith(ours)]
    return [
        path.with_name(name)
        for name in sorted(found)
        if any(word in name.casefold() for word in DOUBLED) and not name.endswith((".files", "-journal"))
    ]


class Watch:
    """Sees other versions of a file appear beside it while it is open; where its folder is as it was, at no cost."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._folder: int | None = None
        self._known: set[Path] = set()

    def new(self) -> list[Path]:
        """Those that were not there when this was last asked."""
        try:
            folder = os.stat(self.path.parent).st_mtime_ns
        except OSError:
            return []
        if folder == self._folder:
            return []
        self._folder = folder
        found = [one for one in doubles(self.path) if one not in self._known]
        self._known.update(found)
        return found


def advice(program: str) -> str:
    """What to do about a log in such a folder, and why."""
    return _(
        "The log lies in a folder of {program}: two machines that write at once, or a file swapped while it is open, "
        "can lose entries. Keep the log outside of it and let backups go there: klyngetui settings backup_folder DIR"
    ).format(program=program)


def doubles_words(found: list[Path]) -> str:
    """That there are other versions of the log, and what to do."""
    return _(
        "There are other versions of this log beside it ({names}): what was written there is not here. Bring them "
        "together with: klyngetui --log COPY export json --with-history, and klyngetui import"
    ).format(names=", ".join(one.name for one in found))


def _filesystem(path: Path, mounts: str) -> str:
    """The kind of file system the path is on; empty where the machine does not say."""
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    places = [(fields[1].replace("\\040", " "), fields[2]) for line in lines if len(fields := line.split()) > 2]
    within = [(len(place), kind) for place, kind in places if path.is_relative_to(place)]
    return max(within, default=(0, ""))[1]
