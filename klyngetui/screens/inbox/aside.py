"""Calendar entries put aside: not ours, or later; what is outside the log's actions, and taken back all the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _
from klyngetui.screens.inbox.people import InboxPeople
from klyngetui.store.actions import standing
from klyngetui.store.calendar_choices import bring_back, ignore
from klyngetui.store.inbox import put_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.inbox.found import Found


class Aside(NamedTuple):
    """What was put aside: its title, the log's last action by then, and what brings it back."""

    title: str
    after: str | None
    bring_back: Callable[[], object]


class InboxAside(InboxPeople):
    """Remembers what it put aside while it is open, the newest last."""

    found: Found | None

    def __init__(self) -> None:
        super().__init__()
        self._aside: list[Aside] = []

    @property
    def key(self) -> int | None:
        """The number of the entry under the cursor."""
        raise NotImplementedError

    def gone(self, key: int) -> None:
        """Take the entry from the list at once."""
        raise NotImplementedError

    def action_ignore(self) -> None:
        """Not ours, nor anything of its series, now and at later imports."""
        log = self.desk.log

        def put(key: int) -> Callable[[], object]:
            return partial(bring_back, log, ignore(log, key, self.desk.today))

        self._put(put, _("Not ours, and passed over from now on: {what}"))

    def action_later(self) -> None:
        """Behind the others."""
        log = self.desk.log

        def put(key: int) -> Callable[[], object]:
            put_off(log, key)
            return partial(put_off, log, key, later=False)

        self._put(put, _("Later: {what}"))

    def _put(self, put: Callable[[int], Callable[[], object]], words: str) -> None:
        key = self.key
        if key is None or self.found is None:
            return
        title = self.found.titles.get(key, "")

        def write() -> Aside:
            return Aside(title, self._last_action(), put(key))

        def done(aside: Aside) -> None:
            self._aside.append(aside)
            self.shell.tell(" · ".join([words.format(what=title), undo_hint()]))
            # No record was changed, so that nobody else asks for it to be read again.
            if self.is_running:
                self.gone(key)
                self.reload()

        self.shell.write(write, done)

    def took_back(self) -> bool:
        """Bring back what was put aside last, unless something was logged since that still stands."""
        if not self._aside or self._aside[-1].after != self._last_action():
            return False
        aside = self._aside[-1]

        def done(_given: object) -> None:
            self._aside.remove(aside)
            self.shell.tell(_("It waits again: {what}").format(what=aside.title))
            if self.is_running:
                self.reload()

        self.shell.write(aside.bring_back, done)
        return True

    def _last_action(self) -> str | None:
        return next(standing(self.desk.log), None)
