"""Programmes, and the acts of technical assistance that they give."""

from typing import ClassVar

from attrs import field, frozen

from tracker.model._fields import area_codes, converted, country_code, country_codes, identifier, kind_of, not_negative
from tracker.model._record import Record
from tracker.model._source_document import State
from tracker.values import InternationalString, Quantity, When


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


@frozen(kw_only=True, field_transformer=converted)
class AssistanceEvent(Record):
    """
    One act of technical assistance, to one country or several.

    Attributes:
        id: Unique in the register.

        kind: A code of the kinds of assistance.

        title: What was done.

        when: When it took place, as precisely as the source says.

        assumption: How it came to that date, if the source does not give one; printed with every figure.

        countries: The countries and areas named as assisted; codes of ISO 3166-1 alpha-2, and XK. Those that were there
            in another role stand in the three fields below, and are never counted as assisted.

        countries_complete: Whether the source names all of them ("including" says no).

        countries_total: How many there are, where the source says so.

        hosts: The countries and areas in which it took place.

        represented: The countries and areas whose people took part.

        subjects: The countries and areas that it was about, as those of a study.

        areas: Codes of the M49 regions it was for.

        places: The towns where it took place.

        organizations: Who else took part.

        participants: How many people took part.

        women: How many of them were women.

        programmes: Ids of the programmes that paid for it.

        mandates: Ids of the mandates that it serves.

        recommendations: Ids of the recommendations that it answers.

        part_of: Ids of the events or meetings that it belongs to, as a course to its series.

        outcome: What came of it.

        state: How far it has come; None if not said.
    """

    table: ClassVar[str] = "event"

    id: str = field(validator=identifier)
    kind: str = field(validator=kind_of("assistance"))
    title: InternationalString
    when: When
    assumption: InternationalString | None = None
    countries: frozenset[str] = field(default=frozenset(), validator=country_codes)
    countries_complete: bool = True
    countries_total: Quantity | None = field(default=None, validator=not_negative)
    hosts: frozenset[str] = field(default=frozenset(), validator=country_codes)
    represented: frozenset[str] = field(default=frozenset(), validator=country_codes)
    subjects: frozenset[str] = field(default=frozenset(), validator=country_codes)
    areas: frozenset[str] = field(default=frozenset(), validator=area_codes)
    places: tuple[InternationalString, ...] = ()
    organizations: tuple[InternationalString, ...] = ()
    participants: Quantity | None = field(default=None, validator=not_negative)
    women: Quantity | None = field(default=None, validator=not_negative)
    programmes: frozenset[str] = frozenset()
    mandates: frozenset[str] = frozenset()
    recommendations: frozenset[str] = frozenset()
    part_of: frozenset[str] = frozenset()
    outcome: InternationalString | None = None
    state: State | None = None

    @property
    def named_countries(self) -> frozenset[str]:
        """All countries and areas that it names, in whatever role."""
        return self.countries | self.hosts | self.represented | self.subjects
