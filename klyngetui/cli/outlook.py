"""`klyngetui gaps` and `forecast`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klyngetui.cli.days import DAY
from klyngetui.cli.output import emit, say, table
from klyngetui.cli.parts import N_, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _, ngettext

if TYPE_CHECKING:
    from klyngetui.indicators.gap_order import Gap

LEAST_SHOWN = 0.1
"""Participants a week: fewer would be rounded to none."""


@command("gaps", help=N_("Whom to contact next, and why."))
@option("--period", metavar="PERIOD", help=N_("The window; the cluster's own, if not said."))
@option("--as-of", type=DAY, metavar="DAY", help=N_("As it stood on this day; today, if not said."))
@as_json()
@with_session
def gaps(session: Session, period: str | None, as_of: date | None, as_json: bool) -> None:
    """Print the gap list."""
    from klyngetui.indicators.gaps import gaps as gap_list
    from klyngetui.indicators.gaps import gaps_document

    found = gap_list(session.reading(), as_of or session.today(), period)
    if as_json:
        emit(gaps_document(found))
        return
    table([(gap.name, _reason(gap), gap.id) for gap in found.participants])
    if found.missing_to_target is not None:
        n = found.missing_to_target
        say(
            ngettext("{n} participant missing to the target.", "{n} participants missing to the target.", n).format(n=n)
        )
    if found.per_week is not None:
        from klyngetui.locale.formats import number

        if 0 < found.per_week < LEAST_SHOWN:
            say(_("That is less than {n} a week until the assessment.").format(n=number(LEAST_SHOWN, 1)))
        else:
            say(_("That is {n} a week until the assessment.").format(n=number(found.per_week, 1)))


def _reason(gap: Gap) -> str:
    from klyngetui.locale.formats import day

    if gap.reason == "never" or gap.last_direct_contact is None:
        return _("never met directly")
    if gap.lapses_on is not None:
        return _("counts until the day before {day}").format(day=day(gap.lapses_on))
    return _("last met {day}").format(day=day(gap.last_direct_contact))


@command("forecast", help=N_("Where 2.5 will be on the assessment date, if you go on as now."))
@option("--as-of", type=DAY, metavar="DAY", help=N_("As it stood on this day; today, if not said."))
@as_json()
@with_session
def forecast(session: Session, as_of: date | None, as_json: bool) -> None:
    """Print the forecast."""
    from klyngetui.indicators.forecast import forecast_document
    from klyngetui.locale.formats import day, number, percent

    found = forecast_document(session.reading(), as_of or session.today())
    if as_json:
        emit(found)
        return
    if found["on"] is None:
        say(_("No assessment date is set: klyngetui settings assessment_on DAY"))
        return
    banked = found["banked"]
    rows = [
        (_("assessment"), day(date.fromisoformat(found["on"]))),
        (_("banked"), f"{percent(banked['share'])}  {banked['n']}/{banked['of']}"),
        (_("planned"), number(found["planned"])),
    ]
    if found["expected"] is not None:
        span = f"{percent(found['low'])} – {percent(found['high'])}"
        rows.append((_("expected, if you go on as now"), f"{percent(found['expected'])}  ({span})"))
    table(rows)
