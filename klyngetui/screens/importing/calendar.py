"""A calendar on its way into the inbox: the domains met are ticked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.calendar.proposal import window_around
from klyngetui.exchange.calendar.read import read_calendars
from klyngetui.exchange.calendar.survey import survey
from klyngetui.exchange.calendar.take_in import take_in
from klyngetui.exchange.calendar.words import became, taken_words, when
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.screens.importing.step import Done, Import, Plan, fact, yes_no
from klyngetui.store.calendar_choices import CATEGORY, DOMAIN
from klyngetui.store.transaction import immediate
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.exchange.calendar.compare import Told
    from klyngetui.exchange.calendar.proposal import CalendarsRead
    from klyngetui.exchange.calendar.survey import Survey
    from klyngetui.exchange.calendar.take_in import Taken
    from klyngetui.screens.importing.step import Line
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

PRIVATE = "private"


class CalendarImport(Import):
    """An .ics file; only meetings with somebody of ours are kept."""

    found: CalendarsRead
    met: dict[bool, Survey]
    private = False
    team_known = True
    only_ticked = True

    def read(self, log: Log, tick: Tick) -> None:
        """Read every meeting and count the domains met, with private meetings and without."""
        self.ticked: set[tuple[str, str]] = set()
        self.unchosen: set[tuple[str, str]] = set()
        self.found = read_calendars([self.path], log.cluster["timezone"], window_around(self.today), tick)
        self.met = {private: survey(log, self.found, private=private) for private in (False, True)}
        self.team_known = any(kept.record["email"] for kept in log.cabinet.load("team_member"))

    def gist(self) -> list[Line]:
        """How many meetings there are, and what the ticks are for."""
        n = sum(len(one.entries) for one in self.found.series)
        meetings = ngettext("{n} meeting", "{n} meetings", n).format(n=number(n))
        lines = [
            [Piece(self.path.name, "strong"), Piece(": " + _("calendar with {meetings}").format(meetings=meetings))]
        ]
        if self.found.skipped:
            lines[0].append(Piece(" · " + _("{n} not read").format(n=number(len(self.found.skipped))), "warn"))
        if not self.team_known:
            words = _("Nobody in the team has an e-mail address in the log.")
            lines.append([Piece("▲ ", "warn"), Piece(words)])
        lines.append([Piece(_("Tick the domains of participants; of all other meetings nothing is kept."), "muted")])
        return lines

    def rows(self) -> list[Row]:
        """Private or not, the categories, the domains: those with a participant are always kept."""
        met = self.met[self.private]
        rows = [Row(PRIVATE, (_("Private meetings too"), yes_no(self.private), ""), "", self._sign(self.private))]
        for one in met.domains:
            key = (DOMAIN, one.domain)
            meetings = ngettext("{n} meeting", "{n} meetings", one.meetings).format(n=number(one.meetings))
            people = ngettext("{n} person", "{n} people", one.people).format(n=number(one.people))
            kept = one.participant or self._before(key, one.ticked)
            rows.append(self._row(key, one.domain, f"{meetings}, {people}", kept))
        for other in met.categories:
            key = (CATEGORY, other.category)
            meetings = ngettext("{n} meeting", "{n} meetings", other.meetings).format(n=number(other.meetings))
            kept = self._before(key, other.chosen)
            rows.append(self._row(key, _("category {name}").format(name=other.category), meetings, kept))
        return rows

    def _before(self, key: tuple[str, str], chosen: bool) -> str:
        return _("kept, as before") if chosen and key not in self.unchosen else ""

    def _row(self, key: tuple[str, str], what: str, count: str, kept: str) -> Row:
        taken = bool(kept) or key in self.ticked
        return Row(key, (what, count, kept), "good" if taken else "", self._sign(taken))

    @staticmethod
    def _sign(taken: bool) -> str:
        return "✓" if taken else "○"

    def row_keys(self) -> list[tuple[str, str]]:
        """Every row is ticked."""
        return [(pressed("import.tick"), _("ticks the row"))]

    def fixed(self, _key: Hashable) -> str:
        """A participant's domain is not for choosing."""
        return _("Meetings with a participant are always kept.")

    def turn(self, key: Hashable) -> bool:
        """Tick a domain or category, untick one chosen before, or take private meetings too."""
        if key == PRIVATE:
            self.private = not self.private
            return True
        met = self.met[self.private]
        domains = {(DOMAIN, one.domain): one.chosen for one in met.domains if one.chosen or one in met.unknown}
        free = domains | {(CATEGORY, one.category): one.chosen for one in met.categories}
        if not isinstance(key, tuple) or key not in free:
            return False
        if free[key]:
            self.unchosen ^= {key}
        else:
            self.ticked ^= {key}
        return True

    def planned(self, log: Log, tick: Tick) -> Plan:
        """What would wait in the inbox, be brought up to date, be passed over, could not be read."""
        taken = self._take(log, tick, dry_run=True)
        told = [(_("Not ours by participant, domain or category"), taken.others), (_("Private"), taken.private)]
        told += [(_("Not ours, as you said before"), taken.ignored), (_("Too long ago or ahead"), self.found.outside)]
        rows = [fact("new", _("New in the inbox"), number(taken.new), "good")]
        rows.append(fact("same", _("As they were"), number(taken.same), "muted"))
        rows += [fact(what, what, _("{n} passed over").format(n=number(n)), "muted") for what, n in told if n]
        for at, one in enumerate(taken.told):
            rows.append(
                fact(f"told {at}", one.title, _moved(one), "" if one.done else "warn", "~" if one.done else "▲")
            )
        for at, bad in enumerate(self.found.skipped):
            where = _("{file}, line {line}").format(file=bad.file, line=bad.line)
            rows.append(fact(f"bad {at}", where, f"{bad.title}: {bad.why}" if bad.title else bad.why, "warn", "!"))
        return Plan([Piece(_("What is new waits in the inbox for your yes or no."), "muted")], rows)

    def take(self, log: Log, tick: Tick) -> Done:
        """Put what is ours into the inbox."""
        with immediate(log.connection):
            taken = self._take(log, tick, dry_run=False)
            tick(0)
        words = taken_words(taken.new, taken.same)
        if taken.told:
            words += " · " + _("{n} brought up to date or to look at").format(n=number(len(taken.told)))
        return Done(words, taken.action_id, inbox=bool(taken.new))

    def _take(self, log: Log, tick: Tick, *, dry_run: bool) -> Taken:
        def chosen(kind: str) -> list[str]:
            return sorted(value for one, value in self.ticked if one == kind)

        return take_in(
            *(log, self.found, self.today),
            domains=chosen(DOMAIN),
            categories=chosen(CATEGORY),
            unchosen=self.unchosen,
            private=self.private,
            dry_run=dry_run,
            tick=lambda done: tick(done, len(self.found.series)),
        )


def _moved(one: Told) -> str:
    told = f"{when(one.before)}: {became(one)}"
    if not one.logged:
        return told
    return told + "; " + (_("the log is changed too") if one.done else _("the log is left as it is, look at it there"))
