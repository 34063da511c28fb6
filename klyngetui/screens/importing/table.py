"""A table on its way in: how it was read, which column holds which field, its first rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klyngetui.exchange.sheets.columns import ACTIVITIES, PARTICIPANTS, guess_kind, recognised
from klyngetui.exchange.sheets.table import column_letter, open_table
from klyngetui.exchange.sheets.xlsx_file import is_workbook
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day, number
from klyngetui.plain import cells as cells_of
from klyngetui.screens.importing import asked as importing_asked
from klyngetui.screens.importing import fields as importing_fields
from klyngetui.screens.importing.rows import RowsImport
from klyngetui.screens.importing.step import yes_no
from klyngetui.store.history import record_name
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.screens.importing.step import Asked, Line
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

FIRST_ROWS, SAMPLES = 20, 200
KIND, SHEET, CREATE, SINCE = "kind", "sheet", "create", "since"
NARROWEST, WIDEST = 6, 20
LONGEST_SHOWN, MOST_SHOWN = 100, 24
"""Characters of a cell, and columns of the first rows."""


class TableImport(RowsImport):
    """A CSV file or a sheet of a workbook."""

    def read(self, log: Log, tick: Tick) -> None:
        """Detect how it is written and what it holds, count its rows, keep the first ones."""
        self.table = open_table(self.path, recognised, self.sheet)
        self.first: list[tuple[int, list[str]]] = []
        self.samples: dict[int, str] = {}
        self.total = 0
        for n, (at, cells) in enumerate(self.table.rows(), 1):
            self.total = n
            tick(n)
            if n <= FIRST_ROWS:
                self.first.append((at, [cell[:LONGEST_SHOWN] for cell in cells]))
            for place, cell in enumerate(cells) if n <= SAMPLES else ():
                if cell:
                    self.samples.setdefault(place, cell[:LONGEST_SHOWN])
        self.kind = guess_kind(self.table.heads) or PARTICIPANTS
        self.fields = importing_fields.suggested(self.table, self.kind)
        self.team_words = ", ".join(record_name(log, one) for one in self.team) or _("nobody")

    def gist(self) -> list[Line]:
        """How it was read, and what is still to be said."""
        rows = ngettext("{n} row", "{n} rows", self.total).format(n=number(self.total))
        head = [Piece(self.path.name, "strong"), Piece(f": {self.table.told} · {rows}")]
        lacking = [importing_fields.label(one) for one in importing_fields.lacking(self.kind, self.fields)]
        if lacking:
            words = _("Which column holds “{field}”? Enter on its row says it.").format(field=lacking[0])
            return [head, [Piece("! ", "bad"), Piece(words)]]
        if self.kind == ACTIVITIES and "team" not in self.fields.values():
            words = _("No column says who of the team was there; taken: {names}").format(names=self.team_words)
            return [head, [Piece("▲ ", "warn"), Piece(words)]]
        unused = sum(1 for place, one in enumerate(self.table.heads) if one and place not in self.fields)
        words = ngettext("{n} column is not used.", "{n} columns are not used.", unused) if unused else ""
        return [head, [Piece(words.format(n=number(unused)) or _("Every column is used."), "muted")]]

    def columns(self) -> list[Column]:
        """A column of the file, its field, and a value of it."""
        return [
            *(Column("", 3), Column(_("Column"), 14, flex=2), Column(_("Holds"), 16, flex=2)),
            Column(_("For example"), 14, flex=3, drop=1),
        ]

    def rows(self) -> list[Row]:
        """What can be said of the table, then its columns."""
        return [*self._options(), *(self._column(place) for place in range(len(self.table.heads)))]

    def _options(self) -> list[Row]:
        enter, space = _("Enter changes it"), _("Space changes it")
        rows = [Row(KIND, ("", _("The table holds"), importing_fields.kind_words(self.kind), enter), "", "▸")]
        if is_workbook(self.path.name):
            rows.append(Row(SHEET, ("", _("Sheet"), self.sheet or _("the first with rows"), enter), "", "▸"))
        if self.kind == PARTICIPANTS:
            told = day(self.since or self.today)
            rows.append(Row(SINCE, ("", _("Joined, if not said"), told, enter), "", "▸"))
        else:
            rows.append(Row(CREATE, ("", _("Make unknown names"), yes_no(self.create), space), "", "▸"))
        return rows

    def _column(self, place: int) -> Row:
        field = self.fields.get(place)
        head = self.table.heads[place] or _("without a name")
        told = importing_fields.label(field) if field else _("not used")
        cells = (column_letter(place), head, told, self.samples.get(place, ""))
        return Row(place, cells, "good" if field else "muted", "✓" if field else "·")

    def preview(self) -> tuple[list[Column], list[Row]]:
        """The first rows as they stand in the file; the columns at the right go where there is no room."""
        columns = [Column(_("Row"), 5, right=True)]
        for place, head in enumerate(self.table.heads[:MOST_SHOWN]):
            widest = max([cells_of(head), *(cells_of(cells[place]) for _at, cells in self.first if place < len(cells))])
            columns.append(Column(head, min(max(widest, NARROWEST), WIDEST), drop=place))
        return columns, [Row(at, (str(at), *cells[:MOST_SHOWN])) for at, cells in self.first]

    # What the user says --------------------------------------------------------------------------------------------

    def asked(self, key: Hashable) -> Asked | None:
        """What the row's own choices are."""
        if isinstance(key, int):
            return importing_asked.field(self.kind, self.table.heads[key] or column_letter(key))
        asks = {KIND: importing_asked.kind, SHEET: importing_asked.sheet}
        if key == SINCE:
            return importing_asked.since(self.today)
        return asks[str(key)]() if key in asks else None

    def choose(self, key: Hashable, value: object) -> bool:
        """Take the kind, the sheet, the day, or a column's field."""
        if isinstance(key, int):
            self._hold(key, str(value))
        elif key == KIND:
            self.kind = str(value)
            self.fields = importing_fields.suggested(self.table, self.kind)
        elif key == SINCE:
            self.since = date.fromisoformat(str(value))
        else:
            self.sheet = str(value) or None
        return key == SHEET

    def _hold(self, place: int, field: str) -> None:
        """A column holds a field, which no other column holds then."""
        self.fields = {at: one for at, one in self.fields.items() if one != field and at != place}
        if field:
            self.fields[place] = field

    def turn(self, key: Hashable) -> bool:
        """Names that are not known are made, or are errors; a column is passed over, or read by its name again."""
        if key == CREATE:
            self.create = not self.create
        elif isinstance(key, int) and key in self.fields:
            self._hold(key, "")
        elif isinstance(key, int) and (field := importing_fields.suggested(self.table, self.kind).get(key)):
            self._hold(key, field)
        else:
            return False
        return True
