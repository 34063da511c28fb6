"""The command line: each command parses, calls and prints; one file a family (docs/commands.md)."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from klyngetui import collecting

COMPLETING = "_KLYNGETUI_COMPLETE"
"""What a shell sets that asks how a command line goes on."""


def main() -> NoReturn:
    """Run the command line of this process and exit with its code."""
    try:
        arguments = sys.argv[1:]
        if (not arguments or (len(arguments) == 2 and arguments[0] == "--log")) and COMPLETING not in os.environ:
            collecting.not_yet()
            from klyngetui.cli.screens import main as screens

            screens(*arguments[1:])
        collecting.seldom()
        from klyngetui.cli.root import root

        root.main(prog_name="klyngetui")
    except KeyboardInterrupt:
        # So early that nothing was begun, or so late that all is done.
        raise SystemExit(130) from None
    except SystemExit as done:
        _leave(done)
    raise AssertionError("a command line always ends with an exit code")


def _leave(done: SystemExit) -> NoReturn:
    """End at once: taking the interpreter apart costs a command more than what it does; the screens end in order."""
    if isinstance(done.code, int) and "textual" not in sys.modules:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            raise done from None
        os._exit(done.code)
    raise done
