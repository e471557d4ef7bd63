"""A draft of a record, with the words that it is drawn from and how sure it is."""

from enum import StrEnum

from attrs import frozen

from tracker.files._tables import Entry
from tracker.reading._find import Find
from tracker.values import Language
from tracker.values._answer import Answer


class Confidence(StrEnum):
    """How sure a draft is."""

    SURE = "sure"
    """the words say all of it"""
    LIKELY = "likely"
    """the words say it; where they belong was concluded"""
    ASK = "ask"
    """something is left to be decided"""


class Undone(StrEnum):
    """Why what a document tells of is no activity."""

    NOT_DONE = "not_done"
    """it is said not to have been done"""
    CANCELLED = "cancelled"
    """it was cancelled"""
    POSTPONED = "postponed"
    """it was put off"""
    PLANNED = "planned"
    """it is only planned"""
    REQUESTED = "requested"
    """it was only asked for"""


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

        reason: Why no activity holds it; None where nothing tells.
    """

    paragraph: str
    find: Find
    reason: Undone | None = None


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
