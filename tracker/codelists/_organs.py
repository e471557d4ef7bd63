"""Organs of the United Nations, and the beginnings of symbols that tell whose a document is."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from tracker.codelists._codelist import demanded
from tracker.codelists._data import read_toml
from tracker.values import InternationalString

__all__ = ["Organ", "organ", "organ_of", "organs"]


@frozen
class Organ:
    """
    An organ of the United Nations, or a body that it services.

    Attributes:
        code: Its code, such as GA.

        name: Its name in six languages.

        symbols: How the symbols of its documents begin.
    """

    code: str
    name: InternationalString
    symbols: tuple[str, ...]


@cache
def organs() -> Mapping[str, Organ]:
    """Return every organ by its code."""
    found = {}
    for code, row in read_toml("organs.toml").items():
        symbols = tuple(row.pop("symbols"))
        found[code] = Organ(code, InternationalString(row), symbols)
    return MappingProxyType(found)


def organ(code: str) -> Organ:
    """
    Return an organ.

    >>> organ("SC").name.best("fr")
    'Conseil de sécurité'

    Raises:
        UnknownCodeError: The list does not hold it; the error carries the nearest.
    """
    return demanded(code, organs(), codelist="organs")


def organ_of(symbol: str) -> Organ | None:
    """
    Return the organ that a document symbol belongs to, by its longest known beginning; None if none fits.

    >>> [found.code for symbol in ("A/RES/76/172", "A/HRC/50/1", "E/CN.15/2021/1") if (found := organ_of(symbol))]
    ['GA', 'HRC', 'CCPCJ']
    """
    fitting = [
        (len(beginning), each)
        for each in organs().values()
        for beginning in each.symbols
        if symbol == beginning or symbol.startswith(f"{beginning}/")
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
