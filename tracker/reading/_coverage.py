"""What a document says, paragraph by paragraph, and which records quote it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.model import Passage, Register, SourceDocument
from tracker.reading._document import read_document
from tracker.reading._find import Find
from tracker.reading._finders import find_all
from tracker.reading._lexicon import language_of, shaped
from tracker.reading._names import KnownNames
from tracker.reading._paragraphs import ReadParagraph
from tracker.values import Language
from tracker.values._answer import Answer


@frozen
class Mark:
    """
    Something that a paragraph says, with the records that quote it.

    Attributes:
        find: What it is.

        records: The keys of the records with a quotation that holds these words at this place, sorted.
    """

    find: Find
    records: tuple[str, ...]


@frozen
class CoveredParagraph:
    """
    A paragraph with what it says.

    Attributes:
        paragraph: The paragraph.

        marks: What it says, in order.
    """

    paragraph: ReadParagraph
    marks: tuple[Mark, ...]


@frozen(kw_only=True, repr=False)
class DocumentCoverage(Answer):
    """
    What a document says, and which records quote it.

    Attributes:
        document: Its symbol, or its id where it has none.

        language: The language that it was read in.

        paragraphs: Its paragraphs in order, those without a number too where they say something.
    """

    document: str
    language: Language
    paragraphs: tuple[CoveredParagraph, ...]

    @property
    def found(self) -> int:
        """How much it says."""
        return sum(len(each.marks) for each in self.paragraphs)

    @property
    def quoted(self) -> int:
        """How much of it a record quotes."""
        return sum(bool(mark.records) for each in self.paragraphs for mark in each.marks)

    def __str__(self) -> str:
        return f"{self.document}: {self.quoted} of {self.found} quoted"


def document_named(register: Register, name: str) -> SourceDocument:
    """
    Return a document of a register by its id or symbol.

    Raises:
        UnknownRecordError: The register has no such document; the error carries the nearest.
    """
    found = register.document(name)
    if found is None:
        known = [key for each in register.documents.values() for key in (each.id, each.symbol) if key]
        raise UnknownRecordError(name, kind="document", nearest=closest(name, known))
    return found


def coverage(register: Register, path: str | Path, document: str, *, language: str | None = None) -> DocumentCoverage:
    """
    Say what a document says, paragraph by paragraph, and which records quote it.

    Args:
        register: The register.

        path: The file of the document.

        document: The document that it is: an id or a symbol of the register.

        language: The language that it is written in; None tells it by its words.

    Raises:
        UnknownRecordError: The register has no such document.

        UnsupportedFormatError: The file is of no format that is read.

        StructureError: The file does not hold what its suffix says.
    """
    source = document_named(register, document)
    paragraphs = read_document(path).paragraphs
    spoken = spoken_in(paragraphs, language)
    quotations = _quotations(register, source)
    names = KnownNames(register, spoken)
    covered = []
    for each in paragraphs:
        quoted = _places(each.text, quotations.get(each.number, ()))
        marks = tuple(Mark(find, _quoting(find, quoted)) for find in find_all(each.text, spoken, names))
        if each.number or marks:
            covered.append(CoveredParagraph(each, marks))
    return DocumentCoverage(document=source.symbol or source.id, language=spoken, paragraphs=tuple(covered))


def spoken_in(paragraphs: Iterable[ReadParagraph], language: str | None) -> Language:
    """
    Return the language of paragraphs: the one that is named, or the one that their words tell.

    Raises:
        InvalidValueError: There are no paragraphs.
    """
    held = tuple(paragraphs)
    if not held:
        raise InvalidValueError("the file holds no text; a scanned page must be made text first")
    return Language(language) if language is not None else language_of("\n".join(each.text for each in held))


def _quotations(register: Register, source: SourceDocument) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the quotations from a document by the paragraph that they are of, each with the key of its record."""
    names = {source.id, source.symbol}
    found: dict[str, list[tuple[str, str]]] = {}
    for record in register.current:
        if isinstance(record, Passage) or record.draft:
            continue  # a passage tells of the paragraph and is no record of it; a draft is none yet
        for citation in record.citations:
            if citation.document in names and citation.quote:
                found.setdefault(_number(citation.paragraph), []).append((record.key, citation.quote))
    return found


def _number(paragraph: str | None) -> str:
    """Return the printed number of a paragraph, without the item within it: 12 of "12 (a)"."""
    bare = re.sub(r"\s+", " ", paragraph or "").strip()
    found = re.match(r"[\w.]+", bare)
    return found[0].rstrip(".") if found else ""


def _places(text: str, quotations: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Return the places of a text that quotations hold, wherever one occurs."""
    plain, places = shaped(text), []
    for key, quotation in quotations:
        wanted = re.escape(shaped(quotation).strip())
        pattern = re.compile(re.sub(r"(?:\\ )+", r"\\s+", wanted))
        places += [(found.start(), found.end(), key) for found in pattern.finditer(plain)]
    return places


def _quoting(find: Find, places: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(sorted({key for start, end, key in places if start <= find.start and find.end <= end}))
