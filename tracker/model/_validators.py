"""Validators of fields that hold codes."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import Attribute

from tracker.codelists import area, codelist, country
from tracker.errors import InvalidValueError

__all__ = ["area_codes", "country_code", "country_codes", "identifier", "kind_of"]

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def kind_of(name: str) -> Validator:
    """Demand a code of the list of kinds called *name*."""

    def validate(_: object, __: "Attribute[Any]", value: str) -> None:
        codelist(name)[value]

    return validate


def country_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of countries and areas."""
    for code in sorted(value):
        country(code)


def country_code(_: object, __: "Attribute[Any]", value: str) -> None:
    """Demand the code of a country or area."""
    country(value)


def area_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of M49 regions."""
    for code in sorted(value):
        area(code)


def identifier(_: object, attribute: "Attribute[Any]", value: str) -> None:
    """Demand a word that can name a record in files, links and commands."""
    if not value or value != value.strip() or any(char.isspace() or not char.isprintable() for char in value):
        raise InvalidValueError(
            f"{attribute.name} {value!r} cannot name a record; use letters, digits and hyphens without spaces"
        )
