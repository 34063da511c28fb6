"""What keeps a large log quick, asserted exactly: the indexes walked, the statements run, the modules loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.indicators import contacts, groups, sharing
from klyngetui.indicators.figures import figures
from klyngetui.indicators.trend import trend
from klyngetui.model.ids import uuid7
from klyngetui.sample import sample_document
from klyngetui.store import latest
from klyngetui.store.changes import Edit, append, commit
from klyngetui.store.log import new_log, unsaved_log
from klyngetui.store.page_query import Query
from klyngetui.store.pages import Filter
from klyngetui.store.project import AT_ONCE
from klyngetui.store.rebuild import STRAYS, compare
from klyngetui.store.schema import FOR_READING
from klyngetui.store.transaction import immediate
from klyngetui.store.undo import undo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log

TODAY = date(2026, 11, 23)
VALUES = {"who": "[[1, 1]]", "groups": "[1]", "of": "[0]", "start": "2026-01-01", "last": "2026-11-23", "what": "team"}


@pytest.fixture(scope="module")
def log() -> Iterator[Log]:
    with unsaved_log() as opened:
        import_document(opened, sample_document(ending=TODAY))
        yield opened


def plan(log: Log, query: str, values: object) -> list[str]:
    return [row[3] for row in log.connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]


def statements(log: Log, work: object) -> int:
    found: list[str] = []
    log.connection.set_trace_callback(found.append)
    work()  # type: ignore[operator]
    log.connection.set_trace_callback(None)
    return len(found)


def instructions(log: Log, query: str, values: object) -> int:
    """How many instructions of its own machine SQLite needs."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    log.connection.set_progress_handler(step, 1)
    log.connection.execute(query, values)
    log.connection.set_progress_handler(None, 1)
    return count


def meeting(day: str = "2026-11-20") -> Edit:
    told = {"kind": "meeting", "date": day, "status": "held", "mode": "in_person", "title": "Om ammoniakk"}
    return Edit("activity", uuid7(), told)


@pytest.mark.parametrize(
    "query",
    [
        *(contacts.LATEST, contacts.PEOPLE_MET, contacts.AGAIN),
        *(groups.PRESENT, groups.PEOPLE, groups.AGAIN, sharing.PRESENT),
    ],
    ids=["contacts", "met", "again", "present", "people", "again in groups", "events"],
)
def test_the_figures_read_presences_from_covering_indexes_alone(log: Log, query: str) -> None:
    steps = [step for step in plan(log, query, VALUES) if "presence" in step or step.startswith("SEARCH p")]
    assert steps
    assert all("USING COVERING INDEX" in step for step in steps), steps


@pytest.mark.parametrize("query", [contacts.TALLY, groups.MEETINGS], ids=["tally", "meetings"])
def test_the_tallies_are_sought_by_day(log: Log, query: str) -> None:
    steps = [step for step in plan(log, query, VALUES) if "tally" in step]
    assert all("PRIMARY KEY (what=? AND of=? AND day" in step for step in steps), steps


@pytest.mark.parametrize("what", latest.SORTS)
def test_a_last_day_is_counted_anew_with_one_seek(log: Log, what: str) -> None:
    query = "SELECT what, participant, person, grp FROM latest WHERE what = ? LIMIT 20"
    for place in log.connection.execute(query, (what,)).fetchall():
        [step] = [step for step in plan(log, latest.count_one(what), place) if "presence" in step]
        assert "USING COVERING INDEX" in step
        assert step.endswith("day>? AND day<?)")
        assert instructions(log, latest.count_one(what), place) <= 60


@pytest.mark.parametrize(
    "only",
    [
        Filter(),
        Filter(kind="event"),
        Filter(status="planned", end="2026-11-22"),
        Filter(group=1),
        Filter(participant=1),
        Filter(person=1, start="2026-01-01"),
        Filter(participant=1, person=2, kind="meeting"),
        Filter(indicator="2.5"),
        Filter(indicator="4.5"),
        Filter(search="x"),
    ],
    ids=str,
)
def test_no_page_of_the_log_is_sorted(log: Log, only: Filter) -> None:
    for newest_first in (True, False):
        query = Query(only, '"x"*', newest_first=newest_first, beyond=10**18)
        assert not [step for step in plan(log, query.sql, query.values) if "TEMP B-TREE" in step]


def test_a_save_runs_as_many_statements_in_a_long_log_as_in_a_short_one(tmp_path: Path) -> None:
    with new_log(tmp_path / "log.db") as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        commit(log, [meeting()])
        short = statements(log, lambda: commit(log, [meeting()]))
        commit(log, [meeting(f"2026-{1 + n % 9:02}-11") for n in range(500)])
        assert statements(log, lambda: commit(log, [meeting()])) == short <= 40


