"""Hostile texts pasted into every field of every form, on the screen, and saved from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from klyngetui import preferences
from klyngetui.app import KlyngeApp
from klyngetui.capture.problems import CaptureError
from klyngetui.model.check import Invalid
from klyngetui.model.text import clean
from klyngetui.plain import typed, typed_lines
from klyngetui.screens.evidence import forms as evidence
from klyngetui.screens.forms.fields import Ask, NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.settings import forms as settings_forms
from klyngetui.store.errors import LogError
from klyngetui.store.trouble import TROUBLE, is_locked
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput
from tests.faults.every_form import FORMS
from tests.faults.hostile import raw_in
from tests.widgets.hostile import screen_lines

MORE_THAN_WORDS = frozenset(
    {"org_number", "timezone", "url", "path", "value", "keys", "publications", "roles", "backup_folder", "backups"}
)
"""Fields of text in which not every text makes sense, so that it may be refused."""
LOOKS = 40
SECONDS_BETWEEN_LOOKS = 0.05
"""How often, and how long apart, a form is looked at that waits for the log."""
NEEDED = frozenset({"consent_by", "reason"})
"""Fields that may not be empty because of what stands in another."""


async def fill(pilot: Pilot[None], app: KlyngeApp, name: str, texts: Sequence[str]) -> int:
    """Every text into every field of one form, saved each time; returns how many were taken or refused in words."""
    form = FORMS[name](app)
    app.push_screen(form)
    await pilot.pause()
    asks = [ask for ask in form.asks if isinstance(form.field(ask.name), PlainInput | PlainArea)]
    free = [ask for ask in asks if ask.kind in ("text", "long", "lines", "commas") and ask.name not in MORE_THAN_WORDS]
    others = [ask for ask in asks if ask not in free]
    for text in texts:
        taken = [ask for ask in free if expected(ask, text) or not (ask.required or ask.name in NEEDED)]
        before = {ask: stands(form, ask) for ask in others}
        await put(pilot, form, [*taken, *others], text)
        for ask in others:
            load(form, ask, before[ask])
        refused = save(form)
        assert refused == "", (name, text[:60], refused)
        for ask in taken:
            assert saved(form, ask) == expected(ask, text), (name, ask.name, text[:60])
        for ask in others:
            load(form, ask, text)
            save(form)
            load(form, ask, before[ask])
    await pilot.press("f2")
    for _look in range(LOOKS):
        await pilot.pause()
        if app.screen is not form:
            break
        await pilot.pause(SECONDS_BETWEEN_LOOKS)
    assert app.screen is not form, (name, str(form.query_one("#problem", Static).content)[:200])
    assert not raw_in("\n".join(screen_lines(app)))
    return len(texts) * len(asks)


async def put(pilot: Pilot[None], form: Form, asks: Sequence[Ask], text: str) -> None:
    """Put the text into the fields as if it was typed; what then stands there is as typed and does nothing."""
    for ask in asks:
        load(form, ask, "")
        field = form.field(ask.name)
        insert = field.insert if isinstance(field, PlainArea) else field.insert_text_at_cursor
        insert(text)
    await pilot.pause()
    shown = "\n".join(screen_lines(pilot.app))
    for ask in asks:
        words = stands(form, ask)
        assert words == as_typed(form, ask, text), (ask.name, text[:60], words[:60])
        # Where both ends are broken into two lines, the first word still stands whole.
        ends = (words[:6].strip(), words[-6:].strip(), "".join(words.split()[:1])[:6])
        assert any(end in shown for end in ends), f"{ask.name}: {text[:60]}\n{shown}"
    assert not raw_in(shown), (form.heading, text[:60])


def stands(form: Form, ask: Ask) -> str:
    field = form.field(ask.name)
    return field.text if isinstance(field, PlainArea) else str(getattr(field, "value", ""))


def load(form: Form, ask: Ask, text: str) -> None:
    field = form.field(ask.name)
    if isinstance(field, PlainArea):
        field.load_text(text)
    elif isinstance(field, PlainInput):
        field.value = text


def as_typed(form: Form, ask: Ask, text: str) -> str:
    return typed_lines(text) if isinstance(form.field(ask.name), PlainArea) else typed(text)


def expected(ask: Ask, text: str) -> Any:
    """What a record holds after the text was typed into a field of words."""
    if ask.kind == "long":
        return clean(typed_lines(text).strip(), long=True) or None
    if ask.kind == "lines":
        return [clean(line.strip(), long=True) for line in typed_lines(text).split("\n") if line.strip()]
    if ask.kind == "commas":
        return [clean(part.strip()) for part in typed(text).split(",") if part.strip()]
    return clean(typed(text).strip()) or None


def save(form: Form) -> str:
    """Save what stands in the form as F2 does, but leave it open; returns why it was refused, or ""."""
    values = form._read()
    if values is None:
        return str(form.query_one("#problem", Static).content)
    changed = {name: value for name, value in values.items() if value != form.before[name]}
    try:
        patch = form.patch_of(changed, values)
        commit(form, patch)
    except (CaptureError, Invalid, LogError, NotRead) as error:
        return str(error)
    form.before = values
    return ""


def commit(form: Form, patch: dict[str, Any]) -> None:
    """Save; the copy of the day, made in another thread, may hold the log for a moment."""
    for look in range(LOOKS):
        try:
            form.editing.commit(patch, "")
        except TROUBLE as error:
            if look == LOOKS - 1 or not is_locked(error):
                raise
        else:
            return


def saved(form: Form, ask: Ask) -> Any:
    """What is kept of a field."""
    editing = form.editing
    if isinstance(editing, settings_forms.OwnEditing):
        return getattr(preferences.read(), ask.name)
    if isinstance(editing, evidence.Asking):
        return clean((editing.answers or {})[ask.name] or "") or None
    kept = editing.desk.log.cabinet.find(editing.identity)
    assert kept is not None
    if ask.name.startswith("consent_"):
        return kept.record["consent"][ask.name.removeprefix("consent_")]
    if ask.name == "reason":
        return kept.record["overrides"][0]["reason"]
    if ask.name == "next_week":
        return (kept.record["next_week"] or "").splitlines()
    return kept.record[ask.name]
