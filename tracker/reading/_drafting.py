"""What drafts are made with: a sentence with what it says, and the drafts that were made so far."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import chain, count
from typing import Any
from unicodedata import combining, normalize

from attrs import define, field, frozen

from tracker.errors import TrackerError
from tracker.files._tables import Entry
from tracker.languages import LANGUAGES
from tracker.model import Passage, Record, Register, SourceDocument
from tracker.reading._draft import Confidence, Draft
from tracker.reading._find import Find
from tracker.reading._lexicon import folded, lexicon, one_of, shaped
from tracker.reading._names import KnownNames
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES
from tracker.records._unfinished import unfinished_draft
from tracker.values import Language, Quantity, ReportingPeriod, When


@cache
def words_pattern(language: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of some words, as words of their own."""
    known = lexicon(language)
    return re.compile(rf"{known.starts}{one_of(words)}{known.ends}")


@define(slots=False)
class Sentence:
    """A sentence with what it says."""

    paragraph: str
    text: str
    finds: tuple[Find, ...]

    def of(self, kind: str) -> list[Find]:
        """Return what it says of a kind, in order."""
        return [each for each in self.finds if each.kind == kind]

    @cached_property
    def plain(self) -> str:
        """Its words in small letters without accents, each where it stands."""
        return folded(self.text)


@frozen
class Held:
    """
    A meeting that the document has told of.

    Attributes:
        id: The id of its record, or of its draft.

        when: Its days.

        paragraph: The paragraph that told of it last.
    """

    id: str
    when: str
    paragraph: str


