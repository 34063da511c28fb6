"""The root of the command line: the table of commands and what stands before them."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from klyngetui import __version__, clock, locale
from klyngetui.cli.errors import Misused, run
from klyngetui.cli.output import say, set_encoding
from klyngetui.cli.parts import N_, Group, Option, everywhere, session_of
from klyngetui.cli.session import Session
from klyngetui.cli.terminal import need_terminal
from klyngetui.locale import _

COMMANDS = {
    "init": "klyngetui.cli.start:init",
    "demo": "klyngetui.cli.demo:demo",
    "add": "klyngetui.cli.add:add",
    "list": "klyngetui.cli.entries:entries",
    "show": "klyngetui.cli.show:show",
    "history": "klyngetui.cli.history:history",
    "edit": "klyngetui.cli.edit:edit",
    "hold": "klyngetui.cli.settle:hold",
    "cancel": "klyngetui.cli.settle:cancel",
    "delete": "klyngetui.cli.settle:delete",
    "undo": "klyngetui.cli.back:undo",
    "redo": "klyngetui.cli.back:redo",
    "conflicts": "klyngetui.cli.conflicts:conflicts",
    "participants": "klyngetui.cli.families.participants:participants",
    "people": "klyngetui.cli.families.people:people",
    "team": "klyngetui.cli.families.team:team",
    "groups": "klyngetui.cli.families.groups:groups",
    "stories": "klyngetui.cli.families.stories:stories",
    "actions": "klyngetui.cli.families.actions:actions",
    "recommendations": "klyngetui.cli.families.recommendations:recommendations",
    "ratings": "klyngetui.cli.families.ratings:ratings",
    "targets": "klyngetui.cli.families.targets:targets",
    "evidence": "klyngetui.cli.families.evidence:evidence",
    "indicators": "klyngetui.cli.indicators:indicators",
    "gaps": "klyngetui.cli.outlook:gaps",
    "forecast": "klyngetui.cli.outlook:forecast",
    "review": "klyngetui.cli.review:review",
    "import": "klyngetui.cli.imports:take_in",
    "inbox": "klyngetui.cli.inbox:inbox",
    "export": "klyngetui.cli.exports:export",
    "verify": "klyngetui.cli.verify:verify",
    "seals": "klyngetui.cli.seals:seals",
    "backup": "klyngetui.cli.keep:backup",
    "restore": "klyngetui.cli.keep:restore",
    "doctor": "klyngetui.cli.doctor:doctor",
    "erase": "klyngetui.cli.erase:erase",
    "settings": "klyngetui.cli.settings:settings",
    "locate": "klyngetui.cli.locate:locate",
}


class Root(Group):
    """The root command; every way out of it goes through one place that words errors and sets the exit code."""

    def main(self, args: Any = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run and leave the process with the exit code."""
        extra.pop("standalone_mode", None)
        extra["windows_expand_args"] = False  # a line to log may hold a star or a tilde
        set_encoding(sys.stdout)
        set_encoding(sys.stderr)
        call, args = super().main, [_as_typed(word) for word in (sys.argv[1:] if args is None else args)]
        raise SystemExit(run(lambda: call(args, prog_name or "klyngetui", standalone_mode=False, **extra)))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of a whole run: the language of the settings is chosen before the first word is said."""
        session = Session()
        locale.choose(session.preferences.language)
        return super().make_context(info_name, args, parent, obj=session, **extra)


def _as_typed(word: str) -> str:
    """A word of the command line as UTF-8, where the machine's locale could not read it."""
    if word.isascii():
        return word
    try:
        return os.fsencode(word).decode()
    except UnicodeError:
        return word


@click.pass_context
def _start(ctx: click.Context) -> None:
    session = session_of(ctx)
    ctx.call_on_close(session.close)
    _check_today()
    if session.preferences.problem:
        say(session.preferences.problem)
    if ctx.invoked_subcommand is None:
        need_terminal()
        from klyngetui.app import run_app
        from klyngetui.store.errors import NotALog

        try:
            run_app(session.path)
        except NotALog as error:
            raise session.naming_backup(error) from error


def _check_today() -> None:
    said = os.environ.get("KLYNGETUI_TODAY")
    try:
        if said:
            clock.today()
    except ValueError as error:
        raise Misused(
            _("KLYNGETUI_TODAY is “{said}”; write a day that exists as 2026-11-23").format(said=said)
        ) from error


def _version() -> click.Option:
    def told(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(f"klyngetui {__version__}")
            ctx.exit()

    return Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=told, help=N_("Show the version.")
    )


root = Root(
    "klyngetui",
    callback=_start,
    later=COMMANDS,
    invoke_without_command=True,
    help=N_("A log for cluster managers: meetings, groups and stories in, defended figures for the label out."),
    params=[*everywhere(), _version()],
)
