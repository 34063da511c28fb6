"""The lists of the settings screen."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from klyngetui import preferences
from klyngetui.keys.words import key_names, place_name
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import UNKNOWN, day, joined, number, percent
from klyngetui.model import periods, spells
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import SETTINGS
from klyngetui.model.settings import DEFAULTS
from klyngetui.paths import NoHome, backups_folder, expanded, settings_file
from klyngetui.screens import period_words
from klyngetui.screens.indicators import measure_words
from klyngetui.screens.log.filter import assessment_of
from klyngetui.store.rotation import DEFAULT, keep_from
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klyngetui.keys.row import Key
    from klyngetui.screens.desk import Desk

CLUSTER = (
    *("name", "timezone", "group_word", "programme", "programme_from", "programme_to"),
    *("label_level", "label_awarded_on", "label_expires_on", "assessment_on"),
)
WORDS = ("programme", "label_level")
LANGUAGES = {"nb": "Norsk bokmål", "nn": "Nynorsk (vist på bokmål)", "en": "English"}


def columns(tab: str) -> list[Column]:
    """The columns of a list."""
    if tab == "targets":
        return [
            Column(_("Measure"), 28, flex=1),
            Column(_("Target"), 8, right=True),
            Column(_("From"), 10),
            Column(_("Source"), 14, flex=1, drop=1),
        ]
    if tab == "keys":
        where, name = Column(_("Where"), 16, drop=1), Column("", 22, drop=2)
        return [where, Column(_("What"), 16, flex=1), Column(_("Key"), 10), name]
    if tab == "team":
        return [
            Column(_("Name"), 20, flex=1),
            Column(_("From"), 10),
            Column(_("Last day"), 10),
            Column(_("E-mail"), 24),
        ]
    first = 38 if tab == "counting" else 27
    return [Column(_("Setting"), first), Column("", 12, flex=1), Column("", 16, drop=1)]


def cell_words(columns: Sequence[Column], row: Row) -> list[list[Piece]]:
    """The cells of a row, each behind the title of its column; the first is what the row is about."""
    first, *others = zip(columns, row.cells, strict=True)
    told = [
        [Piece(f"{column.title}: " if column.title else "", "muted"), Piece(cell)] for column, cell in others if cell
    ]
    return [[Piece(first[1], "strong")], *told]


def own_rows(desk: Desk, theme: str) -> list[Row]:
    """What is this user's alone."""
    mine = preferences.read()
    me = desk.log.actor or mine.me.get(desk.log.cluster["id"])
    said = {
        "language": (_("Language"), LANGUAGES.get(mine.language or "", _("as on this machine")), _("at once")),
        "theme": (_("Colours"), theme, _("at once")),
        "me": (_("Who am I"), desk.name(me) or UNKNOWN, _("in this log")),
        "backup_folder": (_("Folder for backups"), mine.backup_folder or _("beside the log's own"), ""),
        "backups": (_("Copies kept"), _kept(mine.backups), ""),
    }
    return [Row(("own", name), cells) for name, cells in said.items()]


def cluster_rows(desk: Desk) -> list[Row]:
    """What the cluster is."""
    cluster = desk.log.cluster
    return [
        Row(("cluster", name), (field_label(name).capitalize(), _said(name, cluster[name]), "")) for name in CLUSTER
    ]


def team_rows(desk: Desk) -> list[Row]:
    """Everybody of the team, those who left last; of somebody who came back the latest time."""
    found = []
    for member in (kept.record for kept in desk.log.cabinet.load("team_member")):
        here = spells.covers(member["spells"], desk.today)
        last = member["spells"][-1] if member["spells"] else {"from": None, "to": None}
        cells = (member["name"], *(_said("_on", last[end]) for end in ("from", "to")), member["email"] or "")
        found.append((not here, Row(("team", member["id"]), cells, "" if here else "muted", "●" if here else "–")))
    return [row for _away, row in sorted(found, key=lambda one: (one[0], one[1].cells[0].casefold()))]


def counting_rows(desk: Desk) -> list[Row]:
    """The thresholds the rules use; a sign beside those that are not ours."""
    settings, rows = desk.log.cluster["settings"], []
    for field in SETTINGS:
        value, default = settings[field.name], DEFAULTS[field.name]
        ours = value == default
        words = "" if ours else _("ours: {value}").format(value=_counted(desk, field.name, default))
        title = field_label(field.name).capitalize()
        cells = (title, _counted(desk, field.name, value), words)
        rows.append(Row(("counting", field.name), cells, "", "·" if ours else "●"))
    return rows


def _counted(desk: Desk, name: str, value: object) -> str:
    """The value of a rule's setting as it is read, a window in words."""
    if name == "default_period":
        window = periods.parse(str(value), desk.today, assessment_of(desk.log))
        return period_words.named(str(value), window.start, window.end)
    return (", ".join(value) if isinstance(value, list) else str(value)) or UNKNOWN


def target_rows(desk: Desk) -> list[Row]:
    """The targets, each with its source."""
    rows = []
    for kept in desk.log.cabinet.load("target"):
        one = kept.record
        title = f"{one['indicator']} {measure_words.measure(one['measure'])}"
        when = day(date.fromisoformat(one["from"])) if one["from"] else UNKNOWN
        rows.append(Row(("target", one["id"]), (title, target_words(one["value"]), when, one["source"])))
    return rows


def key_rows(keys: Iterable[Key]) -> list[Row]:
    """Every binding with its key; a sign beside those the settings file changes."""
    changed = preferences.read().keys
    return [
        Row(
            ("key", one.id),
            (place_name(one.where), _(one.label), key_names(changed.get(one.id, one.keys)) or UNKNOWN, one.id),
            "",
            "●" if one.id in changed else "·",
        )
        for one in keys
    ]


def path_rows(desk: Desk) -> list[Row]:
    """Every path in use, and the version."""
    log = desk.log.path
    paths = {
        _("Log"): str(log),
        _("Evidence files"): str(log.with_name(log.name + ".files")),
        _("Backups"): _backups(),
        _("Settings file"): _settings_file(),
        _("Version"): version("klyngetui"),
    }
    return [Row(("path", name), (name, path, "")) for name, path in paths.items()]


def target_words(value: float) -> str:
    """A target of a share as per cent, of a count as a number."""
    return percent(value) if 0 < value <= 1 and not isinstance(value, int) else number(value)


def _kept(said: str | None) -> str:
    """How many copies made by themselves are kept."""
    keep = keep_from(said) or DEFAULT
    spans = ngettext("{n} day", "{n} days", keep.days), ngettext("{n} week", "{n} weeks", keep.weeks)
    kept = [words.format(n=number(n)) for words, n in zip(spans, keep, strict=True) if n]
    return _("{spans} back").format(spans=joined(kept)) if kept else _("none are made by themselves")


def _said(name: str, value: Any) -> str:
    if value is None:
        return UNKNOWN
    if name in WORDS:
        return choice_label(value)
    return day(date.fromisoformat(value)) if name.endswith(("_on", "_from", "_to")) else str(value)


def _backups() -> str:
    try:
        named = preferences.read().backup_folder
        return str(expanded(named) if named else backups_folder())
    except (NoHome, RuntimeError) as error:
        return str(error)


def _settings_file() -> str:
    try:
        return str(settings_file())
    except NoHome as error:
        return str(error)
