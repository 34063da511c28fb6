"""The way between screens: each is made when first shown, kept, and handed what the way to it asks for."""

from __future__ import annotations

from typing import Any

from klyngetui import collecting
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.keystrokes import Keystrokes
from klyngetui.screens.steady import Steady
from klyngetui.screens.ways import make
from klyngetui.store.trouble import TROUBLE, trouble_words

UNDER = 2
"""Screens on Textual's stack while nothing stands over ours: its own first one, and ours."""


class Switching(Keystrokes):
    """An app of BaseScreens, one in front, with a trail to go back along."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, BaseScreen] = {}
        self._trail: list[str] = []
        self._noted = ""

    def on_ready(self) -> None:
        """The first screen is laid out: what the start put off comes once it is painted."""
        self.call_after_refresh(collecting.from_now_on)

    @property
    def base(self) -> BaseScreen | None:
        """The screen over the log that is in front, or None where another stands over it."""
        # The clock that looks at the log may still tick once while the app closes and its screens are gone.
        front = self.screen_stack[-1] if self.screen_stack else None
        return front if isinstance(front, BaseScreen) else None

    async def run_action(self, *asked: Any, **told: Any) -> bool:
        """Do what a key or a command asks for; what keeps the log from it is told by the screen in front."""
        try:
            return await super().run_action(*asked, **told)
        except TROUBLE as error:
            if isinstance(self.screen, Steady):
                self.screen.hindered(trouble_words(error))
            else:
                self.bell()
            return True

    def tell(self, text: str, tone: str = "good") -> None:
        """Say something in the effect line of the screen in front, else of the one behind what stands over it."""
        if screen := self._telling():
            screen.tell(text, tone)

    def note(self, text: str) -> None:
        """Say what nobody asked for: not over the effect of what was done, but on the next screen then."""
        self._noted = text
        self.tell_noted()

    def tell_noted(self) -> None:
        """Say what was noted, where nothing else is said."""
        screen = self._telling()
        if screen and screen.quiet and self._noted:
            screen.tell(self._noted, "warn")
            self._noted = ""

    def _telling(self) -> BaseScreen | None:
        """The screen in front, else the one behind what stands over it."""
        screens = (screen for screen in reversed(self.screen_stack) if isinstance(screen, BaseScreen))
        return next((screen for screen in screens if screen.is_mounted), None)

    def show(self, name: str, **arguments: Any) -> None:
        """Bring a screen to the front; it is handed the arguments by its `arrive`."""
        screen = self._kept(name)
        screen.arguments = arguments
        while len(self.screen_stack) > UNDER:
            self.pop_screen()
        if name in self._trail:
            del self._trail[self._trail.index(name) :]
        self._trail.append(name)
        if self.screen is screen:
            screen.on_screen_resume()
        elif len(self.screen_stack) == UNDER:
            self.switch_screen(name)
        else:
            self.push_screen(name)

    def renew(self, name: str, **arguments: Any) -> None:
        """Make every screen anew, for other words or keys, and bring one of them to the front."""
        before, self._made = self._made, {}
        while len(self.screen_stack) > UNDER:
            self.pop_screen()
        screen = self._made[name] = make(name)
        screen.arguments = arguments
        self.switch_screen(screen)
        for old, one in before.items():
            self.uninstall_screen(old)
            one.remove()
        self.install_screen(screen, name)

    def action_go(self, name: str) -> None:
        """A screen by its key."""
        self.show(name)

    async def action_back(self) -> None:
        """Close what stands over the screen, else go to the screen before."""
        if len(self.screen_stack) > UNDER:
            self.pop_screen()
        elif len(self._trail) > 1:
            self._trail.pop()
            self.show(self._trail[-1])

    def _kept(self, name: str) -> BaseScreen:
        if name not in self._made:
            self._made[name] = make(name)
            self.install_screen(self._made[name], name)
        return self._made[name]
