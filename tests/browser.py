"""A real headless browser, for the pages we write."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.programs import needs

if TYPE_CHECKING:
    from pathlib import Path

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def dumped(page: Path, profile: Path) -> str:
    """The page's document as the browser holds it once it is loaded and its scripts, if it had any, have run."""
    return _run(page, profile, "--dump-dom")


def pictured(page: Path, profile: Path, picture: Path) -> bytes:
    """A picture of the page's beginning, as PNG."""
    _run(page, profile, f"--screenshot={picture}", "--window-size=1200,1600")
    return picture.read_bytes()


def printed(page: Path, profile: Path, paper: Path) -> bytes:
    """The page as it is printed, as PDF."""
    _run(page, profile, f"--print-to-pdf={paper}")
    return paper.read_bytes()


def _run(page: Path, profile: Path, *wanted: str) -> str:
    chromium = needs("chromium", "chromium-browser", "google-chrome")
    command = [chromium, *QUIET, f"--user-data-dir={profile}", *wanted, page.as_uri()]
    ended = subprocess.run(command, check=True, capture_output=True, timeout=180)
    return ended.stdout.decode("utf-8")
