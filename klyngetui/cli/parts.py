"""What every command is made of: click's commands, groups and options with words in the language chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from klyngetui import locale
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Function = TypeVar("Function", bound="Callable[..., Any]")


def N_(message: str) -> str:
    """Mark a message for translation; it is translated when it is shown, not when a module is read."""
    return message


class Option(click.Option):
    """An option whose help is said in the language chosen."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, _(self.help))


class Command(click.Command):
    """A command whose help is said in the language chosen; takes --log and --lang after its name too."""

    def __init__(self, *arguments: Any, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.params.extend(everywhere(hidden=True))

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of a command's own page."""
        said_help(self, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's own signature
        """The help in the list of a family."""
        return first_line(self.help)


class Group(click.Group):
    """A family of commands: only the file of the command that runs is read.

    `later` maps the name of a command to `module:attribute`.
    """

    def __init__(self, *arguments: Any, later: Mapping[str, str] | None = None, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.later = dict(later or {})
        self.command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Those of other files first, in the order given."""
        return [*self.later, *(name for name in self.commands if name not in self.later)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its file is read now."""
        place = self.later.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        module, _colon, attribute = place.partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of a command's own page."""
        said_help(self, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's own signature
        """The help in the list of a family."""
        return first_line(self.help)


def said_help(command: click.Command, formatter: click.HelpFormatter) -> None:
    """Write a command's help in the language chosen."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(_(command.help) if command.help else "")


def first_line(text: str | None) -> str:
    """The line a list of commands shows for one of them, in the language chosen."""
    return _(text).partition("\n")[0].rstrip(".") if text else ""


def everywhere(*, hidden: bool = False) -> list[click.Parameter]:
    """The options that stand before a command or after its name: which log, which language."""
    return [
        Option(
            ["--log"],
            metavar="PATH",
            help=N_("Which log to use."),
            callback=_which_log,
            expose_value=False,
            hidden=hidden,
        ),
        Option(
            ["--lang"],
            type=click.Choice(["nb", "nn", "en"]),
            help=N_("The language of the words."),
            callback=_which_language,
            expose_value=False,
            is_eager=True,
            hidden=hidden,
        ),
    ]


def option(*names: str, **attributes: Any) -> Callable[[Function], Function]:
    """click's option, its help marked by N_ and said in the language chosen."""
    return click.option(*names, cls=Option, **attributes)


def command(name: str, **attributes: Any) -> Callable[[Callable[..., Any]], Command]:
    """click's command, its help marked by N_."""
    return click.command(name, cls=Command, **attributes)


def as_json() -> Callable[[Function], Function]:
    """The option --json of everything that lists."""
    return option("--json", "as_json", is_flag=True, help=N_("Write JSON."))


def with_session(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the session of its process as its first argument."""
    return click.pass_obj(function)


def session_of(ctx: click.Context) -> Session:
    """The session of a command that runs."""
    return ctx.ensure_object(Session)


def _which_log(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        session_of(ctx).given = value


def _which_language(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        locale.choose(value)
