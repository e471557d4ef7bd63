"""In what parts figures are broken down: the dimensions, and what lies in a part."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal

from tracker.codelists import area, country
from tracker.errors import InvalidValueError, choice_hint
from tracker.model import Breakdown, EntityType, Indicator, Record
from tracker.model._kinds import COUNTRIES_BY_ROLE

PANEL = "panel"
"""The dimension of a part that is several countries together; its code names them, as in ``KE, PK``."""


@cache
def is_of_type(code: str, entities: EntityType | None) -> bool:
    """Tell whether a country or area is of the type of entity counted."""
    if entities is None:
        return True
    if entities is EntityType.ORGANIZATIONS:
        return False
    return country(code).is_state is (entities is EntityType.STATES)


def lies_in(code: str, part: Breakdown) -> bool:
    """Tell whether a country or area lies in a part of the whole by country or region."""
    return all(_LIES_IN[dimension](code, each) for dimension, each in part if dimension in _LIES_IN)


@cache
def codes_of_panel(named: str) -> frozenset[str]:
    """Return the countries that the code of a panel names."""
    return frozenset(named.split(", "))


def _region(code: str) -> str | None:
    region = country(code).region
    return area(region).code if region else None


_LIES_IN: dict[str, Callable[[str, str], bool]] = {
    "country": lambda code, each: code == each,
    "region": lambda code, each: _region(code) == each,
    PANEL: lambda code, each: code in codes_of_panel(each),
}


def _regions(record: Record, role: str) -> Iterator[str]:
    for code in getattr(record, role, ()):
        region = _region(code)
        if region:
            yield region


By = Literal["country", "programme", "kind", "region"]
"""How computed figures may be broken down; stated ones have whatever dimensions their sources have."""

DIMENSIONS: dict[str, Callable[[Record, str], Iterable[str]]] = {
    "country": lambda record, role: getattr(record, role, ()),
    "programme": lambda record, _: getattr(record, "programmes", ()),
    "kind": lambda record, _: [kind] if (kind := getattr(record, "kind", None)) else [],
    "region": _regions,
}
"""The codes of a record in each of these dimensions, of countries those in a role."""


def demand_dimension(dimension: str) -> None:
    """
    Demand that figures can be broken down in a dimension.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    if dimension not in DIMENSIONS:
        hint = choice_hint(dimension, DIMENSIONS)
        raise InvalidValueError(
            "figures are not broken down by {dimension}; {hint}", dimension=repr(dimension), hint=hint
        )


def role_of(indicator: Indicator) -> str:
    """Return the field whose countries an indicator is about: those that it counts, else those assisted."""
    return indicator.counts if indicator.counts in COUNTRIES_BY_ROLE else "countries"


def parts_of(record: Record, dimension: str, *, role: str = "countries") -> frozenset[str]:
    """
    Return the codes of a record in a dimension; of countries and regions those in a role.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    demand_dimension(dimension)
    return frozenset(DIMENSIONS[dimension](record, role))
