"""What all records have in common."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.model._citation import Citation, Origin
from tracker.model._taken import taken
from tracker.values import InternationalString, When

__all__ = ["Record", "Revision", "RevisionReason"]


class RevisionReason(StrEnum):
    """Why a record replaces an earlier one of the same id."""

    ERROR = "error"
    LATE_INFORMATION = "late_information"
    DEFINITION = "definition"
    RECLASSIFICATION = "reclassification"
    ESTIMATE = "estimate"
    DUPLICATE_REMOVED = "duplicate_removed"
    RETRACTION = "retraction"

    @classmethod
    def _missing_(cls, value: object) -> "RevisionReason":
        otherwise = Sentence("the reasons are {words}", words=", ".join(cls))
        hint = nearest_hint(str(value), cls, otherwise=otherwise)
        raise InvalidValueError("{value} is not a reason for a revision; {hint}", value=repr(value), hint=hint)


@frozen(kw_only=True, field_transformer=taken)
class Revision:
    """
    That a record replaces an earlier one of the same id.

    Attributes:
        reason: Why.

        note: What was changed, in words; None if not said.
    """

    reason: RevisionReason
    note: InternationalString | None = None


@frozen(kw_only=True, field_transformer=taken)
class Record:
    """
    What every record may carry, whatever its type.

    Attributes:
        citations: The places in sources that say it.

        published: When its source became public; None takes that of the first cited document.

        recorded: The day it was entered in the register; None means always known.

        same_as: Ids of records of the same thing: they count once.

        possibly_same_as: Ids of records that may be of the same thing: they count as once or several times.

        themes: Free words to group by.

        draft: Whether it still has to be confirmed.

        note: A remark for the keepers of the register; never printed in a report.

        revision: Why it replaces an earlier record of its id; None for a first version.

        origin: The line it was read from; None if it was made in memory. Two records are equal wherever they were read.
    """

    table: ClassVar[str]
    """The name of its type in a register's files."""

    citations: tuple[Citation, ...] = ()
    published: When | None = None
    recorded: date | None = None
    same_as: frozenset[str] = frozenset()
    possibly_same_as: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    draft: bool = False
    note: InternationalString | None = None
    revision: Revision | None = None
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @property
    def key(self) -> str:
        """What tells the record from all others of its type: its id, or what it is derived from."""
        return str(getattr(self, "id"))  # noqa: B009  # types without an id override this
