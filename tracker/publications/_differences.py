"""What verification finds: differences, and remarks that are none."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from tracker.documents import Inline
from tracker.model import Vintage
from tracker.publications._changed_records import RecordChange
from tracker.values import ReportingPeriod
from tracker.writers import plain_text

__all__ = ["Difference", "Kind", "Verification"]


class Kind(StrEnum):
    """What differs."""

    FILE_MISSING = "file_missing"
    """a file of the publication is gone"""
    FILE_ALTERED = "file_altered"
    """a file of the publication is no longer what was published"""
    FILE_ADDED = "file_added"
    """a file stands in the publication that it does not list"""
    RECORD_CHANGED = "record_changed"
    """a record that was known is no longer what it was"""
    FIGURE_DIFFERS = "figure_differs"
    """a figure computed again is another"""
    FIGURE_GONE = "figure_gone"
    """a figure can no longer be computed"""
    FIGURE_NEW = "figure_new"
    """a figure is computed that was not published"""
    DEFINITION_CHANGED = "definition_changed"
    """an indicator means something else today; figures are computed again as it was"""
    TOOL_DIFFERS = "tool_differs"
    """another version of the library made the publication"""


NOTES = frozenset({Kind.DEFINITION_CHANGED, Kind.TOOL_DIFFERS})
"""What is worth knowing and is no difference: the figures are computed again all the same."""


@frozen(kw_only=True)
class Difference:
    """
    One thing that differs between a publication and what the records say.

    Attributes:
        kind: What differs.

        subject: The file, the record as ``table:key``, or the indicator and version.

        said: What differs, to be said in any language.

        before: What was published: a figure as JSON, a digest or a version; None if nothing was.

        after: The same as it is now.

        records: The records that explain it.
    """

    kind: Kind
    subject: str
    said: Inline
    before: Any = None
    after: Any = None
    records: tuple[RecordChange, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is worth knowing and no difference."""
        return self.kind in NOTES

    def __str__(self) -> str:
        return plain_text(self.said, "en")


@frozen(kw_only=True)
class Verification:
    """
    What became of a publication.

    Attributes:
        publication: Its id.

        period: The period that it reports on; None if its manifest cannot be read.

        vintage: What was known when it was made; None likewise.

        digest: The digest of the records known, as published and as it is now.

        tool: The version of the library that made it, and the one that verified it.

        differences: What differs, sorted by kind and subject.

        notes: What is worth knowing beside.
    """

    publication: str
    period: ReportingPeriod | None = None
    vintage: Vintage | None = None
    digest: Mapping[str, str] = field(factory=dict)
    tool: Mapping[str, str] = field(factory=dict)
    differences: tuple[Difference, ...] = ()
    notes: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differences
