"""Work that takes long tells how far it is to whoever watches; where nobody does, it costs nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watcher(Protocol):
    """Whoever wants to know how far a work is."""

    def step(self, what: str, total: int | None) -> None:
        """Take note of a step of a work; *total* is how many it has, if that is known."""

    def end(self, what: str, *, counts_on: bool) -> None:
        """Take note that a work has ended, whether all was done or not; *counts_on* where it is one part of several."""


_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Have a watcher told of the steps of all work within."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def watched(items: Iterable[T], what: str) -> Iterable[T]:
    """
    Go through the items of a work, and tell whoever watches of each.

    >>> list(watched([1, 2], "Counting"))
    [1, 2]

    Args:
        items: The items; where they have a length, it is known how far the work is.

        what: What is done with them, as a message in English.
    """
    watcher = _WATCHER.get()
    return items if watcher is None else _told(items, what, watcher)


def _told(items: Iterable[T], what: str, watcher: Watcher) -> Iterator[T]:
    total = len(items) if isinstance(items, list | tuple | dict | set | frozenset) else None
    try:
        for item in items:
            yield item
            watcher.step(what, total)
    finally:
        watcher.end(what, counts_on=total is None)
