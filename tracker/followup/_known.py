"""Until when anything is known of recommendations, which says whether a period was over, and what was overdue."""

from collections.abc import Iterator
from datetime import date

from tracker.checks._dates import date_of
from tracker.model import Deadline, Register, State, StatusObservation
from tracker.values import ReportingPeriod


def is_over(register: Register, period: ReportingPeriod, on: date | None = None) -> bool:
    """
    Tell whether a period was over on the last day of which anything in the register is known, as a figure of it is.

    Where no record says when it was published or entered, the day of asking decides. What says nothing of days says
    nothing against it.
    """
    known = _known_until(register, period, on)
    return known is None or known >= period.end


def deadlines_until(register: Register, period: ReportingPeriod, on: date | None = None) -> date:
    """
    Return the day by which deadlines count as passed: the last one of the period.

    Of a period that has not begun it is the last day of which anything is known: what falls due in it is not missed.
    """
    known = _known_until(register, period, on)
    return period.end if known is None or known >= period.start else known


def may_not_have_begun(register: Register, period: ReportingPeriod, on: date | None = None) -> bool:
    """Tell whether nothing says on which day the register is known, and all it tells of lies before the period."""
    if _known_until(register, period, on) is not None:
        return False
    happened = register.remembered("last day", lambda: max(_days(register), default=None))
    return happened is not None and happened < period.start


def _known_until(register: Register, period: ReportingPeriod, on: date | None) -> date | None:
    """Return the last day known: that of the records, else of asking, else of the report on a declared period."""
    known = register.confirmed.latest_day.known_until or on
    if known is not None:
        return known
    declared = (each for each in register.periods.values() if (each.start, each.end) == (period.start, period.end))
    return next((each.day for each in declared if each.day is not None), None)


def _days(register: Register) -> Iterator[date]:
    """Go through the last days on which what the register tells of may have happened or begun."""
    for record in register.confirmed.records:
        when = record.as_of if isinstance(record, StatusObservation) else date_of(record)
        if isinstance(record, Deadline):
            yield record.set
        elif when is not None and getattr(record, "state", None) is not State.PLANNED:
            yield when.starts.last
