"""The terminal a process runs in: whether there is one, what it can show, what was typed into it."""

from __future__ import annotations

import os
import sys
from typing import Any

from klyngetui.locale import _


def need_terminal() -> None:
    """Raises NotMet where nobody can press keys or see the screens: they would wait for keys that never come."""
    if not sys.stdin.isatty() or not (sys.stdout.isatty() or sys.stderr.isatty()):
        from klyngetui.cli.errors import NotMet

        raise NotMet(_("The screens need a terminal; every command works without one: klyngetui --help"))


def set_encoding(stream: Any) -> None:
    """Let a stream take every name there is: files and pipes get UTF-8, a terminal what it can show."""
    if (getattr(stream, "encoding", None) or "utf-8").lower() in ("utf-8", "utf8") or not hasattr(
        stream, "reconfigure"
    ):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


def as_typed(word: str) -> str:
    """A word of the command line as UTF-8, where the machine's locale could not read it."""
    if word.isascii():
        return word
    try:
        return os.fsencode(word).decode()
    except UnicodeError:
        return word
