"""Putting together what is linked."""

from collections.abc import Iterable

__all__ = ["groups"]


def groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """
    Return the groups of what is linked, directly or through others, each sorted.

    >>> groups([("a", "b"), ("d", "c"), ("b", "e")])
    [['a', 'b', 'e'], ['c', 'd']]
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in pairs:
        parent[root(one)] = root(other)
    found: dict[str, list[str]] = {}
    for node in sorted(parent):
        found.setdefault(root(node), []).append(node)
    return sorted(found.values())
