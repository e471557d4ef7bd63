"""Diagnostics: what is wrong, doubtful or missing in a register that is well formed."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from attrs import field, frozen

from tracker.documents import Message
from tracker.errors import InvalidValueError
from tracker.model import Adjudication, Origin, Record, Register
from tracker.values._answer import Answer
from tracker.writers import plain_text


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """something is certainly wrong: two statements of the register cannot both be true, or an id names nothing"""
    WARNING = "warning"
    """something is probably wrong, in the register or in a source; a person should look"""
    INFO = "info"
    """something is missing or doubtful that the figures already allow for"""


def _english(said: Message | None) -> str:
    """Say a sentence as Python users read it; English needs no other language to load."""
    return "" if said is None else plain_text(said, "en")


@frozen(kw_only=True, init=False, repr=False)
class Diagnostic(Answer):
    """
    One sentence about one record, under a code that never changes its meaning.

    >>> print(Diagnostic(
    ...     code="TRK102",
    ...     severity=Severity.ERROR,
    ...     table="event",
    ...     record="x",
    ...     origin=Origin("events.toml", 31),
    ...     message="event 'x' names unknown programme 'glo-akt'",
    ...     hint="did you mean 'glo-act'?",
    ... ))
    events.toml:31 error TRK102 event 'x' names unknown programme 'glo-akt' (did you mean 'glo-act'?)

    Two diagnostics are equal if they say the same in English, however the sentence was put together.

    Attributes:
        code: The code of the check, such as TRK102.

        severity: How much it matters.

        table: The name of the record's type.

        record: The key of the record; None if it is about many records of the type.

        origin: The line that the record, or the first of many, was read from; None if it was made in memory.

        said: What is wrong, in one sentence with the offending value, to be said in any language.

        advice: What to do, to be said in any language; None if there is nothing to add.
    """

    code: str
    severity: Severity
    table: str
    record: str | None = None
    origin: Origin | None = None
    said: Message = field(eq=_english, repr=_english)
    advice: Message | None = field(default=None, eq=_english, repr=_english)

    def __init__(  # the two sentences may be given as text or as messages
        self,
        *,
        code: str,
        severity: Severity,
        table: str,
        record: str | None = None,
        origin: Origin | None = None,
        message: str | Message | None = None,
        hint: str | Message | None = None,
        said: Message | None = None,
        advice: Message | None = None,
    ) -> None:
        """Take *message* and *hint* as English text or as messages to be translated; they go before the fields."""
        sentence = said if message is None else _message(message)
        if sentence is None:
            raise InvalidValueError("a diagnostic of {code} says nothing; give it a message", code=code)
        self.__attrs_init__(
            code=code,
            severity=severity,
            table=table,
            record=record,
            origin=origin,
            said=sentence,
            advice=advice if hint is None else _message(hint),
        )

    @classmethod
    def about(
        cls, record: Record, code: str, severity: Severity, message: str | Message, hint: str | Message = ""
    ) -> Self:
        """Make the diagnostic of a record, with its key and the line it was read from."""
        return cls(
            code=code,
            severity=severity,
            table=record.table,
            record=record.key,
            origin=record.origin,
            message=message,
            hint=hint,
        )

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return _english(self.said)

    @property
    def hint(self) -> str:
        """What to do, in English; empty if there is nothing to add."""
        return _english(self.advice)

    @property
    def place(self) -> tuple[str, int, str, str, str, str]:
        """What diagnostics are sorted by: file, line and code, then whatever tells two apart."""
        file, line = (self.origin.file, self.origin.line) if self.origin else ("", 0)
        return file, line, self.code, self.table, self.record or "", self.message

    def __str__(self) -> str:
        place = f"{self.origin} " if self.origin else ""
        hint = f" ({self.hint})" if self.advice is not None else ""
        return f"{place}{self.severity} {self.code} {self.message}{hint}"


def _message(text: str | Message) -> Message | None:
    """Make a message of plain text, which then stays as it is in every language without a translation of it."""
    if isinstance(text, Message):
        return text
    return Message(text) if text else None


# -- adjudications ----------------------------------------------------------------------------------------------------


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
