"""The view of a series of follow-ups: the movements of each period, of all recommendations and of each group."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.documents import Block, Cell, Heading, Inline, Message, Paragraph, PeriodText, Row, Table, Verbatim
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._follow_up_series import FollowUpSeries, FollowUpStep
from tracker.followup._rates import MINIMUM, Overtaken
from tracker.followup._timelines import CountedBy
from tracker.followup._transitions import RollForward
from tracker.indicators import Flag
from tracker.model import Aspect, Register
from tracker.values import InternationalString
from tracker.views._follow_up_json import flags_json
from tracker.views._follow_up_numbers_json import RateJson, RollForwardJson, rate_json, roll_forward_json
from tracker.views._follow_up_tables import (
    conditions_in_words,
    counted,
    empty_in_words,
    group_of,
    is_empty,
    movement_heads,
    not_over_in_words,
    table_of_numbers,
)
from tracker.views._json import PeriodJson, period_json
from tracker.views._view import View, Words
from tracker.words._recommendations import FOLLOW_UP, MOVEMENTS, percentage_of, unled
from tracker.words._terms import brief

Group = tuple[tuple[str, InternationalString | str | None], ...]


@frozen
class FollowUpSeriesAnswer:
    """
    A series of follow-ups, and of how few recommendations no percentage is given.

    Attributes:
        found: The series.

        minimum: The fewest recommendations that a percentage is given of.
    """

    found: FollowUpSeries
    minimum: int = MINIMUM

    @staticmethod
    def __view__() -> View:
        return VIEW


def _complete(answer: FollowUpSeries | FollowUpSeriesAnswer) -> FollowUpSeriesAnswer:
    return FollowUpSeriesAnswer(answer) if isinstance(answer, FollowUpSeries) else answer


def _blocks(answers: Sequence[FollowUpSeries | FollowUpSeriesAnswer], register: Register | None) -> Iterator[Block]:
    for answer in map(_complete, answers):
        found = answer.found
        title = Message("Follow-up of recommendations, period by period [{aspect}]", aspect=brief(found.aspect))
        yield Heading(level=1, text=title, anchor=f"follow-up-{found.aspect.value}")
        if found.where:
            yield Paragraph(text=conditions_in_words(found.where))
        if found.steps:
            yield _table(answer)
        yield from _groups(answer, register)
        unfinished = [PeriodText(each.period) for each in found.steps if not each.is_over]
        for period in unfinished:
            yield Paragraph(text=not_over_in_words(period))


def _table(answer: FollowUpSeriesAnswer) -> Table:
    found = answer.found
    rated = found.aspect in IMPLEMENTING
    heads = [Message("Period"), *movement_heads(found.aspect), *([Message("Observed rate")] if rated else [])]
    rows = [
        Row(
            cells=(
                PeriodText(step.period),
                *_numbers(step.roll_forward[0]),
                *(_rates(step, answer.minimum) if rated else ()),
            )
        )
        for step in found.steps
    ]
    return table_of_numbers(
        Message("All recommendations"),
        heads,
        rows,
        legend=[Message("Net of what was closed and reopened within the period; – nil.")],
    )


def _numbers(row: RollForward) -> tuple[Cell, ...]:
    return tuple(counted(getattr(row, movement), row.records[movement], (), unled) for movement in MOVEMENTS)


def _rates(step: FollowUpStep, minimum: int) -> tuple[Inline, ...]:
    """Return the rate that counts what was closed otherwise among those under review; none of a period under way."""
    found = [percentage_of(each, minimum) for each in step.rates if each.overtaken is Overtaken.COUNTED]
    return (*found, Verbatim(".."))[:1]


def _groups(answer: FollowUpSeriesAnswer, register: Register | None) -> Iterator[Block]:
    """Show a table of each group, without periods in which nothing of it stood or moved; count those without any."""
    found, empty = answer.found, 0
    for group, rows in _by_group(found).items():
        told = [(step, row) for step, row in rows if not is_empty(row)]
        if not told:
            empty += 1
            continue
        yield table_of_numbers(
            group_of(dict(group), register),
            [Message("Period"), *movement_heads(found.aspect)],
            [Row(cells=(PeriodText(step.period), *_numbers(row))) for step, row in told],
        )
    if empty:
        yield Paragraph(text=empty_in_words(empty))


def _by_group(found: FollowUpSeries) -> Mapping[Group, list[tuple[FollowUpStep, RollForward]]]:
    rows: dict[Group, list[tuple[FollowUpStep, RollForward]]] = {}
    for step in found.steps:
        for row in step.roll_forward[1:]:
            rows.setdefault(tuple(row.group.items()), []).append((step, row))
    return rows


# -- JSON -------------------------------------------------------------------------------------------------------------


class FollowUpStepJson(TypedDict):
    """
    One period of a series.

    Attributes:
        period: The period.

        is_over: Whether it was over when anything was last found out.

        flags: Facts that its reader should know, as of a figure: that the period was not over.

        roll_forward: The movements of all recommendations, then of each group.

        rates: The observed rates.
    """

    period: PeriodJson
    is_over: bool
    flags: list[Annotated[str, Flag]]
    roll_forward: list[RollForwardJson]
    rates: list[RateJson]


class FollowUpSeriesJson(TypedDict):
    """
    What became of recommendations, period by period.

    Attributes:
        aspect: The aspect that the movements are about.

        counted_by: What counts as one recommendation.

        reading: The reading that doubted dates were read by.

        where: The conditions that the recommendations meet.

        periods: The periods, the earliest first.
    """

    aspect: Annotated[str, Aspect]
    counted_by: Annotated[str, CountedBy]
    reading: str
    where: list[str]
    periods: list[FollowUpStepJson]


def _plain(answer: FollowUpSeries | FollowUpSeriesAnswer, words: Words) -> FollowUpSeriesJson:
    whole = _complete(answer)
    found = whole.found
    return {
        "aspect": found.aspect.value,
        "counted_by": found.counted_by.value,
        "reading": found.reading,
        "where": list(found.where),
        "periods": [
            {
                "period": period_json(step.period),
                "is_over": step.is_over,
                "flags": flags_json(is_over=step.is_over),
                "roll_forward": [roll_forward_json(each, words) for each in step.roll_forward],
                "rates": [rate_json(each, whole.minimum, words) for each in step.rates],
            }
            for step in found.steps
        ],
    }


VIEW = View(name="series", title=FOLLOW_UP, blocks=_blocks, plain=_plain)
