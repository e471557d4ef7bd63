"""Comparing an indicator between two periods."""

from collections.abc import Iterable

from attrs import frozen

from tracker.comparison._change import Change, Verdict
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._difference import reread, shared_records
from tracker.comparison._figures import like_figures, subjects_of
from tracker.comparison._grades import change_between, graded, graded_places
from tracker.comparison._panel import Panel, panel
from tracker.comparison._remedies import CARRIED, Remedy, default_remedies, remedy_of, with_what_runs
from tracker.indicators import About, Basis, Churn, Figure
from tracker.indicators._known_indicators import every_or
from tracker.model import Indicator, IndicatorKind, Register
from tracker.values import Bounds, Reading, ReportingPeriod

__all__ = ["Comparison", "Remedied", "compare", "comparisons"]


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

        comparability: Whether they may be compared, with every reason; of remedies only those that run here.

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

        remedy: What to do about the reasons, one of `REMEDIES` such as ``trim``, or ``default`` for the first that
            lifts every block. The two figures stay as they are; the remedied ones stand beside them.

        by_member: Whether to say who is in both periods, who came and who went.

        subject: Of values that are about several things, the id of the one that is meant.

    Raises:
        UnknownRecordError: The indicator or a period does not exist.

        InvalidValueError: There is no such remedy.
    """
    register = register.confirmed
    one, other = like_figures(register, indicator, (before, after), about, reading, subject)
    found = with_what_runs(register, one, other, _with_shared(register, one, other, comparability(one, other)))
    return Comparison(
        indicator=other.indicator,
        before=one,
        after=other,
        comparability=found,
        change=_change_if(register, one, other, found),
        remedied=_remedied(register, one, other, remedy, found) if remedy else None,
        panel=_panel(register, one, other) if by_member else None,
    )


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

    return tuple(
        compared(one, subject)
        for one in every_or(register, names)
        for subject in subjects_of(register, one, (before, after))
    )


def _with_shared(register: Register, before: Figure, after: Figure, found: Comparability) -> Comparability:
    """Name the records that count in both periods where the reason is that the periods share days."""
    if not any(reason.code in ("PERIODS_OVERLAP", "CONTAINS") for reason in found.reasons):
        return found
    certain, possible = shared_records(register, before, after)
    return found.naming_shared(certain, possible)


def _change_if(register: Register, before: Figure, after: Figure, found: Comparability) -> Change:
    if found.level is Level.NOT_COMPARABLE:
        return Change(verdict=Verdict.NOT_COMPARABLE)
    return change_between(register, before, after)


def _remedied(register: Register, before: Figure, after: Figure, remedy: str, found: Comparability) -> Remedied | None:
    """Carry out a remedy, or of the default ones the first that lifts every block."""
    names: tuple[str, ...] = (remedy,)
    if remedy == "default":
        names = default_remedies(before, after) if found.level is Level.NOT_COMPARABLE else ()
    for name in names:
        done = remedy_of(register, name, before, after)
        if done is not None and (remedy != "default" or done.lifts_every_block):
            return _after(register, before, after, done)
    return None


def _after(register: Register, before: Figure, after: Figure, done: Remedy) -> Remedied:
    found = _with_shared(register, done.before, done.after, comparability(done.before, done.after))
    found = with_what_runs(register, done.before, done.after, found)
    if found.level is Level.NOT_COMPARABLE or done.name not in CARRIED:
        return Remedied(remedy=done, comparability=found, change=_change_if(register, done.before, done.after, found))

    def bounds(reading: Reading) -> tuple[Bounds | None, Bounds | None]:
        again = remedy_of(register, done.name, *(reread(register, figure, reading) for figure in (before, after)))
        return (None, None) if again is None else (again.before.bounds, again.after.bounds)

    if after.indicator.kind is IndicatorKind.STATUS:
        return Remedied(remedy=done, comparability=found, change=graded_places(bounds, after.reading))

    def difference(reading: Reading) -> tuple[Bounds, Churn]:
        one, other = bounds(reading)
        return (Bounds(None, None) if one is None or other is None else other - one), Churn()

    return Remedied(remedy=done, comparability=found, change=graded(difference, after.reading))


def _panel(register: Register, before: Figure, after: Figure) -> Panel | None:
    computed = after.indicator.of is not None and Basis.CLAIMED not in (before.basis, after.basis)
    return panel(register, before, after) if computed else None
