"""`klyngetui add meeting`, `add event` and `add group-meeting`: an activity by its options."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.choices import Word
from klyngetui.cli.days import DAY
from klyngetui.cli.errors import Misused
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import FORMATS, MODES, STATUSES

if TYPE_CHECKING:
    from klyngetui.cli.saving import Saving


def _options(function: Callable[..., None]) -> Callable[..., None]:
    """What every kind of activity takes."""
    for wrap in reversed(
        (
            option("--date", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said.")),
            option("--time", metavar="HH:MM", help=N_("The time of day.")),
            option("--minutes", type=click.IntRange(min=0), metavar="N", help=N_("How long it took.")),
            option("--with", "whom", multiple=True, metavar="NAME[:PERSON]", help=N_("Who was there.")),
            option("--team", multiple=True, metavar="NAME", help=N_("Who of the team was there; you, if not said.")),
            option("--mode", type=Word(MODES), help=N_("In person, if not said.")),
            option("--status", type=Word(STATUSES), help=N_("Held up to today, planned after.")),
            option("--title", metavar="TEXT", help=N_("A title.")),
            option("--notes", metavar="TEXT", help=N_("Notes.")),
            option("--location", metavar="TEXT", help=N_("Where it was.")),
            option("--evidence", multiple=True, metavar="PATH|URL", help=N_("What shows that it took place.")),
            option("--create", is_flag=True, help=N_("Make the participants, people and group that are not known.")),
            option("--dry-run", is_flag=True, help=N_("Say what would be logged, and write nothing.")),
        )
    ):
        function = wrap(function)
    return function


@command("meeting", help=N_("Log a meeting."))
@_options
@with_session
def meeting(session: Session, **said: Any) -> None:
    """A meeting with participants."""
    if not said["whom"]:
        raise Misused(_("Who was met? Add --with NAME or --with NAME:PERSON"))
    _log(session, "meeting", **said)


@command("event", help=N_("Log an event."))
@_options
@option("--format", "form", type=Word(FORMATS), help=N_("What sort of event."))
@with_session
def event(session: Session, form: str | None, **said: Any) -> None:
    """An event for the participants."""
    _log(session, "event", format=form, **said)


@command("group-meeting", help=N_("Log a meeting of a group."))
@_options
@option("--group", required=True, metavar="NAME", help=N_("Which group met."))
@with_session
def group_meeting(session: Session, group: str, **said: Any) -> None:
    """A meeting of a group."""
    _log(session, "group_meeting", group=group, **said)


def _log(
    session: Session,
    kind: str,
    *,
    day: date | None,
    whom: tuple[str, ...],
    team: tuple[str, ...],
    evidence: tuple[str, ...],
    create: bool,
    dry_run: bool,
    **said: Any,
) -> None:
    from klyngetui.capture.times import parse_time_text
    from klyngetui.cli.attending import attendance, group_id, member_ids
    from klyngetui.cli.saving import Saving
    from klyngetui.model.ids import uuid7
    from klyngetui.store.changes import Edit

    with Saving(session, dry_run=dry_run) as saving:
        day = day or saving.today
        patch = {
            **said,
            "kind": kind,
            "date": day.isoformat(),
            "time": parse_time_text(said["time"]) if said["time"] else None,
            "status": said["status"] or ("planned" if day > saving.today else "held"),
            "mode": said["mode"] or "in_person",
            "attendance": attendance(saving, whom, create=create),
            "team": member_ids(saving, team) or saving.default_team(),
            "source": {"from": "typed"},
        }
        if said.get("group"):
            patch["group"] = group_id(saving, said["group"], create=create)
        entry = Edit("activity", uuid7(), {name: value for name, value in patch.items() if value is not None})
        saving.say(_described(saving, entry))
        saving.save_entry(entry, *_evidence(saving, entry.id, evidence))


def _evidence(saving: Saving, entry: str, evidence: tuple[str, ...]) -> list[Any]:
    from klyngetui.cli.attaching import evidence_edit

    return [
        evidence_edit(saving.log, {"entity": "activity", "id": entry}, said, saving.today, copy=not saving.dry_run)
        for said in evidence
    ]


def _described(saving: Saving, entry: Any) -> str:
    from klyngetui.cli.records import name_of, participants_of
    from klyngetui.locale.formats import long_day
    from klyngetui.model.choice_labels import choice_label

    patch = entry.patch
    parts = [
        choice_label(patch["kind"]),
        f"{long_day(date.fromisoformat(patch['date']))} {patch.get('time', '')}".rstrip(),
        choice_label(patch["mode"]),
        name_of(saving.log, patch.get("group")),
        " + ".join(participants_of(saving.log, patch)),
        choice_label(patch["status"]),
        patch.get("title", ""),
    ]
    return " · ".join(filter(None, parts))
