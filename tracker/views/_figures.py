"""The view of figures: what is measured, the number, its bounds if they say more, and the records behind it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, NotRequired, TypedDict

from attrs import evolve

from tracker.comparison._rules_of_time import is_over
from tracker.documents import Block, Cell, Inline, Measured, Message, Numeral, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.indicators import About, Basis, Figure, Flag, MissingReason
from tracker.model import IndicatorKind, Register
from tracker.values import Bounds, Number
from tracker.views._facts import of_figures
from tracker.views._json import (
    BoundsJson,
    Certainty,
    EdtfText,
    PeriodJson,
    VintageJson,
    bounds_json,
    period_json,
    vintage_json,
)
from tracker.views._view import View, Words
from tracker.words._figures import figure_head, figure_keys, figure_of, figure_with_unit, time_of
from tracker.words._numbers import range_in_words
from tracker.words._terms import brief, code_in_words

_FIGURE, _TIME, _BOUNDS, _REMARKS = phrase("figure"), phrase("time"), phrase("bounds"), phrase("remarks")
_RECORDS, _POSSIBLY = phrase("records"), phrase("possibly")


def _blocks(figures: Sequence[Figure], register: Register | None) -> Iterator[Block]:
    scale = scale_of(figures) if _are_parts(figures) else None
    for figure in figures:
        keys = tuple(figure_keys(figure, register))
        yield Pairs(title=figure_head(figure, register), pairs=tuple(_pairs(figure, scale)), keys=keys)


def _are_parts(figures: Sequence[Figure]) -> bool:
    """Tell whether figures are parts of one indicator at one time, which may stand beside one another."""
    alike = {(each.indicator, each.period, each.at, each.basis, tuple(name for name, _ in each.by)) for each in figures}
    return len(figures) > 1 and len(alike) == 1 and figures[0].indicator.kind is not IndicatorKind.STATUS


def scale_of(figures: Sequence[Figure]) -> Number | None:
    """Return the largest number among the bounds; None where there is nothing to draw, or something below zero."""
    bounds = [each.bounds for each in figures if each.bounds is not None]
    ends = [end for each in bounds for end in (each.lower, each.upper) if end is not None]
    longest = max(ends, default=0)
    return None if longest <= 0 or min(ends) < 0 else longest


def _pairs(figure: Figure, scale: Number | None) -> Iterator[tuple[Inline, Cell]]:
    yield Message(_FIGURE), evolve(Measured.of(figure_with_unit(figure), figure.bounds), scale=scale)
    yield Message(_TIME), time_of(figure)
    if figure.bounds is not None and not figure.bounds.is_exact:
        yield Message(_BOUNDS), _between(figure.bounds, figure.reading.name)
    flags = _flags(figure)
    if flags:
        yield Message(_REMARKS), Parts(tuple(brief(flag) for flag in flags), ", ")
    certain, possible = figure.record_counts
    if certain:
        yield Message(_RECORDS), _named(figure, certain, lambda: figure.certain)
    if possible:
        yield Message(_POSSIBLY), _named(figure, possible, lambda: figure.possible)


def _named(figure: Figure, number: int, keys: Callable[[], tuple[str, ...]]) -> Inline:
    """Name the records behind a figure; of events that stay in their files, of which there are many, how many."""
    if Flag.UNCHECKED in figure.flags:
        return Numeral(number)
    return Verbatim(", ".join(keys()))


def _flags(figure: Figure) -> tuple[Flag, ...]:
    """Return what a reader should know of a figure, also that its period is under way: more may come."""
    return figure.flags if is_over(figure) else (*figure.flags, Flag.INCOMPLETE)


def _between(bounds: Bounds, reading: str) -> Inline:
    """Say from where to where a number may lie, and under which reading of its words."""
    words = range_in_words(bounds)
    return Message("{range} ({reading} reading)", range=words, reading=code_in_words("Reading", reading))


# -- JSON -------------------------------------------------------------------------------------------------------------


class FigureJson(TypedDict):
    """
    A computed value.

    Attributes:
        indicator: The id of the indicator.

        version: The version of its definition.

        kind: What kind of number it is.

        unit: What is counted or measured.

        period: The period it is about; of a claim its own. It stands where *at* does not.

        at: The instant it is about. It stands where *period* does not.

        by: What part of the whole it is about: a code for each dimension; empty for the whole.

        basis: What it rests on.

        about: Whether it is about what was recorded or about what happened.

        reading: How hedged words were understood.

        vintage: What was known.

        bounds: What is certain about the number; null if there is none.

        missing: Why there is no number; null if there is one.

        flags: Facts that its reader should know.

        assumptions: How loose wordings were read, in words.

        records: The records behind it.
    """

    indicator: str
    version: str
    kind: Annotated[str, IndicatorKind]
    unit: str
    period: NotRequired[PeriodJson]
    at: NotRequired[EdtfText]
    by: dict[str, str]
    basis: Annotated[str, Basis]
    about: Annotated[str, About]
    reading: str
    vintage: VintageJson
    bounds: BoundsJson | None
    missing: Annotated[str, MissingReason] | None
    flags: list[Annotated[str, Flag]]
    assumptions: list[str]
    records: Certainty


def figure_json(figure: Figure, words: Words) -> FigureJson:
    """Return a figure with everything it rests on."""
    found: FigureJson = {
        "indicator": figure.indicator.id,
        "version": figure.indicator.version,
        "kind": figure.indicator.kind.value,
        "unit": figure.indicator.unit,
        "by": dict(figure.by),
        "basis": figure.basis.value,
        "about": figure.about.value,
        "reading": figure.reading.name,
        "vintage": vintage_json(figure.vintage),
        "bounds": None if figure.bounds is None else bounds_json(figure.bounds, words.say(figure_of(figure))),
        "missing": figure.missing.value if figure.missing else None,
        "flags": [flag.value for flag in _flags(figure)],
        "assumptions": [assumption.best(words.language) for assumption in figure.assumptions],
        "records": {"certain": list(figure.certain), "possible": list(figure.possible)},
    }
    if figure.at is None:
        found["period"] = period_json(figure.period or figure.asked)
    else:
        found["at"] = figure.at.edtf
    return found


VIEW = View(name="figures", title=Message("Figures"), blocks=_blocks, plain=figure_json, facts=of_figures)
