"""Where sources speak of records: documents and their paragraphs, as a note names them."""

import re

from tracker.documents import DateText, Inline, Link, Listing, Message, Sequence, Verbatim
from tracker.model import Citation, Record, Register, SourceDocument
from tracker.reports._matter import Matter
from tracker.reports._selection import sources_of
from tracker.values._addresses import is_address
from tracker.words._records import behind_document, document_in_words, is_worded, named


def places_of(matter: Matter, *records: Record) -> Inline | None:
    """Name the places where sources speak of records: those of documents about the period, else all."""
    by_document: dict[str, list[Citation]] = {}
    for record in records:
        for each in _cited(matter, record):
            by_document.setdefault(each.document, []).append(each)
    if not by_document:
        return None
    named = [_in_document(matter, document, tuple(citations)) for document, citations in by_document.items()]
    return Sequence(tuple(dict.fromkeys(named)), "; ")


def _cited(matter: Matter, record: Record) -> list[Citation]:
    every = [each for each in sources_of(record) if matter.register.document(each.document) is not record]
    return [each for each in every if matter.is_about_period(each.document) and each.paragraph] or every


def _in_document(matter: Matter, reference: str, citations: tuple[Citation, ...]) -> Inline:
    register = matter.register
    document, name = register.document(reference), document_in_words(register, reference)
    if document is not None and not document.symbol:
        address = document.url or _only_address(document)
        name = Link(name, address) if address else name
        name = (
            Message("{document} ({date})", document=name, date=DateText(document.published))
            if document.published
            else name
        )
    return with_paragraphs(name, {each.paragraph for each in citations if each.paragraph})


def _only_address(document: SourceDocument) -> str | None:
    """Return the address that a document is called by, where nothing else is known of it."""
    titles = [title.strip() for _, title in document.title.texts]
    return titles[0] if all(map(is_address, titles)) else None


def with_paragraphs(document: Inline, paragraphs: set[str]) -> Inline:
    """Name a document with the paragraphs meant, in the order of their numbers; one that is no number is left out."""
    found = [each for each in paragraphs if re.search(r"\w", each)]
    worded = sorted(filter(is_worded, found), key=_in_numbers)
    if worded:
        others = with_paragraphs(document, set(found).difference(worded))
        return Sequence((others, *map(behind_document, worded)))
    places = tuple(Verbatim(each) for each in sorted(found, key=_in_numbers))
    if not places:
        return document
    if len(places) == 1:
        return Message("{document}, para. {places}", document=document, places=places[0])
    return Message("{document}, paras. {places}", document=document, places=Listing(places))


def source_in_words(register: Register, name: str) -> Inline:
    """Name what recommendations come from: a document, or a meeting or mandate by its title."""
    return named(register, name) if register.document(name) is None else document_in_words(register, name)


def _in_numbers(paragraph: str) -> tuple[tuple[int, ...], str]:
    return tuple(map(int, re.findall(r"\d+", paragraph))), paragraph
