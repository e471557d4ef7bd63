"""What observations say of a claim: numbers that their owner recorded at the claim's instant or over its period."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from tracker.claims._gate import blocked, caveat, is_precise
from tracker.comparison import Reason
from tracker.errors import UnknownRecordError
from tracker.indicators import Basis, measure
from tracker.model import Claim, DeclaredPeriod, Indicator, IndicatorKind, Observation, Register
from tracker.values import Bounds, Reading, ReportingPeriod, When

Matches = Callable[[Observation], bool]
Told = Callable[[Claim, Indicator, Observation], Reason]


@frozen(kw_only=True)
class Observed:
    """
    What observations say.

    Attributes:
        bounds: What they say of the number; None if nothing.

        records: Their keys.

        is_certain: Whether they are certainly about the claim's own instant or period.

        reasons: What forbids to compare them, or what the reader should know.
    """

    bounds: Bounds | None = None
    records: tuple[str, ...] = ()
    is_certain: bool = True
    reasons: tuple[Reason, ...] = ()


def observed(
    register: Register, claim: Claim, indicator: Indicator, span: ReportingPeriod, reading: Reading
) -> Observed:
    """
    Return what the observations of an indicator say of a claim.

    Those of another version, scope or origin say nothing of it, and the reasons say why.
    """
    every = register.remembered(("observations of", indicator.id), lambda: _observations_of(register, indicator.id))
    found = [each for each in every if _is_of_time(register, each, claim, span)]
    sieves: tuple[tuple[Matches, Told], ...] = (
        (lambda each: each.indicator in (indicator.id, indicator.key), _other_version),
        (_in_scope(claim, every), _other_scope),
        (lambda each: indicator.kind is not IndicatorKind.CUMULATIVE or each.since == claim.since, _other_origin),
    )
    for matches, told in sieves:
        kept = [each for each in found if matches(each)]
        if found and not kept:
            return Observed(reasons=tuple(dict.fromkeys(told(claim, indicator, each) for each in found)))
        found = kept
    if not found:
        return Observed()
    said = _at(claim.at, found, reading) if claim.at else _over(register, indicator, found, span, reading)
    return evolve(said, reasons=(*said.reasons, *_told_otherwise(claim, found)))


def _observations_of(register: Register, indicator: str) -> tuple[Observation, ...]:
    return tuple(
        each
        for each in register.observations.values()
        if each.indicator.partition("@")[0] == indicator and not each.draft
    )


def _is_of_time(register: Register, each: Observation, claim: Claim, span: ReportingPeriod) -> bool:
    if each.at is not None:
        return each.at.window.first <= span.end and each.at.window.last >= span.start
    try:
        period = register.period(each.period or "")
    except UnknownRecordError:
        return False  # said by the checks
    return claim.period is not None and span.covers(period)


# -- what is about something else -------------------------------------------------------------------------------------


def _in_scope(claim: Claim, every: Iterable[Observation]) -> Matches:
    """Tell which observations are about the same; values that are all about one thing are of the whole."""
    subjects = {each.about for each in every}

    def matches(each: Observation) -> bool:
        same = each.about == claim.about or (claim.about is None and len(subjects) == 1)
        return same and dict(each.breakdown) == dict(claim.breakdown)

    return matches


def _other_version(_: Claim, indicator: Indicator, each: Observation) -> Reason:
    return blocked("DEFINITION_CHANGED", indicator.key, each.indicator)


def _other_scope(claim: Claim, _: Indicator, each: Observation) -> Reason:
    return blocked("SCOPE_DIFFERS", _scope(claim), _scope(each))


def _other_origin(claim: Claim, _: Indicator, each: Observation) -> Reason:
    one, other = (when.edtf if when else "not stated" for when in (claim.since, each.since))
    return blocked("ORIGIN_DIFFERS", one, other)


def _scope(record: Claim | Observation) -> str:
    parts = [f"{dimension} {code}" for dimension, code in record.breakdown]
    return ", ".join([*parts, *([record.about] if record.about else [])]) or "the whole"


def _told_otherwise(claim: Claim, found: Sequence[Observation]) -> Iterator[Reason]:
    """Say that another office keeps the number, or counts it in another way, where both sides say which."""
    for code, name in (("SOURCE_DIFFERS", "provider"), ("METHOD_DIFFERS", "method")):
        claimed = getattr(claim, name)
        held = dict.fromkeys(getattr(each, name) for each in found)
        for other in held:
            if claimed is not None and other is not None and claimed != other:
                yield caveat(code, str(claimed), str(other))


# -- what is about the same -------------------------------------------------------------------------------------------


def _at(instant: When, found: Sequence[Observation], reading: Reading) -> Observed:
    """
    Put together the numbers observed when the claim's instant may be.

    A claim of July is held against every number of July. A number of July says nothing certain of the 15th, and one of
    May nothing of a claim that names the year alone.
    """
    dated = [(each, each.at) for each in found if each.at is not None]
    inside = [each for each, at in dated if at.edtf == instant.edtf or (is_precise(instant) and _lies_in(at, instant))]
    chosen = inside or [each for each, _ in dated]
    return Observed(bounds=_hull(chosen, reading), records=tuple(each.key for each in chosen), is_certain=bool(inside))


def _lies_in(at: When, instant: When) -> bool:
    window = instant.window
    return window.first <= at.window.first and at.window.last <= window.last and not at.is_uncertain


def _hull(found: Sequence[Observation], reading: Reading) -> Bounds:
    bounds = found[0].value.bounds(reading)
    for each in found[1:]:
        bounds = bounds.hull(each.value.bounds(reading))
    return bounds


def _over(
    register: Register, indicator: Indicator, found: Sequence[Observation], span: ReportingPeriod, reading: Reading
) -> Observed:
    """Measure the period from these observations alone, as if they were of the whole."""
    bare = {each.key: evolve(each, indicator=indicator.id, breakdown=(), about=None, draft=False) for each in found}
    keys = {each.key: key for key, each in bare.items()}
    periods = register.of_type(DeclaredPeriod).values()
    small = evolve(register, records=(*periods, *bare.values()))
    figure = measure(small, indicator, span, basis=Basis.EVIDENCED, reading=reading)
    if figure.bounds is None:
        return Observed()
    records = tuple(keys[key] for key in figure.records)
    return Observed(bounds=figure.bounds, records=records, is_certain=bool(figure.certain))
