"""User text made safe to show."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from klyngetui.plain import cells, content, fit, padded, typed, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fjordglimt AS", "Fjordglimt AS"),
        ("møte på Ålesund – «ny» …", "møte på Ålesund – «ny» …"),
        ("a\nb", "a\nb"),
        ("a\r\nb\r", "a\nb"),
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"),
        ("\x9b31m", "‹9b›31m"),
        ("\x7f\x00\t", "␡␀␉"),
        ("a\u202eb\u2066c\u200bd", "a‹RLO›b‹LRI›c‹ZWSP›d"),
        ("\ufeffx\u2028", "‹BOM›x‹LS›"),
        ("\ud800x", "\ufffdx"),
        ("\U000e0041", "‹u+e0041›"),
        ("👩‍👧", "👩👧"),
        ("a\u200db", "a‹ZWJ›b"),
        ("❤️", "❤"),
        ("[/foo] :smile: \\", "[/foo] :smile: \\"),
    ],
)
def test_what_could_act_or_hide_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_shows_its_line_feeds() -> None:
    assert visible("a\nb", "⏎") == "a⏎b"


def test_harmless_text_is_handed_back_as_it_is() -> None:
    for text in ("Havrom", "blåskjell"):
        assert visible(text) is text


@given(st.text())
def test_nothing_dangerous_is_left(text: str) -> None:
    shown = visible(text, "⏎")
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in shown)
    assert not any(0xD800 <= ord(each) <= 0xDFFF or 0x202A <= ord(each) <= 0x202E for each in shown)
    assert visible(shown, "⏎") == shown


@given(st.text(max_size=40), st.integers(0, 12))
def test_fit_never_takes_more_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(padded(text, width)) == width
    if cells(text) <= width:
        assert fit(text, width) == visible(text, "⏎")


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Fjordglimt", 10, "Fjordglimt"),
        ("Fjordglimt", 6, "Fjord…"),
        ("日本語", 4, "日…"),
        ("日本語", 6, "日本語"),
        ("a\nb", 3, "a⏎b"),
        ("x" * 20_000, 3, "xx…"),
        ("e" + "\u0301" * 20_000, 3, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_is_shown(text: str, width: int, shown: str) -> None:
    line = fit(text, width)
    assert line == shown or (len(text) > 10_000 and line.endswith("…"))


def test_padded_to_the_right_end() -> None:
    assert padded("7", 3, right=True) == "  7"


def test_markup_stays_words() -> None:
    assert content("[b]x[/b] [/").plain == "[b]x[/b] [/"
    assert content("[red]", "bold").plain == "[red]"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("møte\nmed  Kari", "møte med  Kari"),
        ("a \r\n\t b", "a b"),
        ("\x1b]52;c;x\x07", "]52;c;x"),
        ("a\u202eb\ud800", "ab"),
        ("👩‍👧 ❤️", "👩‍👧 ❤️"),
    ],
)
def test_typed_text_is_fit_for_a_field(text: str, kept: str) -> None:
    assert typed(text) == kept


def test_needs_neither_textual_nor_rich_at_import() -> None:
    probe = "import sys, klyngetui.plain as p; p.visible('\\x1b'); sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
