"""
Which figures stand on the first page.

A register or a period chooses them. Where neither does, states of affairs with their change come first, then what the
documents about the period state of it, then what is counted one by one. What such a document states outranks a count
of records that are incomplete, unless the evidence contradicts it; the count then stands beside it (decision 30).
"""

from collections.abc import Iterator

from attrs import frozen

from tracker.comparison import Comparison
from tracker.indicators import Basis, Figure
from tracker.model import Claim, CoverageState, IndicatorKind
from tracker.reports._matter import Matter
from tracker.reports._selection import by_paragraph, tells

MOST = 6
"""More figures than this are a table, and the report has one."""
MOST_STOCKS, MOST_STATED = 2, 3
"""Two states of affairs are enough for a first page, and three statements: the rest of it tells what was done."""

FIRST = (
    "states-assisted",
    "practitioners-trained",
    "events",
    "states-legislative-assistance",
    "meetings-serviced",
    "recommendations-issued",
)
"""The shipped indicators that a first page shows where nothing is chosen, the most telling first."""


@frozen(kw_only=True)
class Headline:
    """
    A figure of the first page.

    Attributes:
        figure: The figure; of a claim the one that repeats it.

        claim: What a document states, where that is shown.

        beside: The count of records that stands beside a claim; None for none.

        comparison: How it compares with the period before; None where nothing is compared.
    """

    figure: Figure
    claim: Claim | None = None
    beside: Figure | None = None
    comparison: Comparison | None = None


def headlines(matter: Matter) -> tuple[Headline, ...]:
    """Return the figures of the first page, in their order."""
    return tuple(_chosen(matter))


def _chosen(matter: Matter) -> Iterator[Headline]:
    named = _named(matter)
    if named:
        yield from (found for name in named if (found := _of_name(matter, name)) is not None)
        return
    taken: set[str] = set()
    shown = 0
    for headline in _by_rule(matter):
        name = headline.figure.indicator.id
        if shown < MOST and name not in taken:
            taken |= {name} if headline.beside is None else {name, headline.beside.indicator.id}
            shown += 1
            yield headline


def is_chosen(matter: Matter) -> bool:
    """Tell whether the period or the register says which figures stand on the first page."""
    return bool(_named(matter))


def _named(matter: Matter) -> tuple[str, ...]:
    """Return what the period chooses, else what the register does."""
    declared = [each for each in matter.register.periods.values() if each.span == matter.period]
    chosen = (getattr(each, "headlines", ()) for each in (*declared, matter.register))
    return tuple(next((names for names in chosen if names), ()))


def _of_name(matter: Matter, name: str) -> Headline | None:
    """Return the headline of an indicator or of a claim; None where nothing is known of it."""
    claim = matter.register.claims.get(name)
    if claim is not None:  # what a document states of another period is no headline of this one
        return None if matter.is_about_another_period(claim.document) else _stated(matter, claim)
    figure = _figure(matter, name)
    if figure is None:
        return None
    outranking = next((each for each in _outranking(matter) if each.indicator == name), None)
    return _counted(matter, figure) if outranking is None else _stated(matter, outranking)


# -- the rule ---------------------------------------------------------------------------------------------------------


def _by_rule(matter: Matter) -> Iterator[Headline]:
    yield from _stocks(matter)[:MOST_STOCKS]
    stated = (_stated(matter, each) for each in _outranking(matter))
    yield from [each for each in stated if each is not None][:MOST_STATED]
    for name in FIRST:
        figure = _figure(matter, name)
        if figure is not None:
            yield _counted(matter, figure)


def _stocks(matter: Matter) -> list[Headline]:
    """Return the states of affairs that changed: those that reports on the period tell of, the largest first."""
    found = [
        Headline(figure=each.after, comparison=each)
        for each in matter.comparisons
        if each.after.indicator.kind is IndicatorKind.STOCK
        and not each.after.by
        and tells(each.after)
        and each.change.verdict.is_definite
        and matter.rests_on_reports(each.after)
    ]
    return sorted(found, key=lambda each: _weight(matter, each))


