"""Diagnostics: what is wrong, doubtful or missing in a register that is well formed."""

from enum import StrEnum
from typing import Self

from attrs import frozen

from tracker.model import Origin, Record

__all__ = ["Diagnostic", "Severity"]


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """something is certainly wrong: two statements of the register cannot both be true, or an id names nothing"""
    WARNING = "warning"
    """something is probably wrong, in the register or in a source; a person should look"""
    INFO = "info"
    """something is missing or doubtful that the figures already allow for"""


@frozen(kw_only=True)
class Diagnostic:
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

    Attributes:
        code: The code of the check, such as TRK102.

        severity: How much it matters.

        table: The name of the record's type.

        record: The key of the record; None if it is about many records of the type.

        origin: The line that the record, or the first of many, was read from; None if it was made in memory.

        message: What is wrong, in one sentence with the offending value.

        hint: What to do; empty if there is nothing to add.
    """

    code: str
    severity: Severity
    table: str
    record: str | None = None
    origin: Origin | None = None
    message: str
    hint: str = ""

    @classmethod
    def about(cls, record: Record, code: str, severity: Severity, message: str, hint: str = "") -> Self:
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
    def place(self) -> tuple[str, int, str, str, str, str]:
        """What diagnostics are sorted by: file, line and code, then whatever tells two apart."""
        file, line = (self.origin.file, self.origin.line) if self.origin else ("", 0)
        return file, line, self.code, self.table, self.record or "", self.message

    def __str__(self) -> str:
        place = f"{self.origin} " if self.origin else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity} {self.code} {self.message}{hint}"
