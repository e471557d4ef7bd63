"""What is overdue: open after a deadline that was stated. Without a stated deadline nothing is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from attrs import frozen

from tracker.followup._dates import number_of
from tracker.followup._deadlines import DeadlineHistory, DeadlineState, deadlines_of
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import timelines
from tracker.model import Aspect, Deadline, Register
from tracker.values import Bounds, Membership

__all__ = ["Overdue", "deadline_states", "deadlines_by_timeline", "overdue", "overdue_among"]


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
) -> Mapping[DeadlineState, Bounds]:
    """Count the open recommendations by whether a deadline is stated, is stated not to exist, or is unknown."""
    counted = {state: Bounds.exactly(0) for state in DeadlineState}
    for timeline in found:
        open_on = {state.is_open for (state,) in timeline.courses((number_of(on),))}
        known = deadline(timeline).as_of(on).state
        counted[known] += Bounds(int(open_on == {True}), int(True in open_on))
    return counted
