"""Claims: figures printed in a document whose records the register does not hold."""

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.model._fields import converted, country_codes, identifier
from tracker.model._observation import Breakdown, one_time
from tracker.model._record import Record
from tracker.values import InternationalString, Quantity, When


class EntityType(StrEnum):
    """What kind of thing is counted where countries are."""

    STATES = "states"
    """Member States and observer States"""
    TERRITORIES = "territories"
    ORGANIZATIONS = "organizations"

    @classmethod
    def _missing_(cls, value: object) -> "EntityType":
        otherwise = Sentence("the entity types are {words}", words=", ".join(cls))
        hint = nearest_hint(str(value), cls, otherwise=otherwise)
        raise InvalidValueError("{value} is not an entity type; {hint}", value=repr(value), hint=hint)


@frozen(kw_only=True, field_transformer=converted)
class Claim(Record):
    """
    A figure printed in a document.

    Attributes:
        id: Unique in the register.

        document: The document that prints it: an id or a symbol.

        paragraph: The paragraph that prints it.

        indicator: The id of the indicator.

        at: The instant of a stock or of a cumulative number.

        period: The period of a flow, as an id or ``START..END``: the claim's own, whatever the report's is.

        since: Where a cumulative number starts counting.

        value: The number, hedged as printed.

        named: Codes of the countries and areas that the document names for it.

        complete: Whether it names all of them.

        entities: What is counted.

        scope: What the number is about, where that is narrower than the indicator.

        breakdown: What part of the whole it is about.

        about: The id of a record that it describes; None for the whole.

        provider: Who keeps the number, where the document says so.

        method: How it is counted, where the document says so.

        includes: Ids of claims that are parts of this one.

        includes_all: Ids of claims that together make up this one.

        text: The sentence, in words of the register.
    """

    table: ClassVar[str] = "claim"

    id: str = field(validator=identifier)
    document: str
    paragraph: str
    indicator: str
    at: When | None = None
    period: str | None = field(default=None)  # decision 3: its own, even where its document covers another
    since: When | None = None
    value: Quantity
    named: frozenset[str] = field(default=frozenset(), validator=country_codes)
    complete: bool = True
    entities: EntityType | None = None
    scope: InternationalString | None = None
    breakdown: Breakdown = ()
    about: str | None = None
    provider: InternationalString | None = None
    method: InternationalString | None = None
    includes: frozenset[str] = frozenset()
    includes_all: frozenset[str] = frozenset()
    text: InternationalString | None = None

    @period.validator
    def _is_one_time(self, _: object, value: str | None) -> None:
        one_time(self.at, value)
