"""`klyngetui review`: the weekly review as a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.errors import Misused
from klyngetui.cli.output import emit, say
from klyngetui.cli.parts import N_, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.log import Log

STEPS = click.Choice(
    ["unconfirmed", "inbox", "gaps", "groups", "stories", "sharing", "checks", "reflection"], case_sensitive=False
)


@command("review", help=N_("The weekly review as a checklist: this week's, or that of a week such as 2026-W47."))
@click.argument("week", required=False)
@option("--weeks", "calendar", is_flag=True, help=N_("Every week: sealed, open or missing."))
@option("--done", multiple=True, type=STEPS, metavar="STEP", help=N_("Mark a step as done."))
@option("--skip", multiple=True, type=STEPS, metavar="STEP", help=N_("Mark a step as skipped."))
@option("--reflection", metavar="TEXT", help=N_("How the week went."))
@option("--next-week", metavar="TEXT", help=N_("The three things that come next, a line each."))
@option("--seal", is_flag=True, help=N_("Seal the figures of the week with the ids they count."))
@as_json()
@with_session
def review(
    session: Session,
    week: str | None,
    calendar: bool,
    done: tuple[str, ...],
    skip: tuple[str, ...],
    reflection: str | None,
    next_week: str | None,
    seal: bool,
    as_json: bool,
) -> None:
    """Write what was said, seal if asked to, and print the checklist."""
    from klyngetui.review.week import this_week, week_of

    if calendar:
        if week or done or skip or seal or reflection is not None or next_week is not None:
            raise Misused(_("--weeks goes with --json only"))
        _calendar(session, as_json=as_json)
        return
    today = session.today()
    name = week_of(session.reading(), week or this_week(today)).name
    said = {"reflection": reflection, "next_week": next_week}
    _write(session, name, today, done, skip, {field: text for field, text in said.items() if text is not None})
    if seal:
        _seal(session, name, today)
    _show(session.reading(), name, today, as_json=as_json)


def _write(
    session: Session, week: str, today: date, done: tuple[str, ...], skip: tuple[str, ...], said: dict[str, str]
) -> None:
    """All of it as one action, so that one undo takes it back."""
    from klyngetui.review.week import DONE, SKIPPED, week_of, write

    if not (done or skip or said):
        return
    if both := set(done) & set(skip):
        raise Misused(_("{step} cannot be both done and skipped").format(step=", ".join(sorted(both))))
    log = session.writing()
    steps = {**week_of(log, week).steps, **dict.fromkeys(done, DONE), **dict.fromkeys(skip, SKIPPED)}
    write(log, week, {"steps": steps, **said}, today)


def _seal(session: Session, week: str, today: date) -> None:
    from klyngetui.locale.formats import capital
    from klyngetui.locale.formats import week as week_words
    from klyngetui.review import sealing
    from klyngetui.review.week import week_of

    log = session.writing()
    sealing.seal(log, week, today)
    made = sealing.seal_of(log, week_of(log, week))
    if made is not None:
        called = capital(week_words(week, today))
        say(_("{week} is sealed. Digest: {digest}").format(week=called, digest=made.record["digest"]))


def _show(log: Log, name: str, today: date, *, as_json: bool) -> None:
    from klyngetui.cli.review_words import checklist, review_document
    from klyngetui.review.steps import look
    from klyngetui.review.week import week_of

    week = week_of(log, name)
    found = look(log, week, today)
    if as_json:
        emit(review_document(log, week, found))
    else:
        checklist(log, week, found, today)


def _calendar(session: Session, *, as_json: bool) -> None:
    from klyngetui.cli.review_words import calendar_table
    from klyngetui.review.weeks import calendar

    weeks = calendar(session.reading(), session.today())
    if as_json:
        told: list[dict[str, Any]] = [
            {
                "week": one.name,
                "state": one.state,
                "sealed_on": one.review["sealed_on"] if one.review else None,
            }
            for one in weeks
        ]
        emit(told)
    else:
        calendar_table(weeks)
