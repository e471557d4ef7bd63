"""The view of what a document says: its words marked in place, and what no record quotes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, TypedDict

from tracker.documents import (
    Block,
    Column,
    Heading,
    Inline,
    Marked,
    Message,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.reading._coverage import CoveredParagraph, DocumentCoverage, Mark
from tracker.reading._find import Find, FindKind
from tracker.values import InternationalString, Language, Qualifier, Quantity
from tracker.views._json import number_json
from tracker.views._view import View, Words
from tracker.words._terms import brief


def _blocks(found: Sequence[DocumentCoverage], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield Pairs(title=Verbatim(each.document), pairs=tuple(_counts(each)))
        missing = list(_missing(each))
        if missing:
            yield Table(title=Message("What no record quotes"), columns=_COLUMNS, rows=tuple(missing))
        yield from _in_place(each)


_COLUMNS = (
    Column(title=Message("paragraph")),
    Column(title=Message("kind")),
    Column(title=Message("words")),
    Column(title=Message("value")),
)


def _counts(each: DocumentCoverage) -> Iterator[tuple[Inline, Inline]]:
    yield Message("paragraphs"), Numeral(sum(bool(one.paragraph.number) for one in each.paragraphs))
    yield Message("found"), Numeral(each.found)
    yield Message("quoted by records"), Numeral(each.quoted)


def _missing(each: DocumentCoverage) -> Iterator[Row]:
    for one in each.paragraphs:
        for mark in one.marks:
            if not mark.records:
                cells = (number_of(one), brief(mark.find.kind), in_its_language(mark.find.text, each.language))
                yield Row(cells=(*cells, value_of(mark.find)))


def number_of(one: CoveredParagraph) -> Inline:
    """Say the number of a paragraph as it is printed, or that it has none."""
    return Verbatim(one.paragraph.number or "–")


def in_its_language(text: str, language: Language) -> Inline:
    """Return words of a document with the language that they are in."""
    return InternationalString.of(" ".join(text.split()), language)


def value_of(find: Find) -> Inline:
    """Return what was found in the short form of tables."""
    return Verbatim(find.value.short() if isinstance(find.value, Quantity) else str(find.value))


def _in_place(each: DocumentCoverage) -> Iterator[Block]:
    """Go through the paragraphs with their words marked; what no record quotes stands out."""
    yield Heading(level=1, text=Message("The document with what it says"), anchor="document")
    heading = ""
    for one in each.paragraphs:
        if one.paragraph.kind == "heading":
            heading = one.paragraph.text
            marked = Parts(tuple(_marked(heading, one.marks, each.language)))
            yield Heading(level=2, text=marked, anchor="")
            continue
        if one.paragraph.heading != heading:
            heading = one.paragraph.heading
            yield Heading(level=2, text=in_its_language(heading, each.language), anchor="")
        number: tuple[Inline, ...] = (Verbatim(f"{one.paragraph.number}. "),) if one.paragraph.number else ()
        yield Paragraph(text=Parts((*number, *_marked(one.paragraph.text, one.marks, each.language))))


def _marked(text: str, marks: Iterable[Mark], language: Language) -> Iterator[Inline]:
    end = 0
    for mark in marks:
        if mark.find.start < end:
            continue  # a name within something that is marked already
        if between := text[end : mark.find.start]:
            yield _words(between, language)
        yield Marked(_words(mark.find.text, language), is_open=not mark.records)
        end = mark.find.end
    if rest := text[end:]:
        yield _words(rest, language)


def _words(text: str, language: Language) -> Inline:
    return InternationalString.of(text.replace("\n", " "), language) if text.strip() else Verbatim(" ")


# -- JSON -------------------------------------------------------------------------------------------------------------


class QuantityJson(TypedDict):
    """
    A number with its hedge.

    Attributes:
        value: The number; a fraction as text.

        qualifier: How it is hedged.

        upper: The second number of a range; null for every other hedge.
    """

    value: int | str | None
    qualifier: Annotated[str, Qualifier]
    upper: int | str | None


class FindJson(TypedDict):
    """
    Something that a paragraph says.

    Attributes:
        kind: What it is.

        text: The words.

        value: What they say: a number or a hedged one, a date in EDTF, the code of a country, a symbol, the key of a
            record or the code of an organ or area, the number of a session.

        span: Where they begin and end in the text of the paragraph.

        records: The keys of the records that quote them.
    """

    kind: Annotated[str, FindKind]
    text: str
    value: int | str | QuantityJson | None
    span: list[int]
    records: list[str]


class CoveredJson(TypedDict):
    """
    A paragraph with what it says.

    Attributes:
        number: Its number as printed; empty for one without.

        text: Its words, with the items under it.

        found: What it says.
    """

    number: str
    text: str
    found: list[FindJson]


class DocumentCoverageJson(TypedDict):
    """
    What a document says, and which records quote it.

    Attributes:
        document: Its symbol or id.

        language: The language that it was read in.

        paragraphs: Its paragraphs.

        found: How much it says.

        quoted: How much of it a record quotes.
    """

    document: str
    language: Annotated[str, Language]
    paragraphs: list[CoveredJson]
    found: int
    quoted: int


def _plain(each: DocumentCoverage, words: Words) -> DocumentCoverageJson:  # noqa: ARG001  # as all views
    """Return what a document says."""
    return {
        "document": each.document,
        "language": each.language.value,
        "paragraphs": [
            {
                "number": one.paragraph.number,
                "text": one.paragraph.text,
                "found": [_find_json(mark) for mark in one.marks],
            }
            for one in each.paragraphs
        ],
        "found": each.found,
        "quoted": each.quoted,
    }


def _find_json(mark: Mark) -> FindJson:
    find = mark.find
    value = find.value
    return {
        "kind": find.kind.value,
        "text": find.text,
        "value": _quantity_json(value) if isinstance(value, Quantity) else value,
        "span": [find.start, find.end],
        "records": list(mark.records),
    }


def _quantity_json(value: Quantity) -> int | str | QuantityJson | None:
    """Return an exact number as it is, and any other with its hedge."""
    if value.qualifier is Qualifier.EXACT:
        return number_json(value.value)
    return {
        "value": number_json(value.value),
        "qualifier": value.qualifier.value,
        "upper": number_json(value.upper),
    }


VIEW = View(name="coverages", title=Message("What a document says"), blocks=_blocks, plain=_plain)
