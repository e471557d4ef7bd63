"""What was accepted of the recommendations made in a period, in all and by group."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from tracker.followup._breakdowns import GroupedBy, groups
from tracker.followup._dates import number_of
from tracker.followup._status import NOT_ISSUED, Status
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
    """

    group: InternationalString | str | None = None
    issued: Bounds
    codes: Mapping[Status, Bounds]


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
    issued = Bounds.exactly(0)
    codes: dict[Status, Bounds] = {}
    for timeline in members:
        # None stands for a world in which the recommendation was not made in the period.
        ends = {after if before is NOT_ISSUED and after.is_issued else None for before, after in timeline.courses(days)}
        possible = {status for status in ends if status is not None}
        if possible:
            issued += Bounds(int(None not in ends), 1)
        for status in possible:
            codes[status] = codes.get(status, Bounds.exactly(0)) + Bounds(int(ends == {status}), 1)
    return Acceptance(group=group, issued=issued, codes=MappingProxyType(codes))
