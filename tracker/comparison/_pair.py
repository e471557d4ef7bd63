"""The two figures of a comparison: measured on one basis where that can be, and measured again otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracker.errors import InvalidValueError, choice_hint
from tracker.indicators import About, Basis, Figure, measure, measure_all
from tracker.indicators._known_indicators import every_or
from tracker.indicators._measure import may_be_about_several
from tracker.indicators._question import AnyAbout, AnyPeriod, AnyReading, span_of
from tracker.model import Breakdown, Indicator, IndicatorKind, Register
from tracker.values import CalendarUnit, Reading, ReportingPeriod
from tracker.values._watched import watched

Pair = tuple[Figure, Figure]
"""The figures of the earlier and of the later period."""


def like_figures(
    register: Register,
    indicator: str | Indicator,
    periods: tuple[ReportingPeriod, ReportingPeriod],
    about: AnyAbout | str,
    reading: AnyReading | str | None,
    subject: str | None,
    basis: Basis | None = None,
) -> Pair:
    """Measure both periods on the basis asked for, or on the same one where both have it, evidence before claims."""

    def measured(basis: Basis) -> Pair:
        one, other = (
            measure(register, indicator, period, basis=basis, about=about, reading=reading, subject=subject)
            for period in periods
        )
        return one, other

    if basis is not None:
        return measured(basis)
    one, other = measured(Basis.EVIDENCED)
    if one.missing is None and other.missing is None and not (one.is_nothing and other.is_nothing):
        return one, other
    claimed = measured(Basis.CLAIMED)
    if one.missing is None and other.missing is None:
        return claimed if claimed[0].missing is None and claimed[1].missing is None else (one, other)
    if claimed[0].missing is None and claimed[1].missing is None:
        return claimed
    if one.missing and other.missing:
        return claimed if claimed[0].missing is None or claimed[1].missing is None else (one, other)
    return (
        one if one.missing is None or claimed[0].missing else claimed[0],
        other if other.missing is None or claimed[1].missing else claimed[1],
    )


def each_subject(
    register: Register, indicators: Iterable[str | Indicator] | Indicator | None, periods: Sequence[ReportingPeriod]
) -> Iterator[tuple[str | Indicator, str | None]]:
    """
    Go through indicators and what the values of each are about: several things, or only None, the whole.

    Args:
        register: The records.

        indicators: The indicators; None takes all that the register can measure, sorted by id.

        periods: The periods in which values are looked for.
    """
    for one in watched(every_or(register, indicators), "Comparing"):
        for subject in _subjects_of(register, one, periods):
            yield one, subject


def _subjects_of(
    register: Register, indicator: str | Indicator, periods: Iterable[ReportingPeriod]
) -> list[str | None]:
    if not may_be_about_several(register, indicator):
        return [None]
    measured = [figure for period in periods for figure in measure_all(register, [indicator], period)]
    named = {dict(figure.by)["about"] for figure in measured if "about" in dict(figure.by)}
    return [*sorted(named)] if named else [None]


def measured_again(
    register: Register,
    figure: Figure,
    *,
    indicator: Indicator | None = None,
    period: ReportingPeriod | None = None,
    basis: Basis | None = None,
    about: About | None = None,
    reading: Reading | None = None,
    part: Breakdown | None = None,
) -> Figure:
    """Measure a figure again, but for what is named as it was."""
    of = figure.by if part is None else part
    subject = dict(of).get("about")
    return measure(
        register,
        indicator or figure.indicator,
        period or figure.asked,
        basis=basis or figure.basis,
        about=about or figure.about,
        reading=reading or figure.reading,
        subject=subject,
        part=() if subject else of,
    )


def is_from_records(figure: Figure) -> bool:
    """Tell whether a figure is computed from records of its own, so that it can be computed otherwise."""
    if figure.basis is not Basis.EVIDENCED:
        return False
    if figure.parts:
        return all(is_from_records(part) for part in figure.parts)
    stated = (IndicatorKind.STOCK, IndicatorKind.STATUS, IndicatorKind.RATIO)
    return figure.indicator.of is not None and figure.indicator.kind not in stated


# -- periods ----------------------------------------------------------------------------------------------------------


def in_order(register: Register, periods: Iterable[AnyPeriod]) -> tuple[ReportingPeriod, ...]:
    """
    Return the days of periods, the earliest first as they must be given.

    Periods may share days, and one may be compared with itself; but a change has one direction, so that none may end
    before the one it is compared with.

    Raises:
        UnknownRecordError: A period does not exist.

        InvalidValueError: One ends before the one in front of it.
    """
    spans = tuple(span_of(register, period) for period in periods)
    for earlier, later in pairwise(spans):
        if later.end < earlier.end:
            raise InvalidValueError(
                "{later} ends before {earlier}, which it is compared with; swap the two",
                later=str(later),
                earlier=str(earlier),
            )
    return spans


def periods_between(span: ReportingPeriod, unit: CalendarUnit | str) -> tuple[ReportingPeriod, ...]:
    """
    Cut a span into whole years, halves, quarters or months; parts that are cut short at either end are left out.

    >>> [period.label for period in periods_between(ReportingPeriod.parse("2021-02..2021-12"), CalendarUnit.QUARTER)]
    ['2021-Q2', '2021-Q3', '2021-Q4']

    Raises:
        InvalidValueError: There is no such unit.
    """
    if unit not in [*CalendarUnit]:
        hint = choice_hint(unit, CalendarUnit)
        raise InvalidValueError("{text} is not a unit of the calendar; {hint}", text=repr(unit), hint=hint)
    every = CalendarUnit(unit)
    return tuple(cell for cell in span.partition(every) if cell == ReportingPeriod.of(cell.start, every))
