"""Adjudications: what people decided where records leave a doubt."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from tracker.model._record import Record
from tracker.values import InternationalString

__all__ = ["Adjudication"]


@frozen(kw_only=True)
class Adjudication(Record):
    """
    A decision on a doubt; it is shown beside what it settles and edits nothing.

    Attributes:
        subject: What it settles: ``claim:ID``, ``identity:A=B`` or ``diagnostic:CODE:ID``.

        decision: What was decided.

        why: On what grounds.

        by: Which office decided.

        on: The day of the decision.
    """

    table: ClassVar[str] = "adjudication"

    subject: str
    decision: str
    why: InternationalString
    by: str
    on: date

    @property
    def key(self) -> str:
        """Its subject."""
        return self.subject
