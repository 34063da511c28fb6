"""A file or a link as evidence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from klyngetui.cli.errors import NotMet
from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.log import Log


def evidence_edit(
    log: Log,
    of: dict[str, str],
    said: str,
    today: date,
    *,
    level: int | None = None,
    label: str | None = None,
    copy: bool = True,
) -> Edit:
    """The evidence of a path, whose file is copied beside the log unless `copy` is false, or of a URL.

    Raises NotMet where there is no such file.
    """
    patch: dict[str, Any] = {"of": of, "label": label, "level": level, "added_on": today.isoformat()}
    if said.startswith(("http://", "https://")):
        patch |= {"kind": "link", "url": said}
    else:
        from klyngetui.paths import expanded
        from klyngetui.store.files import store_file

        path = expanded(said)
        if not os.path.isfile(path):
            raise NotMet(_("There is no file at {path}; a link begins with https://").format(path=said))
        patch |= {"kind": "file", **(store_file(log, path) if copy else {"filename": path.name})}
    return Edit("evidence", uuid7(), {name: value for name, value in patch.items() if value is not None})
