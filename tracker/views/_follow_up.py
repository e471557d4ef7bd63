"""
The view of a follow-up: recommendation by recommendation, then every number of them, and what was asked beside it.

The numbers are of statuses, movements, rates, ages, transitions and what is overdue. What is asked beside them is how
recommendations were received, which may repeat earlier ones, and which mandates saw activity.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.documents import Block, Heading, Inline, Message, Paragraph, PeriodText, Table
from tracker.followup import (
    Acceptance,
    FollowUp,
    GroupedBy,
    MandateActivity,
    acceptance,
    activity_of_all,
    possible_lineage,
)
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._lineage import PossibleLineage
from tracker.followup._rates import MINIMUM
from tracker.model import Aspect, Register
from tracker.views._facts import of_periods, of_reading
from tracker.views._follow_up_json import FollowUpAlone, follow_up_json
from tracker.views._follow_up_tables import (
    ages_table,
    conditions_in_words,
    movements_of,
    rates_table,
    statuses_table,
    transitions_table,
    whether_over,
)
from tracker.views._followed_tables import overdue_table, recommendations_table
from tracker.views._mandate_activity import MandateActivityJson, mandate_activity_json, mandate_activity_table
from tracker.views._received import (
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
    panel_in_words,
    telling_rates,
)
from tracker.words._terms import brief

MOST_RECOMMENDATIONS = 20
"""So many recommendations are told one by one, those overdue and those that moved first: a screen holds no more."""

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
        yield from (Paragraph(text=each) for each in whether_over(found))
        told = recommendations_table(found, most=MOST_RECOMMENDATIONS)
        for block in (told, *_on_status(answer, register), *_on_time(answer), *_beside(answer)):
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


# -- JSON --------------------------------------------------------------------------------------------------------------


class FollowUpJson(FollowUpAlone):
    """
    What became of recommendations in a period.

    Attributes:
        period: The period.

        against: The period compared with; null for none.

        is_over: Whether the period was over when anything was last found out.

        flags: Facts that its reader should know, as of a figure: that the period was not over.

        where: The conditions that the recommendations meet.

        aspect: The aspect that movements, rates, ages and transitions are about.

        of_implementation: Whether that aspect speaks of implementation.

        counted_by: What counts as one recommendation.

        reading: The reading that doubted dates were read by.

        recommendations: What became of each recommendation that may have been made by the last day, by id.

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
        **follow_up_json(whole.found, whole.minimum, words),
        "acceptance": None
        if received is None
        else [acceptance_json(each, whole.by if place else None, words) for place, each in enumerate(received)],
        "possible_lineage": None if lineage is None else [lineage_json(each) for each in lineage],
        "mandates": None if mandates is None else [mandate_activity_json(each, words) for each in mandates],
    }


def _facts(found: Sequence[FollowUp | FollowUpAnswer]) -> Iterator[tuple[Inline, Inline]]:
    for each in found:
        about = each.found if isinstance(each, FollowUpAnswer) else each
        yield from of_periods(about.period, about.against)
        yield of_reading(about.reading)


VIEW = View(name="follow_ups", title=FOLLOW_UP, blocks=_blocks, plain=_answer_json, facts=_facts)
