"""
Counting courses of status, with bounds that hold in every world.

Timelines do not depend on one another, so the least and the most that each adds are added up: both ends of the bounds
are the count of some world.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from tracker.followup._timeline import Course, Timeline
from tracker.values import Bounds

T = TypeVar("T")


@frozen
class Tally:
    """
    How many timelines have which courses; most have one, and few different ones occur.

    Attributes:
        counts: For each set of courses, how many timelines may have had any of them.
    """

    counts: Counter[frozenset[Course]]

    def bounds(self, test: Callable[[Course], bool]) -> Bounds:
        """Count the timelines whose course passes a test."""
        return self.extent(lambda course: int(test(course)))

    def extent(self, worth: Callable[[Course], int]) -> Bounds:
        """Add up what each course is worth."""
        lower = upper = 0
        for courses, count in self.counts.items():
            values = {worth(course) for course in courses}
            lower += count * min(values)
            upper += count * max(values)
        return Bounds(lower, upper)

    def outcomes(self, outcome: Callable[[Course], T]) -> Counter[frozenset[T]]:
        """Count the timelines by the set of outcomes that they may have."""
        found: Counter[frozenset[T]] = Counter()
        for courses, count in self.counts.items():
            found[frozenset(map(outcome, courses))] += count
        return found

    def courses(self) -> Iterator[Course]:
        """Go through the courses that some timeline may have had, each once."""
        return iter({course: None for courses in self.counts for course in courses})


def tally(timelines: Iterable[Timeline], days: Sequence[int]) -> Tally:
    """Count the courses of timelines on *days*, which are in order."""
    return Tally(Counter(timeline.courses(days) for timeline in timelines))
