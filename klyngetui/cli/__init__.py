"""The command line: each command parses, calls and prints; one file a family (docs/commands.md)."""

from __future__ import annotations


def main() -> None:
    """Run the command line of this process and exit with its code."""
    try:
        from klyngetui.cli.root import root

        root.main(prog_name="klyngetui")
    except KeyboardInterrupt:
        # So early that nothing was begun, or so late that all is done.
        raise SystemExit(130) from None
