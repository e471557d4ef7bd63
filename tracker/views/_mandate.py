"""What the view of a mandate adds: its chain, its force, activity on it, and the reports that it asks for."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, TypedDict

from tracker.documents import DateText, Inline, Message, Sequence, Verbatim, phrase
from tracker.followup import ActivityState, MandateActivity, activity_of, chain_of, duties_of, force_of
from tracker.followup._duties import Duty
from tracker.followup._force import Force
from tracker.model import CoverageState, Mandate, Register
from tracker.values import Bounds, Membership, When, Window
from tracker.views._json import Day, EdtfText, LimitsJson, SessionJson, number_json
from tracker.words._due import session_name, unrenewed
from tracker.words._terms import brief

_CHAIN, _FORCE, _REPORT = phrase("renewal chain"), phrase("stays in force"), phrase("report asked for")
_RENEWED = phrase("renewal")


def mandate_pairs(register: Register, mandate: Mandate) -> Iterator[tuple[Inline, Inline]]:
    """Go through what follows from a mandate, each with its label."""
    chain = chain_of(register, mandate.id).mandates
    if len(chain) > 1:
        yield Message(_CHAIN), Verbatim(" → ".join(each.id for each in chain))
    force = force_of(register, mandate)
    if force.states_end:
        yield Message(_FORCE), Message("{start} to {end}", start=_date(force.starts), end=_date(force.ends))
    elif force.ends.first == date.max:
        yield Message(_FORCE), Message("from {start}, until further notice", start=_date(force.starts))
    elif force.starts.earliest is not None:
        yield Message(_FORCE), Message("from {start}; no end is stated", start=_date(force.starts))
    on, since = _since_renewal(register, mandate)
    if since is not None and since.lower:
        yield Message(_RENEWED), Message("{state}, as of {date}", state=unrenewed(since), date=DateText(When.on(on)))
    for period, activity in _activities(register, mandate):
        events = ", ".join((*activity.certain, *activity.possible))
        state: Inline = brief(activity.state)
        yield Message("activity"), Message("{period}: {state}", period=Verbatim(period), state=_with(state, events))
    for duty in _duties(register, mandate):
        yield Message(_REPORT), _report(duty)


def _date(window: Window) -> Inline:
    """Write the window of a day."""
    ends = ["" if day is None else day.isoformat() for day in (window.earliest, window.latest)]
    return DateText(When(ends[0] if ends[0] == ends[1] else f"[{ends[0]}..{ends[1]}]"))


def _with(state: Inline, events: str) -> Inline:
    return Sequence((state, Verbatim(f" ({events})"))) if events else state


def _report(duty: Duty) -> Inline:
    words: Inline = session_name(duty.session) if duty.session else duty.words
    dated = Sequence((words, Verbatim(", "), DateText(duty.when))) if duty.when else words
    if duty.answered_by is None:
        return dated
    return Sequence((dated, Verbatim(" → "), Verbatim(duty.answered_by)))


def _activities(register: Register, mandate: Mandate) -> Iterator[tuple[str, MandateActivity]]:
    """Go through the declared periods in which the mandate is or may be in force."""
    force = force_of(register, mandate)
    for name, period in register.periods.items():
        if force.within(period.span) is not Membership.IMPOSSIBLE:
            yield name, activity_of(register, mandate, period.span)


def _duties(register: Register, mandate: Mandate) -> tuple[Duty, ...]:
    """Return the reports asked for, as of the latest day that the register knows of."""
    return duties_of(register, mandate, _latest_day(register, mandate))


def _since_renewal(register: Register, mandate: Mandate) -> tuple[date, Bounds | None]:
    """Return the latest day that the register knows of, and the whole years without renewal until then."""
    on = _latest_day(register, mandate)
    return on, chain_of(register, mandate.id).years_since_renewal(on)


def _latest_day(register: Register, mandate: Mandate) -> date:
    known = register.latest_day
    days = [day for day in (known.published, known.recorded, mandate.adopted and mandate.adopted.latest) if day]
    return max(days, default=date.min)


# -- JSON -------------------------------------------------------------------------------------------------------------


class YearsSinceRenewal(LimitsJson):
    """
    The whole years since a mandate, or one that it carries on, was last adopted.

    Attributes:
        lower: The smallest number possible.

        upper: The largest number possible; null without a limit.

        on: The day on which they are counted.
    """

    on: Day


class WindowJson(TypedDict):
    """
    The days among which one lies.

    Attributes:
        earliest: The first of them; null without a limit.

        latest: The last of them; null without a limit.
    """

    earliest: Day | None
    latest: Day | None


class ForceJson(TypedDict):
    """
    From when to when a mandate is in force.

    Attributes:
        starts: The days on which it may come into force.

        ends: The days on which its force may end.

        states_end: Whether it states its end.
    """

    starts: WindowJson
    ends: WindowJson
    states_end: bool


class ActivityInPeriod(TypedDict):
    """
    What was done on a mandate in a declared period.

    Attributes:
        period: The id of the period.

        state: Whether activity is recorded.

        certain: The records that are certainly of the period.

        possible: The records that may be of the period.

        coverage: How much of the period the register declares to hold.
    """

    period: str
    state: Annotated[str, ActivityState]
    certain: list[str]
    possible: list[str]
    coverage: Annotated[str, CoverageState]


class DutyJson(TypedDict):
    """
    A report that a mandate asks for.

    Attributes:
        when: When it is due; null if the words cannot be read.

        session: The session at which it is asked for; null if it is asked for in another way.

        answered_by: The id of the document that answers it; null if the register holds none.
    """

    when: EdtfText | None
    session: SessionJson | None
    answered_by: str | None


class MandateJson(TypedDict):
    """
    What follows from a mandate.

    Attributes:
        chain: The mandates that renew one another, the earliest first.

        since_renewal: The years since it was last adopted; null if nobody can tell.

        in_force: From when to when it is in force.

        activity: What was done on it in each declared period in which it is or may be in force.

        reports: The reports that it asks for.
    """

    chain: list[str]
    since_renewal: YearsSinceRenewal | None
    in_force: ForceJson
    activity: list[ActivityInPeriod]
    reports: list[DutyJson]


def mandate_json(register: Register, mandate: Mandate) -> MandateJson:
    """Return what follows from a mandate."""
    return {
        "chain": [each.id for each in chain_of(register, mandate.id).mandates],
        "since_renewal": _since_json(register, mandate),
        "in_force": _force_json(force_of(register, mandate)),
        "activity": [
            {
                "period": name,
                "state": each.state.value,
                "certain": list(each.certain),
                "possible": list(each.possible),
                "coverage": each.coverage.value,
            }
            for name, each in _activities(register, mandate)
        ],
        "reports": [_duty_json(each) for each in _duties(register, mandate)],
    }


def _since_json(register: Register, mandate: Mandate) -> YearsSinceRenewal | None:
    on, since = _since_renewal(register, mandate)
    if since is None:
        return None
    return {"lower": number_json(since.lower), "upper": number_json(since.upper), "on": on.isoformat()}


def _force_json(force: Force) -> ForceJson:
    return {"starts": _window_json(force.starts), "ends": _window_json(force.ends), "states_end": force.states_end}


def _window_json(window: Window) -> WindowJson:
    earliest, latest = (None if day in (None, date.max) else str(day) for day in (window.earliest, window.latest))
    return {"earliest": earliest, "latest": latest}


def _duty_json(duty: Duty) -> DutyJson:
    return {
        "when": duty.when.edtf if duty.when else None,
        "session": {"organ": duty.session.organ.code, "number": duty.session.number} if duty.session else None,
        "answered_by": duty.answered_by,
    }
