"""Search while typing at a million entries: the newest page of each beginning of a word, with its rows."""

from __future__ import annotations

from benchmarks.make_log import log_of
from benchmarks.measure import Row, show, timed
from klyngetui.store.log import open_log
from klyngetui.store.pages import Filter, entries, newer_first

TYPED = ("ammoniakk", "havvind deltaker 12", "møte 4711", "person 399 fôr", "algemel", "xyz")
PAGE = 50


def rows() -> list[Row]:
    log = open_log(log_of(1_000_000), write=False)
    beginnings = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    for text in beginnings:
        entries(log, newer_first(log, Filter(search=text), limit=PAGE))
    times = sorted(
        timed(lambda text=text: entries(log, newer_first(log, Filter(search=text), limit=PAGE)))  # type: ignore[misc]
        for text in beginnings * 3
    )
    return [
        Row("search, newest page with rows, middle", "a limit", times[len(times) // 2], None, 15),
        Row("search, newest page with rows, worst", "a limit", times[-1], None, 60),
    ]


if __name__ == "__main__":
    show(rows())
