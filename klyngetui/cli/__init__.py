"""The command line: each command parses, calls and prints; one file a family (docs/commands.md)."""

from __future__ import annotations


def main() -> None:
    """Run the command line of this process and exit with its code."""
    from klyngetui.cli.root import root

    root.main(prog_name="klyngetui")
