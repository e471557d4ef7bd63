"""
Deadlines of recommendations: every revision is kept, and what was in force on a day can be told.

Three things differ: a stated day, the statement that there is no deadline, and not knowing of any. Only a stated day
can be overdue, and age alone never is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from attrs import frozen

from tracker.followup._dates import number_of
from tracker.followup._tally import Behind, Tally
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import timelines
from tracker.model import Aspect, Deadline, Register
from tracker.values import Membership


class DeadlineState(StrEnum):
    """What is known of a deadline on a day."""

    STATED = "stated"
    """A day is stated."""
    NONE = "none"
    """It is stated that there is no deadline."""
    UNKNOWN = "unknown"
    """Nothing is stated."""


@frozen(kw_only=True)
class DeadlineHistory:
    """
    All that was ever set as the deadline of one recommendation, as far as it was set by a day.

    >>> history = DeadlineHistory(
    ...     revisions=(
    ...         Deadline(recommendation="r1", due=date(2021, 6, 30), set=date(2020, 7, 1)),
    ...         Deadline(recommendation="r1", due=date(2021, 12, 31), set=date(2021, 5, 1)),
    ...     )
    ... )
    >>> history.original, history.due, history.slippage, history.extensions
    (datetime.date(2021, 6, 30), datetime.date(2021, 12, 31), 184, 1)
    >>> history.as_of(date(2021, 4, 30)).due
    datetime.date(2021, 6, 30)

    Attributes:
        revisions: The deadlines in the order in which they were set.
    """

    revisions: tuple[Deadline, ...] = ()

    @classmethod
    def of(cls, deadlines: Iterable[Deadline]) -> "DeadlineHistory":
        """Sort deadlines by the day on which they were set; of two set on one day the later due day stands."""
        ordered = sorted(deadlines, key=lambda each: (each.set, _day(each) or date.max, each.key))
        return cls(revisions=tuple(ordered))

    def as_of(self, day: date) -> "DeadlineHistory":
        """Return what had been set by the end of *day*; a deadline that is set later changes nothing before."""
        return DeadlineHistory(revisions=tuple(each for each in self.revisions if each.set <= day))

    @property
    def state(self) -> DeadlineState:
        """Whether a day is stated, "none" is stated, or nothing is."""
        if not self.revisions:
            return DeadlineState.UNKNOWN
        return DeadlineState.NONE if self.due is None else DeadlineState.STATED

    @property
    def due(self) -> date | None:
        """The last day in time, by the deadline set last; None if none is stated."""
        return _day(self.revisions[-1]) if self.revisions else None

    @property
    def original(self) -> date | None:
        """The last day in time, by the first deadline that states a day; None if none ever did."""
        return next((day for each in self.revisions if (day := _day(each)) is not None), None)

    @property
    def slippage(self) -> int | None:
        """By how many days the deadline moved from the original; less than zero if it was brought forward."""
        if self.due is None or self.original is None:
            return None
        return (self.due - self.original).days

    @property
    def extensions(self) -> int:
        """How often it was moved to a later day than the one stated before; bringing it forward is no extension."""
        days = [day for each in self.revisions if (day := _day(each)) is not None]
        return sum(later > earlier for earlier, later in pairwise(days))

    def is_past(self, day: date) -> bool:
        """Tell whether the deadline in force on *day* has passed: the due day itself is still in time."""
        due = self.as_of(day).due
        return due is not None and due < day


def deadlines_of(register: Register) -> Mapping[str, DeadlineHistory]:
    """
    Return the history of deadlines of each recommendation that has any; drafts are left out.

    A recommendation that is not a key has no known deadline: ``deadlines_of(register).get(id, DeadlineHistory())``.
    """
    return register.remembered("deadlines", lambda: _histories(register))


def _histories(register: Register) -> Mapping[str, DeadlineHistory]:
    found: dict[str, list[Deadline]] = {}
    for deadline in register.of_type(Deadline).values():
        if not deadline.draft:
            found.setdefault(deadline.recommendation, []).append(deadline)
    return MappingProxyType({name: DeadlineHistory.of(each) for name, each in found.items()})


def _day(deadline: Deadline) -> date | None:
    return None if deadline.due == "none" else deadline.due


# -- overdue ----------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Overdue:
    """
    A recommendation that was to be carried out by now.

    Attributes:
        recommendation: Its id.

        deadline: All that was set as its deadline by then.

        days: For how many days it has been overdue.

        membership: Whether it is certainly open, or only possibly.
    """

    recommendation: str
    deadline: DeadlineHistory
    days: int
    membership: Membership

    @property
    def is_certain(self) -> bool:
        """Whether it is open whatever its imprecise dates turn out to be."""
        return self.membership is Membership.CERTAIN


def overdue(
    register: Register, on: date, *, aspect: Aspect | str = Aspect.VERIFIED, strict: bool = False
) -> tuple[Overdue, ...]:
    """
    Return what is overdue at the end of a day, the longest first; the due day itself is still in time.

    Only a deadline that had been set by then counts.

    Raises:
        InvalidValueError: There is no such aspect.
    """
    found = timelines(register, aspect, strict=strict)
    return overdue_among(found, deadlines_by_timeline(register), on)


def overdue_among(
    found: Iterable[Timeline], deadline: Callable[[Timeline], DeadlineHistory], on: date
) -> tuple[Overdue, ...]:
    """Return what is overdue among some recommendations."""
    late = []
    for timeline in found:
        history = deadline(timeline).as_of(on)
        if history.due is None or not history.is_past(on):
            continue
        states = {state.is_open for (state,) in timeline.courses((number_of(on),))}
        if True in states:
            membership = Membership.POSSIBLE if False in states else Membership.CERTAIN
            days = (on - history.due).days
            late.append(Overdue(recommendation=timeline.id, deadline=history, days=days, membership=membership))
    return tuple(sorted(late, key=lambda each: (-each.days, each.recommendation)))


def deadlines_by_timeline(register: Register) -> Callable[[Timeline], DeadlineHistory]:
    """Return a function that gives the deadlines of what counts as one recommendation."""
    histories = deadlines_of(register)

    def deadline(timeline: Timeline) -> DeadlineHistory:
        if len(timeline.records) == 1:
            return histories.get(timeline.records[0].id, _NEVER_SET)
        return _joined([histories[each.id] for each in timeline.records if each.id in histories])

    return deadline


_NEVER_SET = DeadlineHistory()


def _joined(histories: list[DeadlineHistory]) -> DeadlineHistory:
    revisions: list[Deadline] = [each for history in histories for each in history.revisions]
    return DeadlineHistory.of(revisions)


def deadline_states(
    found: Iterable[Timeline], deadline: Callable[[Timeline], DeadlineHistory], on: date
) -> Mapping[DeadlineState, Behind]:
    """Tell the open recommendations apart by whether a deadline is stated, is stated not to exist, or is unknown."""

    def states() -> Iterator[tuple[frozenset[DeadlineState | None], str]]:
        for timeline in found:
            known = deadline(timeline).as_of(on).state
            courses = timeline.courses((number_of(on),))
            # None stands for a world in which it is not open.
            yield frozenset(known if state.is_open else None for (state,) in courses), timeline.id

    counted = Tally.of(states())
    return {state: counted.behind(_is(state)) for state in DeadlineState}


def _is(wanted: DeadlineState) -> Callable[[DeadlineState | None], bool]:
    return lambda state: state is wanted
