"""Putting together what is linked."""

from collections.abc import Iterable

from tracker.model import linked_groups

__all__ = ["groups"]


def groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """
    Return the groups of what is linked, directly or through others, each sorted.

    >>> groups([("a", "b"), ("d", "c"), ("b", "e")])
    [['a', 'b', 'e'], ['c', 'd']]
    """
    links = list(pairs)
    return linked_groups(sorted({name for link in links for name in link}), links)
