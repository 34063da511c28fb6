"""One person in words: what is held, what an erasure would do and did, and the forms and choices on the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model import spells
from klyngetui.paths import expanded
from klyngetui.plain import fit
from klyngetui.screens.evidence import writing
from klyngetui.screens.evidence.forms import Asking
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.picker import Choice
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.screens.desk import Desk
    from klyngetui.screens.person.work import Done, Found
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.trace_words import Part
    from klyngetui.store.traces import Traces

    Record = dict[str, Any]

MOST_LINES = 100
WIDEST = 28
LEAST_TYPED = 3


def word() -> str:
    """What one types to erase somebody for good."""
    return _("erase")


def found(seen: Found) -> Content:
    """Everything that is held, under headings."""
    whom = seen.traces.whom
    if not seen.traces.anything:
        return line([Piece(_("Nothing in the log names “{name}”.").format(name=whom.name), "muted")])
    first = _("Once erased: “{label}”. Every figure stays.").format(label=whom.label)
    return Content("\n").join([line([Piece(first, "muted")]), *_parts(seen.parts)])


def done(made: Done) -> Content:
    """What an erasure did and where the person may still be."""
    said = [line([Piece("✓ " if at == 0 else "", "good"), Piece(one)]) for at, one in enumerate(made.said)]
    return Content("\n").join([*said, *_parts(made.parts)])


def question(traces: Traces) -> str:
    """What is asked before an erasure."""
    what = _("This cannot be undone. Type “{word}” and Enter to take {name} out of the log for good.")
    return what.format(word=word(), name=traces.whom.name)


def written(path: str) -> str:
    """That a copy was written."""
    return _("Written: {what}").format(what=path)


def keys(*, working: bool, asking: bool, erasable: bool, done: bool) -> str:
    """The keys that do something now."""
    if working:
        return ""
    if asking:
        return _("Enter erases · Esc goes back")
    if done or not erasable:
        return _("Esc closes")
    words = _("{copy} writes a copy · {erase} erases · Esc closes")
    return words.format(copy=pressed("person.copy"), erase=pressed("person.erase"))


def copy_form(desk: Desk, name: str) -> tuple[Form, Asking]:
    """Where to write everything held about somebody."""
    asking = Asking(desk, "person")

    def answers(_changed: Record, values: Record) -> Record:
        said = (values["path"] or "").strip()
        if not said:
            raise NotRead(_("This one is still empty."))
        return {"path": expanded(said)}

    title = _("Everything about {name}").format(name=name)
    given = {"path": str(writing.proposed("person", desk.today))}
    return Form(title, [Ask("path", _("File"))], given, asking, answers, _("Writing …"), always=True), asking


def choices(desk: Desk, first: Kept | None, *, team: bool = True) -> list[Choice]:
    """Everybody in the log, those who work for the participant `first` before the others, then the team if wanted.

    The value is id and name.
    """
    names = {kept.record["id"]: kept.record["name"] for kept in desk.log.cabinet.load("participant")}
    own = first.record["id"] if first else ""
    made = []
    for kept in desk.log.cabinet.load("person"):
        terms = sorted(kept.record["employments"], key=lambda one: (one["participant"] != own, not _now(one, desk)))
        where = terms[0]["participant"] if terms else ""
        made.append(((where != own, kept.record["name"].casefold()), _choice(kept, names.get(where, ""))))
    made.sort(key=lambda one: one[0])
    members = [_choice(kept, _("team")) for kept in desk.log.cabinet.load("team_member")] if team else []
    return [choice for _rank, choice in made] + members


def in_texts(typed: str) -> list[Choice]:
    """A name that only texts hold, as typed."""
    name = " ".join(typed.split())
    return [Choice(("", name), _("in texts"), name)] if len(name) >= LEAST_TYPED else []


def _choice(kept: Kept, where: str) -> Choice:
    return Choice((kept.record["id"], kept.record["name"]), fit(where, WIDEST), kept.record["name"])


def _now(term: Record, desk: Desk) -> bool:
    return spells.covers([term], desk.today)


def _parts(parts: Iterable[Part]) -> list[Content]:
    lines = []
    for part in parts:
        lines += [Content(""), line([Piece(part.heading, "key")])]
        lines += [line([Piece("· ", "muted"), Piece(one)]) for one in part.lines[:MOST_LINES]]
        if len(part.lines) > MOST_LINES:
            more = number(len(part.lines) - MOST_LINES)
            told = _("and {n} more; {key} writes all").format(n=more, key=pressed("person.copy"))
            lines.append(line([Piece(told, "muted")]))
    return lines
