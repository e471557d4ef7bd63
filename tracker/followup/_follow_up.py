"""The follow-up of recommendations over a period: what became of what was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from tracker.errors import InvalidValueError
from tracker.followup._breakdowns import AgeBand, GroupedBy, MatchedPanel, ageing, groups, matched_panel
from tracker.followup._dates import number_of
from tracker.followup._deadlines import DeadlineState, Overdue, deadline_states, deadlines_by_timeline, overdue_among
from tracker.followup._followed import Followed, followed
from tracker.followup._known import deadlines_until, is_over, may_not_have_begun
from tracker.followup._rates import Overtaken, Rate, cohort_rate, due_rate, observed_rate, stock_rate
from tracker.followup._selection import chosen
from tracker.followup._tally import Behind, Tally, tally
from tracker.followup._timeline import Course, Timeline
from tracker.followup._timelines import CountedBy, known_word, timelines
from tracker.followup._transitions import (
    RollForward,
    ScaleBreak,
    StatusCount,
    Transition,
    breaks,
    changed_counts,
    roll_forward,
    status_counts,
    transitions,
)
from tracker.indicators._figure import plain_bounds
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import Aspect, Register, StatusObservation
from tracker.model._called import of_register
from tracker.values import READINGS, Bounds, InternationalString, ReportingPeriod
from tracker.values._answer import Answer
from tracker.values._calendar import add_days, add_months
from tracker.values._conversion import day

COHORT_YEARS = (1, 2, 3, 5)
"""Within how many years a cohort is looked at."""

IMPLEMENTING = (Aspect.VERIFIED, Aspect.SELF_REPORTED)
"""The aspects that speak of implementation: accepting is not implementing, and neither is doing something."""


@frozen(kw_only=True, repr=False)
class FollowUp(Answer):
    """
    What became of recommendations in a period, with bounds wherever dates are imprecise.

    Attributes:
        period: The period.

        against: The period compared with; None for none.

        aspect: The aspect that movements, rates, ages and transitions are about.

        counted_by: What counts as one recommendation.

        reading: The name of the reading that doubted dates were read by.

        is_over: Whether the period was over when anything was last published, entered or found out, or on the day that
            was asked for; of one that was not, no rate is given.

        may_not_have_begun: Whether all that the register tells of lies before the period, and nothing says of which day
            it is known: then all holds as of the last day of the period, if that has passed.

        where: The conditions that the recommendations meet; empty for all.

        recommendations: What became of each recommendation, between the two days that transitions lie between, too;
            those that may have been made by the last day, by id.

        statuses: For each aspect observed, the recommendations by status on the last day.

        roll_forward: The movements of all recommendations, then of each group.

        rates: The named rates; none for an aspect that does not speak of implementation.

        ageing: The open recommendations by age on the last day.

        between: The two days that transitions lie between: the last day of the period compared with, or else the day
            before the period; None before the first day there is.

        transitions: How many went from which status to which.

        breaks: Moves from one scale to another in that time.

        overdue: What is overdue on the last day, the longest first; of a period that has not begun, on the last day of
            which anything is known.

        deadlines: The open recommendations by what is known of their deadline.

        deadline_records: Which recommendations these are.

        panel: The recommendations under review in both periods; None without a period compared with.
    """

    period: ReportingPeriod
    against: ReportingPeriod | None
    aspect: Aspect
    counted_by: CountedBy
    reading: str
    is_over: bool = True
    may_not_have_begun: bool = False
    where: tuple[str, ...] = ()
    recommendations: tuple[Followed, ...]
    statuses: Mapping[Aspect, tuple[StatusCount, ...]]
    roll_forward: tuple[RollForward, ...]
    rates: tuple[Rate, ...]
    ageing: tuple[AgeBand, ...]
    between: tuple[date | None, date]
    transitions: tuple[Transition, ...]
    breaks: tuple[ScaleBreak, ...]
    overdue: tuple[Overdue, ...]
    deadlines: Mapping[DeadlineState, Bounds]
    deadline_records: Mapping[DeadlineState, Behind]
    panel: MatchedPanel | None

    def __str__(self) -> str:
        opening, closing = (plain_bounds(each) for each in (self.roll_forward[0].opening, self.roll_forward[0].closing))
        return f"{self.aspect.value}, {self.period}: {opening} open, then {closing}"


@of_register
def follow_up(  # noqa: PLR0913  # each is a question that a caller may leave unasked
    register: Register,
    period: AnyPeriod,
    *,
    against: AnyPeriod | None = None,
    aspect: Aspect | str = Aspect.VERIFIED,
    by: GroupedBy | str | Sequence[GroupedBy | str] | None = None,
    counted_by: CountedBy | str = CountedBy.RECORD,
    scale: str | None = None,
    cohort: AnyPeriod | None = None,
    reading: str | None = None,
    where: Iterable[str] = (),
    on: date | None = None,
) -> FollowUp:
    """
    Say what became of recommendations in a period.

    Args:
        register: The records.

        period: The period: a declared one, its id, or ``START..END``.

        against: An earlier period to compare with; None compares with none.

        aspect: Whose word counts: ``verified``, ``self_reported``, ``acceptance`` or ``activity``.

        by: Group the movements by ``source``, ``addressee``, ``theme``, ``priority`` or ``made_by``, or by several of
            them at once.

        counted_by: What counts as one: ``record``, or ``lineage`` with what reiterates and supersedes it.

        scale: A scale to translate every status to where there is a concordance; None leaves them as observed.

        cohort: The period in which the cohort was made; None takes for each number of years the period so many years
            before, of which the whole time has been observed.

        reading: How doubted dates are read; None as the register says.

        where: Conditions such as ``themes=Health`` that the recommendations meet; of one key any value will do.

        on: The day of asking, which says whether the period is over where no record tells when anything was published
            or entered; None for no such day.

    Raises:
        UnknownRecordError: A period does not exist.

        UnknownCodeError: The scale does not exist.

        InvalidValueError: There is no such aspect, dimension, key, reading or way of counting.
    """
    about, before = span_of(register, period), None if against is None else span_of(register, against)
    if before is not None and before.end >= about.end:
        raise InvalidValueError(
            "the period compared with must end before {day}, got {period}", day=str(about.end), period=str(before)
        )
    if scale is not None:
        register.scales.demanded(scale)
    asked = _Asked(
        register=register,
        period=about,
        against=before,
        aspect=Aspect(known_word(aspect, Aspect, "aspect")),
        counted_by=CountedBy(known_word(counted_by, CountedBy, "counted_by")),
        scale=scale,
        cohort=None if cohort is None else span_of(register, cohort),
        reading=reading_of(register, reading),
        where=tuple(where),
        on=None if on is None else day(on, "on"),
    )
    return asked.answer(by)


@frozen(kw_only=True)
class _Asked:
    """What is asked for, made out."""

    register: Register
    period: ReportingPeriod
    against: ReportingPeriod | None
    aspect: Aspect
    counted_by: CountedBy
    scale: str | None
    cohort: ReportingPeriod | None
    reading: str
    where: tuple[str, ...]
    on: date | None

    @property
    def is_strict(self) -> bool:
        """Whether a doubted date may as well be any other."""
        return self.reading == "strict"

    def answer(self, by: GroupedBy | str | Sequence[GroupedBy | str] | None) -> FollowUp:
        found = self._timelines(self.aspect)
        days = opening_of(self.period), number_of(self.period.end)
        over = is_over(self.register, self.period, self.on)
        movements = tally(found, days)
        since = days[0] if self.against is None else number_of(self.against.end)
        moved = movements if self.against is None else tally(found, (since, days[1]))
        deadline = deadlines_by_timeline(self.register)
        until = deadlines_until(self.register, self.period, self.on)
        late = overdue_among(found, deadline, until, strict=self.is_strict)
        still_open = deadline_states(found, deadline, self.period.end)
        return FollowUp(
            period=self.period,
            against=self.against,
            aspect=self.aspect,
            counted_by=self.counted_by,
            reading=self.reading,
            recommendations=tuple(followed(found, deadline, self.period, (since, days[1]), late)),
            statuses={each: self._statuses(each) for each in self._aspects()},
            is_over=over,
            may_not_have_begun=may_not_have_begun(self.register, self.period, self.on),
            where=self.where,
            roll_forward=movements_by_group(found, days, by, of_all=movements),
            rates=self._rates(found, movements) if self.aspect in IMPLEMENTING and over else (),
            ageing=ageing(found, self.period.end),
            between=(date.fromordinal(since) if since else None, self.period.end),
            transitions=transitions(moved, self.register.scales),
            breaks=breaks(moved, self.register.scales),
            overdue=late,
            deadlines={state: each.bounds for state, each in still_open.items()},
            deadline_records=still_open,
            panel=None if self.against is None else matched_panel(found, (opening_of(self.against), since), days),
        )

    def _timelines(self, aspect: Aspect) -> tuple[Timeline, ...]:
        every = timelines(self.register, aspect, counted_by=self.counted_by, scale=self.scale, strict=self.is_strict)
        return chosen(every, self.where)

    def _aspects(self) -> list[Aspect]:
        """Return the aspects that anything was observed of, and the one asked about."""
        observed = {each.aspect for each in self.register.of_type(StatusObservation).values() if not each.draft}
        return [each for each in Aspect if each in observed or each is self.aspect]

    def _statuses(self, aspect: Aspect) -> tuple[StatusCount, ...]:
        found, end = self._timelines(aspect), number_of(self.period.end)
        if self.against is None:
            return status_counts(tally(found, (end,)), self.register.scales)
        return changed_counts(tally(found, (number_of(self.against.end), end)), self.register.scales)

    def _rates(self, found: Sequence[Timeline], movements: Tally[Course]) -> tuple[Rate, ...]:
        deadline = deadlines_by_timeline(self.register)
        rates: list[Rate] = []
        for overtaken in Overtaken:
            rates += [observed_rate(movements, overtaken), stock_rate(movements, overtaken)]
            rates.append(due_rate(found, deadline, self.period, overtaken, strict=self.is_strict))
        rates.append(due_rate(found, deadline, self.period, Overtaken.COUNTED, original=True, strict=self.is_strict))
        cohorts = [(self.cohort or years_before(self.period, years), years) for years in COHORT_YEARS]
        rates += [cohort_rate(found, cohort, years, self.period.end) for cohort, years in cohorts if cohort]
        return tuple(sorted(rates, key=lambda each: _ORDER.index(each.name.partition("_")[0])))


_ORDER = ("observed", "stock", "due", "cohort")


def years_before(period: ReportingPeriod, years: int) -> ReportingPeriod | None:
    """Return the period so many years before; None before the first day there is."""
    after = add_days(period.end, 1)
    start, end = (None if day is None else add_months(day, -12 * years) for day in (period.start, after))
    if start is None or end is None or (last := add_days(end, -1)) is None:
        return None
    return ReportingPeriod(start, last)


def opening_of(period: ReportingPeriod) -> int:
    """Number the day before a period; before the first day there is, nothing had been made."""
    return number_of(add_days(period.start, -1))


def movements_by_group(
    found: Sequence[Timeline],
    days: tuple[int, int],
    by: GroupedBy | str | Sequence[GroupedBy | str] | None,
    *,
    of_all: Tally[Course],
) -> tuple[RollForward, ...]:
    """
    Return the movements of all recommendations, then those of each group.

    Args:
        found: The recommendations.

        days: The day before the period, and its last day.

        by: The dimension of the groups, or several: then a group has a value in each of them.

        of_all: How many of all have which courses.

    Raises:
        InvalidValueError: There is no such dimension, or one is given twice.
    """
    dimensions = [GroupedBy(each) for each in ([by] if isinstance(by, str) else by or ())]
    if len({*dimensions}) < len(dimensions):
        raise InvalidValueError("recommendations are grouped by {dimension} once", dimension=repr(dimensions[-1].value))
    parts: list[tuple[dict[str, InternationalString | str | None], Sequence[Timeline]]] = [({}, found)]
    for dimension in dimensions:
        parts = [
            ({**group, dimension.value: value}, members)
            for group, within in parts
            for value, members in groups(within, dimension)
        ]
    grouped = parts if dimensions else []
    rows = (roll_forward(tally(members, days), group) for group, members in grouped)
    return (roll_forward(of_all, {}), *rows)


def reading_of(register: Register, asked: str | None) -> str:
    name = register.reading if asked is None else asked
    return known_word(name, [each.name for each in READINGS], "reading")
