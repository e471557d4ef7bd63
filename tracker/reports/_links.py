"""Links within a report: those that it has, and those to places that it has not, as one of a few sections has fewer."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from attrs import evolve, fields, has

from tracker.documents import Block, Heading, Link, Message, Paragraph, Table


def without_dead_links(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a document with their text alone where a link leads to no place in them."""
    every = tuple(blocks)
    places = {f"#{anchor}" for block in every for anchor in _anchors(block)}
    return tuple(_mended(block, places) for block in every)


def links_in(value: object) -> Iterator[Link]:
    """Go through the links in a part of a document, however deep they stand."""
    if isinstance(value, Link):
        yield value
    for each in parts_of(value):
        yield from links_in(each)


def parts_of(value: object) -> Iterable[object]:
    """Return what a part of a document is made of; text and numbers have no parts."""
    if isinstance(value, tuple):
        return value
    return (getattr(value, name) for name in _parts_of(type(value)))  # type: ignore[arg-type]  # a class is hashable, whatever mypy says


def _anchors(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Table):
        yield block.anchor
    if isinstance(block, Table):
        yield from (row.anchor for row in block.rows)


def _mended(value: Any, places: Collection[str]) -> Any:  # noqa: ANN401  # whatever a document is made of
    """Return a part of a document without dead links; whatever holds none is returned as it is."""
    if type(value) is tuple:
        parts = [_mended(each, places) for each in value]
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else tuple(parts)
    if isinstance(value, Link) and value.target.startswith("#") and value.target not in places:
        return _mended(value.text, places)
    changed = {}
    for name in _parts_of(type(value)):  # type: ignore[arg-type]  # a class is hashable, whatever mypy says
        part = getattr(value, name)
        mended = _mended(part, places)
        if mended is not part:
            changed[name] = mended
    if not changed:
        return value
    return Message(value.id, **dict(changed["parts"])) if isinstance(value, Message) else evolve(value, **changed)


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of documents; what is of no such class has no parts."""
    if not has(kind) or not kind.__module__.startswith(_DOCUMENTS):
        return ()
    return tuple(each.name for each in fields(kind))


_DOCUMENTS = Link.__module__.rpartition(".")[0]
