"""What is different between two registers, or between what was known of one on two days, and the figures it moves."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from attrs import field, frozen

from tracker.comparison._step import Measured, moved_by, movers_between
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import Basis, Figure, MissingReason, measure, measure_all
from tracker.indicators._known_indicators import every_or
from tracker.indicators._question import AnyPeriod, AnyReading, span_of
from tracker.model import Indicator, IndicatorKind, Record, Register
from tracker.values import Bounds, Reading, ReportingPeriod
from tracker.values._answer import Answer


@frozen(kw_only=True)
class Move:
    """
    A figure that is another one in the other register.

    Attributes:
        before: The figure in the first register.

        after: The figure in the other one.

        change: By how much it moved; None where there is no number on one side, or the definitions differ in kind.

        records: The records that moved it, as tables and keys.
    """

    before: Figure
    after: Figure
    change: Bounds | None
    records: tuple[tuple[str, str], ...]


@frozen(kw_only=True, repr=False)
class RegisterDifference(Answer):
    """
    What is different between two registers.

    Attributes:
        before: The first register.

        after: The other one.

        added: Records that only the other one has.

        revised: Records that read otherwise, as pairs of both versions.

        gone: Records that only the first one has, or that the other one withdraws.

        moves: The figures that are other ones.
    """

    before: Register = field(repr=False)
    after: Register = field(repr=False)
    added: tuple[Record, ...]
    revised: tuple[tuple[Record, Record], ...]
    gone: tuple[Record, ...]
    moves: tuple[Move, ...]

    def __str__(self) -> str:
        records = f"records: {len(self.added)} added, {len(self.revised)} revised, {len(self.gone)} gone"
        return f"{self.before.id} -> {self.after.id}: {records}; figures moved: {len(self.moves)}"


def compare_registers(
    register: Register,
    *,
    against: Register,
    periods: Iterable[AnyPeriod] | None = None,
    reading: AnyReading | str | None = None,
) -> RegisterDifference:
    """
    Compare two registers record by record, and their figures over periods.

    Args:
        register: The register; it may be the same as known on a later day.

        against: The one that it is compared with.

        periods: The periods of the figures; None takes every period that either declares.

        reading: How hedged words are understood; by default as the one compared with says.

    Raises:
        UnknownRecordError: A period does not exist in either register.

        InvalidValueError: There is no such reading.
    """
    before, after = against, register
    old = {(each.table, each.key): each for each in before.current}
    new = {(each.table, each.key): each for each in after.current}
    return RegisterDifference(
        before=before,
        after=after,
        added=tuple(each for identity, each in new.items() if identity not in old),
        revised=tuple((old[identity], each) for identity, each in new.items() if old.get(identity, each) != each),
        gone=tuple(each for identity, each in old.items() if identity not in new),
        moves=tuple(
            move
            for period in spans_of(before, after, periods)
            for move in _moves(before.confirmed, after.confirmed, period, reading or before.reading)
        ),
    )


def spans_of(before: Register, after: Register, periods: Iterable[AnyPeriod] | None) -> Iterator[ReportingPeriod]:
    """
    Go through the periods over which two registers are compared: those asked for, or every one that either declares.

    Raises:
        UnknownRecordError: A period that is asked for exists in neither.
    """
    if periods is None:
        declared = (each.span for register in (before, after) for each in register.periods.values())
        yield from sorted(dict.fromkeys(declared), key=lambda span: (span.start, span.end))
        return
    for period in periods:
        yield _span(before, after, period)


def _span(before: Register, after: Register, period: AnyPeriod) -> ReportingPeriod:
    """Read a period as the later register declares it; else as the one compared with does."""
    try:
        return span_of(after, period)
    except UnknownRecordError:
        return span_of(before, period)


def _moves(before: Register, after: Register, period: ReportingPeriod, reading: Reading | str) -> Iterator[Move]:
    sides = [_measured(register, period, reading) for register in (before, after)]
    for which in sorted({*sides[0], *sides[1]}):
        one, other = (
            side.get(which) or _unmeasured(register, which, period, reading, like)
            for side, register, like in zip(
                sides, (before, after), (sides[1].get(which), sides[0].get(which)), strict=True
            )
        )
        if one is None or other is None or _is_one_number(one, other):
            continue
        yield _move(Measured(before, one), Measured(after, other))


def _is_one_number(one: Figure, other: Figure) -> bool:
    """Tell whether nothing moved: "about 40" of other records is another number, which may be the same or not."""
    if (one.bounds, one.missing) != (other.bounds, other.missing):
        return False
    if one.bounds is None or one.bounds == Bounds(0, None) or one.indicator.kind is IndicatorKind.RATIO:
        return True  # what is not known, or follows from two other figures, tells of no move
    return one.bounds.is_exact or one.records == other.records


Which = tuple[str, Basis, tuple[tuple[str, str], ...]]


def _measured(register: Register, period: ReportingPeriod, reading: Reading | str) -> dict[Which, Figure]:
    names: Iterable[str | Indicator] = every_or(register, None)
    found = measure_all(register, names, period, reading=reading)
    return {(each.indicator.id, each.basis, each.by): each for each in reversed(found)}


def _unmeasured(
    register: Register, which: Which, period: ReportingPeriod, reading: Reading | str, like: Figure | None
) -> Figure | None:
    """Return the missing figure that stands for one that a register does not have, or cannot make of what it has."""
    name, basis, by = which
    with suppress(UnknownRecordError, InvalidValueError):
        return measure(register, name, period, basis=basis, reading=reading, subject=dict(by).get("about"))
    if like is None:
        return None
    with suppress(UnknownRecordError, InvalidValueError):
        return measure(register, like.indicator, period, basis=basis, reading=reading)
    return Figure(
        indicator=like.indicator,
        asked=period,
        period=like.period,
        at=like.at,
        by=by,
        basis=basis,
        reading=like.reading,
        vintage=register.latest_day,
        missing=MissingReason.NOT_COLLECTED,
    )


def _move(before: Measured, after: Measured) -> Move:
    definitions = before.figure.indicator, after.figure.indicator
    alike = len({(each.kind, each.unit) for each in definitions}) == 1
    return Move(
        before=before.figure,
        after=after.figure,
        change=moved_by(before, after) if alike else None,
        records=movers_between(before, after),
    )
