"""The root of the command line: the table of commands and what stands before them."""

from __future__ import annotations

import sys
from typing import Any

import click

from klyngetui import __version__, locale
from klyngetui.cli.errors import run
from klyngetui.cli.parts import N_, Group, Option, everywhere, session_of
from klyngetui.cli.screens import begin, show
from klyngetui.cli.session import Session
from klyngetui.cli.terminal import as_typed, set_encoding

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
        call, args = super().main, [as_typed(word) for word in (sys.argv[1:] if args is None else args)]
        raise SystemExit(run(lambda: call(args, prog_name or "klyngetui", standalone_mode=False, **extra)))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of a whole run: the language of the settings is chosen before the first word is said."""
        session = Session()
        locale.choose(session.preferences.language)
        return super().make_context(info_name, args, parent, obj=session, **extra)


@click.pass_context
def _start(ctx: click.Context) -> None:
    session = session_of(ctx)
    ctx.call_on_close(session.close)
    begin(session)
    if ctx.invoked_subcommand is None:
        show(session)


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
