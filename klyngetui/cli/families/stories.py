"""`klyngetui stories`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.choices import Word
from klyngetui.cli.days import DAY, DUE, iso
from klyngetui.cli.errors import NotMet
from klyngetui.cli.families.family import family, one_of
from klyngetui.cli.families.shown import shown
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import SCOPES

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui import clock
    from klyngetui.cli.records import participants_of
    from klyngetui.model.choice_labels import choice_label
    from klyngetui.rules.stories import story_state
    from klyngetui.store.entries import settings_of

    state = story_state(record, clock.today(log.cluster["timezone"]), settings_of(log))
    return (
        shown(record["outcome_on"]),
        choice_label(state.state),
        record["title"],
        ", ".join(participants_of(log, record)),
    )


stories = family("stories", "story", _row, help=N_("Success stories."))
stories.later["add"] = "klyngetui.cli.families.story_add:add"


@stories.command("consent", help=N_("Record the consent to tell a story, or its withdrawal."))
@click.argument("id")
@option("--scope", type=Word(SCOPES), default="public", show_default=True, help=N_("Who may read it."))
@option("--by", metavar="NAME", help=N_("Who gave it."))
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day it was given; today, if not said."))
@option("--expires", type=DUE, metavar="DAY", help=N_("The last day it holds."))
@option("--withdraw", is_flag=True, help=N_("It was withdrawn, on the day of --on."))
@with_session
def consent(
    session: Session, id: str, scope: str, by: str | None, day: date | None, expires: date | None, withdraw: bool
) -> None:
    """Set the consent."""
    from klyngetui.cli.errors import Misused
    from klyngetui.cli.saving import save_change

    kept = one_of(session.writing(), "story", id)
    on = iso(day or session.today())
    if withdraw:
        if not kept.record["consent"]:
            raise NotMet(_("“{title}” has no consent to withdraw.").format(title=kept.record["title"]))
        save_change(session, kept, {"consent": {**kept.record["consent"], "withdrawn_on": on}})
        return
    if not by:
        raise Misused(_("Who gave the consent? Add --by NAME"))
    save_change(session, kept, {"consent": {"scope": scope, "by": by, "on": on, "expires_on": iso(expires)}})


@stories.command("publish", help=N_("Record a publication of a story."))
@click.argument("id")
@option("--channel", required=True, metavar="TEXT", help=N_("Where it was published."))
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said."))
@option("--url", metavar="URL", help=N_("Where it can be read."))
@with_session
def publish(session: Session, id: str, channel: str, day: date | None, url: str | None) -> None:
    """Add a publication."""
    from klyngetui.cli.saving import save_change

    kept = one_of(session.writing(), "story", id)
    publication = {"channel": channel, "on": iso(day or session.today()), "url": url}
    save_change(session, kept, {"publications": [*kept.record["publications"], publication]})


@stories.command("ready", help=N_("Say that a story is ready to be read by the assessor."))
@click.argument("id")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said."))
@with_session
def ready(session: Session, id: str, day: date | None) -> None:
    """Set the day it was ready."""
    from klyngetui.cli.saving import save_change

    save_change(session, one_of(session.writing(), "story", id), {"ready_on": iso(day or session.today())})
