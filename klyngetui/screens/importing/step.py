"""What the steps of an import have in common, whatever kind of file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from klyngetui.exchange.sheets.problems import saying_how
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date
    from pathlib import Path

    from klyngetui.model.check import Problem
    from klyngetui.screens.picker import Choice
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

    Line = list[Piece]


class Asked(NamedTuple):
    """What a row is to be chosen from; `others` makes choices of what was typed."""

    title: str
    choices: Sequence[Choice]
    others: Callable[[str], Sequence[Choice]] = lambda _typed: ()


class Plan(NamedTuple):
    """What importing would do: its gist, a row for each thing, and in a line what keeps it from being done."""

    gist: Line
    rows: list[Row]
    stops: str = ""


class Done(NamedTuple):
    """What importing did, in words; undo takes back the action; the inbox is where one goes on."""

    words: str
    action_id: str | None = None
    inbox: bool = False


class Import:
    """One file on its way into the log: read, shown, rehearsed, taken in.

    `read`, `rehearse` and `take` run on another thread over a log of their own, and nothing else is asked meanwhile.
    """

    only_ticked: ClassVar[bool] = False
    """Whether what the file holds is ticked only, with nothing to choose from."""

    def __init__(self, path: Path, today: date, team: Sequence[str]) -> None:
        self.path = path
        self.today = today
        self.team = list(team)
        self.plan = Plan([], [])

    @property
    def ticks(self) -> bool:
        """Whether the rows of the plan are taken or left one by one."""
        return False

    def read(self, log: Log, tick: Tick) -> None:
        """Find out what the file holds; raises Invalid or LogError where it cannot be imported at all."""
        raise NotImplementedError

    def gist(self) -> list[Line]:
        """What was detected, in one or two lines."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """The columns of what is shown before the rehearsal."""
        return [Column("", 22, flex=1), Column("", 26, flex=2), Column("", 20, flex=1, drop=1)]

    def rows(self) -> list[Row]:
        """What can be chosen, and what was found."""
        raise NotImplementedError

    def preview(self) -> tuple[list[Column], list[Row]]:
        """The first rows of the file, where it has any."""
        return [], []

    def row_keys(self) -> list[tuple[str, str]]:
        """The keys that change a row before the rehearsal, each with what it does."""
        return [("Enter", _("changes the row"))]

    def fixed(self, _key: Hashable) -> str:
        """Why a row can be neither chosen from nor ticked."""
        return _("There is nothing to choose in this row.")

    def asked(self, _key: Hashable) -> Asked | None:
        """What a row is chosen from; None for one that is only ticked."""
        return None

    def choose(self, key: Hashable, value: object) -> bool:
        """Take a choice; whether the file has to be read again for it."""
        raise NotImplementedError

    def turn(self, key: Hashable) -> bool:
        """Tick a row, or untick it; False for one that cannot be."""
        raise NotImplementedError

    def rehearse(self, log: Log, tick: Tick) -> None:
        """Make the plan; what is wrong with the file is the plan, and then nothing can be done."""
        try:
            self.plan = self.planned(log, tick)
        except Invalid as error:
            self.plan = wrong(saying_how(error, _("“Make unknown names” makes it")).problems)

    def planned(self, log: Log, tick: Tick) -> Plan:
        """What importing would do; raises Invalid with everything that is wrong, or LogError."""
        raise NotImplementedError

    def turn_planned(self, key: Hashable) -> None:
        """Take a row of the plan, or leave it."""

    def turn_all_planned(self) -> None:
        """Take all rows of the plan, or none where all are taken."""

    def take(self, log: Log, tick: Tick) -> Done:
        """Import it, whole or not at all; raises Invalid or LogError."""
        raise NotImplementedError


def wrong(problems: Sequence[Problem]) -> Plan:
    """The plan where nothing can be imported, a row for each error."""
    n = len(problems)
    words = ngettext("{n} error; nothing can be imported", "{n} errors; nothing can be imported", n)
    rows = [
        Row(at, (one.where or one.path, one.message, one.path if one.where else ""), "bad", "!")
        for at, one in enumerate(problems)
    ]
    first = ": ".join(filter(None, (problems[0].where or problems[0].path, problems[0].message)))
    stops = _("Nothing can be imported until the file is mended: {problem}").format(problem=first)
    return Plan([Piece("! ", "bad"), Piece(words.format(n=number(n)), "strong")], rows, stops)


def fact(key: str, what: str, words: str, tone: str = "", sign: str = " ") -> Row:
    """A row that only tells."""
    return Row(key, (what, words), tone, sign)


def yes_no(value: bool) -> str:
    """Yes or no."""
    return _("yes") if value else _("no")
