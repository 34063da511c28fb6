"""Who is looked for in a log: a person or team member, or a name that only texts hold; what they are called there."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.store.change_rows import changes_of
from klyngetui.store.mentions import SHORTEST, Names, called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

PERSONAL = {
    "person": ("name", "nicknames", "email", "phone", "role"),
    "team_member": ("name", "email"),
}
"""The fields that are about the person; what is left says no more than that somebody was there."""

SHORTEST_ALONE = 3
"""A name without a record that is shorter than this could be any word."""


class Whom(NamedTuple):
    """`kept` is None for a name without a record; `label` is what they are called once they are erased.

    `names` mean nobody else, `doubtful` are the single words of the name, which others may have too.
    """

    kept: Kept | None
    name: str
    label: str
    names: Names
    doubtful: Names

    @property
    def own(self) -> str | None:
        """The id of the record that is theirs."""
        return self.kept.record["id"] if self.kept else None

    @property
    def fields(self) -> list[tuple[str, Any]]:
        """The fields of that record which are about them and are filled in."""
        if self.kept is None:
            return []
        record = self.kept.record
        return [(name, record[name]) for name in PERSONAL[self.kept.entity] if record[name]]

    @property
    def address(self) -> str:
        """Their e-mail address, as calendars write it."""
        return ((self.kept.record["email"] if self.kept else "") or "").casefold()


def whom(log: Log, who: Kept | str) -> Whom:
    """Who is meant by a record of PERSONAL, or by a name that has none."""
    if isinstance(who, str):
        name = " ".join(who.split())
        label = _somebody(log)
        everywhere = called(name) if len(name) >= SHORTEST_ALONE else []
        return Whom(None, name, label, Names(everywhere, (), label), Names(_words(name), (), label))
    label = _label(log, who)
    names, doubtful = _names(log, who, label)
    # A firm may be called after the person who is it.
    return Whom(who, who.record["name"], names.without(label, near=True), names, doubtful)


def _somebody(log: Log) -> str:
    """A neutral word that no record holds yet: two guests of one event must stay two."""
    for n in count(1):
        label = _("somebody {n}").format(n=n)
        if not log.connection.execute("SELECT 1 FROM record WHERE instr(body, ?) LIMIT 1", (label,)).fetchone():
            return label
    raise AssertionError


def _label(log: Log, found: Kept) -> str:
    """ "person 17, Fjordglimt AS": the number among all of the kind ever recorded, and where they were last."""
    query = "SELECT count(*) FROM record WHERE entity = ? AND first <= ?"
    number = log.connection.execute(query, (found.entity, found.first)).fetchone()[0]
    if found.entity == "team_member":
        return _("team member {n}").format(n=number)
    employments = found.record["employments"]
    last = max(employments, key=lambda one: (one.get("to") is None, one.get("to") or ""), default=None)
    where = log.cabinet.name(last["participant"]) if last else ""
    return ", ".join(filter(None, (_("person {n}").format(n=number), where)))


def _names(log: Log, found: Kept, label: str) -> tuple[Names, Names]:
    """The names that mean this person, and single names that others have too."""
    record = found.record
    names, nicknames, everywhere = (_ever(log, record, *of) for of in (("name",), ("nicknames",), ("email", "phone")))
    names = [name for name in names if name != label]
    others = [kept.record for entity in PERSONAL for kept in log.cabinet.load(entity)]
    others = [one for one in others if one["id"] != record["id"]]
    taken = {word.casefold() for one in others for word in one["name"].split()}
    namesakes = {one["name"].casefold() for one in others} | {
        nickname.casefold() for one in others for nickname in one.get("nicknames", ())
    }
    near: list[str] = []
    for name in [*(form for full in names for form in called(full)), *nicknames]:
        alone = len(name) >= SHORTEST and name.casefold() not in namesakes | taken
        alone = alone and (" " in name or name in names)  # a nickname may be any word
        (everywhere if alone else near).append(name)
    words = [word for name in names for word in _words(name)]
    near = [word for word in [*near, *words] if word.casefold() not in taken]
    instead = label.partition(",")[0]
    return Names(everywhere, near, instead), Names([*words, *nicknames], (), instead)


def _ever(log: Log, record: Record, *fields: str) -> list[str]:
    """What these fields of a record say and ever said: texts may still name a person as they were called before."""
    said = (values.get(name) for values in (record, *_patches(log, record["id"])) for name in fields)
    texts = (one for value in said for one in (value if isinstance(value, list) else [value]))
    return list(dict.fromkeys(one for one in texts if one))


def _patches(log: Log, identity: str) -> Iterator[Record]:
    return (change.patch for change in changes_of(log, identity))


def _words(name: str) -> list[str]:
    return [word for word in name.split() if len(word) > 1]
