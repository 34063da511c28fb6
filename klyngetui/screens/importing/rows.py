"""What the rows of a table would do to the log, and the taking in of what was said yes to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from klyngetui.exchange.sheets.activities import take_in_activities
from klyngetui.exchange.sheets.columns import ACTIVITIES, PARTICIPANTS
from klyngetui.exchange.sheets.people import read_people
from klyngetui.exchange.sheets.proposal import HARMLESS, kind_label, save
from klyngetui.exchange.sheets.roster import read_roster
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid, Problem
from klyngetui.screens.importing import fields as importing_fields
from klyngetui.screens.importing.step import Done, Import, Plan, fact
from klyngetui.store.errors import LogError
from klyngetui.store.transaction import immediate
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from klyngetui.exchange.sheets.activities import SheetTaken
    from klyngetui.exchange.sheets.proposal import Proposal
    from klyngetui.exchange.sheets.table import Table
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick


class RowsImport(Import):
    """A table whose columns are known by now. Entries are taken whole, members and people row by row."""

    table: Table
    kind = PARTICIPANTS
    sheet: str | None = None
    create = False
    since: date | None = None
    total = 0
    fields: dict[int, str]
    proposals: tuple[Proposal, ...] = ()
    accepted: frozenset[int] = frozenset()
    _last_change = 0

    @property
    def ticks(self) -> bool:
        """Members and people are said yes to one by one."""
        return self.kind != ACTIVITIES and bool(self.proposals)

    def planned(self, log: Log, tick: Tick) -> Plan:
        """What the rows would do; what only adds is ticked."""
        self.proposals = ()
        lacking = importing_fields.lacking(self.kind, self.fields)
        if lacking:
            told = _("no column holds “{field}”")
            raise Invalid([Problem(self.table.name, told.format(field=importing_fields.label(one))) for one in lacking])
        if self.kind == ACTIVITIES:
            return _entries_plan(self._entries(log, tick, dry_run=True))
        columns = importing_fields.columns(self.table, self.kind, self.fields)
        counted = self._of_total(tick)
        if self.kind == PARTICIPANTS:
            found = read_roster(log, self.table, columns, self.today, since=self.since, tick=counted)
        else:
            found = read_people(log, self.table, columns, create=self.create, tick=counted)
        self._last_change = log.version()[1]
        self.proposals = tuple(found)
        self.accepted = frozenset(at for at, one in enumerate(found) if one.kind in HARMLESS)
        return self._proposed()

    def take(self, log: Log, tick: Tick) -> Done:
        """Import all entries, or the rows ticked."""
        if self.kind == ACTIVITIES:
            with immediate(log.connection):
                taken = self._entries(log, tick, dry_run=False)
                tick(self.total, self.total)
            return Done(taken.words, taken.action_id)
        accepted = [one for at, one in enumerate(self.proposals) if at in self.accepted]
        with immediate(log.connection):
            if log.version()[1] != self._last_change:
                raise LogError(_("The log was changed meanwhile; nothing was imported. Go a step back and look again."))
            action = save(log, accepted)
            tick(len(accepted), len(accepted))
        done = Counter(one.kind for one in accepted)
        return Done(", ".join(f"{kind_label(kind)}: {number(n)}" for kind, n in done.items()), action)

    def turn_planned(self, key: Hashable) -> None:
        """Take a row, with what it needs, or leave it, with what needs it."""
        if isinstance(key, int) and key < len(self.proposals):
            self.accepted = self._leave(key) if key in self.accepted else self._accept(key)
            self.plan = self._proposed()

    def turn_all_planned(self) -> None:
        """Take all rows, or none where all are taken."""
        every = frozenset(range(len(self.proposals)))
        self.accepted = frozenset() if self.accepted == every else every
        self.plan = self._proposed()

    def _accept(self, key: int) -> frozenset[int]:
        needed = self.proposals[key].needs
        makers = {at for at, one in enumerate(self.proposals) if needed and one.id == needed}
        return self.accepted | {key} | makers

    def _leave(self, key: int) -> frozenset[int]:
        gone = self.proposals[key].id
        return self.accepted - {key} - {at for at, one in enumerate(self.proposals) if one.needs == gone}

    def _proposed(self) -> Plan:
        if not self.proposals:
            words = _("Nothing new: the log says all that already.")
            return Plan([Piece(words, "muted")], [fact("nothing", self.path.name, words, "muted")], words)
        n, of = number(len(self.accepted)), number(len(self.proposals))
        gist = [Piece(_("{n} of {of} ticked").format(n=n, of=of), "strong")]
        words = _("Nothing is ticked, so nothing would be imported: {key} ticks a row.")
        stops = "" if self.accepted else words.format(key=pressed("import.tick"))
        return Plan(gist, [self._row(at, one) for at, one in enumerate(self.proposals)], stops)

    def _row(self, at: int, one: Proposal) -> Row:
        taken = at in self.accepted
        where = _("row {row}").format(row=one.row) if one.row else _("not in the file")
        what = f"{kind_label(one.kind)}: {one.words}"
        return Row(at, (one.name, what, where), "good" if taken else "", "✓" if taken else "○")

    def _entries(self, log: Log, tick: Tick, *, dry_run: bool) -> SheetTaken:
        return take_in_activities(
            *(log, self.table, importing_fields.columns(self.table, self.kind, self.fields), self.today),
            team=self.team,
            create=self.create,
            dry_run=dry_run,
            tick=self._of_total(tick),
        )

    def _of_total(self, tick: Tick) -> Callable[[int], None]:
        return lambda done: tick(done, max(self.total, done))


def _entries_plan(taken: SheetTaken) -> Plan:
    rows = [
        fact("made", _("New entries"), number(taken.made), "good"),
        fact("left", _("As they were"), number(taken.left), "muted"),
    ]
    if taken.twice:
        rows.append(fact("twice", _("Repeated rows"), _("{n} read once").format(n=number(taken.twice)), "muted"))
    if taken.stories:
        words = _("{n} passed over; stories come in with log documents").format(n=number(taken.stories))
        rows.append(fact("stories", _("Rows of stories"), words, "warn"))
    rows += [
        fact(f"made {at}", name, _("is made, since rows name it"), "good") for at, name in enumerate(taken.created)
    ]
    stops = "" if taken.made else _("Nothing new: the log says all that already.")
    return Plan([Piece(_("Nothing is written yet."), "muted")], rows, stops)
