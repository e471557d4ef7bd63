"""Passages: the narrative of a report, with places for figures."""

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.model._record import Record
from tracker.model._taken import taken
from tracker.model._validators import identifier
from tracker.values import InternationalString

__all__ = ["Passage", "PassageState"]


class PassageState(StrEnum):
    """Whether a passage may go out."""

    DRAFT = "draft"
    CLEARED = "cleared"


@frozen(kw_only=True, field_transformer=taken)
class Passage(Record):
    """
    A paragraph of narrative.

    Attributes:
        id: Unique in the register.

        section: The section it stands in: ``introduction``, ``mandates``, ``coordination``, ``tools``, ``state``,
            ``cooperation``, ``research``, ``recommendations``, ``planned``, ``changes``, ``claims``, or a kind of
            assistance.

        period: The period whose report it stands in, as an id or ``START..END``.

        text: The words; ``{figure:INDICATOR}``, ``{change:INDICATOR}`` and ``{countries:ID}`` are filled in.

        order: Its place among the passages of its section.

        state: Whether it may go out.
    """

    table: ClassVar[str] = "passage"

    id: str = field(validator=identifier)
    section: str
    period: str
    text: InternationalString
    order: int = 0
    state: PassageState = PassageState.DRAFT
