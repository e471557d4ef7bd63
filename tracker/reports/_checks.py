"""Checks that need what reports are made of; those of the register alone are in `tracker.checks`."""

from collections.abc import Iterator

from tracker.checks import CHECKS, Check, Diagnostic, Severity
from tracker.checks._wording import listed, literal, named
from tracker.documents import Message
from tracker.errors import TrackerError
from tracker.model import DeclaredPeriod, Passage, PassageState, Register


def silent_sentence(register: Register) -> Iterator[Diagnostic]:
    """
    TRK612: a sentence of a passage speaks of a number or a change that nothing gives.

    Why: the report leaves the whole sentence out, rather than print half of it; what it was to say is missing.

    Remedy: record what is missing, declare how complete the periods are, or write the sentence without the place. The
    period compared with is the declared one before.
    """
    for passage in register.confirmed.passages.values():
        period = _reported_on(register, passage)
        if passage.state is not PassageState.CLEARED or period is None or not _has_places(passage):
            continue
        places = _silent(register, passage, period)
        if places:
            said = Message(
                "{record} has nothing to say at {places}, and the sentence is left out",
                record=named(passage),
                places=listed([literal(place) for place in places]),
            )
            advice = Message("record what is missing, or write the sentence without it")
            yield Diagnostic.about(passage, "TRK612", Severity.WARNING, said, advice)


def _reported_on(register: Register, passage: Passage) -> DeclaredPeriod | None:
    periods = register.periods.values()
    return next((each for each in periods if register.is_period(passage.period, each.span)), None)


def _has_places(passage: Passage) -> bool:
    return any("{" in text for text in passage.text)


def _silent(register: Register, passage: Passage, period: DeclaredPeriod) -> tuple[str, ...]:
    """Return the places with nothing to say; what cannot be asked for at all is said by other checks."""
    from tracker.reports._draft import Draft  # noqa: PLC0415  # a register without passages composes nothing
    from tracker.reports._matter import Matter  # noqa: PLC0415  # likewise
    from tracker.reports._passages import silent_places  # noqa: PLC0415  # likewise

    earlier = [each.span for each in register.periods.values() if each.end < period.start]
    against = max(earlier, key=lambda each: (each.end, each.start), default=None)
    matter = Matter(register=register.confirmed, period=period.span, against=against, day=period.end)
    try:
        return silent_places(Draft(matter), passage)
    except TrackerError:
        return ()


EVERY_CHECK: tuple[Check, ...] = (*CHECKS, silent_sentence)
"""The checks of a register, and those of what reports are made of, by code."""
