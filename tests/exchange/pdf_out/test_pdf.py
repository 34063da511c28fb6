"""The PDF: tagged, archivable, the same to the byte, and laid out whatever the texts are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.pdf_out import write
from klyngetui.exchange.pdf_out.blocks import data
from klyngetui.exchange.pdf_out.glyphs import DRAWN, drawable
from klyngetui.exchange.pdf_out.write import NoTypst, pdf, write_pdf
from klyngetui.exchange.report.build import report
from klyngetui.exchange.report.spoken import speaking
from klyngetui.store.errors import LogError, Stopped
from tests.exchange.report.cluster import SECRET, cluster_log, material

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log

PIPE = 1 << 18
"""More than any system holds of what one process writes and another has not read."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


def test_hostile_texts_are_laid_out_the_same_every_time(log: Log, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    made = report(material(log))
    content = pdf(made)
    assert content == pdf(report(material(log)))
    assert b"<pdfaid:part>2" in content
    assert b"<pdfuaid:part>1" in content
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    assert write_pdf(material(log), tmp_path / "r.pdf").title == made.title
    assert (tmp_path / "r.pdf").read_bytes() == content


def test_it_speaks_norwegian(log: Log) -> None:
    pytest.importorskip("typst")
    with speaking("nb"):
        assert b"/Lang" in pdf(report(material(log)))


def test_every_character_promised_is_drawn(log: Log) -> None:
    pytest.importorskip("typst")
    promised = "".join(chr(code) for first, last in DRAWN for code in range(first, last + 1))
    made = report(material(log))._replace(notes=[promised[at : at + 60] for at in range(0, len(promised), 60)])
    assert pdf(made).startswith(b"%PDF")


def test_what_cannot_be_drawn_is_named() -> None:
    assert drawable("Æøå 漢 😀\n-") == "Æøå ‹U+6F22› ‹U+1F600›\n-"
    assert drawable("x" * 60).replace("\u200b", "") == "x" * 60
    assert max(map(len, drawable("x" * 60).split("\u200b"))) < 30


def test_links_within_lead_to_places_that_are_there(log: Log) -> None:
    blocks = data(report(material(log)))["blocks"]
    anchors = [block["anchor"] for block in blocks if block.get("anchor")]
    anchors += [row["anchor"] for block in blocks for row in block.get("rows", ()) if row["anchor"]]
    assert len(anchors) == len(set(anchors))
    parts = [part for block in blocks for row in block.get("rows", ()) for cell in row["cells"] for part in cell]
    assert {part["to"] for part in parts if "to" in part} <= set(anchors)
    assert SECRET not in repr(blocks)


def test_a_long_report_reaches_a_process_that_is_slow_to_start(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.setattr(write, "SECONDS_BETWEEN_TICKS", 0.001)
    made = report(material(log))
    long = made._replace(notes=["Klyngen møttes om tang og båt. " * 10] * 1_000)
    assert len(json.dumps(data(long))) > PIPE
    assert pdf(long).startswith(b"%PDF")


def test_laying_out_is_stopped_by_what_its_tick_raises(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.setattr(write, "SECONDS_BETWEEN_TICKS", 0.001)

    def stop() -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        write.pdf(report(material(log)), stop)


def test_what_cannot_be_laid_out_is_told(log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    (tmp_path / "broken.typ").write_text("#nothing-of-that-name")
    monkeypatch.setattr(write, "LAYOUT", tmp_path / "broken.typ")
    with pytest.raises(LogError, match="nothing-of-that-name"):
        write.pdf(report(material(log)))


def test_without_the_extra_it_says_how_to_get_it(log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "can_write_pdf", lambda: False)
    with pytest.raises(NoTypst, match=r"klyngetui\[pdf\]"):
        write_pdf(material(log), tmp_path / "r.pdf")
    assert not (tmp_path / "r.pdf").exists()
