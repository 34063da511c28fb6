"""The keys of each screen, one row each; table.py puts them together with those that work everywhere."""

from __future__ import annotations

from klyngetui.keys.row import N_, Key

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


SCREEN_KEYS = (
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
