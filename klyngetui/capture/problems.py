"""What a capture line can get wrong, and how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from klyngetui.capture.match import Name

Span = tuple[int, int]


class CaptureError(ValueError):
    """A text that cannot be read; the message says, in the user's language, why and what to write instead."""


class Create(NamedTuple):
    """The record that would answer a problem: a participant, a group, or a person of a participant."""

    entity: str
    name: str
    participant: str | None = None


class Problem(NamedTuple):
    """One thing that keeps a line from being saved.

    `code` is one of `quote`, `stray`, `day`, `time`, `missing_who`, `missing_title`, `missing_event`, `unknown`,
    `doubtful`, `elsewhere`, `word_or_name`, `day_after_name`, `person_of_group`, `not_in_story`.
    `span` is the half-open range of the line it is about. `create` is set where making a record would solve it;
    a person of a participant that is itself to be made has `create.participant` None until that is made and
    the line is read again.
    """

    code: str
    text: str
    span: Span
    candidates: tuple[Name, ...] = ()
    create: Create | None = None
