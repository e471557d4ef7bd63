"""Which recommendations are meant: by any of their fields, and by the status that they have on a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.followup._dates import number_of
from tracker.followup._deadlines import deadlines_by_timeline, overdue_on
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import known_word, timelines
from tracker.indicators._selected_records import tests_of
from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.values import Membership

CLASSES = ("open", "implemented", "closed_otherwise")
"""Words for all statuses of a class; a status of these names on its scale is meant first."""

OVERDUE = "overdue"
"""The word for what is open after its deadline, whatever its status."""


def chosen(found: Sequence[Timeline], where: Sequence[str]) -> tuple[Timeline, ...]:
    """
    Return the timelines of which some record meets every condition.

    Raises:
        InvalidValueError: A condition is none, or recommendations have no such key.
    """
    tests = tests_of(Recommendation, where)
    if not tests:
        return tuple(found)
    return tuple(each for each in found if any(all(test(record) for test in tests) for record in each.records))


@frozen
class OnDay:
    """
    A recommendation, and what its status is on a day.

    Attributes:
        record: The recommendation.

        statuses: The codes that it may have, sorted; one where it is known.

        is_certain: Whether it certainly has the status asked for.
    """

    record: Recommendation
    statuses: tuple[str, ...]
    is_certain: bool


def recommendations_on(
    register: Register,
    day: date,
    *,
    status: Iterable[str] = (),
    aspect: Aspect | str = Aspect.VERIFIED,
    reading: str | None = None,
) -> tuple[OnDay, ...]:
    """
    Return the recommendations made by the end of a day, with the status that they have then.

    They are those behind the numbers of a follow-up of a period that ends on the day.

    Args:
        register: The records.

        day: The day.

        status: Codes of statuses, any of which will do, or ``open``, ``implemented`` or ``closed_otherwise`` for all of
            a class, or ``overdue`` for what is open after its deadline; none returns all recommendations.

        aspect: Whose word counts.

        reading: How doubted dates are read; None as the register says.

    Raises:
        InvalidValueError: No scale that the register uses has such a status, or there is no such aspect.
    """
    one = Aspect(known_word(aspect, Aspect, "aspect"))
    wanted = tuple(status)
    _demand_known(register, one, wanted)
    strict = (reading or register.reading) == "strict"
    deadline = deadlines_by_timeline(register)
    found = []
    for timeline in timelines(register, one, strict=strict):
        states = timeline.states(number_of(day))
        meant = {each for each in states if each is not NOT_ISSUED and (not wanted or _is_any(each, wanted))}
        late = Membership.IMPOSSIBLE
        if OVERDUE in wanted:
            late = overdue_on(timeline, deadline(timeline).as_of(day), day, strict=strict)
        if meant or late is not Membership.IMPOSSIBLE:
            codes = tuple(sorted(each.code for each in states if each is not NOT_ISSUED))
            is_certain = meant == states or late is Membership.CERTAIN
            found += [OnDay(record, codes, is_certain) for record in timeline.records]
    return tuple(sorted(found, key=lambda each: each.record.id))


def _is_any(status: Status, wanted: Sequence[str]) -> bool:
    classes = {
        "open": status.is_open,
        "implemented": status.is_implemented,
        "closed_otherwise": status.is_closed_otherwise,
    }
    return any(status.code == each or classes.get(each, False) for each in wanted)


def _demand_known(register: Register, aspect: Aspect, wanted: Iterable[str]) -> None:
    observed = register.of_type(StatusObservation).values()
    used = {each.scale for each in observed if each.aspect is aspect}
    scales = register.scales
    codes = (code for name in used if name in scales for code in scales[name])
    known = sorted({*codes, *CLASSES, OVERDUE, NOT_YET_OBSERVED.code})
    for each in wanted:
        if each not in known:
            otherwise = Sentence("the statuses are {words}", words=", ".join(known))
            hint = nearest_hint(each, known, otherwise=otherwise)
            raise InvalidValueError("no scale in use has a status {status}; {hint}", status=repr(each), hint=hint)
