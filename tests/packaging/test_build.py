"""What the build puts into the wheel and the sdist."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from typing import TYPE_CHECKING

import pytest

from tests.tree import ROOT, files

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = "klyngetui/locale/nb/LC_MESSAGES/klyngetui.mo"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=300)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


@pytest.fixture(scope="module")
def sdist(built: Path) -> set[str]:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_holds_the_program_and_its_words(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {file.relative_to(ROOT).as_posix() for file in files()} <= names
    assert CATALOGUE in names
    assert wheel.read(CATALOGUE)[:4] == b"\xde\x12\x04\x95"
    styles = {file.relative_to(ROOT).as_posix() for file in (ROOT / "klyngetui").rglob("*.tcss")}
    assert styles <= names


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"klyngetui"}
    assert not [name for name in wheel.namelist() if name.endswith((".po", ".pot", ".pyc"))]


def test_the_sdist_can_be_built_and_tested(sdist: set[str]) -> None:
    assert {CATALOGUE, "hatch_build.py", "uv.lock", "LICENSE", "README.md", "docs/README.md"} <= sdist
    assert "tests/conftest.py" in sdist
    assert not [name for name in sdist if name.startswith((".venv", "dist/", "build/")) or ".pyc" in name]


def test_users_get_no_development_dependencies(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    needed = Parser().parsestr(wheel.read(name).decode()).get_all("Requires-Dist") or []
    plain = {line.split(">")[0].split("<")[0].strip() for line in needed if "extra ==" not in line}
    assert "textual" in plain
    assert not plain & {"pytest", "hypothesis", "mypy", "ruff", "babel", "uv", "typst", "hatchling"}
