"""Where in a document something stands, as the cell of a list says it behind the name of the document."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from tracker.errors import Sentence
from tracker.exchange._raw_row import RawRow
from tracker.model import Register
from tracker.reading._lexicon import lexicon, one_of, shaped
from tracker.records._refused_values import Place, quoted
from tracker.values import DocumentSymbol, Language

_LONGEST = 300
"""More letters than this are a text."""


@frozen
class CitedPlace:
    """
    A document and a place in it.

    Attributes:
        document: The document, as the cell names it.

        words: All that the cell says of the place.

        parts: The kind of each part of it, its words and its number, in order.
    """

    document: str
    words: str
    parts: tuple[tuple[str, str, str], ...]

    @property
    def page(self) -> str | None:
        """The page; None if none is named."""
        return ", ".join(number for kind, _, number in self.parts if kind == "pages") or None

    @property
    def paragraph(self) -> str | None:
        """The paragraph, with its chapter where one is named, or the place in its own words; None if it is a page."""
        others = [each for each in self.parts if each[0] != "pages"]
        match [(kind, number) for kind, _, number in others]:
            case []:
                return None
            case [("paragraphs", number)]:
                return number
            case [("chapters", chapter), ("paragraphs", number)]:
                return f"{chapter}.{number}"
        return ", ".join(words for _, words, _ in others)


def read_cited_place(text: str) -> CitedPlace | None:
    """
    Read the name of a document with a place behind it; None where a text names nothing but a document.

    >>> found = read_cited_place("A/77/5 (Vol. I), chap. II, para. 8")
    >>> found.document, found.paragraph
    ('A/77/5 (Vol. I)', 'II.8')
    >>> read_cited_place("E/CN.15/2022/4, annexe II, tableau 3").paragraph, read_cited_place("A/77/5, p. 12").page
    ('annexe II, tableau 3', '12')

    Behind a title, a paragraph or a page is a place: of "Guidelines, annex 2" nobody knows whether it is all one title.
    """
    bare = " ".join(text.split())
    if len(bare) > _LONGEST or DocumentSymbol.is_symbol(bare):
        return None
    found = list(_partings(bare))
    symbols = [each for each in found if DocumentSymbol.is_symbol(each.document)]
    if symbols:
        return symbols[-1]  # a volume is a part of the symbol
    titled = (each for each in found if {"paragraphs", "pages"} & {kind for kind, _, _ in each.parts})
    return next((each for each in titled if _is_title(each.document)), None)


def _partings(text: str) -> Iterator[CitedPlace]:
    """Go through the ways to part a text into a document and a place, the shortest document first."""
    places, plain = _places(), shaped(text)
    for gap in re.finditer(r"\s*[,;:(–—،，]\s*|\s+-\s+|\s+|(?=[第§])", plain):
        behind = plain[gap.end() :].rstrip(" .")
        behind = behind.removesuffix(")") if "(" in gap[0] else behind
        document = text[: gap.start()].rstrip()
        if document and places.fullmatch(behind):
            words = text[gap.end() : gap.end() + len(behind)]
            yield CitedPlace(document, words, tuple(_parts(behind, words)))


def _parts(plain: str, words: str) -> Iterator[tuple[str, str, str]]:
    for each in _place().finditer(plain):
        kind = next(kind for kind in _KINDS if each[kind] or each[f"{kind}_behind"])
        name = "number" if each[kind] else "number_before"
        start, end = each.span(name)
        yield kind, words[each.start() : each.end()], words[start:end] if start >= 0 else ""


def _is_title(text: str) -> bool:
    """Tell whether a text may name a document: not a place by itself, and no sentence."""
    return any(sign.isalpha() for sign in text) and not _places().fullmatch(shaped(text)) and text[-1] not in ".;"


# -- the cells that name documents ------------------------------------------------------------------------------------


def documents_named(row: RawRow) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Go through the places of a row that name a document: the type of the record, the table and its key."""
    if row.table == "recommendation" and row.parent is None:
        yield row.table, row.raw, "source"
    for table, raw in row.tables.items():
        if table == "claim":
            yield table, raw, "document"
        citations = raw.get("citations")
        for each in citations if isinstance(citations, list) else ():
            if isinstance(each, dict):
                yield table, each, "document"


def part_places(row: RawRow, register: Register) -> None:
    """
    Put the place that a cell names behind a document where it belongs; a document that is called so is left alone.

    A recommendation and a claim have a paragraph of their own and no page: there the page stays in words.
    """
    for raw in row.tables.values():
        _part_citations(raw, register)
    for table, raw, key in documents_named(row):
        cell = raw.get(key)
        found = None if not isinstance(cell, str) or _is_known(cell, register) else read_cited_place(cell)
        if found is None:
            continue
        is_citation = raw is not row.tables[table]
        place: Place = ("citations",) if is_citation else ("paragraph",)
        raw[key] = _as_spelt(found.document, register)
        if column := row.column_of(table, ("citations",) if is_citation else (key,)):
            row.columns.setdefault((table, place), column)
        if is_citation and found.page:
            raw.setdefault("page", found.page)
        said = found.paragraph if is_citation else found.paragraph if found.page is None else found.words
        if said is not None:
            _fill_paragraph(row, table, raw, place, found, said)


