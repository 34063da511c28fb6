"""Every form there is, over a log in which each has a record to open."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import klyngetui.screens
from klyngetui.app import KlyngeApp
from klyngetui.indicators.catalogue import INDICATORS
from klyngetui.screens.actions import forms as actions
from klyngetui.screens.entry import opening as entry_opening
from klyngetui.screens.evidence import forms as evidence
from klyngetui.screens.forms.form import Form
from klyngetui.screens.groups import forms as groups
from klyngetui.screens.participants import forms as participants
from klyngetui.screens.person import forms as people
from klyngetui.screens.person import words as person_words
from klyngetui.screens.readiness import forms as readiness_forms
from klyngetui.screens.review import forms as review_forms
from klyngetui.screens.settings import forms as settings_forms
from klyngetui.screens.stories import forms as stories_forms
from tests.screens.logs import IDS, meeting
from tests.screens.rich import rich

WEEK = "2026-W47"
OVERRIDES = [{"indicator": "2.5", "count": True, "reason": "Avtalt"}]
URL = "https://eksempel.invalid"
PIECE = {"id": "e1", "of": {"entity": "activity", "id": "a1"}, "kind": "link", "url": URL, "level": 2}
Made = Callable[[KlyngeApp], Form]


def first(app: KlyngeApp, entity: str, words: str = "") -> Any:
    """A record of the log, the one that says these words if any."""
    return next(kept for kept in app.desk.log.cabinet.load(entity) if words in str(kept.record))


def of_a1(app: KlyngeApp) -> dict[str, str]:
    return {"entity": "activity", "id": first(app, "activity").record["id"]}


def a_file(app: KlyngeApp) -> Any:
    """A piece of evidence that is a file."""
    kept = first(app, "evidence")
    return kept._replace(record={**kept.record, "filename": "deltakerliste.pdf"})


def given(form: Form, **values: Any) -> Form:
    """The form with these values in it as it opens."""
    form.given |= values
    return form


FORMS: dict[str, Made] = {
    "participants.forms.new_form": lambda app: participants.new_form(app.desk),
    "participants.forms.edit_form": lambda app: participants.edit_form(app.desk, first(app, "participant")),
    "participants.forms.end_form": lambda app: participants.end_form(app.desk, first(app, "participant")),
    "groups.forms.new_form": lambda app: groups.new_form(app.desk),
    "groups.forms.edit_form": lambda app: groups.edit_form(app.desk, first(app, "group")),
    "groups.forms.end_form": lambda app: groups.end_form(app.desk, first(app, "group")),
    "stories.forms.story_form": lambda app: stories_forms.story_form(app.desk, first(app, "story", "Nesten der")),
    "actions.forms.new_form": lambda app: actions.new_form(app.desk, first(app, "group")),
    "actions.forms.edit_form": lambda app: actions.edit_form(app.desk, first(app, "action")),
    "person.forms.new_form": lambda app: people.new_form(app.desk, first(app, "participant"), "Eva"),
    "person.forms.edit_form": lambda app: people.edit_form(app.desk, first(app, "person"), first(app, "participant")),
    "person.forms.member_form": lambda app: people.member_form(app.desk, IDS["anne"]),
    "entry.opening.new_form": lambda app: given(
        entry_opening.new_form(app.desk, "fjord:kari, om tang"), exception="yes", reason="Avtalt"
    ),
    "entry.opening.edit_form": lambda app: entry_opening.edit_form(app.desk, first(app, "activity")),
    "evidence.forms.attach_form": lambda app: evidence.attach_form(app.desk, "Møte", app.path)[0],
    "evidence.forms.link_form": lambda app: given(evidence.link_form(app.desk, "Møte", of_a1(app)), url=URL),
    "evidence.forms.level_form": lambda app: evidence.level_form(app.desk, first(app, "evidence").record),
    "evidence.forms.export_form": lambda app: evidence.export_form(app.desk, "csv", "CSV", Path("entries.csv"))[0],
    "evidence.forms.save_form": lambda app: evidence.save_form(app.desk, a_file(app))[0],
    "person.words.copy_form": lambda app: person_words.copy_form(app.desk, "Kari Nes")[0],
    "readiness.forms.rating_form": lambda app: readiness_forms.rating_form(app.desk, INDICATORS[0].number),
    "readiness.forms.recommendation_form": lambda app: readiness_forms.recommendation_form(app.desk, None),
    "readiness.forms.dates_form": lambda app: readiness_forms.dates_form(app.desk, ""),
    "review.forms.looking_back": lambda app: review_forms.looking_back(app.desk, WEEK),
    "settings.forms.cluster_form": lambda app: settings_forms.cluster_form(app.desk, ""),
    "settings.forms.target_form": lambda app: settings_forms.target_form(app.desk, first(app, "target").record["id"]),
    "settings.forms.key_form": lambda app: settings_forms.key_form(app.desk, app.keys, app.keys[0]),
    "settings.forms.backup_form": lambda app: settings_forms.backup_form(app.desk, ""),
}


def every_form() -> set[str]:
    """What makes a form, by module and name: every public function of the screens that says it returns one."""
    found = set()
    for module in walk_packages(klyngetui.screens.__path__, "klyngetui.screens."):
        for name, made in inspect.getmembers(import_module(module.name), inspect.isfunction):
            told = str(inspect.get_annotations(made).get("return"))
            if made.__module__ == module.name and name[0] != "_" and re.search(r"\bForm\b", told):
                found.add(f"{module.name.removeprefix('klyngetui.screens.')}.{name}")
    return found


def log_of_forms(path: Path) -> Path:
    """A log in which every form has a record to open."""
    talk = meeting("a1", "2026-11-02", "fjord", "kari", title="Pilot på ammoniakk", overrides=OVERRIDES)
    return rich(path, evidence=[PIECE], activities=[talk])
