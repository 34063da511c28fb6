"""The tables' branch of `klyngetui import`: what was detected is told, what a list changes is accepted by kind."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import click

from klyngetui.cli.errors import Misused
from klyngetui.cli.output import bullets, say
from klyngetui.cli.progress import progress
from klyngetui.exchange.sheets import proposal as proposals
from klyngetui.exchange.sheets.activities import take_in_activities
from klyngetui.exchange.sheets.columns import ACTIVITIES, PARTICIPANTS, Columns, columns_of, guess_kind, recognised
from klyngetui.exchange.sheets.people import read_people
from klyngetui.exchange.sheets.problems import saying_how
from klyngetui.exchange.sheets.roster import read_roster
from klyngetui.exchange.sheets.table import column_letter, open_table
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid
from klyngetui.store.transaction import rehearsal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from klyngetui.cli.session import Session
    from klyngetui.exchange.sheets.proposal import Proposal
    from klyngetui.exchange.sheets.table import Table

ALL = "all"
MOST_NAMED = 6
"""Names told of what a table made; a new cluster's would fill the terminal."""


class SheetOptions(NamedTuple):
    """What the command line says of tables."""

    kind: str | None = None
    mapped: tuple[str, ...] = ()
    sheet: str | None = None
    create: bool = False
    accept: str | None = None
    since: date | None = None
    dry_run: bool = False


def import_sheet(session: Session, file: Path, options: SheetOptions) -> None:
    """Take in one CSV file or workbook; raises Invalid naming every error by row and column, Misused, LogError."""
    session.writing()
    table = open_table(file, recognised, options.sheet)
    kind = options.kind or guess_kind(table.heads)
    if kind is None:
        raise Misused(
            _("{file}: which table is this? Say --as participants, people or activities").format(file=file.name)
        )
    columns = columns_of(table, kind, dict(map(_mapping, options.mapped)))
    _tell_detected(table, columns)
    try:
        _read(session, table, columns, options)
    except Invalid as wrong:
        raise saying_how(wrong, _("--create makes it")) from wrong


def _read(session: Session, table: Table, columns: Columns, options: SheetOptions) -> None:
    if columns.kind == ACTIVITIES:
        _activities(session, table, columns, options)
        return
    log = session.writing()
    with progress(_("Reading rows")) as tick:
        if columns.kind == PARTICIPANTS:
            found = read_roster(log, table, columns, session.today(), since=options.since, tick=tick)
        else:
            found = read_people(log, table, columns, create=options.create, tick=tick)
    _decide(session, found, options)


def _mapping(said: str) -> tuple[str, str]:
    column, equals, field = said.rpartition("=")
    if not equals or not column.strip():
        raise Misused(_("“{said}”: write --map COLUMN=FIELD").format(said=said))
    return column, field


def _tell_detected(table: Table, columns: Columns) -> None:
    say(f"{table.name}: {table.told}; {columns.kind}")
    read = sorted(columns.places.items(), key=lambda one: one[1])
    told = [(column_letter(place), _("“{text}”").format(text=table.heads[place]), field) for field, place in read]
    say("  " + ", ".join(f"{letter} {head} = {field}" for letter, head, field in told))
    if columns.unused:
        say(_("  not used: {columns}").format(columns=", ".join(columns.unused)))


def _activities(session: Session, table: Table, columns: Columns, options: SheetOptions) -> None:
    from klyngetui.model import spells

    log, today = session.writing(), session.today()
    members = [kept.record for kept in log.cabinet.load("team_member")]
    current = [one["id"] for one in members if spells.covers(one["spells"], today)]
    team = [log.actor] if log.actor else current if len(current) == 1 else []
    if "team" not in columns.places:
        names = ", ".join(one["name"] for one in members if one["id"] in team)
        say(_("No column says who of the team was there; taken: {names}").format(names=names or _("nobody")))
    with progress(_("Reading rows")) as tick, progress(_("Putting entries in")) as wrote:
        taken = take_in_activities(
            *(log, table, columns, today),
            team=team,
            create=options.create,
            dry_run=options.dry_run,
            tick=tick,
            wrote=wrote,
        )
    say(taken.words)
    if taken.twice:
        say(_("{n} rows repeat another one word by word and were read once").format(n=taken.twice))
    if taken.stories:
        say(_("{n} rows of stories were passed over; stories come in with log documents").format(n=taken.stories))
    if taken.created:
        say(_("Made, since the rows name them: {names}").format(names=_some(taken.created)))
    if options.dry_run:
        say(_("Nothing was written."))


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - MOST_NAMED
    if more <= 0:
        return ", ".join(names)
    return _("{name} and {n} more").format(name=", ".join(names[:MOST_NAMED]), n=number(more))


def _decide(session: Session, found: Sequence[Proposal], options: SheetOptions) -> None:
    """Accept what --accept names, else what adds only, else what is said yes to at the terminal."""
    kinds = _kinds(options.accept)
    bullets(_line(one) for one in found)
    if not found:
        say(_("Nothing new: the log says all that already."))
        return
    accepted = [one for one in found if one.kind in kinds]
    asks = options.accept is None and not options.dry_run and sys.stdin.isatty() and sys.stderr.isatty()
    if asks:
        accepted = [one for one in found if one.kind in kinds or _yes(one)]
    log = session.writing()
    if options.dry_run:
        with rehearsal(log.connection):
            proposals.save(log, accepted)
        log.refresh()
        say(_("Nothing was written."))
        return
    proposals.save(log, accepted)
    done = Counter(one.kind for one in accepted)
    say(", ".join(f"{proposals.kind_label(kind)}: {n}" for kind, n in done.items()) or _("Nothing was accepted."))
    left = Counter(one.kind for one in found if one.kind not in kinds)
    if left and not asks:
        say(_("Only listed: {n}. Accept with: --accept {kinds}").format(n=sum(left.values()), kinds=",".join(left)))


def _kinds(accept: str | None) -> Sequence[str]:
    if accept is None:
        return proposals.HARMLESS
    said = [one.strip().lower() for one in accept.split(",") if one.strip()]
    if ALL in said:
        return proposals.KINDS
    wrong = next((one for one in said if one not in (*proposals.KINDS, "none")), None)
    if wrong is not None:
        raise Misused(
            _("--accept: “{word}” is none of {words}").format(word=wrong, words=", ".join((ALL, *proposals.KINDS)))
        )
    return said


def _yes(one: Proposal) -> bool:
    return click.confirm(_("Accept? {what}").format(what=_line(one)), default=False, err=True)


def _line(one: Proposal) -> str:
    where = _("row {row}").format(row=one.row) + ": " if one.row else ""
    return f"{where}{one.name}: {proposals.kind_label(one.kind)}: {one.words}"
