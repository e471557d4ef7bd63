"""Regions of the world as the United Nations divides it for statistics (M49)."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from attrs import frozen

from tracker.codelists._codelist import read_table
from tracker.errors import UnknownCodeError, closest
from tracker.values import InternationalString, Language

__all__ = ["Area", "AreaKind", "area", "areas"]


class AreaKind(StrEnum):
    """The level of an area."""

    WORLD = "world"
    REGION = "region"
    SUBREGION = "subregion"
    INTERMEDIATE = "intermediate"


@frozen(kw_only=True)
class Area:
    """
    A region of M49; the division is for statistics and implies nothing about affiliation.

    >>> area("419").name("en")
    'Latin America and the Caribbean'

    Attributes:
        code: Three digits of M49.

        kind: Its level.

        parent: The code of the area it belongs to; None for the world.

        names: Its name in the six languages.
    """

    code: str
    kind: AreaKind
    parent: str | None
    names: InternationalString

    def name(self, language: str) -> str:
        """Return its name in *language*."""
        return self.names.best(Language(language))


def area(code: str) -> Area:
    """
    Return the area with the three-digit *code*.

    >>> area("145").parent
    '142'

    Raises:
        UnknownCodeError: No such code; the error carries the nearest.
    """
    found = areas().get(code)
    if found is None:
        nearest = closest(code, areas())
        meaning = None if nearest is None else areas()[nearest].name("en")
        raise UnknownCodeError(code, codelist="areas", nearest=nearest, meaning=meaning)
    return found


@cache
def areas() -> Mapping[str, Area]:
    """
    Return the world and every region, sub-region and intermediate region by its code.

    >>> areas()["202"].name("fr")
    'Afrique subsaharienne'
    """
    return MappingProxyType({row["code"]: _area(row) for row in read_table("areas.csv")})


def _area(row: dict[str, str]) -> Area:
    return Area(
        code=row["code"],
        kind=AreaKind(row["kind"]),
        parent=row["parent"] or None,
        names=InternationalString({language: row[language] for language in ("en", "fr", "es", "ru", "ar", "zh")}),
    )
