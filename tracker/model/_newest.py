"""The last day that any record is of, for registers that do not say when anything became known."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tracker.errors import UnknownRecordError
from tracker.model._assistance import AssistanceEvent
from tracker.model._claim import Claim
from tracker.model._governing_body import Mandate, Meeting
from tracker.model._narrative import Finding
from tracker.model._observation import Observation
from tracker.model._period import Coverage
from tracker.model._publication import latest
from tracker.model._recommendation import Deadline, Recommendation, StatusObservation
from tracker.model._record import Record
from tracker.values import ReportingPeriod, When


def newest_day(records: Iterable[Record], period: Callable[[str], ReportingPeriod]) -> date | None:
    """
    Return the last day that any record is of; None if none is of any.

    What is planned, as a target, a deadline or a declared period, says nothing of what has happened so far. A date
    known to the year or month is taken at its last day, and one that has no end at its first.

    Args:
        records: The records.

        period: Finds the days of a period by its name.
    """
    return latest(*(day for record in records for day in _days(record, period)))


def _days(record: Record, period: Callable[[str], ReportingPeriod]) -> Iterator[date | None]:
    for when in _moments(record):
        yield when.earliest if when.latest is None else when.latest
    if isinstance(record, Deadline):
        yield record.set
    if isinstance(record, Observation | Claim | Coverage) and record.period is not None:
        try:
            yield period(record.period).end
        except UnknownRecordError:
            return  # said by the checks


def _moments(record: Record) -> Iterator[When]:
    found: tuple[When | None, ...] = ()
    match record:
        case AssistanceEvent() | Meeting() | Finding():
            found = (record.when,)
        case Observation() | Claim():
            found = (record.at,)
        case Recommendation():
            found = (record.issued,)
        case StatusObservation():
            found = (record.as_of,)
        case Mandate():
            found = (record.adopted,)
    yield from (each for each in found if each is not None)
