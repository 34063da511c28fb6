"""Which form opens: over a new entry, over one that is there, over a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.screens.entry import signs as entry_signs
from klyngetui.screens.entry_form.screen import EntryForm
from klyngetui.screens.entry_form.start import begun, empty
from klyngetui.screens.forms.draft_notes import kept_edit
from klyngetui.screens.stories.forms import story_form
from klyngetui.store import drafts

if TYPE_CHECKING:
    from klyngetui.screens.desk import Desk
    from klyngetui.screens.forms.form import Form
    from klyngetui.store.cabinet import Kept


def new_form(desk: Desk, line: str = "") -> Form:
    """The form over a new entry as the line says; without one over what was kept, be it of an entry in the log."""
    if line.strip():
        return _from_line(desk, line)
    kept = kept_edit(desk.log)
    if drafts.find(desk.log, drafts.NEW_ENTRY) is None and kept is not None:
        return edit_form(desk, kept)
    return EntryForm(desk, empty(desk))


def edit_form(desk: Desk, kept: Kept) -> Form:
    """The form over an entry of the log."""
    if entry_signs.is_story(kept.record):
        return story_form(desk, kept)
    return EntryForm(desk, kept.record, kept.record["id"])


def _from_line(desk: Desk, line: str) -> Form:
    record: dict[str, Any] = begun(desk, line)
    if record["kind"] != "story":
        return _fresh(EntryForm(desk, record))
    form = _fresh(story_form(desk, None))
    form.given |= {"title": record["title"] or "", "outcome_on": record.get("outcome_on")}
    form.given["participants"] = [row["participant"] for row in record.get("participants", ())]
    return form


def _fresh(form: Form) -> Form:
    """What the line says comes before what was kept of another entry, which waits for the next time."""
    form.fresh = True
    return form
