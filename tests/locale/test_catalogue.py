"""Every word the program says is in the Norwegian catalogue, with the same placeholders."""

from __future__ import annotations

import string

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.tree import PACKAGE

WORDS = PACKAGE / "locale" / "nb" / "LC_MESSAGES" / "klyngetui.po"


def norwegian() -> Catalog:
    with WORDS.open("rb") as file:
        return read_po(file, locale="nb")


def said() -> set[tuple[str | None, str]]:
    """The context and (singular) English text of every message in the source."""
    found = set()
    for _file, _line, text, _comments, context in extract_from_dir(PACKAGE):
        found.add((context, text if isinstance(text, str) else text[0]))
    return found


def translations(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None}


def test_every_message_is_translated() -> None:
    catalogue = norwegian()
    missing = []
    for context, text in said():
        message = catalogue.get(text, context)
        if message is None or message.fuzzy or not all(translations(message)):
            missing.append(text)
    assert sorted(missing) == []


def test_no_translation_is_left_over() -> None:
    used = said()
    left = [m.id for m in norwegian() if m.id and (m.context, m.id if isinstance(m.id, str) else m.id[0]) not in used]
    assert left == []


def test_translations_keep_the_placeholders() -> None:
    for message in norwegian():
        if not message.id:
            continue
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        expected = set().union(*(placeholders(text) for text in english))
        for text in filter(None, translations(message)):
            assert placeholders(text) <= expected, text
            assert message.pluralizable or placeholders(text) == expected, text
