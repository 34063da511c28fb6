"""Home: the three figures and what to do next."""

from __future__ import annotations

from klyngetui.screens.base import BaseScreen


class HomeScreen(BaseScreen):
    """The three figures and what to do next."""

    WHERE = "home"
