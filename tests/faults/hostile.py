"""Hostile texts through commands and the capture bar, and what may reach a terminal."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from tests.tree import ROOT
from tests.widgets.hostile import TEXTS

# The public "big list of naughty strings" by Max Woolf, MIT licence.
NAUGHTY: tuple[str, ...] = tuple(json.loads((ROOT / "tests/faults/blns.json").read_text(encoding="utf-8")))
SYSTEM = ("(SELECT 1)", '"', "(", "-", "AND", "NEAR(", "*", "a OR", "^x", "x:y", "{", "'", "%", "_")

ALLOWED = re.compile(
    rb"\x1b\[[0-9;?<>=$]*[A-Za-z~]"  # colours, places, modes and what the terminal is asked
    rb"|\x1b\[[0-9;?]*\$p"
    rb"|\x1b_G[^\x1b]*\x1b\\\\?"  # whether it shows pictures
    rb"|\x1b[()][A-Z0-9]|\x1b[=>78c]"
    rb"|\x1b\]1[01];\?(?:\x1b\\|\x07)|\x1b\]22;[^\x07\x1b]*(?:\x1b\\|\x07)"
    rb"|\x1bP[+$]q[0-9A-Fa-f]*\x1b\\"
)
OWN = frozenset("\r\n\t\x08\x0e\x0f\x07")


def texts(seed: int, count: int | None = None) -> list[str]:
    """The hostile texts that a command's argument can hold, some of them where a number is given."""
    found = [one for one in dict.fromkeys((*TEXTS, *NAUGHTY, *SYSTEM)) if "\0" not in one]
    found = [one for one in found if not any("\ud800" <= letter <= "\udfff" for letter in one)]
    if count is None or count >= len(found):
        return found
    return Random(seed).sample(found, count)


def raw_in(output: str) -> set[str]:
    """The characters of a command's output that could act on a terminal."""
    bad = {letter for letter in output if letter != "\n" and (ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0)}
    return bad | (set(output) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"))


def raw_in_terminal(output: bytes) -> set[str]:
    """The same of what the app wrote, its own sequences aside."""
    left = ALLOWED.sub(b"", output).decode("utf-8", "replace")
    return raw_in(left) - OWN


def hostile_file(folder: Path, seed: int, kind: str, pack: bytes) -> Path:
    """A file of a kind that can be read, broken at random places; `pack` is a whole evidence pack.

    What is a zip is broken as it is, or one of its members is and all are packed anew, so that the break gets further.
    """
    dice = Random(seed)
    good = {
        "json": b'{"format":"klyngetui-log","version":1,"cluster":{"name":"Pr\xc3\xb8ve"},"people":[{"id":"p","name":"Kari"}]}',
        "csv": "navn;orgnr;type\nFjord AS;923609016;sme\nHav AS;;sme\n".encode("cp1252") * 20,
        "ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261101T100000Z\r\n"
        b"RRULE:FREQ=DAILY;COUNT=5\r\nSUMMARY:M\xc3\xb8te\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "xlsx": (ROOT / "tests/faults/members.xlsx").read_bytes(),
        "zip": pack,
    }[kind]
    inside = kind in ("xlsx", "zip") and dice.random() < 0.5
    path = folder / f"hostile-{seed}.{kind}"
    path.write_bytes(_repacked(good, dice) if inside else _broken(good, dice))
    return path


def _broken(good: bytes, dice: Random) -> bytes:
    """The bytes with some of them changed, gone, put in or doubled."""
    raw = bytearray(good)
    for _time in range(dice.randint(1, 8)):
        at = dice.randrange(len(raw) or 1)
        how = dice.randrange(4)
        if how == 0:
            raw[at : at + 1] = bytes([dice.randrange(256)])
        elif how == 1:
            del raw[at : at + dice.randint(1, 40)]
        elif how == 2:
            raw[at:at] = dice.choice((b"\0", b"\xff\xfe", b'"', b"[" * 3000, b"\x1b]52;c;x\x07", b"9" * 400, b"\n,;\t"))
        else:
            raw[at:at] = raw[at : at + dice.randint(1, 200)] * dice.randint(1, 20)
    return bytes(raw)


def _repacked(good: bytes, dice: Random) -> bytes:
    """The zip with one member broken, and now and then called otherwise."""
    made = BytesIO()
    with ZipFile(BytesIO(good)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        chosen = dice.choice(before.namelist())
        for name in before.namelist():
            held = before.read(name)
            called = dice.choice((name, name, name, f"../{name}", name.upper(), f"{name}\x1b[31m", "/etc/x", "con"))
            after.writestr(called if name == chosen else name, _broken(held, dice) if name == chosen else held)
    return made.getvalue()
