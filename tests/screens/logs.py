"""Real logs for the screens, and the app over them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from klyngetui.app import KlyngeApp, open_any
from klyngetui.exchange.document_in import import_into
from tests.widgets.hostile import screen_lines

TODAY = "2026-11-23"
ALWAYS = [{"from": None, "to": None, "ground": "agreement"}]
IDS = {name: f"01900000-0000-7000-8000-0000000000{at:02}" for at, name in enumerate(("anne", "bo"))}


def document(**more: Any) -> dict[str, Any]:
    """A small cluster: one of the team, three participants, one of them met 214 days ago, one working group."""
    made: dict[str, Any] = {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {
            "name": "Prøveklyngen",
            "timezone": "Europe/Oslo",
            "label_level": "bronze",
            "label_expires_on": "2027-01-22",
            "programme_to": "2029-12-31",
        },
        "targets": [{"id": "t1", "indicator": "2.5", "measure": "reached", "value": 0.8, "source": "Egen plan"}],
        "participants": [
            {"id": "fjord", "name": "Fjordglimt AS", "kind": "sme", "commitments": ALWAYS},
            {"id": "hav", "name": "Havlykta", "kind": "research", "commitments": ALWAYS},
            {"id": "skjær", "name": "Skjærgard Design", "kind": "large", "commitments": ALWAYS},
        ],
        "people": [
            {"id": "kari", "name": "Kari Nes", "employments": [{"participant": "fjord", "from": None, "to": None}]},
            {"id": "ola", "name": "Ola Ås", "employments": [{"participant": "hav", "from": None, "to": None}]},
        ],
        "team": [{"id": IDS["anne"], "name": "Anne Lid", "spells": [{"from": None, "to": None}]}],
        "groups": [{"id": "g1", "name": "Havrom", "kind": "working_group", "aim": "Mer", "leader": "Kari Nes"}],
        "activities": [
            meeting("a1", "2026-04-23", "hav", "ola", title="Pilot på ammoniakk"),
        ],
        "stories": [{"id": "s1", "title": "Tang på menyen", "participants": [{"participant": "fjord"}]}],
    }
    return {**made, **more}


def meeting(identity: str, day: str, participant: str, person: str | None, **more: Any) -> dict[str, Any]:
    """A meeting in person."""
    row = {"participant": participant, "person": person, "status": "present"}
    status = "held" if day <= TODAY else "planned"
    base = {"id": identity, "kind": "meeting", "date": day, "status": status, "mode": "in_person"}
    return {**base, "team": [IDS["anne"]], "attendance": [row], **more}


def log_at(path: Path, **more: Any) -> Path:
    """A log of the small cluster."""
    import_into(path, document(**more))
    return path


@asynccontextmanager
async def opened(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[KlyngeApp, Pilot[None]]]:
    """The app over the log at the path, painted and counted."""
    app = KlyngeApp(path, open_any(path))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the keys have had their effect, the workers are done and what they found is painted."""
    while pilot.app.is_running and getattr(pilot.app, "settling", False):
        await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def text(pilot: Pilot[None]) -> str:
    """What stands on the screen."""
    return "\n".join(screen_lines(pilot.app))
