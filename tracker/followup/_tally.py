"""
Counting courses of status, with bounds that hold in every world, and with the recommendations that are counted.

Timelines do not depend on one another, so the least and the most that each adds are added up: both ends of the bounds
are the count of some world.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from tracker.followup._timeline import Course, Timeline
from tracker.values import Bounds

T = TypeVar("T")
U = TypeVar("U")


@frozen
class Behind:
    """
    The recommendations behind a number of them.

    What counts as one with others stands here once, under the first of their ids, so that a number and what is behind
    it never differ; which others count with it, the follow-up says of each recommendation.

    >>> Behind(("r1", "r2"), ("r3",)).bounds
    Bounds(lower=2, upper=3)

    Attributes:
        certain: The ids of those that count in every world, sorted.

        possible: The ids of those that count in some worlds and not in others, sorted.
    """

    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """How many they are: at least the certain ones, and at most the possible ones, too."""
        return Bounds(len(self.certain), len(self.certain) + len(self.possible))

    @property
    def is_empty(self) -> bool:
        """Whether there are none: the number is nought whatever is true."""
        return not self.certain and not self.possible


@frozen
class Tally(Generic[T]):
    """
    Which timelines have which courses, or other outcomes; most have one, and few different ones occur.

    Attributes:
        ids: For each set of outcomes, the ids of the timelines that may have had any of them.
    """

    ids: Mapping[frozenset[T], Sequence[str]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[frozenset[T], str]]) -> "Tally[T]":
        """Put together the timelines with the same outcomes."""
        found: defaultdict[frozenset[T], list[str]] = defaultdict(list)
        for outcomes, name in pairs:
            found[outcomes].append(name)
        return cls(found)

    def behind(self, test: Callable[[T], bool]) -> Behind:
        """Return the timelines whose outcome passes a test: in every world, and in some."""
        certain: list[str] = []
        possible: list[str] = []
        for outcomes, names in self.ids.items():
            passed = {test(each) for each in outcomes}
            if True in passed:
                (possible if False in passed else certain).extend(names)
        return Behind(tuple(sorted(certain)), tuple(sorted(possible)))

    def extent(self, worth: Callable[[T], int]) -> Bounds:
        """Add up what each outcome is worth."""
        lower = upper = 0
        for outcomes, names in self.ids.items():
            values = {worth(each) for each in outcomes}
            lower += len(names) * min(values)
            upper += len(names) * max(values)
        return Bounds(lower, upper)

    def outcomes(self, outcome: Callable[[T], U]) -> "Tally[U]":
        """Tell the timelines apart by the set of other outcomes that they may have."""
        found: defaultdict[frozenset[U], list[str]] = defaultdict(list)
        for outcomes, names in self.ids.items():
            found[frozenset(map(outcome, outcomes))] += names
        return Tally(found)

    def all(self) -> Iterator[T]:
        """Go through the outcomes that some timeline may have had, each once."""
        return iter({each: None for outcomes in self.ids for each in outcomes})

    def sizes(self) -> Iterator[tuple[frozenset[T], int]]:
        """Go through the sets of outcomes with how many timelines may have had any of them."""
        return ((outcomes, len(names)) for outcomes, names in self.ids.items())


def tally(timelines: Iterable[Timeline], days: Sequence[int]) -> Tally[Course]:
    """Tell timelines apart by their courses on *days*, which are in order."""
    return Tally.of((timeline.courses(days), timeline.id) for timeline in timelines)
