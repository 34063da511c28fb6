"""The names of a line looked up, with their parts and problems gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.capture.problems import Problem
from klyngetui.capture.reading import Part, Who
from klyngetui.capture.resolve import Resolved, resolve, resolve_person
from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import NameIndex
    from klyngetui.capture.scan import Piece, Scan, WhoPieces


NOBODY = Resolved(None)


class People:
    """Who a line names; `look_up` fills it."""

    def __init__(self, kind: str, names: NameIndex, today: date) -> None:
        self.kind = kind
        self.names = names
        self.today = today
        self.group_text: str | None = None
        self.group = NOBODY
        self.who: list[Who] = []
        self.parts: list[Part] = []
        self.problems: list[Problem] = []

    def look_up(self, scanned: Scan) -> People:
        """Look up every entry; an empty name is left to the checks."""
        for number, entry in enumerate(scanned.who):
            if not entry.name.text.strip():
                continue
            if self.kind == "group_meeting" and number == 0:
                self._add_group(entry)
            else:
                self._add_participant(entry)
        return self

    def _add_group(self, entry: WhoPieces) -> None:
        self.group_text = entry.name.text
        self.group = self._resolved(entry.name, "group")
        for piece in _named(entry):
            text = _("a group has no “{text}”: write + participant:person").format(text=piece.text)
            self.problems.append(Problem("person_of_group", text, (piece.start, piece.end)))

    def _add_participant(self, entry: WhoPieces) -> None:
        found = self._resolved(entry.name, "participant")
        base = Who(
            text=entry.name.text,
            candidates=found.candidates,
            participant=found.chosen.id if found.chosen else None,
            literal=entry.name.literal,
        )
        pieces = _named(entry)
        self.who += [self._with_person(base, piece, found) for piece in pieces] or [base]

    def _with_person(self, base: Who, piece: Piece, of: Resolved) -> Who:
        self.parts.append(Part(piece.start, piece.end, "person"))
        found = self._person(piece, of)
        return base._replace(
            person_text=piece.text,
            person_candidates=found.candidates,
            person=found.chosen.id if found.chosen else None,
        )

    def _person(self, piece: Piece, of: Resolved) -> Resolved:
        if self.kind == "story":
            text = _("a story names organisations, not persons: “{text}”").format(text=piece.text)
            self.problems.append(Problem("not_in_story", text, (piece.start, piece.end)))
            return NOBODY
        if of.problem is not None and of.problem.code != "unknown":
            # Which participant it is must be settled first.
            return NOBODY
        found = resolve_person(piece, of.chosen, self.names, self.today)
        self.problems += [found.problem] if found.problem else []
        return found

    def _resolved(self, piece: Piece, entity: str) -> Resolved:
        found = resolve(piece, entity, self.names, self.today)
        self.parts.append(Part(piece.start, piece.end, entity))
        if found.problem is not None:
            self.problems.append(self._hinted(found.problem))
        return found

    def _hinted(self, problem: Problem) -> Problem:
        """An event's title is easily written without its comma."""
        if self.kind != "event" or problem.code != "unknown":
            return problem
        return problem._replace(text=_("{problem}; a title needs a comma before it").format(problem=problem.text))


def _named(entry: WhoPieces) -> list[Piece]:
    return [piece for piece in entry.persons if piece.text.strip()]
