"""Symbols of United Nations documents."""

import re
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidSymbolError

__all__ = ["DocumentSymbol"]

_BODY = re.compile(r"[A-Z][A-Z0-9.]*(?:-[A-Z0-9]+)*", re.ASCII)
_PART = re.compile(r"[A-Z0-9]+(?:[.-][A-Z0-9]+)*(?:\([A-Z0-9 ]+\))*", re.ASCII | re.IGNORECASE)
_SUFFIX = re.compile(r"(?P<kind>Add|Corr|Rev|Amend|L|CRP|INF|NGO|WP)\.(?P<number>\d+)", re.ASCII)
_SECTION = re.compile(r"\((?P<section>(?:Sect|Part|Vol)\. [0-9IVX]+)\)|,? (?P<other>(?:Sect|part|vol)\. [0-9IVX]+)")
_YEAR = re.compile(r"(?:18|19|20)\d\d")


@frozen(init=False)
class DocumentSymbol:
    """
    The symbol of a United Nations document, such as CTOC/COP/WG.7/2020/2.

    >>> symbol = DocumentSymbol("S/RES/2570 (2021)")
    >>> symbol.canonical, symbol.organ, symbol.year
    ('S/RES/2570(2021)', 'S', 2021)
    >>> DocumentSymbol("A/80/6 (Sect. 16)").section
    'Sect. 16'

    Symbols are read as the Dag Hammarskjöld Library describes them: the body first, then session or year, then the
    number, then ``Add.``, ``Corr.``, ``Rev.`` and their like. Two symbols are equal if their canonical forms are.

    Attributes:
        canonical: The symbol with single slashes and no stray spaces.

        components: The parts between the slashes, without the section.

        section: A section or part named behind the symbol; None if there is none.

        text: What was written, verbatim.
    """

    canonical: str
    components: tuple[str, ...] = field(eq=False)
    section: str | None = field(eq=False)
    text: str = field(eq=False)

    def __init__(self, text: str) -> None:
        """
        Read a symbol.

        Raises:
            InvalidSymbolError: The text is no symbol; the message says why.
        """
        bare = " ".join(text.split())
        section = _SECTION.search(bare)
        stem = bare if section is None else (bare[: section.start()] + bare[section.end() :]).strip()
        stem = re.sub(r"\s+\((?=\d{4}\))", "(", stem)
        components = tuple(stem.split("/"))
        _check(text, components)
        name = None if section is None else section["section"] or section["other"]
        canonical = "/".join(components) + (f" ({name})" if name else "")
        self.__attrs_init__(canonical, components, name, text)

    @classmethod
    def is_symbol(cls, text: str) -> bool:
        """Tell whether a text can be read as a symbol."""
        try:
            cls(text)
        except InvalidSymbolError:
            return False
        return True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a symbol; the same as calling the class."""
        return cls(text)

    @property
    def organ(self) -> str:
        """The first component: the body that the document belongs to."""
        return self.components[0]

    @property
    def year(self) -> int | None:
        """The year that the symbol holds, as a component or in brackets; None if it holds none."""
        for component in self.components[1:]:
            found = _YEAR.fullmatch(component) or re.search(r"\(((?:18|19|20)\d\d)\)", component)
            if found:
                return int(found[found.lastindex or 0])
        return None

    @property
    def suffixes(self) -> tuple[tuple[str, int], ...]:
        """The additions, corrections and revisions, in order: ``(("Rev", 1), ("Add", 2))``."""
        found = (_SUFFIX.fullmatch(component) for component in self.components)
        return tuple((match["kind"], int(match["number"])) for match in found if match)

    def __str__(self) -> str:
        return self.canonical


def _check(text: str, components: tuple[str, ...]) -> None:
    if len(components) < 2:  # noqa: PLR2004
        raise InvalidSymbolError(f"{text!r} is no document symbol: it has no slash; write it as in A/RES/76/172")
    if not _BODY.fullmatch(components[0]):
        raise InvalidSymbolError(
            f"{text!r} is no document symbol: {components[0]!r} names no body; begin with the body, as in A/RES/76/172"
        )
    for component in components[1:]:
        if not _PART.fullmatch(component):
            raise InvalidSymbolError(
                f"{text!r} is no document symbol: {component!r} is no part of one; write it as in CTOC/COP/2022/3"
            )
