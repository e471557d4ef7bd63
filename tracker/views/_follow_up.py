"""
The view of a follow-up: statuses, movements, rates, ages, transitions, what is overdue, and what was asked beside it.

What is asked beside it is how recommendations were received, which may repeat earlier ones, and which mandates saw
activity.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.codelists import StatusClass
from tracker.documents import Block, Heading, Message, Paragraph, PeriodText, Table
from tracker.followup import (
    Acceptance,
    DeadlineState,
    FollowUp,
    GroupedBy,
    MandateActivity,
    acceptance,
    activity_of_all,
    possible_lineage,
)
from tracker.followup._breakdowns import AgeBand
from tracker.followup._deadlines import Overdue
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._lineage import PossibleLineage
from tracker.followup._rates import MINIMUM, Overtaken, Rate
from tracker.followup._status import NOT_ISSUED
from tracker.followup._timelines import CountedBy
from tracker.followup._transitions import RollForward, ScaleBreak, StatusCount, Transition
from tracker.model import Aspect, Register
from tracker.values import InternationalString
from tracker.views._follow_up_tables import (
    ages_table,
    conditions_in_words,
    movements_of,
    not_over_in_words,
    overdue_table,
    rates_table,
    statuses_table,
    transitions_table,
)
from tracker.views._json import BoundsJson, Day, Form, PeriodJson, bounds_json, day_json, period_json, worded_bounds
from tracker.views._mandate_activity import MandateActivityJson, mandate_activity_json, mandate_activity_table
from tracker.views._received import (
    MOST_PROPOSALS,
    AcceptanceJson,
    LineageJson,
    acceptance_json,
    acceptance_table,
    lineage_json,
    lineage_table,
)
from tracker.views._view import View, Words
from tracker.words._recommendations import (
    FOLLOW_UP,
    deadlines_in_words,
    definition_of,
    panel_in_words,
    percentage_of,
    telling_rates,
)
from tracker.words._terms import brief

MOST_OVERDUE = 20
"""So many overdue recommendations are listed: they fit a screen, and leave room for the other tables on it."""


@frozen(kw_only=True)
class FollowUpAnswer:
    """
    A follow-up with what was asked beside it.

    Attributes:
        found: The follow-up.

        by: What its groups, and those of *acceptance*, have in common; None without groups.

        acceptance: How the recommendations made in the period were received: all, then each group; None if it was not
            asked.

        lineage: Which of them may repeat those of the period compared with, the most alike first; None if it was not
            asked.

        mandates: On which mandates activity is recorded in the period; None if it was not asked.

        minimum: The fewest recommendations that a percentage is given of.
    """

    found: FollowUp
    by: GroupedBy | str | None = None
    acceptance: tuple[Acceptance, ...] | None = None
    lineage: tuple[PossibleLineage, ...] | None = None
    mandates: tuple[MandateActivity, ...] | None = None
    minimum: int = MINIMUM

    @staticmethod
    def __view__() -> View:
        return VIEW


def answer_with(
    found: FollowUp,
    register: Register,
    *,
    by: GroupedBy | str | None = None,
    reiterated: bool = False,
    mandates: bool = False,
    minimum: int = MINIMUM,
) -> FollowUpAnswer:
    """
    Put beside a follow-up what was asked with it; about acceptance, always how recommendations were received.

    Args:
        found: The follow-up.

        register: The records.

        by: What to group by; None makes no groups.

        reiterated: Whether to propose which recommendations may repeat those of the period compared with.

        mandates: Whether to tell of activity on mandates.

        minimum: The fewest recommendations that a percentage is given of.
    """
    received: tuple[Acceptance, ...] | None = None
    if found.aspect is Aspect.ACCEPTANCE:
        received = acceptance(register, found.period)
        received += () if by is None else acceptance(register, found.period, by=by)
    return FollowUpAnswer(
        found=found,
        by=by,
        acceptance=received,
        lineage=possible_lineage(register, found.period, against=found.against)
        if reiterated and found.against
        else None,
        mandates=activity_of_all(register, found.period) if mandates else None,
        minimum=minimum,
    )


def _complete(answer: FollowUp | FollowUpAnswer) -> FollowUpAnswer:
    """Take a follow-up by itself as one that nothing was asked with."""
    return FollowUpAnswer(found=answer) if isinstance(answer, FollowUp) else answer


# -- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(answers: Sequence[FollowUp | FollowUpAnswer], register: Register | None) -> Iterator[Block]:
    for answer in map(_complete, answers):
        found = answer.found
        title = Message(
            "Follow-up of recommendations, {period} [{aspect}]",
            period=PeriodText(found.period),
            aspect=brief(found.aspect),
        )
        anchor = f"follow-up-{found.aspect.value}-{found.period.start}-{found.period.end}"
        yield Heading(level=1, text=title, anchor=anchor)
        if found.where:
            yield Paragraph(text=conditions_in_words(found.where))
        if not found.is_over:
            yield Paragraph(text=not_over_in_words(PeriodText(found.period)))
        for block in (*_on_status(answer, register), *_on_time(answer), *_beside(answer)):
            if not isinstance(block, Table) or block.rows:
                yield block


def _on_status(answer: FollowUpAnswer, register: Register | None) -> Iterator[Block]:
    """Show the statuses, how they came about, and what they make as rates."""
    found, received = answer.found, answer.acceptance
    yield statuses_table(found)
    if received and received[0].issued.upper != 0:
        yield acceptance_table(received, answer.by, register)
    yield from movements_of(found, register)
    yield rates_table(found, answer.minimum)
    if found.panel is not None and found.aspect in IMPLEMENTING and telling_rates(found):
        yield Paragraph(text=panel_in_words(found.panel))


def _on_time(answer: FollowUpAnswer) -> Iterator[Block]:
    """Show how old the open ones are, what they went through, and what is overdue."""
    yield ages_table(answer.found)
    yield transitions_table(answer.found)
    yield overdue_table(answer.found, most=MOST_OVERDUE)
    yield Paragraph(text=deadlines_in_words(answer.found))


def _beside(answer: FollowUpAnswer) -> Iterator[Block]:
    """Show what was asked beside the follow-up."""
    if answer.lineage is not None:
        yield lineage_table(answer.lineage)
        yield Paragraph(
            text=Message("What may repeat an earlier one is a proposal by the words shared; nothing is counted by it.")
        )
    if answer.mandates:
        yield mandate_activity_table(answer.mandates)
    if len(answer.found.overdue) > MOST_OVERDUE or len(answer.lineage or ()) > MOST_PROPOSALS:
        yield Paragraph(text=Message("JSON lists also what is not shown here."))


# -- JSON -------------------------------------------------------------------------------------------------------------


class _ClassKey(TypedDict("_ClassKey", {"class": Annotated[str, StatusClass] | None})):  # class is a word of Python
    """A key that Python cannot name."""


class _FromTo(TypedDict("_FromTo", {"from": str, "to": str})):  # from is a word of Python
    """Keys that Python cannot name."""


class StatusCountJson(_ClassKey):
    """
    How many recommendations have a status on the last day of the period.

    Attributes:
        aspect: What the status is about.

        scale: The scale of the status; null for one of no scale.

        code: The code of the status.

        class: What the status means for the backlog; null where it means nothing for it.

        bounds: How many have it.

        before: How many had it on the day compared with; null without such a day.

        change: How many more have it than before; null without such a day, or where the two are not comparable.

        comparable: Whether a change can be told.
    """

    aspect: Annotated[str, Aspect]
    scale: str | None
    code: str
    bounds: BoundsJson
    before: BoundsJson | None
    change: BoundsJson | None
    comparable: bool


class RollForwardJson(TypedDict):
    """
    The movements of a group of recommendations over the period.

    Attributes:
        group: The group, as dimension and value; empty for all recommendations.

        opening: Open on the day before the period.

        issued: Made in the period.

        reopened: Closed at the opening, open at the closing.

        implemented: Open at the opening or made since, implemented at the closing.

        closed_otherwise: Open at the opening or made since, closed otherwise at the closing.

        closing: Open on the last day of the period.

        reclassified: Moved between implemented and closed otherwise, outside the backlog on both days.
    """

    group: dict[str, str | None]
    opening: BoundsJson
    issued: BoundsJson
    reopened: BoundsJson
    implemented: BoundsJson
    closed_otherwise: BoundsJson
    closing: BoundsJson
    reclassified: BoundsJson


class RateJson(TypedDict):
    """
    How many of the recommendations concerned have been implemented.

    Attributes:
        name: Which rate, such as observed, stock or due.

        numerator: How many are implemented.

        denominator: How many are concerned.

        rate: The one divided by the other; null where there is none, or where too few are concerned.

        missing: Why there is no rate; null if there is one.

        overtaken: What it does with what was closed otherwise.

        years: For a cohort, within how many years; null for any other.

        cohort: For a cohort, the period in which it was made; null for any other.

        definition: What it counts, in words.
    """

    name: str
    numerator: BoundsJson
    denominator: BoundsJson
    rate: BoundsJson | None
    missing: Annotated[str, Form(codes=("cannot_exist", "small_number"))] | None
    overtaken: Annotated[str, Overtaken]
    years: int | None
    cohort: PeriodJson | None
    definition: str


class AgeBandJson(TypedDict):
    """
    The open recommendations of an age.

    Attributes:
        band: What the band is called.

        from_years: The full years that they have at least.

        to_years: The full years that they do not have yet; null without a limit.

        bounds: How many they are.
    """

    band: str
    from_years: int
    to_years: int | None
    bounds: BoundsJson


class TransitionJson(_FromTo):
    """
    How many recommendations went from one status to another, or stayed.

    Attributes:
        from: The status on the earlier day; not_issued for one that came in.

        from_scale: Its scale; null for one of no scale.

        to: The status on the later day.

        to_scale: Its scale; null for one of no scale.

        is_entry: Whether they came in between the two days.

        bounds: How many.
    """

    from_scale: str | None
    to_scale: str | None
    is_entry: bool
    bounds: BoundsJson


class ScaleBreakJson(_FromTo):
    """
    That recommendations moved from one scale to another.

    Attributes:
        from: The scale left.

        to: The scale taken up.

        concordance: Whether statuses can be translated.

        bounds: How many recommendations moved.
    """

    concordance: bool
    bounds: BoundsJson


class OverdueJson(TypedDict):
    """
    A recommendation that was to be carried out by now.

    Attributes:
        recommendation: Its id.

        due: By when; null if nobody can tell.

        original: By when it was to be carried out at first; null likewise.

        slippage: By how many days the deadline was set later; null likewise.

        extensions: How often it was set later.

        days: How many days late it is.

        certain: Whether it is certainly open.
    """

    recommendation: str
    due: Day | None
    original: Day | None
    slippage: int | None
    extensions: int
    days: int
    certain: bool


class MatchedPanelJson(TypedDict):
    """
    The same recommendations in two periods.

    Attributes:
        members: How many were under review in both.

        entries: How many only in the later one.

        exits: How many only in the earlier one.

        before: The observed rate of the earlier period on the members; null for an aspect without rates.

        after: The observed rate of the later period on the members; null likewise.
    """

    members: BoundsJson
    entries: BoundsJson
    exits: BoundsJson
    before: RateJson | None
    after: RateJson | None


class _FollowUpAlone(TypedDict):
    """What a follow-up itself says."""

    period: PeriodJson
    against: PeriodJson | None
    is_over: bool
    where: list[str]
    aspect: Annotated[str, Aspect]
    of_implementation: bool
    counted_by: Annotated[str, CountedBy]
    reading: str
    statuses: list[StatusCountJson]
    roll_forward: list[RollForwardJson]
    rates: list[RateJson]
    ageing: list[AgeBandJson]
    between: list[Day | None]
    transitions: list[TransitionJson]
    breaks: list[ScaleBreakJson]
    overdue: list[OverdueJson]
    deadlines: dict[Annotated[str, DeadlineState], BoundsJson]
    panel: MatchedPanelJson | None


class FollowUpJson(_FollowUpAlone):
    """
    What became of recommendations in a period.

    Attributes:
        period: The period.

        against: The period compared with; null for none.

        is_over: Whether the period was over when anything was last found out.

        where: The conditions that the recommendations meet.

        aspect: The aspect that movements, rates, ages and transitions are about.

        of_implementation: Whether that aspect speaks of implementation.

        counted_by: What counts as one recommendation.

        reading: The reading that doubted dates were read by.

        statuses: The recommendations by aspect and status on the last day.

        roll_forward: The movements of all recommendations, then of each group.

        rates: The named rates; none for an aspect that does not speak of implementation.

        ageing: The open recommendations by age on the last day.

        between: The two days that transitions lie between; null before the first day there is.

        transitions: How many went from which status to which.

        breaks: Moves from one scale to another in that time.

        overdue: What is overdue on the last day, the longest first.

        deadlines: The open recommendations by what is known of their deadline.

        panel: The recommendations under review in both periods; null without a period compared with.

        acceptance: How those made in the period were received: all, then each group; null if it was not asked.

        possible_lineage: Which of them may repeat earlier ones; null if it was not asked.

        mandates: On which mandates activity is recorded; null if it was not asked.
    """

    acceptance: list[AcceptanceJson] | None
    possible_lineage: list[LineageJson] | None
    mandates: list[MandateActivityJson] | None


def _answer_json(answer: FollowUp | FollowUpAnswer, words: Words) -> FollowUpJson:
    """Return a follow-up with everything it rests on; what was not asked beside it is null."""
    whole = _complete(answer)
    received, lineage, mandates = whole.acceptance, whole.lineage, whole.mandates
    return {
        **_follow_up_json(whole.found, whole.minimum, words),
        "acceptance": None
        if received is None
        else [acceptance_json(each, whole.by if place else None, words) for place, each in enumerate(received)],
        "possible_lineage": None if lineage is None else [lineage_json(each) for each in lineage],
        "mandates": None if mandates is None else [mandate_activity_json(each, words) for each in mandates],
    }


def _follow_up_json(found: FollowUp, minimum: int, words: Words) -> _FollowUpAlone:
    return {
        "period": period_json(found.period),
        "against": None if found.against is None else period_json(found.against),
        "is_over": found.is_over,
        "where": list(found.where),
        "aspect": found.aspect.value,
        "of_implementation": found.aspect in IMPLEMENTING,
        "counted_by": found.counted_by.value,
        "reading": found.reading,
        "statuses": [_status(aspect, each, words) for aspect, counts in found.statuses.items() for each in counts],
        "roll_forward": [roll_forward_json(each, words) for each in found.roll_forward],
        "rates": [rate_json(each, minimum, words) for each in found.rates],
        "ageing": [_age(each, words) for each in found.ageing],
        "between": [day_json(day) for day in found.between],
        "transitions": [_transition(each, words) for each in found.transitions],
        "breaks": [_break(each, words) for each in found.breaks],
        "overdue": [_overdue(each) for each in found.overdue],
        "deadlines": {state.value: worded_bounds(found.deadlines[state], words) for state in DeadlineState},
        "panel": None if found.panel is None else _panel(found, minimum, words),
    }


def _status(aspect: Aspect, each: StatusCount, words: Words) -> StatusCountJson:
    status_class = each.status.status_class
    return {
        "aspect": aspect.value,
        "scale": each.status.scale,
        "code": each.status.code,
        "class": None if status_class is None else status_class.value,
        "bounds": worded_bounds(each.bounds, words),
        "before": worded_bounds(each.before, words),
        "change": worded_bounds(each.change, words),
        "comparable": each.is_comparable,
    }


def roll_forward_json(each: RollForward, words: Words) -> RollForwardJson:
    """Return the movements of a group."""
    group = {
        dimension: value.best(words.language) if isinstance(value, InternationalString) else value
        for dimension, value in each.group.items()
    }
    return {
        "group": group,
        "opening": worded_bounds(each.opening, words),
        "issued": worded_bounds(each.issued, words),
        "reopened": worded_bounds(each.reopened, words),
        "implemented": worded_bounds(each.implemented, words),
        "closed_otherwise": worded_bounds(each.closed_otherwise, words),
        "closing": worded_bounds(each.closing, words),
        "reclassified": worded_bounds(each.reclassified, words),
    }


def rate_json(each: Rate, minimum: int, words: Words) -> RateJson:
    """Return a rate, and what it counts in words."""
    enough = each.is_large_enough(minimum)
    missing = "cannot_exist" if each.share is None else None if enough else "small_number"
    rate = None
    if each.share is not None and enough:
        rate = bounds_json(each.share, words.say(percentage_of(each, minimum)))
    return {
        "name": each.name,
        "numerator": worded_bounds(each.numerator, words),
        "denominator": worded_bounds(each.denominator, words),
        "rate": rate,
        "missing": missing,
        "overtaken": each.overtaken.value,
        "years": each.years,
        "cohort": None if each.cohort is None else period_json(each.cohort),
        "definition": words.say(definition_of(each)),
    }


def _age(each: AgeBand, words: Words) -> AgeBandJson:
    return {
        "band": each.band,
        "from_years": each.from_years,
        "to_years": each.to_years,
        "bounds": worded_bounds(each.bounds, words),
    }


def _transition(each: Transition, words: Words) -> TransitionJson:
    return {
        "from": each.before.code,
        "from_scale": each.before.scale,
        "to": each.after.code,
        "to_scale": each.after.scale,
        "is_entry": each.before == NOT_ISSUED,
        "bounds": worded_bounds(each.bounds, words),
    }


def _break(each: ScaleBreak, words: Words) -> ScaleBreakJson:
    return {
        "from": each.before,
        "to": each.after,
        "concordance": each.has_concordance,
        "bounds": worded_bounds(each.bounds, words),
    }


def _overdue(each: Overdue) -> OverdueJson:
    deadline = each.deadline
    return {
        "recommendation": each.recommendation,
        "due": day_json(deadline.due),
        "original": day_json(deadline.original),
        "slippage": deadline.slippage,
        "extensions": deadline.extensions,
        "days": each.days,
        "certain": each.is_certain,
    }


def _panel(found: FollowUp, minimum: int, words: Words) -> MatchedPanelJson:
    """Return the panel; what was accepted or merely done has no rate there either, nor has a period under way."""
    panel = found.panel
    assert panel is not None  # noqa: S101  # there is one where there is a period compared with
    before, after = (rate_json(each, minimum, words) if found.rates else None for each in (panel.before, panel.after))
    return {
        "members": worded_bounds(panel.members, words),
        "entries": worded_bounds(panel.entries, words),
        "exits": worded_bounds(panel.exits, words),
        "before": before,
        "after": after,
    }


VIEW = View(name="follow_ups", title=FOLLOW_UP, blocks=_blocks, plain=_answer_json)
