"""The sample's kinds of event: how often they come, how they are held, and how many turn up."""

from __future__ import annotations

from typing import NamedTuple


class Series(NamedTuple):
    """A kind of event: every so many days, the last so many days ago, with a share of the usual turnout."""

    format: str
    title: str
    mode: str
    every: int
    last: int
    share: float
    time: str | None
    minutes: int | None


SERIES = (
    Series("newsletter", "Nyhetsbrev fra Havlys klynge", "written", 30, 9, 0.0, None, None),
    Series("breakfast", "Frokostseminar", "in_person", 35, 17, 0.75, "08:00", 90),
    Series("webinar", "Webinar", "video", 32, 24, 0.6, "12:00", 45),
    Series("study_visit", "Studiebesøk", "in_person", 120, 45, 0.5, "09:00", 360),
    Series("member_meeting", "Medlemsmøte", "hybrid", 125, 60, 1.1, "13:00", 180),
    Series("workshop", "Arbeidsverksted", "in_person", 95, 33, 0.55, "10:00", 240),
    Series("seminar", "Fagdag", "hybrid", 170, 75, 0.8, "09:30", 300),
)

TURNOUT = {"close": 0.5, "regular": 0.34, "seldom": 0.2, "cooling": 0.04, "distant": 0.006, "prospect": 0.05}
