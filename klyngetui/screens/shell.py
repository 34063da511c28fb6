"""What screens ask of the app they run in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from klyngetui.keys.row import Key
from klyngetui.screens.desk import Desk

if TYPE_CHECKING:
    from klyngetui.screens.attempt import Attempt

T = TypeVar("T")


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

    def tell(self, text: str, tone: str = "good") -> None:
        """Say something in the effect line of the screen in front, else of the one behind what stands over it."""

    def tell_noted(self) -> None:
        """Say what was noted meanwhile, where nothing else is said."""

    def write(self, do: Callable[[], T], done: Callable[[T], object]) -> None:
        """Write to the log by a single key, and tell in the effect line what keeps it from being written."""

    def insist(self, attempt: Attempt) -> bool:
        """Write to the log, and try again while another program holds it; False where something else waits still."""

    def give_up(self, attempt: Attempt) -> None:
        """Try it no more."""

    def seated(self, then: Callable[[], object]) -> None:
        """Do something once it is known who sits here; where it is not, ask first, and do nothing on Escape."""
