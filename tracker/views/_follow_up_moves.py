"""How moves of the follow-up are shown: which numbers and which recommendations, of registers and publications."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, TypedDict, TypeVar

from tracker.codelists import Scales, scales
from tracker.comparison import Cause
from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    Inline,
    Measured,
    Message,
    Numeral,
    Paragraph,
    PeriodText,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.followup import FollowUpMoves, FollowUpRestatement, NumberMove, PeriodMoves, StatusMove
from tracker.followup._follow_up_moves import MoveKey
from tracker.model import Aspect, FollowUpNumber, FollowUpStatus, Register
from tracker.views._json import Certainty, NumberJson, PeriodJson, number_json, period_json
from tracker.words._follow_up_moves import number_then, number_title, status_change
from tracker.words._restatements import AS_PUBLISHED, AS_RESTATED
from tracker.words._terms import brief

MOST_NAMED = 10
"""So many recommendations are named behind a number that moved; JSON names all."""

MOST_MOVED = 40
"""So many recommendations that moved are shown one by one; JSON names all."""

Causes = Mapping[MoveKey, tuple[Cause, ...]]
T = TypeVar("T", bound=NumberMove | StatusMove)


def scales_of(register: Register | None) -> Scales:
    """Return the scales that statuses are on: those of a register, else those that ship."""
    return scales() if register is None else register.scales


def moves_tables(
    moves: FollowUpMoves, heads: tuple[Inline, Inline], known: Scales, causes: Causes | None = None
) -> Iterator[Block]:
    """
    Show the numbers that moved, then the recommendations, aspect by aspect.

    Args:
        moves: What moved.

        heads: What the two sides are called.

        known: The scales that statuses are on.

        causes: What moved each; None where nothing tells.
    """
    why = [] if causes is None else [Message("Why")]
    numbers = _told(moves)
    if numbers:
        yield Table(
            title=Message("Follow-up figures that moved"),
            columns=_columns([Message("Figure"), *heads, Message("Recommendations"), *why], ends=(1, 2)),
            rows=tuple(_by_aspect(numbers, lambda each: _number_cells(each, known), causes)),
        )
    more = len(moves.statuses) - MOST_MOVED
    if moves.statuses:
        yield Table(
            title=Message("Recommendations that moved"),
            columns=_columns([Message("Recommendation"), *heads, *why]),
            rows=tuple(_by_aspect(moves.statuses, lambda each: _status_cells(each, known), causes)),
            most=MOST_MOVED,
            on_rest=(Message("{more} more {more:is|are} in Excel, CSV and JSON.", more=Numeral(max(0, more))),),
        )


def _told(moves: FollowUpMoves) -> list[NumberMove]:
    """
    Return the numbers that are told of.

    A rate that leaves out what was otherwise closed is told of where it moved otherwise than the one that does not, and
    a share where neither of its parts moved.
    """
    found = {(each.aspect, each.name): (_unnamed(each.before), _unnamed(each.after)) for each in moves.numbers}

    def is_said_already(move: NumberMove) -> bool:
        twin = move.name.replace("_without_overtaken", "")
        if twin != move.name and found.get((move.aspect, twin)) == found[move.aspect, move.name]:
            return True
        parts = (f"{move.name}:numerator", f"{move.name}:denominator")
        return move.name.startswith("rate:") and any((move.aspect, each) in found for each in parts)

    return [each for each in moves.numbers if not is_said_already(each)]


def _unnamed(number: FollowUpNumber | None) -> object:
    return None if number is None else (number.bounds, number.certain, number.possible)


def _how_many(found: Iterable[FollowUpMoves]) -> Inline:
    """Say how many numbers and recommendations moved."""
    every = tuple(found)
    numbers, statuses = sum(len(_told(each)) for each in every), sum(len(each.statuses) for each in every)
    if not numbers and not statuses:
        return Message("Follow-up of recommendations: nothing moved.")
    if not numbers:
        return Message(
            "Follow-up of recommendations: {statuses} {statuses:recommendation|recommendations} moved.",
            statuses=Numeral(statuses),
        )
    if not statuses:
        return Message(
            "Follow-up of recommendations: {numbers} {numbers:figure|figures} moved.", numbers=Numeral(numbers)
        )
    return Message(
        "Follow-up of recommendations: {numbers} {numbers:figure|figures} and {statuses}"
        " {statuses:recommendation|recommendations} moved.",
        numbers=Numeral(numbers),
        statuses=Numeral(statuses),
    )


def _columns(heads: Sequence[Inline], ends: Sequence[int] = ()) -> tuple[Column, ...]:
    return tuple(
        Column(title=head, align=Align.END if place in ends else Align.START) for place, head in enumerate(heads)
    )


def _by_aspect(moves: Sequence[T], cells: Callable[[T], tuple[Cell, ...]], causes: Causes | None) -> Iterator[Row]:
    for aspect in dict.fromkeys(move.aspect for move in moves):
        rows: list[Row] = []
        for move in moves:
            if move.aspect is aspect:
                why: tuple[Cell, ...] = () if causes is None else (_why(causes.get(move.key, ())),)
                rows.append(Row(cells=(*cells(move), *why)))
        yield Row(cells=(brief(aspect), *[Verbatim("")] * (len(rows[0].cells) - 1)), is_group=True)
        yield from rows


def _why(causes: Iterable[Cause]) -> Inline:
    return Parts(tuple(brief(each) for each in causes), ", ")


def _number_cells(move: NumberMove, known: Scales) -> tuple[Cell, ...]:
    ids = move.recommendations
    named: Inline = Verbatim(", ".join(ids[:MOST_NAMED]))
    if len(ids) > MOST_NAMED:
        named = Message("{ids} and {more} more", ids=named, more=Numeral(len(ids) - MOST_NAMED))
    return (
        number_title(move.name, move.aspect, known),
        _measured(move.before, move.name),
        _measured(move.after, move.name),
        named,
    )


def _measured(number: FollowUpNumber | None, name: str) -> Cell:
    text = number_then(number, name)
    if number is None:
        return text
    return Measured(text=text, lower=number.bounds.lower, upper=number.bounds.upper)


def _status_cells(move: StatusMove, known: Scales) -> tuple[Cell, ...]:
    return (Verbatim(move.recommendation), *status_change(move, known))


# -- of two registers, and of a publication ---------------------------------------------------------------------------


def moves_of_periods(found: Sequence[PeriodMoves], known: Scales) -> Iterator[Block]:
    """Show what moved in the follow-up of each period."""
    yield Paragraph(text=_how_many(each.moves for each in found))
    for each in found:
        yield Paragraph(text=PeriodText(each.period))
        yield from moves_tables(each.moves, (Message("Before"), Message("After")), known)


def restated_follow_up_blocks(found: FollowUpRestatement, known: Scales) -> Iterator[Block]:
    """Show what became of the follow-up of a publication, with what moved each number and each recommendation."""
    if not found.is_held:
        yield Paragraph(
            text=Message(
                "Publication {id} holds no follow-up of recommendations, so that nothing says whether it moved.",
                id=Verbatim(found.publication.id),
            )
        )
        return
    yield Paragraph(text=_how_many([found.moves]))
    yield from moves_tables(found.moves, (AS_PUBLISHED, AS_RESTATED), known, found.causes())
    if found.estimated:
        yield Paragraph(text=Message("Estimates revised since then restate nothing, and move this as well:"))
        yield from moves_tables(found.estimated, (AS_RESTATED, Message("current")), known)


# -- JSON -------------------------------------------------------------------------------------------------------------


class NumberHeld(TypedDict):
    """
    A number of a follow-up.

    Attributes:
        lower: The smallest number possible; null without a limit.

        upper: The largest number possible; null without a limit.

        records: The recommendations behind it; of a share there are none.
    """

    lower: NumberJson | None
    upper: NumberJson | None
    records: Certainty


class StatusesHeld(TypedDict):
    """
    The statuses that a recommendation may have had at both ends of a period: one each where it is known.

    Attributes:
        opening: Those on the day before the period, as name@version:code.

        closing: Those on its last day.
    """

    opening: list[str]
    closing: list[str]


class NumberMoveJson(TypedDict):
    """
    A number of a follow-up that is another one, or counts other recommendations.

    Attributes:
        aspect: Whose word counts.

        number: The name of the number, such as closing or status:plain@1:implemented.

        before: What it was; null where it was nought, or a share of nothing.

        after: What it is; null likewise.

        recommendations: Those that count in it otherwise than they did.
    """

    aspect: Annotated[str, Aspect]
    number: str
    before: NumberHeld | None
    after: NumberHeld | None
    recommendations: list[str]


class StatusMoveJson(TypedDict):
    """
    A recommendation that has another status, at the start of the period or at its end.

    Attributes:
        aspect: Whose word counts.

        recommendation: Its id.

        before: What its status was; null where it was not followed up.

        after: What it is; null likewise.
    """

    aspect: Annotated[str, Aspect]
    recommendation: str
    before: StatusesHeld | None
    after: StatusesHeld | None


class FollowUpMovesJson(TypedDict):
    """
    What moved between two follow-ups of one period.

    Attributes:
        numbers: The numbers that are other ones, or of other recommendations.

        recommendations: The recommendations that have another status.
    """

    numbers: list[NumberMoveJson]
    recommendations: list[StatusMoveJson]


class PeriodMovesJson(FollowUpMovesJson):
    """
    What moved in the follow-up of one period.

    Attributes:
        period: The period.

        numbers: The numbers that are other ones, or of other recommendations.

        recommendations: The recommendations that have another status.
    """

    period: PeriodJson


class FollowUpStepJson(FollowUpMovesJson):
    """
    What one cause moved in the follow-up of a publication.

    Attributes:
        cause: The cause.

        numbers: The numbers that it moved.

        recommendations: The recommendations that it moved.
    """

    cause: Annotated[str, Cause]


class FollowUpRestatementJson(FollowUpMovesJson):
    """
    The follow-up of a publication, and what became of it.

    Attributes:
        is_held: Whether the publication holds a follow-up at all; those made by early versions of the library do not.

        numbers: The numbers that are other ones than were published.

        recommendations: The recommendations that have another status than was published.

        steps: The way there, one step a cause, without those that moved nothing.

        estimated: What revised estimates move beyond that; they restate nothing.
    """

    is_held: bool
    steps: list[FollowUpStepJson]
    estimated: FollowUpMovesJson


def number_held(number: FollowUpNumber | None) -> NumberHeld | None:
    """Return a number of a follow-up; null where it is nought, or a share of nothing."""
    if number is None:
        return None
    return {
        "lower": number_json(number.bounds.lower),
        "upper": number_json(number.bounds.upper),
        "records": {"certain": list(number.certain), "possible": list(number.possible)},
    }


def statuses_held(status: FollowUpStatus | None) -> StatusesHeld | None:
    """Return the statuses of a recommendation; null where it was not followed up."""
    return None if status is None else {"opening": list(status.opening), "closing": list(status.closing)}


def moves_json(moves: FollowUpMoves) -> FollowUpMovesJson:
    """Return what moved."""
    return {
        "numbers": [
            {
                "aspect": each.aspect.value,
                "number": each.name,
                "before": number_held(each.before),
                "after": number_held(each.after),
                "recommendations": list(each.recommendations),
            }
            for each in moves.numbers
        ],
        "recommendations": [
            {
                "aspect": each.aspect.value,
                "recommendation": each.recommendation,
                "before": statuses_held(each.before),
                "after": statuses_held(each.after),
            }
            for each in moves.statuses
        ],
    }


def period_moves_json(found: PeriodMoves) -> PeriodMovesJson:
    """Return what moved in the follow-up of a period."""
    return {"period": period_json(found.period), **moves_json(found.moves)}


def restated_follow_up_json(found: FollowUpRestatement) -> FollowUpRestatementJson:
    """Return what became of the follow-up of a publication."""
    return {
        "is_held": found.is_held,
        **moves_json(found.moves),
        "steps": [{"cause": each.cause.value, **moves_json(each.moves)} for each in found.steps],
        "estimated": moves_json(found.estimated),
    }
