"""
Editorial rules, held against a finished document in a language.

They are those of the United Nations Editorial Manual that a program can see. Each is a plain function over a document;
none knows which sections made it, so that they hold for any report that an office composes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from attrs import frozen

from tracker.checks._editorial_text import faults_of_typing, unquoted
from tracker.codelists import countries
from tracker.codelists._country import CountryName
from tracker.documents import (
    Block,
    Cell,
    Counted,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigures,
    Link,
    Listing,
    Measured,
    Message,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.documents import Sequence as Parts
from tracker.documents._inline import Filled
from tracker.languages._editing import per_cent, short_words, words_of_databases
from tracker.values import InternationalString, Language
from tracker.writers import plain_text

MOST_WORDS = 8500
"""The longest that a report of a secretariat may be."""


@frozen(kw_only=True)
class EditorialRemark:
    """
    A place in a document that an editor would change.

    Attributes:
        rule: The name of the rule, which never changes its meaning.

        place: Where it is, as the document numbers it; empty for all of it.

        said: What is wrong, in one sentence.
    """

    rule: str
    place: str
    said: Message


def editorial(document: Document, language: str, *, day: date | None = None) -> tuple[EditorialRemark, ...]:
    """
    Hold the editorial rules against a document as it reads in a language; annexes are left to their makers.

    >>> from tracker.documents import Document, Items, Numeral, Paragraph, Verbatim
    >>> document = Document(blocks=(Items(items=(Verbatim("The only one"),), lettered=True),))
    >>> [remark.rule for remark in editorial(document, "en")]
    ['list-of-one']

    Args:
        document: The document.

        language: The language that it is read in.

        day: The day of the report, by which names of countries are those of that day; None for the latest names.
    """
    body, read = _body(document), Language(language)
    found = (remark for rule in _RULES for remark in rule(body, read))
    return (*found, *_former_name(body, read, day))


def _body(document: Document) -> tuple[Block, ...]:
    """Return what is read: all before the first annex, whose headings have no number."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level == 1 and not block.number:
            return document.blocks[:place]
    return document.blocks


# -- walking through a document ---------------------------------------------------------------------------------------


