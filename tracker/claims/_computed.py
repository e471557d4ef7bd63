"""What the records say of a claim: the figure computed from them over the claim's own period and scope."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from tracker.claims._gate import blocked, since_its_origin
from tracker.comparison import Reason
from tracker.indicators import Basis, Figure, measure_all
from tracker.indicators._counted_records import REGIONAL
from tracker.indicators._distinct import members
from tracker.model import Breakdown, Claim, Condition, Indicator, IndicatorKind, Record, Register, Where
from tracker.model._kinds import COUNTRIES_BY_ROLE
from tracker.model._record_types import references
from tracker.values import Bounds, Reading, ReportingPeriod

_FIELDS = {"kind": "kind", "programme": "programmes"}
"""Dimensions of a breakdown that a record has as a field."""
_PLACES = ("country", "region")
_LINKS = ("citations", "same_as", "possibly_same_as")


def narrowed(register: Register, claim: Claim, indicator: Indicator) -> tuple[Indicator, Breakdown, list[Reason]]:
    """
    Narrow an indicator that counts records to what a claim is about.

    Returns:
        The narrowed indicator, the part by country or region that is left, and what forbids to narrow it.
    """
    conditions: list[Condition] = []
    reasons: list[Reason] = []
    left: list[tuple[str, str]] = []
    is_ratio = indicator.kind is IndicatorKind.RATIO
    for dimension, code in claim.breakdown:
        if dimension in _FIELDS and not is_ratio:
            conditions.append(Condition(_FIELDS[dimension], (code,)))
        else:
            left.append((dimension, code))
    if len(left) > 1 or any(dimension not in (*_PLACES, *_FIELDS) for dimension, _ in left):
        reasons.append(blocked("SCOPE_DIFFERS", _written(claim.breakdown), "the whole"))
    if claim.about is not None:
        linked = _linked_to(register, claim.about, indicator)
        if linked and not is_ratio:
            conditions.append(Condition("id", linked))
        else:
            reasons.append(blocked("SCOPE_DIFFERS", claim.about, "the whole"))
    where = indicator.where or Where()
    changed = evolve(
        indicator,
        where=evolve(where, conditions=(*where.conditions, *conditions)) if conditions else indicator.where,
        entities=claim.entities or indicator.entities if indicator.counts in COUNTRIES_BY_ROLE else indicator.entities,
    )
    return changed, tuple(left), reasons


def _written(part: Breakdown) -> str:
    return ", ".join(f"{dimension} {code}" for dimension, code in part)


def _linked_to(register: Register, subject: str, indicator: Indicator) -> tuple[str, ...]:
    """Return the keys of the records counted that are the subject, or that name it as what they belong to."""
    known = register.table(indicator.of or "event")
    return tuple(key for key, record in known.items() if key == subject or subject in _belongs_to(record))


def _belongs_to(record: Record) -> Iterable[str]:
    return (each.target for each in references(record) if each.field not in _LINKS)


def computed_figure(
    register: Register, claim: Claim, indicator: Indicator, part: Breakdown, span: ReportingPeriod, reading: Reading
) -> Figure:
    """Compute the figure that a claim is to be held against, over its own days."""
    if indicator.kind is not IndicatorKind.CUMULATIVE:
        return _over(register, indicator, part, span, reading)
    # The number at an instant that may be any of several days: at least that of the first, at most that of the last.
    latest = _over(register, _since(claim, indicator), part, since_its_origin(claim, indicator, span.end), reading)
    if claim.period is not None or span.start == span.end or latest.bounds is None:
        return latest
    first = _over(register, _since(claim, indicator), part, since_its_origin(claim, indicator, span.start), reading)
    lower = first.bounds.lower if first.bounds is not None else 0
    certain = first.certain if first.bounds is not None else ()
    possible = tuple(key for key in latest.records if key not in certain)
    return evolve(latest, bounds=Bounds(lower, latest.bounds.upper), certain=certain, possible=possible)


def _since(claim: Claim, indicator: Indicator) -> Indicator:
    return indicator if claim.since is None else evolve(indicator, valid=claim.since)


def _over(register: Register, indicator: Indicator, part: Breakdown, span: ReportingPeriod, reading: Reading) -> Figure:
    """Compute a figure once, however many claims are about it."""
    question = ("figure of claims", indicator, part, span, reading)
    return register.remembered(question, lambda: _measured(register, indicator, part, span, reading))


def _measured(
    register: Register, indicator: Indicator, part: Breakdown, span: ReportingPeriod, reading: Reading
) -> Figure:
    def measured(dimension: str | None) -> Sequence[Figure]:
        return measure_all(register, [indicator], span, by=dimension, basis=Basis.EVIDENCED, reading=reading)

    whole = next(iter(measured(None)), None)
    if whole is None:
        return measure_all(register, [indicator], span, reading=reading)[0]  # it says why there is none
    if not part or whole.missing is not None:
        return whole
    ((dimension, code),) = part
    by_part = {dict(each.by)[dimension]: each for each in measured(dimension)}
    found = by_part.get(code) or evolve(
        whole, by=part, bounds=Bounds.exactly(0), flags=(), certain=(), possible=(), stated=None, parts=()
    )
    return _with_unnamed(register, whole, _with_shared(found, by_part.get(REGIONAL), dimension))


def _with_shared(found: Figure, shared: Figure | None, dimension: str) -> Figure:
    """
    Allow for amounts that belong to several countries together: any part of them may be this country's.

    The figure by country leaves them out, which is the least that there is and not the most.
    """
    if shared is None or shared.bounds is None or found.bounds is None or dimension not in _PLACES:
        return found
    more = shared.bounds.upper
    upper = None if more is None or found.bounds.upper is None else found.bounds.upper + more
    return evolve(found, bounds=Bounds(found.bounds.lower, upper), possible=(*found.possible, *shared.records))


def _with_unnamed(register: Register, whole: Figure, found: Figure) -> Figure:
    """
    Allow for lists that do not name everybody: a country or region may be among those left unnamed.

    The figure by country counts those that name it, which is the least that there is and not the most.
    """
    indicator = found.indicator
    ((dimension, _),) = found.by
    if dimension not in _PLACES or found.bounds is None or indicator.of is None:
        return found
    records = register.table(indicator.of)
    unnamed = tuple(key for key in whole.records if _is_open(records[key]) and key not in found.records)
    upper = found.bounds.upper
    if not unnamed or upper is None or (indicator.kind is IndicatorKind.FLOW and indicator.counts != "records"):
        return found
    if indicator.counts_members:
        upper = max(upper, 1) if dimension == "country" else None
    else:
        upper = upper + len(unnamed) if indicator.counts == "records" else None
    return evolve(found, bounds=Bounds(found.bounds.lower, upper), possible=(*found.possible, *unnamed))


def _is_open(record: Record) -> bool:
    return not getattr(record, "countries_complete", True) or getattr(record, "countries_total", None) is not None


def whom_it_names(register: Register, figure: Figure, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the different members that some records of a figure name, sorted; empty where none are counted."""
    indicator = figure.indicator
    if not indicator.counts_members or indicator.of is None:
        return ()
    records = register.table(indicator.of)
    named = (members(records[key], indicator, figure.reading, figure.by).named for key in keys if key in records)
    return tuple(sorted(frozenset[str]().union(*named)))
