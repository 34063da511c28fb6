"""`klyngetui add`: one line, or a kind of entry and its options."""

from __future__ import annotations

import click

from klyngetui.cli.parts import N_, Group, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

KINDS = {
    "meeting": "klyngetui.cli.add_entry:meeting",
    "event": "klyngetui.cli.add_entry:event",
    "group-meeting": "klyngetui.cli.add_entry:group_meeting",
    "story": "klyngetui.cli.add_story:story",
}


class AddGroup(Group):
    """What follows is a kind with options, or else a line."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A kind where one is named and nothing but options follows, else a line."""
        if args[0] in KINDS and all(word.startswith("-") for word in args[1:2]):
            return super().resolve_command(ctx, args)
        return "add", line, args

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of a line, then the kinds."""
        click.Command.format_options(line, ctx, formatter)
        self.format_commands(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave everything to the line or the kind."""
        # Options before a line are the line's own, and a line may begin with a sign: "-3d fjordglimt".
        return super().parse_args(ctx, args if args[:1] in ([], ["--help"]) else ["--", *args])


@command(
    "add",
    help=N_('Log one line, as in: klyngetui add "t i går fjordglimt:kari, pilot"'),
    context_settings={"ignore_unknown_options": True},
)
@option("--dry-run", is_flag=True, help=N_("Say what would be logged, and write nothing."))
@option("--create", is_flag=True, help=N_("Make the participants, people and groups that are not known."))
@option("--team", multiple=True, metavar="NAME", help=N_("Who of the team was there; you, if not said."))
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="LINE")
@with_session
def line(session: Session, words: tuple[str, ...], dry_run: bool, create: bool, team: tuple[str, ...]) -> None:
    """Log one line of the capture grammar."""
    from klyngetui.cli.errors import Misused
    from klyngetui.cli.line import log_line

    unknown = next((word for word in words if word.startswith("--")), None)
    if unknown:
        raise Misused(_("There is no option {name}.").format(name=unknown.partition("=")[0]))
    log_line(session, " ".join(words), team, create=create, dry_run=dry_run)


add = AddGroup(
    "add",
    later=KINDS,
    no_args_is_help=True,
    subcommand_metavar="LINE|KIND",
    help=N_("Log a meeting, an event, a group meeting or a story: one line, or a kind and its options."),
)
