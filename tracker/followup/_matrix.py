"""Statuses as of days, and the transitions between two of them, for those who want no more than these."""

from datetime import date

from tracker.errors import InvalidValueError
from tracker.followup._dates import number_of
from tracker.followup._status import Status
from tracker.followup._tally import tally
from tracker.followup._timelines import timelines
from tracker.followup._transitions import Transition, transitions
from tracker.model import Aspect, Register
from tracker.values import Bounds

__all__ = ["statuses_on", "transitions_between"]


def statuses_on(register: Register, day: date, *, aspect: str = Aspect.VERIFIED) -> dict[Status, Bounds]:
    """Count the recommendations by their status at the end of a day; a status that none can have is left out."""
    found = tally(timelines(register, aspect), (number_of(day),))
    return {
        each: found.bounds(lambda course, each=each: course[0] == each)  # type: ignore[misc]  # bound to its value
        for (each,) in found.courses()
    }


def transitions_between(
    register: Register, before: date, after: date, *, aspect: str = Aspect.VERIFIED
) -> tuple[Transition, ...]:
    """
    Count the recommendations by their statuses at the end of two days.

    Raises:
        InvalidValueError: The second day is not later than the first.
    """
    if after <= before:
        raise InvalidValueError(
            "transitions need a day after {before}, got {after}", before=str(before), after=str(after)
        )
    return transitions(tally(timelines(register, aspect), (number_of(before), number_of(after))))
