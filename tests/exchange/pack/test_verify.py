"""Packs that were altered, and zips made to harm: each is told in words and nothing is unpacked."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.pack import opened
from klyngetui.exchange.pack.bag import TOP, manifest
from klyngetui.exchange.pack.opened import NoPack
from klyngetui.exchange.pack.verify import verify
from klyngetui.exchange.pack.write import write_pack
from tests.exchange.report.cluster import cluster_log, material

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Members:
    """The members of a good pack, by their path within its folder."""
    folder = tmp_path_factory.mktemp("pack")
    with pytest.MonkeyPatch.context() as patch, cluster_log(folder / "log.db") as log:
        patch.setattr("klyngetui.exchange.pack.write.can_write_pdf", lambda: False)
        write_pack(material(log), folder / "p.zip")
    with zipfile.ZipFile(folder / "p.zip") as pack:
        return {name.removeprefix(f"{TOP}/"): pack.read(name) for name in pack.namelist()}


def zipped(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members.items():
            pack.writestr(f"{TOP}/{name}", content)
    return path


def with_manifests(members: Members) -> Members:
    """The members with manifests that fit them again, as a forger would do it."""
    payload = {name: sha256(content).hexdigest() for name, content in members.items() if name.startswith("data/")}
    made = {**members, "manifest-sha256.txt": manifest(payload).encode()}
    tags = {
        name: sha256(content).hexdigest()
        for name, content in made.items()
        if not name.startswith("data/") and name != "tagmanifest-sha256.txt"
    }
    return {**made, "tagmanifest-sha256.txt": manifest(tags).encode()}


def test_a_good_pack_is_good(whole: Members, tmp_path: Path) -> None:
    found = verify(zipped(tmp_path / "p.zip", whole))
    assert found.good
    assert found.files == len(whole)
    assert not found.complete


def test_a_file_altered_missing_or_added_is_found(whole: Members, tmp_path: Path) -> None:
    changed = {**whole, "data/evidence/E1-Referat_fra_mote.txt": b"other", "data/more.txt": b"", "README.txt": b"x"}
    del changed["data/rules.txt"]
    found = verify(zipped(tmp_path / "p.zip", changed))
    assert found.altered == [
        "data/evidence/E1-Referat_fra_mote.txt: was altered",
        "data/more.txt: is not in the manifest",
        "data/rules.txt: is missing",
        "README.txt: was altered",
    ]
    assert found.miscounted == []


def test_a_figure_that_does_not_follow_is_found_though_the_manifests_fit(whole: Members, tmp_path: Path) -> None:
    figures = json.loads(whole["data/figures.json"])
    figures["indicators"]["2.5"]["measures"]["reached"]["n"] += 1
    forged = with_manifests({**whole, "data/figures.json": json.dumps(figures).encode()})
    found = verify(zipped(tmp_path / "p.zip", forged))
    assert found.altered == []
    assert found.miscounted == ["2.5.measures.reached.n: the pack says 4, the log in it gives 3"]


def test_counted_ids_that_do_not_follow_are_found(whole: Members, tmp_path: Path) -> None:
    log = json.loads(whole["data/log.json"])
    log["activities"] = [one for one in log["activities"] if one["id"] != "a6"]
    log["evidence"] = [one for one in log["evidence"] if one["of"]["id"] != "a6"]
    forged = with_manifests({**whole, "data/log.json": json.dumps(log).encode()})
    found = verify(zipped(tmp_path / "p.zip", forged)).miscounted
    assert "information_sharing.events: not borne out by the log in the pack: a6" in found


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"format": 1}', b'{"period": [], "as_of": 3}', b"[" * 100_000, b"NaN"],
)
@pytest.mark.parametrize("name", ["figures.json", "counted.json", "log.json"])
def test_broken_data_is_told_not_raised(whole: Members, tmp_path: Path, name: str, broken: bytes) -> None:
    forged = with_manifests({**whole, f"data/{name}": broken})
    found = verify(zipped(tmp_path / "p.zip", forged))
    assert found.altered == []
    assert found.miscounted


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "C:\\evil", "x\\..\\y", "a//b", "a/./b", "a\nb"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as pack:
        pack.writestr(zipfile.ZipInfo(name), b"x")
    with pytest.raises(NoPack):
        verify(tmp_path / "p.zip")
    assert os.listdir(tmp_path) == ["p.zip"]


def test_links_are_refused(whole: Members, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as pack:
        link = zipfile.ZipInfo(f"{TOP}/data/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        pack.writestr(link, "/etc/passwd")
    with pytest.raises(NoPack, match="link"):
        verify(tmp_path / "p.zip")


def test_bombs_are_refused_before_they_go_off(whole: Members, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "p.zip", {**whole, "data/bomb": b"\0" * (20 * 1024**2)})
    with pytest.raises(NoPack, match="grow"):
        verify(path)
    monkeypatch.setattr(opened, "MOST_MEMBERS", 3)
    with pytest.raises(NoPack, match="more than"):
        verify(zipped(tmp_path / "p.zip", whole))


def test_a_size_that_is_a_lie_does_not_help(whole: Members, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_TEXT", 100)
    found = verify(zipped(tmp_path / "p.zip", {name: whole[name] for name in ("bagit.txt",)} | _tiny_manifests(whole)))
    assert any("too large" in line or "holds no" in line for line in found.miscounted)


def _tiny_manifests(whole: Members) -> Members:
    return with_manifests({"bagit.txt": whole["bagit.txt"], "data/figures.json": b" " * 1000}) | {
        "manifest-sha256.txt": b"",
        "tagmanifest-sha256.txt": b"",
    }


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"PK\x03\x04 no zip"),
        lambda path: path.mkdir(),
        lambda path: None,
    ],
    ids=["empty", "cut", "folder", "nothing"],
)
def test_what_is_no_zip_is_told(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "p.zip")
    with pytest.raises(NoPack):
        verify(tmp_path / "p.zip")


def test_a_damaged_pack_never_ends_in_anything_but_words(whole: Members, tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path / "p.zip", whole).read_bytes())
    for place in range(0, len(content), max(1, len(content) // 60)):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        (tmp_path / "d.zip").write_bytes(damaged)
        with suppress(NoPack):
            verify(tmp_path / "d.zip")
