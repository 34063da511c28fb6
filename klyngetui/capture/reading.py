"""What a capture line was understood to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import Name
    from klyngetui.capture.problems import Problem


class Part(NamedTuple):
    """A part of the line, half-open, and its role.

    Roles: `kind`, `mode`, `date`, `time`, `format`, `group`, `participant`, `person`, `text`.
    """

    start: int
    end: int
    role: str


class Who(NamedTuple):
    """A named participant, and a person of it where one was named; the ids are None until decided."""

    text: str
    candidates: tuple[Name, ...] = ()
    participant: str | None = None
    person_text: str | None = None
    person_candidates: tuple[Name, ...] = ()
    person: str | None = None
    literal: bool = False


class Reading(NamedTuple):
    """A line as understood; without problems it can be saved.

    `kind` is `meeting`, `event`, `group_meeting` or `story`. `date` is None for a story without a day and
    where the day is a problem, and so is `status`; a story's day is its outcome's and its `mode` None.
    `title` or `notes` is the text after the comma: notes where it is longer than 80 characters or more than
    one sentence.
    """

    line: str
    kind: str
    status: str | None
    mode: str | None
    date: date | None
    time: str | None = None
    format: str | None = None
    group_text: str | None = None
    group: str | None = None
    who: tuple[Who, ...] = ()
    title: str | None = None
    notes: str | None = None
    understood: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it can be saved as it stands."""
        return not self.problems

    @property
    def entity(self) -> str:
        """`story` or `activity`: the record the line makes."""
        return "story" if self.kind == "story" else "activity"
