"""
Deadlines of recommendations: every revision is kept, and what was in force on a day can be told.

Three things differ: a stated day, the statement that there is no deadline, and not knowing of any. Only a stated day
can be overdue, and age alone never is. A day may be stated imprecisely ("2021-Q4"): then it may have passed on any day
after the first one possible, and certainly has after the last.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from attrs import frozen

from tracker.followup._dates import DayRuns, day_runs, number_of
from tracker.followup._tally import Behind, Tally
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import timelines
from tracker.model import Aspect, Deadline, Register
from tracker.values import Membership, When
from tracker.values._edtf import Shape


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
        return cls(revisions=tuple(sorted(deadlines, key=_order)))

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
    def due(self) -> date | When | None:
        """The last day in time, by the deadline set last, as precisely as it is known; None if none is stated."""
        return _stated(self.revisions[-1]) if self.revisions else None

    @property
    def original(self) -> date | When | None:
        """The last day in time, by the first deadline that states one; None if none ever did."""
        return None if self.first_stated is None else _stated(self.first_stated)

    @property
    def first_stated(self) -> Deadline | None:
        """The first deadline that states a day; None if none ever did."""
        return next((each for each in self.revisions if _stated(each) is not None), None)

    @property
    def last_stated(self) -> Deadline | None:
        """The deadline set last, if it states a day."""
        return self.revisions[-1] if self.due is not None else None

    @property
    def slippage(self) -> int | None:
        """
        By how many days the deadline moved from the original; less than zero if it was brought forward.

        None without a deadline, or where one of the two is not known to the day.
        """
        due, original = self.due, self.original
        if not isinstance(due, date) or not isinstance(original, date):
            return None
        return (due - original).days

    @property
    def extensions(self) -> int:
        """
        How often it was moved to a later day than the one stated before; bringing it forward is no extension.

        Of imprecise days, as often as it certainly was.
        """
        days = [due_days(each) for each in self.revisions if _stated(each) is not None]
        return sum(later.runs[0][0] > earlier.runs[-1][1] for earlier, later in pairwise(days))

    def is_past(self, day: date) -> bool:
        """Tell whether the deadline in force on *day* has certainly passed: the due day itself is still in time."""
        return self.passed(day) is Membership.CERTAIN

    def passed(self, day: date, *, strict: bool = False) -> Membership:
        """
        Tell whether the deadline in force on *day* has passed: certainly, possibly, or not; the due day is in time.

        Args:
            day: The day.

            strict: Whether a doubted date (``?``) may as well be any other.
        """
        history = self.as_of(day)
        if history.due is None:
            return Membership.IMPOSSIBLE
        days, today = due_days(history.revisions[-1], strict=strict), number_of(day)
        if days.runs[0][0] >= today:
            return Membership.IMPOSSIBLE
        return Membership.POSSIBLE if days.may_come_after(today - 1) else Membership.CERTAIN


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


def _stated(deadline: Deadline) -> date | When | None:
    return None if deadline.due == "none" else deadline.due


def _order(deadline: Deadline) -> tuple[date, int, int, str]:
    days = None if deadline.due == "none" else due_days(deadline)
    first, last = (number_of(date.max), number_of(date.max)) if days is None else (days.runs[0][0], days.runs[-1][1])
    return deadline.set, last, first, deadline.key


def due_days(deadline: Deadline, *, strict: bool = False) -> DayRuns:
    """
    Return the days any of which may be the last day in time.

    Args:
        deadline: A deadline that states one.

        strict: Whether a doubted date (``?``) may as well be any other.
    """
    due = deadline.due
    if isinstance(due, When):
        if due.shape in (Shape.POINT, Shape.ONE_OF) or (strict and due.is_uncertain):
            return day_runs(due, strict=strict)
        return DayRuns(((number_of(due.window.first), number_of(due.window.last)),), due.is_uncertain)
    number = number_of(None if isinstance(due, str) else due)
    return DayRuns(((number, number),))


# -- overdue ----------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Overdue:
    """
    A recommendation that was to be carried out by now.

    Attributes:
        recommendation: Its id.

        deadline: All that was set as its deadline by then.

        days: For how many days it has been overdue; at most, where that is not known.

        least_days: For how many days it has been overdue at least; 0 where the due day may not have passed.

        membership: Whether it is certainly open and its due day has certainly passed, or only possibly.
    """

    recommendation: str
    deadline: DeadlineHistory
    days: int
    least_days: int
    membership: Membership

    @property
    def is_certain(self) -> bool:
        """Whether it is overdue whatever its imprecise dates turn out to be."""
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
    return overdue_among(found, deadlines_by_timeline(register), on, strict=strict)


def overdue_among(
    found: Iterable[Timeline],
    deadline: Callable[[Timeline], DeadlineHistory],
    on: date,
    *,
    strict: bool = False,
) -> tuple[Overdue, ...]:
    """Return what is overdue among some recommendations."""
    late = []
    for timeline in found:
        history = deadline(timeline).as_of(on)
        membership = overdue_on(timeline, history, on, strict=strict)
        if membership is not Membership.IMPOSSIBLE:
            least, most = _days_late(history.revisions[-1], on, strict=strict)
            late.append(
                Overdue(
                    recommendation=timeline.id, deadline=history, days=most, least_days=least, membership=membership
                )
            )
    return tuple(sorted(late, key=lambda each: (-each.days, each.recommendation)))


def overdue_on(timeline: Timeline, history: DeadlineHistory, on: date, *, strict: bool = False) -> Membership:
    """Tell whether a recommendation is overdue at the end of a day: open, and its deadline has passed."""
    passed = history.passed(on, strict=strict)
    states = {state.is_open for (state,) in timeline.courses((number_of(on),))}
    if passed is Membership.IMPOSSIBLE or True not in states:
        return Membership.IMPOSSIBLE
    return Membership.POSSIBLE if False in states else passed


def _days_late(deadline: Deadline, on: date, *, strict: bool) -> tuple[int, int]:
    """Return for how many days a deadline has passed, at least and at most; without a first day, since it was set."""
    days, today = due_days(deadline, strict=strict), number_of(on)
    last = today if days.doubted else days.runs[-1][1]
    first = days.runs[0][0]
    if first == number_of(date.min):
        first = min(number_of(deadline.set), today)
    return max(0, today - last), today - first


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
