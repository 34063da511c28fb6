"""`klyngetui targets`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY, iso
from klyngetui.cli.errors import Misused
from klyngetui.cli.families.family import family
from klyngetui.cli.families.shown import shown
from klyngetui.cli.measures import measures_of
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.cli.values import plain_number
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log

INDICATORS = ("2.5", "4.5", "5.2")


def _row(_log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    return record["indicator"], record["measure"], f"{record['value']}", shown(record["from"]), record["source"]


targets = family("targets", "target", _row, help=N_("Your own targets, each with where it comes from."))


@targets.command("add", help=N_("Set a target, as in: targets add 2.5 --value 80% --source 'the board'"))
@click.argument("indicator", type=click.Choice(INDICATORS))
@option("--measure", metavar="MEASURE", help=N_("Which measure; the headline, if not said."))
@option("--value", required=True, metavar="NUMBER", help=N_("The target: 0.8 or 80% of a share, or a number."))
@option("--source", required=True, metavar="TEXT", help=N_("Where the target comes from."))
@option("--since", type=DAY, metavar="DAY", help=N_("From this day on; always, if not said."))
@with_session
def add(session: Session, indicator: str, measure: str | None, value: str, source: str, since: date | None) -> None:
    """Make the target; its id goes to stdout."""
    from klyngetui.cli.saving import save_new
    from klyngetui.indicators.figures import HEADLINES

    if measure and measure not in measures_of(indicator):
        raise Misused(_("--measure must be one of {names}").format(names=", ".join(measures_of(indicator))))
    save_new(
        session,
        "target",
        {
            "indicator": indicator,
            "measure": measure or HEADLINES[indicator],
            "value": _number(value),
            "source": source,
            "from": iso(since),
        },
    )


def _number(said: str) -> float:
    text = said.replace(",", ".").replace(" ", "")
    try:
        value = round(float(text.removesuffix("%")) / 100, 6) if text.endswith("%") else float(text)
    except ValueError as error:
        raise Misused(_("--value: “{said}” is no number").format(said=said)) from error
    return plain_number(value)
