"""Everything that is wrong with a table, each with file, row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.sheets.columns import Columns

MOST = 1000
Value = TypeVar("Value")


class UnknownName(Problem):
    """A name the log does not know; it could be made, which is asked for in another way here than there."""


def saying_how(wrong: Invalid, how: str) -> Invalid:
    """The same, with how a name that is not known is made."""
    return Invalid(
        [
            one._replace(message=f"{one.message}; {how}") if isinstance(one, UnknownName) else one
            for one in wrong.problems
        ]
    )


class Problems:
    """Gathers the problems of one table; after a thousand of them reading on would help nobody."""

    def __init__(self, name: str, columns: Columns) -> None:
        self.name = name
        self.columns = columns
        self.found: list[Problem] = []

    def add(self, row: int, field: str, why: str, sort: type[Problem] = Problem) -> None:
        """Note what is wrong in the column of a field; an empty field is the row as a whole."""
        where = _("{file}, row {row}").format(file=self.name, row=row)
        column = self.columns.where(field) if field else ""
        self.found.append(sort(f"{where}, {column}" if column else where, why))
        if len(self.found) >= MOST:
            self.found.append(Problem(self.name, _("more than {n} errors; the rest was not read").format(n=MOST)))
            raise Invalid(self.found)

    def tried(self, row: int, field: str, text: str, read: Callable[[str], Value]) -> Value | None:
        """What `read` makes of a cell, or None with its ValueError noted."""
        try:
            return read(text)
        except ValueError as wrong:
            self.add(row, field, str(wrong))
            return None

    def stop(self) -> None:
        """Raise Invalid where anything is wrong."""
        if self.found:
            raise Invalid(self.found)
