"""The record of a week's review: made when first written to, resumed, the same in every copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klyngetui.model.periods import PeriodError
from klyngetui.review.week import DONE, LEFT, SKIPPED, STEPS, mark, this_week, week_of, write
from klyngetui.store.undo import undo
from tests.store.logs import add, cluster_log, record

FRIDAY = date(2026, 11, 20)


def test_a_week_without_a_review_has_every_step_left(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        week = week_of(log, this_week(FRIDAY))
        assert (week.name, week.monday, week.sunday) == ("2026-W47", date(2026, 11, 16), date(2026, 11, 22))
        assert week.review is None
        assert set(week.steps.values()) == {LEFT}
        assert tuple(week.steps) == STEPS
        assert not week.sealed
        with pytest.raises(PeriodError):
            week_of(log, "2026-W54")


def test_marking_is_resumed_and_undone_one_by_one(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        mark(log, "2026-W47", "unconfirmed", DONE, FRIDAY)
        mark(log, "2026-W47", "gaps", SKIPPED, date(2026, 11, 21))
        write(log, "2026-W47", {"reflection": "En travel uke"}, FRIDAY)
        week = week_of(log, "2026-W47")
        assert week.review is not None
        assert week.review["opened_on"] == "2026-11-20"
        assert (week.steps["unconfirmed"], week.skipped) == (DONE, ["gaps"])
        assert week.words("reflection") == "En travel uke"
        assert len(log.cabinet.load("review")) == 1
        undo(log, 2)
        assert week_of(log, "2026-W47").skipped == []
        undo(log)
        assert week_of(log, "2026-W47").review is None
        mark(log, "2026-W47", "stories", DONE, FRIDAY)
        assert [step for step, state in week_of(log, "2026-W47").steps.items() if state == DONE] == ["stories"]


def test_two_copies_of_a_log_review_one_week_in_one_record(tmp_path: Path) -> None:
    import shutil

    with cluster_log(tmp_path / "a.db"):
        pass
    shutil.copy(tmp_path / "a.db", tmp_path / "b.db")
    from klyngetui.store.log import open_log

    ids = []
    for name in ("a.db", "b.db"):
        with open_log(tmp_path / name) as log:
            mark(log, "2026-W47", "checks", DONE, FRIDAY)
            review = week_of(log, "2026-W47").review
            ids.append(review and review["id"])
    assert ids[0] == ids[1]


def test_of_two_reviews_of_a_week_the_sealed_one_counts(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        add(log, "review", week="2026-W47", opened_on="2026-11-20")
        sealed = add(log, "review", week="2026-W47", opened_on="2026-11-20", sealed_on="2026-11-20")
        add(log, "review", week="2026-W47", opened_on="2026-11-21")
        assert week_of(log, "2026-W47").review == record(log, sealed)
