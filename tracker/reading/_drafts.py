"""Drafts of records of what a document says: each with its quotation, and how sure it is."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tracker.files._record_texts import entries_to_toml
from tracker.model import Register
from tracker.reading._coverage import document_named, spoken_in
from tracker.reading._document import read_document
from tracker.reading._draft import DocumentReading, Unplaced
from tracker.reading._draft_claims import claims
from tracker.reading._draft_events import events
from tracker.reading._draft_mandates import mandates, symbols, titled_documents
from tracker.reading._draft_meetings import meetings
from tracker.reading._draft_meetings_beside import meetings_beside
from tracker.reading._draft_minutes import ActionTable, action_points, meeting_of_notes
from tracker.reading._draft_statements import findings, recommendations
from tracker.reading._drafting import Drafting, Sentence
from tracker.reading._find import Find
from tracker.reading._finders import find_all
from tracker.reading._paragraphs import ReadParagraph
from tracker.reading._sentences import sentences_in
from tracker.reading._undone import undone
from tracker.records._keys import TABLES

_MAKERS: tuple[Callable[[Drafting, Sentence], Iterable[Find]], ...] = (
    symbols,
    mandates,
    titled_documents,
    meetings,
    meetings_beside,
    events,
    claims,
    recommendations,
    action_points,
    findings,
)
"""What drafts each type of record of a sentence; what one has placed, the next may leave."""


def read(register: Register, path: str | Path, document: str, *, language: str | None = None) -> DocumentReading:
    """
    Read a document into drafts of records; what the register holds already is not drafted again.

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
    drafting = Drafting(register=register, source=source, language=spoken_in(paragraphs, language))
    cited = _cited(paragraphs)
    dated = meeting_of_notes(drafting, paragraphs)
    table = ActionTable(drafting)
    unplaced = [
        one
        for place, each in enumerate(paragraphs)
        if not table.drafts(each)
        for one in _read(drafting, each, is_cited=cited(each))
        if place not in dated or one.find.kind != "date"
    ]
    return DocumentReading(
        document=source.symbol or source.id,
        language=drafting.language,
        drafts=tuple(drafting.drafts),
        unplaced=tuple(unplaced),
    )


def _cited(paragraphs: Sequence[ReadParagraph]) -> Callable[[ReadParagraph], bool]:
    """
    Tell from which paragraphs records are drawn.

    A heading, a row of a table and a note hold no sentences of their own. Where most words of a document stand in
    numbered paragraphs, what has no number is what leads up to them: its title, its summary, its contents.
    """
    of_text = [each for each in paragraphs if each.kind == "text"]
    numbered = sum(len(each.text) for each in of_text if each.number)
    is_numbered = 2 * numbered > sum(len(each.text) for each in of_text)
    return lambda each: each.kind == "text" and (bool(each.number) or not is_numbered)


def _read(drafting: Drafting, paragraph: ReadParagraph, *, is_cited: bool) -> Iterable[Unplaced]:
    """Draft what the sentences of a paragraph say if records are drawn from it, and go through what no draft holds."""
    makers = _MAKERS if is_cited else ()
    finds = find_all(paragraph.text, drafting.language, drafting.names)
    for begun, end in sentences_in(paragraph.text, drafting.language):
        bullet = _BULLET.match(paragraph.text, begun, end)
        start = begun if bullet is None else bullet.end()
        inside = [each for each in finds if start <= each.start and each.end <= end]
        own = tuple(Find(each.kind, each.text, each.value, each.start - start) for each in inside)
        sentence = Sentence(paragraph.number, paragraph.text[start:end], own)
        if drafting.is_repeated(sentence):
            continue
        reason, known = undone(drafting, sentence) if is_cited else None, len(drafting.drafts)
        placed = {id(each) for maker in makers for each in maker(drafting, sentence)}
        left = [
            each
            for each, shifted in zip(inside, own, strict=True)
            if id(shifted) not in placed and each.kind != "name" and not drafting.is_held(sentence, shifted)
        ]
        yield from (Unplaced(paragraph.number, each, reason) for each in left)
        if reason is not None and not left and len(drafting.drafts) == known and not drafting.drawn(sentence):
            yield Unplaced(paragraph.number, Find("act", sentence.text, reason.value, start), reason)


_BULLET = re.compile(r"[•●▪◦‣·–—*-]\s+(?=\S)")
"""What begins an item of a list is none of its words."""


def drafts_to_toml(reading: DocumentReading, register: Register) -> str:
    """Write drafts as a file of the register holds them; none counts in any figure before it is confirmed."""
    ordered = sorted(reading.drafts, key=lambda each: list(TABLES).index(each.entry.table))
    return entries_to_toml([each.entry for each in ordered], register.language)
