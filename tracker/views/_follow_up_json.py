"""A follow-up as JSON: its numbers, and recommendation by recommendation what became of each."""

from typing import Annotated, TypedDict

from tracker.followup import DeadlineState, FollowUp
from tracker.followup._deadlines import Overdue
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._followed import Followed
from tracker.followup._status import Status
from tracker.followup._timelines import CountedBy
from tracker.indicators import Flag
from tracker.model import Aspect
from tracker.views._counts import CountJson, count_json
from tracker.views._follow_up_numbers_json import (
    AgeBandJson,
    ClassKey,
    MatchedPanelJson,
    RateJson,
    RollForwardJson,
    ScaleBreakJson,
    StatusCountJson,
    TransitionJson,
    age_json,
    break_json,
    panel_json,
    rate_json,
    roll_forward_json,
    status_json,
    transition_json,
)
from tracker.views._json import (
    Day,
    EdtfText,
    PeriodJson,
    day_json,
    due_json,
    period_json,
)
from tracker.views._view import Words


class OverdueJson(TypedDict):
    """
    A recommendation that was to be carried out by now.

    Attributes:
        recommendation: Its id.

        due: By when, a day or an imprecise date; null if nobody can tell.

        original: By when it was to be carried out at first; null likewise.

        slippage: By how many days the deadline was set later; null where that is not known to the day.

        extensions: How often it was certainly set later.

        days: How many days late it is, at most.

        least_days: How many days late it is at least; 0 where the last day in time may be still to come.

        certain: Whether it is certainly open, and its last day in time has certainly passed.
    """

    recommendation: str
    due: EdtfText | None
    original: EdtfText | None
    slippage: int | None
    extensions: int
    days: int
    least_days: int
    certain: bool


class StatusName(TypedDict):
    """
    A status.

    Attributes:
        scale: Its scale; null for one of no scale.

        code: Its code.
    """

    scale: str | None
    code: str


class FollowedJson(ClassKey):
    """
    What became of one recommendation between the two days that transitions lie between.

    Attributes:
        id: Its id; of several that count as one, the first.

        records: The ids of all that count as one with it, its own first.

        text: What it asks for.

        addressees: To whom it is made.

        issued: When it was made.

        before: The code of its status on the earlier day; null where it may have had several.

        after: The code of its status on the later day; null where it may have had several.

        possible_before: The statuses that it may have had on the earlier day; one where that is known.

        possible_after: The statuses that it may have had on the later day; one where that is known.

        class: What the later status means for the backlog; null where it means nothing for it, or may mean several
            things.

        as_of: When the later status was found out; null if nothing was, or several findings may be the latest.

        deadline: What is known of its deadline on the later day.

        due: By when it was to be carried out, by the deadline in force on the later day: a day or imprecise; null
            if none is stated.

        days_late: For how many days it was, or may have been, overdue on the later day; null if it was not.
    """

    id: str
    records: list[str]
    text: str
    addressees: list[str]
    issued: EdtfText
    before: str | None
    after: str | None
    possible_before: list[StatusName]
    possible_after: list[StatusName]
    as_of: EdtfText | None
    deadline: Annotated[str, DeadlineState]
    due: EdtfText | None
    days_late: int | None


class FollowUpAlone(TypedDict):
    """What a follow-up itself says."""

    period: PeriodJson
    against: PeriodJson | None
    is_over: bool
    flags: list[Annotated[str, Flag]]
    where: list[str]
    aspect: Annotated[str, Aspect]
    of_implementation: bool
    counted_by: Annotated[str, CountedBy]
    reading: str
    recommendations: list[FollowedJson]
    statuses: list[StatusCountJson]
    roll_forward: list[RollForwardJson]
    rates: list[RateJson]
    ageing: list[AgeBandJson]
    between: list[Day | None]
    transitions: list[TransitionJson]
    breaks: list[ScaleBreakJson]
    overdue: list[OverdueJson]
    deadlines: dict[Annotated[str, DeadlineState], CountJson]
    panel: MatchedPanelJson | None


def flags_json(*, is_over: bool) -> list[str]:
    """Return what a reader should know of a period: the flag that a figure of it bears while it is under way."""
    return [] if is_over else [Flag.INCOMPLETE.value]


def follow_up_json(found: FollowUp, minimum: int, words: Words) -> FollowUpAlone:
    """
    Return what a follow-up itself says.

    Args:
        found: The follow-up.

        minimum: The fewest recommendations that a percentage is given of.

        words: The language.
    """
    return {
        "period": period_json(found.period),
        "against": None if found.against is None else period_json(found.against),
        "is_over": found.is_over,
        "flags": flags_json(is_over=found.is_over),
        "where": list(found.where),
        "aspect": found.aspect.value,
        "of_implementation": found.aspect in IMPLEMENTING,
        "counted_by": found.counted_by.value,
        "reading": found.reading,
        "recommendations": [_followed(each, words) for each in found.recommendations],
        "statuses": [status_json(aspect, each, words) for aspect, counts in found.statuses.items() for each in counts],
        "roll_forward": [roll_forward_json(each, words) for each in found.roll_forward],
        "rates": [rate_json(each, minimum, words) for each in found.rates],
        "ageing": [age_json(each, words) for each in found.ageing],
        "between": [day_json(day) for day in found.between],
        "transitions": [transition_json(each, words) for each in found.transitions],
        "breaks": [break_json(each, words) for each in found.breaks],
        "overdue": [_overdue(each) for each in found.overdue],
        "deadlines": {
            state.value: count_json(found.deadlines[state], found.deadline_records[state], words)
            for state in DeadlineState
        },
        "panel": None if found.panel is None else panel_json(found.panel, minimum, words, is_rated=bool(found.rates)),
    }


def _followed(each: Followed, words: Words) -> FollowedJson:
    record, before, after = each.recommendation, each.before, each.after
    classes = {status.status_class for status in after}
    one_class = classes.pop() if len(classes) == 1 else None
    return {
        "id": each.id,
        "records": list(each.records),
        "text": record.text.best(words.language),
        "addressees": [addressee.best(words.language) for addressee in record.addressees],
        "issued": record.issued.edtf,
        "before": before[0].code if len(before) == 1 else None,
        "after": after[0].code if len(after) == 1 else None,
        "possible_before": [_status_name(status) for status in before],
        "possible_after": [_status_name(status) for status in after],
        "class": None if one_class is None else one_class.value,
        "as_of": None if each.as_of is None else each.as_of.edtf,
        "deadline": each.deadline.state.value,
        "due": due_json(each.deadline.due),
        "days_late": each.days_late,
    }


def _status_name(status: Status) -> StatusName:
    return {"scale": status.scale, "code": status.code}


def _overdue(each: Overdue) -> OverdueJson:
    deadline = each.deadline
    return {
        "recommendation": each.recommendation,
        "due": due_json(deadline.due),
        "original": due_json(deadline.original),
        "slippage": deadline.slippage,
        "extensions": deadline.extensions,
        "days": each.days,
        "least_days": each.least_days,
        "certain": each.is_certain,
    }
