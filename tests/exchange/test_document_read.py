from __future__ import annotations

from pathlib import Path

import pytest

from klyngetui.exchange.document_read import parse_document, read_document
from klyngetui.model.check import Invalid
from klyngetui.store.errors import LogError

REFUSED = {
    "": "line 1, column 1",
    '{"a": 1,}': "column",
    "[]": "object",
    '{"a": {"b": 1, "c": 2, "b": 3}}': "“b” stands twice",
    '{"a": NaN}': "NaN",
    '{"a": -Infinity}': "Infinity",
    '{"a": 1e999}': "larger",
    '{"a": 9223372036854775808}': "larger",
    '{"a": ' + "9" * 10_000 + "}": "larger",
    '{"a": ' + "[" * 200_000: "deep",
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items(), ids=[text[:20] for text in REFUSED])
def test_what_is_no_plain_json_is_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        parse_document(text, "fil.json")
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_makes_no_difference(tmp_path: Path, mark: str) -> None:
    (tmp_path / "fil.json").write_text(mark + '{"navn": "Blåskjell"}', "utf-8")
    assert read_document(tmp_path / "fil.json") == {"navn": "Blåskjell"}


def test_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil.json").write_bytes('{"navn": "Blåskjell"}'.encode("cp1252"))
    with pytest.raises(Invalid, match="UTF-8"):
        read_document(tmp_path / "fil.json")


@pytest.mark.parametrize("name", ["fins-ikke.json", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(LogError, match="cannot be read"):
        read_document(tmp_path / name)
