"""The screens there are: a name of the key table to where its class is, read when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klyngetui.screens.base import BaseScreen

WAYS = {
    "home": "klyngetui.screens.home:HomeScreen",
    "log": "klyngetui.screens.log:LogScreen",
    "indicators": "klyngetui.screens.indicators:IndicatorsScreen",
}


def make(name: str) -> BaseScreen:
    """A new screen of that name; raises KeyError where there is none."""
    module, _colon, attribute = WAYS[name].partition(":")
    screen: BaseScreen = getattr(import_module(module), attribute)()
    return screen
