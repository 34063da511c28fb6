"""Which encoding a text file is written in, told from its bytes."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(path: Path, largest: int) -> str:
    """The codec that reads the file: a UTF by its mark or its bytes, otherwise Windows-1252.

    Raises LogError where the file cannot be read or is larger than `largest` bytes.
    """
    try:
        if path.stat().st_size > largest:
            most = largest // 1024**2
            raise LogError(_("{path} is larger than {most} MB; take it in parts.").format(path=path, most=most))
        with path.open("rb") as file:
            head = file.read(CHUNK)
            found = _by_mark(head) or _by_zeros(head)
            if found is not None:
                return found
            decoder = codecs.getincrementaldecoder("utf-8")()
            while head:
                decoder.decode(head)
                head = file.read(CHUNK)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error
    return "utf-8"


def _by_mark(head: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None)


def _by_zeros(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    some = head[:400]
    if len(some) < 4 or not some.count(0):
        return None
    odd, even = some[1::2].count(0), some[0::2].count(0)
    if odd > len(some) // 3 and even < len(some) // 20 + 1:
        return "utf-16-le"
    if even > len(some) // 3 and odd < len(some) // 20 + 1:
        return "utf-16-be"
    return None
