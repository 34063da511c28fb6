"""What can keep the log from being read or written for a while ends neither a screen nor the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.problems import CaptureError
from klyngetui.model.check import Invalid
from klyngetui.store.errors import Stopped
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.message_pump import MessagePump

    _Base = MessagePump
else:
    _Base = object


HINDRANCES = (Invalid, CaptureError, *TROUBLE)
"""What can go wrong with the input or the log, besides faults of our own."""


def in_words(error: Exception) -> tuple[str, str]:
    """What hinders, for the effect line, and the tone it is told in."""
    if isinstance(error, Invalid):
        return "; ".join(problem.message for problem in error.problems[:2]), "bad"
    if isinstance(error, Stopped):
        return str(error), "warn"
    return str(error) if isinstance(error, CaptureError) else trouble_words(error), "bad"


class Steady(_Base):
    """A screen that tells in words what hinders it wherever it did not look out for that itself."""

    def hindered(self, words: str) -> None:
        """Say what keeps the screen from what it was asked for."""
        raise NotImplementedError

    def not_read(self, error: Exception) -> None:
        """Say what keeps the log from being read, in the midst of something else."""
        self.hindered(trouble_words(error))

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """Call it once the screen is painted; what hinders it is told."""

        def steadily() -> object:
            try:
                return callback(*args, **kwargs)
            except TROUBLE as error:
                self.not_read(error)
                return None

        return super().call_after_refresh(steadily)

    # Textual has no public way around what a message sets off: an error there ends the app.
    async def _on_message(self, message: Message) -> None:
        try:
            await super()._on_message(message)
        except TROUBLE as error:
            self.not_read(error)
