"""What governing bodies do: their mandates, their meetings and what goes on beside them."""

from typing import ClassVar

from attrs import field, frozen

from tracker.codelists import codelist
from tracker.codelists._organs import dated_by_symbol
from tracker.model._fields import converted, identifier, kind_of, not_negative
from tracker.model._record import Record
from tracker.values import InternationalString, Quantity, When


@frozen(kw_only=True, field_transformer=converted)
class OperativeParagraph:
    """
    One thing a mandate decides, asks or encourages.

    Attributes:
        number: Its number in the mandate; None if the source does not give it.

        verb: The operative verb, such as "encourages".

        text: What is decided or asked.

        addressees: Who is asked.
    """

    number: str | None = None
    verb: InternationalString | None = None
    text: InternationalString
    addressees: tuple[InternationalString, ...] = ()


@frozen(kw_only=True, field_transformer=converted)
class Mandate(Record):
    """
    A resolution, convention, compact, target or other act that tells someone to do something.

    Attributes:
        id: Unique in the register.

        kind: A code of the kinds of mandate.

        organ: Who adopted it.

        symbol: Its document symbol.

        number: Its number where that is no symbol, such as "9" of an objective.

        title: What it is called.

        adopted: When it was adopted; None if the register does not say.

        in_force: From when to when it is in force.

        renews: Ids of the mandates that it renews.

        endorses: Ids of the mandates or documents that it endorses.

        supersedes: Ids of the mandates that it replaces.

        implements: Ids of the mandates that it serves.

        supplements: Ids of the mandates that it adds to, as a protocol to its convention.

        part_of: Ids of the mandates that it is a part of, as an objective of its compact.

        addressees: Who is asked.

        paragraphs: Its operative paragraphs, as far as they concern the register.

        reports_at: When a report on it is due, in words such as "eightieth session".

        background: Whether it only explains a name or a text, or is law of a country that is assisted: no mandate of
            the work, which no report lists as one.
    """

    table: ClassVar[str] = "mandate"

    id: str = field(validator=identifier)
    kind: str = field(validator=kind_of("mandate"))
    organ: InternationalString | None = None
    symbol: str | None = None
    number: str | None = None
    title: InternationalString
    adopted: When | None = None
    in_force: When | None = None
    renews: frozenset[str] = frozenset()
    endorses: frozenset[str] = frozenset()
    supersedes: frozenset[str] = frozenset()
    implements: frozenset[str] = frozenset()
    supplements: frozenset[str] = frozenset()
    part_of: frozenset[str] = frozenset()
    addressees: tuple[InternationalString, ...] = ()
    paragraphs: tuple[OperativeParagraph, ...] = ()
    reports_at: InternationalString | None = None
    background: bool = False

    @property
    def dated(self) -> When | None:
        """When it was adopted; where nothing says so, in the session or year that its symbol names, or None."""
        return self.adopted or (dated_by_symbol(self.symbol) if self.symbol is not None else None)


@frozen(kw_only=True, field_transformer=converted)
class Meeting(Record):
    """
    A session, working group, congress, forum or side event.

    Attributes:
        id: Unique in the register.

        kind: A code of the kinds of meeting; None if it is of no kind in particular.

        organ: Whose meeting it is.

        title: What it is called.

        when: The days on which it was held.

        place: The town, or "online".

        session: The number of the session.

        part_of: Ids of the meetings that it belongs to, as a side event to its session.

        participants: How many took part.

        organizations: Who organized it or took part.
    """

    table: ClassVar[str] = "meeting"

    id: str = field(validator=identifier)
    kind: str | None = field(default=None)
    organ: InternationalString | None = None
    title: InternationalString
    when: When
    place: InternationalString | None = None
    session: str | None = None
    part_of: frozenset[str] = frozenset()
    participants: Quantity | None = field(default=None, validator=not_negative)
    organizations: tuple[InternationalString, ...] = ()

    @kind.validator
    def _is_known(self, _: object, value: str | None) -> None:
        if value is not None:
            codelist("meeting")[value]
