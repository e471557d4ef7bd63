"""Scales of status: versioned lists of codes, what each means for the backlog, and how one scale becomes another."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import frozen

from tracker.codelists._codelist import Code, Codelist, read_toml
from tracker.errors import UnknownCodeError, closest
from tracker.values import InternationalString

COMMON_CODES = ("not_reported", "not_applicable", "cleared")
"""Codes of every scale, which say that a status is not known: nothing was reported, there is nothing to report, or an
earlier status was withdrawn and none put in its place."""


class StatusClass(StrEnum):
    """What a status means for the backlog of recommendations."""

    OPEN = "open"
    """still to be carried out, wholly or in part"""
    IMPLEMENTED = "implemented"
    """carried out"""
    CLOSED_OTHERWISE = "closed_otherwise"
    """no longer to be carried out: overtaken by events, superseded, withdrawn, not accepted"""


@frozen
class ScaleCode(Code):
    """
    One code of a scale.

    Attributes:
        id: The code itself, as a register's file writes it.

        title: What a report calls it.

        status_class: What it means for the backlog; None if it decides nothing, as codes of acceptance do.

        words: The wordings that sources use for it.
    """

    status_class: StatusClass | None
    words: tuple[str, ...] = ()


@frozen(kw_only=True)
class Scale(Codelist[ScaleCode]):
    """
    A scale of status in one of its versions.

    >>> scale("board_of_auditors@1")["overtaken_by_events"].status_class
    <StatusClass.CLOSED_OTHERWISE: 'closed_otherwise'>

    Attributes:
        name: Its name with its version, as a register's file writes it.

        codes: Its codes by id, in the order in which a report lists them; those that every scale has come last.

        title: Whose scale it is.

        source: Where it is defined.
    """

    title: InternationalString
    source: str


Concordance: TypeAlias = Mapping[str, frozenset[str]]
"""For each code of a scale the codes of another that it may be."""


@frozen(eq=False)
class Scales(Mapping[str, Scale]):
    """
    Scales by name, and what is known of how each becomes another.

    >>> list(scales())[:2]
    ['plain@1', 'board_of_auditors@1']

    Attributes:
        by_name: The scales, those that the library ships first.

        concordances: How a scale becomes another, by the names of the two.
    """

    by_name: Mapping[str, Scale]
    concordances: Mapping[tuple[str, str], Concordance]

    def __getitem__(self, name: str) -> Scale:
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_name)

    def __len__(self) -> int:
        return len(self.by_name)

    def demanded(self, name: str) -> Scale:
        """
        Return a scale.

        Raises:
            UnknownCodeError: There is no such scale; the error carries the nearest.
        """
        try:
            return self.by_name[name]
        except KeyError:
            nearest = closest(name, self) or next((each for each in self if each.startswith(f"{name}@")), None)
            raise UnknownCodeError(name, codelist="scales", nearest=nearest) from None

    def concordance(self, one: str, other: str) -> Concordance | None:
        """
        Return for each code of a scale the codes of another that it may be; None if the two cannot be compared.

        Of a scale with itself it is the identity. Codes that every scale has stay what they are.

        Raises:
            UnknownCodeError: There is no such scale.
        """
        names = self.demanded(one).name, self.demanded(other).name
        if one == other:
            return {code: frozenset({code}) for code in self.by_name[one]}
        found = self.concordances.get(names)
        return None if found is None else {**found, **{code: frozenset({code}) for code in COMMON_CODES}}

    def with_own(self, own: Iterable[Scale], concordances: Mapping[tuple[str, str], Concordance]) -> "Scales":
        """Return these scales and others, such as those that a register declares."""
        return Scales(
            MappingProxyType({**self.by_name, **{each.name: each for each in own}}),
            MappingProxyType({**self.concordances, **concordances}),
        )


@cache
def scales() -> Scales:
    """Return every scale that ships, by its name, in the order of the data."""
    data = read_toml("scales.toml")
    found = {name: _scale(name, row) for name, row in data.items() if "@" in name}
    concordances = {
        (row["from"], row["to"]): {code: frozenset(row[code]) for code in found[row["from"]] if code in row}
        for row in data["concordance"]
    }
    return Scales(MappingProxyType(found), MappingProxyType(concordances))


def scale(name: str) -> Scale:
    """
    Return a scale that ships.

    >>> list(scale("upr@1"))
    ['supported', 'noted', 'not_reported', 'not_applicable', 'cleared']

    Raises:
        UnknownCodeError: There is no such scale; the error carries the nearest.
    """
    return scales().demanded(name)


def concordance(one: str, other: str) -> Concordance | None:
    """
    Return for each code of a scale the codes of another that it may be; None if the two cannot be compared.

    >>> sorted((concordance("ieg@1", "ieg@2") or {})["high"])
    ['complete', 'high']
    >>> concordance("upr@1", "plain@1") is None
    True

    Of a scale with itself it is the identity. Codes that every scale has stay what they are.

    Raises:
        UnknownCodeError: There is no such scale.
    """
    return scales().concordance(one, other)


def scale_of(name: str, *, title: InternationalString, codes: Iterable[ScaleCode], source: str = "") -> Scale:
    """
    Make a scale of its own codes; those that every scale has come last.

    Args:
        name: Its name with its version.

        title: Whose scale it is.

        codes: Its own codes, in their order.

        source: Where it is defined.
    """
    every = {**{each.id: each for each in codes}, **_common_codes()}
    return Scale(name=name, codes=MappingProxyType(every), title=title, source=source)


@cache
def _common_codes() -> Mapping[str, ScaleCode]:
    data = read_toml("scales.toml")["common"]
    return MappingProxyType({code: _code(code, data[code]) for code in COMMON_CODES})


def _scale(name: str, row: Mapping[str, Any]) -> Scale:
    own = [_code(code, texts) for code, texts in row.items() if code not in ("title", "source")]
    return scale_of(name, title=InternationalString(row["title"]), codes=own, source=row["source"])


def _code(code: str, row: Mapping[str, str]) -> ScaleCode:
    texts = {key: text for key, text in row.items() if key != "class"}
    return ScaleCode(code, InternationalString(texts), StatusClass(row["class"]) if "class" in row else None)
