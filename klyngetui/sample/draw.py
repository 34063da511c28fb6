"""Drawing lots for the sample: only the parts of `random.Random` that say the same in every Python."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Draw(Random):
    """A seeded source of lots with the few draws the sample needs."""

    def chance(self, share: float) -> bool:
        """True in `share` of the draws."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.randrange(low, high + 1)

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """`count` different things, or all of them where there are fewer."""
        return self.sample(things, min(count, len(things)))


class Weighted(Generic[T]):
    """Things that are drawn as often as their weights say."""

    def __init__(self, pairs: Sequence[tuple[T, float]]) -> None:
        self._things = [thing for thing, _ in pairs]
        self._sums = list(accumulate(weight for _, weight in pairs))

    def one(self, draw: Draw) -> T:
        """One thing."""
        place = bisect(self._sums, draw.random() * self._sums[-1])
        return self._things[min(place, len(self._things) - 1)]
