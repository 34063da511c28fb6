"""The binding table in words: help, command palette and the README's table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from klyngetui.keys.row import Key
from klyngetui.keys.table import SCREENS, TABLE
from klyngetui.locale import _

_SHOWN = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


class Command(NamedTuple):
    """One command of the palette, its words in the language chosen."""

    title: str
    help: str
    action: str
    keys: str


class HelpRow(NamedTuple):
    """One line of the help, its words in the language chosen."""

    keys: str
    label: str
    tooltip: str


def split(keys: str) -> list[str]:
    """The single keys of a comma list."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def key_names(keys: str) -> str:
    """The keys as a person reads them: "U, Ctrl+R"."""

    def name(key: str) -> str:
        *modifiers, last = key.split("+") if len(key) > 1 else [key]
        plain = last.upper() if modifiers or (len(last) > 1 and last[1:].isdigit()) else last
        shown = _("Space") if last == "space" else _SHOWN.get(last, plain)
        return "+".join([modifier.capitalize() for modifier in modifiers] + [shown])

    return ", ".join(name(key) for key in split(keys))


def commands(where: str, table: Sequence[Key] = TABLE) -> list[Command]:
    """The palette's commands for one place."""
    return [
        Command(_(row.label), _(row.tooltip), row.action, key_names(row.keys)) for row in table if row.where == where
    ]


def place_name(where: str) -> str:
    """The title of a place in help and README."""
    names = {
        "app": _("Everywhere"),
        "list": _("In lists"),
        "capture": _("Adding an entry"),
        "dossier": _("Participant"),
        "entry": _("Entry"),
        "roster": _("In a roster"),
        "figure": _("On a figure"),
        "rows": _("Behind the figure"),
        "path": _("Typing a path"),
        "find": _("Searching a list"),
        "form": _("In a form"),
        "stale": _("Changed by two"),
        "person": _("Personal data"),
        "weeks": _("Weeks"),
        "work": _("While something lasts"),
    }
    names |= {name: _(label) for _key, name, label, _tip in SCREENS}
    return names.get(where, where)


def help_rows(where: str, table: Sequence[Key] = TABLE) -> list[HelpRow]:
    """The help for one place, one row an action; keys of one label in a row stand together ("F2 … F9")."""
    rows: list[HelpRow] = []
    for key in (key for key in table if key.where == where and key.keys):
        row = HelpRow(key_names(key.keys), _(key.label), _(key.tooltip))
        if rows and rows[-1].label == row.label:
            rows[-1] = row._replace(keys=f"{rows[-1].keys.split(' … ')[0]} … {row.keys}")
        else:
            rows.append(row)
    return rows


def markdown_table(table: Sequence[Key] = TABLE) -> str:
    """The key table of the README, as Markdown."""
    lines = [f"| {_('Where')} | {_('Key')} | {_('What')} |", "|---|---|---|"]
    for where in dict.fromkeys(row.where for row in table):
        for row in help_rows(where, table):
            what = f"{row.label}: {row.tooltip}" if row.tooltip else row.label
            lines.append(f"| {place_name(where)} | `{row.keys}` | {what} |")
    return "\n".join(lines) + "\n"
