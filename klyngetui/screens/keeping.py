"""Other rows for a list, the cursor keeping its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.widgets.source import ListSource

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.widgets.paged import PagedList
    from klyngetui.widgets.source import Row


def keep(paged: PagedList, rows: list[Row], at: Hashable = None) -> None:
    """Show other rows; the cursor goes to the row of the key or position `at`, else stays on its row or place."""
    keys = [row.key for row in rows]
    place = paged.cursor
    if at is not None:
        place = keys.index(at) if at in keys else 0
    elif paged.row is not None and paged.row.key in keys:
        place = keys.index(paged.row.key)
    paged.show_source(ListSource(rows))
    paged.move(place)
