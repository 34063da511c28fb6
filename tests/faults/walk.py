"""The way to every screen and everything that opens over one, by keys; the same for a pilot and for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen

import klyngetui
from klyngetui.app import KlyngeApp
from klyngetui.exchange.document_in import import_into
from klyngetui.screens.forms.form import Form
from klyngetui.screens.settings.screen import SettingsScreen
from klyngetui.store.changes import Edit, commit
from klyngetui.store.inbox import Entry, Invited, keep
from klyngetui.store.log import open_log
from klyngetui.store.transaction import immediate
from tests.screens.hostile_log import hostile_document
from tests.screens.steps import go

ELSEWHERE = "!"
NAMES = {"+": "plus", "?": "question_mark", "/": "slash"}


class Step(NamedTuple):
    """The keys that lead from Home to a screen, and words that then stand there.

    ELSEWHERE among the keys is another program that changes the participants.
    """

    screen: str
    words: str
    keys: tuple[str, ...]


def palette(words: str) -> tuple[str, ...]:
    return ("ctrl+p", *words, "enter")


WALK = (
    Step("HomeScreen", "Contact next", ("1",)),
    Step("LogScreen", "26 entries", ("2",)),
    Step("LogScreen", "Search in names, titles", ("2", "/")),
    Step("EntryScreen", "Counts for", ("2", "g", "enter")),
    Step("Page", "History", ("2", "g", "v")),
    Step("Picker", "Type to find", ("2", "f")),
    Step("EntryForm", "Minutes", ("2", "G", "e")),
    Step("TopicScreen", "Direct contact: ", ("ctrl+e", "+", "enter", "f3")),
    Step("ParticipantsScreen", "longest without direct contact", ("3",)),
    Step("ParticipantsScreen", "Search in names and places", ("3", "/")),
    Step("Form", "Meet every", ("3", "e")),
    Step("StaleScreen", "Changed by somebody else", ("3", "e", ELSEWHERE, "end", "X", "enter")),
    Step("DossierScreen", "Meetings", ("3", "enter")),
    Step("CoverageScreen", "Breadth", ("4",)),
    Step("GroupsScreen", "on paper", ("5",)),
    Step("StoriesScreen", "What it needs", ("6",)),
    Step("IndicatorsScreen", "What is counted", ("7",)),
    Step("BehindScreen", "Entry", ("7", "enter")),
    Step("ReviewScreen", "Did these take place?", ("8",)),
    Step("Weeks", " missing", ("8", "w")),
    Step("EvidenceScreen", "Direct contacts", ("9",)),
    Step("ReadinessScreen", "Committed Cluster Participation", ("0",)),
    Step("InboxScreen", "13 wait", palette("inbox")),
    Step("ImportScreen", "What it is", palette("import")),
    Step("SettingsScreen", "Colours", palette("settings")),
    Step(
        "CountingForm",
        "How it is counted",
        (*palette("settings"), *("right",) * SettingsScreen.TABS.index("counting"), "e"),
    ),
    Step("PersonScreen", "copy", ("3", "w", "enter")),
    Step("PersonScreen", "cannot be undone", ("3", "w", "enter", "d")),
    Step("HelpScreen", "In lists", ("2", "?")),
    Step("Palette", "Search for commands", ("2", "ctrl+p")),
)
BESIDE = {"EntryScreen"}
"""What a wide terminal shows beside the list instead."""
APART = {"FirstRun", "Who", "LongWork"}
"""What is asked before anything else, over logs of their own, and what is seen only while it works."""
MARK = "\x1b[4711m\x1b]52;c;NDcxMQ==\x07\x9b4711m\x1bP4711\x1b\\\u202e"
WORDS = frozenset(
    [
        "name",
        "title",
        "notes",
        "location",
        "topic",
        "aim",
        "leader",
        "text",
        "action",
        "effect",
        "contribution",
        "situation",
        "result",
        "label",
        "reflection",
        "next_week",
        "note",
        "reason",
        "source",
        "decisions",
        "nicknames",
        "municipality",
    ]
)
"""Fields of words, in which what was changed behind the log's back is only more words."""


def every_screen() -> set[str]:
    """The names of all screens there are: those of which no other is made, and the plain form."""
    for module in walk_packages(klyngetui.__path__, "klyngetui."):
        if ".screens." in module.name or ".widgets." in module.name:
            import_module(module.name)
    ours = [one for one in _made_of(Screen) if one.__module__.startswith("klyngetui.")]
    return {one.__name__ for one in ours if one is Form or not one.__subclasses__()}


def _made_of(one: type) -> Iterator[type]:
    for made in one.__subclasses__():
        yield made
        yield from _made_of(made)


def log_of_words(path: Path) -> Path:
    """A log full of hostile words, and signs that act on a terminal written into its tables behind its back."""
    told = hostile_document()
    import_into(path, told)
    words = [one["title"] for one in told["activities"]]
    who = Invited("eva@nyhavn.example", words[0], "accepted")
    with open_log(path) as log, immediate(log.connection):
        for n, title in enumerate(words):
            keep(log, Entry(f"u{n}", "", 0, "", "2026-11-20", "10:00", title, invited=(who,)))
        for key, body in log.connection.execute("SELECT key, body FROM record").fetchall():
            marked = json.dumps(_marked(json.loads(body)))
            log.connection.execute("UPDATE record SET body = ? WHERE key = ?", (marked, key))
    return path


def _marked(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {one: _marked(inner, one) for one, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, name) for inner in value]
    return MARK + value if isinstance(value, str) and name in WORDS else value


async def walk_to(pilot: Pilot[None], app: KlyngeApp, step: Step) -> None:
    """Go from Home to the screen by its keys."""
    for key in step.keys:
        if key == ELSEWHERE:
            change_participants(app.path)
        else:
            await go(pilot, NAMES.get(key, key))
    assert step.screen in BESIDE or type(app.screen).__name__ == step.screen


async def walk_home(pilot: Pilot[None], app: KlyngeApp) -> None:
    """Close what is open, throw away what was typed, and go Home."""
    await go(pilot, "escape")
    while len(app.screen_stack) > 2:
        await go(pilot, "escape")
    await go(pilot, "1")


def change_participants(path: Path) -> None:
    """Give every participant another name, as another program might."""
    with open_log(path) as log:
        commit(
            log,
            [
                Edit("participant", kept.record["id"], {"name": f"{kept.record['name']} 2"})
                for kept in log.cabinet.load("participant")
            ],
        )
