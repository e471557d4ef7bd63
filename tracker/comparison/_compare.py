"""Comparing an indicator between two periods."""

from collections.abc import Callable, Iterable

from attrs import frozen

from tracker.comparison._change import Change, Suggestion, Verdict, verdict
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._panel import Panel, panel
from tracker.comparison._remedies import Remedy, default_remedies, remedy_of
from tracker.indicators import (
    About,
    Basis,
    Churn,
    Figure,
    amount,
    change_of_total,
    change_of_union,
    computed_from,
    counted_over,
    date_of,
    every_or,
    figures,
    linking,
    measure,
    members,
)
from tracker.model import CoverageState, Indicator, IndicatorKind, Record, Register
from tracker.values import READINGS, Bounds, Qualifier, Quantity, Reading, ReportingPeriod, patterns

__all__ = ["Comparison", "compare", "comparisons"]


@frozen(kw_only=True)
class Remedied:
    """
    A comparison after a remedy.

    Attributes:
        remedy: What was done.

        comparability: Whether the remedied figures may be compared.

        change: What certainly changed between them.
    """

    remedy: Remedy
    comparability: Comparability
    change: Change


@frozen(kw_only=True)
class Comparison:
    """
    Two figures, whether they may be compared, and what certainly changed.

    Attributes:
        indicator: What is measured.

        before: The figure of the earlier period.

        after: The figure of the later period.

        comparability: Whether they may be compared, with every reason.

        change: What certainly changed.

        remedied: The comparison after a remedy; None if none was asked for, or none helps.

        panel: Who is in both periods, who came and who went; None if it was not asked for.
    """

    indicator: Indicator
    before: Figure
    after: Figure
    comparability: Comparability
    change: Change
    remedied: "Remedied | None" = None
    panel: Panel | None = None

    def __str__(self) -> str:
        return f"{self.indicator.id}: {self.before} -> {self.after}: {self.change.verdict.value}"


def compare(
    register: Register,
    indicator: str | Indicator,
    before: str | ReportingPeriod,
    after: str | ReportingPeriod,
    *,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
    remedy: str | None = None,
    by_member: bool = False,
    subject: str | None = None,
) -> Comparison:
    """
    Compare an indicator between an earlier and a later period.

    Both figures rest on the same basis where that is possible, evidence before claims. The change is computed record by
    record where there are records, so that a record in both periods changes nothing, and holds whatever the exact dates
    and numbers are.

    Args:
        register: The records.

        indicator: An indicator or its id.

        before: The earlier period, its id, or ``START..END``.

        after: The later period, likewise.

        about: What was recorded, or what happened.

        reading: How hedged words are understood; by default as the register says.

        remedy: What to do about reasons that block: ``trim``, ``rate``, ``bridge``, or ``default`` for the first that
            lifts every block. The two figures stay as they are; the remedied ones stand beside them.

        by_member: Whether to say who is in both periods, who came and who went.

        subject: Of values that are about several things, the id of the one that is meant.

    Raises:
        UnknownRecordError: The indicator or a period does not exist.

        InvalidValueError: There is no such remedy.
    """
    one, other = _like_figures(register, indicator, before, after, about, reading, subject)
    verdict_on = comparability(one, other)
    return Comparison(
        indicator=other.indicator,
        before=one,
        after=other,
        comparability=verdict_on,
        change=_change_if(register, one, other, verdict_on),
        remedied=_remedied(register, one, other, remedy, verdict_on) if remedy else None,
        panel=_panel(register, one, other) if by_member else None,
    )


def _change_if(
    register: Register, before: Figure, after: Figure, found: Comparability, difference: "Difference | None" = None
) -> Change:
    if found.level is Level.NOT_COMPARABLE:
        return Change(verdict=Verdict.NOT_COMPARABLE)
    return _change(register, before, after, difference)


def _remedied(register: Register, before: Figure, after: Figure, remedy: str, found: Comparability) -> Remedied | None:
    """Carry out a remedy, or of the default ones the first that lifts every block."""
    if before.missing is not None or after.missing is not None:
        return None
    names: tuple[str, ...] = (remedy,)
    if remedy == "default":
        names = default_remedies(before, after) if found.level is Level.NOT_COMPARABLE else ()
    for name in names:
        done = remedy_of(register, name, before, after)
        if done is None or (remedy == "default" and not done.lifts_every_block):
            continue

        def difference(reading: Reading, name: str = name) -> tuple[Bounds, Churn]:
            again = remedy_of(register, name, *(_reread(register, figure, reading) for figure in (before, after)))
            if again is None or again.before.bounds is None or again.after.bounds is None:
                return Bounds(None, None), Churn()
            return again.after.bounds - again.before.bounds, Churn()

        verdict_on = comparability(done.before, done.after)
        recomputed = done.before.indicator == before.indicator and done.after.indicator == after.indicator
        change = _change_if(register, done.before, done.after, verdict_on, None if recomputed else difference)
        return Remedied(remedy=done, comparability=verdict_on, change=change)
    return None