def _weight(matter: Matter, headline: Headline) -> tuple[bool, tuple[int, ...], float, str]:
    """Put those first that a direction makes good or bad, then what documents state first, then the largest."""
    figure = headline.figure
    size = float((figure.bounds.lower if figure.bounds else None) or 0)
    records = [matter.register.observations[key] for key in figure.records if key in matter.register.observations]
    place: tuple[int, ...] = min((by_paragraph(each)[0] for each in records), default=())
    return figure.indicator.direction.value == "none", place, -size, figure.indicator.id


def _outranking(matter: Matter) -> list[Claim]:
    """Return what the period's documents state of all that was done in it, unless the evidence contradicts it."""
    return [
        each
        for each in matter.claims
        if each.about is None
        and not each.breakdown
        and each.at is None
        and each.since is None
        and _spans_period(matter, each)
        and not matter.is_contradicted(each)
        and not _is_complete(matter, each.indicator)
    ]


def _spans_period(matter: Matter, claim: Claim) -> bool:
    """Tell whether a claim is about the whole period: what is said of one day or month of it is no headline."""
    found = matter.reconciled.get(claim.id)
    figure = _claimed(matter, claim.indicator)
    if found is None or figure is None or figure.period is None or claim.id not in figure.records:
        return False
    return figure.period.start <= matter.period.end and 2 * figure.period.days >= matter.period.days


def _is_complete(matter: Matter, name: str) -> bool:
    """Tell whether the records of the period are complete, so that no statement outranks their count."""
    return any(
        each.indicator.id == name and each.basis is Basis.EVIDENCED and each.coverage is CoverageState.COMPLETE
        for each in matter.actual_figures
        if tells(each)
    )


# -- figures ----------------------------------------------------------------------------------------------------------


def _whole(matter: Matter, name: str, basis: Basis | None = None) -> Figure | None:
    """Return the figure of the whole of an indicator, evidence first."""
    for figure in matter.actual_figures:
        if figure.indicator.id == name and not figure.by and is_known(figure) and basis in (None, figure.basis):
            return figure
    return None


def _figure(matter: Matter, name: str) -> Figure | None:
    compared = next((each for each in matter.comparisons if each.indicator.id == name and not each.after.by), None)
    return compared.after if compared is not None and is_known(compared.after) else _whole(matter, name)


def is_known(figure: Figure) -> bool:
    """Tell whether anything is certain of a number: what may be none is no headline."""
    return tells(figure) and figure.bounds is not None and bool(figure.bounds.lower)


def _claimed(matter: Matter, name: str) -> Figure | None:
    return _whole(matter, name, Basis.CLAIMED)


def _counted(matter: Matter, figure: Figure) -> Headline:
    found = next((each for each in matter.comparisons if each.after is figure), None)
    return Headline(figure=figure, comparison=found if found is not None and tells(found.before) else None)


def _stated(matter: Matter, claim: Claim) -> Headline | None:
    figure = _claimed(matter, claim.indicator)
    if figure is None:
        return None
    return Headline(figure=figure, claim=claim, beside=_beside(matter, claim))


def _beside(matter: Matter, claim: Claim) -> Figure | None:
    """Return the count that stands beside a claim: of the same thing, else of activities in the same unit."""
    own = _whole(matter, claim.indicator, Basis.EVIDENCED)
    if own is not None:
        return own
    claimed = _claimed(matter, claim.indicator)
    if claimed is None:
        return None
    for name in FIRST:
        figure = _whole(matter, name, Basis.EVIDENCED)
        if figure is not None and figure.indicator.unit == claimed.indicator.unit and figure.indicator.of == "event":
            return figure if figure.indicator.kind is claimed.indicator.kind else None
    return None
