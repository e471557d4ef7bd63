"""Finding circles in relations."""

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["cycles"]


def cycles(links: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """
    Yield circles that share no node: each begins at its smallest node, and breaking all of them leaves fewer links.

    >>> list(cycles({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['b', 'c']]

    Nodes that lead nowhere are taken away until none is left; whatever remains leads into a circle for ever.
    """
    onward = {node: sorted(set(targets)) for node, targets in links.items()}
    backward: dict[str, list[str]] = {}
    for node, targets in onward.items():
        for target in targets:
            backward.setdefault(target, []).append(node)
    left = {node: sum(target in onward for target in targets) for node, targets in onward.items()}
    ends = [node for node, count in left.items() if count == 0]
    for start in sorted(onward):
        _take_away(ends, left, backward)
        while start in left:
            circle = _walk(start, onward, left)
            yield circle
            for node in circle:
                left.pop(node)
            ends = []
            for node in circle:
                ends.extend(_unlink(node, left, backward))
            _take_away(ends, left, backward)


def _take_away(ends: list[str], left: dict[str, int], backward: Mapping[str, Sequence[str]]) -> None:
    while ends:
        node = ends.pop()
        left.pop(node)
        ends.extend(_unlink(node, left, backward))


def _unlink(node: str, left: dict[str, int], backward: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Count one link less for whoever led to *node*, and yield those that lead nowhere now."""
    for before in backward.get(node, ()):
        if before in left:
            left[before] -= 1
            if left[before] == 0:
                yield before


def _walk(start: str, onward: Mapping[str, Sequence[str]], left: Mapping[str, int]) -> list[str]:
    """Go on from *start* until a node comes again, and return the circle from its smallest node."""
    path: dict[str, int] = {}
    node = start
    while node not in path:
        path[node] = len(path)
        node = next(target for target in onward[node] if target in left)
    circle = list(path)[path[node] :]
    smallest = circle.index(min(circle))
    return circle[smallest:] + circle[:smallest]