def _reread(register: Register, figure: Figure, reading: Reading) -> Figure:
    if reading == figure.reading:
        return figure
    return measure(
        register,
        figure.indicator,
        figure.asked,
        basis=figure.basis,
        about=figure.about,
        reading=reading,
        subject=dict(figure.by).get("about"),
    )


def _panel(register: Register, before: Figure, after: Figure) -> Panel | None:
    computed = after.indicator.of is not None and Basis.CLAIMED not in (before.basis, after.basis)
    return panel(register, before, after) if computed else None


def comparisons(
    register: Register,
    names: Iterable[str | Indicator] | None,
    before: str | ReportingPeriod,
    after: str | ReportingPeriod,
    *,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
    remedy: str | None = None,
    by_member: bool = False,
) -> tuple[Comparison, ...]:
    """
    Compare several indicators; None takes all that the register can measure, sorted by id.

    Of an indicator whose values are about several things there is one comparison for each of them.
    """
    wanted = (
        (one, subject) for one in every_or(register, names) for subject in _subjects(register, one, (before, after))
    )

    def compared(one: str | Indicator, subject: str | None) -> Comparison:
        return compare(
            register,
            one,
            before,
            after,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
        )

    return tuple(compared(one, subject) for one, subject in wanted)


def _subjects(
    register: Register, indicator: str | Indicator, periods: Iterable[str | ReportingPeriod]
) -> list[str | None]:
    """Return what the values of an indicator are about, if that is several things; else only None, the whole."""
    measured = [figure for period in periods for figure in figures(register, [indicator], period)]
    named = {dict(figure.by)["about"] for figure in measured if "about" in dict(figure.by)}
    return [*sorted(named)] if named else [None]


def _like_figures(
    register: Register,
    indicator: str | Indicator,
    before: str | ReportingPeriod,
    after: str | ReportingPeriod,
    about: About | str,
    reading: Reading | str | None,
    subject: str | None,
) -> tuple[Figure, Figure]:
    """Measure both periods on the same basis where both have it."""
    pairs = []
    for basis in (Basis.EVIDENCED, Basis.CLAIMED):
        one = measure(register, indicator, before, basis=basis, about=about, reading=reading, subject=subject)
        other = measure(register, indicator, after, basis=basis, about=about, reading=reading, subject=subject)
        if one.missing is None and other.missing is None and not (one.is_nothing and other.is_nothing):
            return one, other
        pairs.append((one, other))
    (one, other), claimed = pairs
    if one.missing is None and other.missing is None:
        return claimed if claimed[0].missing is None and claimed[1].missing is None else (one, other)
    if one.missing and other.missing:
        return claimed if claimed[0].missing is None or claimed[1].missing is None else (one, other)
    return (
        one if one.missing is None or claimed[0].missing else claimed[0],
        other if other.missing is None or claimed[1].missing else claimed[1],
    )


# -- the change -------------------------------------------------------------------------------------------------------


def _change(register: Register, before: Figure, after: Figure, other: "Difference | None" = None) -> Change:
    """Compute a change and its grade; *other* computes the difference where the figures were remedied."""
    own = other(after.reading) if other else _difference(register, before, after, after.reading)
    alike = other is None and _reads_alike(register, before, after)

    def difference(reading: Reading) -> tuple[Bounds, Churn]:
        if alike:
            return own
        return other(reading) if other else _difference(register, before, after, reading)

    bounds, churn = own
    found = verdict(bounds)
    if found.is_definite:
        return Change(verdict=found, bounds=bounds, grade=_grade(found, difference, after.reading), churn=churn)
    return Change(verdict=found, bounds=bounds, suggested=_suggested(difference, after.reading), churn=churn)


NEITHER = frozenset({(False, False)})

RECORD_BY_RECORD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE)
"""Kinds whose change is computed from records; of ratios and rates only the two numbers are known."""

Difference = Callable[[Reading], tuple[Bounds, Churn]]


def _reads_alike(register: Register, before: Figure, after: Figure) -> bool:
    """Tell whether every reading gives the same change, since nothing it rests on is hedged or doubted."""
    indicator = after.indicator
    if not _have_the_same_records(before, after):
        return False

    def find() -> bool:
        records = computed_from(register, indicator, after.by)
        total = "countries_total" if indicator.kind is IndicatorKind.DISTINCT else indicator.counts
        exact = (_is_exact(record, total) and not date_of(record).is_uncertain for record in records)
        return all(exact)

    return register.remembered(("reads alike", indicator, after.by), find)


