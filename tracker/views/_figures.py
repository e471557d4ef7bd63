"""The view of figures: what is measured, the number, its bounds if they say more, and the records behind it."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents import Block, Inline, Message, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.indicators import Figure
from tracker.model import Register
from tracker.values import Bounds
from tracker.views._json import bounds_json, period_json, vintage_json
from tracker.views._view import View, Words
from tracker.words._figures import figure_head, figure_of, figure_with_unit, time_of
from tracker.words._numbers import range_in_words
from tracker.words._terms import brief, code_in_words

__all__ = ["VIEW", "figure_json"]

_FIGURE, _TIME, _BOUNDS, _REMARKS = phrase("figure"), phrase("time"), phrase("bounds"), phrase("remarks")
_RECORDS, _POSSIBLY = phrase("records"), phrase("possibly")


def _blocks(figures: Sequence[Figure], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for figure in figures:
        yield Pairs(title=figure_head(figure), pairs=tuple(_pairs(figure)))


def _pairs(figure: Figure) -> Iterator[tuple[Inline, Inline]]:
    yield Message(_FIGURE), figure_with_unit(figure)
    yield Message(_TIME), time_of(figure)
    if figure.bounds is not None and not figure.bounds.is_exact:
        yield Message(_BOUNDS), _between(figure.bounds, figure.reading.name)
    if figure.flags:
        yield Message(_REMARKS), Parts(tuple(brief(flag) for flag in figure.flags), ", ")
    if figure.certain:
        yield Message(_RECORDS), Verbatim(", ".join(figure.certain))
    if figure.possible:
        yield Message(_POSSIBLY), Verbatim(", ".join(figure.possible))


def _between(bounds: Bounds, reading: str) -> Inline:
    """Say from where to where a number may lie, and under which reading of its words."""
    words = range_in_words(bounds)
    return Message("{range} ({reading} reading)", range=words, reading=code_in_words("Reading", reading))


def figure_json(figure: Figure, words: Words) -> dict[str, Any]:
    """Return a figure with everything it rests on."""
    return {
        "indicator": figure.indicator.id,
        "version": figure.indicator.version,
        "kind": figure.indicator.kind.value,
        "unit": figure.indicator.unit,
        **({"period": period_json(figure.period or figure.asked)} if figure.at is None else {"at": figure.at.edtf}),
        "by": dict(figure.by),
        "basis": figure.basis.value,
        "about": figure.about.value,
        "reading": figure.reading.name,
        "vintage": vintage_json(figure.vintage),
        "bounds": None if figure.bounds is None else bounds_json(figure.bounds, words.say(figure_of(figure))),
        "missing": figure.missing.value if figure.missing else None,
        "flags": [flag.value for flag in figure.flags],
        "assumptions": [assumption.best(words.language) for assumption in figure.assumptions],
        "records": {"certain": list(figure.certain), "possible": list(figure.possible)},
    }


VIEW = View(name="figures", title=Message("Figures"), blocks=_blocks, plain=figure_json)
