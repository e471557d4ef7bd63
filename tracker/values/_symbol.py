"""Symbols of United Nations documents."""

import re
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidSymbolError
from tracker.values._safe_text import shown

_BODY = re.compile(r"[A-Z][A-Z0-9.]*(?:-[A-Z0-9]+)*", re.ASCII)
_LETTERS = r"[A-Z](?:-[A-Z])?"
_PART = re.compile(
    rf"[A-Z0-9]+(?:[.-][A-Z0-9]+)*(?: {_LETTERS})?(?:\([A-Z0-9]+\))*(?:{_LETTERS})?", re.ASCII | re.IGNORECASE
)
_SUFFIX = re.compile(r"(?P<kind>Add|Corr|Rev|Amend|L|CRP|INF|NGO|WP)\.(?P<number>\d+)", re.ASCII | re.IGNORECASE)
_KINDS = {kind.casefold(): kind for kind in ("Add", "Corr", "Rev", "Amend", "L", "CRP", "INF", "NGO", "WP")}
_NAME = r"(?P<kind>{kinds})\.? ?(?P<number>[0-9]+|[IVXL]+)"
_SECTION = re.compile(rf"(?<=[^/ ]) ?\({_NAME.format(kinds='Sect|Part|Vol|SECT|PART|VOL')}\)(?=/|\Z)", re.ASCII)
_LOOSE_SECTION = re.compile(rf"(?:, ?| ){_NAME.format(kinds='Sect|Part|Vol|part|vol')}\Z", re.ASCII)
_YEAR = re.compile(r"(?:18|19|20)\d\d", re.ASCII)
_YEAR_IN_BRACKETS = re.compile(r"\(((?:18|19|20)\d\d)\)", re.ASCII)
_LONGEST = 120


@frozen(init=False)
class DocumentSymbol:
    """
    The symbol of a United Nations document, such as CTOC/COP/WG.7/2020/2.

    >>> symbol = DocumentSymbol("S/RES/2570 (2021)")
    >>> symbol.canonical, symbol.organ, symbol.year
    ('S/RES/2570(2021)', 'S', 2021)
    >>> DocumentSymbol("A/80/6 (Sect. 16)").section
    'Sect. 16'
    >>> print(DocumentSymbol("A/80/6 (Sect. 16)"))
    A/80/6(Sect.16)

    Symbols are read as the Dag Hammarskjöld Library describes them: the body first, then session or year, then the
    number, then ``Add.``, ``Corr.``, ``Rev.`` and their like. Two symbols are equal if their canonical forms are.

    Attributes:
        canonical: The symbol without stray spaces: none around brackets, one before the letter of a part
            (``A/RES/74/537 B``).

        components: The parts between the slashes, without the section.

        section: A section, part or volume named behind a component; None if there is none.

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
        if not isinstance(text, str):
            raise InvalidSymbolError("{text} is no document symbol; write it in quotation marks", text=shown(text))
        bare = " ".join(text.split()) if len(text) <= _LONGEST else ""
        first_slash = max(bare.find("/"), 0)
        section = _SECTION.search(bare, first_slash) or _LOOSE_SECTION.search(bare)
        stem = bare if section is None else bare[: section.start()] + bare[section.end() :]
        components = tuple(_tidy(component) for component in stem.split("/"))
        written = list(components)
        if section is not None:
            written[bare.count("/", 0, section.start())] += f"({_section_name(section, space='')})"
        canonical = "/".join(written)
        _check(text, canonical, components)
        name = None if section is None else _section_name(section, space=" ")
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
            if found := _YEAR_IN_BRACKETS.search(component):
                return int(found[1])
        # A number that looks like a year stands last: A/1948 is no document of 1948.
        return next((int(part) for part in self.components[1:-1] if _YEAR.fullmatch(part)), None)

    @property
    def suffixes(self) -> tuple[tuple[str, int], ...]:
        """The additions, corrections and revisions, in order: ``(("Rev", 1), ("Add", 2))``."""
        found = (_SUFFIX.fullmatch(component) for component in self.components)
        return tuple((match["kind"], int(match["number"])) for match in found if match)

    def __str__(self) -> str:
        return self.canonical


def _tidy(component: str) -> str:
    """Leave no space around brackets, and write Add., Corr. and Rev. alike."""
    tidy = re.sub(r" ?\(", "(", component)
    tidy = re.sub(r"\) ", ")", tidy)
    suffix = _SUFFIX.fullmatch(tidy)
    return tidy if suffix is None else f"{_KINDS[suffix['kind'].casefold()]}.{suffix['number']}"


def _section_name(section: re.Match[str], *, space: str) -> str:
    """Write ``Sect. 16``, or ``Sect.16`` inside a symbol; ``Part IV`` has no stop and needs its space."""
    kind = section["kind"].capitalize()
    return f"{kind} {section['number']}" if kind == "Part" else f"{kind}.{space}{section['number']}"


def _check(text: str, canonical: str, components: tuple[str, ...]) -> None:
    if max(len(text), len(canonical)) > _LONGEST:
        raise InvalidSymbolError(
            "{text} is no document symbol: no symbol has more than {longest} characters",
            text=shown(text),
            longest=_LONGEST,
        )
    if len(components) < 2:  # noqa: PLR2004  # a body and a number
        raise InvalidSymbolError(
            "{text} is no document symbol: it has no slash; write it as in A/RES/76/172", text=shown(text)
        )
    if not _BODY.fullmatch(components[0]):
        raise InvalidSymbolError(
            "{text} is no document symbol: {components} names no body; begin with the body, as in A/RES/76/172",
            text=shown(text),
            components=shown(components[0]),
        )
    for component in components[1:]:
        if not _PART.fullmatch(component):
            raise InvalidSymbolError(
                "{text} is no document symbol: {component} is no part of one; write it as in CTOC/COP/2022/3",
                text=shown(text),
                component=shown(component),
            )
