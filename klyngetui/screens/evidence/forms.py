"""The forms of the evidence screen: a file or link for an entry, the level of a piece, an export."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.locale import LANGUAGES, _, language
from klyngetui.model.periods import parse
from klyngetui.paths import expanded
from klyngetui.screens.entry.told import level_words
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.period_words import named
from klyngetui.store.backup import free_name

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

USUAL_LEVEL = "2"
LEVELS = (2, 3, 1)
LINKS = ("http://", "https://")


class Asking(Editing):
    """A form whose answers are kept for what follows, instead of being saved as a record's fields."""

    answers: Record | None = None

    def commit(self, patch: Record, words: str) -> str:
        """Keep the answers."""
        self.answers = patch
        return words


def attach_form(desk: Desk, name: str, path: Path | None) -> tuple[Form, Asking]:
    """A file for an entry called `name`; the cursor begins at the level where the path is known."""
    asking = Asking(desk, "evidence")
    asks = [Ask("path", _("File"), hint=_("a path, as in ~/Downloads/list.pdf")), _level(), _label()]
    given = {"path": str(path) if path else "", "level": USUAL_LEVEL}

    def answers(_changed: Record, values: Record) -> Record:
        said = (values["path"] or "").strip().strip("\"'")
        if not said or not os.path.isfile(expanded(said)):
            raise NotRead(_("There is no file at {path}.").format(path=said or "…"))
        return {**values, "path": expanded(said), "level": int(values["level"])}

    title, first = _("Attach to {name}").format(name=name), "path"
    if path is not None:
        title, first = _("Attach {file} to {name}").format(file=path.name, name=name), "level"
    return Form(title, asks, given, asking, answers, _("Copying …"), first, always=True), asking


def save_form(desk: Desk, kept: Kept) -> tuple[Form, Asking]:
    """Where to save a copy of an attached file: among the downloads, under its own name."""
    from klyngetui.paths import downloads_folder

    asking = Asking(desk, "evidence")
    name = Path(kept.record["filename"] or "").name or kept.record["sha256"]

    def answers(_changed: Record, values: Record) -> Record:
        said = (values["path"] or "").strip().strip("\"'")
        if not said:
            raise NotRead(_("This one is still empty."))
        return {"path": expanded(said)}

    given = {"path": str(free_name(downloads_folder() / name))}
    return Form(_("Save a copy"), [Ask("path", _("File"))], given, asking, answers, _("Copying …"), always=True), asking


def link_form(desk: Desk, name: str, of: Record) -> Form:
    """A web link for an entry, saved as its evidence."""
    editing = Editing(desk, "evidence")
    asks = [Ask("url", _("Link"), hint="https://"), _level(), _label()]

    def patch_of(_changed: Record, values: Record) -> Record:
        url = values["url"] or ""
        if not url.lower().startswith(LINKS):
            raise NotRead(_("A link begins with https://"))
        return {**evidence_of(desk, of, values), "kind": "link", "url": url}

    title, done = _("A link for {name}").format(name=name), _("The link is evidence now")
    form = Form(title, asks, {"level": USUAL_LEVEL}, editing, patch_of, done, always=True)
    form.about = of["id"]
    return form


def level_form(desk: Desk, record: Record) -> Form:
    """Another level or label for a piece of evidence."""
    editing = Editing(desk, "evidence", record["id"])
    given = {"level": str(record["level"] or USUAL_LEVEL), "label": record["label"]}

    def patch_of(_changed: Record, values: Record) -> Record:
        return {"level": int(values["level"]), "label": values["label"]}

    return Form(_("Evidence"), [_level(), _label()], given, editing, patch_of, _("Evidence changed"), always=True)


def export_form(desk: Desk, kind: str, title: str, proposed: Path) -> tuple[Form, Asking]:
    """Where to write an export, and for a report its language, window and whether to seal its figures."""
    asking = Asking(desk, "evidence")
    own = kind in ("json", "history")
    window = desk.log.cluster["settings"]["default_period"]
    names = list(dict.fromkeys([window, "rolling-12m", "ytd", f"year:{desk.today.year - 1}", "label"]))
    tongues = sorted(LANGUAGES, key=lambda one: one != language())
    words = {"nb": _("Norwegian"), "en": _("English")}
    asks = [Ask("path", _("File"))]
    if not own:
        assessment = desk.log.cluster["assessment_on"]
        windows = [parse(name, desk.today, date.fromisoformat(assessment) if assessment else None) for name in names]
        asks.append(Ask("period", _("Window"), "choice", [(one.name, named(*one)) for one in windows]))
        asks.append(Ask("language", _("Language"), "choice", [(one, words[one]) for one in tongues]))
    if kind not in ("json", "history", "csv"):
        asks.append(Ask("seal", _("Seal the figures"), "choice", [("no", _("no")), ("yes", _("yes"))]))

    def answers(_changed: Record, values: Record) -> Record:
        said = (values["path"] or "").strip()
        if not said:
            raise NotRead(_("This one is still empty."))
        return {**values, "path": expanded(said)}

    return Form(title, asks, {"path": str(proposed)}, asking, answers, _("Writing …"), always=True), asking


def evidence_of(desk: Desk, of: Record, values: Record) -> Record:
    """What every new piece of evidence says."""
    day = desk.today.isoformat()
    return {"of": of, "level": int(values["level"]), "added_on": day, "label": values.get("label")}


def _level() -> Ask:
    return Ask("level", _("What it is worth"), "choice", [(str(level), level_words(level)) for level in LEVELS])


def _label() -> Ask:
    return Ask("label", _("What to call it"), hint=_("the name of the file or link, if left empty"))
