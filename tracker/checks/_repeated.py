"""What many records have wrong alike: a person reads the first of them, and how many more there are."""

from collections.abc import Sequence

from attrs import frozen

from tracker.checks._diagnostic import Diagnostic

MOST_SHOWN = 20
"""So many diagnostics of one code are read one by one."""
FIRST = 5
"""Of more, so many show what is meant."""


@frozen
class Repeated:
    """
    Diagnostics of one code about one type of record, of which the first are shown.

    Attributes:
        like: One of those shown.

        left: How many are not.
    """

    like: Diagnostic
    left: int


def first_of_many(found: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Repeated]]:
    """Return the diagnostics that a person reads, in their order, and of which of them there are more."""
    groups: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in found:
        groups.setdefault(_kind(each), []).append(each)
    many = {kind: group for kind, group in groups.items() if len(group) > MOST_SHOWN}
    hidden = {id(each) for group in many.values() for each in group[FIRST:]}
    shown = [each for each in found if id(each) not in hidden]
    return shown, [Repeated(group[0], len(group) - FIRST) for group in many.values()]


def _kind(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.severity.value, diagnostic.code, diagnostic.table
