"""The keys as they are mapped now, for sentences that name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.keys.table import TABLE
from klyngetui.keys.words import key_names, split
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.keys.row import Key

_mapped: Sequence[Key] = TABLE


def use(table: Sequence[Key]) -> None:
    """Name the keys of this table from now on."""
    global _mapped
    _mapped = table


def pressed(binding: str) -> str:
    """The first key of a binding as a person reads it; of one without a key, how the palette finds it."""
    row = next((row for row in _mapped if row.id == binding), None)
    if row is None:
        row = next(row for row in TABLE if row.id == binding)
    if keys := split(row.keys):
        return key_names(keys[0])
    return f"{pressed('palette')} “{_(row.label)}”" if binding != "palette" else f"“{_(row.label)}”"


def undo_hint() -> str:
    """What stands behind whatever can be taken back: "u undo"."""
    return _("{key} undo").format(key=pressed("undo"))
