"""The one table of keys: those that work in many places stand here, those of a screen in of_screens.py."""

from __future__ import annotations

from klyngetui.keys.of_screens import SCREEN_KEYS
from klyngetui.keys.row import N_, Key

SCREENS: tuple[tuple[str, str, str, str], ...] = (
    ("1", "home", N_("Home"), N_("The three figures and what to do next")),
    ("2", "log", N_("Log"), N_("Every entry, newest first")),
    ("3", "participants", N_("Participants"), N_("Every organisation and when it was last met")),
    ("4", "coverage", N_("Coverage"), N_("Who is met, in groups, at events and in stories")),
    ("5", "groups", N_("Groups"), N_("Working groups, their state and meetings")),
    ("6", "stories", N_("Stories"), N_("Success stories by stage")),
    ("7", "indicators", N_("Indicators"), N_("The three figures with rules, rows and targets")),
    ("8", "review", N_("Weekly review"), N_("The week's steps, one at a time")),
    ("9", "evidence", N_("Evidence and export"), N_("What lacks evidence; reports and packs")),
    ("0", "readiness", N_("Readiness"), N_("The 31 indicators of the label and its dates")),
    ("", "inbox", N_("Inbox"), N_("Calendar entries waiting for a yes or no")),
    ("", "import", N_("Import a file"), N_("Take in a calendar, a table or a log document")),
    ("", "settings", N_("Settings"), N_("Language, theme, rules and keys")),
)

_APP = (
    Key(
        "capture", "a", "capture", N_("Add"), N_("Log a meeting, event, group meeting or story"), show=True, writes=True
    ),
    Key(
        "form",
        "ctrl+e",
        "form",
        N_("Full form"),
        N_("A new entry with every field, or one left unfinished"),
        writes=True,
    ),
    Key("undo", "u", "undo", N_("Undo"), N_("Take back the last action"), show=True, writes=True),
    Key("redo", "U,ctrl+r", "redo", N_("Redo"), N_("Bring back what was undone"), writes=True),
    Key("repeat", "r", "repeat", N_("Repeat last"), N_("Add the last entry once more, with today's date"), writes=True),
    *(
        Key(f"template.{n}", f"f{n}", f"template({n})", N_("Template"), N_("Fill in a template"), writes=True)
        for n in range(2, 10)
    ),
    Key("search", "/", "search", N_("Search"), N_("Find in everything logged"), show=True),
    Key("help", "?,f1", "help", N_("Help"), N_("The keys for where you are"), show=True),
    Key("palette", "ctrl+p", "command_palette", N_("Commands"), N_("Every command, by name"), priority=True),
    Key("quit", "q", "quit", N_("Quit"), N_("Close klyngetui"), show=True),
    Key("back", "escape", "back", N_("Back"), N_("Close what is open")),
    *(Key(f"go.{name}", key, f"go('{name}')", label, tip) for key, name, label, tip in SCREENS),
)
_LIST = (
    Key("list.down", "j,down", "cursor_down", N_("Down"), where="list"),
    Key("list.up", "k,up", "cursor_up", N_("Up"), where="list"),
    Key("list.page_down", "pagedown", "page_down", N_("Page down"), where="list"),
    Key("list.page_up", "pageup", "page_up", N_("Page up"), where="list"),
    Key("list.first", "g,home", "first", N_("First row"), where="list"),
    Key("list.last", "G,end", "last", N_("Last row"), where="list"),
    Key("list.open", "enter", "select", N_("Open"), N_("Open the row under the cursor"), "list", show=True),
)
_CAPTURE = (
    Key("capture.save", "enter", "submit", N_("Save"), N_("Save what was understood"), "capture", True, True),
    Key(
        "capture.complete",
        "tab",
        "complete",
        N_("Complete"),
        N_("Take the best match and move on"),
        "capture",
        True,
    ),
    Key(
        "capture.create",
        "ctrl+n",
        "create",
        N_("Make it"),
        N_("Make the name that has no match"),
        "capture",
        True,
    ),
    Key(
        "capture.form",
        "ctrl+e",
        "ask('form')",
        N_("Full form"),
        N_("Every field, and the roster of a group"),
        "capture",
        True,
        True,
    ),
    Key(
        "capture.keep",
        "ctrl+t",
        "ask('keep')",
        N_("Keep as template"),
        N_("Keep the line under F2 to F9"),
        "capture",
        False,
        True,
    ),
    Key("capture.cancel", "escape", "cancel", N_("Cancel"), N_("Close without saving"), "capture", True),
    *(
        Key(
            f"capture.template.{n}",
            f"f{n}",
            f"template({n})",
            N_("Template"),
            N_("Fill in a template"),
            "capture",
        )
        for n in range(2, 10)
    ),
)
_ROSTER = (
    Key("roster.tick", "space", "tick", N_("There or not"), N_("Tick the row, or untick it"), "roster", True),
    Key("roster.next", "right", "turn(1)", N_("Next state"), N_("Present, excused, absent"), "roster"),
    Key("roster.previous", "left", "turn(-1)", N_("State before"), "", "roster"),
    Key("roster.add", "+", "add", N_("Add somebody"), N_("A person, a participant or a guest"), "roster", True),
    Key(
        "roster.direct",
        "f3",
        "direct",
        N_("Direct contact"),
        N_("Mark the row, with what was talked about"),
        "roster",
        True,
    ),
    Key("roster.remove", "delete", "remove", N_("Take out"), N_("Take the row off the list"), "roster"),
)
_FIELDS = (
    Key("path.take", "enter", "submit", N_("Take"), N_("The file at the path typed"), "path", True),
    Key("path.list", "down", "leave", N_("To the list"), N_("The downloads below the path"), "path", True),
    Key("find.keep", "enter,down", "leave(True)", N_("To what was found"), "", "find", True),
    Key("find.leave", "escape", "leave(False)", N_("Give up"), N_("End the search, show everything"), "find", True),
)
BOXES = {"form": (), "stale": ("list",), "person": (), "weeks": ("list",), "work": ()}
"""Places over the screens, each with those whose keys work beside its own; the app's do not."""


