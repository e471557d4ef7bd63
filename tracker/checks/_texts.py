"""Checks of texts: languages, symbols, and titles as sources print them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from attrs import AttrsInstance, evolve

from tracker.checks._alike import alike_passages, words
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._names import fields_holding, plural
from tracker.checks._wording import as_written, listed, named, paragraphs, quoted, source_name
from tracker.documents import Message, Numeral, Verbatim
from tracker.model import Break, Citation, Mandate, OperativeParagraph, Record, Register, SourceDocument
from tracker.values import DocumentSymbol, InternationalString


def untranslated(register: Register) -> Iterator[Diagnostic]:
    """
    TRK401: a text lacks one of the register's languages.

    Why: a report in that language prints the text in another one.

    Remedy: add the translation, or take the language out of the register's *languages*. Names, and words that are the
    source's own, are mentioned once for each record type; notes are never printed and need no translation.
    """
    with_names: defaultdict[str, list[Record]] = defaultdict(list)
    for record in register:
        lacking: dict[str, list[str]] = {}
        for name, text, is_name in _texts(record):
            missing = [language for language in register.languages if text.get(language) is None]
            if missing and is_name:
                with_names[record.table].append(record)
            elif missing:
                lacking.setdefault(name, []).extend(each for each in missing if each not in lacking.get(name, ()))
        if lacking:
            texts = listed([Verbatim(f"{name} ({', '.join(missing)})") for name, missing in lacking.items()])
            said = Message("{record} is not translated: {texts}", record=named(record), texts=texts)
            yield Diagnostic.about(record, "TRK401", Severity.INFO, said, Message("add the translation"))
    for records in with_names.values():
        first, count = records[0], len({record.key for record in records})
        said = Message("names or words of sources in {record} are not translated", record=named(first))
        if count > 1:
            said = Message(
                "names or words of sources in {number} {records}, {first} first, are not translated",
                number=Numeral(count),
                records=plural(first.table),
                first=named(first),
            )
        diagnostic = Diagnostic.about(first, "TRK401", Severity.INFO, said, Message("add the translation"))
        yield evolve(diagnostic, record=None)


def unreadable_symbol(register: Register) -> Iterator[Diagnostic]:
    """
    TRK402: the symbol of a document or resolution cannot be read as one of the United Nations.

    Why: a misspelt symbol finds no document, and its year and organ stay unknown.

    Remedy: write it as the document prints it; the number of another body's act belongs into *number* or *title*.
    """
    mandates = (each for each in register.mandates.values() if each.kind in _WITH_SYMBOL)
    for record in (*mandates, *register.documents.values()):
        if isinstance(record, Mandate | SourceDocument) and record.symbol is not None:
            if DocumentSymbol.is_symbol(record.symbol):
                continue
            yield Diagnostic.about(
                record,
                "TRK402",
                Severity.INFO,
                Message(
                    "{record} has symbol {symbol}, which is none of the United Nations",
                    record=named(record),
                    symbol=quoted(record.symbol),
                ),
                Message("write it as in CTOC/COP/2022/3"),
            )


def document_quoted_differently(register: Register) -> Iterator[Diagnostic]:
    """
    TRK403: a source calls one document by two titles that differ in a few words.

    Why: at most one is right, and whoever searches for the other finds nothing.

    Remedy: find out the true title, keep it in *title*, and have the source corrected.
    """
    for document in register.documents.values():
        by_source: dict[str, list[Citation]] = {}
        for citation in document.citations:
            if citation.quote is not None and citation.paragraph is not None:
                by_source.setdefault(source_name(register, citation.document), []).append(citation)
        for source, citations in sorted(by_source.items()):
            found = _first_difference(citations)
            if found is not None:
                one, other, passages = found
                yield Diagnostic.about(
                    document,
                    "TRK403",
                    Severity.WARNING,
                    Message(
                        "{paragraphs} of {source} quote {record} differently: {one} and {other}",
                        paragraphs=paragraphs((one, other)) or Verbatim(""),
                        source=as_written(source),
                        record=named(document),
                        one=quoted(passages[0]),
                        other=quoted(passages[1]),
                    ),
                    Message("find out which is right, and have the source corrected"),
                )


TEXTS = (untranslated, unreadable_symbol, document_quoted_differently)
"""The checks of texts, by code."""

_WITH_SYMBOL = ("resolution", "decision")
_NEVER_PRINTED = ("note", "revision")
_NAMES = frozenset(
    {"addressees", "aliases", "assessor", "donors", "made_by", "organ", "organizations", "place", "places"}
    | {"verb", "wording"}
)
_QUOTES = 60
"""So many quotes of one document are compared with each other."""


def _texts(part: AttrsInstance, within: str = "") -> Iterator[tuple[str, InternationalString, bool]]:
    """Go through the texts of a record and of its parts: the record's field, the text, and whether it is a name."""
    names = fields_holding(type(part), InternationalString, OperativeParagraph, Break)
    for name in names:
        if name in _NEVER_PRINTED:
            continue
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, InternationalString):
                yield within or name, item, name in _NAMES
            elif isinstance(item, OperativeParagraph | Break):
                yield from _texts(item, within or name)


def _first_difference(citations: list[Citation]) -> tuple[Citation, Citation, tuple[str, str]] | None:
    """Return two citations in different paragraphs that quote nearly the same words, with the words of each."""
    distinct = {(each.paragraph, each.quote): each for each in citations}
    ordered = [distinct[key] for key in sorted(distinct, key=lambda key: (key[0] or "", key[1] or ""))][:_QUOTES]
    bags = {each.quote: frozenset(words(each.quote or "")) for each in ordered}
    for one, other in combinations(ordered, 2):
        shared = len(bags[one.quote] & bags[other.quote])
        if one.paragraph == other.paragraph or 2 * shared < min(len(bags[one.quote]), len(bags[other.quote])):
            continue
        passages = alike_passages(one.quote or "", other.quote or "")
        if passages is not None:
            return one, other, passages
    return None
