"""The view of a restatement: the published figures that moved, step by step, and how many did not."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.comparison import Cause, Restated, Restatement
from tracker.comparison._restated import Mover, Step
from tracker.documents import Block, Cell, Inline, Measured, Message, Numeral, Pairs, Paragraph, PeriodText, Verbatim
from tracker.documents import Sequence as Parts
from tracker.followup import FollowUpRestatement
from tracker.indicators import Figure
from tracker.model import Register, RevisionReason
from tracker.values import Bounds
from tracker.views._facts import of_periods
from tracker.views._figures import FigureJson, figure_json
from tracker.views._follow_up_moves import (
    FollowUpRestatementJson,
    restated_follow_up_blocks,
    restated_follow_up_json,
    scales_of,
)
from tracker.views._json import (
    AdjudicationJson,
    BoundsJson,
    Day,
    PeriodJson,
    VintageJson,
    adjudication_json,
    bounds_json,
    day_json,
    period_json,
    vintage_json,
)
from tracker.views._view import View, Words
from tracker.words._decisions import decision_in_words
from tracker.words._figures import figure_head, figure_keys, figure_of, part_in_words, part_keys
from tracker.words._numbers import bounds_in_words, outward
from tracker.words._restatements import (
    AS_PUBLISHED,
    AS_RESTATED,
    NOT_RESTATED,
    move_of_row,
    mover_in_words,
    published_bounds,
    published_of,
)
from tracker.words._terms import brief

Pair = tuple[Inline, Cell]


@frozen
class LatestRestatement:
    """
    The restatement of a publication, or of none where nothing was published.

    Attributes:
        found: The restatement; None without a publication.

        follow_up: What became of its follow-up; None without a publication.
    """

    found: Restatement | None
    follow_up: FollowUpRestatement | None = None

    @staticmethod
    def __view__() -> View:
        return _LATEST


_NO_LABEL = Verbatim("")


def _blocks(found: Sequence[Restatement], register: Register | None) -> Iterator[Block]:
    for each in found:
        told = [row for row in each.figures if row.moved or row.blocked]
        yield Paragraph(
            text=Message(
                "Figures of publication {id} ({period}) that moved: {number} of {every}.",
                id=Verbatim(each.publication.id),
                period=PeriodText(each.publication.period),
                number=Numeral(len(each.moved)),
                every=Numeral(len(each.figures)),
            )
        )
        for row in told:
            yield Pairs(title=_head(row, register), pairs=tuple(_pairs(row)), keys=tuple(_keys(row, register)))
        yield Paragraph(
            text=Message("Figures that did not move: {number}.", number=Numeral(len(each.figures) - len(told)))
        )


def _head(row: Restated, register: Register | None) -> Inline:
    figure = row.restated or row.recomputed or row.current
    if figure is not None:
        return figure_head(figure, register)
    return Parts((Verbatim(row.printed.indicator), *map(part_in_words, row.printed.by)))


def _keys(row: Restated, register: Register | None) -> Iterator[tuple[Inline, Inline]]:
    figure = row.restated or row.recomputed or row.current
    if figure is not None:
        yield from figure_keys(figure, register)
    else:
        yield Message("indicator"), Verbatim(row.printed.indicator)
        yield from part_keys(row.printed.by)


def _pairs(row: Restated) -> Iterator[Pair]:
    yield AS_PUBLISHED, Measured.of(published_of(row), published_bounds(row))
    for each in row.adjudications:
        yield _NO_LABEL, decision_in_words(each)
    if row.recomputed is not None:
        yield Message("as recomputed"), _number(row.recomputed)
    for step in row.steps:
        if step.moved:
            yield from _step(row, step)
    if row.blocked:
        yield AS_RESTATED, NOT_RESTATED
    elif row.restated is not None:
        yield AS_RESTATED, _number(row.restated)
    if row.current is not None:
        yield Message("current"), _number(row.current)


def _number(figure: Figure) -> Measured:
    return Measured.of(figure_of(figure, brief=True), figure.bounds)


def _step(row: Restated, step: Step) -> Iterator[Pair]:
    """Say how far a cause moved the figure, by which records, and who decided."""
    yield brief(step.cause), Measured.of(move_of_row(row, step.change), step.change)
    for mover in step.movers:
        yield _NO_LABEL, mover_in_words(mover, step.cause, Verbatim(mover.record.key))
    for each in dict.fromkeys(each for mover in step.movers for each in mover.adjudications):
        yield _NO_LABEL, decision_in_words(each)


# -- JSON -------------------------------------------------------------------------------------------------------------


class MoverJson(TypedDict):
    """
    A record that moved a figure.

    Attributes:
        table: The name of its type, such as event.

        record: Its key.

        recorded: The day on which the version was recorded; null if it was always known.

        published: The day on which its source became public; null if nothing says.

        reason: Why it revises the version before; null for a first one.

        note: What was changed, in words; null if nothing is said.

        adjudications: What was decided about it.
    """

    table: str
    record: str
    recorded: Day | None
    published: Day | None
    reason: Annotated[str, RevisionReason] | None
    note: str | None
    adjudications: list[AdjudicationJson]


class StepJson(TypedDict):
    """
    One step from the published figure to the restated one.

    Attributes:
        cause: Why the figure moved.

        moved: Whether it moved.

        before: What was certain about it before the step; null if there was no number.

        after: What is certain about it after the step; null if there is no number.

        change: By how much it moved; null if there is no number on one side.

        movers: The records that moved it.
    """

    cause: Annotated[str, Cause]
    moved: bool
    before: BoundsJson | None
    after: BoundsJson | None
    change: BoundsJson | None
    movers: list[MoverJson]


class RestatedJson(TypedDict):
    """
    A published figure, and what became of it.

    Attributes:
        claim: The claim of the publication.

        indicator: The id of the indicator.

        by: What part of the whole it is about: a code for each dimension; empty for the whole.

        moved: Whether any step made another figure of it.

        published: The figure as the report printed it.

        recomputed: As the records known to the report give it; null if they give none.

        restated: As the records known today give it; null if they give none, or if it may not be restated.

        current: As the register has it today; null if it has none.

        steps: The way from the published figure to the restated one, one step a cause.

        change: The sum of the steps; null if there is no number at one of them.

        blocked: Why it may not be restated; null if it may.

        adjudications: What was decided about the published figure itself.
    """

    claim: str
    indicator: str
    by: dict[str, str]
    moved: bool
    published: BoundsJson
    recomputed: FigureJson | None
    restated: FigureJson | None
    current: FigureJson | None
    steps: list[StepJson]
    change: BoundsJson | None
    blocked: str | None
    adjudications: list[AdjudicationJson]


class RestatementJson(TypedDict):
    """
    The figures of a publication, and what became of them.

    Attributes:
        publication: The name of the publication.

        period: The period that it reports on.

        vintage: What was known when it was made.

        moved: How many of its figures moved.

        rows: Its figures, in its order.
    """

    publication: str
    period: PeriodJson
    vintage: VintageJson
    moved: int
    rows: list[RestatedJson]


class LatestRestatementJson(TypedDict):
    """
    The restatement of a publication, or of none where nothing was published.

    Attributes:
        restatement: The restatement; null without a publication.

        follow_up: What became of its follow-up; null without a publication.
    """

    restatement: RestatementJson | None
    follow_up: FollowUpRestatementJson | None


def _plain(found: Restatement, words: Words) -> RestatementJson:
    """Return what became of the figures of a publication."""
    return {
        "publication": found.publication.id,
        "period": period_json(found.publication.period),
        "vintage": vintage_json(found.publication.vintage),
        "moved": len(found.moved),
        "rows": [_row(row, words) for row in found.figures],
    }


def _row(row: Restated, words: Words) -> RestatedJson:
    return {
        "claim": row.claim.id,
        "indicator": row.claim.indicator,
        "by": dict(row.printed.by),
        "moved": row.moved,
        "published": bounds_json(row.published, words.say(published_of(row))),
        "recomputed": _figure(row.recomputed, words),
        "restated": _figure(row.restated, words),
        "current": _figure(row.current, words),
        "steps": [_step_json(row, step, words) for step in row.steps],
        "change": _move(row, row.change, words),
        "blocked": row.blocked,
        "adjudications": [adjudication_json(each, words.language) for each in row.adjudications],
    }


def _step_json(row: Restated, step: Step, words: Words) -> StepJson:
    return {
        "cause": step.cause.value,
        "moved": step.moved,
        "before": _worded(step.before, words),
        "after": _worded(step.after, words),
        "change": _move(row, step.change, words),
        "movers": [_mover(each, words) for each in step.movers],
    }


def _mover(mover: Mover, words: Words) -> MoverJson:
    revision = mover.record.revision
    return {
        "table": mover.record.table,
        "record": mover.record.key,
        "recorded": day_json(mover.record.recorded),
        "published": day_json(mover.published),
        "reason": revision.reason.value if revision else None,
        "note": mover.note.best(words.language) if mover.note else None,
        "adjudications": [adjudication_json(each, words.language) for each in mover.adjudications],
    }


def _figure(figure: Figure | None, words: Words) -> FigureJson | None:
    return None if figure is None else figure_json(figure, words)


def _move(row: Restated, change: Bounds | None, words: Words) -> BoundsJson | None:
    return None if change is None else bounds_json(change, words.say(move_of_row(row, change)))


def _worded(bounds: Bounds | None, words: Words) -> BoundsJson | None:
    return None if bounds is None else bounds_json(bounds, words.say(bounds_in_words(outward(bounds))))


def _latest_blocks(answers: Sequence[LatestRestatement], register: Register | None) -> Iterator[Block]:
    for each in answers:
        if each.found is not None:
            yield from _blocks([each.found], register)
        if each.follow_up is not None and (register is None or register.recommendations):
            yield from restated_follow_up_blocks(each.follow_up, scales_of(register))


def _latest(answer: LatestRestatement, words: Words) -> LatestRestatementJson:
    return {
        "restatement": None if answer.found is None else _plain(answer.found, words),
        "follow_up": None if answer.follow_up is None else restated_follow_up_json(answer.follow_up),
    }


def _facts(found: Sequence[Restatement]) -> Iterator[tuple[Inline, Inline]]:
    for each in found:
        yield from of_periods(each.publication.period)


VIEW = View(name="restatements", title=Message("Restatement"), blocks=_blocks, plain=_plain, facts=_facts)
_LATEST = View(
    name="answers",
    title=Message("Restatement"),
    blocks=_latest_blocks,
    plain=_latest,
    facts=lambda found: _facts([each.found for each in found if each.found is not None]),
)
