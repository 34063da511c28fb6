"""Circles of succession, refused when entered (docs/data-format.md, Refused)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def circles(participants: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The ids of the participants whose chain of successors comes back to themselves."""
    return [identity for identity in participants if _comes_back(identity, participants)]


def _comes_back(identity: str, participants: Mapping[str, Mapping[str, Any]]) -> bool:
    seen = set()
    now: str | None = identity
    while now is not None and now not in seen:
        seen.add(now)
        follows = participants[now]["succeeded_by"] if now in participants else None
        now = follows["participant"] if follows else None
        if now == identity:
            return True
    return False
