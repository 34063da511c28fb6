"""National identity numbers typed into a text: they do not belong in a log (docs/review.md, Checks)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def holds_identity_number(value: Any) -> bool:
    """Whether any text in a record's value is or holds a valid Norwegian national identity or D number."""
    return any(_valid(found.group()) for text in _texts(value) for found in _pattern().finditer(text))


def warning(value: Any) -> str:
    """What to say about a value that holds one; empty where none is in it. Nothing is ever refused for it."""
    if not holds_identity_number(value):
        return ""
    from klyngetui.locale import _

    return _("This looks like a national identity number: it does not belong in a log. Take it out again if it is one.")


@cache
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")


def _valid(digits: str) -> bool:
    """Both check digits; the first six need not be a day of this century, as D numbers and test persons are not."""
    numbers = [int(digit) for digit in digits if digit.isdigit()]
    first = -sum(a * b for a, b in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), numbers, strict=False)) % 11
    second = -sum(a * b for a, b in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), numbers, strict=False)) % 11
    return numbers[9:] == [first, second] and any(numbers)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
