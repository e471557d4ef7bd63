"""Groups of what is linked, directly or through others."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

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


def groups_of_links(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """
    Return the groups of what some links hold together, each sorted.

    >>> groups_of_links([("a", "b"), ("d", "c"), ("b", "e")])
    [['a', 'b', 'e'], ['c', 'd']]
    """
    links = list(pairs)
    return linked_groups(sorted({name for link in links for name in link}), links)
