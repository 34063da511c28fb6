"""Ids: UUID version 7 for what is made here, version 5 for what a document calls by a name of its own."""

from __future__ import annotations

import os
import time

CLUSTERS = "6f1c9a52-6c2e-5b0b-9c50-2f6f1c1f7a10"  # the name space of cluster ids that are no UUIDs

_last = [0, 0]


def uuid7() -> str:
    """A new UUID version 7; ids made by one process rise."""
    milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10)) & ((1 << 74) - 1)
    if milliseconds <= _last[0]:
        milliseconds, tail = _last[0], _last[1] + 1 + (tail >> 44)
        if tail >> 74:
            milliseconds, tail = milliseconds + 1, tail & ((1 << 73) - 1)
    _last[:] = milliseconds, tail
    number = (milliseconds << 80) | (7 << 76) | ((tail >> 62) << 64) | (2 << 62) | (tail & ((1 << 62) - 1))
    return _dashed(f"{number:032x}")


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID written the usual way, in lower case."""
    if len(text) != 36 or text != text.lower():
        return False
    groups = text.split("-")
    return [len(group) for group in groups] == [8, 4, 4, 4, 12] and all(
        letter in "0123456789abcdef" for group in groups for letter in group
    )


def uuid5(cluster: str, entity: str, external: str) -> str:
    """The UUID version 5 of an id from outside: the same cluster, entity and id always give the same one."""
    from hashlib import sha1

    space = bytes.fromhex(cluster.replace("-", ""))
    digest = bytearray(sha1(space + f"{entity}/{external}".encode(), usedforsecurity=False).digest()[:16])
    digest[6] = (digest[6] & 0x0F) | 0x50
    digest[8] = (digest[8] & 0x3F) | 0x80
    return _dashed(digest.hex())


def _dashed(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
