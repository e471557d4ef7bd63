"""What verification finds: differences and remarks that are none, and how each is said."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from tracker.checks._names import called
from tracker.documents import DateText, Inline, Message, phrase
from tracker.model import Vintage
from tracker.values import ReportingPeriod, When
from tracker.values._answer import Answer
from tracker.views._view import View
from tracker.writers import plain_text


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
    FOLLOW_UP_DIFFERS = "follow_up_differs"
    """a number of the follow-up computed again is another, or a recommendation had another status"""
    CLAIM_DIFFERS = "claim_differs"
    """a figure stands among the claims as another, or not at all"""
    PRINTED_DIFFERS = "printed_differs"
    """the report prints another number than its figure is"""
    REPORT_DIFFERS = "report_differs"
    """the report comes out otherwise when it is written again, though all that it rests on is as it was"""
    DEFINITION_CHANGED = "definition_changed"
    """an indicator means something else today; figures are computed again as it was"""
    TOOL_DIFFERS = "tool_differs"
    """another version of the library made the publication"""
    NO_FOLLOW_UP = "no_follow_up"
    """the publication holds no follow-up of recommendations"""


NOTES = frozenset({Kind.REPORT_DIFFERS, Kind.DEFINITION_CHANGED, Kind.TOOL_DIFFERS, Kind.NO_FOLLOW_UP})
"""What is worth knowing and is no difference: the figures are computed again all the same."""


class Why(StrEnum):
    """Why a record that was known is no longer what it was."""

    EDITED = "edited"
    """it says something else, and no revision says why"""
    REMOVED = "removed"
    """it is gone, and no revision retracts it"""
    ADDED = "added"
    """it was not there, and its day says that it was"""
    BACKDATED = "backdated"
    """it was revised, and the revision's day says that it was known then"""
    MOVED = "moved"
    """it is there still, with a day after the publication"""
    DRAFT = "draft"
    """it is marked as a draft"""


_SAID = {
    Why.EDITED: phrase("{record} was edited without a revision; write the change as a revision"),
    Why.REMOVED: phrase("{record} was removed; put it back, and retract it by a revision"),
    Why.MOVED: phrase("{record} has been given a day after the publication"),
    Why.DRAFT: phrase("{record} has been marked as a draft since"),
}
_DATED = {
    Why.ADDED: phrase("{record} was added with a day that is too early, {day}"),
    Why.BACKDATED: phrase("{record} was revised with a day that is too early, {day}"),
}


@frozen(kw_only=True)
class RecordChange:
    """
    A record that is no longer what it was when the publication was made.

    Attributes:
        why: What happened to it.

        table: The name of its type.

        key: Its key.

        recorded: The recorded day of the version concerned; None if it states none.

        place: The file and line where it stands now; empty if it is gone.
    """

    why: Why
    table: str
    key: str
    recorded: date | None
    place: str

    @property
    def said(self) -> Message:
        """What happened, and what to do, to be said in any language."""
        record = called(self.table, self.key)
        if self.why not in _DATED:
            return Message(_SAID[self.why], record=record)
        if self.recorded is None:
            return Message("{record} was added without a recorded day, as if always known; give it one", record=record)
        return Message(_DATED[self.why], record=record, day=DateText(When.on(self.recorded)))


@frozen(kw_only=True)
class Difference:
    """
    One thing that differs between a publication and what the records say.

    Attributes:
        kind: What differs.

        subject: The file, the record as ``table:key``, the indicator and version, or of the follow-up the aspect with
            the name of the number or the id of the recommendation.

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


@frozen(kw_only=True, repr=False)
class Verification(Answer):
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

    def __str__(self) -> str:
        return f"{self.publication}: " + ("nothing differs" if self.holds else f"{len(self.differences)} differences")

    @staticmethod
    def __view__() -> View:
        from tracker.publications._view import VIEW  # noqa: PLC0415  # which shows verifications

        return VIEW

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differences
