"""This period against the period before as restated: the comparative column of a report."""

from attrs import evolve

from tracker.comparison._change import Change, Verdict, verdict
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._compare import Comparison
from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.comparison._restated import Restated
from tracker.indicators import Figure


def against_restated(comparison: Comparison, row: Restated) -> Comparison:
    """
    Return a comparison whose earlier figure is the one restated; where that is blocked, the one published.

    Where the register gives the restated figure as it is, its comparison stands, record by record. It differs where
    estimates were revised since: they change the register, and not what an earlier report is restated to.
    """
    if row.restated is None:
        return _with_published(comparison, row)
    before, after = row.restated, comparison.after
    if _is_same(before, comparison.before):
        return comparison
    found = comparability(before, after)
    return evolve(
        comparison, before=before, comparability=found, change=_change(before, after, found), remedied=None, panel=None
    )


def _is_same(one: Figure, other: Figure) -> bool:
    return (one.bounds, one.missing, one.indicator, one.basis, one.records) == (
        other.bounds,
        other.missing,
        other.indicator,
        other.basis,
        other.records,
    )


def _change(before: Figure, after: Figure, found: Comparability) -> Change:
    """Bound the change by the two figures; they rest on records of two kinds of knowledge."""
    if found.level is Level.NOT_COMPARABLE or before.bounds is None or after.bounds is None:
        return Change(verdict=Verdict.NOT_COMPARABLE)
    bounds = after.bounds - before.bounds
    said = verdict(bounds)
    return Change(verdict=said, bounds=bounds, grade=after.reading.name if said.is_definite else None)


def _with_published(comparison: Comparison, row: Restated) -> Comparison:
    """Put the published figure beside the later one, without a change: it was made by another definition."""
    known = row.recomputed or comparison.before
    published = evolve(
        known,
        bounds=row.published,
        missing=None,
        source=row.claim.value,
        certain=known.certain or (row.claim.id,),
        parts=(),
        stated=None,
        flags=(),
    )
    found = comparability(published, comparison.after)
    if found.level is not Level.NOT_COMPARABLE:
        block = Reason(
            "DEFINITION_CHANGED",
            ReasonSeverity.BLOCK,
            row.claim.indicator,
            comparison.after.indicator.key,
            ("restate",),
        )
        found = Comparability((block, *(each for each in found.reasons if each.code != block.code)))
    return evolve(
        comparison,
        before=published,
        comparability=found,
        change=Change(verdict=Verdict.NOT_COMPARABLE),
        remedied=None,
        panel=None,
    )
