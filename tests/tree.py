"""The modules of klyngetui as they lie in the source tree."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "klyngetui"


def files() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def name_of(file: Path) -> str:
    """The dotted name a file is imported by."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(*packages: str) -> list[str]:
    """The dotted names of all modules in these packages of klyngetui, such as `model` or `cli`."""
    inside = [PACKAGE / package for package in packages]
    return [name_of(file) for file in files() if any(file.is_relative_to(folder) for folder in inside)]
