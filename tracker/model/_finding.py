"""Findings: what research found, with or without a number."""

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.model._record import Record
from tracker.model._taken import taken
from tracker.model._validators import area_codes, country_codes, identifier
from tracker.values import InternationalString, Quantity, When

__all__ = ["Finding", "FoundChange"]


class FoundChange(StrEnum):
    """In which direction research found things to move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    SHIFT = "shift"
    NONE = "none"


@frozen(kw_only=True, field_transformer=taken)
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
