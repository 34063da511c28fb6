"""The calendars' branch of `klyngetui import`: domains are met first, then what is ours goes to the inbox."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from klyngetui.cli.errors import Misused
from klyngetui.cli.output import bullets, say
from klyngetui.cli.progress import progress
from klyngetui.exchange.calendar.proposal import window_around
from klyngetui.exchange.calendar.read import read_calendars
from klyngetui.exchange.calendar.survey import survey
from klyngetui.exchange.calendar.take_in import take_in
from klyngetui.exchange.calendar.words import became, taken_words, when
from klyngetui.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from klyngetui.cli.session import Session
    from klyngetui.exchange.calendar.compare import Told
    from klyngetui.exchange.calendar.proposal import CalendarsRead, Skipped
    from klyngetui.exchange.calendar.survey import DomainMet, Survey
    from klyngetui.exchange.calendar.take_in import Taken

MOST_NAMED = 30


def import_calendars(
    session: Session,
    files: Sequence[Path],
    *,
    domains: Sequence[str] = (),
    categories: Sequence[str] = (),
    private: bool = False,
    dry_run: bool = False,
) -> None:
    """Read the files, tell the domains met, ask on a terminal which are participants, keep what is ours.

    Raises Invalid for a file that is no calendar, LogError.
    """
    log = session.writing()
    today = session.today()
    with progress(_("Reading calendars")) as tick:
        read = read_calendars(files, log.cluster["timezone"], window_around(today), tick)
    met = survey(log, read, private=private)
    if not any(kept.record["email"] for kept in log.cabinet.load("team_member")):
        say(_("Nobody in the team has an e-mail address: give it with klyngetui team edit, so that you are known."))
    ticked = [*domains, *_asked(met, domains, dry_run=dry_run)]
    with progress(_("Comparing with the inbox")) as tick:
        taken = take_in(
            *(log, read, today), domains=ticked, categories=categories, private=private, dry_run=dry_run, tick=tick
        )
    _tell(read, taken)
    if dry_run:
        say(_("Nothing was written."))
    elif taken.new:
        say(_("Decide upon them with: klyngetui inbox"))


def _asked(met: Survey, given: Sequence[str], *, dry_run: bool) -> list[str]:
    """The domains the user ticks; only told, not asked, where nobody sits at the terminal or some were given."""
    unknown = met.unknown
    for one in met.domains[:MOST_NAMED]:
        if one.participant is not None:
            say(f"  {_counted(one)} – {one.participant}")
    if not unknown:
        return []
    say(_("Domains of no participant yet:"))
    bullets(f"{number}. {_counted(one)}" for number, one in enumerate(unknown[:MOST_NAMED], 1))
    if len(unknown) > MOST_NAMED:
        say(_("  and {n} more").format(n=len(unknown) - MOST_NAMED))
    if given or dry_run or not (sys.stdin.isatty() and sys.stderr.isatty()):
        if not given:
            say(_("Keep the meetings of those that are participants with: --tick-domain DOMAIN"))
        return []
    return _ticked(unknown)


def _ticked(unknown: Sequence[DomainMet]) -> list[str]:
    question = _("Which of them are participants? Numbers with blanks between, or Enter for none")
    said = click.prompt(question, default="", show_default=False, err=True)
    chosen = []
    for word in said.replace(",", " ").split():
        if not word.isascii() or not word.isdigit() or not 0 < int(word) <= min(len(unknown), MOST_NAMED):
            raise Misused(_("“{word}” is none of the numbers; nothing was imported").format(word=word))
        chosen.append(unknown[int(word) - 1].domain)
    return chosen


def _counted(one: DomainMet) -> str:
    meetings = ngettext("{n} meeting", "{n} meetings", one.meetings).format(n=one.meetings)
    people = ngettext("{n} person", "{n} people", one.people).format(n=one.people)
    return f"{one.domain}: {meetings}, {people}"


def _tell(read: CalendarsRead, taken: Taken) -> None:
    say(taken_words(taken.new, taken.same))
    passed = {
        _("without a participant, a ticked domain or a chosen category"): taken.others,
        _("private (take them with --private)"): taken.private,
        _("not ours, as you said before"): taken.ignored,
        _("more than three years back or a year ahead"): read.outside,
    }
    bullets(_("{n} passed over: {why}").format(n=n, why=why) for why, n in passed.items() if n)
    bullets(told(one) for one in taken.told)
    if read.skipped:
        say(_("Not read, or not wholly:"))
        bullets(_skipped(one) for one in read.skipped)


def told(one: Told) -> str:
    """A meeting that changed, in one line."""
    line = f"{when(one.before)} {one.title}: {became(one)}"
    if one.logged and one.done:
        return _("{line}; the log was changed too").format(line=line)
    if one.logged:
        return _("{line}; the log was left as it is (klyngetui edit {id})").format(line=line, id=one.activity)
    return line


def _skipped(one: Skipped) -> str:
    where = _("{file}, line {line}").format(file=one.file, line=one.line)
    return f"{where}: {one.title}: {one.why}" if one.title else f"{where}: {one.why}"
