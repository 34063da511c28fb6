"""The keys of klyngetui, one row each."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One binding.

    `keys` is a comma list, empty where the action stands in the palette only; `where` is "app", "list" (any
    list), "capture" (the capture bar), "roster", "figure" (a gauge of Home), "path" and "find" (fields over a list), a
    box over the screens (BOXES) or a screen's name; `label` and `tooltip` are message ids; `show` puts it in the
    footer; over a log that can only be read what `writes` stands neither there nor in the palette.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str = ""
    where: str = "app"
    show: bool = False
    priority: bool = False
    writes: bool = False


def N_(message: str) -> str:
    """Marks a message for translation where it is shown."""
    return message


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
    Key("person.erase", "d,delete", "ask", N_("Erase"), N_("For good; a word is asked for first"), "person"),
    _help_key("person"),
    Key("weeks.close", "escape,w", "dismiss", N_("Close"), N_("Back to the week in sight"), "weeks"),
    _help_key("weeks"),
    Key("work.stop", "escape,c", "stop", N_("Stop"), N_("What was written of it is taken back"), "work"),
)
_FIGURE = (Key("figure.open", "enter", "open", N_("Open"), N_("The rows behind the figure"), "figure", True),)
_EDIT = (N_("Edit"), N_("Change this record"))
_PLAN = (N_("Plan a visit"), N_("A planned meeting in seven days"))
_HELD = (N_("Held"), N_("It took place"))
_CANCELLED = (N_("Cancelled"), N_("It did not take place"))
_SEED = (N_("Story"), N_("Begin a story from this entry"))
_ENTRIES = (N_("Entries"), N_("Everything about it, in the log"))
_FINISHED = (N_("Finished"), N_("Tick an action as done today"))
_PEOPLE = (N_("Personal data"), N_("What is held about a person; export it, erase it"))
_ATTACH = (N_("Attach download"), N_("Add the newest download as evidence"))


def _entry_keys(where: str) -> tuple[Key, ...]:
    """What can be done with one entry, in the log and on the entry's own screen."""
    return (
        Key(f"{where}.edit", "e", "edit", *_EDIT, where, where == "entry", writes=True),
        Key(f"{where}.hold", "h", "hold", *_HELD, where, True, writes=True),
        Key(f"{where}.cancel", "x", "cancel_entry", *_CANCELLED, where, where == "entry", writes=True),
        Key(
            f"{where}.delete",
            "d,delete",
            "delete",
            N_("Delete"),
            N_("Delete this record; undo brings it back"),
            where,
            writes=True,
        ),
        Key(f"{where}.seed", "s", "seed", *_SEED, where, where == "entry", writes=True),
        Key(f"{where}.history", "v", "history", N_("History"), N_("Who changed what, and when"), where),
        Key(f"{where}.link", "o", "open_link", N_("Open evidence"), N_("The link or file"), where, where == "entry"),
    )


def _to_do_keys(where: str) -> tuple[Key, ...]:
    """What can be done about the open actions of a group or participant."""
    return (
        Key(
            f"{where}.to_do",
            "t",
            "to_do",
            N_("To do"),
            N_("Write down an action, or change one"),
            where,
            True,
            writes=True,
        ),
        Key(f"{where}.finish", "f", "finish", *_FINISHED, where, writes=True),
    )


def _participant_keys(where: str) -> tuple[Key, ...]:
    """What can be done with one participant, in the list and on its own screen."""
    return (
        Key(f"{where}.plan", "p", "plan", *_PLAN, where, True, writes=True),
        Key(
            f"{where}.log",
            "l",
            "log_contact",
            N_("Log with it"),
            N_("Add an entry that begins with it"),
            where,
            writes=True,
        ),
        Key(f"{where}.edit", "e", "edit", *_EDIT, where, where == "dossier", writes=True),
        Key(f"{where}.end", "x", "end", N_("End commitment"), N_("Its last day in the cluster"), where, writes=True),
        Key(f"{where}.entries", "o", "entries", *_ENTRIES, where),
        Key(f"{where}.people", "w", "people", *_PEOPLE, where),
    )


