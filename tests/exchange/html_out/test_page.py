"""The page: complete in itself, linked throughout, readable by everybody, and safe with any text."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.html_out.page import page
from klyngetui.exchange.html_out.style import STYLE
from klyngetui.exchange.html_out.write import write_html
from klyngetui.exchange.report.build import report
from klyngetui.sample import sample_document
from klyngetui.store.log import unsaved_log
from tests.browser import dumped, pictured, printed
from tests.exchange.html_out.pages import Page
from tests.exchange.report.cluster import MARKUP, SECRET, TODAY, cluster_log, material

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


@pytest.fixture
def source(log: Log) -> str:
    return page(report(material(log)))


def test_it_loads_nothing_and_runs_nothing(source: str) -> None:
    found = Page(source)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {name for name, _rest in found.elements}
    assert not any(name.startswith("on") for _tag, attributes in found.elements for name in attributes)
    assert "url(" not in source
    assert "@import" not in source
    outward = [one["href"] for one in found.all("a") if not one["href"].startswith("#")]
    assert all(one.startswith(("https://", "http://")) for one in outward)


def test_every_link_leads_to_one_place(source: str) -> None:
    found = Page(source)
    assert len(found.ids) == len(set(found.ids))
    inward = {one["href"][1:] for one in found.all("a") if one["href"].startswith("#")}
    assert inward <= set(found.ids)
    assert {"f25-reached", "r25-1", "e1", "lacking"} <= inward


def test_it_has_landmarks_headings_and_table_headers(source: str) -> None:
    found = Page(source)
    tags = [name for name, _attributes in found.elements]
    assert [tags.count(name) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert found.all("html")[0]["lang"] == "en"
    assert found.all("a")[0]["href"] == "#content"
    levels = [int(name[1]) for name in tags if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(one.get("scope") in ("col", "row") for one in found.all("th"))
    for picture in found.all("svg"):
        assert picture["role"] == "img"
        assert set(picture["aria-labelledby"].split()) <= set(found.ids)


def test_hostile_text_stays_text(source: str) -> None:
    assert MARKUP in Page(source).text
    assert "<script>" not in source
    assert "\u202e" not in source
    assert SECRET not in source


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(one * 2 for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_told_apart() -> None:
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", STYLE))
    for ink in ("ink", "soft", "blue", "warn", "good"):
        for paper in (colours["paper"], colours["shade"], "#fff3c4"):
            assert contrast(colours[ink], paper) >= 4.5, ink
    assert contrast("#ffffff", colours["blue"]) >= 4.5


def test_a_browser_shows_it_as_it_was_written(log: Log, tmp_path: Path) -> None:
    write_html(material(log), tmp_path / "report.html", language="nb")
    found = Page(dumped(tmp_path / "report.html", tmp_path / "profile"))
    assert found.all("html")[0]["lang"] == "nb"
    assert found.all("script") == []
    assert MARKUP in found.text
    assert len(found.all("th")) == len(Page((tmp_path / "report.html").read_text("utf-8")).all("th"))


def test_the_sample_is_shown_and_printed_by_a_browser(tmp_path: Path) -> None:
    with unsaved_log() as sample:
        import_document(sample, sample_document(1, ending=TODAY))
        write_html(material(sample), tmp_path / "sample.html")
    found = Page(dumped(tmp_path / "sample.html", tmp_path / "profile"))
    assert {one["href"][1:] for one in found.all("a") if one["href"].startswith("#")} <= set(found.ids)
    assert pictured(tmp_path / "sample.html", tmp_path / "profile", tmp_path / "s.png").startswith(b"\x89PNG")
    assert printed(tmp_path / "sample.html", tmp_path / "profile", tmp_path / "s.pdf").startswith(b"%PDF")
