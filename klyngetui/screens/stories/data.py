"""Every story with its stage and how long it has stood there; which effects have one; stories begun from entries."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.why import name_of
from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.model.records import EFFECTS
from klyngetui.rules.stories import StoryState, story_state
from klyngetui.screens.entry.gist import gist
from klyngetui.screens.stories.signs import BOARD, stage
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Refused
from klyngetui.store.pages import evidence_of

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

CHANGED = "SELECT max(made_at) FROM change WHERE record_id = ?"


class Card(NamedTuple):
    """One story: its state and column, the days since anybody changed it, whom it is about, what is attached to it."""

    kept: Kept
    state: StoryState
    stage: str
    stuck: int
    participants: tuple[str, ...]
    evidence: tuple[str, ...]


class Board(NamedTuple):
    """The stories, column by column, those that lack least first; for each effect how many usable and how many all."""

    cards: list[Card]
    effects: dict[str, tuple[int, int]]

    def at(self, name: str) -> list[Card]:
        """The stories of one stage."""
        return [card for card in self.cards if card.stage == name]


def board(log: Log, today: date, _question: object) -> Board:
    """Every story that is not deleted."""
    scope = scope_of(log, None, today)
    cards = []
    for kept in log.cabinet.load("story"):
        state = story_state(kept.record, scope.last_day, scope.settings)
        made = log.connection.execute(CHANGED, (kept.record["id"],)).fetchone()[0]
        stuck = max((today - date.fromisoformat(made[:10])).days, 0)
        names = tuple(name_of(log, row["participant"]) for row in kept.record["participants"])
        attached = tuple(_called(one.record) for one in evidence_of(log, kept.record["id"]))
        cards.append(Card(kept, state, stage(state), stuck, names, attached))
    cards.sort(
        key=lambda one: (BOARD.index(one.stage), len(one.state.missing), str(one.kept.record["title"]).casefold())
    )
    return Board(cards, {effect: _with_effect(cards, effect) for effect in EFFECTS})


def story_from(log: Log, activity_id: str) -> str | None:
    """The first story that names the activity; None where none does."""
    found = (kept.record for kept in log.cabinet.load("story"))
    return next((str(record["id"]) for record in found if activity_id in record["activities"]), None)


def seed_story(log: Log, activity_id: str) -> str:
    """Begin a story from an activity: its participants, and its title or whom it was with; returns the story's id.

    Raises Refused where there is no such activity, or a LogError; then nothing is written.
    """
    found = log.cabinet.find(activity_id)
    if found is None or found.entity != "activity" or found.deleted:
        raise Refused(_("There is no such activity to begin a story from."))
    record = found.record
    present = [row["participant"] for row in record["attendance"] if row["status"] == "present" and row["participant"]]
    patch: dict[str, Any] = {
        "title": record["title"] or gist(record, partial(name_of, log)),
        "participants": [{"participant": one, "role": None} for one in dict.fromkeys(present)],
        "activities": [activity_id],
    }
    identity = uuid7()
    commit(log, [Edit("story", identity, patch)])
    return identity


def _called(evidence: dict[str, Any]) -> str:
    return str(evidence["label"] or evidence["filename"] or evidence["url"] or "")


def _with_effect(cards: list[Card], effect: str) -> tuple[int, int]:
    having = [card for card in cards if effect in card.kept.record["effects"]]
    return sum(card.state.usable for card in having), len(having)
