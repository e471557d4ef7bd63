"""Recommendations, their deadlines and what became of them."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from attrs import field, frozen

from tracker.model._fields import code_of_scale, converted, identifier, scale_name
from tracker.model._record import Record
from tracker.values import InternationalString, When


class Aspect(StrEnum):
    """Four facts about a recommendation that are never merged."""

    ACCEPTANCE = "acceptance"
    """whether the addressee accepts it"""
    SELF_REPORTED = "self_reported"
    """what the addressee says of its progress"""
    VERIFIED = "verified"
    """what its source, or an auditor, found"""
    ACTIVITY = "activity"
    """that something was done; this is not implementation"""


@frozen(kw_only=True, field_transformer=converted)
class Recommendation(Record):
    """
    What a body recommends to somebody.

    Attributes:
        id: Unique in the register.

        source: The id of the meeting, mandate or document that makes it.

        paragraph: Its paragraph there.

        text: What is recommended.

        issued: When it was made.

        made_by: Who made it, where that is not the source as a whole.

        addressees: To whom it is made.

        priority: How urgent its source calls it.

        mandates: Ids of the mandates that it serves.

        reiterates: Ids of recommendations that it repeats.

        supersedes: Ids of recommendations that it replaces.

        splits: Ids of recommendations that it is a part of.

        merges: Ids of recommendations that it joins into one.
    """

    table: ClassVar[str] = "recommendation"

    id: str = field(validator=identifier)
    source: str
    paragraph: str | None = None
    text: InternationalString
    issued: When
    made_by: tuple[InternationalString, ...] = ()
    addressees: tuple[InternationalString, ...] = ()
    priority: str | None = None
    mandates: frozenset[str] = frozenset()
    reiterates: frozenset[str] = frozenset()
    supersedes: frozenset[str] = frozenset()
    splits: frozenset[str] = frozenset()
    merges: frozenset[str] = frozenset()


@frozen(kw_only=True, field_transformer=converted)
class Deadline(Record):
    """
    By when a recommendation is to be carried out. A new one does not erase the old.

    Attributes:
        recommendation: The id of the recommendation.

        due: The last day, as precisely as it is known; "none" says that there is no deadline, which differs from an
            unknown one.

        set: The day on which the deadline was set.

        reason: Why it was moved.
    """

    table: ClassVar[str] = "deadline"

    recommendation: str
    due: date | When | Literal["none"]
    set: date
    reason: InternationalString | None = None

    @property
    def key(self) -> str:
        """Its recommendation and the day it was set."""
        return f"{self.recommendation}@{self.set}"


@frozen(kw_only=True, field_transformer=converted)
class StatusObservation(Record):
    """
    What somebody found out about a recommendation on a day. Nothing overwrites it.

    Attributes:
        recommendation: The id of the recommendation.

        aspect: Which of the four facts it is about.

        as_of: When it was so.

        scale: The scale, as ``name@version``.

        code: The code on that scale.

        wording: The source's own words.

        assessor: Who found it out.
    """

    table: ClassVar[str] = "status"

    # Decision 17: of one aspect the latest counts; nothing overwrites, and two of one day leave both possible.
    recommendation: str
    aspect: Aspect
    as_of: When
    scale: str = field(validator=scale_name)
    code: str = field(validator=code_of_scale)
    wording: InternationalString | None = None
    assessor: InternationalString | None = None

    @property
    def key(self) -> str:
        """Its recommendation, aspect, date and assessor."""
        assessor = f"@{self.assessor}" if self.assessor else ""
        return f"{self.recommendation}@{self.aspect}@{self.as_of.edtf}{assessor}"
