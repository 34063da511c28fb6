"""Reports, packs and seals on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tree import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out a PDF takes seconds and has tests of its own."""
    monkeypatch.setattr("klyngetui.exchange.pack.write.can_write_pdf", lambda: False)
    monkeypatch.setattr("klyngetui.exchange.pdf_out.write.can_write_pdf", lambda: False)


@pytest.mark.parametrize("kind", ["html", "xlsx", "pack"])
def test_a_report_is_written_and_told(run: Commands, tmp_path: Path, kind: str) -> None:
    run("add", "fjordglimt:ola")
    assert run("export", kind, str(tmp_path / "out")) == ""
    assert "Written: " in run.err
    assert "Direct contact: 1 without evidence of level 2 or more" in run.err
    assert (tmp_path / "out").stat().st_size > 1000


def test_the_language_of_a_report_is_chosen(run: Commands, tmp_path: Path) -> None:
    run("export", "html", str(tmp_path / "r.html"), "--lang", "nb")
    assert '<html lang="nb">' in (tmp_path / "r.html").read_text("utf-8")


def test_a_pack_is_verified(run: Commands, tmp_path: Path) -> None:
    run("add", "fjordglimt:ola")
    pack = tmp_path / "p.zip"
    run("export", "pack", str(pack), "--period", "year:2026", "--as-of", "2026-11-23")
    assert "Every figure follows from the log in the pack." in run("verify", str(pack))
    assert json.loads(run("verify", str(pack), "--json"))["good"] is True
    pack.write_bytes(pack.read_bytes().replace(b"evidence-pack/data/rules.txt", b"evidence-pack/data/rulez.txt"))
    assert run.code("verify", str(pack)) == 1
    assert "data/rules.txt: is missing" in run.err


def test_contact_details_by_choice(run: Commands, tmp_path: Path) -> None:
    import zipfile

    run("people", "edit", "ola", "--email", "ola@fjordglimt.example")
    for options, there in (((), False), (("--with-contacts",), True)):
        run("export", "pack", str(tmp_path / "p.zip"), *options)
        with zipfile.ZipFile(tmp_path / "p.zip") as pack:
            assert (b"ola@fjordglimt.example" in pack.read("evidence-pack/data/log.json")) is there


def test_sealed_figures_and_what_moved(run: Commands, tmp_path: Path) -> None:
    run("add", "nordlys:åse")
    run("export", "html", str(tmp_path / "r.html"), "--seal", "--period", "year:2026")
    seal = run.json("seals")[0]
    assert (seal["period"], seal["same"]) == ("year:2026", True)
    run("cancel", run.json("list")[0]["id"])
    assert "moved" in run("seals")
    told = run("seals", seal["id"][:8])
    assert "2.5 Reached by direct contact: 1 then, 0 now; went: Nordlys kommune" in told
    assert "status held → cancelled" in told


@pytest.mark.skipif(os.name == "nt", reason="limits on the size of files are POSIX")
@pytest.mark.parametrize("kind", ["html", "xlsx", "pack"])
def test_a_disk_that_takes_no_more_leaves_nothing_half(run: Commands, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "folder" / "out"
    out.parent.mkdir()
    out.write_text("what was there")
    limited = (
        "import resource as r, sys; r.setrlimit(r.RLIMIT_FSIZE, (4000, 4000)); from klyngetui.cli import main; main()"
    )
    words = [sys.executable, "-c", limited, "export", kind, str(out)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ended.returncode == 1, ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert out.read_text() == "what was there"
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("export", "html", "-")),
        (2, ("export", "html", "x.html", "--period", "never")),
        (1, ("export", "html", "/nowhere/x.html")),
        (1, ("export", "pdf", "x.pdf")),
        (1, ("verify", "/nowhere/x.zip")),
        (1, ("seals", "x")),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(run: Commands, code: int, words: tuple[str, ...]) -> None:
    run.fails(code, *words)
