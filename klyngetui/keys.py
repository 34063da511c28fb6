"""The one binding table: its rules, re-mapping, and what Textual is given of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from klyngetui.key_row import Key
from klyngetui.key_table import BOXES, SCREENS, TABLE
from klyngetui.key_words import (
    Command,
    HelpRow,
    commands,
    help_rows,
    key_names,
    markdown_table,
    place_name,
    split,
)
from klyngetui.locale import _

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

__all__ = [
    "SCREENS",
    "TABLE",
    "Command",
    "HelpRow",
    "Key",
    "KeyClash",
    "bind_keys",
    "bindings",
    "check",
    "commands",
    "for_reading",
    "having",
    "help_rows",
    "key_names",
    "markdown_table",
    "place_name",
    "places",
    "remap",
    "row_for",
    "unfit",
    "without_writing",
]

_FORBIDDEN = {f"ctrl+{letter}" for letter in "mhijsq"} | {"ctrl+enter", "shift+enter", "ctrl+c"}
# AltGr or dead keys on Norwegian keyboards.
_UNREACHABLE = set("@#[]{}\\|~$£€^´`¨")


class KeyClash(ValueError):
    """Two actions of one place want one key, or the key cannot be used; the message names them."""


def unfit(key: str) -> str:
    """Why this key cannot be used, in words; "" where it can."""
    lower = key.lower()
    if lower in _FORBIDDEN or lower.startswith("ctrl+shift+") or "altgr" in lower:
        return _("{key} is taken by terminals").format(key=key)
    if key.rsplit("+", 1)[-1] in _UNREACHABLE or key in _UNREACHABLE:
        return _("{key} is hard to reach on a Norwegian keyboard").format(key=key)
    if len(key) > 1 and "+" not in key and not key.isidentifier():
        return _("{key} is not a key").format(key=key)
    return ""


ALONE = ("capture", "roster", "figure", "path", "find")
"""Places whose keys come before those of the screen and the app around them."""


def remap(table: Sequence[Key], keys_by_id: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with the keys of some bindings replaced, as the settings say.

    Raises KeyClash when an id is unknown, a key cannot be used, or two actions of one place get one key.
    """
    known = {key.id for key in table}
    for name in keys_by_id:
        if name not in known:
            raise KeyClash(_("there is no binding called {id}").format(id=name))
    changed = tuple(row._replace(keys=keys_by_id[row.id]) if row.id in keys_by_id else row for row in table)
    check(changed)
    return changed


def having(screens: Iterable[str], table: Sequence[Key] = TABLE) -> tuple[Key, ...]:
    """The table without the keys of, and the ways to, screens an app does not have."""
    had = set(screens)
    others = {name for _key, name, _label, _tip in SCREENS} - had
    return tuple(row for row in table if row.where not in others and row.id.removeprefix("go.") not in others)


def check(table: Iterable[Key]) -> None:
    """Raise KeyClash for a key that cannot be used or that two actions of one place share.

    A screen's keys live beside those of lists and of the app, a box's beside those of lists; the capture bar, a
    roster, a gauge and the fields over a list take keys first.
    """
    rows = list(table)
    screens = dict.fromkeys(row.where for row in rows if row.where not in ("app", "list", *ALONE, *BOXES))
    for row in rows:
        for key in split(row.keys):
            if reason := unfit(key):
                raise KeyClash(f"{row.id}: {reason}")
    alone, boxes = [{place} for place in ALONE], [{box, *beside} for box, beside in BOXES.items()]
    for together in [*alone, *boxes, *({"app", "list", screen} for screen in screens or ["app"])]:
        taken: dict[str, Key] = {}
        for row in rows:
            for key in split(row.keys) if row.where in together else ():
                if key in taken:
                    raise KeyClash(
                        _("{key} cannot be both {one} ({one_id}) and {other} ({other_id})").format(
                            key=key_names(key),
                            one=_(taken[key].label),
                            one_id=taken[key].id,
                            other=_(row.label),
                            other_id=row.id,
                        )
                    )
                taken[key] = row


def for_reading(table: Iterable[Key]) -> tuple[Key, ...]:
    """The table with what writes out of the footer, for a log that can only be read; a key pressed says so."""
    return tuple(row._replace(show=False) if row.writes else row for row in table)


def without_writing(table: Iterable[Key]) -> tuple[Key, ...]:
    """The table without what writes, for the words over a log that can only be read."""
    return tuple(row for row in table if not row.writes)


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
