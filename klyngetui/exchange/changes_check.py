"""The changes of a document with history: shape, digests and chains, every error with its JSON path."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.identities import tidy
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem, check_patch
from klyngetui.model.ids import is_uuid
from klyngetui.model.records import RECORDS
from klyngetui.store import chain
from klyngetui.store.changes import BESIDES, COLUMNS, compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    Record = dict[str, Any]

NAMES = tuple(COLUMNS.split(", "))
MOMENT = len("2026-11-23T17:25:46.123Z-000000")
LAST_YEAR = "9000"
LONGEST_ACTION = 20_000


class Row(NamedTuple):
    """A change as the change table holds it, in the order of its columns."""

    id: str
    entity: str
    record_id: str
    patch: str
    base: str
    actor: str | None
    device: str
    made_at: str
    action_id: str
    salt: str
    prev: str
    digest: str


def checked_changes(raw: Any) -> list[tuple[str, Row]]:
    """The document's changes with their paths, in the order they were made; raises Invalid."""
    if not isinstance(raw, list) or not raw:
        raise Invalid([Problem("$.changes", _("must be a list of changes"))])
    problems: list[Problem] = []
    rows: list[tuple[str, Row]] = []
    for place, one in enumerate(raw):
        path = f"$.changes[{place}]"
        row = _row(one, path, problems)
        if row is not None:
            rows.append((path, row))
    if not problems:
        rows.sort(key=lambda found: (found[1].made_at, found[1].id))
        problems += _chains(rows)
    if problems:
        raise Invalid(problems)
    return rows


def _row(raw: Any, path: str, problems: list[Problem]) -> Row | None:
    if not isinstance(raw, dict):
        problems.append(Problem(path, _("must be an object")))
        return None
    wrong = [Problem(f"{path}.{name}", _("is missing")) for name in NAMES if name not in raw]
    wrong += [Problem(f"{path}.{name[:64]}", _("is not a known field")) for name in raw if name not in NAMES]
    if not wrong:
        wrong += [Problem(f"{path}.{name}", _("is not as this program writes it")) for name in _misshapen(raw)]
    if not wrong and raw["patch"] is not None:
        _patch(raw["entity"], raw["patch"], f"{path}.patch", wrong)
    if wrong:
        problems += wrong
        return None
    patch = "" if raw["patch"] is None else compact(raw["patch"])
    row = Row(**{**raw, "patch": patch, "base": compact(raw["base"])})
    if digest_of(row) != row.digest:
        problems.append(Problem(f"{path}.digest", _("does not fit: the change was altered")))
        return None
    return row


def digest_of(row: Row) -> str:
    """The digest a change must have; an erased one keeps the commitment to its patch in the place of the salt."""
    header = (*row[:3], row.base, row.actor or "", row.device, row.made_at, row.action_id)
    return chain.digest(row.prev, header, chain.committed(row.salt, row.patch))


def _misshapen(raw: Record) -> list[str]:
    fits = {
        "id": _is_uuid(raw["id"]),
        "entity": isinstance(raw["entity"], str) and raw["entity"] in RECORDS,
        "record_id": _is_uuid(raw["record_id"]),
        "patch": raw["patch"] is None or isinstance(raw["patch"], dict),
        "base": isinstance(raw["base"], list) and all(map(_is_uuid, raw["base"])),
        "actor": raw["actor"] is None or tidy(raw["actor"]) == raw["actor"],
        "device": _is_uuid(raw["device"]),
        "made_at": _is_moment(raw["made_at"]),
        "action_id": _is_line(raw["action_id"]),
        "salt": _is_hex(raw["salt"]),
        "prev": _is_hex(raw["prev"]),
        "digest": _is_hex(raw["digest"]),
    }
    return [name for name, good in fits.items() if not good]


def _is_uuid(value: Any) -> bool:
    return isinstance(value, str) and is_uuid(value)


def _is_line(value: Any) -> bool:
    # An action that takes another one back carries that one's id behind its own.
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ACTION and value.isascii() and value.isprintable()


def _is_hex(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 64 and set(value) <= set("0123456789abcdef")


def _is_moment(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != MOMENT or not value.isascii() or value >= LAST_YEAR:
        return False
    if value[10] != "T" or value[23:25] != "Z-" or not value[25:].isdigit():
        return False
    try:
        datetime.fromisoformat(value[:24])
    except ValueError:
        return False
    return True


def _patch(entity: str, patch: Record, path: str, problems: list[Problem]) -> None:
    """A patch must be just as the write path would have written it, since its digest is over those very bytes."""
    before = len(problems)
    fields = {name: value for name, value in patch.items() if name not in BESIDES}
    checked = check_patch(entity, fields, path, problems)
    if len(problems) > before:
        return
    if not isinstance(patch.get("deleted", False), bool):
        problems.append(Problem(f"{path}.deleted", _("must be true or false")))
    external = patch.get("external_id")
    if external is not None and tidy(external) != external:
        problems.append(Problem(f"{path}.external_id", _("must be an id: text of 1 to 64 characters")))
    problems += [
        Problem(f"{path}.{name}", _("is not as this program writes it"))
        for name, value in fields.items()
        if compact(value) != compact(checked[name])
    ]


def _chains(rows: Sequence[tuple[str, Row]]) -> list[Problem]:
    """Each id is there once, each record is of one entity, and each change follows one that is there too."""
    problems = []
    ids: set[str] = set()
    entities: dict[str, str] = {}
    digests = {(row.device, row.digest) for _path, row in rows}
    for path, row in rows:
        if row.id in ids:
            problems.append(Problem(f"{path}.id", _("is there twice")))
        ids.add(row.id)
        if entities.setdefault(row.record_id, row.entity) != row.entity:
            problems.append(Problem(f"{path}.entity", _("is not the entity of the record's other changes")))
        if row.prev != chain.START and (row.device, row.prev) not in digests:
            problems.append(Problem(f"{path}.prev", _("the change before this one is missing")))
    return problems
