"""What one key binding is."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One binding.

    `keys` is a comma list, empty where the action stands in the palette only; `where` is "app", "list" (any
    list), "capture" (the capture bar), "roster", "figure" (a gauge of Home), "path" and "find" (fields over a list), a
    box over the screens (BOXES) or a screen's name; `label` and `tooltip` are message ids; `show` puts it in the
    footer; over a log that can only be read what `writes` stands neither there nor in the palette.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str = ""
    where: str = "app"
    show: bool = False
    priority: bool = False
    writes: bool = False


def N_(message: str) -> str:
    """Marks a message for translation where it is shown."""
    return message
