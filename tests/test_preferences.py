from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from klyngetui.paths import settings_file
from klyngetui.preferences import Preferences, read, save
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "klyngetui" / "settings.toml"


def test_no_file_is_no_problem(file: Path) -> None:
    assert read(file) == Preferences()


def test_what_is_saved_is_read_again(file: Path) -> None:
    save("language", "nb", path=file)
    save("theme", "klynge-natt", path=file)
    save("c1", "m1", within="me", path=file)
    save("home.add", "n", within="keys", path=file)
    assert read(file) == Preferences("nb", "klynge-natt", me={"c1": "m1"}, keys={"home.add": "n"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    save("theme", None, path=file)
    assert read(file).theme is None


def test_comments_and_unknown_settings_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\nlanguage = "en"  # for the visit\nfuture = 1\n')
    save("language", "nb", path=file)
    assert file.read_text() == '# mine\nlanguage = "nb"  # for the visit\nfuture = 1\n'


@pytest.mark.parametrize("raw", [b"language = ", b"\xff\xfe", b"[me", b"\x00", b"a = " + b"[" * 5000])
def test_a_broken_file_gives_the_defaults_and_says_so(file: Path, raw: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(raw)
    found = read(file)
    assert str(file) in (found.problem or "")
    assert found == Preferences(problem=found.problem)


def test_one_wrong_value_costs_only_itself(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('language = 3\ntheme = "klynge-dag"\nkeys = "x"\n[me]\nc1 = "m1"\nc2 = 2\n')
    found = read(file)
    assert (found.language, found.theme, found.me, found.keys) == (None, "klynge-dag", {"c1": "m1"}, {})
    assert all(name in (found.problem or "") for name in ("language", "keys", "me.c2"))


def test_saving_into_a_broken_file_keeps_it_beside(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("language = ")
    save("language", "nb", path=file)
    assert read(file) == Preferences("nb")
    assert file.with_name("settings.toml.broken").read_text() == "language = "


def test_a_linked_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    (tmp_path / "dotfiles.toml").write_text("")
    file.symlink_to(tmp_path / "dotfiles.toml")
    save("language", "nb", path=file)
    assert file.is_symlink()
    assert read(file).language == "nb"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(LogError, match="cannot be written"):
        save("language", "nb", path=tmp_path / "fil" / "settings.toml")


def test_the_file_lies_in_the_users_folder() -> None:
    assert settings_file().is_relative_to(os.environ["HOME"])
    assert read() == Preferences()


def test_without_a_file_no_parser_is_loaded() -> None:
    program = (
        "import sys, klyngetui.preferences as p; p.read(); "
        "print([name for name in ('tomllib', 'tomlkit') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_folder_that_depends_on_where_one_stands_is_not_taken(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "klynge-dag"\nbackup_folder = "kopier"\n')
    found = read(file)
    assert (found.theme, found.backup_folder) == ("klynge-dag", None)
    assert "backup_folder" in (found.problem or "")


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ('backup_folder = "~nobodyhere/kopier"', "backup_folder"),
        ('backup_folder = "/tmp/a\\u0000b"', "backup_folder"),
        ('language = "norsk"\nbackups = "mange"', "language"),
        ('language = "norsk"\nbackups = "mange"', "backups"),
        ('backups = "-1"\nkeys = 3', "keys"),
        ('backups = "-1"\nkeys = 3', "backups"),
    ],
)
def test_what_means_nothing_is_told_and_passed_over(file: Path, raw: str, named: str) -> None:
    file.parent.mkdir()
    file.write_text(f'theme = "klynge-dag"\n{raw}\n')
    found = read(file)
    assert (found.theme, found.language, found.backup_folder, found.backups) == ("klynge-dag", None, None, None)
    assert named in (found.problem or "")


def test_a_mark_at_the_beginning_that_windows_writes_is_no_fault(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b'\xef\xbb\xbftheme = "klynge-dag"\n')
    assert read(file) == Preferences(theme="klynge-dag")
    save("language", "nb", path=file)
    assert read(file) == Preferences(theme="klynge-dag", language="nb")