_SCREEN_KEYS = (
    Key("home.plan", "p", "plan", *_PLAN, "home", True, writes=True),
    Key("home.finish", "f", "finish", *_FINISHED, "home", True, writes=True),
    Key("home.previous", "left", "figure(-1)", N_("Figure before"), where="home"),
    Key("home.next", "right", "figure(1)", N_("Next figure"), where="home"),
    Key("log.filter", "f", "filter", N_("Filter"), N_("Show only some entries"), "log", True),
    Key("log.clear", "c", "clear", N_("Show all"), N_("Take every filter and the search away"), "log"),
    *_entry_keys("log"),
    *_entry_keys("entry"),
    *_participant_keys("participants"),
    Key("participants.new", "n", "new", N_("New"), N_("Add a participant"), "participants", True, writes=True),
    Key("participants.filter", "f", "filter", N_("Filter"), N_("Show only some"), "participants", True),
    Key("participants.clear", "c", "clear", N_("Show all"), N_("Take every filter away"), "participants"),
    Key("participants.sort", "s", "sort", N_("Sort"), N_("By the next column"), "participants", True),
    Key("participants.turn", "S", "turn", N_("Turn round"), N_("The order from its other end"), "participants"),
    *_participant_keys("dossier"),
    Key("dossier.seed", "s", "seed", *_SEED, "dossier", True, writes=True),
    Key("dossier.about", "i", "about", N_("About"), N_("People, actions, groups and stories"), "dossier", True),
    Key(
        "dossier.person",
        "c",
        "person",
        N_("People"),
        N_("Add a person, change one, end an employment"),
        "dossier",
        writes=True,
    ),
    *_to_do_keys("dossier"),
    *(key for key in _participant_keys("coverage") if key.action in ("plan", "log_contact", "entries")),
    Key(
        "groups.meeting",
        "m",
        "meeting",
        N_("Meeting"),
        N_("Log or plan a meeting of this group"),
        "groups",
        True,
        writes=True,
    ),
    Key("groups.new", "n", "new", N_("New"), N_("Add a group"), "groups", True, writes=True),
    Key("groups.edit", "e", "edit", *_EDIT, "groups", True, writes=True),
    Key("groups.end", "x", "end", N_("End"), N_("It reached its aim, or stops"), "groups", writes=True),
    Key("groups.entries", "o", "entries", *_ENTRIES, "groups"),
    *_to_do_keys("groups"),
    Key("stories.new", "n", "new", N_("New"), N_("Start a story"), "stories", True, writes=True),
    Key("stories.edit", "e", "edit", *_EDIT, "stories", True, writes=True),
    Key(
        "stories.step",
        "+",
        "step",
        N_("One step further"),
        N_("Move it to its next stage"),
        "stories",
        True,
        writes=True,
    ),
    Key("stories.entry", "o", "entry", N_("In the log"), N_("Its evidence and history; delete it"), "stories"),
    Key("stories.previous", "left", "turn(-1)", N_("Stage before"), "", "stories"),
    Key("stories.next", "right", "turn(1)", N_("Next stage"), "", "stories"),
    Key("indicators.chart", "v", "chart", N_("Chart"), N_("In place of the rows, and back"), "indicators", True),
    Key("indicators.months", "m", "months", N_("12/36 months"), N_("One year or three"), "indicators", True),
    Key("indicators.previous", "left", "turn(-1)", N_("Indicator before"), where="indicators"),
    Key("indicators.next", "right", "turn(1)", N_("Next indicator"), "", "indicators", True),
    Key("indicators.period", "p", "period", N_("Period"), N_("Choose the window"), "indicators", True),
    Key(
        "indicators.rule",
        "i",
        "rule",
        N_("Rule and trend"),
        N_("How it is counted; target, forecast"),
        "indicators",
        True,
    ),
    Key("indicators.short", "s", "short", N_("Short window"), N_("Show 4.5 for less than six months"), "indicators"),
    Key("rows.period", "p", "period", N_("Period"), N_("Choose the window"), "rows", True),
    Key(
        "review.next",
        "n",
        "next_step",
        N_("Done"),
        N_("Mark the step as done and go on; at the last, seal"),
        "review",
        True,
        writes=True,
    ),
    Key("review.skip", "s", "skip_step", N_("Skip"), N_("Leave this step out this week"), "review", writes=True),
    Key("review.previous", "left", "turn(-1)", N_("Step before"), where="review"),
    Key("review.forward", "right", "turn(1)", N_("Step after"), where="review"),
    Key("review.hold", "h", "hold", *_HELD, "review", True, writes=True),
    Key("review.cancel", "x", "cancel_entry", *_CANCELLED, "review", True, writes=True),
    Key("review.later", "l", "later", N_("Later"), N_("Ask again another day"), "review", writes=True),
    Key("review.plan", "p", "plan", N_("Plan"), N_("A visit or group meeting in a week"), "review", True, writes=True),
    Key(
        "review.further",
        "+",
        "further",
        N_("One step further"),
        N_("Fill in what the story lacks"),
        "review",
        True,
        writes=True,
    ),
    Key(
        "review.write",
        "e",
        "write",
        N_("Write"),
        N_("How the week went; next week's three"),
        "review",
        True,
        writes=True,
    ),
    Key("review.weeks", "w", "weeks", N_("Weeks"), N_("Which weeks are sealed, open, missing"), "review"),
    Key("evidence.attach", "v", "attach", *_ATTACH, "evidence", True, writes=True),
    Key("evidence.file", "f", "attach_file", N_("File"), N_("Attach a file by its path"), "evidence", writes=True),
    Key("evidence.link", "l", "attach_link", N_("Link"), N_("Add a web link as evidence"), "evidence", writes=True),
    Key("evidence.level", "e", "level", N_("Level"), N_("What the evidence is worth: 1 to 3"), "evidence", writes=True),
    Key("evidence.open", "o", "open_link", N_("Open evidence"), N_("The link or file"), "evidence"),
    Key("evidence.save", "s", "save_copy", N_("Save a copy"), N_("Write the attached file where you say"), "evidence"),
    Key(
        "evidence.delete",
        "d,delete",
        "delete",
        N_("Remove"),
        N_("Take the evidence off; undo brings it back"),
        "evidence",
        writes=True,
    ),
    Key(
        "evidence.stop", "c", "stop", N_("Stop"), N_("Stop the export; nothing is left half written"), "evidence", True
    ),
    Key("evidence.previous", "left", "turn(-1)", N_("List before"), where="evidence"),
    Key("evidence.next", "right", "turn(1)", N_("Next list"), where="evidence"),
    Key("evidence.export", "x", "export", N_("Export"), N_("Reports, tables and packs"), "evidence"),
    Key(
        "readiness.edit",
        "e",
        "edit",
        N_("Change"),
        N_("Your rating, or the row under the cursor"),
        "readiness",
        True,
        writes=True,
    ),
    Key(
        "readiness.new", "n", "new", N_("New"), N_("A recommendation of the assessors"), "readiness", True, writes=True
    ),
    Key(
        "readiness.close",
        "x",
        "close",
        N_("Close"),
        N_("The recommendation is dealt with"),
        "readiness",
        True,
        writes=True,
    ),
    Key(
        "readiness.link",
        "l",
        "attach_link",
        N_("Link"),
        N_("Add a web link as evidence"),
        "readiness",
        True,
        writes=True,
    ),
    Key("readiness.delete", "d,delete", "delete", N_("Delete"), N_("Undo brings it back"), "readiness", writes=True),
    Key("readiness.previous", "left", "turn(-1)", N_("List before"), where="readiness"),
    Key("readiness.next", "right", "turn(1)", N_("Next list"), where="readiness"),
    Key("settings.edit", "e", "edit", N_("Change"), N_("The setting under the cursor"), "settings", True),
    Key("settings.new", "n", "new", N_("New"), N_("A target, or somebody in the team"), "settings", True, writes=True),
    Key("settings.delete", "d,delete", "delete", N_("Take away"), N_("The target, or your own key"), "settings"),
    Key("settings.previous", "left", "turn(-1)", N_("List before"), where="settings"),
    Key("settings.next", "right", "turn(1)", N_("Next list"), where="settings"),
    Key("import.next", "n,right", "next_step", N_("Next"), N_("Go on to the next step"), "import", True),
    Key("import.previous", "left", "previous_step", N_("Step before"), where="import"),
    Key("import.tick", "space", "tick", N_("Tick"), N_("Tick the row, or untick it"), "import", True),
    Key("import.all", "t", "tick_all", N_("All or none"), N_("Tick every row, or none"), "import", True),
    Key("import.stop", "c", "stop", N_("Stop"), N_("Stop; nothing is left half imported"), "import", True),
    Key("inbox.hold", "h", "hold", *_HELD, "inbox", True, writes=True),
    Key("inbox.cancel", "x", "cancel_entry", *_CANCELLED, "inbox", True, writes=True),
    Key("inbox.ignore", "n", "ignore", N_("Not ours"), N_("Leave it and its series out"), "inbox", writes=True),
    Key("inbox.edit", "e", "edit", *_EDIT, "inbox", writes=True),
    Key("inbox.unknown", "m", "unknown", N_("Who is it?"), N_("The addresses nobody is known by"), "inbox"),
    Key("inbox.import", "i", "app.go('import')", N_("Import"), N_("Take a calendar in"), "inbox"),
    Key("inbox.later", "l", "later", N_("Later"), N_("Ask again another day"), "inbox", writes=True),
)

TABLE: tuple[Key, ...] = (*_APP, *_LIST, *_CAPTURE, *_ROSTER, *_FIGURE, *_FIELDS, *_SCREEN_KEYS, *_BOXES)