def _help_key(where: str, keys: str = "?") -> Key:
    return Key(f"{where}.help", keys, "app.help", N_("Help"), N_("The keys for where you are"), where)


_BOXES = (
    Key("form.save", "f2", "save", N_("Save"), N_("What stands in the form"), "form", False, True),
    _help_key("form", "f1"),
    Key("form.enter", "enter", "save", N_("Save at once"), N_("In a field of one line"), "form"),
    Key("stale.turn", "space,left,right", "turn", N_("The other one"), N_("Yours or theirs, of one field"), "stale"),
    Key("stale.mine", "m", "all(True)", N_("All of yours"), N_("In every field"), "stale"),
    Key("stale.theirs", "t", "all(False)", N_("All of theirs"), N_("In every field"), "stale"),
    _help_key("stale"),
    Key("person.copy", "x", "copy", N_("Export"), N_("Write all that is held to a file"), "person"),
    Key(
        "person.erase",
        "d,delete",
        "ask",
        N_("Erase"),
        N_("For good; a word is asked for first"),
        "person",
        writes=True,
    ),
    _help_key("person"),
    Key("weeks.close", "escape,w", "dismiss", N_("Close"), N_("Back to the week in sight"), "weeks"),
    _help_key("weeks"),
    Key("work.stop", "escape,c", "stop", N_("Stop"), N_("What was written of it is taken back"), "work"),
)
_FIGURE = (Key("figure.open", "enter", "open", N_("Open"), N_("The rows behind the figure"), "figure", True),)

TABLE: tuple[Key, ...] = (*_APP, *_LIST, *_CAPTURE, *_ROSTER, *_FIGURE, *_FIELDS, *SCREEN_KEYS, *_BOXES)
