"""How a restatement reads as text: the rows that moved, step by step, and how many did not."""

from collections.abc import Iterator

from tracker.cli._room import padded, room_of, wrapped
from tracker.cli._said import said
from tracker.comparison import Restated, Restatement, Step
from tracker.documents import Inline, Message, Numeral, PeriodText, Verbatim, phrase
from tracker.indicators import Figure
from tracker.model import Adjudication
from tracker.words._decisions import decision_in_words
from tracker.words._figures import figure_head, figure_of
from tracker.words._restatements import move_of_row, mover_in_words, published_of
from tracker.words._terms import TERMS

__all__ = ["restatement_lines"]

_PUBLISHED, _RECOMPUTED = phrase("as published"), phrase("as recomputed")
_RESTATED, _CURRENT = phrase("as restated"), phrase("current")
_LABELS = (_PUBLISHED, _RECOMPUTED, _RESTATED, _CURRENT, *(term.brief for term in TERMS["Cause"].values()))


def restatement_lines(found: Restatement, language: str) -> Iterator[str]:
    """Go through the lines that say what became of the figures of a publication."""
    told = [row for row in found.rows if row.moved or row.blocked]
    head = Message(
        "Figures of publication {id} ({period}) that moved: {number} of {every}.",
        id=Verbatim(found.publication.id),
        period=PeriodText(found.publication.period),
        number=Numeral(len(found.moved)),
        every=Numeral(len(found.rows)),
    )
    yield wrapped(said(head, language))
    for row in told:
        yield ""
        yield from _row(row, language)
    if told:
        yield ""
    still = Message("Figures that did not move: {number}.", number=Numeral(len(found.rows) - len(told)))
    yield wrapped(said(still, language))


def _row(row: Restated, language: str) -> Iterator[str]:
    yield wrapped(_head(row, language), others="  ", whole_words=True)
    yield _line(_PUBLISHED, published_of(row), language)
    yield from _decided(row.adjudications, language)
    if row.recomputed is not None:
        yield _line(_RECOMPUTED, _number(row.recomputed), language)
    for step in row.steps:
        if step.moved:
            yield from _step(row, step, language)
    if row.blocked:
        why = Message("not restated: the definition changed")
        yield _line(_RESTATED, why, language)
    elif row.restated is not None:
        yield _line(_RESTATED, _number(row.restated), language)
    if row.current is not None:
        yield _line(_CURRENT, _number(row.current), language)


def _head(row: Restated, language: str) -> str:
    figure = row.restated or row.recomputed or row.current
    if figure is not None:
        return said(figure_head(figure), language)
    return " – ".join([row.printed.indicator, *(f"{dimension} {code}" for dimension, code in row.printed.by)])


def _number(figure: Figure) -> Inline:
    return figure_of(figure, brief=True)


def _step(row: Restated, step: Step, language: str) -> Iterator[str]:
    yield _line(TERMS["Cause"][step.cause].brief, move_of_row(row, step.change), language)
    for mover in step.movers:
        words = said(mover_in_words(mover, step.cause, Verbatim(mover.record.key)), language)
        yield wrapped(words, first="      ", others="        ", whole_words=True)
    decided = (each for mover in step.movers for each in mover.adjudications)
    yield from _decided(tuple(dict.fromkeys(decided)), language)


def _decided(adjudications: tuple[Adjudication, ...], language: str) -> Iterator[str]:
    for each in adjudications:
        yield wrapped(said(decision_in_words(each), language), first="      ", others="        ", whole_words=True)


def _line(label: str, text: Inline, language: str) -> str:
    width = 2 + max(room_of(said(Message(each), language)) for each in _LABELS)
    first = f"  {padded(said(Message(label), language), width)}"
    return wrapped(said(text, language), first=first, others=" " * (width + 2))