def _is_exact(record: Record, name: str) -> bool:
    whole = getattr(record, "participants", None) if name == "women" else None
    stated = (getattr(record, name, None), whole)
    return all(not isinstance(each, Quantity) or each.qualifier is Qualifier.EXACT for each in stated)


def _grade(found: Verdict, difference: Difference, own: Reading) -> str:
    """Name the widest reading under which a verdict still holds; none that is narrower than the figures' own."""
    wider = (reading for reading in READINGS if reading != own and _is_wider(reading, own))
    return next((reading.name for reading in wider if verdict(difference(reading)[0]) is found), own.name)


def _is_wider(one: Reading, other: Reading) -> bool:
    """Tell whether a reading allows whatever another one allows."""
    reaches = one.tolerance is None or (other.tolerance is not None and one.tolerance >= other.tolerance)
    return reaches and (other.implicature or not one.implicature)


def _suggested(difference: Difference, own: Reading) -> Suggestion | None:
    """Find the widest of the narrower readings that would be definite."""
    narrower = READINGS[READINGS.index(own) + 1 :] if own in READINGS else ()
    for reading in narrower:
        found = verdict(difference(reading)[0])
        if found.is_definite:
            return Suggestion(found, reading.name)
    return None


def _difference(register: Register, before: Figure, after: Figure, reading: Reading) -> tuple[Bounds, Churn]:
    if _have_the_same_records(before, after):
        bounds, churn = _record_by_record(register, before, after, reading)
        if after.about is About.ACTUAL:
            bounds = _with_unrecorded(bounds, before, after)
        return bounds, churn
    if before.records == after.records and (len(after.records) == 1 or _over_one_time(before, after)):
        return Bounds.exactly(0), Churn()  # one and the same number
    return _under(register, after, reading) - _under(register, before, reading), Churn()


def _have_the_same_records(before: Figure, after: Figure) -> bool:
    """Tell whether both are computed from the same records in the same way, so that a change shows in each record."""
    indicator = after.indicator
    computed = indicator.of is not None and indicator.kind in RECORD_BY_RECORD
    evidenced = before.basis is after.basis is Basis.EVIDENCED
    return computed and evidenced and (before.indicator, before.by) == (indicator, after.by)


def _over_one_time(before: Figure, after: Figure) -> bool:
    if before.asked == after.asked:
        return True
    return before.period is not None and before.period == after.period


def _under(register: Register, figure: Figure, reading: Reading) -> Bounds:
    """Measure a stated figure again under another reading."""
    again = _reread(register, figure, reading)
    return again.bounds if again.bounds is not None and again.by == figure.by else Bounds(None, None)


def _record_by_record(register: Register, before: Figure, after: Figure, reading: Reading) -> tuple[Bounds, Churn]:
    indicator = after.indicator
    periods = (counted_over(indicator, before.asked), counted_over(indicator, after.asked))
    strict = reading.tolerance is None
    records = [
        (record, patterns(date_of(record), periods, indicator.recognition, strict=strict))
        for record in computed_from(register, indicator, after.by)
    ]
    if indicator.kind is IndicatorKind.DISTINCT:
        named = [(found, members(record, indicator, reading)) for record, found in records if found != NEITHER]
        by_member, churn = change_of_union(named)
        if all(each.unnamed.upper == 0 for _, each in named):
            return by_member, churn
        return by_member.intersection(_apart(register, before, after, reading)) or by_member, churn
    amounts = [(record, found, amount(record, indicator, reading)[0]) for record, found in records]
    return change_of_total(amounts, indicator, linking(register, indicator)), Churn()


def _apart(register: Register, before: Figure, after: Figure, reading: Reading) -> Bounds:
    """Bound the difference of the two counts taken apart: narrower than member by member where lists are open."""
    counts = [
        figure.bounds
        if reading == figure.reading and figure.about is About.RECORDED
        else measure(register, figure.indicator, figure.asked, basis=Basis.EVIDENCED, reading=reading).bounds
        for figure in (before, after)
    ]
    return (counts[1] or Bounds(None, None)) - (counts[0] or Bounds(None, None))


def _with_unrecorded(bounds: Bounds, before: Figure, after: Figure) -> Bounds:
    """What was not recorded may have happened: later it raises the change, earlier it lowers it, without limit."""
    lower = bounds.lower if before.coverage is CoverageState.COMPLETE else None
    upper = bounds.upper if after.coverage is CoverageState.COMPLETE else None
    return Bounds(lower, upper)
