"""`klyngetui inbox`: calendar entries that wait for a yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.output import emit, say, table
from klyngetui.cli.parts import N_, Group, as_json, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.store.inbox import Entry

MORE = {
    "unmatched": "klyngetui.cli.inbox_names:unmatched",
    "make": "klyngetui.cli.inbox_names:make",
    "ignored": "klyngetui.cli.inbox_choices:ignored",
    "unignore": "klyngetui.cli.inbox_choices:unignore",
    "chosen": "klyngetui.cli.inbox_choices:chosen",
    "unchoose": "klyngetui.cli.inbox_choices:unchoose",
}


@as_json()
@option("--upcoming", is_flag=True, help=N_("List what is yet to come too."))
@click.pass_context
def _list(ctx: click.Context, as_json: bool, upcoming: bool) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from klyngetui.exchange.calendar.directory import Directory
    from klyngetui.exchange.calendar.words import as_document, signs, who
    from klyngetui.store.inbox import waiting

    session = ctx.ensure_object(Session)
    log, today = session.reading(), session.today()
    found = waiting(log, today, upcoming=upcoming)
    directory = Directory(log)
    if as_json:
        emit([as_document(log, entry, directory) for entry in found])
        return
    rows = [(str(one.key), one.day, one.time or "", one.title, who(log, one, directory), signs(one)) for one in found]
    table(rows, (_("No."), _("Day"), _("Time"), _("Title"), _("With"), _("Note")))
    if not found:
        say(_("Nothing waits in the inbox. Take in a calendar with: klyngetui import CALENDAR.ics"))


inbox = Group(
    "inbox",
    callback=_list,
    params=list(reversed(getattr(_list, "__click_params__", []))),
    later=MORE,
    invoke_without_command=True,
    help=N_("Calendar entries that wait for a yes or no: held, cancelled, not ours, later."),
)


def _each(name: str, help: str) -> Callable[[Callable[[Session, int], None]], click.Command]:
    """A command that does one thing to each entry whose number is given."""

    def made(one: Callable[[Session, int], None]) -> click.Command:
        @inbox.command(name, help=help)
        @click.argument("numbers", nargs=-1, required=True, type=int, metavar="NO…")
        @with_session
        def run(session: Session, numbers: tuple[int, ...]) -> None:
            for number in dict.fromkeys(numbers):
                one(session, number)

        return run

    return made


@_each("hold", help=N_("Log entries as held, or as planned where they are yet to come."))
def hold(session: Session, number: int) -> None:
    """Held."""
    _settle(session, number, None)


@_each("cancel", help=N_("Log entries as cancelled."))
def cancel(session: Session, number: int) -> None:
    """Cancelled."""
    _settle(session, number, "cancelled")


@_each("ignore", help=N_("Not ours: forget entries with their whole series, now and at later imports."))
def ignore(session: Session, number: int) -> None:
    """Not ours."""
    from klyngetui.store.calendar_choices import ignore as ignore_series

    entry = ignore_series(session.writing(), number, session.today()).entry
    say(_("{title}: not ours. Take it back with: klyngetui inbox unignore").format(title=_titled(entry)))


@_each("later", help=N_("Move entries behind the others."))
def later(session: Session, number: int) -> None:
    """Later."""
    from klyngetui.store.inbox import put_off

    say(_("{title}: later").format(title=_titled(put_off(session.writing(), number))))


@inbox.command(
    "edit",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    help=N_("Set what an entry will be logged as: --FIELD VALUE, --add-FIELD VALUE, --json PATCH."),
)
@click.argument("number", type=int, metavar="NO")
@click.argument("fields", nargs=-1, type=click.UNPROCESSED, metavar="--FIELD VALUE…")
@with_session
def edit(session: Session, number: int, fields: tuple[str, ...]) -> None:
    """Keep the patch with the entry until it is logged."""
    from klyngetui.cli.patches import read_patch
    from klyngetui.cli.values import Reader
    from klyngetui.exchange.calendar.settle import proposed
    from klyngetui.model.check import Invalid, Problem, check_patch
    from klyngetui.store import inbox as store
    from klyngetui.store.cabinet import Kept

    log, today = session.writing(), session.today()
    record = {"id": "", **proposed(log, store.wanted(log, number), today)}
    patch = read_patch(Reader(log, today), Kept(0, "activity", "", False, None, record), fields)
    problems: list[Problem] = []
    checked: dict[str, Any] = check_patch("activity", patch, "", problems)
    if problems:
        raise Invalid(problems)
    entry = store.edit(log, number, checked)
    say(_("{title}: kept for when it is logged ({fields})").format(title=_titled(entry), fields=", ".join(checked)))


def _settle(session: Session, number: int, status: str | None) -> None:
    from klyngetui.cli.saving import Saving
    from klyngetui.exchange.calendar.settle import settle
    from klyngetui.model.choice_labels import choice_label
    from klyngetui.store.inbox import wanted

    with Saving(session) as saving:
        title = _titled(wanted(saving.log, number))
        settled = settle(saving.log, number, saving.today, status=status)
        saving.say(f"{title}: {choice_label(settled.status)}")
        saving.tell(settled.activity)
        saving.made(settled.activity)


def _titled(entry: Entry) -> str:
    return f"{entry.day} {entry.title}".strip()
