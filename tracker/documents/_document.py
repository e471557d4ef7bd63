"""A report under way: composed, and not yet in any format or language."""

from attrs import frozen

from tracker.documents._block import Block
from tracker.documents._inline import Inline, Message
from tracker.values import Language
from tracker.values._answer import Answer

__all__ = ["Document", "Masthead"]


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
    """

    organ: Inline | None = None
    session: Inline | None = None
    symbol: str | None = None
    distribution: Inline | None = None
    original: Language | None = None


@frozen(kw_only=True, repr=False)
class Document(Answer):
    """
    A report without a format and without a language; `tracker.write` gives it both.

    Attributes:
        masthead: The head of its first page; None for none.

        title: Its title; None for blocks that stand alone, such as an answer in a terminal.

        subtitle: What stands under the title.

        blocks: Its text, in order.
    """

    masthead: Masthead | None = None
    title: Inline | None = None
    subtitle: Inline | None = None
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        title = self.title.id if isinstance(self.title, Message) else str(self.title or "no title")
        return f"{title}, {len(self.blocks)} blocks"
