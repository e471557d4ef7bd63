"""The view of series: a row for each period, with its figure, its bounds drawn, and what certainly changed."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from attrs import evolve, frozen

from tracker.comparison import Comparison, Series, Verdict
from tracker.documents import Block, Cell, Column, Inline, Measured, Message, Numeral, Row, Table, Verbatim
from tracker.documents import Sequence as Parts
from tracker.model import IndicatorKind, Register
from tracker.views._comparisons import ComparisonJson, comparison_json, comparison_pairs
from tracker.views._facts import of_figures
from tracker.views._figures import scale_of
from tracker.views._json import PeriodJson, period_json
from tracker.views._view import View, Words
from tracker.words._changes import change_or_difference, notes_on
from tracker.words._figures import figure_of, time_of


@frozen
class ComparedPeriods:
    """
    Indicators over two periods or more.

    Attributes:
        series: A series for each indicator.

        asked: The remedy that was asked for; None for none.

        only_blocked: Whether the remedy is only spoken of where something forbids comparing.
    """

    series: tuple[Series, ...]
    asked: str | None = None
    only_blocked: bool = False

    @staticmethod
    def __view__() -> View:
        return _COMPARED


def _blocks(found: Sequence[Series], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield _table(each) if len(each.steps) > 1 else comparison_pairs(each.steps[0])


def _table(found: Series) -> Table:
    figures = found.figures
    changes: list[Cell] = [
        Verbatim(""),
        *(Measured.of(change_or_difference(step, is_brief=True), step.change.bounds) for step in found.steps),
    ]
    about = Verbatim("".join(f" – {code}" for _, code in figures[-1].by) + f"  [{found.indicator.id}]")
    return Table(
        title=Parts((found.indicator.title, about)),
        columns=tuple(Column(title=title) for title in (Message("time"), Message("figure"), Message("change"))),
        rows=tuple(
            Row(cells=(time_of(figure), number, change))
            for figure, number, change in zip(figures, _measured(found), changes, strict=True)
        ),
        legend=(
            Message("Comparable, each period with the next: the last {number}", number=Numeral(found.comparable_run)),
            *_notes(found),
        ),
    )


def _measured(found: Series) -> Iterator[Measured]:
    """
    Draw the figures of the comparable run on one scale.

    Bars stand beside one another where the figures may be compared, in the run that ends with the last period: over a
    reason that forbids comparing there is no chart, as there is no arrow.
    """
    figures = found.figures
    run = found.comparable_run if found.indicator.kind is not IndicatorKind.STATUS else 0
    drawn = figures[len(figures) - run :] if run > 1 else ()
    scale = scale_of(drawn)
    for place, figure in enumerate(figures):
        cell = Measured.of(figure_of(figure, brief=True), figure.bounds)
        yield evolve(cell, scale=scale) if drawn and place >= len(figures) - run else cell


def _notes(found: Series) -> Iterator[Inline]:
    """Say each note once, with the steps that it is about."""
    about: dict[Inline, list[Comparison]] = {}
    for step in found.steps:
        for note in dict.fromkeys(notes_on(step)):
            about.setdefault(note, []).append(step)
    for note, steps in about.items():
        if len(steps) == len(found.steps):
            yield note
        else:
            yield Message("{steps}: {note}", steps=Parts(tuple(map(_step, steps)), ", "), note=note)


def _step(step: Comparison) -> Inline:
    return Parts((time_of(step.before), Verbatim(" → "), time_of(step.after)))


# -- JSON -------------------------------------------------------------------------------------------------------------


class SeriesJson(TypedDict):
    """
    An indicator over several periods.

    Attributes:
        indicator: The id of the indicator.

        by: What part of the whole it is about: a code for each dimension; empty for the whole.

        periods: The periods, the earliest first.

        verdicts: What certainly changed from each to the next.

        comparable_run: How many of the latest periods are comparable one with the next.
    """

    indicator: str
    by: dict[str, str]
    periods: list[PeriodJson]
    verdicts: list[Annotated[str, Verdict]]
    comparable_run: int


class ComparedPeriodsJson(TypedDict):
    """
    Indicators over two periods or more.

    Attributes:
        comparisons: The comparison of each period with the one before, of each indicator.

        series: The series of each indicator.
    """

    comparisons: list[ComparisonJson]
    series: list[SeriesJson]


def _series_json(found: Series, words: Words) -> SeriesJson:  # noqa: ARG001  # as all views
    """Return a series: the time of each figure, the verdict of each step, and how far back it is comparable."""
    return {
        "indicator": found.indicator.id,
        "by": dict(found.figures[-1].by),
        "periods": [period_json(each.asked) for each in found.figures],
        "verdicts": [step.change.verdict.value for step in found.steps],
        "comparable_run": found.comparable_run,
    }


def _compared_blocks(found: Sequence[ComparedPeriods], register: Register | None) -> Iterator[Block]:
    for answer in found:
        for each in answer.series:
            if len(each.steps) > 1:
                yield from _blocks([each], register)
                continue
            step = each.steps[0]
            unneeded = answer.only_blocked and not step.comparability.blocks
            yield comparison_pairs(step, None if unneeded else answer.asked)


def _compared_json(found: ComparedPeriods, words: Words) -> ComparedPeriodsJson:
    return {
        "comparisons": [comparison_json(step, words) for each in found.series for step in each.steps],
        "series": [_series_json(each, words) for each in found.series],
    }


def _facts(found: Sequence[Series]) -> Iterator[tuple[Inline, Inline]]:
    return of_figures(figure for each in found for figure in each.figures)


VIEW = View(name="series", title=Message("Series"), blocks=_blocks, plain=_series_json, facts=_facts)
_COMPARED = View(
    name="answers",
    title=Message("Comparisons"),
    blocks=_compared_blocks,
    plain=_compared_json,
    facts=lambda found: _facts([series for each in found for series in each.series]),
)
