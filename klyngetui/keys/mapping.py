"""Keys of one's own: what a key can be, and the table as the settings or a log that can only be read make it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from klyngetui.keys.row import Key
from klyngetui.keys.table import BOXES, SCREENS, TABLE
from klyngetui.keys.words import key_names, split
from klyngetui.locale import _

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
