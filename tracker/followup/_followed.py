"""Recommendation by recommendation: what each had become at the end, and by when it was due."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from tracker.followup._deadlines import DeadlineHistory, Overdue
from tracker.followup._status import Status
from tracker.followup._timeline import Course, Timeline
from tracker.model import Recommendation
from tracker.values import ReportingPeriod, When


@frozen(kw_only=True)
class Followed:
    """
    What became of one recommendation between two days.

    Attributes:
        recommendation: The recommendation; of several that count as one, the first by its id.

        records: The ids of all that count as one with it, its own first.

        courses: The statuses that it may have had on both days, each pair that is possible.

        as_of: When the later status was found out; None if nothing was, or several findings may be the latest.

        deadline: All that was set as its deadline by the later day.

        overdue: How it was overdue on the later day; None if it was not.
    """

    recommendation: Recommendation
    records: tuple[str, ...]
    courses: frozenset[Course]
    as_of: When | None
    deadline: DeadlineHistory
    overdue: Overdue | None

    @property
    def id(self) -> str:
        """The id that it is counted by."""
        return self.recommendation.id

    @property
    def days_late(self) -> int | None:
        """For how many days it was, or may have been, overdue on the later day; None if it was not."""
        return None if self.overdue is None else self.overdue.days

    @property
    def before(self) -> tuple[Status, ...]:
        """The statuses that it may have had on the earlier day, in the order of their names; one if that is known."""
        return _different(course[0] for course in self.courses)

    @property
    def after(self) -> tuple[Status, ...]:
        """The statuses that it may have had on the later day, in the order of their names; one if that is known."""
        return _different(course[-1] for course in self.courses)

    @property
    def has_moved(self) -> bool:
        """Whether it may have had another status on the later day than on the earlier one."""
        return any(course[0] != course[-1] for course in self.courses)


def _different(statuses: Iterable[Status]) -> tuple[Status, ...]:
    return tuple(sorted(set(statuses), key=str))


def followed(
    found: Iterable[Timeline],
    deadline: Callable[[Timeline], DeadlineHistory],
    period: ReportingPeriod,
    days: Sequence[int],
    late: Iterable[Overdue],
) -> Iterator[Followed]:
    """
    Go through the recommendations that may have been made by the end of a period, in the order of their ids.

    Args:
        found: The recommendations.

        deadline: What was ever set as the deadline of one.

        period: The period.

        days: The day compared with and the last day of the period.

        late: Those that are overdue on that day.
    """
    overdue = {each.recommendation: each for each in late}
    for timeline in found:
        courses = timeline.courses(days)
        if not any(course[-1].is_issued for course in courses):
            continue
        first = next(each for each in timeline.records if each.id == timeline.id)
        others = sorted(each.id for each in timeline.records if each is not first)
        yield Followed(
            recommendation=first,
            records=(first.id, *others),
            courses=courses,
            as_of=timeline.last_found(days[-1]),
            deadline=deadline(timeline).as_of(period.end),
            overdue=overdue.get(timeline.id),
        )
