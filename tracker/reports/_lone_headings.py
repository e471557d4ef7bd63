"""No A without a B: a heading within a chapter that has no sibling says nothing that the chapter does not."""

from collections.abc import Sequence

from attrs import evolve

from tracker.documents import Block, Heading, Message


def without_lone_annex_number(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Call an annex that stands alone "Annex", without a number."""
    annexes = [block for block in blocks if isinstance(block, Heading) and block.is_annex]
    if len(annexes) != 1:
        return tuple(blocks)
    return tuple(_unnumbered(block) if block is annexes[0] else block for block in blocks)


def _unnumbered(heading: Block) -> Block:
    if not isinstance(heading, Heading) or not isinstance(heading.text, Message):
        return heading
    return evolve(heading, text=Message("Annex. {title}", title=dict(heading.text.parts)["title"]))


def without_lone_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Leave out each heading within a chapter that stands alone; headings over nothing are none."""
    told = [block for place, block in enumerate(blocks) if not _is_empty(blocks, place)]
    counts = _siblings(told)
    return tuple(
        block
        for place, block in enumerate(told)
        if not (isinstance(block, Heading) and block.level > 1 and counts[place] == 1)
    )


def _is_empty(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a heading is followed by one that is not within it, or by nothing."""
    block = blocks[place]
    if not isinstance(block, Heading) or block.is_annex:
        return False
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return following is None or (isinstance(following, Heading) and following.level <= block.level)


def _siblings(blocks: Sequence[Block]) -> dict[int, int]:
    """Return for each heading how many of its level stand under the same one above."""
    groups: dict[tuple[int, int], list[int]] = {}
    parents: list[int] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        del parents[block.level - 1 :]
        parents += [-1] * (block.level - 1 - len(parents))
        groups.setdefault((block.level, parents[-1] if parents else -1), []).append(place)
        parents.append(place)
    return {place: len(group) for group in groups.values() for place in group}
