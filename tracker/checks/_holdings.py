"""Checks of what a register holds and what it leaves open, TRK6xx."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import evolve

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._names import fields_holding, plural
from tracker.checks._passages import cleared_and_not_printed, not_cleared, unknown_place, unknown_section
from tracker.checks._wording import OR, as_written, listed, literal, named
from tracker.codelists._codelist import KindClass
from tracker.documents import Message, Numeral
from tracker.errors import UnknownRecordError
from tracker.model import (
    Condition,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    IndicatorKind,
    Record,
    Register,
    Where,
)
from tracker.model._kinds import class_of_kind
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import Membership, Qualifier, Quantity, ReportingPeriod, When, membership

_TRAINING = ("training", "workshop", "simulation_exercise", "mentoring")
_COVERED = ("event", "meeting", "document", "mandate", "recommendation", "finding")


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


def stale_stock(register: Register) -> Iterator[Diagnostic]:
    """
    TRK602: the last value of a stock lies before the latest period.

    Why: a report of that period has no value to print, or carries an old one forward.

    Remedy: observe it again, or give the indicator a *max_age* that allows the old value to stand.
    """
    latest = max(register.periods.values(), key=lambda each: each.end, default=None)
    if latest is None:
        return
    seen: dict[str, When] = {}
    for each in register.observations.values():
        if each.at is not None and (
            each.indicator not in seen or each.at.window.last > seen[each.indicator].window.last
        ):
            seen[each.indicator] = each.at
    for indicator in register.indicators.values():
        at = seen.get(indicator.id)
        if indicator.kind is IndicatorKind.STOCK and at is not None and at.window.last < latest.start:
            if indicator.max_age is not None:
                continue
            said = Message(
                "{record} was last observed at {date}, before period {period}",
                record=named(indicator),
                date=as_written(at),
                period=literal(latest.id),
            )
            yield Diagnostic.about(
                indicator, "TRK602", Severity.INFO, said, Message("observe it again, or set max_age")
            )


def unstated_participants(register: Register) -> Iterator[Diagnostic]:
    """
    TRK603: events that train people do not state how many.

    Why: a sum over them has no upper limit, and says of how many events the number is known.

    Remedy: ask the organizers; a hedged number ("about 30") is better than none.
    """
    trained = [each for each in register.events.values() if each.kind in _TRAINING and not each.draft]
    silent = [each for each in trained if each.participants is None]
    if silent:
        said = Message(
            "{number} of {every} {every:event that trains|events that train} people {every:states|state} no "
            "participants, {first} first",
            number=Numeral(len(silent)),
            every=Numeral(len(trained)),
            first=named(silent[0]),
        )
        yield Diagnostic.about(silent[0], "TRK603", Severity.INFO, said, Message("add participants where known"))


_HEDGES = {
    "plus de": Qualifier.MORE_THAN, "more than": Qualifier.MORE_THAN, "over": Qualifier.MORE_THAN,
    "au moins": Qualifier.AT_LEAST, "at least": Qualifier.AT_LEAST,
    "au plus": Qualifier.AT_MOST, "at most": Qualifier.AT_MOST, "up to": Qualifier.AT_MOST,
    "jusqu'a": Qualifier.AT_MOST,
    "moins de": Qualifier.FEWER_THAN, "fewer than": Qualifier.FEWER_THAN, "less than": Qualifier.FEWER_THAN,
    "pres de": Qualifier.NEARLY, "presque": Qualifier.NEARLY, "nearly": Qualifier.NEARLY, "almost": Qualifier.NEARLY,
    "environ": Qualifier.ABOUT, "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "quelque": Qualifier.ABOUT,
}  # fmt: skip
_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})(?=\s+[0-9])")


def wording_and_qualifier(register: Register) -> Iterator[Diagnostic]:
    """
    TRK604: the words of a quantity hedge it otherwise than its qualifier.

    Why: the report prints the words and computes with the qualifier, so the two say different things.

    Remedy: make the qualifier say what the source says.
    """
    for record in register:
        for name, quantity in _quantities(record):
            found = _HEDGE.search(_folded(quantity.text)) if quantity.text else None
            meant = _HEDGES[found[0]] if found else None
            if meant is not None and meant is not quantity.qualifier:
                said = Message(
                    "{record} words its {field} as {text}, yet qualifies it as {qualifier}",
                    record=named(record),
                    field=as_written(name),
                    text=literal(quantity.text or ""),
                    qualifier=literal(quantity.qualifier.value),
                )
                advice = Message("write qualifier = {meant}", meant=literal(meant.value))
                yield Diagnostic.about(record, "TRK604", Severity.WARNING, said, advice)


def _quantities(record: Record) -> Iterator[tuple[str, Quantity]]:
    names = fields_holding(type(record), Quantity)  # type: ignore[arg-type]  # a class is hashable, whatever mypy says
    for name in names:
        value = getattr(record, name)
        if isinstance(value, Quantity):
            yield name, value


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).casefold().split())


def unfinished_draft(register: Register) -> Iterator[Diagnostic]:
    """
    TRK607: a draft lacks what a record of its type must say.

    Why: it is no record yet and enters no figure, so that the number it was made for is missing from the next report.

    Remedy: fill it in and confirm it with *tracker confirm*, or take it out. Drafts of one file that lack the same are
    said once.
    """
    alike: dict[tuple[str, str, tuple[str, ...]], list[UnfinishedDraft]] = {}
    for draft in register.unfinished:
        file = draft.origin.file if draft.origin else ""
        alike.setdefault((file, draft.table, draft.missing), []).append(draft)
    for drafts in alike.values():
        first = min(drafts, key=lambda each: each.origin.line if each.origin else 0)
        lacking = as_written(", ".join(first.missing))
        said = Message("draft of {record} states no {fields} yet", record=named(first.record), fields=lacking)
        if len(drafts) > 1:
            said = Message(
                "{number} drafts of {records} state no {fields} yet, {first} first",
                number=Numeral(len(drafts)),
                records=plural(first.table),
                fields=lacking,
                first=named(first.record),
            )
        advice = Message("fill it in, then confirm it")
        diagnostic = Diagnostic.about(first.record, "TRK607", Severity.WARNING, said, advice)
        yield diagnostic if len(drafts) == 1 else evolve(diagnostic, record=None)


def assisted_by_no_assistance(register: Register) -> Iterator[Diagnostic]:
    """
    TRK610: an activity that assists nobody names countries as assisted.

    Why: a country that sat in a room, lent it, or was studied was not assisted, and no count of States assisted has it.

    Remedy: move it to *hosts*, *represented* or *subjects*; or give the event a kind that is assistance.
    """
    for event in register.events.values():
        if event.countries and not event.draft and class_of_kind(event) is not KindClass.ASSISTANCE:
            said = Message(
                "{record} names {countries} as assisted, yet its kind {kind} is no assistance",
                record=named(event),
                countries=listed([as_written(code) for code in sorted(event.countries)]),
                kind=literal(event.kind),
            )
            advice = Message("move them to hosts, represented or subjects, or choose a kind that is assistance")
            yield Diagnostic.about(event, "TRK610", Severity.WARNING, said, advice)


_FEWEST_TO_DECLARE = 3
"""A programme with fewer events in a period is no series that could be compared."""


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
    they are written.

    Remedy: keep the one that is right.
    """
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


HOLDINGS = (
    undeclared_coverage,
    stale_stock,
    unstated_participants,
    wording_and_qualifier,
    unknown_section,
    unknown_place,
    unfinished_draft,
    cleared_and_not_printed,
    not_cleared,
    assisted_by_no_assistance,
    coverage_worth_declaring,
    contradictory_coverage,
)
"""The checks of what a register holds, by code."""