@define(kw_only=True, slots=False)
class Drafting:
    """One reading of a document into drafts."""

    register: Register
    source: SourceDocument
    language: Language
    drafts: list[Draft] = field(factory=list)
    held: dict[str, "Held"] = field(factory=dict)
    latest: "Held | None" = None
    noted_on: str | None = None
    beside: str | None = None
    _parts: set[tuple[str, str, str]] = field(factory=set)
    _keys: set[tuple[str, str]] = field(factory=set)
    _quoted_once: set[tuple[str, str, str]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        there: tuple[Entry, ...] = (*self.register.records, *self.register.unfinished)
        self._keys |= {(each.table, each.key) for each in there}

    @cached_property
    def names(self) -> KnownNames:
        """The names that the register knows."""
        return KnownNames(self.register, self.language)

    @cached_property
    def acts(self) -> Mapping[str, Any]:
        """The words of the language for what is done, asked for and found; empty where nobody has written them yet."""
        return {**_UNWRITTEN, **lexicon(self.language).data["acts"]}

    @cached_property
    def quoted(self) -> Mapping[str, list[tuple[Record, str]]]:
        """The records drawn from each paragraph, with their quotations; those that cite none under the empty number."""
        own = {self.source.id, self.source.symbol}
        found: dict[str, list[tuple[Record, str]]] = {}
        drawn = (*self.register.current, *(each.record for each in self.register.unfinished))
        for record in drawn:
            for citation in record.citations if not isinstance(record, Passage) else ():
                if citation.document in own:
                    found.setdefault(citation.paragraph or "", []).append((record, shaped(citation.quote or "")))
        return found

    def remember(self, number: str, meeting: Held) -> None:
        """Remember a meeting by its number; a number that several have tells none of them."""
        known = self.held.get(number)
        self.latest = meeting
        if known is not None and known.id != meeting.id:
            self.held[number] = Held("", "", "")
        elif known is None or known.id:
            self.held[number] = meeting

    def remember_beside(self, paragraph: str) -> None:
        """Remember that a paragraph tells of side events, of which its next sentences may say more."""
        self.beside = paragraph or None

    def has_part(self, session: str, kind: str, paragraph: str) -> bool:
        """Tell whether a paragraph has told of such a part of a session before; a debate is named more than once."""
        known = (session, kind, paragraph)
        is_known = known in self._parts
        self._parts.add(known)
        return is_known

    def drawn(self, sentence: Sentence) -> list[Record]:
        """Return the records drawn from the paragraph of a sentence; without its number, those that quote its words."""
        there, words = self.quoted.get(sentence.paragraph, ()), shaped(sentence.text)
        if sentence.paragraph:
            return [record for record, _ in there]
        return [record for record, quote in there if quote and (quote in words or words in quote)]

    def is_held(self, sentence: Sentence, find: Find) -> bool:
        """Tell whether a record of the register quotes something."""
        words = shaped(find.text)
        return any(words in quote for _, quote in self.quoted.get(sentence.paragraph, ()))

    def has_drawn(self, sentence: Sentence, table: str) -> bool:
        """Tell whether a record of the type quotes the sentence, or a part of it."""
        words = shaped(sentence.text)
        return any(
            record.table == table and quote and (quote in words or words in quote)
            for record, quote in self.quoted.get(sentence.paragraph, ())
        )

    def says(self, sentence: Sentence, words: Iterable[str]) -> int | None:
        """Return where the first of some words stands in a sentence; None where none does."""
        found = words_pattern(self.language, tuple(words)).search(sentence.plain)
        return None if found is None else found.start()

    def draft(self, table: str, raw: Mapping[str, Any], sentence: Sentence, confidence: Confidence) -> bool:
        """Keep a draft, unless the register has a record of its key; tell whether it is one."""
        quote = sentence.text
        place = {"paragraph": sentence.paragraph} if sentence.paragraph else {}
        citation = {"document": self.source.id, **place, "quote": quote}
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
            self.drafts.append(Draft(entry, quote, sentence.paragraph, confidence))
        return True

    def is_repeated(self, sentence: Sentence) -> bool:
        """Tell whether the document has said a sentence before in the same paragraph, as a page scanned twice does."""
        said = (sentence.paragraph, " ".join(sentence.text.split()), "")
        if said in self._quoted_once:
            return True
        self._quoted_once.add(said)
        return False

    def id_for(self, sentence: Sentence, *words: str) -> str:
        """Make an id of the document, the paragraph and what the record is, with a number where it is taken."""
        place = ("p", sentence.paragraph) if sentence.paragraph else ()
        return self._free(slug("-".join((self.source.id, *place, *words))))

    def _free(self, base: str) -> str:
        taken = {key for _, key in self._keys}
        counted = (f"{base}-{number}" for number in count(2))
        return next(each for each in chain((base,), counted) if each not in taken)

    def words(self, text: str) -> dict[str, str]:
        """Return a text with its language."""
        return {self.language.value: " ".join(text.split())}

    @property
    def spoken(self) -> Language:
        """The language in which the library says something of its own about the document."""
        return self.language if self.language in LANGUAGES else Language.ENGLISH

    @cached_property
    def covered(self) -> ReportingPeriod | None:
        """The period that the document reports on."""
        try:
            return self.register.period(self.source.covers) if self.source.covers else None
        except TrackerError:
            return None

    def is_covered(self, date: Find) -> bool:
        """Tell whether a date may be that of an activity: one outside the period reported on is of something else."""
        window, covered = When(str(date.value)).window, self.covered
        return covered is None or (window.first <= covered.end and covered.start <= window.last)

    def counts(self, sentence: Sentence, find: Find, what: str) -> bool:
        """Tell whether a number counts people, women or countries."""
        return self._place(sentence, find, what) is not None

    def counted(self, sentence: Sentence, find: Find) -> str | None:
        """Return whether a number counts people or countries, by the first such word behind it; None for neither."""
        places = {what: self._place(sentence, find, what) for what in ("people", "countries")}
        known = {what: place for what, place in places.items() if place is not None}
        return min(known, key=lambda what: known[what], default=None)

    def _place(self, sentence: Sentence, find: Find, what: str) -> int | None:
        behind = sentence.plain[find.end : find.end + NEAR]
        found = _counted_pattern(self.language, what).match(behind)
        return None if found is None else found.start("noun")


@cache
def _counted_pattern(language: str, what: str) -> re.Pattern[str]:
    words = one_of(lexicon(language).data["counted"][what])
    return re.compile(rf"\s*(?:\w+\s+){{0,3}}?(?P<noun>{words})(?!\w)")


_UNWRITTEN: Mapping[str, Any] = {
    "office": {"names": [], "auxiliaries": [], "done": [], "does": [], "adverbs": 0},
    "published": [],
    "publications": [],
    "entitled": [],
    "new": [],
    "going_on": [],
    "planned": [],
    "apart": [],
    "before": [],
    "working_groups": [],
    "meetings": {},
    "expected": [],
    "found": {},
    "numbered": [],
    "instruments": {},
}

NEAR = 60
"""So many signs behind a number tell what it counts."""


def slug(text: str) -> str:
    """
    Write a text as an id.

    >>> slug("A/RES/76/172"), slug("Réunion d’experts")
    ('a-res-76-172', 'reunion-d-experts')
    """
    bare = "".join(sign for sign in normalize("NFKD", text).casefold() if not combining(sign))
    return re.sub(r"[\W_]+", "-", bare).strip("-")


def nearest(find: Find, others: Iterable[Find], *, behind: bool = False) -> Find | None:
    """Return the find nearest to another; *behind* demands that it follows."""
    fitting = [each for each in others if not behind or each.start >= find.end]
    return min(fitting, key=lambda each: abs(each.start - find.start), default=None)


def plain_quantity(find: Find, value: Quantity) -> dict[str, Any]:
    """Return a number that was found in the form of a register's files, with the words of the document."""
    found: dict[str, Any] = {"value": _number(value.value)}
    if value.qualifier != "exact":
        found["qualifier"] = value.qualifier.value
    if value.upper is not None:
        found["upper"] = _number(value.upper)
    if value.unit is not None:
        found["unit"] = value.unit
    return {**found, "text": " ".join(find.text.split())}


def _number(value: Any) -> int | str:  # noqa: ANN401  # a number
    return value if isinstance(value, int) else str(value)
