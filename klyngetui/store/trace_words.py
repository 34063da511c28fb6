"""What is held about a person, what an erasure did and where the person may still be, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.labels import field_label
from klyngetui.store.copies import copies_holding, files_holding, handed_out, removed_files_kept
from klyngetui.store.history import record_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from klyngetui.store.erase import Erased
    from klyngetui.store.log import Log
    from klyngetui.store.mentions import Mention
    from klyngetui.store.traces import Traces


class Part(NamedTuple):
    """A heading and its lines."""

    heading: str
    lines: list[str]


def held(log: Log, found: Traces) -> list[Part]:
    """All that an erasure would take out, and last what it would leave; nothing where there is none."""
    values = [(name, ", ".join(one) if isinstance(one, list) else str(one)) for name, one in found.whom.fields]
    changes = ngettext("{n} change", "{n} changes", found.changes).format(n=number(found.changes))
    refer = ngettext("{n} record", "{n} records", len(found.near)).format(n=number(len(found.near)))
    return _filled(
        Part(_("Fields"), [f"{field_label(name)}: {value}" for name, value in values]),
        Part(_("Mentions in texts"), _mentions(log, found.mentions)),
        Part(_("History that tells of the person"), [changes] if found.changes else []),
        Part(_("Entries and other records that refer to the person; they stay"), [refer] if found.near else []),
        Part(_("Calendar entries that wait in the inbox"), found.calendar),
        Part(_("Evidence files named after the person, which are removed"), [name for _id, _sha, name in found.files]),
        Part(
            _("Left as it is, because it may mean somebody else; edit it if it does not"), _mentions(log, found.perhaps)
        ),
    )


def done(name: str, erased: Erased) -> list[str]:
    """What an erasure did, a sentence each."""
    changes = ngettext("{n} change emptied", "{n} changes emptied", erased.emptied).format(n=erased.emptied)
    first = _("Erased: {name} is now “{label}”; {changes}, no figure moved.")
    left = _("“{word}” still stands in the log, where it may mean somebody else: klyngetui list --search …")
    return [
        first.format(name=name, label=erased.label, changes=changes),
        *(_("The evidence file {name} was removed.").format(name=file) for file in erased.files),
        *(left.format(word=word) for word in erased.left),
    ]


def written_anew() -> str:
    """That an erasure whose file could not be written anew is finished now."""
    return _("The file was written anew; nothing of what was erased is left in it.")


def elsewhere(log: Log, backups: Path, found: Traces) -> list[Part]:
    """The copies on this machine that hold the person, files whose text does, and the periods handed to others."""
    words = found.whom.names.everywhere
    digests = [digest for _id, digest, _name in found.files]
    copies = [*map(str, copies_holding(log.path, backups, words)), *map(str, removed_files_kept(backups, digests))]
    inside = files_holding(log, words)
    return _filled(
        Part(_("Evidence files whose text names the person; they stay: look them through"), inside),
        Part(_("Copies that still hold the person; delete them when you can do without"), copies),
        Part(_("Sealed periods, whose packs and reports others may have"), handed_out(log)),
    )


def unknown_copies() -> str:
    """What no log can know."""
    return _("Exports, packs and off-site copies made earlier are not known to the log: look for them yourself.")


def _mentions(log: Log, mentions: Iterable[Mention]) -> list[str]:
    lines = (f"{record_name(log, one.id)}, {field_label(one.field)}: {one.context}" for one in mentions)
    return list(dict.fromkeys(lines))


def _filled(*parts: Part) -> list[Part]:
    return [part for part in parts if part.lines]
