"""Drafts of records of what a document says: each with its quotation, and how sure it is."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from attrs import define, field, frozen

from tracker.codelists import codelist
from tracker.documents import phrase
from tracker.errors import TrackerError
from tracker.files._record_texts import entries_to_toml
from tracker.files._tables import Entry
from tracker.languages import LANGUAGES, translate
from tracker.languages._numbers import plural
from tracker.model import Indicator, IndicatorKind, Passage, Record, Register, SourceDocument
from tracker.reading._coverage import document_named, spoken_in
from tracker.reading._document import read_document
from tracker.reading._find import Find
from tracker.reading._finders import find_all
from tracker.reading._lexicon import folded, lexicon, one_of, shaped
from tracker.reading._names import KnownNames
from tracker.reading._paragraphs import ReadParagraph
from tracker.reading._sentences import sentences_in
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES
from tracker.records._unfinished import unfinished_draft
from tracker.values import DocumentSymbol, Language, Quantity, ReportingPeriod, When
from tracker.values._answer import Answer


class Confidence(StrEnum):
    """How sure a draft is."""

    SURE = "sure"
    """the words say all of it"""
    LIKELY = "likely"
    """the words say it; where they belong was concluded"""
    ASK = "ask"
    """something is left to be decided"""


@frozen
class Draft:
    """
    A record that a document suggests.

    Attributes:
        entry: The record, or one that still lacks something.

        quote: The words of the document, verbatim.

        paragraph: The number of the paragraph.

        confidence: How sure it is.
    """

    entry: Entry
    quote: str
    paragraph: str
    confidence: Confidence


@frozen
class Unplaced:
    """
    Something that a paragraph says and no draft and no record holds.

    Attributes:
        paragraph: The number of the paragraph; empty for one without.

        find: What it says.
    """

    paragraph: str
    find: Find


@frozen(kw_only=True, repr=False)
class DocumentReading(Answer):
    """
    What a document says, as drafts of records.

    Attributes:
        document: Its symbol, or its id where it has none.

        language: The language that it was read in.

        drafts: The drafts, in the order of the document.

        unplaced: What it says and nothing holds: it is listed rather than guessed at.
    """

    document: str
    language: Language
    drafts: tuple[Draft, ...]
    unplaced: tuple[Unplaced, ...]

    def __str__(self) -> str:
        return f"{self.document}: {len(self.drafts)} drafts"


UNDATED = phrase("not dated in the source: some time in the period that it covers")
"""How an activity without a date came to its date."""


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
    reader = _Reader(register=register, source=source, language=spoken_in(paragraphs, language))
    for paragraph in paragraphs:
        if paragraph.number:
            reader.read(paragraph)
    name = source.symbol or source.id
    return DocumentReading(
        document=name, language=reader.language, drafts=tuple(reader.drafts), unplaced=tuple(reader.unplaced)
    )


def drafts_to_toml(reading: DocumentReading, register: Register) -> str:
    """Write drafts as a file of the register holds them; none counts in any figure before it is confirmed."""
    ordered = sorted(reading.drafts, key=lambda each: list(TABLES).index(each.entry.table))
    return entries_to_toml([each.entry for each in ordered], register.language)


@define(slots=False)
class _Sentence:
    """A sentence with what it says."""

    paragraph: str
    text: str
    finds: tuple[Find, ...]

    def of(self, kind: str) -> list[Find]:
        """What it says of a kind, in order."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Find]]:
        found: dict[str, list[Find]] = {}
        for each in self.finds:
            found.setdefault(each.kind, []).append(each)
        return found

    @cached_property
    def plain(self) -> str:
        return folded(self.text)


