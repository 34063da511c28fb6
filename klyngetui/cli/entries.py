"""`klyngetui list`: the log, newest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.choices import Word
from klyngetui.cli.days import DAY, iso
from klyngetui.cli.errors import Misused
from klyngetui.cli.output import emit, table
from klyngetui.cli.parts import N_, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import ACTIVITY_KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log
    from klyngetui.store.pages import Entry, Filter

KINDS = (*ACTIVITY_KINDS, "story")
PAGE = 500


@command("list", help=N_("The log, newest first."))
@option("--kind", type=Word(KINDS), help=N_("Only this kind of entry."))
@option("--status", type=Word(STATUSES), help=N_("Only entries with this status."))
@option("--from", "first", type=DAY, metavar="DAY", help=N_("From this day on."))
@option("--to", "last", type=DAY, metavar="DAY", help=N_("Up to this day."))
@option("--participant", metavar="NAME", help=N_("Only entries with this participant."))
@option("--group", metavar="NAME", help=N_("Only meetings of this group."))
@option("--indicator", type=click.Choice(["2.5", "4.5", "5.2"]), help=N_("Only what counts for this indicator."))
@option("--search", metavar="TEXT", help=N_("Only entries that hold these words."))
@option("--limit", type=click.IntRange(min=1), metavar="N", help=N_("At most so many."))
@as_json()
@option("--csv", "as_csv", is_flag=True, help=N_("Write CSV: one row for each entry and participant."))
@with_session
def entries(session: Session, limit: int | None, as_json: bool, as_csv: bool, **wanted: object) -> None:
    """Print the entries that pass every filter."""
    from klyngetui.cli.records import exported

    if as_json and as_csv:
        raise Misused(_("Choose --json or --csv"))
    log = session.reading()
    only = _filter(log, **wanted)
    found = _listed(log, only, session.today(), limit)
    if as_json:
        emit([exported(log, entry.kept) for entry in found])
    elif as_csv:
        _csv(log, found)
    else:
        table([_row(log, entry) for entry in found])


def _filter(log: Log, **wanted: object) -> Filter:
    from klyngetui.cli.names import resolve
    from klyngetui.store.pages import Filter

    def key(entity: str, said: object) -> int | None:
        return resolve(log, said, entity).key if isinstance(said, str) else None

    def text(name: str) -> str | None:
        said = wanted[name]
        return iso(said) if isinstance(said, date) else said if isinstance(said, str) else None

    return Filter(
        kind=text("kind"),
        status=text("status"),
        start=text("first"),
        end=text("last"),
        participant=key("participant", wanted["participant"]),
        group=key("group", wanted["group"]),
        indicator=text("indicator"),
        search=text("search"),
    )


def _listed(log: Log, only: Filter, today: date, limit: int | None) -> Iterator[Entry]:
    """The newest entries that pass the filter, each page read once it is asked for."""
    from itertools import islice

    from klyngetui.indicators.stories import listed

    is_listed = listed(log, only, today) if only.indicator else None
    if is_listed is None:
        return _pages(log, only, limit)
    return islice((entry for entry in _pages(log, only, None) if is_listed(entry.pos)), limit)


def _pages(log: Log, only: Filter, limit: int | None) -> Iterator[Entry]:
    from klyngetui.store.pages import entries as entries_at
    from klyngetui.store.pages import newer_first

    before: int | None = None
    left = limit
    while left is None or left > 0:
        asked = PAGE if left is None else min(PAGE, left)
        places = newer_first(log, only, before=before, limit=asked)
        yield from entries_at(log, places)
        if len(places) < asked:
            return
        before = places[-1]
        left = None if left is None else left - len(places)


def _row(log: Log, entry: Entry) -> tuple[str, ...]:
    from klyngetui.cli.records import name_of, participants_of
    from klyngetui.locale.formats import day
    from klyngetui.model.choice_labels import choice_label
    from klyngetui.store.cabinet import exported_id

    record = entry.kept.record
    kind = record.get("kind", "story")
    status = record.get("status")
    whom = [name_of(log, record.get("group")), *participants_of(log, record)]
    return (
        exported_id(entry.kept),
        day(date.fromisoformat(entry.day)),
        choice_label(kind),
        choice_label(status) if status else "",
        ", ".join(filter(None, whom)),
        record["title"] or "",
    )


def _csv(log: Log, found: Iterator[Entry]) -> None:
    from klyngetui.exchange.csv_out import table_lines
    from klyngetui.exchange.csv_rows import entry_rows
    from klyngetui.plain import visible
    from klyngetui.store.cabinet import exported_id

    listed = list(found)
    wanted: dict[tuple[str, str], list[dict[str, Any]]] = {
        (exported_id(entry.kept), entry.kept.record.get("kind", "story")): [] for entry in listed
    }
    if listed:
        for row in entry_rows(log, date.fromisoformat(listed[-1].day), date.fromisoformat(listed[0].day)):
            wanted.get((row["entry_id"], row["kind"]), []).append(row)
    for line in table_lines(row for rows in wanted.values() for row in rows):
        click.echo(visible(line).rstrip("\n"))
