"""Decisions of the office, and what checks find, in words."""

from collections.abc import Iterable

from tracker.checks import Diagnostic
from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.errors import Sentence, StructureFault
from tracker.model import Adjudication
from tracker.words._dates import on_day
from tracker.words._terms import brief

__all__ = ["decision_in_words", "decisions_in_words", "diagnostic_in_words", "fault_message"]


def decision_in_words(adjudication: Adjudication) -> Inline:
    """Say what was decided, why, by whom and when."""
    return Message(
        "Decided: {decision}. {why} ({by}, {date})",
        decision=Verbatim(adjudication.decision),
        why=adjudication.why,
        by=Verbatim(adjudication.by),
        date=on_day(adjudication.on),
    )


def decisions_in_words(adjudications: Iterable[Adjudication]) -> Inline:
    """Say of each decision what it was, one after another."""
    return Sequence(tuple(map(decision_in_words, adjudications)), " ")


def diagnostic_in_words(diagnostic: Diagnostic) -> Inline:
    """Say a diagnostic on one line: "events.toml:31 error TRK102 event 'x' names … (did you mean …?)"."""
    place = Verbatim(f"{diagnostic.origin} " if diagnostic.origin else "")
    code = Verbatim(f" {diagnostic.code} ")
    parts: list[Inline] = [place, brief(diagnostic.severity), code, diagnostic.said]
    if diagnostic.advice is not None:
        parts += [Verbatim(" ("), diagnostic.advice, Verbatim(")")]
    return Sequence(tuple(parts))


def fault_message(fault: StructureFault) -> Sentence:
    """Say what is wrong with a file, after the place in the record."""
    if not fault.path:
        return fault.message
    return Sentence("{where}: {message}", where=fault.path, message=fault.message)
