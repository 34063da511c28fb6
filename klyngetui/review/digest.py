"""The digest of what was counted (docs/data-format.md, seals)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from klyngetui.store.canonical import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def digest_of(counted: Mapping[str, Sequence[str]]) -> str:
    """The SHA-256 of the canonical JSON of the counted ids, as hexadecimal digits."""
    return sha256(compact(counted).encode("utf-8", "surrogatepass")).hexdigest()
