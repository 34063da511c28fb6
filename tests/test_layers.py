"""The layers as a running program sees them; import-linter holds the same for the source (pyproject.toml)."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib

import pytest

from tests.tree import PACKAGE, ROOT, files, modules, name_of

SCREENLESS = ("model", "rules", "capture", "store", "indicators", "exchange", "review", "sample", "locale")
PURE = ("model", "rules", "capture")
# What `klyngetui add` runs through: each of these would cost more at start than the entry itself.
FAST = ("model", "rules", "capture", "store", "indicators", "locale")
SLOW_LIBRARIES = (
    *("textual", "rich", "sqlite_utils", "dateutil", "tomlkit", "tomllib", "platformdirs", "zoneinfo", "stdnum"),
    *("xlsxwriter", "python_calamine", "icalendar", "recurring_ical_events", "x_wr_timezone", "typst"),
)

# Imports each module in turn and says after which one something forbidden had been loaded.
PROBE = """
import importlib, sys
forbidden = sys.argv[1].split(",")
before = set(sys.modules)
for name in sys.argv[2:]:
    importlib.import_module(name)
    loaded = [library for library in forbidden if library in sys.modules and library not in before]
    if loaded:
        print(name, "loads", ", ".join(loaded))
        break
"""


def first_to_load(forbidden: tuple[str, ...], names: list[str]) -> str:
    probe = [sys.executable, "-c", PROBE, ",".join(forbidden), *names]
    result = subprocess.run(probe, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("packages", "forbidden"),
    [
        (PURE, ("textual", "sqlite3", "sqlite_utils", "click", "rich")),
        (SCREENLESS, ("textual",)),
        (FAST, (*SLOW_LIBRARIES, "uuid")),
        (("cli",), SLOW_LIBRARIES),  # click loads uuid by itself
    ],
    ids=["pure", "screenless", "fast", "commands"],
)
def test_importing_loads_nothing_forbidden(packages: tuple[str, ...], forbidden: tuple[str, ...]) -> None:
    assert first_to_load(forbidden, modules(*packages)) == ""


def test_every_package_stands_in_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layered = str(next(contract["layers"] for contract in contracts if contract["id"] == "layers"))
    screenless = next(contract["source_modules"] for contract in contracts if contract["id"] == "no-screens")
    packages = {name_of(file) for file in PACKAGE.glob("*/__init__.py")}
    assert {name for name in packages if name not in layered} == {"klyngetui.locale"} & packages
    # A contract cannot name a package that is not there yet, only what will be inside it (`.**`).
    assert packages - set(screenless) - {"klyngetui.screens", "klyngetui.widgets"} == set()


def private_imports(tree: ast.Module) -> list[str]:
    """The private names of other modules of klyngetui that a module takes, imported or by attribute."""
    found = []
    ours = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("klyngetui"):
            ours |= {alias.asname or alias.name for alias in node.names}
            found += [alias.name for alias in node.names if is_private(alias.name)]
            found += [part for part in (node.module or "").split(".") if is_private(part)]
    found += [
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in ours and node.value.id.islower() and is_private(node.attr)
    ]
    return found


def is_private(name: str) -> bool:
    return name.startswith("_") and name != "_" and not name.endswith("__")


def test_no_module_imports_a_private_name_of_another() -> None:
    taken = {name_of(file): private_imports(ast.parse(file.read_text("utf-8"))) for file in files()}
    assert {name: names for name, names in taken.items() if names} == {}


def test_imports_are_absolute() -> None:
    relative = [
        name_of(file)
        for file in files()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []
