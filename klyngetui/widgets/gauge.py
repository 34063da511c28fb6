"""One figure at a glance: value, bar with the target's mark, twelve months, and a sign beside the colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.locale import _, ngettext
from klyngetui.plain import fit, padded
from klyngetui.widgets.bars import SIGNS, bar, sparkline
from klyngetui.widgets.tones import STYLES


@dataclass(frozen=True)
class GaugeData:
    """One figure.

    With `of` it is a share, n of N, and `target` a share from 0 to 1; without, it is a count and `target` a
    number. `months` are shares or counts, oldest first, None where unknown. `tone` is "good", "warn", "bad"
    or "muted"; `note` says the window and the day; `none` stands for the value where N is 0.
    """

    name: str
    n: int
    of: int | None = None
    target: float | None = None
    months: tuple[float | None, ...] = ()
    tone: str = ""
    note: str = ""
    none: str = ""

    @property
    def share(self) -> float | None:
        """How much of the bar is full, from 0 to 1; None where it cannot be known."""
        if self.of is not None:
            return self.n / self.of if self.of else None
        return min(self.n / self._whole, 1.0)

    @property
    def mark(self) -> float | None:
        """Where on the bar the target stands."""
        if self.target is None or self.of is not None:
            return self.target
        return self.target / self._whole

    @property
    def _whole(self) -> float:
        """What a full bar of a count stands for: a third more than the target, or the greatest count seen."""
        seen = max([month for month in self.months if month is not None], default=0)
        return max((self.target or 0) * 4 / 3, self.n, seen, 1)


def value_words(data: GaugeData) -> tuple[str, str]:
    """The value ("72 %") and what it is made of ("41 of 57"), in the language chosen."""
    if data.of is None:
        return str(data.n), ""
    if data.of == 0:
        return data.none or _("no participants"), ""
    # Half a per cent more never rounds up to a whole that is not reached.
    percent = 100 if data.n == data.of else min(round(100 * data.n / data.of), 99)
    return _("{n} %").format(n=percent), _("{n} of {of}").format(n=data.n, of=data.of)


def too_new(n: int) -> str:
    """Why there is nobody to count although there are participants."""
    return ngettext("{n} new, not counted yet", "{n} new, not counted yet", n).format(n=n)


def target_words(data: GaugeData) -> str:
    """The target in words, "" where none is set."""
    if data.target is None:
        return ""
    return _("target {aim}").format(aim=_bare_aim(data))


def _bare_aim(data: GaugeData) -> str:
    """The target's number: "80 %", or "3" for a count."""
    target = data.target or 0
    return f"{target:g}" if data.of is None else _("{n} %").format(n=f"{target * 100:g}")


class Gauge(Widget, can_focus=True):
    """A figure in four rows, from 24 cells on; Enter or a click posts `Opened`, `show` gives it new data."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", show=False)]
    DEFAULT_CSS = """
    Gauge { height: 4; min-width: 24; width: 1fr; padding: 0 1; &:focus { background: $surface; } }
    """

    class Opened(Message):
        """The figure is to be opened into its rows."""

        def __init__(self, gauge: Gauge) -> None:
            super().__init__()
            self.gauge = gauge

        @property
        def control(self) -> Gauge:
            """The gauge that posted it."""
            return self.gauge

    def __init__(self, data: GaugeData, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.data = data

    def action_open(self) -> None:
        """Ask for the rows behind the figure."""
        self.post_message(self.Opened(self))

    def on_click(self) -> None:
        """A click opens, too."""
        self.action_open()

    def show(self, data: GaugeData) -> None:
        """Show other data."""
        self.data = data
        self.refresh()

    def render(self) -> Content:
        """Name, value, bar and months."""
        return Content("\n").join(gauge_lines(self.data, max(self.size.width, 1)))


def gauge_lines(data: GaugeData, width: int) -> list[Content]:
    """The four lines of a gauge in `width` cells."""
    tone, muted = STYLES.get(data.tone, ""), STYLES["muted"]
    sign = SIGNS.get(data.tone, "").strip() or SIGNS["muted"]
    value, made_of = value_words(data)
    first = Content.assemble((sign, tone), " ", (fit(data.name, width - 2), "bold"))
    beside = f"  {made_of}" if made_of else ""
    room = width - len(value) - len(beside)
    second = Content.assemble((fit(value, width), "bold"), beside, (_aim(data, room), muted))
    drawn = bar(data.share, width, data.mark)
    open_part = min((at for at, cell in enumerate(drawn) if cell in "─·"), default=width)
    third = Content.assemble((drawn[:open_part], tone), (drawn[open_part:], muted))
    months = sparkline(data.months, low=0, high=None if data.of is None else 1)[:width]
    fourth = Content.assemble((months, "$secondary"), (fit(f"  {data.note}", width - len(months)), muted))
    return [first, second, third, fourth]


def _aim(data: GaugeData, room: int) -> str:
    """The target at the right end of `room` cells: in words, else with the sign of its mark, else left out."""
    aim = target_words(data)
    for words in (f"┃ {aim}", f"┃ {_bare_aim(data)}"):
        if aim and len(words) < room:
            return padded(words, room, right=True)
    return ""
