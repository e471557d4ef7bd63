"""Drafts that still lack what a record of their type must say."""

from collections.abc import Iterable

from attrs import frozen

from tracker.model._record import Origin, Record
from tracker.values._conversion import instance, ordered


@frozen
class UnfinishedDraft:
    """
    A draft that lacks something its type requires: it is no record yet, and a register only remembers where it stands.

    Attributes:
        record: What it says, with something in the place of what is missing, so that it has a key; nothing counts it.

        missing: The keys that it lacks.
    """

    record: Record
    missing: tuple[str, ...]

    @property
    def table(self) -> str:
        """The name of its type."""
        return self.record.table

    @property
    def key(self) -> str:
        """What would tell the record from all others of its type."""
        return self.record.key

    @property
    def origin(self) -> Origin | None:
        """The line it was read from."""
        return self.record.origin


_UNFINISHED = ordered(instance(UnfinishedDraft), UnfinishedDraft)


def unfinished_in_order(drafts: Iterable[UnfinishedDraft]) -> tuple[UnfinishedDraft, ...]:
    """Put drafts into the order in which a register holds them."""
    given: tuple[UnfinishedDraft, ...] = _UNFINISHED(drafts, "unfinished")
    return tuple(sorted(given, key=lambda each: (each.table, each.key, each.missing)))
