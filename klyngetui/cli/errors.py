"""Every error of a command as one line on stderr and an exit code, never a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, NOT_MET, MISUSED, INTERRUPTED = 0, 1, 2, 130


class NotMet(Exception):
    """What was asked for could not be done; the text is the line for the user."""


class Misused(Exception):
    """The command was used wrongly or its input is bad; the text is the line for the user."""


def run(call: Callable[[], Any]) -> int:
    """Run a command line and tell what went wrong; returns the exit code."""
    try:
        result = call()
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _told(_("Interrupted."), INTERRUPTED)
    except BrokenPipeError:
        return _hushed()
    except Exception as error:
        return _explained(error)
    return result if isinstance(result, int) else DONE


def _explained(error: Exception) -> int:
    from klyngetui.capture.problems import CaptureError
    from klyngetui.model.check import Invalid
    from klyngetui.model.periods import PeriodError
    from klyngetui.store.errors import LogError

    if type(error).__name__ == "NoArgsIsHelpError" and isinstance(error, click.UsageError):
        error.show()  # a family named without a command: what it offers
        return MISUSED
    if isinstance(error, click.ClickException):
        return _told(_of_click(error), error.exit_code)
    if isinstance(error, Invalid):
        for problem in dict.fromkeys(map(str, error.problems)):
            _told(problem, MISUSED)
        return MISUSED
    if isinstance(error, Misused | CaptureError | PeriodError):
        return _told(str(error), MISUSED)
    if isinstance(error, NotMet | LogError):
        return _told(str(error), NOT_MET)
    return _told(_of_the_world(error), NOT_MET)


def _of_the_world(error: Exception) -> str:
    import json
    import sqlite3

    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{os_words(error)}"
    if isinstance(error, sqlite3.OperationalError):
        from klyngetui.store.transaction import told

        known = told(error)
        if known is not error:
            return str(known)
    if isinstance(error, sqlite3.DatabaseError | json.JSONDecodeError):
        return _("The log cannot be read: {why}. Run: klyngetui doctor, or take a backup: klyngetui restore").format(
            why=error
        )
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
    return _("A fault in klyngetui, nothing more was done: {kind}: {why} ({place}). Run: klyngetui doctor").format(
        kind=type(error).__name__, why=error, place=place
    )


def _of_click(error: click.ClickException) -> str:
    """click's errors in the language chosen, with where to read more."""
    text = _worded(error)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return text
    end = "" if text.endswith((".", "?", "!")) else "."
    return f"{text}{end} {_('See: {command} --help').format(command=ctx.command_path)}"


def _worded(error: click.ClickException) -> str:
    if isinstance(error, click.MissingParameter):
        return _("{what} is missing.").format(what=_named(error))
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        choices = ", ".join(map(str, error.param.type.choices))
        return _("{what} must be one of {choices}").format(what=_named(error), choices=choices)
    if isinstance(error, click.BadParameter):
        said = (error.param and _number_wanted(error.param.type)) or error.message
        return f"{_named(error)}: {said}".removeprefix(": ")
    if isinstance(error, click.NoSuchOption):
        return _meant(_("There is no option {name}.").format(name=error.option_name), error.possibilities)
    if isinstance(error, click.UsageError) and type(error).__name__ == "NoSuchCommand":
        name = str(getattr(error, "command_name", ""))
        return _meant(_("There is no command {name}.").format(name=name), getattr(error, "possibilities", None))
    return error.format_message()


def _number_wanted(kind: click.ParamType[Any]) -> str | None:
    """Which number a parameter takes; None where it takes something else."""
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return _("must be a whole number from {least} to {most}").format(least=kind.min, most=kind.max)
    if isinstance(kind, click.IntRange):
        return _("must be a whole number of at least {least}").format(least=kind.min)
    if isinstance(kind, click.types.IntParamType):
        return _("must be a whole number")
    return _("must be a number") if isinstance(kind, click.types.FloatParamType) else None


def _named(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name


def _meant(text: str, possibilities: Any) -> str:
    near = ", ".join(sorted(possibilities or ())[:3])
    return f"{text} {_('Did you mean {names}?').format(names=near)}" if near else text


def _told(line: str, code: int) -> int:
    from klyngetui.plain import visible

    click.echo("klyngetui: " + visible(line, " ").strip(), err=True)
    return code


def _hushed() -> int:
    """Whoever read our output has left: end without a word, as other programs do."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOT_MET
