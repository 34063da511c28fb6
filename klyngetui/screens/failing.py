"""What becomes of a fault of our own: the screens end, and it is told in one line behind them."""

from __future__ import annotations

from textual.app import App


class Failing(App[None]):
    """An app whose `fault` is what ended it; None where it was closed."""

    fault: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or getattr(error, "error", error)  # a worker's own is inside Textual's
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's account of the fault, which shows what stands in the log."""
        self.bell()
        self._close_messages_no_wait()
