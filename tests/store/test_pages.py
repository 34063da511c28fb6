"""Pages of the log against a plain reading of all entries: same filter, same order, whatever index is walked."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.sample import sample_document
from klyngetui.store import pages
from klyngetui.store.log import unsaved_log
from klyngetui.store.pages import Filter
from klyngetui.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

ENTRIES = "SELECT pos, record, kind, status, day, grp, direct, meets FROM entry ORDER BY pos DESC"


@pytest.fixture(scope="module")
def log() -> Iterator[Log]:
    with unsaved_log() as opened:
        import_document(opened, sample_document(ending=date(2026, 11, 23)))
        yield opened


def key_of(log: Log, entity: str, place: int = 0) -> int:
    return log.cabinet.load(entity)[place].key


def plainly(log: Log, only: Filter) -> list[int]:
    """The places a filter lets through, read one entry at a time; without search."""
    found = []
    for pos, _record, kind, status, day, grp, direct, meets in log.connection.execute(ENTRIES).fetchall():
        rows = log.connection.execute("SELECT participant, person FROM presence WHERE entry = ?", (pos,)).fetchall()
        counts_for = {None: True, "2.5": direct == 1, "4.5": meets is not None, "5.2": kind == "story"}
        if (
            only.kind in (None, kind)
            and only.status in (None, status)
            and (only.start or "") <= day <= (only.end or "9")
            and only.group in (None, grp)
            and (only.participant is None or any(row[0] == only.participant for row in rows))
            and (only.person is None or any(row[1] == only.person for row in rows))
            and counts_for[only.indicator]
        ):
            found.append(pos)
    return found


def filters(log: Log) -> Iterator[Filter]:
    participant, person, group = key_of(log, "participant", 3), key_of(log, "person", 5), key_of(log, "group")
    for kind, status, span, who in product(
        (None, "meeting", "story"),
        (None, "held", "planned"),
        ((None, None), ("2025-03-01", "2026-02-28"), (None, "2025-01-01"), ("2026-11-23", "2026-11-23")),
        ((None, None), (participant, None), (None, person), (participant, person)),
    ):
        yield Filter(kind, status, *span, *who)
    for indicator, start in product(("2.5", "4.5", "5.2"), (None, "2026-01-01")):
        yield Filter(indicator=indicator, start=start)
        yield Filter(indicator=indicator, start=start, participant=participant)
    yield Filter(group=group)
    yield Filter(group=group, participant=participant)


def test_every_filter_in_both_directions_counts_and_ranks(log: Log) -> None:
    for only in filters(log):
        places = plainly(log, only)
        assert pages.newer_first(log, only, limit=10**6) == places, only
        assert pages.older_first(log, only, limit=10**6) == places[::-1], only
        assert pages.count(log, only) == len(places)
        if places:
            middle = len(places) // 2
            assert pages.newer_first(log, only, before=places[middle], limit=7) == places[middle + 1 : middle + 8]
            assert pages.older_first(log, only, after=places[middle], limit=7) == places[:middle][::-1][:7]
            assert pages.newer_than(log, only, places[middle]) == middle
            assert pages.skipping(log, only, middle, 5) == places[middle : middle + 5]


def test_every_rank_of_the_whole_log(log: Log) -> None:
    places = plainly(log, pages.EVERYTHING)
    assert pages.count(log) == len(places)
    for rank in range(0, len(places), 29):
        assert pages.skipping(log, pages.EVERYTHING, rank, 3) == places[rank : rank + 3]
        assert pages.newer_than(log, pages.EVERYTHING, places[rank]) == rank
    assert pages.skipping(log, pages.EVERYTHING, len(places), 3) == []
    assert pages.newer_than(log, pages.EVERYTHING, 0) == len(places)
    assert pages.newer_than(log, pages.EVERYTHING, 2**62) == 0


def test_search_walks_the_words_and_keeps_the_other_filters(log: Log) -> None:
    found = pages.newer_first(log, Filter(search="mote"), limit=10**6)
    assert found == sorted(found, reverse=True)
    held = pages.newer_first(log, Filter(search="mote", status="held", start="2026-01-01"), limit=10**6)
    assert held == [pos for pos in plainly(log, Filter(status="held", start="2026-01-01")) if pos in set(found)]
    assert pages.newer_first(log, Filter(search="mote"), before=found[3], limit=2) == found[4:6]
    assert pages.newer_first(log, Filter(search="?!")) == []


@pytest.mark.parametrize(
    "text", ["mote", "møter", "Delt", "å", "åpe", "styringsmøte ha", "teknisk", "pilot på", "zzzzz", "x9"]
)
def test_the_quick_search_finds_what_the_plain_one_finds(log: Log, text: str) -> None:
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC"
    plain = [pos for (pos,) in log.connection.execute(query, (match_expression(text),))]
    assert pages.newer_first(log, Filter(search=text), limit=10**6) == plain


def test_every_beginning_of_every_word_finds_what_the_plain_search_finds(log: Log) -> None:
    words = {word for (text,) in log.connection.execute("SELECT words FROM search LIMIT 40") for word in text.split()}
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC"
    for beginning in sorted({word[:end] for word in words for end in (4, 5, 8)}):
        if match_expression(beginning) is not None:
            plain = [pos for (pos,) in log.connection.execute(query, (match_expression(beginning),))]
            assert pages.newer_first(log, Filter(search=beginning), limit=10**6) == plain, beginning
