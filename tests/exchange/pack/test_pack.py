"""The evidence pack: checked without software of ours, told without consent nowhere, the same to the byte."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.pack.bag import TOP
from klyngetui.exchange.pack.names import file_name
from klyngetui.exchange.pack.verify import verify
from klyngetui.exchange.pack.write import write_pack
from klyngetui.review.digest import digest_of
from klyngetui.review.seals import seal
from klyngetui.sample import sample_document
from klyngetui.store.log import unsaved_log
from tests.browser import dumped
from tests.exchange.html_out.pages import Page
from tests.exchange.report.cluster import MINUTES, SECRET, TODAY, cluster_log, material
from tests.programs import needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out a PDF takes seconds and has tests of its own."""
    monkeypatch.setattr("klyngetui.exchange.pack.write.can_write_pdf", lambda: False)


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as pack:
        return {name.removeprefix(f"{TOP}/"): pack.read(name) for name in pack.namelist()}


def document(path: Path, name: str) -> Any:
    return json.loads(members(path)[f"data/{name}"])


def test_it_is_a_bag_with_everything_in_it(log: Log, tmp_path: Path) -> None:
    made = write_pack(material(log), tmp_path / "p.zip")
    found = members(tmp_path / "p.zip")
    assert found["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (
        f"Payload-Oxum: {sum(len(b) for n, b in found.items() if n.startswith('data/'))}"
        in found["bag-info.txt"].decode()
    )
    assert found["data/evidence/E1-Referat_fra_mote.txt"] == MINUTES
    assert not made.complete
    assert "the file is missing" in found["data/complete.txt"].decode()
    assert b"Complete: no" in found["bag-info.txt"]
    assert b'href="evidence/E1-Referat_fra_mote.txt"' in found["data/index.html"]


def test_the_same_log_gives_the_same_bytes(log: Log, tmp_path: Path) -> None:
    write_pack(material(log), tmp_path / "one.zip")
    write_pack(material(log), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_nothing_without_consent_and_no_contact_details(log: Log, tmp_path: Path) -> None:
    write_pack(material(log), tmp_path / "p.zip")
    for name, content in members(tmp_path / "p.zip").items():
        for secret in (SECRET, "@fjordglimt", "tor@", "+47 900"):
            assert secret.encode() not in content, name
            assert secret not in name
    kept = document(tmp_path / "p.zip", "log.json")
    assert [one["id"] for one in kept["stories"]] == ["s1"]
    assert kept["actions"] == []
    assert kept["reviews"] == []
    assert [one["id"] for one in kept["evidence"]] == ["e1", "e2", "e3", "e6"]


def test_sealed_figures_in_a_pack_name_nothing_either(log: Log, tmp_path: Path) -> None:
    seal(log, TODAY, today=TODAY)
    write_pack(material(log), tmp_path / "p.zip")
    content = members(tmp_path / "p.zip")["data/log.json"]
    assert SECRET.encode() not in content
    assert b"@fjordglimt" not in content
    kept = json.loads(content)["seals"][0]
    assert kept["digest"] == digest_of(kept["counted"])
    assert verify(tmp_path / "p.zip").good


def test_contact_details_by_choice(log: Log, tmp_path: Path) -> None:
    write_pack(material(log), tmp_path / "p.zip", with_contacts=True)
    kept = document(tmp_path / "p.zip", "log.json")
    assert kept["people"][0]["email"] == "person1@fjordglimt.example"
    assert SECRET not in json.dumps(kept)


def test_the_list_of_evidence_is_inert(log: Log, tmp_path: Path) -> None:
    write_pack(material(log), tmp_path / "p.zip")
    rows = list(csv.DictReader(io.StringIO(members(tmp_path / "p.zip")["data/evidence.csv"].decode("utf-8-sig"))))
    assert [(row["id"], row["state"]) for row in rows] == [
        ("e1", "here"),
        ("e2", "missing"),
        ("e3", "altered"),
        ("e6", "link"),
    ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert rows[0]["path"] == "evidence/E1-Referat_fra_mote.txt"


def test_what_it_says_is_borne_out_by_the_log_in_it(log: Log, tmp_path: Path) -> None:
    for as_of, period in ((TODAY, None), (date(2026, 7, 15), None), (TODAY, "year:2026"), (TODAY, "label")):
        write_pack(material(log, as_of, period), tmp_path / "p.zip")
        found = verify(tmp_path / "p.zip")
        assert found.good, (as_of, period, found)


def test_a_story_counted_then_and_withdrawn_since_is_told_as_withheld(log: Log, tmp_path: Path) -> None:
    write_pack(material(log, date(2026, 6, 15)), tmp_path / "p.zip")
    counted = document(tmp_path / "p.zip", "counted.json")
    assert counted["withheld"] == {"5.2.usable": 2, "5.2.featured": 1}
    assert counted["counted"]["5.2.usable"] == ["s1"]
    assert document(tmp_path / "p.zip", "figures.json")["indicators"]["5.2"]["measures"]["usable"] == 3
    assert verify(tmp_path / "p.zip").good


def test_the_sample_is_unzipped_checked_and_shown_by_other_programs(tmp_path: Path) -> None:
    unzip, sha256sum = needs("unzip"), needs("sha256sum")
    with unsaved_log() as sample:
        import_document(sample, sample_document(1, ending=TODAY))
        write_pack(material(sample), tmp_path / "sample.zip", language="nb")
    subprocess.run([unzip, "-q", "sample.zip"], cwd=tmp_path, check=True)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run([sha256sum, "--strict", "--quiet", "-c", manifest], cwd=tmp_path / TOP, check=True)
    found = Page(dumped(tmp_path / TOP / "data" / "index.html", tmp_path / "profile"))
    assert found.all("html")[0]["lang"] == "nb"
    assert "Fjordglimt AS" in found.text
    verified = verify(tmp_path / "sample.zip")
    assert verified.good, verified


@pytest.mark.parametrize(
    ("called", "named"),
    [
        ("Referat fra møte.pdf", "E7-Referat_fra_mote.pdf"),
        ("../../etc/passwd", "E7-etc_passwd"),
        ("con.txt", "E7-con.txt"),
        ("", "E7"),
        ("...", "E7"),
        ("漢字.docx", "E7.docx"),
        ("=cmd|x.xlsx", "E7-cmd_x.xlsx"),
        ("a\u202egnp.exe", "E7-a_gnp.exe"),
        ("x" * 300 + ".pdf", f"E7-{'x' * 80}.pdf"),
        ("no ending", "E7-no_ending"),
    ],
)
def test_names_of_files_are_plain_everywhere(called: str, named: str) -> None:
    assert file_name(7, called) == named
