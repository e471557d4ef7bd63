"""What all records have in common: where they come from, what they replace, what they are of."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.model._field_names import naming_fields
from tracker.model._fields import converted
from tracker.values import InternationalString, When
from tracker.values._answer import Answer


@frozen(kw_only=True, field_transformer=converted)
class Citation:
    """
    A place in a source that says what a record says.

    Attributes:
        document: The source: the id or the symbol of a document of the register.

        paragraph: The paragraph, as numbered in the source; None if it has no numbers.

        page: The page; None if not given.

        quote: The source's own words, short and verbatim; None if not quoted.

        printed: How often the source prints the passage; more than once is itself a finding.
    """

    document: str
    paragraph: str | None = None
    page: str | None = None
    quote: str | None = None
    printed: int = field(default=1)

    @printed.validator
    def _is_positive(self, _: object, value: int) -> None:
        if value < 1:
            raise InvalidValueError(
                "printed must be at least 1, got {value}; leave it out for a passage printed once", value=value
            )


@frozen(field_transformer=converted)
class Origin:
    """
    The line of a register's file that a record was read from.

    Attributes:
        file: The file, relative to the register's directory.

        line: The line, counted from 1.
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


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


@frozen(kw_only=True, field_transformer=converted)
class Revision:
    """
    That a record replaces an earlier one of the same id.

    Attributes:
        reason: Why.

        note: What was changed, in words; None if not said.
    """

    reason: RevisionReason
    note: InternationalString | None = None


@frozen(kw_only=True, field_transformer=converted)
class Record(Answer):
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

    def __init_subclass__(cls, **more: Any) -> None:  # noqa: ANN401  # as Python calls it
        super().__init_subclass__(**more)
        if "__init__" in vars(cls):  # attrs has written it, and makes the class anew with it
            cls.__init__ = naming_fields(cls.__init__)  # type: ignore[method-assign]  # it takes what it took

    @property
    def key(self) -> str:
        """What tells the record from all others of its type: its id, or what it is derived from."""
        return str(getattr(self, "id"))  # noqa: B009  # types without an id override this


def is_withdrawn(record: Record) -> bool:
    """Tell whether a version says that its record no longer counts: it was retracted, or another one is the same."""
    withdrawn = (RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED)
    return record.revision is not None and record.revision.reason in withdrawn
