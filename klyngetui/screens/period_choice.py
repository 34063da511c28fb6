"""Choosing the window of a screen of figures."""

from __future__ import annotations

from functools import partial

from klyngetui.locale import _
from klyngetui.model import periods
from klyngetui.screens import period_words
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.log.filter import assessment_of
from klyngetui.screens.picker import Choice, Picker


class PeriodChoice(BaseScreen):
    """A screen seen through a window; the cluster's default until another is chosen."""

    def __init__(self, period: str = "") -> None:
        super().__init__()
        self._period = period

    @property
    def period(self) -> str:
        """The window by its name."""
        return self._period or str(self.desk.log.cluster["settings"]["default_period"])

    @property
    def short_window(self) -> bool:
        """Whether the window is shorter than six months."""
        window = periods.parse(self.period, self.desk.today, assessment_of(self.desk.log))
        return period_words.is_short(window.start, window.end)

    def period_chosen(self) -> None:
        """Another window was chosen."""

    def action_period(self) -> None:
        """Choose the window from the usual ones, or type one."""
        log, today = self.desk.log, self.desk.today
        day = assessment_of(log)
        usual = period_words.choices(period_words.usual(today, self.period), today, day)
        others = partial(period_words.typed_choice, today=today, assessment=day)
        title = _("Period, or type as in 2025-03-01..2026-02-28")
        self.app.push_screen(Picker(title, usual, others), self._take_period)

    def _take_period(self, choice: Choice | None) -> None:
        if choice is not None:
            self._period = str(choice.value)
            self.period_chosen()
