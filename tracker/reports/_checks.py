"""
Every check by one door: those of the register alone, from `tracker.checks`, and those of what reports are made of.

They stand here because a sentence of a passage can only be tried by whoever composes it.
"""

from collections.abc import Iterable, Iterator, Sequence

from tracker.checks import CHECKS, Check, Diagnostic, Severity
from tracker.checks import check as check_by
from tracker.checks import explain as explain_by
from tracker.checks._wording import listed, literal, named
from tracker.documents import Message
from tracker.errors import TrackerError
from tracker.model import DeclaredPeriod, Passage, PassageState, Register
from tracker.model._called import of_register
from tracker.values._answer import Answers


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


@of_register
def check(
    register: Register,
    checks: Sequence[Check] = EVERY_CHECK,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limit: int | None = 20,
) -> Answers[Diagnostic]:
    """
    Check whether a well-formed register is right, and return what is wrong or doubtful, sorted by file, line and code.

    It runs what ``tracker check`` runs. An adjudication of ``diagnostic:CODE:ID`` silences the diagnostic of that code
    about that record; ``diagnostic:CODE:TABLE`` silences it for a whole record type.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> [diagnostic.code for diagnostic in check(register, select=["TRK3"])]
    ['TRK304']

    Args:
        register: The register.

        checks: The checks to run; give ``(*EVERY_CHECK, my_check)`` to add one.

        select: Codes, or beginnings of codes such as ``TRK2``, to keep; none keeps all.

        ignore: Codes, or beginnings of codes, to leave out.

        limit: How many remarks (of severity info) of one code about one record type are said one by one; more than
            that are a habit of the register and said as one. None says each.

    Raises:
        UnknownCodeError: No check has a code that begins so; the error carries the nearest.
    """
    return check_by(register, checks, select=select, ignore=ignore, limit=limit)


def explain(code: str, checks: Sequence[Check] = EVERY_CHECK) -> str:
    """
    Say what a check looks for, why that matters, and what to do.

    >>> print(explain("TRK612").splitlines()[0])
    TRK612: a sentence of a passage speaks of a number or a change that nothing gives.

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.
    """
    return explain_by(code, checks)
