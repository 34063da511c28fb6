"""The words of the screens and commands, in bokmål and English."""

from __future__ import annotations


def _(message: str) -> str:
    """The message in the language chosen."""
    return message


def ngettext(one: str, many: str, n: int) -> str:
    """The singular or plural message for n in the language chosen."""
    return one if n == 1 else many
