"""A report may be in another language than the screen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from klyngetui import locale

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Say everything in the block in this language, and afterwards in the one before; None changes nothing."""
    before = locale.language()
    if language is not None:
        locale.choose(language)
    try:
        yield
    finally:
        locale.choose(before)
