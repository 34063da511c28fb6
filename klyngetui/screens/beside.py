"""What is written to the log is written on a thread of its own, so that no screen stands still for a slow disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Event
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.store.log import Log

T = TypeVar("T")


class Beside:
    """Does one thing after the other over an open log, in the order asked for.

    Whoever reads the log on the screen's thread meanwhile waits until that is over, and so reads it as it is then.
    """

    def __init__(self, log: Log) -> None:
        self._alone = log.connection.alone
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, "beside")

    async def do(self, work: Callable[[], T]) -> T:
        """What the work gives; raises what it raises."""
        async with self._turn:
            begun = Event()
            doing = self._thread.submit(copy_context().run, self._do, work, begun)
            # Whatever the screens read from here on waits for the work, instead of reading in the midst of it.
            begun.wait()
            return await asyncio.wrap_future(doing)

    def close(self) -> None:
        """Return once what was begun is done."""
        self._thread.shutdown()

    def _do(self, work: Callable[[], T], begun: Event) -> T:
        with self._alone:
            begun.set()
            return work()
