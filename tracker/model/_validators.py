"""Validators of fields that hold codes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from attrs import Attribute

from tracker.codelists import area, codelist, countries, country, read_country, scale, scales
from tracker.errors import InvalidValueError, Sentence, UnknownCodeError
from tracker.values import Quantity

__all__ = [
    "area_codes",
    "code_of_scale",
    "country_code",
    "country_codes",
    "identifier",
    "kind_of",
    "not_negative",
    "scale_name",
]

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def kind_of(name: str) -> Validator:
    """Demand a code of the list of kinds called *name*."""

    def validate(_: object, __: "Attribute[Any]", value: str) -> None:
        codelist(name)[value]

    return validate


def scale_name(_: object, __: "Attribute[Any]", value: str) -> None:
    """Demand the name of a scale of status, with its version."""
    scale(value)


def code_of_scale(record: Any, _: "Attribute[Any]", value: str) -> None:  # noqa: ANN401  # any record with a scale
    """Demand a code of the scale that the record names; a scale that does not exist is refused by its own field."""
    known = scales().get(record.scale)
    if known is not None:
        known[value]


def country_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of countries and areas."""
    for code in sorted(value):
        _demand_country(code)


def country_code(_: object, __: "Attribute[Any]", value: str) -> None:
    """Demand the code of a country or area."""
    _demand_country(value)


_OTHERS_CODES = {"UK": "GB", "EL": "GR"}
"""Codes that others use, such as the European Union."""
_LENGTH_OF_CODES = 3


def _demand_country(code: str) -> None:
    """Demand a code; if it is none, say which to write: that of a name, that of another list, or where codes are."""
    try:
        country(code)
    except UnknownCodeError as unknown:
        unknown.sentence = _advised(code, unknown)
        unknown.args = (unknown.sentence,)
        raise


def _advised(code: str, unknown: UnknownCodeError) -> Sentence:
    meant, what = _OTHERS_CODES.get(code), Sentence("a code of ISO 3166-1")
    if meant is None and len(code) > _LENGTH_OF_CODES:
        with suppress(UnknownCodeError):
            meant, what = read_country(code).code, Sentence("a code but a name")
    if meant is not None:
        unknown.nearest = meant
        written = f"{meant!r} ({countries()[meant].name('en')})"
        return Sentence("{code} is not {what}; write {country}", code=repr(code), what=what, country=written)
    if unknown.nearest:
        return unknown.sentence
    advice = "{unknown}; codes are those of ISO 3166-1 alpha-2, such as 'PK' for Pakistan"
    return Sentence(advice, unknown=unknown.sentence)


def area_codes(_: object, __: "Attribute[Any]", value: Iterable[str]) -> None:
    """Demand codes of M49 regions."""
    for code in sorted(value):
        area(code)


def not_negative(_: object, attribute: "Attribute[Any]", value: Quantity | None) -> None:
    """Demand a quantity of what is counted or paid: from zero up."""
    if value is not None and value.value < 0:
        raise InvalidValueError("{name} must not be negative, got {value}", name=attribute.name, value=value.short())


def identifier(_: object, attribute: "Attribute[Any]", value: str) -> None:
    """Demand a word that can name a record in files, links and commands."""
    if not value or " " in value or not value.isprintable():  # of all spaces, only this one can be printed
        raise InvalidValueError(
            "{name} {value} cannot name a record; use letters, digits and hyphens without spaces",
            name=attribute.name,
            value=repr(value),
        )
