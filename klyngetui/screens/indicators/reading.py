"""Everything the Indicators screen shows, read off the screen thread over a log of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.figures import figures
from klyngetui.indicators.forecast import first_held, forecast_document
from klyngetui.indicators.gaps import Gaps, gaps
from klyngetui.indicators.sharing import events_by_week
from klyngetui.indicators.trend import Point, trend
from klyngetui.store.cabinet import exported_id
from klyngetui.store.log import open_log

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

WINDOWS = ("rolling-12m", "ytd", "label")
MONTHS, WEEKS = 36, 3 * 52


class Asked(NamedTuple):
    """What a reading is asked for: the period by name, the day, and the state of the log it is read at."""

    period: str
    today: date
    stamp: int


class Figures(NamedTuple):
    """The figures of the period asked for first, those of the windows beside it, the gap list, names of the team."""

    asked: Asked
    windows: tuple[dict[str, Any], ...]
    gaps: Gaps
    team: dict[str, str]


class Outlook(NamedTuple):
    """The last MONTHS months, each seen through the rolling window `seen`, and the forecast.

    `events` are the held ones of each of the last WEEKS weeks, this one last.
    Shares on days before the first held entry are unknown, not nought.
    """

    asked: Asked
    months: list[Point]
    seen: str
    forecast: dict[str, Any]
    events: list[int]


def read_figures(path: Path, asked: Asked) -> Figures:
    """The figures, through a connection of its own; raises LogError, PeriodError."""
    with open_log(path, write=False) as log:
        names = dict.fromkeys((asked.period, *WINDOWS))
        windows = tuple(figures(log, asked.today, name) for name in names)
        team = {exported_id(one): str(one.record["name"]) for one in log.cabinet.load("team_member")}
        return Figures(asked, windows, gaps(log, asked.today, asked.period), team)


def read_outlook(path: Path, asked: Asked) -> Outlook:
    """Trend and forecast, which take longer; raises LogError."""
    with open_log(path, write=False) as log:
        seen = asked.period if asked.period.startswith("rolling-") else "rolling-12m"
        began = first_held(log, asked.today) or asked.today
        months = [
            point if point.day >= began else point._replace(reached=None, in_groups=None)
            for point in trend(log, asked.today, MONTHS, seen)
        ]
        weeks = events_by_week(log, asked.today, WEEKS)
        return Outlook(asked, months, seen, forecast_document(log, asked.today), weeks)
