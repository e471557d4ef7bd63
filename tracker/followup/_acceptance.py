"""What was accepted of the recommendations made in a period, in all and by group."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from tracker.followup._breakdowns import GroupedBy, groups
from tracker.followup._dates import number_of
from tracker.followup._status import NOT_ISSUED, Status
from tracker.followup._tally import Behind, Tally
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import timelines
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import Aspect, Register
from tracker.values import Bounds, InternationalString, ReportingPeriod


@frozen(kw_only=True)
class Acceptance:
    """
    How the recommendations made in a period were received by its end.

    Attributes:
        group: The value that the group has in common; None for all, or for those without a value.

        issued: How many were made in the period.

        codes: How many of them had which status of acceptance on its last day.

        records: Which recommendations were made in the period.

        code_records: Which of them had which status.
    """

    group: InternationalString | str | None = None
    issued: Bounds
    codes: Mapping[Status, Bounds]
    records: Behind
    code_records: Mapping[Status, Behind]


def acceptance(register: Register, period: AnyPeriod, *, by: GroupedBy | str | None = None) -> tuple[Acceptance, ...]:
    """
    Count the recommendations made in a period by what their addressee said to them until its end.

    Args:
        register: The records.

        period: The period: a declared one, its id, or ``START..END``.

        by: What to group by: ``source``, ``addressee``, ``theme``, ``priority``, ``made_by``; None counts all at once.
            One with several values counts once in each of their groups.

    Raises:
        InvalidValueError: There is no such dimension.

        UnknownRecordError: There is no such period.
    """
    about = span_of(register, period)
    found = timelines(register, Aspect.ACCEPTANCE)
    if by is None:
        return (_counted(None, found, about),)
    counted = (_counted(value, members, about) for value, members in groups(found, by))
    return tuple(each for each in counted if each.issued.upper != 0)


def _counted(
    group: InternationalString | str | None, members: Iterable[Timeline], period: ReportingPeriod
) -> Acceptance:
    days = (number_of(period.start) - 1, number_of(period.end))
    found = Tally.of((_ends(timeline, days), timeline.id) for timeline in members)
    issued = found.behind(lambda end: end is not None)
    codes = {status: found.behind(_is(status)) for status in found.all() if status is not None}
    return Acceptance(
        group=group,
        issued=issued.bounds,
        codes=MappingProxyType({status: behind.bounds for status, behind in codes.items()}),
        records=issued,
        code_records=MappingProxyType(codes),
    )


def _ends(timeline: Timeline, days: tuple[int, int]) -> frozenset[Status | None]:
    """Return how it may have been received; None stands for a world in which it was not made in the period."""
    courses = timeline.courses(days)
    return frozenset(after if before is NOT_ISSUED and after.is_issued else None for before, after in courses)


def _is(wanted: Status) -> Callable[[Status | None], bool]:
    return lambda status: status == wanted
