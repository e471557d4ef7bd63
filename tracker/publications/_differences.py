"""What verification finds: differences and remarks that are none, and how each is said."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from tracker.checks._names import called
from tracker.codelists import Scales
from tracker.documents import DateText, Inline, Message, Sequence, Verbatim, phrase
from tracker.errors import Sentence, TrackerError
from tracker.followup import NumberMove, StatusMove
from tracker.model import Claim, FollowUpNumber, Vintage
from tracker.publications._figures import FrozenFigure
from tracker.values import Bounds, ReportingPeriod, When
from tracker.values._answer import Answer
from tracker.views._follow_up_moves import number_held, statuses_held
from tracker.views._view import View
from tracker.words._follow_up_moves import number_then, number_title, status_change
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words
from tracker.words._terms import brief
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


# -- in words ---------------------------------------------------------------------------------------------------------


def missing_file(file: str) -> Difference:
    """Say that a file is gone."""
    said = Message("{file} is missing or cannot be read", file=Verbatim(file))
    return Difference(kind=Kind.FILE_MISSING, subject=file, said=said)


def altered_file(file: str, before: str | None, after: str) -> Difference:
    """Say that a file is another one, by the digests of what it held and holds."""
    said = Message("{file} was altered after it was published", file=Verbatim(file))
    return Difference(kind=Kind.FILE_ALTERED, subject=file, said=said, before=before, after=after)


def unreadable_file(file: str, why: Sentence) -> Difference:
    """Say that a file is not what such a file holds, though the manifest is sealed with it."""
    said = Message("{file} cannot be read: {reason}", file=Verbatim(file), reason=why)
    return Difference(kind=Kind.FILE_ALTERED, subject=file, said=said)


def unreadable_manifest(file: str, why: ValueError, after: str) -> Difference:
    """Say that a manifest is none."""
    reason = why.sentence if isinstance(why, TrackerError) else Verbatim(str(why))
    said = Message("{file} cannot be read as a manifest: {why}", file=Verbatim(file), why=reason)
    return Difference(kind=Kind.FILE_ALTERED, subject=file, said=said, after=after)


def other_report(file: str, before: str, after: str) -> Difference:
    """Say that a report is not what the records give, by the digests of what it holds and of what it would hold."""
    said = Message(
        "{file} comes out otherwise when it is written again; see whether it was altered, or the settings of the "
        "register",
        file=Verbatim(file),
    )
    return Difference(kind=Kind.REPORT_DIFFERS, subject=file, said=said, before=before, after=after)


def moved_claim(was: Claim | None, is_now: Claim | None) -> Difference:
    """Say that a claim is not that of its figure; one of the two may be missing."""
    name = next(Verbatim(each.id) for each in (was, is_now) if each is not None)
    if is_now is None:
        said = Message("claim {name} is that of no figure", name=name)
    elif was is None:
        said = Message("claim {name} is missing, though its figure is there", name=name)
    else:
        said = Message("claim {name} is not that of its figure", name=name)
    before, after = (None if each is None else each.value.short() for each in (was, is_now))
    return Difference(kind=Kind.CLAIM_DIFFERS, subject=name.text, said=said, before=before, after=after)


def added_file(file: str) -> Difference:
    """Say that a file stands in a publication that is not its own."""
    said = Message("{file} is not part of the publication", file=Verbatim(file))
    return Difference(kind=Kind.FILE_ADDED, subject=file, said=said)


def moved_figure(
    was: FrozenFigure | None, is_now: FrozenFigure | None, records: tuple[RecordChange, ...]
) -> Difference:
    """
    Say how a figure comes out otherwise.

    Args:
        was: The figure as published; None if there was none.

        is_now: The figure as it is computed now; None if there is none.

        records: The records that explain it.
    """
    kind, said = _moved(was, is_now)
    before, after = (None if each is None else each.plain for each in (was, is_now))
    subject = next(each.key for each in (was, is_now) if each is not None)
    return Difference(kind=kind, subject=subject, said=said, before=before, after=after, records=records)


def moved_number(move: NumberMove, scales: Scales, records: tuple[RecordChange, ...]) -> Difference:
    """
    Say how a number of the follow-up comes out otherwise.

    Args:
        move: The number, as published and as it is computed now.

        scales: The scales that its statuses are on.

        records: The records that explain it.
    """
    before, after = (number_then(each, move.name) for each in (move.before, move.after))
    figure = Message(
        "{number} [{aspect}]", number=number_title(move.name, move.aspect, scales), aspect=brief(move.aspect)
    )
    if _bounds(move.before) == _bounds(move.after):
        said = Message(
            "follow-up, {figure}, is {after} still, and counts other recommendations: {recommendations}",
            figure=figure,
            after=after,
            recommendations=Verbatim(", ".join(move.recommendations)),
        )
    else:
        said = Message(
            "follow-up, {figure}, was {before}, and is {after} now", figure=figure, before=before, after=after
        )
    return Difference(
        kind=Kind.FOLLOW_UP_DIFFERS,
        subject=f"{move.aspect.value}:{move.name}",
        said=said,
        before=number_held(move.before),
        after=number_held(move.after),
        records=records,
    )


def _bounds(number: FollowUpNumber | None) -> Bounds | None:
    return None if number is None else number.bounds


def moved_status(move: StatusMove, scales: Scales, records: tuple[RecordChange, ...]) -> Difference:
    """
    Say which status a recommendation had when it was published, and which by what is computed now.

    Args:
        move: The recommendation, as published and as it is now.

        scales: The scales that its statuses are on.

        records: The records that explain it.
    """
    before, after = status_change(move, scales)
    said = Message(
        "recommendation {id} [{aspect}] was “{before}”, and is “{after}” now",
        id=Verbatim(move.recommendation),
        aspect=brief(move.aspect),
        before=before,
        after=after,
    )
    return Difference(
        kind=Kind.FOLLOW_UP_DIFFERS,
        subject=f"{move.aspect.value}:{move.recommendation}",
        said=said,
        before=statuses_held(move.before),
        after=statuses_held(move.after),
        records=records,
    )


def _moved(was: FrozenFigure | None, is_now: FrozenFigure | None) -> tuple[Kind, Message]:
    figure = next(_named(each) for each in (was, is_now) if each is not None)
    if is_now is None:
        return Kind.FIGURE_GONE, Message(
            "figure {figure} was {before}, and is none now", figure=figure, before=_number(was)
        )
    after = _number(is_now)
    if was is None:
        return Kind.FIGURE_NEW, Message("figure {figure} is {after}, and was none", figure=figure, after=after)
    if (was.bounds, was.missing) == (is_now.bounds, is_now.missing):
        still = Message("figure {figure} is {after} still, and rests on other grounds", figure=figure, after=after)
        return Kind.FIGURE_DIFFERS, still
    return Kind.FIGURE_DIFFERS, Message(
        "figure {figure} was {before}, and is {after} now", figure=figure, before=_number(was), after=after
    )


def _named(figure: FrozenFigure) -> Inline:
    return Sequence((Verbatim(f"{figure.key} ("), brief(figure.basis), Verbatim(")")))


def _number(figure: FrozenFigure | None) -> Inline:
    """Word the number of a figure, a fraction exactly, or say why it is missing."""
    if figure is None:
        return NOT_AVAILABLE
    if figure.missing is not None:
        return brief(figure.missing)
    return NOT_AVAILABLE if figure.bounds is None else bounds_in_words(figure.bounds, exact=True)
