"""Tables with bytes changed and pieces cut out: always read or refused, never a traceback."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from klyngetui.model.check import Invalid
from tests.exchange.sheets.kit import activities, roster
from tests.store.logs import cluster_log, participant

ORIGINAL = (
    "Navn;Orgnr;Dato;Deltakere;Person;Klokkeslett;Form;Varighet;Medlem siden\r\n"
    "Fjordglimt AS;974760673;12.11.2026;Fjordglimt AS;;09.30;teams;1,5 t;1.1.2024\r\n"
    'Nordlys AS;;13.11.2026 09:00;"Fjordglimt AS; Nordlys AS";;;fysisk;90;\r\n'
).encode("cp1252")
ODD = st.sampled_from(
    [b"\0", b"\xff", b'"', b";", b"\r", b"\n", b"'=1", b"9" * 400, b"-", b"\x81", b"/", b":", b" ", b"."]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(ORIGINAL)
    for _change in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data) - 1))
        if draw(st.booleans()):
            data[at : at + 1] = draw(ODD)
        else:
            del data[at : at + draw(st.integers(1, 20))]
        if not data:
            return b""
    return bytes(data)


@given(mutated())
def test_mutated_tables_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tabell.csv"
        path.write_bytes(data)
        with cluster_log(Path(folder) / "log.db") as log:
            participant(log)
            for read in (roster, activities):
                with suppress(Invalid):
                    read(log, path)
