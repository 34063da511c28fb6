"""One line of the capture grammar, logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.capture.describe import describe
from klyngetui.capture.line import read
from klyngetui.capturing import creatable, creation, edit_of, name_index
from klyngetui.cli.errors import Misused, NotMet
from klyngetui.cli.made import tell_made
from klyngetui.cli.names import resolve
from klyngetui.cli.output import say
from klyngetui.cli.saving import Saving
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.capture.problems import Problem
    from klyngetui.capture.reading import Reading
    from klyngetui.cli.session import Session

NAME_PROBLEMS = ("unknown", "doubtful", "elsewhere")


def log_line(session: Session, line: str, team: Sequence[str], *, create: bool, dry_run: bool) -> None:
    """Read the line, say what was understood, save it and tell its effect.

    Raises NotMet for a name that is not known or doubtful, Misused for anything else that is not understood.
    """
    with Saving(session, dry_run=dry_run) as saving:
        log = saving.log
        names = name_index(log, saving.today)
        reading = read(line, names, saving.today)
        while create and (wanted := creatable(reading)) is not None:
            edit = creation(wanted)
            saving.commit(edit)
            tell_made(edit)
            names = name_index(log, saving.today)
            reading = _progress(reading, read(line, names, saving.today))
        say(describe(reading, names))
        if reading.problems:
            raise _refusal(reading.problems, create=create)
        members = [str(resolve(log, name, "team_member").record["id"]) for name in team]
        if not members and reading.kind != "story":
            members = saving.default_team()
        saving.save_entry(edit_of(reading, members))


def _progress(before: Reading, after: Reading) -> Reading:
    """The new reading, if making a record answered the question; else the line cannot be understood that way."""
    if creatable(before) == creatable(after):
        raise _refusal(after.problems, create=True)
    return after


def _refusal(problems: Sequence[Problem], *, create: bool) -> Exception:
    text = "; ".join(problem.text for problem in problems)
    if any(problem.code not in NAME_PROBLEMS for problem in problems):
        return Misused(text)
    if not create and any(problem.create for problem in problems):
        text = _("{what}. Write more of the name, or add --create to make it.").format(what=text)
    return NotMet(text)
