"""Windows, medians, targets, gaps and forecast of the second reading, worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.oracle.builder import ALWAYS, Builder
from tests.oracle.figures import figures
from tests.oracle.outlook import forecast, gaps
from tests.oracle.windows import window

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "as_of", "first", "to", "last"),
    [
        ("rolling-12m", "2026-11-23", "2025-11-24", "2026-11-23", "2026-11-23"),
        ("rolling-12m", "2024-02-29", "2023-03-01", "2024-02-29", "2024-02-29"),
        ("rolling-12m", "2025-02-28", "2024-02-29", "2025-02-28", "2025-02-28"),
        ("rolling-24m", "2026-02-28", "2024-02-29", "2026-02-28", "2026-02-28"),
        ("ytd", "2026-11-23", "2026-01-01", "2026-11-23", "2026-11-23"),
        ("year:2025", "2026-11-23", "2025-01-01", "2025-12-31", "2025-12-31"),
        ("year:2026", "2026-11-23", "2026-01-01", "2026-12-31", "2026-11-23"),
        ("quarter:2026-Q1", "2026-11-23", "2026-01-01", "2026-03-31", "2026-03-31"),
        ("week:2026-W47", "2026-11-23", "2026-11-16", "2026-11-22", "2026-11-22"),
        ("week:2026-W01", "2026-11-23", "2025-12-29", "2026-01-04", "2026-01-04"),
        ("label", "2026-11-23", "2024-01-01", "2025-12-31", "2025-12-31"),
        ("2025-03-01..2026-02-28", "2026-11-23", "2025-03-01", "2026-02-28", "2026-02-28"),
    ],
)
def test_windows(name: str, as_of: str, first: str, to: str, last: str) -> None:
    found = window(name, date.fromisoformat(as_of))
    assert [found.first, found.to, found.last] == [date.fromisoformat(day) for day in (first, to, last)]


def test_label_window_looks_back_from_the_assessment() -> None:
    assert window("label", AS_OF, date(2027, 5, 1))[1:] == (date(2025, 1, 1), date(2026, 12, 31), AS_OF)


def _met(*days: str | None) -> Builder:
    """One participant always committed for each day, met on it, or never."""
    log = Builder()
    log.member("Kari")
    for n, day in enumerate(days):
        log.org(f"Firm {n}", ALWAYS)
        if day:
            log.did(day, f"Firm {n}")
    return log


def _contacts(log: Builder) -> dict[str, Any]:
    found: dict[str, Any] = figures(log.document, "rolling-12m", AS_OF)["indicators"]["2.5"]
    return found


def test_median_of_an_odd_and_an_even_count() -> None:
    odd = _met("2026-11-23", "2026-11-13", "2024-11-23", None)
    assert _contacts(odd)["median_days_since_direct_contact"] == 10
    assert _contacts(_met("2026-11-22", "2026-11-13"))["median_days_since_direct_contact"] == 5.5


def test_evidence_below_level_two_is_none() -> None:
    log = _met("2026-11-01", "2026-11-02", "2026-11-03")
    for activity, level in (("a1", 1), ("a2", 2)):
        of = {"entity": "activity", "id": activity}
        log.document["evidence"].append({"id": activity, "of": of, "level": level})
    assert _contacts(log)["without_evidence"] == 2


def test_target_with_the_latest_from_on_or_before_l() -> None:
    log = _met(None)
    target = {"indicator": "2.5", "measure": "reached", "source": "Board"}
    for value, start in ((0.9, "2026-11-24"), (0.8, "2026-11-23"), (0.5, None)):
        log.document["targets"].append({**target, "value": value, "from": start})
    assert _contacts(log)["target"] == {"measure": "reached", "value": 0.8, "source": "Board"}
    assert _contacts(_met(None))["target"] is None


def test_reached_by_kind_lists_every_kind() -> None:
    by_kind = _contacts(_met("2026-11-01", None))["by_kind"]
    assert by_kind.pop("sme") == {"n": 1, "of": 2, "share": 0.5}
    assert set(by_kind) == {"large", "research", "education", "public", "finance", "other"}
    assert all(share == {"n": 0, "of": 0, "share": None} for share in by_kind.values())


def test_gaps_never_first_then_oldest_then_about_to_lapse() -> None:
    log = _met("2026-11-01", "2025-12-20", "2025-12-10", "2025-06-01", "2025-05-01", None)
    log.document["cluster"]["assessment_on"] = "2026-12-21"
    target = {"indicator": "2.5", "measure": "reached", "value": 0.7, "source": "Board"}
    log.document["targets"].append(target)
    found = gaps(log.document, AS_OF)
    listed = [(p["name"], p["reason"], p["last_direct_contact"], p["lapses_on"]) for p in found["participants"]]
    assert listed == [
        ("Firm 5", "never", None, None),
        ("Firm 4", "lapsed", "2025-05-01", None),
        ("Firm 3", "lapsed", "2025-06-01", None),
        ("Firm 2", "lapses", "2025-12-10", "2026-12-10"),
        ("Firm 1", "lapses", "2025-12-20", "2026-12-20"),
    ]
    assert (found["missing_to_target"], found["per_week"]) == (2, 0.5)


def test_missing_to_target_in_decimal_arithmetic() -> None:
    log = _met(*[None] * 25)
    target = {"indicator": "2.5", "measure": "reached", "value": 0.28, "source": "Board"}
    log.document["targets"].append(target)
    assert gaps(log.document, AS_OF)["missing_to_target"] == 7
    assert gaps(log.document, AS_OF)["per_week"] is None


def _forecast_log(firms: int) -> Builder:
    """Half of the firms met once in May 2026, two and a half years of history, assessed in May 2027."""
    log = _met(*["2026-05-01" if n < 5 else None for n in range(firms)])
    log.did("2024-01-01", kind="event", team=())
    log.document["cluster"]["assessment_on"] = "2027-05-01"
    return log


def test_forecast() -> None:
    log = _forecast_log(10)
    log.did("2026-12-01", "Firm 5", status="planned")
    log.did("2027-01-01", "Firm 6", status="planned")
    found = forecast(log.document, AS_OF)
    # m = 0.5 and v = 0.28, so k = 20; b = 52 + 52 · 20 / 0.5 = 2132; h = 38 days.
    chance = 1 - (2132 / (2132 + 38 / 7)) ** 20
    assert found["on"] == "2027-05-01"
    assert found["banked"] == {"n": 5, "of": 10, "share": 0.5}
    assert found["planned"] == 1
    assert found["expected"] == round(0.5 + chance / 2, 6)
    assert (found["low"], found["high"]) == (0.5, 0.6)


def test_forecast_leaves_out_holiday_weeks() -> None:
    log = _forecast_log(10)
    log.document["cluster"]["settings"] = {"holidays": ["W52", "2026-W53", "2025-W50"]}
    # 24 November to 31 December less 21–27 and 28–31 December: 27 days.
    chance = 1 - (2132 / (2132 + 27 / 7)) ** 20
    assert forecast(log.document, AS_OF)["expected"] == round(0.5 + chance / 2, 6)


def test_forecast_of_too_few_or_without_a_day() -> None:
    few = forecast(_forecast_log(9).document, AS_OF)
    assert (few["banked"]["n"], few["expected"], few["low"], few["high"]) == (5, None, None, None)
    log = _forecast_log(10)
    del log.document["cluster"]["assessment_on"]
    assert set(forecast(log.document, AS_OF).values()) == {"klyngetui-forecast", None}
