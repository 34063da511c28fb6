"""Lines kept under keys: the one of a number, and choosing the number to keep one under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.pressed import pressed
from klyngetui.screens.picker import Choice, Picker
from klyngetui.store.templates import NUMBERS, keep_template, templates
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.desk import Desk


def template_choice(
    desk: Desk, line: str, tell: Callable[[str, str], None]
) -> tuple[Picker, Callable[[Choice | None], None]] | None:
    """The picker and what it does: an empty line empties the number chosen; None where there is none to empty."""
    kept = templates(desk.log)
    if not (kept or line.strip()):
        tell(_("Nothing is kept yet: type a line, then keep it under a key."), "muted")
        return None
    numbers = NUMBERS if line.strip() else kept
    choices = [Choice(number, f"F{number}", kept.get(number, _("free"))) for number in numbers]
    title = _("Keep the line under") if line.strip() else _("Take the template away")

    def take(choice: Choice | None) -> None:
        if choice is None or not isinstance(choice.value, int):
            return
        try:
            keep_template(desk.log, choice.value, line)
        except TROUBLE as error:
            tell(trouble_words(error), "bad")
        else:
            words = _("Kept: F{n} fills it in.") if line.strip() else _("F{n} is free again.")
            tell(words.format(n=choice.value), "good")

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
