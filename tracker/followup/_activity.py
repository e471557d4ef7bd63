"""Which mandates saw activity in a period, which saw none, and of which our records cannot tell."""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from tracker.followup._force import force_of
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import AssistanceEvent, CoverageState, Mandate, Register, State
from tracker.values import Membership, Recognition, membership
from tracker.values._answer import Answer, Answers


class ActivityState(StrEnum):
    """What the records say about activity on a mandate in a period."""

    WITH = "with_activity"
    """an activity certainly lies in the period"""
    POSSIBLY = "possibly"
    """an activity may lie in the period"""
    WITHOUT = "without_activity"
    """none is recorded; only complete coverage makes that "none at all\""""
    NOT_COVERED = "not_covered"
    """the register declares that it holds no activities of the period"""


@frozen(kw_only=True, repr=False)
class MandateActivity(Answer):
    """
    What was done on a mandate in a period, as far as recorded.

    Attributes:
        mandate: The mandate.

        state: With activity, possibly, without, or not covered.

        certain: The ids of the events that certainly lie in the period.

        possible: The ids of those that may.

        coverage: How much of what happened in the period the register holds.
    """

    mandate: Mandate
    state: ActivityState
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    coverage: CoverageState

    def __str__(self) -> str:
        possible = f", {len(self.possible)} possible" if self.possible else ""
        return f"{self.mandate.id}: {self.state.value} ({len(self.certain)} events{possible})"


def activity_of_all(register: Register, period: AnyPeriod) -> Answers[MandateActivity]:
    """
    Tell of every mandate that is or may be in force in a period what was done on it, by id.

    Raises:
        UnknownRecordError: There is no such period.
    """
    span = span_of(register, period)
    return Answers(
        activity_of(register, mandate, span)
        for _, mandate in sorted(register.mandates.items())
        if not mandate.draft and force_of(register, mandate).within(span) is not Membership.IMPOSSIBLE
    )


def activity_of(register: Register, mandate: Mandate, period: AnyPeriod) -> MandateActivity:
    """
    Tell what was done on a mandate in a period.

    An event counts that names the mandate, a part of it, or a recommendation that serves either, if any day of it lies
    in the period; what is planned, cancelled or a draft does not.

    Raises:
        UnknownRecordError: There is no such period.
    """
    span = span_of(register, period)
    found: dict[Membership, list[str]] = {each: [] for each in Membership}
    for event in _events_of(register, mandate):
        found[membership(event.when, span, Recognition.ACTIVE)].append(event.id)
    certain, possible = found[Membership.CERTAIN], found[Membership.POSSIBLE]
    coverage = register.coverage("event", span)
    if certain:
        state = ActivityState.WITH
    elif possible:
        state = ActivityState.POSSIBLY
    else:
        state = ActivityState.NOT_COVERED if coverage is CoverageState.NONE else ActivityState.WITHOUT
    return MandateActivity(
        mandate=mandate, state=state, certain=tuple(certain), possible=tuple(possible), coverage=coverage
    )


def _events_of(register: Register, mandate: Mandate) -> list[AssistanceEvent]:
    by_mandate = register.remembered("events by mandate", lambda: _by_mandate(register))
    ids = {event for part in _with_parts(register, mandate.id) for event in by_mandate.get(part, ())}
    return [register.events[event] for event in sorted(ids)]


def _by_mandate(register: Register) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event in register.events.values():
        if event.draft or event.state in (State.PLANNED, State.CANCELLED):
            continue
        served = set(event.mandates)
        for recommendation in event.recommendations & register.recommendations.keys():
            served |= register.recommendations[recommendation].mandates
        for mandate in served:
            found[mandate].add(event.id)
    return found


def _with_parts(register: Register, mandate: str) -> set[str]:
    """Return a mandate with its parts, at whatever depth; a circle ends where it began."""
    found = {mandate}
    while True:
        more = {each.id for each in register.mandates.values() if each.part_of & found} - found
        if not more:
            return found
        found |= more
