"""Decisions of the office, what checks find, and what published figures became, in words."""

from collections.abc import Iterable, Iterator

from tracker.checks import Diagnostic
from tracker.comparison import Cause, Restated
from tracker.comparison._restated import Mover, Step
from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.errors import Sentence, StructureFault
from tracker.indicators import Figure
from tracker.model import Adjudication, Indicator, IndicatorKind
from tracker.values import Bounds
from tracker.words._dates import on_day
from tracker.words._figures import dated_figure_of
from tracker.words._numbers import amount_of, move_in_words
from tracker.words._terms import brief

__all__ = [
    "AS_PUBLISHED",
    "AS_RESTATED",
    "NOT_RESTATED",
    "decision_in_words",
    "decisions_in_words",
    "diagnostic_in_words",
    "fault_message",
    "move_of_row",
    "mover_in_words",
    "published_of",
    "restated_of",
    "what_moved",
]

AS_PUBLISHED, AS_RESTATED = Message("as published"), Message("as restated")
NOT_RESTATED = Message("not restated: the definition changed")


def decision_in_words(adjudication: Adjudication) -> Inline:
    """Say what was decided, why, by whom and when."""
    return Message(
        "Decided: {decision}. {why} ({by}, {date})",
        decision=Verbatim(adjudication.decision),
        why=adjudication.why,
        by=Verbatim(adjudication.by),
        date=on_day(adjudication.on),
    )


def decisions_in_words(adjudications: Iterable[Adjudication]) -> Inline:
    """Say of each decision what it was, one after another."""
    return Sequence(tuple(map(decision_in_words, adjudications)), " ")


def diagnostic_in_words(diagnostic: Diagnostic) -> Inline:
    """Say a diagnostic on one line: "events.toml:31 error TRK102 event 'x' names … (did you mean …?)"."""
    place = Verbatim(f"{diagnostic.origin} " if diagnostic.origin else "")
    code = Verbatim(f" {diagnostic.code} ")
    parts: list[Inline] = [place, brief(diagnostic.severity), code, diagnostic.said]
    if diagnostic.advice is not None:
        parts += [Verbatim(" ("), diagnostic.advice, Verbatim(")")]
    return Sequence(tuple(parts))


def fault_message(fault: StructureFault) -> Sentence:
    """Say what is wrong with a file, after the place in the record."""
    if not fault.path:
        return fault.message
    return Sentence("{where}: {message}", where=fault.path, message=fault.message)


# -- what published figures became ------------------------------------------------------------------------------------


def published_of(row: Restated) -> Inline:
    """Word a figure as it was published: in the words of its report where the records still give it."""
    known = row.recomputed
    if known is not None and known.bounds == row.published:
        return dated_figure_of(known)
    return amount_of(row.claim.value)


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
    """Word a figure as restated; one that could not be stands as published."""
    return published_of(row) if row.blocked else dated_figure_of(figure)
