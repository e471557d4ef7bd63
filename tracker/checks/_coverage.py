"""Checks of how fully a register says it holds what happened, among TRK6xx."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._names import plural
from tracker.checks._wording import OR, listed, literal, named
from tracker.documents import Message
from tracker.errors import UnknownRecordError
from tracker.model import (
    Condition,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Register,
    Where,
)
from tracker.values import Membership, ReportingPeriod, membership

_COVERED = ("event", "meeting", "document", "mandate", "recommendation", "finding")
_FEWEST_TO_DECLARE = 3
"""A programme with fewer events in a period is no series that could be compared."""


def undeclared_coverage(register: Register) -> Iterator[Diagnostic]:
    """
    TRK601: the register does not say how much of a period it holds.

    Why: without a declaration a period counts as recorded incompletely, and where periods are compared nobody knows
    whether that was meant. A register with a single period has nothing to compare and is left alone.

    Remedy: declare a *coverage* for each record type and period: complete, incomplete or none.
    """
    if len(register.periods) < 2:  # noqa: PLR2004  # one period is compared with nothing
        return
    held = [name for name in _COVERED if register.table(name)]
    declared: dict[str, set[str]] = {}
    for each in register.of_type(Coverage).values():
        declared.setdefault(each.period, set()).add(each.of)
    for period in register.periods.values():
        lacking = [name for name in held if name not in declared.get(period.id, set())]
        if lacking:
            said = Message(
                "{record} does not say how much it holds of {types}",
                record=named(period),
                types=listed([plural(name) for name in lacking], OR),
            )
            yield Diagnostic.about(period, "TRK601", Severity.INFO, said, Message("declare its coverage"))


def coverage_worth_declaring(register: Register) -> Iterator[Diagnostic]:
    """
    TRK611: a programme has events in two periods, and nothing says whether they are all.

    Why: between counts of records that may be incomplete there is no increase or decrease. What one programme records
    completely is compared, although the rest of the register is not complete.

    Remedy: where all its events are recorded, declare a *coverage* with *where* for each of the two periods.
    """
    periods = sorted((each for each in register.periods.values() if not each.draft), key=lambda each: each.end)
    for before, after in pairwise(periods):
        ids = [name for name in sorted(register.programmes) if _is_worth_declaring(register, name, (before, after))]
        if ids:
            said = Message(
                "{record} and period {before} have events of {programmes}, and nothing says whether they are all",
                record=named(after),
                before=literal(before.id),
                programmes=listed([literal(name) for name in ids]),
            )
            advice = Message("if they are, declare a coverage for these programmes")
            yield Diagnostic.about(after, "TRK611", Severity.INFO, said, advice)


def _is_worth_declaring(register: Register, programme: str, periods: Iterable[DeclaredPeriod]) -> bool:
    """Tell whether a programme has events enough in each of some periods, none of them declared to hold them all."""
    where = Where(conditions=(Condition("programmes", (programme,)),))
    own = [each for each in register.events.values() if programme in each.programmes and not each.draft]
    return all(
        sum(membership(each.when, period.span) is Membership.CERTAIN for each in own) >= _FEWEST_TO_DECLARE
        and not _is_declared(register, period, where)
        for period in periods
    )


def _is_declared(register: Register, period: DeclaredPeriod, where: Where) -> bool:
    """Tell whether the register says of a part how much of it is held, or that it holds all."""
    if register.coverage("event", period.span, where) is CoverageState.COMPLETE:
        return True
    return any(
        each.of == "event" and each.where == where and register.is_period(each.period, period.span)
        for each in register.of_type(Coverage).values()
    )


def contradictory_coverage(register: Register) -> Iterator[Diagnostic]:
    """
    TRK613: two declarations say of the same records of the same days that different amounts of them are held.

    Why: neither decides, and the period counts as recorded incompletely; periods are the same by their days, however
    they are written. Nor is all of a period held if less is held of a part of it: this is a warning, since the
    declaration of the smallest period decides on what lies within it.

    Remedy: keep the one that is right.
    """
    yield from _less_within_complete(register)
    known: dict[tuple[str, ReportingPeriod, str], Coverage] = {}
    for each in register.of_type(Coverage).values():
        try:
            period = register.period(each.period)
        except UnknownRecordError:
            continue
        first = known.setdefault((each.of, period, each.filter), each)
        if first.state is not each.state and not each.draft and not first.draft:
            said = Message(
                "{record} says {state} of what {other} calls {otherwise}",
                record=named(each),
                state=literal(each.state.value),
                other=named(first),
                otherwise=literal(first.state.value),
            )
            yield Diagnostic.about(each, "TRK613", Severity.ERROR, said, Message("keep the one that is right"))


def _less_within_complete(register: Register) -> Iterator[Diagnostic]:
    """Find declarations of a part of a period of which another, of the same records, says that all of it is held."""
    spans: dict[tuple[str, str], list[tuple[Coverage, ReportingPeriod]]] = {}
    for each in register.of_type(Coverage).values():
        if each.draft:
            continue
        with suppress(UnknownRecordError):
            spans.setdefault((each.of, each.filter), []).append((each, register.period(each.period)))
    for found in spans.values():
        latest: tuple[Coverage, ReportingPeriod] | None = None  # of the wholes that begin no later, the last to end
        for part, span in sorted(found, key=lambda each: (each[1].start, -each[1].end.toordinal())):
            if part.state is CoverageState.COMPLETE:
                if latest is None or span.end > latest[1].end:
                    latest = part, span
            elif latest is not None and latest[1] != span and latest[1].covers(span):
                around = latest[0]
                said = Message(
                    "{record} says {state} of a part of what {other} calls {otherwise}",
                    record=named(part),
                    state=literal(part.state.value),
                    other=named(around),
                    otherwise=literal(around.state.value),
                )
                yield Diagnostic.about(part, "TRK613", Severity.WARNING, said, Message("keep the one that is right"))
