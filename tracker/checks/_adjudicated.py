"""What people have settled: adjudications of diagnostics and of identities."""

from collections.abc import Iterator

from attrs import frozen

from tracker.checks._diagnostic import Diagnostic
from tracker.model import Adjudication, Record, Register

__all__ = ["Settled", "halves", "settled"]


@frozen
class Settled:
    """
    The doubts that need no further mention.

    Attributes:
        diagnostics: Pairs of a code and the key of a record, or the name of a record type for all of them.

        identities: Pairs of keys of records that were found to be the same, or not to be.
    """

    diagnostics: frozenset[tuple[str, str]]
    identities: frozenset[frozenset[str]]

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Tell whether an adjudication settles *diagnostic*."""
        return bool(
            self.diagnostics & {(diagnostic.code, diagnostic.record or ""), (diagnostic.code, diagnostic.table)}
        )

    def tells_apart(self, one: Record, other: Record) -> bool:
        """Tell whether the register already says whether two records are of the same thing."""
        linked = one.same_as | one.possibly_same_as
        linked_back = other.same_as | other.possibly_same_as
        return other.key in linked or one.key in linked_back or frozenset((one.key, other.key)) in self.identities


def settled(register: Register) -> Settled:
    """Read the adjudications of a register; a subject in no known form settles nothing."""
    diagnostics: set[tuple[str, str]] = set()
    identities: set[frozenset[str]] = set()
    for adjudication in register.of_type(Adjudication).values():
        form, _, rest = adjudication.subject.partition(":")
        if form == "diagnostic":
            code, _, record = rest.partition(":")
            diagnostics.add((code.upper(), record))
        elif form == "identity":
            identities.update(frozenset(pair) for pair in halves(rest))
    return Settled(frozenset(diagnostics), frozenset(identities))


_MOST_PARTS = 100


def halves(pair: str) -> Iterator[tuple[str, str]]:
    """
    Split ``A=B`` in every way possible, since the key of an observation may hold an equals sign itself.

    What holds more of them than any two keys have is no pair.
    """
    parts = pair.split("=")
    for cut in range(1, len(parts) if len(parts) <= _MOST_PARTS else 0):
        yield "=".join(parts[:cut]), "=".join(parts[cut:])
