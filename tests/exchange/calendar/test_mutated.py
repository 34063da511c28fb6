"""Exports with bytes changed, lines swapped and pieces cut out: always read or refused, never a traceback."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from klyngetui.model.check import Invalid
from klyngetui.store.inbox import Entry
from tests.exchange.calendar.kit import FILES, read

ORIGINALS = [(FILES / f"{name}.ics").read_bytes() for name in ("outlook", "google")]
ODD = st.sampled_from(
    [
        b"\0",
        b"\xff",
        b"\r\n",
        b" ",
        b";",
        b":",
        b"=",
        b",",
        b'"',
        b"9" * 30,
        b"-1",
        b"BEGIN:VEVENT\r\n",
        b"END:VEVENT\r\n",
        b"T",
        b"Z",
        "ø".encode(),
        b"FREQ=YEARLY",
        b"COUNT=0",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(ORIGINALS)))
    for _change in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(data) - 1))
        what = draw(st.integers(0, 2))
        if what == 0:
            data[at : at + 1] = draw(ODD)
        elif what == 1:
            del data[at : at + draw(st.integers(1, 60))]
        else:
            lines = bytes(data).split(b"\r\n")
            one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
            lines[one], lines[other] = lines[other], lines[one]
            data = bytearray(b"\r\n".join(lines))
        if not data:
            return b""
    return bytes(data)


@given(mutated())
def test_mutated_exports_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kalender.ics"
        path.write_bytes(data)
        try:
            found = read(path)
        except Invalid:
            return
    for series in found.series:
        for entry in series.entries:
            assert isinstance(entry, Entry)
            assert entry.title.isprintable() or not entry.title.isascii()
            assert len(entry.day) == 10
