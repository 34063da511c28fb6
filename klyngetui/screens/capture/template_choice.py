"""Lines kept under keys: the one of a number, and choosing the number to keep one under."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.picker import Choice, Picker
from klyngetui.store.templates import NUMBERS, keep_template, templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.desk import Desk
    from klyngetui.screens.shell import Shell


def template_choice(shell: Shell, line: str) -> tuple[Picker, Callable[[Choice | None], None]] | None:
    """The picker and what it does: an empty line empties the number chosen; None where there is none to empty."""
    kept = templates(shell.desk.log)
    if not (kept or line.strip()):
        shell.tell(_("Nothing is kept yet: type a line, then keep it under a key."), "muted")
        return None
    numbers = NUMBERS if line.strip() else kept
    choices = [Choice(number, f"F{number}", kept.get(number, _("free"))) for number in numbers]
    title = _("Keep the line under") if line.strip() else _("Take the template away")

    def take(choice: Choice | None) -> None:
        if choice is None or not isinstance(choice.value, int):
            return
        words = _("Kept: F{n} fills it in.") if line.strip() else _("F{n} is free again.")
        told = words.format(n=choice.value)
        shell.write(partial(keep_template, shell.desk.log, choice.value, line), lambda _kept: shell.tell(told))

    return Picker(title, choices), take


def template(desk: Desk, number: int, tell: Callable[[str, str], None]) -> str | None:
    """The line kept under a number; None, and told, where there is none."""
    line = templates(desk.log).get(number)
    if line is None:
        tell(
            _("Nothing is kept under F{n} yet: {key} keeps a line there.").format(
                key=pressed("capture.keep"), n=number
            ),
            "muted",
        )
    return line
