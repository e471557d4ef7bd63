"""How diagnostics and faults read: where, how bad, what is wrong and what to do."""

from tracker.checks import Diagnostic
from tracker.documents import Inline, Sequence, Verbatim
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


def fault_message(fault: StructureFault) -> Sentence:
    """Say what is wrong with a file, after the place in the record."""
    if not fault.path:
        return fault.message
    return Sentence("{where}: {message}", where=fault.path, message=fault.message)
