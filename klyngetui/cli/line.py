"""One line of the capture grammar, logged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from klyngetui.capture.describe import describe
from klyngetui.capture.line import read
from klyngetui.capturing import creatable, creation, edit_of, name_index
from klyngetui.cli.errors import Misused, NotMet
from klyngetui.cli.made import tell_made
from klyngetui.cli.names import continued, resolve
from klyngetui.cli.saving import Saving
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.capture.match import NameIndex
    from klyngetui.capture.problems import Problem
    from klyngetui.capture.reading import Reading
    from klyngetui.cli.session import Session
    from klyngetui.store.changes import Edit

NAME_PROBLEMS = ("unknown", "doubtful", "elsewhere")


def log_line(session: Session, line: str, team: Sequence[str], *, create: bool, dry_run: bool) -> None:
    """Read the line, say what was understood, save it and tell its effect.

    Raises NotMet for a name that is not known or doubtful, Misused for anything else that is not understood.
    """
    with Saving(session, dry_run=dry_run) as saving:
        log = saving.log
        names = name_index(log, saving.today)
        reading = read(line, names, saving.today)
        made: list[Edit] = []
        while create and (wanted := creatable(reading)) is not None:
            edit = creation(wanted)
            saving.commit(edit)
            made.append(edit)
            names = name_index(log, saving.today)
            reading = _progress(reading, read(line, names, saving.today), names)
        if reading.problems:
            raise _refusal(reading, names, create=create)
        members = [str(resolve(log, name, "team_member").record["id"]) for name in team]
        if not members and reading.kind != "story":
            members = saving.default_team()
        saving.say(describe(reading, names))
        tell_made(saving, made)
        saving.save_entry(edit_of(reading, members))


def _progress(before: Reading, after: Reading, names: NameIndex) -> Reading:
    """The new reading, if making a record answered the question; else the line cannot be understood that way."""
    if creatable(before) == creatable(after):
        raise _refusal(after, names, create=True)
    return after


def _refusal(reading: Reading, names: NameIndex, *, create: bool) -> Exception:
    """What was not understood, what to do, and what was understood."""
    problems = reading.problems
    text = "; ".join(problem.text for problem in problems)
    known = all(problem.code in NAME_PROBLEMS for problem in problems)
    if known and not create and any(problem.create for problem in problems):
        text = continued("{what}. {more}", text, more=_("Write more of the name, or add --create to make it"))
    if twins := _twins(problems):
        more = _("To say which, write its id in place of the name: {names}").format(names=", ".join(twins))
        text = continued("{what}. {more}", text, more=more)
    text = continued(_("{what}. Understood: {reading}"), text, reading=describe(reading, names))
    return NotMet(text) if known else Misused(text)


def _twins(problems: Sequence[Problem]) -> list[str]:
    """Those who are called the same, each with its id, which tells them apart."""
    found = [name for problem in problems for name in problem.candidates]
    called = Counter((name.entity, name.name) for name in found)
    return [f"{name.name} ({name.id})" for name in found if called[name.entity, name.name] > 1]
