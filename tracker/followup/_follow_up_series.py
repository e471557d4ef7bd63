"""What became of recommendations year by year: the movements of each period of a series, and their rate."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import field, frozen

from tracker.followup._breakdowns import GroupedBy
from tracker.followup._dates import number_of
from tracker.followup._follow_up import IMPLEMENTING, movements_by_group, opening_of, reading_of
from tracker.followup._known import is_over
from tracker.followup._rates import Overtaken, Rate, observed_rate
from tracker.followup._selection import chosen
from tracker.followup._tally import tally
from tracker.followup._timelines import CountedBy, known_word, timelines
from tracker.followup._transitions import RollForward
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import Aspect, Register
from tracker.values import CalendarUnit, ReportingPeriod
from tracker.values._answer import Answer
from tracker.values._conversion import day


@frozen(kw_only=True)
class FollowUpStep:
    """
    One period of a series.

    Attributes:
        period: The period.

        roll_forward: The movements of all recommendations, then of each group.

        rates: The observed rates of the period; none of an aspect that does not speak of implementation, or of a period
            of which nothing can be known yet.

        is_over: Whether the period was over when anything was last found out.
    """

    period: ReportingPeriod
    roll_forward: tuple[RollForward, ...]
    rates: tuple[Rate, ...]
    is_over: bool


@frozen(kw_only=True, repr=False)
class FollowUpSeries(Answer):
    """
    What became of recommendations, period by period.

    Attributes:
        aspect: The aspect that the movements are about.

        counted_by: What counts as one recommendation.

        reading: The reading that doubted dates were read by.

        where: The conditions that the recommendations meet.

        steps: The periods, the earliest first; the closing of one is the opening of the next.
    """

    aspect: Aspect
    counted_by: CountedBy
    reading: str
    where: tuple[str, ...] = ()
    steps: tuple[FollowUpStep, ...] = field(default=())

    def __str__(self) -> str:
        return f"{self.aspect.value}: {len(self.steps)} periods"


def follow_up_series(  # noqa: PLR0913  # each is a question that a caller may leave unasked
    register: Register,
    period: AnyPeriod,
    every: CalendarUnit | str = CalendarUnit.YEAR,
    *,
    aspect: Aspect | str = Aspect.VERIFIED,
    by: GroupedBy | str | Sequence[GroupedBy | str] | None = None,
    counted_by: CountedBy | str = CountedBy.RECORD,
    scale: str | None = None,
    reading: str | None = None,
    where: Iterable[str] = (),
    on: date | None = None,
) -> FollowUpSeries:
    """
    Say what became of recommendations in each year, half, quarter or month of a period.

    Args:
        register: The records.

        period: The whole of the periods: a declared one, its id, or ``START..END``.

        every: What it is cut into; the first and the last piece may be shorter.

        aspect: Whose word counts: ``verified``, ``self_reported``, ``acceptance`` or ``activity``.

        by: Group the movements by one dimension, or by several at once.

        counted_by: What counts as one: ``record``, or ``lineage`` with what reiterates and supersedes it.

        scale: A scale to translate every status to where there is a concordance; None leaves them as observed.

        reading: How doubted dates are read; None as the register says.

        where: Conditions such as ``themes=Health``; of one key any value will do.

        on: The day of asking, which says which periods are over where no record tells when anything was published or
            entered; None for no such day.

    Raises:
        UnknownRecordError: The period does not exist.

        UnknownCodeError: The scale does not exist.

        InvalidValueError: There is no such unit, aspect, dimension, key, reading or way of counting.
    """
    unit = CalendarUnit(known_word(every, CalendarUnit, "every"))
    one = Aspect(known_word(aspect, Aspect, "aspect"))
    counted, read = CountedBy(known_word(counted_by, CountedBy, "counted_by")), reading_of(register, reading)
    every_one = timelines(register, one, counted_by=counted, scale=scale, strict=read == "strict")
    conditions, asked_on = tuple(where), None if on is None else day(on, "on")
    found = chosen(every_one, conditions)

    def steps() -> Iterator[FollowUpStep]:
        for each in span_of(register, period).partition(unit):
            days, over = (opening_of(each), number_of(each.end)), is_over(register, each, asked_on)
            movements = tally(found, days)
            rated = over and one in IMPLEMENTING
            yield FollowUpStep(
                period=each,
                roll_forward=movements_by_group(found, days, by, of_all=movements),
                rates=tuple(observed_rate(movements, overtaken) for overtaken in Overtaken) if rated else (),
                is_over=over,
            )

    return FollowUpSeries(aspect=one, counted_by=counted, reading=read, where=conditions, steps=tuple(steps()))
