"""Numbers of countries beside the names of countries."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from tracker.checks._reference_names import known_indicators
from tracker.codelists import country
from tracker.model import AssistanceEvent, Claim, EntityType, Indicator, Programme, Register
from tracker.model._kinds import COUNTRIES_BY_ROLE
from tracker.values import Quantity


@frozen(kw_only=True)
class Enumeration:
    """
    A number of countries with the names of some.

    Attributes:
        record: The record that states both.

        total: How many there are.

        surely: The names that the number certainly counts.

        perhaps: The names that it may count.

        complete: Whether all are named.

        switch: The field that says so.

        what: What is counted.
    """

    record: AssistanceEvent | Programme | Claim
    total: Quantity
    surely: frozenset[str]
    perhaps: frozenset[str]
    complete: bool
    switch: str
    what: str = "countries"


def enumerations(register: Register) -> Iterator[Enumeration]:
    """Go through the programmes, events and claims that count countries and may name them."""
    known = known_indicators(register)
    for programme in register.programmes.values():
        names = frozenset(participant.country for participant in programme.participants)
        yield from _enumeration(programme, programme.participants_total, names, "participants_complete")
    for event in register.events.values():
        yield from _enumeration(event, event.countries_total, event.countries, "countries_complete")
    for claim in register.claims.values():
        entities = _counted(known, claim)
        if entities is not None:
            yield from _enumeration(claim, claim.value, claim.named, "complete", entities)


def _enumeration(
    record: AssistanceEvent | Programme | Claim,
    total: Quantity | None,
    names: frozenset[str],
    switch: str,
    entities: EntityType | str = "countries",
) -> Iterator[Enumeration]:
    if total is None:
        return
    states = frozenset(name for name in names if country(name).is_state)
    surely = names - states if entities is EntityType.TERRITORIES else states
    perhaps = names if entities == "countries" else surely
    yield Enumeration(
        record=record,
        total=total,
        surely=surely,
        perhaps=perhaps,
        complete=bool(getattr(record, switch)),
        switch=switch,
        what=str(entities),
    )


def _counted(known: Mapping[str, Indicator], claim: Claim) -> EntityType | str | None:
    """Return what a claim counts if its names are examples of it: only then can the two be compared."""
    indicator = known.get(claim.indicator)
    entities = claim.entities or (indicator.entities if indicator else None)
    if entities is None and indicator is not None and indicator.counts in COUNTRIES_BY_ROLE:
        return "countries"
    return None if entities is EntityType.ORGANIZATIONS else entities
