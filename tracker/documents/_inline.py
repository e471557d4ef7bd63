"""
Running text that has no language yet.

A report is composed once and written in any language: its text is made of these parts, and a writer turns them into
words. Text that records bring along is an `InternationalString`; everything the composer says is a `Message`.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from tracker.errors import Sentence
from tracker.values import InternationalString, Number, ReportingPeriod, When


def phrase(id: str) -> str:  # noqa: A002  # the word gettext uses
    """
    Mark a phrase for translation where it stands apart from its `Message`.

    >>> phrase("unchanged")
    'unchanged'
    """
    return id


@frozen(init=False)
class Message:
    """
    A phrase that the composer says, to be translated.

    Words that go with a number stand behind the name of its place, for one and for many, in each language by its own
    rule: English has one form for 1, French for 0 and 1.

    >>> Message("The report covers {period}.", period=PeriodText(ReportingPeriod.parse("2021")))
    Message('The report covers {period}.', period)
    >>> Message("{number} {number:draft is|drafts are} left out.", number=Numeral(1))
    Message('{number} {number:draft is|drafts are} left out.', number)

    Attributes:
        id: The English phrase, with named places; its translations are looked up by it.

        parts: What fills the places.
    """

    id: str
    parts: tuple[tuple[str, "Inline"], ...]

    def __init__(self, id: str, /, **parts: "Inline") -> None:  # noqa: A002  # the word gettext uses
        self.__attrs_init__(id, tuple(parts.items()))

    def __repr__(self) -> str:
        return f"Message({', '.join([repr(self.id), *(name for name, _ in self.parts)])})"


@frozen
class Filled:
    """
    A text of a record with places to be filled, in each of its languages.

    >>> Filled(InternationalString(en="At least {0} States."), (Numeral(30),))
    Filled(text=InternationalString(en='At least {0} States.'), parts=(Numeral(value=30, words=False, decimal=False),))

    Attributes:
        text: The text; ``{0}``, ``{1}`` … are its places.

        parts: What fills them.
    """

    text: InternationalString
    parts: tuple["Inline", ...]


@frozen
class Verbatim:
    """
    Text that is the same in every language: a symbol, an acronym, an id.

    Attributes:
        text: The text; it runs from left to right in every language.
    """

    text: str


@frozen
class Numeral:
    """
    A number.

    Attributes:
        value: The number.

        words: Whether a number under ten is written as a word, as running text does.

        decimal: Whether a fraction is always written with decimals; one half is otherwise "1/2".

        of: What it counts, where the sentence names that elsewhere or not at all: in French, the word for one has its
            gender.
    """

    value: Number
    words: bool = False
    decimal: bool = False
    of: str | None = field(default=None, repr=False)


@frozen
class Counted:
    """
    A number with what it counts, such as "30 States".

    Attributes:
        value: The number.

        unit: What is counted: the English plural noun of an indicator's unit.

        words: Whether a number under ten is written as a word.
    """

    value: Number
    unit: str
    words: bool = False


@frozen
class Unit:
    """
    What is counted: the noun behind a hedged number, such as "States" in "at least 30 States".

    Attributes:
        unit: The English plural noun of an indicator's unit.

        number: The number that decides on its form; None for the plural.
    """

    unit: str
    number: Number | None = None


@frozen
class DateText:
    """
    A date, as precisely as it is known.

    Attributes:
        when: The date.

        as_phrase: Whether it stands in a sentence, with its preposition: "les 14 et 15 octobre 2021", "en mars 2021".
    """

    when: When
    as_phrase: bool = False


@frozen
class PeriodText:
    """
    A period from its first to its last month or day: "juillet 2020 – juillet 2022".

    Attributes:
        period: The days.

        as_phrase: Whether it stands in a sentence: "de juillet 2020 à juillet 2022".
    """

    period: ReportingPeriod
    as_phrase: bool = False


@frozen
class Name:
    """
    A name that has a form and a place in the alphabet of each language.

    Attributes:
        forms: How it is written.

        ranks: Its place in the alphabetical order of a language.
    """

    forms: InternationalString
    ranks: Mapping[str, int] = field(eq=False, factory=dict)


@frozen
class Listing:
    """
    A list in running text: "a, b and c".

    Attributes:
        items: The items; names are put in the alphabetical order of the language, anything else stays as it is.
    """

    items: tuple["Inline", ...]


@frozen
class Sequence:
    """
    Parts one after another.

    Attributes:
        parts: The parts.

        separator: What stands between them.
    """

    parts: tuple["Inline", ...]
    separator: str = ""


@frozen
class Link:
    """
    Text that leads elsewhere.

    Attributes:
        text: What is shown.

        target: An anchor of the document ("#figure-events"), a file of data beside it ("report.data/1-events.csv"), or
            an address on the Web.
    """

    text: "Inline"
    target: str


@frozen
class Note:
    """
    Text with a footnote.

    Attributes:
        text: The text that the note is about; its mark follows it.

        note: The note. In a table it stands directly under the table, with a letter.
    """

    text: "Inline"
    note: "Inline"


@frozen
class Marked:
    """
    Words of a text that are marked where they stand, as with a pen.

    Attributes:
        text: The words.

        is_open: Whether something about them is still to be done: these stand out, and in plain text in brackets.
    """

    text: "Inline"
    is_open: bool


Inline: TypeAlias = (
    InternationalString
    | Message
    | Filled
    | Numeral
    | Counted
    | DateText
    | PeriodText
    | Name
    | Listing
    | Sequence
    | Link
    | Marked
    | Note
    | Unit
    | Verbatim
    | Sentence
)
"""Any part of running text; a sentence of an error is one too."""


def number_in(part: Inline) -> Number | None:
    """
    Return the number that decides on the form of the words behind a part: its last one, without its sign.

    >>> number_in(Message("more than {number}", number=Numeral(1))), number_in(Verbatim("–"))
    (1, None)
    """
    match part:
        case Numeral() | Counted():
            return part.value if part.value >= 0 else -part.value
        case Link() | Note() | Marked():
            return number_in(part.text)
        case Verbatim():
            return int(part.text) if part.text.isascii() and part.text.isdecimal() else None
        case Message():
            parts: Iterable[Inline] = (each for _, each in part.parts)
        case Sequence():
            parts = part.parts
        case _:
            return None
    found = [number for number in map(number_in, parts) if number is not None]
    return found[-1] if found else None
