"""What is written rather than done: findings of research, the narrative of a report, what people decided on doubts."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.model._fields import area_codes, converted, country_codes, identifier
from tracker.model._record import Record
from tracker.values import InternationalString, Quantity, When


class FoundChange(StrEnum):
    """In which direction research found things to move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    SHIFT = "shift"
    NONE = "none"


@frozen(kw_only=True, field_transformer=converted)
class Finding(Record):
    """
    Something that research found out.

    Attributes:
        id: Unique in the register.

        text: What was found.

        areas: Codes of the M49 regions it is about.

        countries: The countries and areas it is about.

        when: The time it is about.

        change: In which direction things moved; None if it says nothing of movement.

        value: The number found.

        wording: The source's own words for a size without a number.
    """

    table: ClassVar[str] = "finding"

    id: str = field(validator=identifier)
    text: InternationalString
    areas: frozenset[str] = field(default=frozenset(), validator=area_codes)
    countries: frozenset[str] = field(default=frozenset(), validator=country_codes)
    when: When | None = None
    change: FoundChange | None = None
    value: Quantity | None = None
    wording: InternationalString | None = None


class PassageState(StrEnum):
    """Whether a passage may go out."""

    DRAFT = "draft"
    CLEARED = "cleared"


@frozen(kw_only=True, field_transformer=converted)
class Passage(Record):
    """
    A paragraph of narrative.

    Attributes:
        id: Unique in the register.

        section: The section it stands in: ``summary``, ``action``, ``introduction``, ``mandates``, ``coordination``,
            ``tools``, ``state``, ``cooperation``, ``research``, ``recommendations``, ``followup``, ``planned``,
            ``difficulties``, ``conclusions``, ``changes``, ``claims``, or a kind of assistance.

        period: The period whose report it stands in, as an id or ``START..END``.

        text: The words; ``{figure:ID}``, ``{before:ID}``, ``{change:ID}``, ``{date:ID}`` (of an indicator or a claim)
            and ``{countries:ID:FORM}`` are filled in. A sentence with a place that has nothing to say is left out.

        order: Its place among the passages of its section.

        state: Whether it may go out.

        tells: The ids of the records that its words tell of: activities, meetings, papers, networks. A report that
            prints the passage lists them no more, counts them all the same, and leads from its note to them.
    """

    table: ClassVar[str] = "passage"

    id: str = field(validator=identifier)
    section: str
    period: str
    text: InternationalString
    order: int = 0
    state: PassageState = PassageState.DRAFT
    tells: frozenset[str] = frozenset()


@frozen(kw_only=True, field_transformer=converted)
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
