from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.model.text import LONGEST, clean

LETTERS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=200)


@pytest.mark.parametrize(
    ("raw", "short", "long"),
    [
        ("Fjordglimt AS", "Fjordglimt AS", "Fjordglimt AS"),
        ("en\nto\r\ntre\tfire", "en to tre fire", "en\nto\ntre fire"),
        ("e\u0301n a\u030a", "én å", "én å"),
        ("\x1b[31mrød\x1b[0m\x07", "[31mrød[0m", "[31mrød[0m"),
        ("a\x85b\x9bc", "abc", "abc"),
        ("", "", ""),
    ],
)
def test_what_is_kept(raw: str, short: str, long: str) -> None:
    assert (clean(raw), clean(raw, long=True)) == (short, long)


@pytest.mark.parametrize(("raw", "why"), [("a\0b", "NUL"), ("a\ud800", "surrogate"), ("a" * (LONGEST + 1), "longer")])
def test_what_is_refused(raw: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        clean(raw)


def test_the_longest_text_is_taken() -> None:
    assert len(clean("ø" * LONGEST)) == LONGEST


@given(LETTERS, st.booleans())
def test_clean_text_is_clean_already(raw: str, long: bool) -> None:
    cleaned = clean(raw, long=long)
    assert clean(cleaned, long=long) == cleaned
    assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in cleaned)
    assert long or "\n" not in cleaned
