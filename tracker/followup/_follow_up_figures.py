"""A follow-up as plain numbers and statuses: what a publication keeps of it, and what is compared with it later."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from tracker.followup._follow_up import IMPLEMENTING, FollowUp, follow_up
from tracker.followup._followed import Followed
from tracker.followup._tally import Behind
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import (
    Aspect,
    FollowUpFigures,
    FollowUpNumber,
    FollowUpStatus,
    Register,
    StatusObservation,
    Vintage,
)
from tracker.values import Membership, ReportingPeriod


def follow_up_figures(
    register: Register, period: AnyPeriod, *, reading: str | None = None
) -> tuple[FollowUpFigures, ...]:
    """
    Return all that the follow-up of a period comes to: verified, self-reported, and by each other aspect observed.

    An aspect under which there is nothing to follow up is left out.

    >>> import tracker
    >>> register = tracker.load("examples/universal-periodic-review")
    >>> [each.aspect.value for each in follow_up_figures(register, "cycle-4")]
    ['acceptance', 'self_reported', 'verified']

    Args:
        register: The records.

        period: The period: a declared one, its id, or ``START..END``.

        reading: How doubted dates are read; None as the register says.

    Raises:
        UnknownRecordError: The period does not exist.

        InvalidValueError: There is no such reading.
    """
    about = span_of(register, period)
    observed = {each.aspect for each in register.of_type(StatusObservation).values() if not each.draft}
    asked = [each for each in Aspect if each in observed or each in IMPLEMENTING]
    found = (figures_of(follow_up(register, about, aspect=each, reading=reading)) for each in asked)
    return tuple(each for each in found if each.numbers or each.statuses)


def figures_of(found: FollowUp) -> FollowUpFigures:
    """Return the numbers and statuses of a follow-up that no other period is compared with."""
    return FollowUpFigures(
        aspect=found.aspect,
        numbers=tuple(_numbers(found)),
        statuses=tuple(map(_status, found.recommendations)),
    )


def _status(each: Followed) -> FollowUpStatus:
    opening, closing = (tuple(map(str, statuses)) for statuses in (each.before, each.after))
    return FollowUpStatus(recommendation=each.id, opening=opening, closing=closing)


def _numbers(found: FollowUp) -> Iterator[FollowUpNumber]:
    for name, each in _counts(found):
        if not each.is_empty:
            yield FollowUpNumber(name=name, bounds=each.bounds, certain=each.certain, possible=each.possible)
    for rate in found.rates:
        if rate.share is not None:
            yield FollowUpNumber(name=f"rate:{rate.name}", bounds=rate.share)


def _counts(found: FollowUp) -> Iterator[tuple[str, Behind]]:
    """Go through the numbers of recommendations, each with those behind it."""
    yield from found.roll_forward[0].records.items()
    for count in found.statuses[found.aspect]:
        yield f"status:{count.status}", count.records["bounds"]
    for rate in found.rates:
        for part, behind in rate.records.items():
            yield f"rate:{rate.name}:{part}", behind
    for age in found.ageing:
        yield f"age:{age.from_years}", age.records
    yield "overdue", _overdue(found)
    for state, behind in found.deadline_records.items():
        yield f"deadline:{state.value}", behind


def _overdue(found: FollowUp) -> Behind:
    late: dict[bool, list[str]] = {True: [], False: []}
    for each in found.overdue:
        late[each.membership is Membership.CERTAIN].append(each.recommendation)
    return Behind(tuple(sorted(late[True])), tuple(sorted(late[False])))


def holds_rates(found: Iterable[FollowUpFigures], vintage: Vintage, period: ReportingPeriod) -> bool:
    """
    Tell whether a publication holds the rates of its period, where there were any.

    Early ones went by the day of publication alone, also where something was entered later, and so left out the rates
    of some periods that were over.
    """
    day = vintage.published or vintage.recorded
    has_any = any(number.name.startswith("rate:") for each in found for number in each.numbers)
    return has_any or day is None or day >= period.end


def without_rates(found: Iterable[FollowUpFigures]) -> tuple[FollowUpFigures, ...]:
    """Leave out all rates: of a period that was not over none is given, and later there is."""
    return tuple(
        evolve(each, numbers=tuple(number for number in each.numbers if not number.name.startswith("rate:")))
        for each in found
    )
