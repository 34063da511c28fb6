"""Copies made by themselves: when one is due, which are kept, and that each is a whole log."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from klyngetui.store.backup import backups, evidence_of
from klyngetui.store.log import Log, open_log
from klyngetui.store.rotation import DEFAULT, Copy, Keep, copies, due, keep_from, outdated, rotate
from tests.store.logs import cluster_log, participant

TODAY = date.today()
LATER = TODAY + timedelta(days=2)
"""Later than today, also where midnight passes meanwhile."""


def test_a_copy_a_day_and_only_of_a_changed_log(log: Log, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    made = rotate(log, folder, DEFAULT, TODAY)
    assert made is not None
    assert backups(folder) == [made]
    assert made.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert evidence_of(made) == folder / "log.files"
    with open_log(made, write=False) as copy:
        assert copy.cluster == log.cluster
    assert rotate(log, folder, DEFAULT, TODAY) is None
    assert not due(log, folder, DEFAULT, LATER)
    participant(log)
    assert not due(log, folder, DEFAULT, TODAY)
    assert due(log, folder, DEFAULT, LATER)
    made.write_bytes(b"damaged")
    assert due(log, folder, DEFAULT, LATER)


def test_another_cluster_of_the_same_name_keeps_its_copies(log: Log, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    (tmp_path / "other").mkdir()
    with cluster_log(tmp_path / "other" / "log.db") as other:
        rotate(other, folder, DEFAULT, TODAY)
        rotate(log, folder, Keep(1, 0), TODAY)
        assert len(copies(other, folder)) == len(copies(log, folder)) == 1
    assert len(backups(folder)) == 2


def test_days_and_weeks_are_kept_and_what_was_asked_for_is_never_removed() -> None:
    found = [Copy(Path(f"{days}"), datetime(2026, 11, 23, 9) - timedelta(days=days)) for days in range(60)]
    kept = {int(one.path.name) for one in found} - {int(path.name) for path in outdated(found, Keep(7, 4))}
    assert kept == {0, 1, 2, 3, 4, 5, 6, 8, 15}
    assert outdated(found, Keep(60, 0)) == []


def test_off_makes_none(log: Log, tmp_path: Path) -> None:
    assert rotate(log, tmp_path / "copies", Keep(0, 0), TODAY) is None
    assert not (tmp_path / "copies").exists()


@pytest.mark.parametrize(
    ("said", "means"),
    [(None, Keep(7, 5)), ("", Keep(7, 5)), ("off", Keep(0, 0)), ("14+8", Keep(14, 8)), ("3", Keep(3, 0)), ("x", None), ("1+", None), ("-1+2", None)],
)  # fmt: skip
def test_the_setting_in_words(said: str | None, means: Keep | None) -> None:
    assert keep_from(said) == means
