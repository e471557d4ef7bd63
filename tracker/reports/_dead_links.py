"""Links to what a report does not hold: a report of a few sections, or without annexes, has fewer places."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from attrs import evolve, fields, has

from tracker.documents import Block, Heading, Link, Message, Paragraph, Table


def without_dead_links(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a document with their text alone where a link leads to no place in them."""
    every = tuple(blocks)
    places = {f"#{anchor}" for block in every for anchor in _anchors(block)}
    return tuple(_mended(block, places) for block in every)


def _anchors(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Table):
        yield block.anchor
    if isinstance(block, Table):
        yield from (row.anchor for row in block.rows)


def _mended(value: Any, places: Collection[str]) -> Any:  # noqa: ANN401  # whatever a document is made of
    """Return a part of a document without dead links; whatever holds none is returned as it is."""
    if isinstance(value, tuple):
        parts = tuple(_mended(each, places) for each in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Link) and value.target.startswith("#") and value.target not in places:
        return _mended(value.text, places)
    if not has(type(value)) or not type(value).__module__.startswith(Link.__module__.rpartition(".")[0]):
        return value
    found = {each.name: getattr(value, each.name) for each in fields(type(value))}
    mended = {name: _mended(part, places) for name, part in found.items()}
    changed = {name: part for name, part in mended.items() if part is not found[name]}
    if not changed:
        return value
    return Message(value.id, **dict(mended["parts"])) if isinstance(value, Message) else evolve(value, **changed)
