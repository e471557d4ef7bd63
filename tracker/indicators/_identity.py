"""
Records that are, or may be, of the same thing.

Records linked by ``same_as`` count once. Records linked by ``possibly_same_as`` count once in some worlds and several
times in others; the bounds hold for all of them.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from tracker.model import Record
from tracker.values import Bounds

__all__ = ["Share", "total"]

K = TypeVar("K", bound=Hashable)


@frozen
class Share:
    """
    What one record adds to a total.

    Attributes:
        bounds: The least and the most that it may add.

        same_as: Keys of records that are the same thing.

        possibly_same_as: Keys of records that may be.
    """

    bounds: Bounds
    same_as: frozenset[str] = frozenset()
    possibly_same_as: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: Record, bounds: Bounds) -> "Share":
        """Make the share of a record with the links that it declares."""
        return cls(bounds, record.same_as, record.possibly_same_as)


def total(shares: Mapping[str, Share]) -> Bounds:
    """
    Add up the shares, each distinct thing once.

    >>> once = Bounds.exactly(1)
    >>> total({"a": Share(once), "b": Share(once, possibly_same_as=frozenset({"a"}))})
    Bounds(lower=1, upper=2)
    """
    things = [
        (frozenset(group), _one_thing([shares[key].bounds for key in group]))
        for group in _components(shares, ((key, other) for key, share in shares.items() for other in share.same_as))
    ]
    owner = {key: number for number, (group, _) in enumerate(things) for key in group}
    possible = (
        (owner[key], owner[other])
        for key, share in shares.items()
        for other in share.possibly_same_as
        if other in owner
    )
    sum_of_all = Bounds.exactly(0)
    for group in _components(range(len(things)), possible):
        sum_of_all += _perhaps_one([things[number][1] for number in group])
    return sum_of_all


def _one_thing(bounds: Sequence[Bounds]) -> Bounds:
    """Bound what one thing adds that several records describe: all of them hold, unless they contradict each other."""
    agreed: Bounds | None = bounds[0]
    for each in bounds[1:]:
        agreed = agreed.intersection(each) if agreed is not None else None
    if agreed is not None:
        return agreed
    widest = bounds[0]
    for each in bounds[1:]:
        widest = widest.hull(each)
    return widest


def _perhaps_one(bounds: Sequence[Bounds]) -> Bounds:
    """
    Bound the sum over things some of which may be the same, however they are.

    Things that are the same add what all of them allow, so of each group one stays: at least the largest lower end,
    at most the sum of the upper ends. Where a share may be negative, the others may pull either way.
    """
    if len(bounds) == 1:
        return bounds[0]
    lower = upper = None
    if all(each.lower is not None for each in bounds):
        lowers = sorted(each.lower for each in bounds if each.lower is not None)
        lower = lowers[-1] + sum(min(0, end) for end in lowers[:-1])
    if all(each.upper is not None for each in bounds):
        uppers = sorted(each.upper for each in bounds if each.upper is not None)
        upper = uppers[0] + sum(max(0, end) for end in uppers[1:])
    return Bounds(lower, upper)


def _components(nodes: Iterable[K], links: Iterable[tuple[K, K]]) -> list[list[K]]:
    """Group nodes that are linked, directly or through others; links to anything else are left aside."""
    parent: dict[K, K] = {node: node for node in nodes}

    def root(node: K) -> K:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in links:
        if one in parent and other in parent:
            parent[root(one)] = root(other)
    groups: dict[K, list[K]] = {}
    for node in parent:
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())
