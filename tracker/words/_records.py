"""How countries and records are named, and what a record was before."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from attrs import Factory, has

from tracker.codelists import Country, country
from tracker.codelists._country import names_bring_prepositions
from tracker.documents import Inline, Listing, Message, Name, Numeral, Sequence, Verbatim
from tracker.model import RECORD_TYPES, Citation, Record, Register
from tracker.records import fields_of
from tracker.values import InternationalString, Language, Quantity, When
from tracker.values._addresses import is_address
from tracker.words._dates import on_day
from tracker.words._sentences import as_sentence, in_quotes
from tracker.words._terms import brief


class Form(StrEnum):
    """How a name stands in its sentence."""

    LISTED = "listed"
    """as in a table"""
    RUNNING = "running"
    """with its article"""
    TO = "to"
    """after "to": in French and Spanish the preposition is part of the name"""
    OF = "of"
    """after "of", likewise"""
    WITHIN = "within"
    """after "in", likewise"""


def country_name(code: str, form: Form = Form.LISTED, on: date | None = None) -> Name:
    """
    Return the name of a country or area in all six languages.

    Args:
        code: Its code.

        form: How it stands in its sentence.

        on: The day of the report; the name valid on it is used.
    """
    found = country(code)
    return Name(
        InternationalString({language: _form(found, form, language, on) for language in Language}),
        {language: found.rank(language, on) for language in Language},
    )


def _form(found: Country, form: Form, language: Language, on: date | None) -> str:
    if form is Form.LISTED:
        return found.name(language, on)
    if form is Form.RUNNING or not names_bring_prepositions(language):
        return found.running(language, on)
    return {Form.TO: found.to, Form.OF: found.of, Form.WITHIN: found.within}[form](language, on)


def country_list(codes: Iterable[str]) -> Inline:
    """Return a list of countries and areas, which each language puts in its own alphabetical order."""
    return Listing(tuple(country_name(code) for code in sorted(codes)))


def named(register: Register, record: str) -> Inline:
    """Return what a record is called, or its id if it has no title or is not there."""
    found = register.remembered("records by their names", lambda: _by_name(register)).get(record)
    title = getattr(found, "title", None)
    return title if isinstance(title, InternationalString) else Verbatim(record)


def _by_name(register: Register) -> dict[str, Record]:
    """Find the records as `Register.find` does, by key, symbol or id, all at once: nobody asks for the nearest name."""
    found: dict[str, Record] = {}
    for table in (each.table for each in RECORD_TYPES):
        for key, record in register.table(table).items():
            found.setdefault(key, record)
    for document in register.documents.values():
        found.setdefault(document.symbol or document.id, document)
    for record in register.current:
        found.setdefault(getattr(record, "id", record.key), record)
    return found


def title_of(record: Record) -> Inline:
    """Return what a record says of itself: its title, else its text, else its key."""
    for field in ("title", "text"):
        text = getattr(record, field, None)
        if isinstance(text, InternationalString):
            return text
    return Verbatim(record.key)


def revision_of(register: Register, version: Record) -> Inline:
    """Say of a version why it was made, when it was entered, when its source became public, and what its note says."""
    revision = version.revision
    parts: list[Inline] = [Message("first version") if revision is None else brief(revision.reason)]
    if version.recorded is not None:
        parts.append(Message("recorded {date}", date=on_day(version.recorded)))
    published = register.published(version)
    if published is not None:
        parts.append(Message("published {date}", date=on_day(published)))
    if revision is not None and revision.note is not None:
        parts.append(Message("“{note}”", note=revision.note))
    return Sequence(tuple(parts), ", ")


def document_in_words(register: Register, reference: str) -> Inline:
    """Name a document as a reader knows it: by its symbol, else by its title, and never by an id of the register."""
    document = register.document(reference)
    if document is not None:
        if document.symbol:
            return Verbatim(document.symbol)
        if all(is_address(title) for _, title in document.title.texts):
            return document.title  # nothing else is known of it
        title = as_sentence(document.title, stop=False)
        return title if document.kind == "web_page" else in_quotes(title)  # a page is described, a paper has a title
    is_symbol = "/" in reference or any(char.isupper() for char in reference)
    return Verbatim(reference) if is_symbol else Message("source")


def place_in_source(citation: Citation, document: Inline, *, in_words: bool = False) -> Inline:
    """
    Say where in a document something stands, and how it is worded there.

    Args:
        citation: The place.

        document: How the document is named.

        in_words: Whether a small number is written as a word, as running text does.
    """
    parts: list[Inline] = [document]
    if citation.paragraph and any(char.isalnum() for char in citation.paragraph):
        parts.append(behind_document(citation.paragraph))
    if citation.quote:
        parts.append(Message(" “{quote}”", quote=Verbatim(citation.quote)))
    if citation.printed > 1:
        parts.append(Message(" (printed {times} times)", times=Numeral(citation.printed, words=in_words)))
    return Sequence(tuple(parts))


def is_worded(place: str) -> bool:
    """
    Tell whether a place in a document says itself what it is.

    >>> [is_worded(place) for place in ("annex II, table 3", "p. 4", "8 (a)", "II.8", "iv")]
    [True, True, False, False, False]
    """
    return _WORDED.match(place) is not None and not place.split(maxsplit=1)[0].isupper()


_WORDED = re.compile(r"(?![ivxl]+\b)[^\W\d_]{2,}|pp?\.")


def behind_document(place: str) -> Inline:
    """Say the place behind the name of a document: a number is that of a paragraph."""
    return Verbatim(f", {place}") if is_worded(place) else Message(", para. {places}", places=Verbatim(place))


# -- fields -----------------------------------------------------------------------------------------------------------


def field_name(key: str) -> Message:
    """Name a field as the language does; the catalogues hold the name of each."""
    return Message(key.replace("_", " "))


def given_fields(record: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  # any attrs value
    """Return the fields that say something, in their order: those that differ from their default, 0 among them."""
    given: list[tuple[str, Any]] = []
    for each in fields_of(type(record)).values():
        value = getattr(record, each.name)
        if value is not None and value != _default(each, record):
            given.append((each.name, value))
    return given


def _default(attribute: Any, record: Any) -> Any:  # noqa: ANN401  # attrs types neither
    """Return what a field holds unless it is given; `NOTHING` if it must be."""
    default = attribute.default
    if isinstance(default, Factory):  # type: ignore[arg-type]  # a class, which attrs types as a function
        return default.factory(record) if default.takes_self else default.factory()
    return default


def value_in_words(value: Any) -> Inline:  # noqa: ANN401, PLR0911  # whatever a field may hold; one return a type
    """Say what a field holds."""
    if value is None:
        return Verbatim("–")
    if isinstance(value, InternationalString):
        return value
    if isinstance(value, Quantity):
        return Verbatim(value.text or " ".join(part for part in (value.short(), value.unit) if part))
    if isinstance(value, Enum):
        return Verbatim(str(value.value))
    if isinstance(value, bool):
        return Verbatim(str(value).lower())
    if isinstance(value, frozenset):
        return Verbatim(", ".join(sorted(str(each) for each in value)) or "–")
    if isinstance(value, tuple):
        return Sequence(tuple(map(value_in_words, value)), "; ") if value else Verbatim("–")
    if has(type(value)) and not isinstance(value, When):
        return Sequence(tuple(value_in_words(part) for _, part in given_fields(value)), " ")
    return Verbatim(str(value))
