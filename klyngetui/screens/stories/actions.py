"""What can be done with the story in sight: edited, led one step further, shown in the log; a new one begun."""

from __future__ import annotations

from functools import partial

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.stories.data import Card, seed_story, story_from
from klyngetui.screens.stories.forms import story_form
from klyngetui.store.changes import Edit, commit


class StoryActions(CountingScreen):
    """A screen with the stories it `found` by their id, and `at`, the id of the one in sight.

    `goal` is one to go to as soon as it is found: it may not be read yet, and cursors move until then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Card] = {}
        self.at: str | None = None
        self.goal: str | None = None

    def card(self) -> Card | None:
        """The story under the cursor."""
        return self.found.get(self.at or "")

    def go_to_story(self) -> None:
        """Put the cursor of the list in sight on the story."""
        raise NotImplementedError

    def to(self, story: str) -> None:
        """Go to the story, now or once it is read."""
        self.goal = story
        self.go_to_story()

    def begin_from(self, activity: str) -> None:
        """Begin a story from an activity, unless one was begun from it already."""
        known = story_from(self.desk.log, activity)
        if known is not None:
            self.to(known)
            self.tell(_("A story was begun from that entry already: this one."), "muted")
            return
        begun = _("A story begins: {key} leads it further").format(key=pressed("stories.step"))

        made: list[str] = []
        self.act(begun, lambda: made.append(seed_story(self.desk.log, activity)), lambda: self.to(made[-1]))

    def action_new(self) -> None:
        """Ask for a new story."""
        self.ask(story_form(self.desk, None))

    def action_edit(self) -> None:
        """Open the story's form."""
        card = self.card()
        if card is not None:
            self.ask(story_form(self.desk, card.kept))

    def action_entry(self) -> None:
        """The story in the log, with its evidence and history."""
        card = self.card()
        if card is not None:
            self.shell.show("log", entry=card.kept.record["id"])

    def action_step(self) -> None:
        """One step further: mark it ready where only that is missing, else ask for what is missing first."""
        card = self.card()
        if card is None:
            return
        if card.stage == "ready":
            self.ask(story_form(self.desk, card.kept, "published"))
        elif card.state.usable:
            self.tell(_("It counts already."), "muted")
        elif card.state.missing == ("ready_or_published",):
            ready = _("{name} is ready").format(name=card.kept.record["title"])
            edit = Edit("story", card.kept.record["id"], {"ready_on": self.desk.today.isoformat()})
            self.act(ready, partial(commit, self.desk.log, [edit]))
        else:
            self.ask(story_form(self.desk, card.kept, card.state.missing[0]))
