"""Which stories may be shown: no name appears without consent (docs/rules.md, 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.rules.stories import consent_valid
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log


def may_be_shown(scope: Scope, story: dict[str, Any], today: date) -> bool:
    """Whether consent holds on L, where the story is counted, and on the day the report is made, where it is read."""
    return consent_valid(story, scope.last_day) and consent_valid(story, max(today, scope.last_day))


def withheld_stories(scope: Scope, today: date) -> set[str]:
    """The ids of the stories that may not be shown; deleted ones are among them."""
    rows = scope.log.connection.execute("SELECT id FROM record WHERE entity = 'story'")
    found = (scope.log.cabinet.find(identity) for (identity,) in rows.fetchall())
    return {one.record["id"] for one in found if one and (one.deleted or not may_be_shown(scope, one.record, today))}


def belongs_to(log: Log, kept: Kept, withheld: set[str]) -> bool:
    """Whether a record is one of the stories withheld, or hangs on one: its evidence, its actions."""
    seen: set[str] = set()
    here: Kept | None = kept
    while here is not None and here.record["id"] not in seen:
        if here.record["id"] in withheld:
            return True
        seen.add(here.record["id"])
        owner = here.record.get("of") if here.entity in ("evidence", "action") else None
        here = log.cabinet.find(owner["id"]) if owner else None
    return False


def without(figures: dict[str, Any], scope: Scope, withheld: set[str]) -> dict[str, Any]:
    """The indicators document without the stories withheld; the measures stay as they are."""
    gone = {exported_id(kept) for one in withheld if (kept := scope.log.cabinet.find(one)) is not None}
    section = figures["indicators"]["5.2"]
    shown = [story for story in section["stories"] if story["id"] not in gone]
    indicators = {**figures["indicators"], "5.2": {**section, "stories": shown}}
    return {**figures, "indicators": indicators}
