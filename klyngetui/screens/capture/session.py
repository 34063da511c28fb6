"""One line being captured: read as it is typed, completed, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui import capturing
from klyngetui.capture.complete import complete
from klyngetui.capture.describe import describe
from klyngetui.capture.line import read
from klyngetui.indicators.why import why
from klyngetui.keys.pressed import pressed, undo_hint
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.model.identity_numbers import warning
from klyngetui.store import drafts
from klyngetui.widgets.reading import BarReading, Span
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.capture.reading import Reading
    from klyngetui.rules.words import Line
    from klyngetui.screens.desk import Desk

TONES = {"yes": "good", "partly": "warn", "no": "warn", "none": "muted"}


class CaptureSession:
    """What the capture bar asks and does; `desk` is asked for anew each time, as the log may be opened later."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def read(self, line: str, _cursor: int) -> BarReading:
        """What the line means and would count for, or what keeps it from being saved."""
        desk = self._desk()
        reading = read(line, desk.names, desk.today)
        told = describe(reading, desk.names)
        if reading.problems:
            return self._doubtful(reading, told)
        edit = capturing.edit_of(reading, desk.team)
        try:
            lines = why(desk.log, capturing.unsaved(edit), desk.today, saved=False)
        except Invalid as error:
            wrong = (Piece("! ", "bad"), Piece("; ".join(problem.message for problem in error.problems)))
            return BarReading(((Piece("  " + told, "muted"),), wrong), False, _spans(reading))
        return BarReading(((Piece("● ", "good"), Piece(told)), _effects(lines)), True, _spans(reading))

    def complete(self, line: str, cursor: int) -> tuple[str, int] | None:
        """The line and the cursor once the best match is taken."""
        desk = self._desk()
        found = complete(line, cursor, desk.names, desk.today)
        return (found.proposals[0].line, found.proposals[0].cursor) if found else None

    def save(self, line: str) -> str:
        """Save the line as one action; returns what was saved and what that did, in words.

        Raises CaptureError, Invalid, LogError.
        """
        from klyngetui.screens.forms.editing import saved_words
        from klyngetui.store.changes import commit

        desk = self._desk()
        reading = read(line, desk.names, desk.today)
        edit = capturing.edit_of(reading, desk.team)
        with desk.effect_of(expected=True) as effect:
            with desk.log.transaction():
                commit(desk.log, [edit])
                drafts.drop(desk.log, drafts.LINE)
            effect.append(saved_words(desk, edit.id, new=True))
        return " · ".join([*filter(None, [warning(edit.patch)]), *effect, undo_hint()])

    def last_line(self) -> tuple[str, str]:
        """The line of the entry to be repeated, without its day, and what it is called; "" where there is none."""
        from klyngetui.store.history import titled

        desk = self._desk()
        found = capturing.last_entry(desk.log, desk.today)
        return (capturing.line_of(found.record, desk.names, desk.today), titled(desk.log, found)) if found else ("", "")

    def create(self, line: str) -> str:
        """Make the first name of the line that has no match; returns what was made, in words. Raises LogError."""
        from klyngetui.store.changes import commit

        desk = self._desk()
        wanted = capturing.creatable(read(line, desk.names, desk.today))
        if wanted is None:
            return ""
        edit = capturing.creation(wanted)
        participant = desk.name(wanted.participant)
        commit(desk.log, [edit])
        messages = {
            "participant": _("{name} is a participant now: kind “other”, since before the log began"),
            "person": _("{name} is a person of {participant} now"),
            "group": _("{name} is a working group now; it needs an aim and a leader to count"),
        }
        return messages[edit.entity].format(name=edit.patch["name"], participant=participant)

    def _doubtful(self, reading: Reading, told: str) -> BarReading:
        wanted = capturing.creatable(reading)
        problem = [Piece("! ", "bad"), Piece(reading.problems[0].text)]
        if wanted is not None:
            makes = _("makes {name}").format(name=wanted.name)
            problem += [Piece(" · "), Piece(pressed("capture.create"), "key"), Piece(" " + makes)]
        lines = ((Piece("  " + told, "muted"),), tuple(problem))
        return BarReading(lines, False, _spans(reading), wanted.name if wanted else "")


def _effects(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """What it counts for, each with the sign of its verdict; what says nothing comes last, where it may be cut."""
    signs = {"yes": "✓", "partly": "▲", "no": "✗", "none": "·"}
    pieces: list[Piece] = []
    for line in sorted(lines, key=lambda line: line.verdict == "none"):
        gap = "   " if pieces else ""
        pieces += [Piece(f"{gap}{signs[line.verdict]} ", TONES[line.verdict]), Piece(line.text, "muted")]
    return tuple(pieces)


def _spans(reading: Reading) -> tuple[Span, ...]:
    bad = [problem.span for problem in reading.problems]

    def tone(start: int, end: int) -> str:
        return "bad" if any(start < stop and first < end for first, stop in bad) else "good"

    return tuple(
        Span(part.start, part.end, tone(part.start, part.end)) for part in reading.understood if part.role != "text"
    )
