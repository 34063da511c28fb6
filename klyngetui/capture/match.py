"""Names found by what people type: name, nickname or the beginnings of words, capitals and marks aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.name_keys import Key, key_of
from klyngetui.capture.words import fold_loosely

if TYPE_CHECKING:
    from collections.abc import Iterable

SAME, EXACT, BARE, START, WORDS, INSIDE, SCATTERED, NO_MATCH = range(8)
KEPT = 64  # searches remembered


class Name(NamedTuple):
    """A participant, person or group that can be named; `of` are the participants a person works for."""

    id: str
    entity: str
    name: str
    nicknames: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class Match(NamedTuple):
    """How well a name answers a text: `rank` from SAME (best) to SCATTERED, `order` within the rank."""

    rank: int
    order: tuple[int, int, str, str]
    name: Name


class _Entry:
    """A name and what it is found by, made when first searched: a command searches few of the names there are."""

    __slots__ = ("_keys", "name")

    def __init__(self, name: Name) -> None:
        self.name = name
        self._keys: tuple[Key, ...] | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        if self._keys is None:
            self._keys = tuple(key_of(text) for text in (self.name.name, *self.name.nicknames))
        return self._keys


class NameIndex:
    """Names folded once, so that some thousand of them are searched between two keystrokes."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._at: dict[str, list[_Entry]] = {}
        self._names: dict[tuple[str, str], Name] = {}
        self._matches: dict[tuple[str, str, str | None], list[Match]] = {}
        for name in names:
            entry = _Entry(name)
            self._entries.setdefault(name.entity, []).append(entry)
            self._names[(name.entity, name.id)] = name
            for participant in dict.fromkeys(name.of):
                self._at.setdefault(participant, []).append(entry)

    def get(self, entity: str, record_id: str | None) -> Name | None:
        """The name of a record, or None."""
        return None if record_id is None else self._names.get((entity, record_id))

    def people_at(self, participant: str) -> list[Name]:
        """The people who work for the participant, in the order given."""
        return [entry.name for entry in self._at.get(participant, [])]

    def match(self, text: str, entity: str, at: str | None = None) -> list[Match]:
        """All that answer the text, best first; with `at`, only the people of that participant."""
        asked = (text.strip(), entity, at)
        if asked not in self._matches:
            # One keystroke asks for the same name several times, the next mostly for another.
            if len(self._matches) >= KEPT:
                self._matches.clear()
            self._matches[asked] = self._search(*asked)
        return self._matches[asked]

    def _search(self, text: str, entity: str, at: str | None) -> list[Match]:
        entries = self._entries.get(entity, []) if at is None else self._at.get(at, [])
        asked = key_of(text)
        if not asked.folded:
            return []
        found = [match for entry in entries if (match := _best(asked, entry)) is not None]
        return sorted(found, key=lambda match: match[:2])

    def literal(self, text: str, entity: str, at: str | None = None) -> list[Name]:
        """The names that are this text: letter by letter if any is, else a nickname that is, else folded."""
        entries = self._entries.get(entity, []) if at is None else self._at.get(at, [])
        folded = fold_loosely(text).strip()
        tests = (
            lambda entry: entry.name.name == text,
            lambda entry: text in entry.name.nicknames,
            lambda entry: bool(folded) and entry.keys[0].folded == folded,
            lambda entry: bool(folded) and any(key.folded == folded for key in entry.keys[1:]),
        )
        for test in tests:
            found = [entry.name for entry in entries if test(entry)]
            if found:
                return found
        return []


def decided(matches: list[Match]) -> Name | None:
    """The one name the matches leave no doubt about, or None.

    An exact name or nickname wins; failing that, the only one with words that begin so. A name that merely
    holds the letters somewhere is proposed, never decided on.
    """
    rivals = comparable(matches)
    return rivals[0].name if len(rivals) == 1 and begins_so(rivals) else None


def begins_so(matches: list[Match]) -> bool:
    """Whether the best match is a name with words that begin so, more than letters somewhere in it."""
    return bool(matches) and matches[0].rank <= WORDS


def comparable(matches: list[Match]) -> list[Match]:
    """Those that answer about as well as the best one."""
    if not matches:
        return []
    worst = {START: WORDS, INSIDE: SCATTERED}.get(matches[0].rank, matches[0].rank)
    return [match for match in matches if match.rank <= worst]


def _best(asked: Key, entry: _Entry) -> Match | None:
    best = (NO_MATCH, 0, 0)
    for key in entry.keys:
        rank, where = _rank(asked, key)
        best = min(best, (rank, where, len(key.folded)))
    rank, where, length = best
    if rank > SCATTERED:
        return None
    return Match(rank, (where, length, entry.keys[0].folded, entry.name.id), entry.name)


def _rank(asked: Key, key: Key) -> tuple[int, int]:
    """The rank and where in the name it begins."""
    if asked.text == key.text:
        return SAME, 0
    if asked.folded == key.folded or (asked.words and asked.words == key.words):
        return EXACT, 0
    if asked.folded == key.bare:
        return BARE, 0
    if key.folded.startswith(asked.folded):
        return START, 0
    where = _word_starts(asked.words, key.words)
    if where >= 0:
        return WORDS, where
    where = key.folded.find(asked.folded)
    if where >= 0:
        return INSIDE, where
    scattered = len(asked.folded) > 1 and _scattered(asked.folded, key.folded)
    return (SCATTERED if scattered else NO_MATCH), 0


def _word_starts(asked: tuple[str, ...], words: tuple[str, ...]) -> int:
    """The first word used when each asked word, in order, begins a word; -1 where one does not."""
    at, first = 0, -1
    for part in asked:
        while at < len(words) and not words[at].startswith(part):
            at += 1
        if at == len(words):
            return -1
        first = at if first < 0 else first
        at += 1
    return first


def _scattered(asked: str, text: str) -> bool:
    at = 0
    for letter in asked:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
