"""The screens, the one thing that is asked for without a command: opened without reading what commands are made of."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from klyngetui import clock, locale
from klyngetui.cli.session import Session
from klyngetui.cli.terminal import as_typed, need_terminal, set_encoding
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable


def main(log: str | None = None) -> NoReturn:
    """Open the screens over this log, or the usual one, as the root command without options does; exits."""
    for stream in (sys.stdout, sys.stderr):
        set_encoding(stream)
    session = Session()
    session.given = as_typed(log) if log is not None else None
    try:
        locale.choose(session.preferences.language)
        begin(session)
        show(session)
    except Exception as error:
        from klyngetui.cli.errors import run

        raise SystemExit(run(_raising(error))) from error
    raise SystemExit(0)


def show(session: Session) -> None:
    """Show the screens until they are closed; raises NotMet without a terminal, and LogError."""
    need_terminal()
    from klyngetui.app import run_app
    from klyngetui.store.errors import NotALog

    try:
        run_app(session.path)
    except NotALog as error:
        raise session.naming_backup(error) from error


def begin(session: Session) -> None:
    """What stands before every command: raises Misused where KLYNGETUI_TODAY is no day, tells of broken settings."""
    said = os.environ.get("KLYNGETUI_TODAY")
    try:
        if said:
            clock.today()
    except ValueError as error:
        from klyngetui.cli.errors import Misused

        raise Misused(
            _("KLYNGETUI_TODAY is “{said}”; write a day that exists as 2026-11-23").format(said=said)
        ) from error
    if session.preferences.problem:
        from klyngetui.cli.output import say

        say(session.preferences.problem)


def _raising(error: Exception) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call
