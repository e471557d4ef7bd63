"""The follow-up of a publication as it is today, and what moved it: each cause with the recommendations it moved."""

from collections.abc import Mapping

from attrs import frozen

from tracker.comparison import Cause
from tracker.comparison._replay import replayed
from tracker.followup._follow_up_figures import follow_up_figures, holds_rates, without_rates
from tracker.followup._follow_up_moves import NOTHING_MOVED, FollowUpMoves, MoveKey, moves_between
from tracker.followup._known import is_over
from tracker.model import Publication, Register
from tracker.model._publication import demand_publication


@frozen(kw_only=True)
class FollowUpStep:
    """
    What one cause moved.

    Attributes:
        cause: The cause.

        moves: What it moved.
    """

    cause: Cause
    moves: FollowUpMoves


@frozen(kw_only=True)
class FollowUpRestatement:
    """
    The follow-up of a publication, and what became of it.

    Attributes:
        publication: The report as it went out.

        is_held: Whether it holds a follow-up at all; those made by early versions of the library hold none.

        moves: What moved from the follow-up as published to that as restated.

        steps: The way there, one step a cause, without those that moved nothing. Steps may cancel out.

        estimated: What revised estimates move beyond that; they restate nothing (IAS 8).
    """

    publication: Publication
    is_held: bool = True
    moves: FollowUpMoves = NOTHING_MOVED
    steps: tuple[FollowUpStep, ...] = ()
    estimated: FollowUpMoves = NOTHING_MOVED

    def __str__(self) -> str:
        if not self.is_held:
            return f"{self.publication.id}: holds no follow-up"
        numbers, statuses = len(self.moves.numbers), len(self.moves.statuses)
        return f"{self.publication.id}: {numbers} follow-up figures and {statuses} recommendations moved since"

    def causes(self) -> Mapping[MoveKey, tuple[Cause, ...]]:
        """Return the causes that moved each number and each recommendation, in the order of their steps."""
        found: dict[MoveKey, tuple[Cause, ...]] = {}
        for step in self.steps:
            keys = [*(each.key for each in step.moves.numbers), *(each.key for each in step.moves.statuses)]
            for key in keys:
                found[key] = (*found.get(key, ()), step.cause)
        return found


def restate_follow_up(
    register: Register, publication: Publication, *, reading: str | None = None
) -> FollowUpRestatement:
    """
    Say what the follow-up of a publication is by what is known now, and what moved each number and recommendation.

    The causes are those of `restate`, in the same order. Of a period that was not over when the report went out no rate
    was given, so that none has moved.

    Args:
        register: The records, as known when the later report is made.

        publication: The report as it went out.

        reading: How the later report understands doubted dates; None takes the reading of the publication.

    Raises:
        InvalidValueError: What is given is no publication, or there is no such reading.
    """
    demand_publication(publication, "publication")
    if publication.follow_up is None:
        return FollowUpRestatement(publication=publication, is_held=False)
    period, read = publication.period, reading or publication.reading
    stages = tuple(replayed(register.confirmed, publication.vintage, then=publication.indicators))
    rated = is_over(stages[0].register, period) and holds_rates(publication.follow_up, publication.vintage, period)
    known = [publication.follow_up if rated else without_rates(publication.follow_up)]
    steps: list[FollowUpStep] = []
    for place, stage in enumerate(stages):
        if place and stage.register is stages[place - 1].register:
            continue
        then = read if stage.cause is Cause.DEFINITION else publication.reading
        figures = follow_up_figures(stage.register, period, reading=then)
        known.append(figures if rated else without_rates(figures))
        moves = moves_between(known[-2], known[-1])
        if moves:
            steps.append(FollowUpStep(cause=stage.cause, moves=moves))
    current = follow_up_figures(register.whole.confirmed, period, reading=read)
    return FollowUpRestatement(
        publication=publication,
        moves=moves_between(known[0], known[-1]),
        steps=tuple(steps),
        estimated=moves_between(known[-1], current if rated else without_rates(current)),
    )
