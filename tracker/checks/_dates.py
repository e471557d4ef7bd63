"""When records happened, and what of it is certain."""

from collections.abc import Callable

from tracker.errors import UnknownRecordError
from tracker.model import (
    AssistanceEvent,
    Claim,
    Finding,
    Mandate,
    Meeting,
    Observation,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
)
from tracker.values import ReportingPeriod, When

_DATES: dict[type[Record], Callable[..., When | None]] = {
    AssistanceEvent: lambda event: event.when,
    Meeting: lambda meeting: meeting.when,
    Programme: lambda programme: programme.when,
    Finding: lambda finding: finding.when,
    SourceDocument: lambda document: document.published,
    Mandate: lambda mandate: mandate.dated,
    Recommendation: lambda recommendation: recommendation.issued,
    Observation: lambda observation: observation.at,
    Claim: lambda claim: claim.at,
}


def date_of(record: Record) -> When | None:
    """Return when what a record describes took place, came out or was adopted; None if it has no such date."""
    read = _DATES.get(type(record))
    return None if read is None else read(record)


def period_of(register: Register, text: str) -> ReportingPeriod | None:
    """Return the period of an id or of START..END; None if the text is neither."""
    try:
        return register.period(text)
    except UnknownRecordError:
        return None


def days(period: ReportingPeriod) -> str:
    """Write the days of a period, with its name if it has one: ``'cop11' (2020-07-01..2022-07-31)``."""
    return f"{period.label!r} ({period})" if period.label else str(period)


def certainly_before(one: When | None, other: When | None) -> bool:
    """Tell whether *one* was over before *other* began, whatever days they were; a doubted date proves nothing."""
    if one is None or other is None or one.is_uncertain or other.is_uncertain:
        return False
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def exclude_each_other(one: When | None, other: When | None) -> bool:
    """Tell whether there is certainly no day that both share."""
    return certainly_before(one, other) or certainly_before(other, one)
