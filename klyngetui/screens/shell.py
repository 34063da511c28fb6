"""What screens ask of the app they run in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from klyngetui.key_table import Key
from klyngetui.screens.desk import Desk


class Shell(Protocol):
    """What screens ask of the app they run in."""

    desk: Desk
    keys: tuple[Key, ...]

    def show(self, name: str, **arguments: Any) -> None:
        """Bring a screen to the front; it is handed the arguments by `arrive`."""

    def renew(self, name: str, **arguments: Any) -> None:
        """Make every screen anew, for other words or keys, and show one; it is handed the arguments by `arrive`."""

    def take_keys(self) -> None:
        """Take the keys as the settings file says them now."""

    def log_changed(self) -> None:
        """Look at the log at once: something was saved."""

    def seated(self, then: Callable[[], object]) -> None:
        """Do something once it is known who sits here; where it is not, ask first, and do nothing on Escape."""
