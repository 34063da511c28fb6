"""What a name is found by: folded, its words, and without AS or the like."""

from __future__ import annotations

from typing import NamedTuple

from klyngetui.capture.words import LEGAL_FORMS, fold_loosely


class Key(NamedTuple):
    """A text, small and without marks, in words, and without its legal form."""

    text: str
    folded: str
    bare: str
    words: tuple[str, ...]


def key_of(text: str) -> Key:
    """What the text is found by, or finds."""
    folded = fold_loosely(text)
    # Most names are letters and spaces, which need no look at each character.
    plain = folded if folded.replace(" ", "").isalnum() else "".join(c if c.isalnum() else " " for c in folded)
    words = plain.split()
    bare = " ".join(words[:-1]) if len(words) > 1 and words[-1] in LEGAL_FORMS else " ".join(words)
    return Key(text, folded, bare, tuple(words))


def filed_under(text: str) -> frozenset[str]:
    """What a name is kept under so that whoever is called so, capitals, marks and AS aside, is found at once."""
    key = key_of(text)
    return frozenset((" ".join(key.words), key.bare))


def asked_under(text: str) -> str:
    """Which of those a text asks for: no name that is this text, or is so but for a legal form, is kept elsewhere."""
    return " ".join(key_of(text).words)
