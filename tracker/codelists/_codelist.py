"""Closed vocabularies, and those of kinds: what assistance, mandates, meetings, documents and programmes may be."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from csv import DictReader
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from attrs import frozen

from tracker.errors import UnknownCodeError, closest
from tracker.values import InternationalString


def read_table(name: str) -> list[dict[str, str]]:
    """
    Read a table of this package's *data*, one dictionary a row.

    >>> read_table("countries.csv")[0]["code"]
    'AD'
    """
    return list(DictReader(_text(name).splitlines()))


def read_toml(name: str) -> dict[str, Any]:
    """
    Read a file of this package's *data* whose rows differ.

    >>> read_toml("organs.toml")["SC"]["en"]
    'Security Council'
    """
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("tracker.codelists").joinpath("data", name).read_text(encoding="utf-8")


KINDS = ("assistance", "mandate", "meeting", "document", "programme")
"""The names of the code lists of kinds."""

T = TypeVar("T")


def demanded(code: str, known: Mapping[str, T], *, codelist: str) -> T:
    """
    Return what a code stands for.

    Raises:
        UnknownCodeError: It stands for nothing; the error carries the nearest.
    """
    try:
        return known[code]
    except KeyError:
        raise UnknownCodeError(code, codelist=codelist, nearest=closest(code, known) or _kind_in(code, known)) from None


def _kind_in(text: str, known: Mapping[str, object]) -> str | None:
    """Return the kind that a text of several words begins with, as "training course" does; statuses are no kinds."""
    first, *others = re.findall(r"\w+", text.casefold()) or [""]
    return first if others and isinstance(known.get(first), Kind) else None


class KindClass(StrEnum):
    """What an activity of a kind does for the countries that it names."""

    # Decision 24: only assistance makes a State one that was assisted.

    ASSISTANCE = "assistance"
    """it assists them"""
    MEETING = "meeting"
    """it brings their people together, or others to speak of them"""
    KNOWLEDGE = "knowledge"
    """it finds something out about them, or publishes it"""
    OTHER = "other"
    """none of these"""


@frozen
class Code:
    """
    One code of a list.

    Attributes:
        id: The code itself, as a register's file writes it.

        title: What a report calls the category.
    """

    id: str
    title: InternationalString


@frozen
class Lead:
    """
    How a report begins to tell of assistance of a kind.

    Attributes:
        text: The sentence; ``{countries}`` is the place of the countries assisted.

        form: How their names stand in it, such as ``to``: where a preposition is part of the name, which one.
    """

    text: InternationalString
    form: str


@frozen
class Kind(Code):
    """
    A kind of records.

    >>> codelist("assistance")["briefing"].section
    'coordination'

    Attributes:
        id: The code itself, as a register's file writes it.

        title: What a report calls the category.

        section: The section of a report that tells of what is of the kind; None for no section of its own.

        lead: How a report begins to tell of it; None for a plain list of countries.

        kind_class: Of a kind of assistance, whether it assists or what else it does; None in lists without classes.
    """

    section: str | None = None
    lead: Lead | None = None
    kind_class: KindClass | None = None


C = TypeVar("C", bound=Code)


@frozen
class Codelist(Generic[C]):
    """
    A closed vocabulary (the SDMX name for it).

    >>> codelist("assistance")["training"].title.best("fr")
    'Formations'

    Attributes:
        name: What the list is called in messages.

        codes: The codes by id, in the order in which a report lists them.
    """

    name: str
    codes: Mapping[str, C]

    def __getitem__(self, code: str) -> C:
        """
        Return a code.

        Raises:
            UnknownCodeError: The list does not hold it; the error carries the nearest.
        """
        return demanded(code, self.codes, codelist=self.name)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)


@cache
def codelist(name: str) -> Codelist[Kind]:
    """
    Return the code list of kinds of a record type.

    Raises:
        UnknownCodeError: There is no such list.
    """
    codes = demanded(name, read_toml("kinds.toml"), codelist="code lists")
    return Codelist(f"kinds of {name}", {code: _kind(code, row) for code, row in codes.items()})


def _kind(code: str, row: Mapping[str, Any]) -> Kind:
    texts = {key: text for key, text in row.items() if key not in ("section", "lead", "class")}
    lead = None
    if "lead" in row:
        words = {key: text for key, text in row["lead"].items() if key != "form"}
        lead = Lead(InternationalString(words), row["lead"]["form"])
    return Kind(code, InternationalString(texts), row.get("section"), lead, _class(row))


def _class(row: Mapping[str, Any]) -> KindClass | None:
    return KindClass(row["class"]) if "class" in row else None
