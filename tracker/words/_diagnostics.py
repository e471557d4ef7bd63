"""How diagnostics and faults read: where, how bad, what is wrong and what to do."""

from tracker.checks import Diagnostic
from tracker.checks._names import plural
from tracker.checks._repeated import Repeated
from tracker.documents import Inline, Message, Numeral, Sequence, Verbatim
from tracker.errors import Sentence, StructureFault
from tracker.words._terms import brief


def diagnostic_in_words(diagnostic: Diagnostic) -> Inline:
    """Say a diagnostic on one line: "events.toml:31 error TRK102 event 'x' names … (did you mean …?)"."""
    place = Verbatim(f"{diagnostic.origin} " if diagnostic.origin else "")
    code = Verbatim(f" {diagnostic.code} ")
    parts: list[Inline] = [place, brief(diagnostic.severity), code, diagnostic.said]
    if diagnostic.advice is not None:
        parts += [Verbatim(" ("), diagnostic.advice, Verbatim(")")]
    return Sequence(tuple(parts))


def repeated_in_words(repeated: Repeated) -> Inline:
    """Say how many more diagnostics there are like those shown, and how to read them all."""
    code = Verbatim(repeated.like.code)
    return Message(
        "{severity} {code}: likewise {number} more {records} ('--select {code}' names each)",
        severity=brief(repeated.like.severity),
        code=code,
        number=Numeral(repeated.left),
        records=plural(repeated.like.table),
    )


def fault_message(fault: StructureFault) -> Sentence:
    """Say what is wrong with a file, after the place in the record."""
    if not fault.path:
        return fault.message
    return Sentence("{where}: {message}", where=fault.path, message=fault.message)
