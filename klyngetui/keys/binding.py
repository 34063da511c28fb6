"""The keys as Textual is given them: those of one place, and which places a focused node is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from klyngetui.keys.row import Key
from klyngetui.keys.table import TABLE
from klyngetui.keys.words import key_names, split
from klyngetui.locale import _

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode


def bindings(where: str, table: Sequence[Key] = TABLE) -> list[Binding]:
    """Textual's bindings for one place, labelled in the language chosen by now."""
    from textual.binding import Binding

    return [
        Binding(
            key,
            row.action,
            _(row.label),
            row.show,
            key_names(key),
            row.priority,
            _(row.tooltip),
            row.id,
        )
        for row in table
        if row.where == where
        for key in split(row.keys)
    ]


def bind_keys(node: DOMNode, where: str, table: Sequence[Key] | None = None) -> None:
    """Give a widget, screen or app the keys of one place, from the app's own table (`app.keys`) where it has
    one.
    """
    from textual.binding import BindingsMap

    if table is None:
        table = getattr(node.app, "keys", TABLE)
    ours = bindings(where, table)
    # Of an action without a key, too: it may have had one until the settings took it away.
    actions = {row.action for row in table if row.where == where}
    kept = {
        key: [binding for binding in rows if binding.action not in actions]
        for key, rows in node._bindings.key_to_bindings.items()
    }
    # Ours come first: an inherited binding on the same key must not win.
    inherited = BindingsMap.from_keys({key: rows for key, rows in kept.items() if rows})
    node._bindings = BindingsMap.merge([BindingsMap(ours), inherited])
    node.refresh_bindings()


def row_for(node: DOMNode, where: str, names: Iterable[str | None]) -> Key | None:
    """The row of the app's own table that gives a place a key of one of these names."""
    table, struck = getattr(node.app, "keys", TABLE), set(names)
    return next((row for row in table if row.where == where and not struck.isdisjoint(split(row.keys))), None)


def places(node: DOMNode | None) -> list[str]:
    """The places whose keys work for a focused node, innermost first; "app" is the last, except in a box."""
    found = [getattr(each, "WHERE", "") for each in node.ancestors_with_self] if node is not None else []
    everywhere = [] if node is not None and node.screen.is_modal else ["app"]
    return list(dict.fromkeys([where for where in found if where and where != "app"] + everywhere))
