"""What an attached file is opened as: a private copy of its own name where that only shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from klyngetui.model.ids import uuid7
from klyngetui.screens.places_to_open import place_to_open
from klyngetui.store.changes import Edit, commit
from klyngetui.store.files import store_file
from klyngetui.store.log import open_log
from tests.tree import ROOT

OPEN = """
import sys
from pathlib import Path
from klyngetui.screens.places_to_open import place_to_open
from klyngetui.store.log import open_log
with open_log(Path(sys.argv[1]), write=False) as log:
    print(place_to_open(log, log.cabinet.load("evidence")[0]))
"""


def attached(path: Path, folder: Path, name: str) -> None:
    (folder / name).write_text("Referat av Kari")
    with open_log(path) as log:
        entry = log.cabinet.load("activity")[0].record["id"]
        of = {"of": {"entity": "activity", "id": entry}, "kind": "file", "level": 1}
        commit(log, [Edit("evidence", uuid7(), {**of, **store_file(log, folder / name)})])


@pytest.mark.parametrize(
    ("name", "ends"), [("Referat møte.PDF", "/E0-Referat_mote.PDF"), ("bilde.tar.png", "/E0-bilde.tar.png")]
)
def test_a_document_is_a_copy_of_its_own_name_that_nobody_else_reads(
    path: Path, tmp_path: Path, name: str, ends: str
) -> None:
    attached(path, tmp_path, name)
    with open_log(path, write=False) as log:
        kept = log.cabinet.load("evidence")[-1]
        place = place_to_open(log, kept)
        assert place == place_to_open(log, kept)
        copy = Path(unquote(urlsplit(place).path))
    assert place.endswith(ends)
    assert copy.read_text() == "Referat av Kari"
    if sys.platform != "win32":
        assert [one.stat().st_mode & 0o777 for one in (copy, copy.parent, copy.parent.parent)] == [0o400, 0o700, 0o700]


@pytest.mark.parametrize("name", ["faktura.pdf.exe", "les.desktop", "side.html", "makro.docm", "uten"])
def test_what_could_be_run_has_no_ending(path: Path, tmp_path: Path, name: str) -> None:
    attached(path, tmp_path, name)
    with open_log(path, write=False) as log:
        kept = log.cabinet.load("evidence")[-1]
        assert place_to_open(log, kept) == (log.files / kept.record["sha256"]).absolute().as_uri()


def test_the_copy_goes_when_the_program_ends(path: Path, tmp_path: Path) -> None:
    with open_log(path) as log:
        commit(log, [Edit("evidence", kept.record["id"], {"deleted": True}) for kept in log.cabinet.load("evidence")])
    attached(path, tmp_path, "referat.pdf")
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    place = done.stdout.strip()
    assert place.endswith("referat.pdf")
    assert not Path(urlsplit(place).path).parent.parent.exists()