def _texts(block: Block) -> Iterator[Inline]:
    """Go through the texts of a block."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Items():
            yield from block.items
        case KeyFigures():
            for figure in block.figures:
                yield figure.label
                yield from (_text_of(each) for each in (figure.value, figure.change) if each is not None)
        case Table():
            yield block.title
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in _cells(row))
            yield from block.legend
        case Pairs():
            yield from (label for label, _ in block.pairs)


def _cells(row: Row) -> Iterator[Inline]:
    yield from map(_text_of, row.cells)


def _text_of(cell: Cell) -> Inline:
    return cell.text if isinstance(cell, Measured) else cell


def _within(inline: Inline) -> Iterator[Inline]:
    """Go through a text and all that it is made of."""
    yield inline
    match inline:
        case Message():
            parts: Sequence[Inline] = [part for _, part in inline.parts]
        case Filled() | Parts():
            parts = inline.parts
        case Listing():
            parts = inline.items
        case Link():
            parts = (inline.text,)
        case Note():
            parts = (inline.text, inline.note)
        case _:
            parts = ()
    for part in parts:
        yield from _within(part)


def _paragraphs(body: Sequence[Block]) -> Iterator[tuple[str, Inline]]:
    """Go through the running text with the number of the paragraph that it is, or that it stands under."""
    number = ""
    for block in body:
        if isinstance(block, Paragraph):
            number = str(block.number or number)
            yield number, block.text
        elif isinstance(block, Items):
            yield from ((number, item) for item in block.items)


# -- rules ------------------------------------------------------------------------------------------------------------


def _too_long(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """The report is longer than a report of a secretariat may be."""
    words = sum(len(plain_text(text, language).split()) for block in body for text in _texts(block))
    if words > MOST_WORDS:
        said = Message(
            "the text has {number} words; at most {most} may be written",
            number=Numeral(words),
            most=Numeral(MOST_WORDS),
        )
        yield EditorialRemark(rule="too-long", place="", said=said)


def _lone_heading(body: Sequence[Block], _: Language) -> Iterator[EditorialRemark]:
    """A heading has no sibling: an A needs a B."""
    above: dict[int, int] = {}
    groups: dict[tuple[int, int], list[Heading]] = {}
    for place, block in enumerate(body):
        if isinstance(block, Heading):
            groups.setdefault((block.level, above.get(block.level - 1, -1)), []).append(block)
            above[block.level] = place
    for (level, _parent), headings in groups.items():
        if level > 1 and len(headings) == 1:
            said = Message("the heading “{title}” stands alone in its part", title=headings[0].text)
            yield EditorialRemark(rule="lone-heading", place=headings[0].number, said=said)


def _list_of_one(body: Sequence[Block], _: Language) -> Iterator[EditorialRemark]:
    """A list has one item: it is a sentence."""
    number = ""
    for block in body:
        if isinstance(block, Paragraph):
            number = str(block.number or number)
        elif isinstance(block, Items) and len(block.items) == 1:
            yield EditorialRemark(rule="list-of-one", place=number, said=Message("a list has a single item"))


_BEFORE_NUMBERS = (*short_words("numbers", "places"), *map(str.capitalize, short_words("numbers")))
_ABBREVIATED = "".join(rf"(?<!\b{each}\. )" for each in _BEFORE_NUMBERS)
_NUMBER_FIRST = re.compile(rf"(?:^|(?<=[.!?…] ){_ABBREVIATED})\d[\d\s,.]*\w*")
"""No sentence begins behind a space that does not break, nor behind "No."."""


def _number_first(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """A sentence begins with a number in figures."""
    for number, text in _paragraphs(body):
        found = _NUMBER_FIRST.search(plain_text(text, language))
        if found is not None:
            said = Message("a sentence begins with the figures {text}", text=Verbatim(found[0].strip()))
            yield EditorialRemark(rule="number-first", place=number, said=said)


TEN = 10
"""The first number that stands in figures."""


def _small_number(body: Sequence[Block], _: Language) -> Iterator[EditorialRemark]:
    """A number under ten with what it counts stands in figures."""
    for number, text in _paragraphs(body):
        for part in _within(text):
            if isinstance(part, Counted) and not part.words and part.value in range(TEN):
                said = Message("a number under ten is a word: {number}", number=part)
                yield EditorialRemark(rule="small-number", place=number, said=said)


def _words_of_databases(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """The text speaks of records: a reader wants to know what was done, and not where it is kept."""
    words = words_of_databases(language)
    if not words:
        return
    pattern = re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE)
    for number, text in _paragraphs(body):
        found = pattern.search(plain_text(text, language))
        if found is not None:
            said = Message("the text speaks of where things are kept: “{word}”", word=Verbatim(found[0]))
            yield EditorialRemark(rule="words-of-databases", place=number, said=said)


_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+(?:@\S+)?")


def _id_in_text(body: Sequence[Block], _: Language) -> Iterator[EditorialRemark]:
    """An id or a code stands in the text."""
    for block in body:
        place = str(getattr(block, "number", "") or "")
        for text in _texts(block):
            for part in _within(text):
                if isinstance(part, Verbatim) and _ID.fullmatch(part.text.strip()):
                    said = Message("an id stands in the text: {text}", text=part)
                    yield EditorialRemark(rule="id-in-text", place=place, said=said)


def _per_cent(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """English prose says "per cent"; the sign is for tables."""
    words = per_cent(language)
    if words is None:
        return
    for number, text in _paragraphs(body):
        if "%" in plain_text(text, language):
            said = Message("prose says “{words}”, not “%”", words=Verbatim(words))
            yield EditorialRemark(rule="per-cent", place=number, said=said)


_BARE_PLACE = re.compile(rf"\(?\b(?:{'|'.join(short_words('places'))})\.\s")


def _bare_place(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """A note names a paragraph without the document that it is of."""
    for number, text in _paragraphs(body):
        for part in _within(text):
            if isinstance(part, Note) and _BARE_PLACE.match(plain_text(part.note, language)):
                said = Message("a note names a paragraph without its document")
                yield EditorialRemark(rule="bare-place", place=number, said=said)


def _unfinished(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """A paragraph says nothing, or does not end."""
    for block in body:
        if isinstance(block, Paragraph):
            words = plain_text(block.text, language).rstrip("”»’)\u00a0 ")
            if not words.endswith((".", ":", "!", "?", "…", "。", "；")):
                said = Message("a paragraph does not end with a full stop")
                yield EditorialRemark(rule="unfinished", place=str(block.number or ""), said=said)


def _typed(body: Sequence[Block], language: Language) -> Iterator[EditorialRemark]:
    """Words are typed as an editor would not have them; texts that are in another language are left to it."""
    for number, text in _paragraphs(body):
        read = plain_text(text, language)
        for part in _within(text):
            if isinstance(part, InternationalString) and part.get(language) is None:
                read = read.replace(plain_text(part, language), "“”")
        for rule, said in faults_of_typing(read, language):
            if rule != "small-number" or not any(
                isinstance(part, Counted) and not part.words for part in _within(text)
            ):
                yield EditorialRemark(rule=rule, place=number, said=said)


def _former_name(body: Sequence[Block], language: Language, day: date | None) -> Iterator[EditorialRemark]:
    """A country bears a name that another has superseded on the day of the report."""
    every = list(_superseded(language, day))
    current = sorted({name for now, _ in every for name in (now.listed, now.running)}, key=len, reverse=True)
    for number, text in _paragraphs(body):
        read = unquoted(plain_text(text, language))
        for name in current:
            read = read.replace(name, "")
        for now, former in every:
            if re.search(rf"(?<!\w){re.escape(former)}(?!\w)", read):
                said = Message("“{former}” is now called “{name}”", former=Verbatim(former), name=Verbatim(now.listed))
                yield EditorialRemark(rule="former-name", place=number, said=said)


def _superseded(language: Language, day: date | None) -> Iterator[tuple[CountryName, str]]:
    """Go through the names that countries no longer bear on a day, each with the one that stands for it."""
    for country in countries().values():
        names = [each for each in country.names if each.language is language]
        begun = [each for each in names if each.since is None or day is None or each.since <= day]
        for former in begun[:-1]:
            yield begun[-1], former.running


_RULES: tuple[Callable[[Sequence[Block], Language], Iterator[EditorialRemark]], ...] = (
    _too_long,
    _lone_heading,
    _list_of_one,
    _number_first,
    _small_number,
    _words_of_databases,
    _id_in_text,
    _per_cent,
    _bare_place,
    _unfinished,
    _typed,
)
