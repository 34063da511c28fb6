from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from klyngetui.store.errors import LogError, ReadOnlyLog, Refused
from klyngetui.store.files import copy_missing, digest_of, file_path, newest_download, store_file

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


def test_a_file_is_kept_by_what_it_holds(log: Log, tmp_path: Path) -> None:
    source = tmp_path / "Signert liste.pdf"
    source.write_bytes(b"%PDF-1.7 liste")
    facts = store_file(log, source)
    assert facts == {
        "sha256": digest_of(source),
        "size": 14,
        "media_type": "application/pdf",
        "filename": "Signert liste.pdf",
    }
    kept = file_path(log, facts["sha256"])
    assert kept.read_bytes() == source.read_bytes()
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(log.files.stat().st_mode)) == (0o600, 0o700)


def test_the_same_content_is_kept_once_and_heals_what_was_altered(log: Log, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("likt")
    digest = store_file(log, tmp_path / "a.txt")["sha256"]
    file_path(log, digest).write_text("tuklet med")
    assert store_file(log, tmp_path / "b.txt")["sha256"] == digest
    assert os.listdir(log.files) == [digest]
    assert file_path(log, digest).read_text() == "likt"


def test_only_regular_files_are_taken(log: Log, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    os.mkfifo(tmp_path / "rør")
    (tmp_path / "lenke-mappe").symlink_to(tmp_path / "mappe")
    (tmp_path / "lenke-ingensteds").symlink_to(tmp_path / "borte")
    for name in ("mappe", "rør", "lenke-mappe", "lenke-ingensteds", "borte"):
        with pytest.raises(Refused):
            store_file(log, tmp_path / name)
    assert not log.files.exists() or os.listdir(log.files) == []


def test_a_link_to_a_file_is_followed(log: Log, tmp_path: Path) -> None:
    (tmp_path / "ekte.txt").write_text("x")
    (tmp_path / "lenke.txt").symlink_to(tmp_path / "ekte.txt")
    facts = store_file(log, tmp_path / "lenke.txt")
    assert (facts["filename"], file_path(log, facts["sha256"]).is_symlink()) == ("lenke.txt", False)


@pytest.mark.parametrize("name", ["CON.txt", "x" * 240, "..skjult", "=SUM(A1).csv", "[bold]a.txt"])
def test_odd_names_are_only_names(log: Log, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert store_file(log, tmp_path / name)["filename"] == name
    assert len(os.listdir(log.files)) == 1


def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(log: Log, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/m\xf8te.txt"
    with open(raw, "w") as file:
        file.write("x")
    from pathlib import Path

    assert store_file(log, Path(os.fsdecode(raw)))["filename"] == "m\ufffdte.txt"


def test_a_file_that_cannot_be_read_leaves_nothing(log: Log, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(LogError):
        store_file(log, tmp_path / "a.txt")
    assert os.listdir(log.files) == []


def test_a_read_only_log_takes_no_file(log: Log, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    log.read_only = True
    with pytest.raises(ReadOnlyLog):
        store_file(log, tmp_path / "a.txt")


def test_a_digest_cannot_lead_elsewhere(log: Log) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        file_path(log, "../../etc/passwd")


def test_the_newest_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "ned"))
    assert newest_download() is None
    (tmp_path / "ned" / "mappe").mkdir(parents=True)
    for age, name in enumerate([".skjult", "halv.pdf.part", "halv.crdownload", "ny.pdf", "gammel.pdf"]):
        (tmp_path / "ned" / name).write_text("x")
        os.utime(tmp_path / "ned" / name, (2_000_000_000 - age, 2_000_000_000 - age))
    assert newest_download() == tmp_path / "ned" / "ny.pdf"


def test_only_what_is_missing_is_copied(log: Log, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    store_file(log, tmp_path / "a.txt")
    (log.files / "fremmed.txt").write_text("not evidence")
    assert [copy_missing(log.files, tmp_path / "kopi") for _round in range(2)] == [1, 0]
    assert copy_missing(tmp_path / "borte", tmp_path / "kopi") == 0
