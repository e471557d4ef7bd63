"""Scales of status: versioned lists of codes, what each means for the backlog, and how one scale becomes another."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

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
    """

    status_class: StatusClass | None


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


@cache
def scales() -> Mapping[str, Scale]:
    """Return every scale by its name, in the order of the data."""
    data = read_toml("scales.toml")
    common = {code: _code(code, data["common"][code]) for code in COMMON_CODES}
    found = {name: _scale(name, row, common) for name, row in data.items() if "@" in name}
    return MappingProxyType(found)


def scale(name: str) -> Scale:
    """
    Return a scale.

    >>> list(scale("upr@1"))
    ['supported', 'noted', 'not_reported', 'not_applicable', 'cleared']

    Raises:
        UnknownCodeError: There is no such scale; the error carries the nearest.
    """
    try:
        return scales()[name]
    except KeyError:
        nearest = closest(name, scales()) or next((each for each in scales() if each.startswith(f"{name}@")), None)
        raise UnknownCodeError(name, codelist="scales", nearest=nearest) from None


def concordance(one: str, other: str) -> Mapping[str, frozenset[str]] | None:
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
    names = scale(one).name, scale(other).name
    return _concordances().get(names)


@cache
def _concordances() -> Mapping[tuple[str, str], Mapping[str, frozenset[str]]]:
    found = {(name, name): {code: frozenset({code}) for code in each} for name, each in scales().items()}
    common = {code: frozenset({code}) for code in COMMON_CODES}
    for row in read_toml("scales.toml")["concordance"]:
        codes = {code: frozenset(row[code]) for code in scales()[row["from"]] if code not in common}
        found[row["from"], row["to"]] = codes | common
    return MappingProxyType(found)


def _scale(name: str, row: Mapping[str, Any], common: Mapping[str, ScaleCode]) -> Scale:
    own = {code: _code(code, texts) for code, texts in row.items() if code not in ("title", "source")}
    codes = MappingProxyType({**own, **common})
    return Scale(name=name, codes=codes, title=InternationalString(row["title"]), source=row["source"])


def _code(code: str, row: Mapping[str, str]) -> ScaleCode:
    texts = {key: text for key, text in row.items() if key != "class"}
    return ScaleCode(code, InternationalString(texts), StatusClass(row["class"]) if "class" in row else None)
