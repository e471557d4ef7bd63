"""Checks of what a register holds and what it leaves open, TRK6xx."""

import re
import unicodedata
from collections.abc import Iterator

from attrs import evolve

from tracker.checks._coverage import contradictory_coverage, coverage_worth_declaring, undeclared_coverage
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._names import fields_holding, plural
from tracker.checks._passages import cleared_and_not_printed, not_cleared, unknown_place, unknown_section
from tracker.checks._wording import as_written, listed, literal, named
from tracker.codelists._codelist import KindClass
from tracker.documents import Message, Numeral
from tracker.model import (
    IndicatorKind,
    Record,
    Register,
)
from tracker.model._kinds import class_of_kind
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import Qualifier, Quantity, When

_TRAINING = ("training", "workshop", "simulation_exercise", "mentoring")


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
