"""Putting together what is linked."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

__all__ = ["linked_groups"]

H = TypeVar("H", bound=Hashable)


def linked_groups(members: Iterable[H], links: Iterable[tuple[H, H]]) -> list[list[H]]:
    """
    Return the groups of members that are linked, directly or through others, in the order of their first members.

    >>> linked_groups("abcde", [("a", "c"), ("e", "d"), ("c", "d")])
    [['a', 'c', 'd', 'e'], ['b']]
    """
    parent = {member: member for member in members}

    def root(member: H) -> H:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in links:
        parent[root(other)] = root(one)
    groups: dict[H, list[H]] = {}
    for member in parent:
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())
