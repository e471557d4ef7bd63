"""How messages name records, numbers and paragraphs, so that all checks speak alike."""

from collections.abc import Collection, Iterable, Sequence

from tracker.checks._names import called
from tracker.documents import Inline, Message, Numeral, Verbatim, phrase
from tracker.errors import closest
from tracker.model import Citation, Record, Register
from tracker.values import Number, Qualifier, Quantity, When
from tracker.values._meant import as_array, as_cell, meant_list
from tracker.values._safe_text import composed

_LISTED = 5
_LONGEST = 160
_COMPARISONS = 20_000

AND, OR = phrase("{first} and {last}"), phrase("{first} or {last}")
_COMMA = phrase("{first}, {next}")

HEDGES = {
    Qualifier.AT_LEAST: phrase("at least {number}"),
    Qualifier.MORE_THAN: phrase("more than {number}"),
    Qualifier.AT_MOST: phrase("at most {number}"),
    Qualifier.FEWER_THAN: phrase("fewer than {number}"),
    Qualifier.NEARLY: phrase("nearly {number}"),
    Qualifier.ABOUT: phrase("about {number}"),
}


def named(record: Record) -> Inline:
    """Name a record: ``event 'x'``."""
    return called(record.table, record.key)


def as_written(value: object) -> Verbatim:
    """Say a date, a code or a symbol as files write it, in every language."""
    return Verbatim(str(value))


def moment(when: When) -> Inline:
    """Say when something was: on a day, in a month or a year."""
    day = Verbatim(str(when))
    return Message("on {day}", day=day) if when.is_day else Message("in {day}", day=day)


def literal(text: str) -> Verbatim:
    """Put an id or a word of a file in quotation marks."""
    return Verbatim(repr(text))


def quoted(text: str) -> Verbatim:
    """Quote a text on one line, cut if it is long."""
    line = " ".join(text.split())
    return literal(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def listed(parts: Sequence[Inline], last: str = AND) -> Inline:
    """
    List parts, the first few of many.

    >>> from tracker.writers import plain_text
    >>> plain_text(listed([Verbatim(letter) for letter in "abc"]), "en")
    'a, b and c'
    >>> plain_text(listed([Verbatim(letter) for letter in "abcdefg"], OR), "en")
    'a, b, c, d, e or 2 more'
    """
    shown = list(parts)
    if len(shown) > _LISTED + 1:
        shown[_LISTED:] = [Message("{number} more", number=Numeral(len(shown) - _LISTED))]
    *before, final = shown
    if not before:
        return final
    first, *others = before
    for each in others:
        first = Message(_COMMA, first=first, next=each)
    return Message(last, first=first, last=final)


def number(value: Number) -> Inline:
    """Say a whole number as each language writes it; a fraction stays exact."""
    return Numeral(value) if isinstance(value, int) else Verbatim(str(value))


def in_words(quantity: Quantity) -> Inline:
    """
    Write a number with its hedge.

    >>> in_words(Quantity(4000, "more_than", text="plus de 4 000"))
    Message('more than {number}', number)
    """
    if quantity.upper is not None:
        return Message("between {lower} and {upper}", lower=number(quantity.value), upper=number(quantity.upper))
    hedge = HEDGES.get(quantity.qualifier)
    return number(quantity.value) if hedge is None else Message(hedge, number=number(quantity.value))


def source_name(register: Register, reference: str) -> str:
    """Name a source as its readers know it: by its symbol, else as it is cited."""
    document = register.document(reference)
    return reference if document is None else document.symbol or document.id


def paragraphs(citations: Iterable[Citation]) -> Inline | None:
    """Name the paragraphs cited, in order: ``paragraphs 15 and 33``; None if none has a number."""
    numbers = sorted({each.paragraph for each in citations if each.paragraph}, key=_as_numbered)
    if not numbers:
        return None
    place = listed([Verbatim(each) for each in numbers])
    return (
        Message("paragraphs {numbers}", numbers=place) if numbers[1:] else Message("paragraph {number}", number=place)
    )


def _as_numbered(paragraph: str) -> tuple[int, str]:
    digits = "".join(char for char in paragraph[:9] if char in "0123456789")
    return int(digits or "0"), paragraph


class Suggestions:
    """
    The nearest of some known ids, for as long as finding them is cheap.

    Comparing words is slow, and a register with thousands of unknown ids needs another remedy than spelling.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._comparisons = 0
        self._nearest: dict[str, str | None] = {}

    def hint(self, word: str, otherwise: Message) -> Message:
        """Ask whether the nearest known id was meant; if none is near, say what to do *otherwise*."""
        if word not in self._nearest:
            self._comparisons += len(self._known)
            affordable = self._comparisons <= _COMPARISONS
            self._nearest[word] = closest(word, self._known) if affordable else None
        nearest = self._nearest[word]
        if nearest is not None and composed(nearest) == composed(word):
            return Message(
                "{nearest} is spelled with other signs that look the same; copy it from where it stands",
                nearest=literal(nearest),
            )
        several = meant_list(word, lambda part: part if part in self._known else None)
        if several is not None:
            return Message(
                "these are several; write {cell} in a column of a table, and {array} elsewhere",
                cell=Verbatim(as_cell(several)),
                array=Verbatim(as_array(several)),
            )
        return otherwise if nearest is None else Message("did you mean {nearest}?", nearest=literal(nearest))
