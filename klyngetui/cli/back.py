"""`klyngetui undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.progress import progress
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from klyngetui.store.undo import Undone

AT_LEAST_ONE = click.IntRange(min=1)
ANYWAY: dict[str, Any] = {"is_flag": True, "help": N_("Do it even where later changes build on it.")}


@command("undo", help=N_("Take back the latest N actions made on this machine."))
@click.argument("n", type=AT_LEAST_ONE, default=1)
@option("--anyway", **ANYWAY)
@with_session
def undo(session: Session, n: int, anyway: bool) -> None:
    """Take back."""
    from klyngetui.store.undo import undo as take_back

    with progress(_("Taking back")) as tick:
        done = _unless_built_upon(take_back, session, n, tick, anyway=anyway, command="undo --anyway")
    _tell(done, n, _("Taken back: {what}"), _("There is nothing to take back."))


@command("redo", help=N_("Bring back the latest N actions that were taken back."))
@click.argument("n", type=AT_LEAST_ONE, default=1)
@option("--anyway", **ANYWAY)
@with_session
def redo(session: Session, n: int, anyway: bool) -> None:
    """Bring back."""
    from klyngetui.store.undo import redo as bring_back

    with progress(_("Bringing back")) as tick:
        done = _unless_built_upon(bring_back, session, n, tick, anyway=anyway, command="redo --anyway")
    _tell(done, n, _("Brought back: {what}"), _("There is nothing to bring back."))


def _unless_built_upon(
    step: Callable[..., list[Undone]],
    session: Session,
    n: int,
    tick: Callable[[int, int], None],
    *,
    anyway: bool,
    command: str,
) -> list[Undone]:
    """The actions a step was done for; where later changes build on one, the refusal says what to type."""
    from klyngetui.store.steps import Steps
    from klyngetui.store.undo import BuiltUpon

    try:
        return step(session.writing(), n, anyway=anyway, steps=Steps(tick))
    except BuiltUpon as built:
        told = _("{why} To do it all the same: klyngetui {command}").format(why=built, command=command)
        raise NotMet(told) from built


def _tell(done: Sequence[Undone], n: int, words: str, nothing: str) -> None:
    for action in done:
        say(words.format(what=action.words))
    if not done:
        raise NotMet(nothing)
    if len(done) < n:
        say(_("{done} of {n}: there was no more.").format(done=len(done), n=n))
