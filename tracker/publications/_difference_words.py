"""How each thing that verification finds is said."""

from tracker.codelists import Scales
from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.errors import Sentence, TrackerError
from tracker.followup import NumberMove, StatusMove
from tracker.model import Claim, FollowUpNumber
from tracker.publications._differences import Difference, Kind, RecordChange
from tracker.publications._figures import FrozenFigure
from tracker.values import Bounds
from tracker.views._follow_up_moves import number_held, statuses_held
from tracker.words._follow_up_moves import number_then, number_title, status_change
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words
from tracker.words._terms import brief


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


def other_printed(file: str, figure: FrozenFigure, printed: str) -> Difference:
    """
    Say that a report prints another number than a figure is.

    Args:
        file: The report.

        figure: The figure.

        printed: What it prints.
    """
    said = Message(
        "{file} prints {printed} where figure {figure} is {number}",
        file=Verbatim(file),
        printed=Verbatim(printed),
        figure=_named(figure),
        number=_number(figure),
    )
    return Difference(kind=Kind.PRINTED_DIFFERS, subject=file, said=said, before=figure.plain, after=printed)


def unprinted(file: str, figure: FrozenFigure) -> Difference:
    """Say that a report does not print a figure, though it prints others; an earlier version may have left it out."""
    said = Message(
        "{file} does not print figure {figure}, {number}",
        file=Verbatim(file),
        figure=_named(figure),
        number=_number(figure),
    )
    return Difference(kind=Kind.REPORT_DIFFERS, subject=file, said=said, before=figure.plain)


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
