"""What the inbox shows, read off the screen thread: waiting entries with whom they were, and addresses nobody knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.calendar.directory import Directory
from klyngetui.exchange.calendar.settle import Unmatched, unmatched
from klyngetui.exchange.calendar.words import signs, who
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.screens.entry.signs import list_day
from klyngetui.store import inbox
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.log import Log


class Found(NamedTuple):
    """The entries in the order they are asked about, as rows by their numbers; the addresses nobody is known by."""

    rows: list[Row]
    titles: dict[int, str]
    unknown: list[Unmatched]
    unknown_rows: list[Row]
    head: tuple[Piece, ...]


def columns() -> list[Column]:
    """The columns of the entries, in the language chosen."""
    return [
        *(Column(_("Day"), 14), Column("", 5, drop=2), Column(_("Title"), 16, flex=2)),
        *(Column(_("With"), 14, flex=1), Column("", 10, drop=1)),
    ]


def find(log: Log, today: date, _question: Any) -> Found:
    """Everything that waits."""
    waits = inbox.waiting(log, today)
    directory = Directory(log)
    rows = [_row(log, entry, directory, today) for entry in waits]
    unknown = unmatched(log, today)
    titles = {entry.key: entry.title or _("meeting without a title") for entry in waits}
    return Found(rows, titles, unknown, [_unknown_row(log, one) for one in unknown], _head(waits, unknown, today))


def _row(log: Log, entry: inbox.Entry, directory: Directory, today: date) -> Row:
    day = date.fromisoformat(entry.day)
    with_whom = who(log, entry, directory)
    sign, tone = ("○", "") if day > today else ("?", "warn")
    if entry.later or entry.cancelled or entry.declined:
        sign, tone = "·", "muted"
    cells = (list_day(day, today), entry.time or "", entry.title or _("without a title"), with_whom, signs(entry))
    return Row(entry.key, cells, tone, sign)


def _unknown_row(log: Log, one: Unmatched) -> Row:
    known = [one.participant] if one.participant else list(one.several)
    names = [str(kept.record["name"]) for each in known if (kept := log.cabinet.find(each))]
    at = " / ".join(names) or (_("free mail") if one.shared else "")
    return Row(one.address, (one.name or one.address.partition("@")[0], one.address, at, number(one.meetings)), "", "?")


def _head(waits: list[inbox.Entry], unknown: list[Unmatched], today: date) -> tuple[Piece, ...]:
    now = sum(entry.day <= today.isoformat() and not entry.later for entry in waits)
    later = sum(entry.later for entry in waits)
    ahead = len(waits) - now - later
    parts = [Piece(ngettext("{n} waits", "{n} wait", now).format(n=number(now)), "strong")]
    parts += [Piece(" · " + _("{n} yet to come").format(n=number(ahead)), "muted")] if ahead else []
    parts += [Piece(" · " + _("{n} put off").format(n=number(later)), "muted")] if later else []
    if unknown:
        words = ngettext("{n} address nobody is known by", "{n} addresses nobody is known by", len(unknown))
        parts += [
            Piece(" · "),
            Piece(pressed("inbox.unknown"), "key"),
            Piece(f" {words.format(n=number(len(unknown)))}", "warn"),
        ]
    return tuple(parts)


def keys() -> tuple[Piece, ...]:
    """The keys for one entry that have no room in the footer."""
    told = (("ignore", _("not ours")), ("later", _("later")), ("unknown", _("who is it?")))
    return _told([(pressed(f"inbox.{name}"), words) for name, words in told])


def keys_for_people() -> tuple[Piece, ...]:
    """The keys for the addresses nobody is known by."""
    return _told((("Enter", _("says who it is")), (pressed("inbox.unknown"), _("back to the entries"))))


def _told(told: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    return tuple(piece for key, words in told for piece in (Piece(key, "key"), Piece(f" {words}   ", "muted")))