@define(kw_only=True, slots=False)
class _Reader:
    """One reading of a document."""

    register: Register
    source: SourceDocument
    language: Language
    drafts: list[Draft] = field(factory=list)
    unplaced: list[Unplaced] = field(factory=list)
    _keys: set[tuple[str, str]] = field(factory=set)
    _taken: set[str] = field(factory=set)
    _counts: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        there: tuple[Entry, ...] = (*self.register.records, *self.register.unfinished)
        self._keys |= {(each.table, each.key) for each in there}
        self._taken |= {each.key for each in there}

    @cached_property
    def symbols(self) -> frozenset[str | None]:
        """The symbols of the documents and mandates of the register."""
        documents = [each.symbol for each in self.register.documents.values()]
        mandates = [each.symbol for each in self.register.mandates.values()]
        return frozenset(map(_canonical, (*documents, *mandates)))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each indicator among those of the register."""
        return {key: place for place, key in enumerate(self.register.indicators)}

    @cached_property
    def units(self) -> Mapping[str, list[Indicator]]:
        """The indicators by what they count, in the language of the document."""
        found: dict[str, list[Indicator]] = {}
        for each in self.register.indicators.values():
            found.setdefault(folded(plural(each.unit, self.language)), []).append(each)
        return found

    @cached_property
    def names(self) -> KnownNames:
        return KnownNames(self.register, self.language)

    @cached_property
    def quoted(self) -> Mapping[str, list[tuple[Record, str]]]:
        """The records drawn from each paragraph, with their quotations."""
        own = {self.source.id, self.source.symbol}
        found: dict[str, list[tuple[Record, str]]] = {}
        drawn = (*self.register.current, *(each.record for each in self.register.unfinished))
        for record in drawn:
            for citation in record.citations if not isinstance(record, Passage) else ():
                if citation.document in own and citation.paragraph:
                    found.setdefault(citation.paragraph, []).append((record, shaped(citation.quote or "")))
        return found

    def read(self, paragraph: ReadParagraph) -> None:
        """Draft what the sentences of a paragraph say."""
        finds = find_all(paragraph.text, self.language, self.names)
        starts = [each.start for each in finds]
        for start, end in sentences_in(paragraph.text, self.language):
            beginning = finds[bisect_left(starts, start) : bisect_left(starts, end)]
            inside = [each for each in beginning if each.end <= end]
            own = tuple(Find(each.kind, each.text, each.value, each.start - start) for each in inside)
            sentence = _Sentence(paragraph.number, paragraph.text[start:end], own)
            placed = {id(each) for maker in _MAKERS for each in maker(self, sentence)}
            for each, shifted in zip(inside, own, strict=True):
                if id(shifted) not in placed and each.kind != "name" and not self._is_held(sentence, shifted):
                    self.unplaced.append(Unplaced(paragraph.number, each))

    def _is_held(self, sentence: _Sentence, find: Find) -> bool:
        words = shaped(find.text)
        return any(words in quote for _, quote in self.quoted.get(sentence.paragraph, ()))

    def has_drawn(self, sentence: _Sentence, table: str) -> bool:
        """Tell whether a record of the type quotes the sentence, or a part of it."""
        words = shaped(sentence.text)
        return any(
            record.table == table and quote and (quote in words or words in quote)
            for record, quote in self.quoted.get(sentence.paragraph, ())
        )

    def draft(self, table: str, raw: Mapping[str, Any], sentence: _Sentence, confidence: Confidence) -> bool:
        """Keep a draft, unless the register has a record of its key; tell whether it is one."""
        quote = sentence.text
        citation = {"document": self.source.id, "paragraph": sentence.paragraph, "quote": quote}
        whole = {**raw, "draft": True, "citations": [citation]}
        record_type = TABLES[table]
        try:
            entry: Entry | None = converter_for(self.register.language).get_structure_hook(record_type)(
                whole, record_type
            )
        except REFUSALS:
            entry = unfinished_draft(whole, record_type, self.register.language)
        if entry is None:
            return False
        if (table, entry.key) not in self._keys:
            self._keys.add((table, entry.key))
            self._taken.add(entry.key)
            self.drafts.append(Draft(entry, quote, sentence.paragraph, confidence))
        return True

    def id_for(self, sentence: _Sentence, *words: str) -> str:
        """Make an id of the document, the paragraph and what the record is, with a number where it is taken."""
        base = slug("-".join((self.source.id, "p", sentence.paragraph, *words)))
        return self._free(base)

    def _free(self, base: str) -> str:
        count = self._counts.get(base, 1)  # all before are taken, and stay so
        while (key := base if count == 1 else f"{base}-{count}") in self._taken:
            count += 1
        self._counts[base] = count
        return key

    def words(self, text: str) -> dict[str, str]:
        """Return a text with its language."""
        return {self.language.value: " ".join(text.split())}

    @cached_property
    def covered(self) -> ReportingPeriod | None:
        """The period that the document reports on."""
        try:
            return self.register.period(self.source.covers) if self.source.covers else None
        except TrackerError:
            return None


def slug(text: str) -> str:
    """
    Write a text as an id.

    >>> slug("A/RES/76/172"), slug("Réunion d’experts")
    ('a-res-76-172', 'reunion-d-experts')
    """
    bare = "".join(sign for sign in normalize("NFKD", text).casefold() if not combining(sign))
    return re.sub(r"[\W_]+", "-", bare).strip("-")


# -- documents and mandates -------------------------------------------------------------------------------------------


def _symbols(reader: _Reader, sentence: _Sentence) -> Iterator[Find]:
    """Draft the documents and the acts whose symbols a sentence names and the register lacks."""
    for find in sentence.of("symbol"):
        symbol = str(find.value)
        if symbol in reader.symbols or symbol == _canonical(reader.source.symbol):
            yield find
            continue
        act = next((kind for part, kind in _ACTS.items() if f"/{part}/" in symbol), None)
        raw = {"id": slug(symbol), "symbol": symbol}
        if act is None:
            placed = reader.draft("document", raw, sentence, Confidence.SURE)
        else:
            placed = reader.draft("mandate", {**raw, "kind": act}, sentence, Confidence.SURE)
        if placed:
            yield find


_ACTS = {"RES": "resolution", "DEC": "decision"}


def _canonical(symbol: str | None) -> str | None:
    return DocumentSymbol(symbol).canonical if symbol and DocumentSymbol.is_symbol(symbol) else symbol


# -- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(reader: _Reader, sentence: _Sentence) -> Iterator[Find]:
    """Draft the sessions whose number and days a sentence tells."""
    organs = [each for each in sentence.of("name") if not str(each.value).islower()]
    for find in sentence.of("ordinal"):
        if reader.has_drawn(sentence, "meeting"):
            yield find
            continue
        when = _nearest(find, sentence.of("date"), behind=True)
        if when is None or not _is_short(When(str(when.value))):
            continue
        organ = _nearest(find, organs)
        raw = {
            "id": reader.id_for(sentence, "session", str(find.value)),
            "kind": "session",
            "session": str(find.value),
            "title": reader.words(_phrase_of(sentence, find, when)),
            "when": str(when.value),
        }
        if organ is not None:
            raw["organ"] = reader.words(organ.text)
        confidence = Confidence.LIKELY if organ is None else Confidence.SURE
        if reader.draft("meeting", raw, sentence, confidence):
            yield from (find, when)


_LONGEST_SESSION = timedelta(days=31)


def _is_short(when: When) -> bool:
    """Tell whether a date is exact enough to be that of a session."""
    window = when.window
    return window.last - window.first < _LONGEST_SESSION


def _phrase_of(sentence: _Sentence, find: Find, when: Find) -> str:
    """Return the words from the number of a session to the next comma or the date: "septième réunion"."""
    end = when.start if when.start > find.end else len(sentence.text)
    mark = _PAUSE.search(sentence.text, find.start, end)
    return sentence.text[find.start : end if mark is None else mark.start()].strip() or find.text


_PAUSE = re.compile(r"[,;(.،，]")


def _nearest(find: Find, others: Sequence[Find], *, behind: bool = False) -> Find | None:
    """Return the find nearest to another, of those in order; *behind* demands that it follows."""
    following = bisect_left(others, find.end if behind else find.start, key=_start_of)
    near = list(others[following : following + 1])
    if following and not behind:
        before = bisect_left(others, others[following - 1].start, key=_start_of)  # the first of those that begin there
        near.insert(0, others[before])
    return min(near, key=lambda each: abs(each.start - find.start), default=None)


def _start_of(find: Find) -> int:
    return find.start


# -- claims -----------------------------------------------------------------------------------------------------------


_MOST_NUMBERS = 60
"""What has more is a table without lines: each draft would quote all of it."""


def _claims(reader: _Reader, sentence: _Sentence) -> Iterator[Find]:
    """Draft the numbers that a sentence prints; which indicator each is of is concluded or left open."""
    drawn = {getattr(record, "value", None) for record, _ in reader.quoted.get(sentence.paragraph, ())}
    named = {str(each.value) for each in sentence.of("country")}
    quantities = sentence.of("quantity")
    for find in quantities if len(quantities) <= _MOST_NUMBERS else ():
        value = find.value
        if not isinstance(value, Quantity) or value in drawn:
            yield find
            continue
        indicator = _indicator(reader, sentence, find)
        date = _nearest(find, sentence.of("date"))
        time = _time(reader, date, indicator)
        if not time:
            continue
        plain = {**_quantity(value), "text": " ".join(find.text.split())}
        raw: dict[str, Any] = {
            "id": reader.id_for(sentence, "claim", slug(str(value.value)) or "number"),
            "document": reader.source.id,
            "paragraph": sentence.paragraph,
            **time,
            "value": plain,
        }
        if indicator is not None:
            raw["indicator"] = indicator.id
        if named and _counts(reader, sentence, find, "countries") and value.value == len(named):
            raw["named"] = sorted(named)
        confidence = Confidence.ASK if indicator is None else Confidence.LIKELY
        if reader.draft("claim", raw, sentence, confidence):
            yield find
            if date is not None:
                yield date
            yield from sentence.of("country") if "named" in raw else ()


def _quantity(value: Quantity) -> dict[str, Any]:
    found: dict[str, Any] = {"value": _number(value.value)}
    if value.qualifier != "exact":
        found["qualifier"] = value.qualifier.value
    if value.upper is not None:
        found["upper"] = _number(value.upper)
    if value.unit is not None:
        found["unit"] = value.unit
    return found


def _number(value: Any) -> int | str:  # noqa: ANN401  # a number
    return value if isinstance(value, int) else str(value)


def _indicator(reader: _Reader, sentence: _Sentence, find: Find) -> Indicator | None:
    """Return the only indicator of the register that counts what stands behind a number; None for none or several."""
    if reader.language not in LANGUAGES:
        return None
    behind = sentence.plain[find.end : find.end + _NEAR]
    fitting = [
        each
        for unit, counting in reader.units.items()
        if re.match(rf"\s*(?:\w+\s+){{0,1}}{re.escape(unit)}(?!\w)", behind)
        for each in counting
    ]
    ids = {each.id for each in fitting}
    return min(fitting, key=lambda each: reader.places[each.key]) if len(ids) == 1 else None


_NEAR = 60
_AT = (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE, IndicatorKind.STATUS)


def _time(reader: _Reader, date: Find | None, indicator: Indicator | None) -> dict[str, str]:
    """Return the instant or the period of a number: the date in its sentence, or the period of the document."""
    if date is None:
        return {"period": reader.source.covers} if reader.covered is not None and reader.source.covers else {}
    edtf = str(date.value)
    is_instant = indicator.kind in _AT if indicator is not None else "/" not in edtf and len(edtf) == len("2021-03-31")
    if is_instant:
        return {"at": edtf.rpartition("/")[2]}
    window = When(edtf).window
    return {"period": f"{window.first}..{window.last}"}


def _counts(reader: _Reader, sentence: _Sentence, find: Find, what: str) -> bool:
    """Tell whether a number counts people, women or countries."""
    words = one_of(lexicon(reader.language).data["counted"][what])
    return re.match(rf"\s*(?:\w+\s+){{0,3}}?{words}(?!\w)", sentence.plain[find.end : find.end + _NEAR]) is not None


# -- activities -------------------------------------------------------------------------------------------------------


def _events(reader: _Reader, sentence: _Sentence) -> Iterator[Find]:
    """Draft the activities that a sentence tells of: what assists, with countries, people or a date."""
    data = lexicon(reader.language).data["acts"]
    around = lexicon(reader.language)
    if not re.search(rf"{around.starts}{one_of(data['assisted'])}{around.ends}", sentence.plain):
        return
    if reader.has_drawn(sentence, "event"):
        yield from sentence.finds
        return
    countries = sentence.of("country")
    people = [each for each in sentence.of("quantity") if _counts(reader, sentence, each, "people")]
    if not countries and not people:
        return
    kind = _kind(reader, sentence)
    raw: dict[str, Any] = {
        "id": reader.id_for(sentence, kind or "activity", *sorted({str(each.value).lower() for each in countries})[:3]),
        "kind": kind or "other",
        "title": reader.words(sentence.text),
        "countries": sorted({str(each.value) for each in countries}),
    }
    if not raw["countries"]:
        del raw["countries"]
    date = [each for each in sentence.of("date") if _is_covered(reader, each)][:1]
    if date:
        raw["when"] = str(date[0].value)
    elif reader.covered is not None:
        raw["when"] = f"[{reader.covered.start}..{reader.covered.end}]"
        spoken = reader.language if reader.language in LANGUAGES else Language.ENGLISH
        raw["assumption"] = {spoken.value: translate(spoken, UNDATED)}
    else:
        return
    if len(people) == 1 and isinstance(people[0].value, Quantity):
        raw["participants"] = {**_quantity(people[0].value), "text": " ".join(people[0].text.split())}
    complete = kind is not None and date and countries
    if reader.draft("event", raw, sentence, Confidence.LIKELY if complete else Confidence.ASK):
        yield from (*countries, *date, *people)


def _is_covered(reader: _Reader, date: Find) -> bool:
    """Tell whether a date may be that of an activity: one outside what the document reports on is of something else."""
    window, covered = When(str(date.value)).window, reader.covered
    return covered is None or (window.first <= covered.end and covered.start <= window.last)


def _kind(reader: _Reader, sentence: _Sentence) -> str | None:
    """Return the kind of assistance that the first of its words in a sentence tells."""
    known = lexicon(reader.language)
    found = [
        (match.start(), kind)
        for kind, words in known.data["acts"]["kinds"].items()
        if (match := re.search(rf"{known.starts}{one_of(words)}{known.ends}", sentence.plain))
    ]
    return min(found)[1] if found and min(found)[1] in codelist("assistance") else None


# -- recommendations --------------------------------------------------------------------------------------------------


def _recommendations(reader: _Reader, sentence: _Sentence) -> Iterable[Find]:
    """Draft what a sentence recommends; what it says beside that is placed by others or not at all."""
    known = lexicon(reader.language)
    verbs = one_of(known.data["acts"]["recommended"])
    issued = _issued(reader)
    says_so = re.search(rf"{known.starts}{verbs}{known.ends}", sentence.plain) is not None
    if says_so and issued is not None and not reader.has_drawn(sentence, "recommendation"):
        raw = {
            "id": reader.id_for(sentence, "recommendation"),
            "source": reader.source.id,
            "paragraph": sentence.paragraph,
            "text": reader.words(sentence.text),
            "issued": issued,
        }
        reader.draft("recommendation", raw, sentence, Confidence.ASK)
    return ()


def _issued(reader: _Reader) -> str | None:
    """Return when a recommendation was issued: with its document, else not before the period that this covers ends."""
    if reader.source.published is not None:
        return reader.source.published.edtf
    return None if reader.covered is None else f"[{reader.covered.end}..]"


_MAKERS: tuple[Callable[[_Reader, _Sentence], Iterable[Find]], ...] = (
    _symbols,
    _meetings,
    _events,
    _claims,
    _recommendations,
)
