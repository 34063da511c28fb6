"""What was made in passing, because a line or an option named it, and what was taken for granted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.cli.saving import Saving
    from klyngetui.store.changes import Edit


def tell_made(saving: Saving, made: Iterable[Edit]) -> None:
    """Say which participants, groups and people were made."""
    words = {
        "participant": _(
            "New participant {name}: kind “other”, committed since before the log began. "
            "Change it with: klyngetui participants edit"
        ),
        "group": _("New working group {name}. It needs an aim and a leader to count: klyngetui groups edit"),
        "person": _("New person {name}"),
    }
    for edit in made:
        saving.say(words[edit.entity].format(name=edit.patch["name"]))
