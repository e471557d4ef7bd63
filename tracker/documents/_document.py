"""A document: what a report, an answer or a calendar is before it has a format."""

from datetime import date

from attrs import field, frozen

from tracker.documents._block import Block
from tracker.documents._inline import Inline, Message, phrase
from tracker.errors import InvalidValueError
from tracker.values import Language
from tracker.values._answer import Answer

LANGUAGE_NAMES = {
    Language.ARABIC: phrase("Arabic"),
    Language.CHINESE: phrase("Chinese"),
    Language.ENGLISH: phrase("English"),
    Language.FRENCH: phrase("French"),
    Language.RUSSIAN: phrase("Russian"),
    Language.SPANISH: phrase("Spanish"),
}
"""What each language is called: by a masthead, and by reports of documents that appeared in several."""


@frozen(kw_only=True)
class Masthead:
    """
    The head of the first page.

    Attributes:
        organ: The body that the report is for.

        session: Its session, and where and when it meets.

        symbol: The symbol of the report.

        distribution: How it is distributed.

        original: The language it was written in.

        agenda_item: The item of the agenda that it is for.

        date: The day that it bears.
    """

    organ: Inline | None = None
    session: Inline | None = None
    symbol: str | None = None
    distribution: Inline | None = None
    original: Language | None = None
    agenda_item: Inline | None = None
    date: Inline | None = None


@frozen
class DataFile:
    """
    A file of data that lies beside a document, for what is too long to be read in it.

    Attributes:
        name: Its name.

        text: What is in it.
    """

    name: str
    text: str


@frozen(kw_only=True, repr=False)
class Document(Answer):
    """
    A report without a format and without a language; `tracker.write` gives it both.

    Attributes:
        masthead: The head of its first page; None for none.

        title: Its title; None for blocks that stand alone, such as an answer in a terminal.

        subtitle: What stands under the title.

        blocks: Its text, in order.

        facts: What it rests on, such as its periods and what was known: labels with their values. A page says this
            where its text needs it, and a workbook on its first sheet.

        day: The last day whose knowledge is in it: files bear it, since they must not bear the day of writing.

        is_draft: Whether it may still change: each page says so.

        folder: The folder beside it in which its files of data lie; empty where it has none.

        files: Its files of data. A link leads to one by the folder's name and its own, with a ``/`` between them.
    """

    masthead: Masthead | None = None
    title: Inline | None = None
    subtitle: Inline | None = None
    blocks: tuple[Block, ...]
    facts: tuple[tuple[Inline, Inline], ...] = ()
    day: date | None = None
    is_draft: bool = False
    folder: str = field(default="")
    files: tuple[DataFile, ...] = ()

    @folder.validator
    def _stands_beside(self, _: object, value: str) -> None:
        if {"/", "\\", "\0"} & set(value) or value in {".", ".."}:
            raise InvalidValueError("a folder of data lies beside its document, got {value}", value=repr(value))

    def __str__(self) -> str:
        title = self.title.id if isinstance(self.title, Message) else str(self.title or "no title")
        return f"{title}, {len(self.blocks)} blocks"


# -- calendars --------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class CalendarEntry:
    """
    Something that takes whole days.

    Attributes:
        uid: What stays the same when the entry is written again: calendar programs replace an entry by it.

        start: The first day.

        end: The last day, included.

        title: What is shown in the calendar.

        text: What is shown when the entry is opened; None for nothing more.

        category: What sort of entry it is; None for none.
    """

    uid: str
    start: date
    end: date = field()
    title: Inline
    text: Inline | None = None
    category: Inline | None = None

    @end.validator
    def _is_not_empty(self, _: object, value: date) -> None:
        if value < self.start:
            raise InvalidValueError(
                "an entry must not end before it starts on {start}, got {end}", start=self.start, end=value
            )


@frozen(kw_only=True)
class Calendar:
    """
    A calendar.

    Attributes:
        title: What it is called.

        on: The day on which it was drawn up.

        entries: Its entries.
    """

    title: Inline
    on: date
    entries: tuple[CalendarEntry, ...] = ()
