"""Comparing an indicator between two periods."""

from collections.abc import Iterable

from attrs import frozen

from tracker.comparison._change import Change, Verdict, change_between, graded, graded_places
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._difference import reread, shared_records
from tracker.comparison._pair import each_subject, in_order, like_figures
from tracker.comparison._panel import Panel, panel
from tracker.comparison._remedies import CARRIED, Remedy, RemedyName, default_remedies, remedy_of, with_what_runs
from tracker.indicators import About, Basis, Figure
from tracker.indicators._distinct import Churn
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading
from tracker.model import Indicator, IndicatorKind, Register
from tracker.model._called import of_register
from tracker.values import Bounds, Reading
from tracker.values._answer import Answer, Answers


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


@frozen(kw_only=True, repr=False)
class Comparison(Answer):
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


@of_register
def compare(  # noqa: PLR0913  # each is a question that a caller may leave unasked
    register: Register,
    indicator: str | Indicator,
    period: AnyPeriod,
    *,
    against: AnyPeriod,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    remedy: RemedyName | str | None = None,
    by_member: bool = False,
    subject: str | None = None,
    basis: AnyBasis | str | None = None,
) -> Comparison:
    """
    Compare an indicator between a period and an earlier one.

    Both figures rest on the same basis where that is possible, evidence before claims. The change is computed record by
    record where there are records, so that a record in both periods changes nothing, and holds whatever the exact dates
    and numbers are.

    Args:
        register: The records.

        indicator: An indicator or its id.

        period: The later period: a declared one, its id, or ``START..END``.

        against: The earlier period, likewise.

        about: What was recorded, or what happened.

        reading: How hedged words are understood; by default as the register says.

        remedy: What to do about the reasons, such as ``trim``, or ``default`` for the first that lifts every block.
            The two figures stay as they are; the remedied ones stand beside them.

        by_member: Whether to say who is in both periods, who came and who went.

        subject: Of values that are about several things, the id of the one that is meant.

        basis: What both figures must rest on, ``evidenced`` or ``claimed``; None takes what both have.

    Raises:
        UnknownRecordError: The indicator or a period does not exist.

        InvalidValueError: There is no such remedy, or the period ends before the earlier one.
    """
    register = register.confirmed
    before, after = in_order(register, (against, period))
    one, other = like_figures(
        register, indicator, (before, after), about, reading, subject, None if basis is None else Basis(basis)
    )
    return compare_figures(register, one, other, remedy=remedy, by_member=by_member)


def compare_figures(
    register: Register,
    before: Figure,
    after: Figure,
    *,
    remedy: RemedyName | str | None = None,
    by_member: bool = False,
) -> Comparison:
    """Compare two figures of one register; what holds of them holds in either order."""
    found = with_what_runs(register, before, after, _with_shared(register, before, after, comparability(before, after)))
    return Comparison(
        indicator=after.indicator,
        before=before,
        after=after,
        comparability=found,
        change=_change_if(register, before, after, found),
        remedied=_remedied(register, before, after, remedy, found) if remedy else None,
        panel=_panel(register, before, after) if by_member else None,
    )


@of_register
def compare_all(
    register: Register,
    indicators: Iterable[str | Indicator] | Indicator | None,
    period: AnyPeriod,
    *,
    against: AnyPeriod,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    remedy: RemedyName | str | None = None,
    by_member: bool = False,
    basis: AnyBasis | str | None = None,
) -> Answers[Comparison]:
    """
    Compare several indicators; None takes all that the register can measure, sorted by id.

    Of an indicator whose values are about several things there is one comparison for each of them.

    Args:
        register: The records.

        indicators: Indicators or their ids.

        period: The later period: a declared one, its id, or ``START..END``.

        against: The earlier period, likewise.

        about: What was recorded, or what happened.

        reading: How hedged words are understood; by default as the register says.

        remedy: What to do about the reasons; see `compare`.

        by_member: Whether to say who is in both periods, who came and who went.

        basis: What both figures must rest on; see `compare`.

    Raises:
        UnknownRecordError: An indicator or a period does not exist.

        InvalidValueError: There is no such remedy, or the period ends before the earlier one.
    """
    before, after = in_order(register.confirmed, (against, period))
    return Answers(
        compare(
            register,
            one,
            after,
            against=before,
            about=about,
            reading=reading,
            remedy=remedy,
            by_member=by_member,
            subject=subject,
            basis=basis,
        )
        for one, subject in each_subject(register, indicators, (before, after))
    )


def _with_shared(register: Register, before: Figure, after: Figure, found: Comparability) -> Comparability:
    """Name the records that count in both periods where the reason is that the periods share days."""
    if not any(reason.code in ("PERIODS_OVERLAP", "CONTAINS") for reason in found.reasons):
        return found
    certain, possible = shared_records(register, before, after)
    return found.naming_shared(certain, possible)


def _change_if(register: Register, before: Figure, after: Figure, found: Comparability) -> Change:
    # L49: over a block there is no number and no arrow.
    if found.level is Level.NOT_COMPARABLE:
        return Change(verdict=Verdict.NOT_COMPARABLE)
    return change_between(register, before, after)


def _remedied(register: Register, before: Figure, after: Figure, remedy: str, found: Comparability) -> Remedied | None:
    """Carry out a remedy, or of the default ones the first that lifts every block."""
    # Decision 6: the two figures stay as they are.
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
