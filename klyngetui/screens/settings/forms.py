"""The forms of the settings screen: the cluster, a target, a key, backups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui import preferences
from klyngetui.indicators.figures import HEADLINES
from klyngetui.keys.mapping import KeyClash, remap
from klyngetui.keys.table import TABLE
from klyngetui.keys.words import key_names, split
from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import LABELS, PROGRAMMES
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.indicators import measure_words
from klyngetui.screens.settings.rows import CLUSTER, target_words
from klyngetui.store.rotation import keep_from

if TYPE_CHECKING:
    from klyngetui.keys.row import Key
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]

CHOICES = {"programme": PROGRAMMES, "label_level": LABELS}
TEXTS = ("name", "timezone", "group_word")


class OwnEditing(Editing):
    """An edit of the settings file instead of the log: `within` names the table of the file, if any."""

    within: str | None = None

    def commit(self, patch: Record, words: str) -> str:
        """Save to the settings file; raises LogError."""
        for name, value in patch.items():
            preferences.save(name, value, within=self.within)
        return words


def cluster_form(desk: Desk, first: str) -> Form:
    """What the cluster is."""
    editing = Editing(desk, "cluster", desk.log.cluster["id"])
    asks = [_cluster_ask(name) for name in CLUSTER]
    done = _("The cluster's fields changed")
    return Form(_("The cluster"), asks, editing.record, editing, lambda changed, _values: changed, done, first)


def target_form(desk: Desk, identity: str | None) -> Form:
    """A target of a measure, with its source."""
    editing = Editing(desk, "target", identity)
    record = editing.record
    what = f"{record['indicator']}|{record['measure']}" if identity else "2.5|reached"
    asks = [
        Ask("what", _("Measure"), "choice", _measures(desk, what)),
        Ask("value", _("Target"), hint=_("80 %, or a number such as 5"), required=True),
        Ask("source", _("Source"), hint=_("who set it and where: the board, the plan for 2027"), required=True),
        Ask("from", _("In force from"), "day", hint=_("empty: always")),
    ]
    given = {**record, "what": what, "value": target_words(record["value"]) if identity else ""}

    def patch_of(_changed: Record, values: Record) -> Record:
        indicator, _bar, measure = values["what"].partition("|")
        told = {"indicator": indicator, "measure": measure, "value": target_value(values["value"])}
        return {**told, "source": values["source"], "from": values["from"]}

    title = _("Target") if identity else _("New target")
    return Form(title, asks, given, editing, patch_of, _("Target saved"), "value", always=True)


def key_form(desk: Desk, keys: tuple[Key, ...], one: Key) -> Form:
    """Another key for a binding; a clash is told and nothing is saved."""
    editing = OwnEditing(desk, "cluster", desk.log.cluster["id"])
    editing.within = "keys"
    own = preferences.read().keys
    asks = [Ask("keys", _("Key"), hint=_("z, ctrl+o, f5; several with a comma"), required=True)]

    def patch_of(_changed: Record, values: Record) -> Record:
        wanted = ",".join(split(values["keys"]))
        ids = {key.id for key in keys}
        try:
            remap(standard(keys), {**{name: key for name, key in own.items() if name in ids}, one.id: wanted})
        except KeyClash as clash:
            raise NotRead(str(clash)) from clash
        return {one.id: wanted}

    done = _("The key is changed")
    given = {"keys": own.get(one.id, one.keys)}
    return Form(f"{_(one.label)} ({key_names(one.keys)})", asks, given, editing, patch_of, done, always=True)


def backup_form(desk: Desk, first: str) -> Form:
    """Where backups go, and how many of the copies made by themselves are kept."""
    editing = OwnEditing(desk, "cluster", desk.log.cluster["id"])
    mine = preferences.read()
    asks = [
        Ask("backup_folder", _("Folder for backups"), hint=_("empty: the usual place")),
        Ask("backups", _("Copies kept"), hint=_("7+5: 7 days and 5 weeks back; off: none")),
    ]
    given = {"backup_folder": mine.backup_folder, "backups": mine.backups}

    def patch_of(changed: Record, _values: Record) -> Record:
        # A path from where the program happens to be started would be another folder each time.
        folder = changed.get("backup_folder")
        if folder and not preferences.is_whole(folder):
            raise NotRead(_("Write the whole path, as in ~/backups."))
        if keep_from(changed.get("backups")) is None:
            raise NotRead(_("Write days and weeks as in 7+5, or off."))
        return changed

    return Form(_("Backups"), asks, given, editing, patch_of, _("Backups are made so from now on"), first)


def standard(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The bindings of the screens there are, as they come with the program."""
    ids = {key.id for key in keys}
    return tuple(key for key in TABLE if key.id in ids)


def target_value(said: str) -> float:
    """The number of a target: 0.8 for 80 %; raises NotRead."""
    bare = "".join(said.split()).replace(",", ".")
    try:
        value = round(float(bare.removesuffix("%")) / 100, 6) if bare.endswith("%") else float(bare)
    except ValueError as error:
        raise NotRead(_("“{text}” is not a number.").format(text=said)) from error
    if not 0 <= value < 2**53:
        raise NotRead(_("“{text}” is not a number.").format(text=said))
    return int(value) if value.is_integer() and not bare.endswith("%") else value


def _measures(desk: Desk, chosen: str) -> list[tuple[str | None, str]]:
    """The headlines first, then every other measure that is a number."""
    found = desk.figures()["indicators"]
    headlines = [f"{indicator}|{measure}" for indicator, measure in HEADLINES.items()]
    others = [f"{name}|{measure}" for name, section in found.items() for measure in section["measures"]]
    every = dict.fromkeys([*headlines, *(one for one in others if one != "5.2|complete_three"), chosen])
    return [(one, f"{one.partition('|')[0]} {measure_words.measure(one.partition('|')[2])}") for one in every]


def _cluster_ask(name: str) -> Ask:
    label = field_label(name).capitalize()
    if name in CHOICES:
        return Ask(name, label, "choice", [(None, "–"), *((one, choice_label(one)) for one in CHOICES[name])])
    if name == "group_word":
        return Ask(name, label, hint=_("forum, focus group: what you call them"))
    return Ask(name, label, "text" if name in TEXTS else "day", required=name == "name")
