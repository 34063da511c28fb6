"""`klyngetui ratings`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY, iso
from klyngetui.cli.errors import Misused
from klyngetui.cli.families.family import family
from klyngetui.cli.families.shown import shown
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.cli.values import plain_number
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(_log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.locale.formats import number

    score = number(record["score"], 1) if record["score"] is not None else ""
    return record["indicator"], score, shown(record["rated_on"]), record["note"] or ""


ratings = family("ratings", "rating", _row, help=N_("Your own rating of the indicators that the log does not measure."))


@ratings.command("add", help=N_("Rate an indicator, as in: ratings add 4.2 --score 3"))
@click.argument("indicator")
@option("--score", type=float, metavar="NUMBER", help=N_("The score."))
@option("--note", metavar="TEXT", help=N_("Why."))
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said."))
@with_session
def add(session: Session, indicator: str, score: float | None, note: str | None, day: date | None) -> None:
    """Make the rating; its id goes to stdout."""
    from klyngetui.cli.saving import save_new
    from klyngetui.indicators.catalogue import BY_NUMBER

    if indicator not in BY_NUMBER:
        raise Misused(
            _("There is no indicator {name}. They are: {all}").format(name=indicator, all=", ".join(BY_NUMBER))
        )
    if BY_NUMBER[indicator].measured:
        raise Misused(_("{name} is measured from the log: klyngetui indicators {name}").format(name=indicator))
    rated_on = iso(day or session.today())
    save_new(
        session,
        "rating",
        {
            "indicator": indicator,
            "score": None if score is None else plain_number(score),
            "note": note,
            "rated_on": rated_on,
        },
    )
