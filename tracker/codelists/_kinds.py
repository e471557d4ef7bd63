"""Closed vocabularies of kinds: what assistance, mandates, meetings, documents and programmes may be."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from attrs import frozen

from tracker.errors import UnknownCodeError, closest
from tracker.values import InternationalString

__all__ = ["KINDS", "Code", "Codelist", "codelist"]

KINDS = ("assistance", "mandate", "meeting", "document", "programme")
"""The names of the code lists of kinds."""


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
class Codelist:
    """
    A closed vocabulary (the SDMX name for it).

    >>> codelist("assistance")["training"].title.best("fr")
    'Formations'

    Attributes:
        name: What the list is called in messages.

        codes: The codes by id, in the order in which a report lists them.
    """

    name: str
    codes: Mapping[str, Code]

    def __getitem__(self, code: str) -> Code:
        """
        Return a code.

        Raises:
            UnknownCodeError: The list does not hold it; the error carries the nearest.
        """
        try:
            return self.codes[code]
        except KeyError:
            raise UnknownCodeError(code, codelist=self.name, nearest=closest(code, self.codes)) from None

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)


@cache
def codelist(name: str) -> Codelist:
    """
    Return the code list of kinds of a record type.

    Raises:
        UnknownCodeError: There is no such list.
    """
    lists = _lists()
    if name not in lists:
        raise UnknownCodeError(name, codelist="code lists", nearest=closest(name, lists))
    codes = {code: Code(code, InternationalString(title)) for code, title in lists[name].items()}
    return Codelist(f"kinds of {name}", codes)


@cache
def _lists() -> dict[str, dict[str, dict[str, str]]]:
    text = resources.files("tracker.codelists").joinpath("data", "kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
