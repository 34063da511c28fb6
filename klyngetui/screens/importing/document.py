"""A log document on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_places import called
from klyngetui.exchange.document_read import read_document
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.choice_labels import counted_label, entity_label
from klyngetui.model.labels import field_label
from klyngetui.model.records import KEYS
from klyngetui.screens.importing.step import Done, Import, Plan, fact, yes_no
from klyngetui.store.transaction import immediate, rehearsal
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.exchange.imported import Conflict, Imported
    from klyngetui.screens.importing.step import Line
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

THEIRS = "theirs"


class DocumentImport(Import):
    """JSON of our own making, or of another program's that says it as we do."""

    document: dict[str, Any]
    theirs = False

    def read(self, log: Log, tick: Tick) -> None:  # noqa: ARG002 - what it holds is held against the log later
        """Read all of it."""
        self.document = read_document(self.path)
        tick(0)

    def gist(self) -> list[Line]:
        """Whose log it is."""
        cluster = self.document.get("cluster")
        name = cluster.get("name") if isinstance(cluster, dict) else None
        words = _("log document of {cluster}").format(cluster=name) if isinstance(name, str) else _("log document")
        return [[Piece(self.path.name, "strong"), Piece(": " + words)]]

    def rows(self) -> list[Row]:
        """The one choice, then how many records there are."""
        told = _("take the document's") if self.theirs else _("leave it as it is here")
        choice = Row(THEIRS, (_("Changed here and there"), told, _("Space changes it")), "", "▸")
        counts = {name: len(one) for name, one in self.document.items() if isinstance(one, list)}
        return [choice, *(fact(name, _counted(name, n), "") for name, n in counts.items() if n)]

    def row_keys(self) -> list[tuple[str, str]]:
        """One choice of two, turned by the key its row names."""
        return [(pressed("import.tick"), _("changes the choice"))]

    def turn(self, key: Hashable) -> bool:
        """Take theirs, or leave ours."""
        self.theirs = self.theirs != (key == THEIRS)
        return key == THEIRS

    def planned(self, log: Log, tick: Tick) -> Plan:
        """What importing would make and change, and what it would leave for somebody to look at."""
        log.guard_writing()
        with rehearsal(log.connection):
            imported = self._import(log, tick)
        gist = [Piece(_("Nothing is written yet."), "muted")]
        if imported.merged is not None:
            rows = [fact("merged", _("Changes taken over"), number(imported.merged), "good")]
            if imported.erased:
                rows.append(fact("erased", _("Erased there and not here"), number(imported.erased), "warn"))
        else:
            rows = [
                fact("made", _("New"), number(imported.made), "good"),
                fact("changed", _("Changed"), number(imported.changed), "good"),
                fact("left", _("As they were"), number(imported.left), "muted"),
                fact(THEIRS, _("The document's where both changed"), yes_no(self.theirs), "muted"),
            ]
        return Plan(gist, [*rows, *self._conflicts(imported)])

    def _conflicts(self, imported: Imported) -> list[Row]:
        told = _("changed both here and there, and left")
        if imported.merged is not None:
            told = _("changed differently in both")
        return [
            fact(f"conflict {at}", self._named(one), f"{told}: {', '.join(map(field_label, one.fields))}", "warn")
            for at, one in enumerate(imported.conflicts)
        ]

    def _named(self, one: Conflict) -> str:
        """A record of the document as one would call it; by its id where it has no name."""
        lists = (self.document.get(key) or () for key, entity in KEYS.items() if entity == one.entity)
        told = next((record for records in lists for record in records if record.get("id") == one.id), {"id": one.id})
        return f"{entity_label(one.entity)}: {called(told) or one.id}"

    def take(self, log: Log, tick: Tick) -> Done:
        """Take it in."""
        with immediate(log.connection):
            imported = self._import(log, tick)
            tick(0)
        if imported.merged is not None:
            n = imported.merged
            words = ngettext("{file}: {n} change taken over", "{file}: {n} changes taken over", n)
            words = words.format(file=self.path.name, n=number(n))
        else:
            words = _("{file}: {made} new, {changed} changed, {left} as they were").format(
                file=self.path.name,
                made=number(imported.made),
                changed=number(imported.changed),
                left=number(imported.left),
            )
        if imported.conflicts:
            words += " · " + _("left for you to look at: {n}").format(n=number(len(imported.conflicts)))
        return Done(words, imported.action_id)

    def _import(self, log: Log, tick: Tick) -> Imported:
        total = sum(len(one) for one in self.document.values() if isinstance(one, list))
        return import_document(log, self.document, theirs=self.theirs, tick=lambda done: tick(done, max(total, done)))


def _counted(name: str, n: int) -> str:
    """So many records of one list of the document."""
    if name == "changes":
        return ngettext("{n} change", "{n} changes", n).format(n=number(n))
    return counted_label(KEYS[name], n) if name in KEYS else f"{number(n)} {name}"
