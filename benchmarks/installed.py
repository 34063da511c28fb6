"""Programs in virtual environments of their own, outside of the source tree: the product's wheel, and the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.make_log import FOLDER

ROOT = Path(__file__).parent.parent
HOME = {"HOME": str(FOLDER / "home"), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "", "KLYNGETUI_TODAY": "2026-11-23"}
ENTRIES = 1000


def program(package: str, name: str, *beside: str) -> str:
    """The path of a program of a package from the index, installed on first use with what must stand beside it."""
    return str(_folder(package, package, *beside) / name)


def product() -> str:
    """The path of the product's command, its wheel built from the tree as it is and installed with byte code."""
    bin_folder = _folder("klyngetui", str(ROOT))
    subprocess.run(
        [bin_folder / "pip", "install", "--quiet", "--force-reinstall", "--no-deps", "--no-cache-dir", str(ROOT)],
        capture_output=True,
        check=True,
    )
    return str(bin_folder / "klyngetui")


def _folder(name: str, *packages: str) -> Path:
    """The folder of programs of a virtual environment, made with these packages where there is none."""
    place = FOLDER / "venvs" / name
    if not place.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([place / "bin" / "pip", "install", "--quiet", *packages], check=True, capture_output=True)
    return place / "bin"


def watson() -> tuple[list[str], dict[str, str]]:
    """The command that adds one frame to a thousand."""
    home = FOLDER / "watson"
    home.mkdir(parents=True, exist_ok=True)
    first = datetime(2025, 1, 1, 9)
    frames = []
    for number in range(ENTRIES):
        start = int((first + timedelta(hours=3 * number)).timestamp())
        frames.append([start, start + 3600, f"prosjekt {number % 60}", f"{number:032x}", [], start])
    (home / "frames").write_text(json.dumps(frames))
    command = [program("td-watson", "watson"), "add", "-f", "2026-11-20 10:00", "-t", "2026-11-20 11:00", "prosjekt 1"]
    return command, {"WATSON_DIR": str(home)}


def jrnl() -> tuple[list[str], dict[str, str]]:
    """The command that adds one entry to a thousand."""
    home = FOLDER / "jrnl"
    home.mkdir(parents=True, exist_ok=True)
    first = datetime(2025, 1, 1, 9)
    entries = (f"[{first + timedelta(hours=3 * n):%Y-%m-%d %H:%M}] Møte {n} om ammoniakk." for n in range(ENTRIES))
    (home / "journal.txt").write_text("\n\n".join(entries) + "\n")
    config = home / "jrnl.yaml"
    config.write_text(
        f"colors: {{body: none, date: none, tags: none, title: none}}\ndefault_hour: 9\ndefault_minute: 0\n"
        f"editor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\n"
        f"journals:\n  default:\n    journal: {home / 'journal.txt'}\n"
        f"linewrap: 79\ntagsymbols: '@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v4.2\n"
    )
    command = [program("jrnl", "jrnl"), "--config-file", str(config), "2026-11-20 10:00: Prøve hos Fjordglimt."]
    return command, {**os.environ, **HOME}


def add_command(command: str, log: Path) -> list[str]:
    """The command line that logs one meeting."""
    return [command, "--log", str(log), "add", "--team", "Rådgiver 1", '"Deltaker 12 AS":"Person 12", prøve']