def _as_spelt(document: str, register: Register) -> str:
    """Write a symbol as the register spells it, or as it is spelt by rule; a title stays as it is."""
    if not DocumentSymbol.is_symbol(document):
        return document
    spellings = register.remembered(
        "spellings of symbols",
        lambda: {
            DocumentSymbol(each.symbol).canonical: each.symbol
            for each in register.documents.values()
            if each.symbol and DocumentSymbol.is_symbol(each.symbol)
        },
    )
    canonical = DocumentSymbol(document).canonical
    return spellings.get(canonical, canonical)


def _fill_paragraph(row: RawRow, table: str, raw: dict[str, Any], place: Place, found: CitedPlace, said: str) -> None:
    """Say the paragraph of a cell, with the one that a column of its own holds; the two may not differ."""
    own = raw.get("paragraph")
    if not isinstance(own, str) or not own.strip() or own == said:
        raw["paragraph"] = said
    elif [kind for kind, _, _ in found.parts] == ["chapters"]:
        raw["paragraph"] = f"{found.parts[0][2]}.{own}"
    elif own in [number for kind, _, number in found.parts if kind == "paragraphs"]:
        raw["paragraph"] = said
    else:
        words = Sentence(
            "the document has {place} behind it, and a column of its own has {own}",
            place=quoted(found.words),
            own=quoted(own),
        )
        row.fault(words, table=table, place=place, hint="keep one of the two")


def _part_citations(raw: dict[str, Any], register: Register) -> None:
    """Make a citation of each document with its place, where one cell names several."""
    citations = raw.get("citations")
    if not isinstance(citations, list):
        return
    several: list[Any] = []
    for each in citations:
        cell = each.get("document") if isinstance(each, dict) and set(each) == {"document"} else None
        names = [name.strip() for name in cell.split(";")] if isinstance(cell, str) else []
        is_list = len(names) > 1 and all(_names_a_place(name) for name in names)
        is_known = isinstance(cell, str) and _is_known(cell, register)
        several += [{"document": name} for name in names] if is_list and not is_known else [each]
    raw["citations"] = several


def _names_a_place(text: str) -> bool:
    return DocumentSymbol.is_symbol(text) or read_cited_place(text) is not None


def _is_known(text: str, register: Register) -> bool:
    """Tell whether a register calls a record so: by its id, its symbol or its title."""
    bare = " ".join(text.split())
    titles = register.remembered(
        "titles of documents", lambda: frozenset(title for each in register.documents.values() for title in each.title)
    )
    by_id = any(text in register.table(table) for table in ("document", "mandate", "meeting"))
    return by_id or bare in titles or register.document(text) is not None


# -- words of places --------------------------------------------------------------------------------------------------

_KINDS = ("paragraphs", "chapters", "pages", "others")
_NUMBER = r"(?:\d+|[IVXLivxl]+|[A-Z])(?:\.?\d+|\.[A-Z])*(?:\s?\(\w{1,4}\)|\s[a-z]\)|\s(?:bis|ter))*(?![0-9A-Za-z])"


@cache
def _place() -> re.Pattern[str]:
    """Return the pattern of one place: the word for it and its number, in any official language."""
    words = {kind: [each for language in Language for each in _known(language)[kind]] for kind in _KINDS}
    joined = [each for language in Language for each in lexicon(language).data["references"]["joined"]]
    numbers = rf"{_NUMBER}(?:\s*(?:&|(?i:{one_of(joined)}))\s*{_NUMBER})*"
    named = "|".join(rf"(?P<{kind}>(?i:{one_of(own)}))" for kind, own in words.items())
    behind = "|".join(rf"(?P<{kind}_behind>{one_of(_known('zh')[kind])})" for kind in _KINDS)
    first = rf"(?<![^\W\d_])(?:{named})(?:(?<=[^\W_])\s(?=\W*\S)|\s?)(?:(?P<number>{numbers})|(?<![^\W_])|(?!\w))"
    return re.compile(rf"{first}|第\s?(?P<number_before>{numbers})\s?(?:{behind})")


@cache
def _places() -> re.Pattern[str]:
    one = re.sub(r"\?P<\w+>", "?:", _place().pattern)
    return re.compile(rf"(?:{one})(?:\s*[,;]?\s*(?:{one}))*")


def _known(language: str) -> dict[str, list[str]]:
    known: dict[str, list[str]] = lexicon(language).data["references"]["places"]
    return known
