"""Programmes and whatever else runs for a while: projects, networks, portals, operations."""

from typing import ClassVar

from attrs import field, frozen

from tracker.model._conversion import converted
from tracker.model._record import Record
from tracker.model._validators import country_code, identifier, kind_of, not_negative
from tracker.values import InternationalString, Quantity, When

__all__ = ["Participant", "Programme"]


@frozen(kw_only=True, field_transformer=converted)
class Participant:
    """
    A country or area that takes part in a programme.

    Attributes:
        country: Its code.

        when: From when to when; None for as long as the programme runs.
    """

    country: str = field(validator=country_code)
    when: When | None = None


@frozen(kw_only=True, field_transformer=converted)
class Programme(Record):
    """
    A programme, project, network, portal, database, observatory or operation.

    Attributes:
        id: Unique in the register.

        kind: A code of the kinds of programme.

        title: What it is called.

        acronym: Its short name.

        aliases: Other names by which sources call it.

        when: From when to when it runs.

        donors: Who pays for it.

        budget: What it costs.

        participants: The countries and areas that take part.

        participants_complete: Whether all of them are named.

        participants_total: How many there are, where a source says so.

        organizations: Who else takes part.
    """

    table: ClassVar[str] = "programme"

    id: str = field(validator=identifier)
    kind: str = field(validator=kind_of("programme"))
    title: InternationalString
    acronym: str | None = None
    aliases: tuple[InternationalString, ...] = ()
    when: When | None = None
    donors: tuple[InternationalString, ...] = ()
    budget: Quantity | None = field(default=None, validator=not_negative)
    participants: tuple[Participant, ...] = ()
    participants_complete: bool = True
    participants_total: Quantity | None = field(default=None, validator=not_negative)
    organizations: tuple[InternationalString, ...] = ()
