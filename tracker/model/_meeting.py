"""Meetings of governing bodies and what goes on beside them."""

from typing import ClassVar

from attrs import field, frozen

from tracker.codelists import codelist
from tracker.model._record import Record
from tracker.model._taken import taken
from tracker.model._validators import identifier, not_negative
from tracker.values import InternationalString, Quantity, When

__all__ = ["Meeting"]


@frozen(kw_only=True, field_transformer=taken)
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
