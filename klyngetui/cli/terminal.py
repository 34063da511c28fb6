"""The screens need a terminal; without one a command would wait for keys that never come."""

from __future__ import annotations

import sys

from klyngetui.cli.errors import NotMet
from klyngetui.locale import _


def need_terminal() -> None:
    """Raises NotMet where nobody can press keys or see the screens."""
    if not sys.stdin.isatty() or not (sys.stdout.isatty() or sys.stderr.isatty()):
        raise NotMet(_("The screens need a terminal; every command works without one: klyngetui --help"))
