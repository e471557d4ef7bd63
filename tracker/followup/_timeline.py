"""
The timeline of one recommendation: when it was made, and what was found out about it when.

A *world* fixes the day on which it was made, the day of each observation, and which of two observations of one day
counts. In a world the status as of a day is the latest observation not after it. A timeline says which statuses the
worlds give, for one day or for several at once.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from attrs import define, field, frozen

from tracker.followup._dates import ALWAYS, DayRuns
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status
from tracker.model import Recommendation
from tracker.values import When

Course = tuple[Status, ...]
"""The statuses of a recommendation on several days, in the order of the days."""


@frozen
class StatusFinding:
    """
    What was found out about a recommendation.

    Attributes:
        dates: The days on which it may have been so.

        statuses: The statuses it may mean, more than one after an inexact concordance.

        as_of: The date as it is written.
    """

    dates: DayRuns
    statuses: tuple[Status, ...]
    as_of: When


_ONLY: dict[Course, frozenset[Course]] = {}


def _only(course: Course) -> frozenset[Course]:
    """Return the set of one course, always the same one: few different ones occur, and sets are costly to compare."""
    found = _ONLY.get(course)
    if found is None:
        found = _ONLY[course] = frozenset((course,))
    return found


@define(eq=False)
class Timeline:
    """
    What is known of one recommendation in one aspect.

    Attributes:
        id: The recommendation, or the first of those that count as one.

        records: The records that it stands for.

        issued: The days on which it may have been made.

        findings: What was found out, in any order.

        may_be_another: Whether it may be the same as another, and then counts not at all.
    """

    id: str
    records: tuple[Recommendation, ...]
    issued: DayRuns
    findings: tuple[StatusFinding, ...]
    may_be_another: bool = False
    _made: int = field(init=False, default=-1)
    _days: list[int] = field(init=False, factory=list)
    _statuses: list[Status] = field(init=False, factory=list)
    _states: list[frozenset[Status] | None] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        """Sort once, so that a status is looked up by halving."""
        if self._is_precise():
            return
        # What is possible on a day changes only where a run of days begins or ends.
        runs = [*self.issued.runs, *(run for finding in self.findings for run in finding.dates.runs)]
        self._days = sorted({day for run in runs for day in run})
        self._states = [None] * (len(self._days) + 1)

    def _is_precise(self) -> bool:
        """Take the statuses in the order of their days, if every day is known and has one status."""
        made = self.issued.only_day
        if made is None or self.may_be_another:
            return False
        found: dict[int, Status] = {}
        for finding in self.findings:
            day, first = finding.dates.only_day, finding.statuses[0]
            if day is None or len(finding.statuses) > 1 or found.setdefault(day, first) is not first:
                return False
        self._made = made
        self._days = sorted(found)
        self._statuses = [NOT_YET_OBSERVED, *(found[day] for day in self._days)]
        return True

    def states(self, day: int) -> frozenset[Status]:
        """Return every status that it may have had at the end of a day."""
        place = bisect_right(self._days, day)
        if self._made >= 0:
            return frozenset((NOT_ISSUED if day < self._made else self._statuses[place],))
        known = self._states[place]
        if known is None:
            known = self._states[place] = frozenset(self._possible(day))
        return known

    def _possible(self, day: int) -> Iterator[Status]:
        if self.may_be_another or self.issued.may_come_after(day):
            yield NOT_ISSUED
        if self.issued.runs[0][0] <= day:
            yield from (state for (state,) in self.observed((day,)))

    def telling_days(self) -> Sequence[int]:
        """Return the days on which what is possible of its status may change, in order."""
        return sorted({*self._days, self._made}) if self._made >= 0 else self._days

    def courses(self, days: Sequence[int]) -> frozenset[Course]:
        """Return every course of statuses that it may have had on *days*, which are in order."""
        if self._made >= 0:
            found, known, made = self._statuses, self._days, self._made
            return _only(tuple([NOT_ISSUED if day < made else found[bisect_right(known, day)] for day in days]))
        states = [self.states(day) for day in days]
        open_days = sum(len(each) > 1 for each in states)
        if not open_days:
            return _only(tuple([state for (state,) in states]))
        if open_days == 1:  # what is certain on the other days goes with each of them
            return frozenset(product(*states))
        observed = self.observed(days)
        return frozenset(
            tuple(state if day >= first else NOT_ISSUED for state, day in zip(course, days, strict=True))
            for first in self.first_days(days)
            for course in observed
        )

    def first_days(self, days: Sequence[int]) -> Iterator[int]:
        """Go through the ways in which it may have been made: for each, the first of *days* on which it was there."""
        for before, day in pairwise((ALWAYS, *days)):
            if self.issued.may_fall(before, day):
                yield day
        if self.may_be_another or self.issued.may_come_after(days[-1]):
            yield days[-1] + 1

    def observed(self, days: Sequence[int]) -> frozenset[Course]:
        """Return the courses of what was found out, whenever it was made."""
        if len(days) == 1:
            return frozenset((state,) for state in self._observed_on(days[0]))
        slots = tuple(pairwise((ALWAYS, *days)))
        found: set[Course] = set()
        for latest in self._latest(slots, ()):
            if self._others_fit(latest, slots):
                found.update(self._read(latest))
        return frozenset(found)

    def last_found(self, day: int) -> When | None:
        """Return the date of the latest finding of a day; None if there may be none, or several may be the latest."""
        dates = {None if finding is None else finding.as_of for finding in self._latest_on(day)}
        return dates.pop() if len(dates) == 1 else None

    def _observed_on(self, day: int) -> Iterator[Status]:
        for finding in self._latest_on(day):
            yield from (NOT_YET_OBSERVED,) if finding is None else finding.statuses

    def _latest_on(self, day: int) -> Iterator[StatusFinding | None]:
        """Go through what may be the latest finding of a day: the others can be earlier, or later than the day."""
        early = [finding.dates for finding in self.findings if not finding.dates.may_come_after(day)]
        if not early:
            yield None
        earliest = max((dates.runs[0][0] for dates in early), default=ALWAYS)
        for finding in self.findings:
            last = finding.dates.last_in(ALWAYS, day)
            if last is not None and earliest <= last:
                yield finding

    def _latest(
        self, slots: Sequence[tuple[int, int]], chosen: tuple[int | None, ...]
    ) -> Iterator[tuple[int | None, ...]]:
        """Go through the choices of the latest finding in each slot of days; None where there is none in it."""
        if len(chosen) == len(slots):
            yield chosen
            return
        after, until = slots[len(chosen)]
        yield from self._latest(slots, (*chosen, None))
        for number, finding in enumerate(self.findings):
            if number not in chosen and finding.dates.may_fall(after, until):
                yield from self._latest(slots, (*chosen, number))

    def _others_fit(self, latest: Sequence[int | None], slots: Sequence[tuple[int, int]]) -> bool:
        """Tell whether every other finding has a day on which it is not the latest in any slot."""
        room = []
        for number, (after, until) in zip(latest, slots, strict=True):
            if number is not None:
                last = self.findings[number].dates.last_in(after, until)
                room.append((after, until if last is None else last))
        end = slots[-1][1]
        return all(
            number in latest
            or finding.dates.may_come_after(end)
            or any(finding.dates.may_fall(after, last) for after, last in room)
            for number, finding in enumerate(self.findings)
        )

    def _read(self, latest: Sequence[int | None]) -> Iterator[Course]:
        """Read the course off the latest findings: a status stands until a later one."""
        used = [number for number in latest if number is not None]
        for meanings in product(*(self.findings[number].statuses for number in used)):
            meant = dict(zip(used, meanings, strict=True))
            course, standing = [], NOT_YET_OBSERVED
            for number in latest:
                standing = standing if number is None else meant[number]
                course.append(standing)
            yield tuple(course)
