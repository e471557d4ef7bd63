"""Checks of passages: what no report prints, and what it prints as it stands."""

import re
from collections.abc import Iterator

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._wording import literal, named, quoted
from tracker.codelists import codelist
from tracker.documents import Message
from tracker.errors import UnknownRecordError, closest
from tracker.model import Passage, PassageState, Register

_SECTIONS = (
    "summary", "introduction", "action", "mandates", "meetings", "coordination", "tools", "state", "cooperation",
    "programmes", "results", "planned", "followup", "recommendations", "research", "difficulties", "conclusions",
    "changes", "claims",
)  # fmt: skip


def unknown_section(register: Register) -> Iterator[Diagnostic]:
    """
    TRK605: a passage stands in a section that no report has.

    Why: no report prints it.

    Remedy: name one of the sections, or the code of a kind of assistance.
    """
    known = [*_SECTIONS, *codelist("assistance")]
    for passage in register.passages.values():
        if passage.section not in known and passage.section not in register.meetings:
            said = Message(
                "{record} stands in unknown section {section}", record=named(passage), section=literal(passage.section)
            )
            nearest = closest(passage.section, known)
            advice = Message("did you mean {nearest}?", nearest=literal(nearest)) if nearest else ""
            yield Diagnostic.about(passage, "TRK605", Severity.WARNING, said, advice)


_PLACE = re.compile(r"\{([^\W\d_]+):[^{}]*\}")
_PLACES = ("figure", "before", "change", "date", "countries")


def unknown_place(register: Register) -> Iterator[Diagnostic]:
    """
    TRK606: a passage leaves a place for something that no report can put there.

    Why: the braces are printed as they stand.

    Remedy: write {figure:ID}, {before:ID}, {change:ID}, {date:ID} or {countries:ID}.
    """
    for passage in register.passages.values():
        found = (place for text in passage.text for place in _PLACE.finditer(text))
        for whole, what in dict.fromkeys((place[0], place[1]) for place in found):
            if what in _PLACES:
                continue
            said = Message("{record} has a place of unknown kind, {place}", record=named(passage), place=quoted(whole))
            nearest = closest(what, _PLACES)
            advice = Message("write figure, before, change, date or countries before the colon")
            if nearest is not None:
                advice = Message("did you mean {nearest}?", nearest=literal(nearest))
            yield Diagnostic.about(passage, "TRK606", Severity.WARNING, said, advice)


def cleared_and_not_printed(register: Register) -> Iterator[Diagnostic]:
    """
    TRK608: a passage is cleared, and no report prints it.

    Why: somebody meant it to go out; a passage stands in the report of exactly its period, and never while it is a
    draft. A section that no report has is TRK605.

    Remedy: give it the period that the report is made for, or confirm it.
    """
    for passage in register.passages.values():
        if passage.state is not PassageState.CLEARED:
            continue
        if passage.draft:
            said = Message("{record} is cleared, and is a draft that no report prints", record=named(passage))
            yield Diagnostic.about(passage, "TRK608", Severity.WARNING, said, Message("confirm it"))
        elif register.periods and not _is_reported_on(register, passage):
            said = Message(
                "{record} is cleared, and its period {period} is none that the register declares",
                record=named(passage),
                period=literal(passage.period),
            )
            advice = Message("give it the period of the report that is to print it")
            yield Diagnostic.about(passage, "TRK608", Severity.WARNING, said, advice)


def _is_reported_on(register: Register, passage: Passage) -> bool:
    """Tell whether a declared period is that of a passage; one that leads nowhere is said elsewhere."""
    try:
        period = register.period(passage.period)
    except UnknownRecordError:
        return True
    return any(each.span == period for each in register.periods.values())


def not_cleared(register: Register) -> Iterator[Diagnostic]:
    """
    TRK609: a passage is confirmed and not cleared.

    Why: no report prints it; confirming a draft says that it is the office's text, and not yet that it may go out.

    Remedy: write *state = "cleared"* once it may be printed.
    """
    for passage in register.passages.values():
        if not passage.draft and passage.state is not PassageState.CLEARED:
            said = Message("{record} is not cleared, and no report prints it", record=named(passage))
            advice = Message("write state = {state} once it may go out", state=literal(PassageState.CLEARED.value))
            yield Diagnostic.about(passage, "TRK609", Severity.INFO, said, advice)
