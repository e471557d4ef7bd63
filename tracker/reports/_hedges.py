"""What "at least" means is said in a report that prints it, and in no other."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from tracker.documents import Block, Message, Paragraph
from tracker.reports._links import parts_of

AT_LEAST = "at least "
"""How the phrases begin that word a lower limit."""


def without_vain_explanation(blocks: Iterable[Block], explanation: Paragraph | None) -> tuple[Block, ...]:
    """Return the blocks of a report, without the paragraph that explains "at least" where nothing prints it."""
    every = tuple(blocks)
    others = tuple(block for block in every if block is not explanation)
    if explanation is None or prints_at_least(others):
        return every
    return tuple(_moved_up(block, explanation) for block in others)


def _moved_up(block: Block, explanation: Paragraph) -> Block:
    """Give a paragraph behind the one that is left out the number before its own."""
    if not isinstance(block, Paragraph) or block.number is None or block.number <= (explanation.number or 0):
        return block
    anchor = f"paragraph-{block.number - 1}"
    return evolve(block, number=block.number - 1, anchor=anchor)


def prints_at_least(part: object) -> bool:
    """Tell whether a part of a document says "at least" of a figure, however deep it stands."""
    return any(each.id.startswith(AT_LEAST) for each in _messages(part))


def _messages(part: object) -> Iterator[Message]:
    if isinstance(part, Message):
        yield part
    for each in parts_of(part):
        yield from _messages(each)