def test_many_new_records_take_four_statements_each_and_no_question(tmp_path: Path) -> None:
    with new_log(tmp_path / "log.db") as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        few = statements(log, lambda: commit(log, [meeting(f"2026-02-{1 + n:02}") for n in range(10)]))
        more = statements(log, lambda: commit(log, [meeting(f"2026-03-{1 + n:02}") for n in range(20)]))
        each, of_the_day = 4, 1  # a change, a record, an entry, its words; and the day's tally
        asked = 4 + 2  # what FTS5 and the guard of the change list run themselves
        assert more - few <= 10 * (each + of_the_day + asked)


def test_the_indexes_are_back_after_a_large_import_and_the_rows_are_right(tmp_path: Path) -> None:
    with new_log(tmp_path / "log.db") as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        with immediate(log.connection):
            append(log, (meeting(f"2026-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(AT_ONCE + 50)))
        there = {name for (name,) in log.connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        assert there >= set(FOR_READING)
        assert compare(log) == []


def test_a_comparison_reads_the_changes_and_the_records_in_one_pass(tmp_path: Path) -> None:
    with new_log(tmp_path / "log.db") as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        commit(log, [meeting()])
        short = statements(log, lambda: compare(log))
        commit(log, [meeting(f"2026-{1 + n % 9:02}-11") for n in range(50)])
        assert statements(log, lambda: compare(log)) == short


@pytest.mark.parametrize("table", ["presence", "entry_team"])
def test_rows_without_an_entry_are_looked_for_in_the_order_of_entries(log: Log, table: str) -> None:
    assert plan(log, STRAYS[table], ())[0] == f"SCAN {table}"


def test_figures_and_trend_ask_the_log_a_fixed_number_of_times(log: Log) -> None:
    figures(log, TODAY)
    assert statements(log, lambda: figures(log, TODAY)) <= 20
    assert statements(log, lambda: trend(log, TODAY, 36)) <= 36 * 2 * (1 + len(log.cabinet.load("group"))) + 20


def test_undoing_a_save_reads_no_other_record(tmp_path: Path) -> None:
    with new_log(tmp_path / "log.db") as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        commit(log, [meeting()])
        seen: list[str] = []
        log.connection.set_trace_callback(seen.append)
        undo(log)
        log.connection.set_trace_callback(None)
        asked = [query for query in seen if "FROM record" in query and query.startswith("SELECT")]
        steps = [step for query in asked for step in plan(log, query, ())]
        assert not [step for step in steps if step.startswith("SCAN record")]


def test_add_loads_none_of_what_is_slow_to_load(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with new_log(path) as log:
        commit(log, [Edit("cluster", uuid7(), {"name": "Prøveklyngen"})])
        commit(log, [Edit("participant", uuid7(), {"name": "Fjordglimt AS", "kind": "sme"})])
        commit(log, [Edit("team_member", uuid7(), {"name": "Ola Vik", "spells": [{"from": None, "to": None}]})])
    probe = (
        "import sys, json\nbefore = set(sys.modules)\nfrom klyngetui.cli.root import root\n"
        "try: root.main()\nfinally: sys.__stdout__.write(json.dumps(sorted(set(sys.modules) - before)))"
    )
    environment = {**os.environ, "KLYNGETUI_TODAY": TODAY.isoformat(), "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    for _day in ("the first of the day, which also copies the log", "every other"):
        done = subprocess.run(
            [sys.executable, "-c", probe, "--log", str(path), "add", "fjordglimt, prøve"],
            env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout[done.stdout.index("[") :]))
    slow = {
        "textual",
        "rich",
        "sqlite_utils",
        "dateutil",
        "zoneinfo",
        "tomllib",
        "tomlkit",
        "tempfile",
        "email",
        "asyncio",
    }
    if sys.platform == "linux":
        slow.add("platformdirs")
    assert slow & loaded == set()
    assert sum(name.startswith("klyngetui") for name in loaded) <= 110


def test_home_starts_without_what_only_commands_and_other_screens_need() -> None:
    probe = "import sys, klyngetui.cli.screens, klyngetui.app, klyngetui.screens.home.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=120, check=True)
    loaded = set(done.stdout.split())
    others = {"click", "sqlite_utils", "tomlkit", "dateutil", "icalendar", "xlsxwriter"}
    later = {f"klyngetui.{name}" for name in ("cli.root", "store.writer", "indicators.figures", "indicators.trend")}
    assert loaded & (others | later) == set()
