"""How the restatement of a published figure reads: as published, what moved it, and what it is today."""

from collections.abc import Iterator

from attrs import evolve

from tracker.comparison import Cause, Restated
from tracker.comparison._restated import Mover, Step
from tracker.documents import Inline, Message, Sequence
from tracker.indicators import About, Basis, Figure
from tracker.model import CoverageState, Indicator, IndicatorKind
from tracker.values import Bounds
from tracker.words._dates import on_day
from tracker.words._figures import dated_figure_of
from tracker.words._numbers import amount_of, move_in_words
from tracker.words._terms import brief

AS_PUBLISHED, AS_RESTATED = Message("as published"), Message("as restated")
NOT_RESTATED = Message("not restated: the definition changed")


def published_of(row: Restated, *, in_report: bool = False) -> Inline:
    """
    Word a figure as it was published: in the words of its report where the records still give it.

    Args:
        row: What became of it.

        in_report: Whether it is worded as a report words it, which states what happened: of what is known in part, the
            least. A publication freezes what was recorded.
    """
    known = row.recomputed
    if known is not None and known.bounds == row.published:
        return dated_figure_of(as_happened(known), brief=True) if in_report else dated_figure_of(known)
    return amount_of(row.claim.value)


def published_bounds(row: Restated, *, in_report: bool = False) -> Bounds | None:
    """Return the numbers beneath what `published_of` says."""
    known = row.recomputed
    if in_report and known is not None and known.bounds == row.published:
        return as_happened(known).bounds
    return row.published


def as_happened(figure: Figure) -> Figure:
    """Let a count of records that are incomplete say what happened: at least so much."""
    is_counted = figure.indicator.of is not None and figure.basis is Basis.EVIDENCED
    if not is_counted or figure.bounds is None or figure.coverage is CoverageState.COMPLETE or figure.parts:
        return figure
    if figure.indicator.kind not in (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE):
        return figure
    return evolve(figure, about=About.ACTUAL, bounds=Bounds(figure.bounds.lower, None))


def what_moved(row: Restated) -> Inline | None:
    """Say in a sentence what moved a figure since it was published; None where nothing did."""
    if row.blocked:
        return Message(
            "Not restated: the definition changed since, and neither records nor a bridge carry the published figure"
            " over to the new one. It stands as published."
        )
    moved = [step for step in row.steps if step.moved]
    if not moved:
        return None
    return Message("Restated since it was published: {steps}.", steps=Sequence(tuple(_named(row, moved)), "; "))


def _named(row: Restated, steps: list[Step]) -> Iterator[Inline]:
    for step in steps:
        yield Message("{cause} {change}", cause=brief(step.cause), change=move_of_row(row, step.change))


def move_of_row(row: Restated, change: Bounds | None) -> Inline:
    """Word by how much a published figure moved: in percentage points where it is a share."""
    definition = _definition(row)
    is_share = definition is not None and definition.kind is IndicatorKind.RATIO and definition.part_of_whole
    return move_in_words(change, is_share=is_share)


def _definition(row: Restated) -> Indicator | None:
    figure = row.restated or row.recomputed
    return figure.indicator if figure else None


def mover_in_words(mover: Mover, cause: Cause, name: Inline) -> Inline:
    """Word what moved a figure: the name of the record, what its revision says, and the days on which it was known."""
    parts: list[Inline] = [name]
    if cause is not Cause.DEFINITION or mover.record.revision is not None:
        if mover.note is not None:
            parts.append(Message(": “{note}”", note=mover.note))
        days = tuple(_days(mover))
        if days:
            parts.append(Message(" ({days})", days=Sequence(days, ", ")))
    return Sequence(tuple(parts))


def _days(mover: Mover) -> Iterator[Inline]:
    if mover.record.recorded is not None:
        yield Message("recorded {date}", date=on_day(mover.record.recorded))
    if mover.published is not None:
        yield Message("published {date}", date=on_day(mover.published))


def restated_of(row: Restated, figure: Figure) -> Inline:
    """Word a figure as restated in a report; one that could not be stands as published."""
    return published_of(row, in_report=True) if row.blocked else dated_figure_of(as_happened(figure), brief=True)


def restated_bounds(row: Restated, figure: Figure) -> Bounds | None:
    """Return the numbers beneath what `restated_of` says."""
    return published_bounds(row, in_report=True) if row.blocked else as_happened(figure).bounds
