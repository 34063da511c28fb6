"""Canonical JSON, the one form in which changes and records are stored (docs/data-format.md)."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from klyngetui.model.records import defaults
from klyngetui.store.fold import same
from klyngetui.store.past import DEFAULTS_BESIDES

_encode = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def compact(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, UTF-8 (docs/data-format.md)."""
    return _encode(value)


def body_of(entity: str, fields: dict[str, Any]) -> str:
    """The stored form of a record's fields: canonical JSON, defaults left out, so that equal states are equal bytes."""
    default = defaults(entity)
    return compact({name: fields[name] for name in default if name in fields and not same(fields[name], default[name])})


def first_patch(entity: str, patch: dict[str, Any]) -> dict[str, Any]:
    """What the change that makes a record has to say: all that is not the default."""
    default = defaults(entity)
    return {
        name: value
        for name, value in patch.items()
        if not same(value, default[name] if name in default else DEFAULTS_BESIDES.get(name))
    }
