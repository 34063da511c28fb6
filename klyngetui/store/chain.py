"""The chain over each device's changes: salted, so that it still verifies after an erasure emptied a patch."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

START = ""


def commitment(salt: str, patch: str) -> str:
    """SHA-256 over salt and patch, the part of the digest that an erasure must keep."""
    return sha256((salt + patch).encode()).hexdigest()


def digest(prev: str, header: Sequence[str], committed: str) -> str:
    """SHA-256 over the previous digest, the change's other columns and the commitment to its patch, as hex.

    The header is (id, entity, record_id, base, actor, device, made_at, action_id): without it a change could be moved
    to another record or day unseen.
    """
    return sha256("\n".join((prev, *header, committed)).encode()).hexdigest()


def committed(salt: str, patch: str) -> str:
    """The commitment of a stored change; an erasure leaves the patch empty and the commitment in the salt's place."""
    return commitment(salt, patch) if patch else salt
