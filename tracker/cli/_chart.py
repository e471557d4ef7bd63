"""A series as a table and a small chart: a line each period, with its figure, its bounds drawn, and its verdict."""

from collections.abc import Iterator, Sequence

from tracker.cli._room import wrapped
from tracker.cli._said import said
from tracker.comparison import Comparison, Series
from tracker.documents import DateText, Inline, Message, Numeral, PeriodText, Verbatim, phrase
from tracker.indicators import Figure
from tracker.model import IndicatorKind
from tracker.values import Bounds, Number, inert
from tracker.words._changes import change_of, notes_on
from tracker.words._figures import figure_of

__all__ = ["series_block"]

WIDTH = 24
"""How many signs the longest bar has."""
CERTAIN, POSSIBLE, ENDLESS = "█", "░", "→"
"""Up to the lower end, from there to the upper one, and on where there is no upper one."""

_HEADS = (phrase("time"), phrase("figure"), phrase("bounds"), phrase("change"))


def series_block(found: Series, language: str) -> str:
    """
    Print a series.

    Bars stand beside one another where the figures may be compared, in the run that ends with the last period: over a
    reason that forbids comparing there is no chart, as there is no arrow.
    """
    figures = found.figures
    bars = _bars(figures, found.comparable_run if found.indicator.kind is not IndicatorKind.STATUS else 0)
    changes = ["", *(said(change_of(step), language) for step in found.steps)]
    rows = [
        (said(_time(figure), language), said(figure_of(figure, brief=True), language), bar, change)
        for figure, bar, change in zip(figures, bars, changes, strict=True)
    ]
    about = "".join(f" – {code}" for _, code in figures[-1].by)
    return "\n".join(
        [
            f"{inert(found.indicator.title.best(language) + about)}  [{found.indicator.id}]",
            *_table([tuple(said(Message(head), language) for head in _HEADS), *rows]),
            f"  {said(_run(found), language)}",
            *_notes(found, language),
            "",
        ]
    )


def _time(figure: Figure) -> Inline:
    return DateText(figure.at) if figure.at is not None else PeriodText(figure.period or figure.asked)


def _run(found: Series) -> Inline:
    return Message("Comparable, each period with the next: the last {number}", number=Numeral(found.comparable_run))


def _bars(figures: Sequence[Figure], run: int) -> list[str]:
    """Draw the bounds of the last figures on one scale, and nothing of those before."""
    drawn = [figure.bounds for figure in figures[len(figures) - run :]] if run > 1 else []
    ends = [end for each in drawn if each is not None for end in (each.lower, each.upper) if end is not None]
    longest = max(ends, default=0)
    blank = [""] * (len(figures) - len(drawn))
    if longest <= 0 or min(ends) < 0:
        return [*blank, *("" for _ in drawn)]
    return [*blank, *(_bar(each, longest) for each in drawn)]


def _bar(bounds: Bounds | None, longest: Number) -> str:
    if bounds is None:
        return ""
    if bounds.is_exact:
        return CERTAIN * round((bounds.lower or 0) * WIDTH / longest)
    certain = _signs(bounds.lower or 0, longest)
    if bounds.upper is None:
        return CERTAIN * certain + POSSIBLE * (WIDTH - certain) + ENDLESS
    # Rounded outward: what is not certain is never drawn as if it were, and never left out.
    return CERTAIN * certain + POSSIBLE * (_signs(bounds.upper, longest, up=True) - certain)


def _signs(number: Number, longest: Number, *, up: bool = False) -> int:
    scaled = number * WIDTH
    return int(-(-scaled // longest) if up else scaled // longest)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)]
        yield "  " + "  ".join([*cells, row[-1]]).rstrip()


def _notes(found: Series, language: str) -> Iterator[str]:
    """Tell each note once, with the steps that it is about."""
    about: dict[str, list[Comparison]] = {}
    for step in found.steps:
        for note in dict.fromkeys(said(told, language) for told in notes_on(step)):
            about.setdefault(note, []).append(step)
    for note, steps in about.items():
        told: Inline = Verbatim(note)
        if len(steps) < len(found.steps):
            of = Verbatim(", ".join(_step(step, language) for step in steps))
            told = Message("{steps}: {note}", steps=of, note=told)
        yield wrapped(said(told, language), first="  ", others="    ")


def _step(step: Comparison, language: str) -> str:
    return " → ".join(said(_time(figure), language) for figure in (step.before, step.after))
