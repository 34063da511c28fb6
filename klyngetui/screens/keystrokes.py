"""Keys taken one after the other, however fast they come."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from klyngetui.plain import typed_lines
from klyngetui.screens.leaving import Leaving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode

    Stroke = events.Key | events.Paste

ROUNDS = 2
"""How often what follows from a key is waited for: once for what the key does, once for what comes of that."""
SECONDS_OF_PATIENCE = 2.0
"""How long the next key waits at most."""


class Keystrokes(Leaving):
    """An app in which a key has had its effect before the next one is looked at.

    Textual puts each key into the queue of whatever has the focus when the key comes, but asks at once for a binding
    with priority: Enter would overtake the letters before it, and letters would miss the field that the key before
    them opens. `settling` says whether a key still waits for its effect, `writing` whether that is being written
    beside the screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._strokes: deque[Stroke] = deque()
        self._taken = 0
        self.settling = False
        self.writing = False
        self._spelling = False
        self._patient = 0
        """The last key taken whose effect is waited for no longer than our patience."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait for its turn; everything else goes its way."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Paste):
            # Textual's own fields, as that of the palette, would send a terminal what was pasted into them.
            event.text = typed_lines(event.text)
        self._strokes.append(event)
        await self._take()

    async def _take(self) -> None:
        """Take the keys that are next, as long as none has to wait; letters of one field keep their order anyway."""
        while self._strokes and (not self.settling or (self._spelling and self._is_letter(self._strokes[0]))):
            stroke = self._strokes.popleft()
            self.settling, self._spelling = True, self._is_letter(stroke)
            self._taken += 1
            chain = self._chain()
            await super().on_event(stroke)
            self._follow(self._taken, chain, ROUNDS)
        if self._strokes and self._patient != self._taken:
            self._patient = self._taken
            self.set_timer(SECONDS_OF_PATIENCE, partial(self._go_on, self._taken))

    def _is_letter(self, stroke: Stroke) -> bool:
        """Whether it is text for the field that has the focus, and nothing else."""
        if isinstance(stroke, events.Paste) or self.focused is None:
            return False
        return self.focused.check_consume_key(stroke.key, stroke.character)

    def _chain(self) -> Sequence[DOMNode]:
        """The way of a key, from the focus up to the app."""
        return (self.focused or self.screen).ancestors_with_self

    def _follow(self, taken: int, chain: Sequence[DOMNode], rounds: int) -> None:
        """Go the key's way behind it, from queue to queue, and once more for each further round."""
        if taken != self._taken:
            return
        for at, node in enumerate(chain):
            if node.call_later(self._follow, taken, chain[at + 1 :], rounds):
                return
        if rounds > 1 and self._running:
            self._follow(taken, self._chain(), rounds - 1)
        else:
            self.call_later(self._settled, taken)

    async def _settled(self, taken: int) -> None:
        """The key has had its effect, but for what is being written."""
        if not self.writing:
            await self._go_on(taken)

    async def _go_on(self, taken: int) -> None:
        """Take the next key: the last one has had its effect, or the next has waited long enough."""
        if taken == self._taken:
            self.settling = False
            await self._take()

    def hold(self) -> None:
        """Something is being written beside the screen: the next key waits for it and for what follows from it."""
        self.writing = self.settling = True

    def release(self) -> None:
        """It is written, or was not to be."""
        self.writing = False
        if self.is_running:
            self._follow(self._taken, self._chain(), ROUNDS)
