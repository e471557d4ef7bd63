"""What must be true of a register, as one assertion each."""

import os
from collections.abc import Callable, Collection, Iterable
from random import Random

from tracker.checks import Severity
from tracker.errors import StructureError
from tracker.files import load
from tracker.indicators import Figure, measure
from tracker.model import Indicator, Register
from tracker.reports import check
from tracker.testing._worlds import Choice, draw_world
from tracker.values import Bounds, Number, ReportingPeriod


def assert_valid(register: Register | str | os.PathLike[str], *, ignore: Collection[str] = ()) -> Register:
    """
    Assert that a register can be read and that no check finds an error in it, and return it.

    Args:
        register: The register, or its directory.

        ignore: Codes of checks to leave out, such as ``TRK401``.

    Raises:
        AssertionError: Something is wrong; the message lists every fault and every error, each on a line.
    """
    __tracebackhide__ = True
    if not isinstance(register, Register):
        try:
            register = load(register)
        except StructureError as error:
            raise AssertionError("\n".join([f"{error.message}:", *map(str, error.faults)])) from None
    wrong = [each for each in check(register) if each.severity is Severity.ERROR and each.code not in ignore]
    if wrong:
        raise AssertionError("\n".join([f"checks find errors in register {register.id!r}:", *map(str, wrong)]))
    return register


def assert_sound(  # each narrows one aspect
    register: Register,
    indicator: str | Indicator,
    period: str | ReportingPeriod,
    *,
    truth: Callable[[Register], Number | None] | None = None,
    figure: Callable[[Register], Bounds | None] | None = None,
    worlds: int = 50,
    choose: Choice | None = None,
) -> None:
    """
    Assert that a figure holds the truth, whatever day each event really was on and whatever each number really was.

    It draws worlds: registers that say exactly what this one leaves open. In each, the truth must lie within the bounds
    that the register gives.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> assert_sound(register, "states-assisted", "cop11")

    Args:
        register: The register.

        indicator: The indicator.

        period: The period, its id, or ``START..END``.

        truth: What counts the truth in a world, in your own way: in it each event has its day and each number is exact.
            Without it, it is what the indicator measures there.

        figure: What bounds the number in the register, if that is a function of your own and not the indicator.

        worlds: How many worlds are drawn, the same in each run.

        choose: With Hypothesis, ``lambda options: data.draw(st.sampled_from(options))``: one world is drawn, and a
            failure shrinks.

    Raises:
        AssertionError: The truth of some world is outside of the bounds; the message names the records that differ.
    """
    __tracebackhide__ = True
    span = register.period(period) if isinstance(period, str) else period
    measured = measure(register, indicator, span)
    bounds = measured.bounds if figure is None else figure(register)
    if bounds is None:
        return  # nothing is said
    take = choose or Random(0).choice  # noqa: S311  # the same worlds in each run, and nothing secret
    for _ in range(1 if choose else worlds):
        world = draw_world(register, take, around=span)
        found = _true_bounds(world, measured, span, truth)
        if found is not None and not found.within(bounds):
            raise AssertionError(_told(register, world, measured, bounds, found))


def assert_each_sound(register: Register, indicators: Iterable[str], period: ReportingPeriod, *, worlds: int) -> None:
    """
    Assert of several figures that they hold the truth, each in the same worlds: to draw one costs more than a figure.

    Raises:
        AssertionError: As `assert_sound`.
    """
    figures = [figure for name in indicators if (figure := measure(register, name, period)).bounds is not None]
    take = Random(0).choice  # noqa: S311  # the same worlds in each run, and nothing secret
    for _ in range(worlds if figures else 0):
        world = draw_world(register, take, around=period)
        for figure in figures:
            found = _true_bounds(world, figure, period, None)
            if found is not None and figure.bounds is not None and not found.within(figure.bounds):
                raise AssertionError(_told(register, world, figure, figure.bounds, found))


def _true_bounds(
    world: Register, measured: Figure, period: ReportingPeriod, truth: Callable[[Register], Number | None] | None
) -> Bounds | None:
    if truth is None:
        return measure(world, measured.indicator, period, basis=measured.basis).bounds
    number = truth(world)
    return None if number is None else Bounds.exactly(number)


def _told(register: Register, world: Register, measured: Figure, bounds: Bounds, found: Bounds) -> str:
    number = found.lower if found.is_exact else f"between {found.lower} and {found.upper}"
    least, most = ("any number" if end is None else str(end) for end in (bounds.lower, bounds.upper))
    lines = [
        f"{measured.indicator.id} in {measured.asked} is said to be between {least} and {most}, and is {number} if"
    ]
    before = {(each.table, each.key): each for each in register.current}
    for record in world.current:
        old = before.get((record.table, record.key))
        if old is not None and old != record:
            lines.append(f"  {record.table} {record.key}: {'; '.join(_differences(old, record))}")
    return "\n".join(lines)


def _differences(old: object, new: object) -> list[str]:
    names = [each.name for each in type(new).__attrs_attrs__]  # type: ignore[attr-defined]  # records are attrs classes
    pairs = [(name, getattr(new, name)) for name in names if getattr(old, name) != getattr(new, name)]
    return [f"{name} is {_shown(value)}" for name, value in pairs]


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value))) or "none"
    short = getattr(value, "short", None)
    return str(short()) if short is not None else str(value)
