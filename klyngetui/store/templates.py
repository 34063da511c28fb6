"""Lines of the capture bar kept under a number: working rows outside the change list, never exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.drafts import has_drafts
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Collection

    from klyngetui.store.log import Log

NUMBERS = range(2, 10)


def templates(log: Log) -> dict[int, str]:
    """Every line kept, by its number."""
    if not has_drafts(log):
        return {}
    return dict(log.connection.execute("SELECT number, line FROM template ORDER BY number"))


def keep_template(log: Log, number: int, line: str) -> None:
    """Keep a line under a number over what was there; an empty line empties it. Raises LogError."""
    if number not in NUMBERS:
        raise ValueError(number)
    log.guard_writing()
    with immediate(log.connection):
        if line.strip():
            log.connection.execute("INSERT OR REPLACE INTO template (number, line) VALUES (?, ?)", (number, line))
        else:
            log.connection.execute("DELETE FROM template WHERE number = ?", (number,))


def forget_templates(log: Log, words: Collection[str]) -> int:
    """Forget every line that holds one of the words, as erasing a person asks for; returns how many did."""
    wanted = [word.casefold() for word in words if word.strip()]
    found = [number for number, line in templates(log).items() if any(word in line.casefold() for word in wanted)]
    for number in found:
        keep_template(log, number, "")
    return len(found)
