"""Reading a document's JSON: strict, and with one clear line for whatever is wrong with the file."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.model.check import LARGEST, Invalid, Problem
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 2 * 1024**3
LONGEST_NUMBER = 40


class _Unfit(ValueError):
    """JSON that some reader somewhere would take, and that would not mean one thing."""


def read_document(path: Path) -> dict[str, Any]:
    """The document in the file, as it stands there; UTF-8, with or without a byte order mark.

    Raises Invalid for anything that is no plain JSON object, LogError where the file cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Invalid([Problem("", _("{path} is larger than {most} GB.").format(path=path, most=2))])
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error
    except UnicodeDecodeError as error:
        raise Invalid([Problem("", _("{path} is not written in UTF-8.").format(path=path))]) from error
    except MemoryError as error:
        raise Invalid([Problem("", _("{path} is too large for this machine.").format(path=path))]) from error
    return parse_document(text, str(path))


def parse_document(text: str, name: str) -> dict[str, Any]:
    """The document in the text; `name` says in errors where it came from. Raises Invalid."""
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        line = _("{path}, line {line}, column {column}: this is no JSON ({why}).")
        told = line.format(path=name, line=error.lineno, column=error.colno, why=error.msg)
        raise Invalid([Problem("", told)]) from error
    except _Unfit as error:
        raise Invalid([Problem("", f"{name}: {error}")]) from error
    except (RecursionError, MemoryError) as error:
        raise Invalid([Problem("", _("{path} is nested too deep or too large.").format(path=name))]) from error
    if not isinstance(found, dict):
        raise Invalid([Problem("$", _("must be an object"))])
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _value in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Unfit(_("“{key}” stands twice in one object.").format(key=twice[:64]))
    return found


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER or abs(number := int(digits)) > LARGEST:
        raise _Unfit(_("the number {number} is larger than can be kept.").format(number=f"{digits[:20]}…"))
    return number


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Unfit(_("the number {number} is larger than can be kept.").format(number=f"{digits[:20]}…"))
    return number


def _constant(word: str) -> Any:
    raise _Unfit(_("{word} is no number that JSON knows.").format(word=word))
