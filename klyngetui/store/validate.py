"""Edits held against the record tables and against the rest of the log, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem, check_patch
from klyngetui.model.consistency import inconsistencies
from klyngetui.model.records import RECORDS, blank
from klyngetui.model.references import references
from klyngetui.model.succession import circles
from klyngetui.store.errors import Refused
from klyngetui.store.fold import BESIDES
from klyngetui.store.referrers import MANY, MOST, referred_to, referrers

if TYPE_CHECKING:
    from klyngetui.store.changes import Edit
    from klyngetui.store.log import Log
    from klyngetui.store.steps import Steps

    Record = dict[str, Any]


def validated(log: Log, edits: list[Edit], steps: Steps | None = None) -> list[Edit]:
    """The edits with their values normalised; `steps` is told of each.

    Raises Invalid naming every problem by its path, Refused where a deletion would leave a reference to nothing.
    """
    problems: list[Problem] = []
    after: dict[str, tuple[str, Record, bool]] = {}
    checked = []
    for edit in edits:
        checked.append(_checked(log, edit, after, problems))
        if steps is not None:
            steps.step()
    for entity, record, deleted in after.values():
        if not deleted:
            problems += [Problem(path, why) for path, why in inconsistencies(entity, record)]
            problems += _dangling(log, entity, record, after)
    problems += _circles(log, after)
    if problems:
        raise Invalid(problems)
    _refuse_deleting_what_is_referred_to(log, after)
    return checked


def _checked(log: Log, edit: Edit, after: dict[str, tuple[str, Record, bool]], problems: list[Problem]) -> Edit:
    besides = {name: value for name, value in edit.patch.items() if name in BESIDES}
    fields = {name: value for name, value in edit.patch.items() if name not in besides}
    patch = check_patch(edit.entity, fields, "", problems)
    found = log.cabinet.find(edit.id)
    before = after.get(edit.id)
    if before is not None:
        record, deleted = before[1], before[2]
    elif found is not None:
        record, deleted = found.record, found.deleted
    else:
        record, deleted = {"id": edit.id, **blank(edit.entity)}, False
        missing = [field.name for field in RECORDS[edit.entity] if field.required and field.name not in patch]
        problems += [Problem(name, _("is missing")) for name in missing]
    after[edit.id] = (edit.entity, {**record, **patch}, bool(besides.get("deleted", deleted)))
    return edit._replace(patch={**patch, **besides})


def _dangling(log: Log, entity: str, record: Record, after: dict[str, tuple[str, Record, bool]]) -> list[Problem]:
    problems = []
    for path, of, identity in references(entity, record):
        if identity in after:
            kind, _record, gone = after[identity]
        else:
            found = log.cabinet.find(identity)
            kind, gone = (found.entity, found.deleted) if found else ("", True)
        if gone or kind != of:
            problems.append(Problem(path, _("there is no such {entity}: {id}").format(entity=of, id=identity)))
    return problems


def _circles(log: Log, after: dict[str, tuple[str, Record, bool]]) -> list[Problem]:
    changed = {identity: record for identity, (entity, record, _gone) in after.items() if entity == "participant"}
    if not any(record["succeeded_by"] for record in changed.values()):
        return []
    everyone = {kept.record["id"]: kept.record for kept in log.cabinet.load("participant")} | changed
    return [
        Problem("succeeded_by", _("a participant cannot succeed itself, not even round a circle"))
        for _identity in circles(everyone)
    ]


def _refuse_deleting_what_is_referred_to(log: Log, after: dict[str, tuple[str, Record, bool]]) -> None:
    """Refused for the first record that goes while others keep referring to it."""
    going = {identity for identity, (_entity, _record, deleted) in after.items() if deleted}
    fresh = [kept for one in going if (kept := log.cabinet.find(one)) is not None and not kept.deleted]
    if len(fresh) >= MANY:
        blocked = referred_to(log, {kept.record["id"]: kept.entity for kept in fresh})
        # A record that goes is no hindrance, nor is one that stops referring in the same action.
        fresh = [kept for kept in fresh if kept.record["id"] in blocked]
    for kept in fresh:
        identity = kept.record["id"]
        silent = {one for one, stands in after.items() if not _names(stands, identity)}
        others = [words for _other, words in referrers(log, kept, going | silent)]
        if others:
            raise Refused(
                _("{name} cannot be deleted: {others} refer to it. End it instead.").format(
                    name=kept.record.get("name") or kept.record.get("title") or identity,
                    others=", ".join([*others[:MOST], *(["…"] if len(others) > MOST else [])]),
                )
            )


def _names(after: tuple[str, Record, bool], identity: str) -> bool:
    entity, record, _deleted = after
    return any(reference.id == identity for reference in references(entity, record))
