"""A claim held against the records of the register."""

from attrs import evolve

from tracker.claims._computed import computed_figure, narrowed, whom_it_names
from tracker.claims._gate import blocked, days_of, evidence_of, gate, is_precise, since_its_origin
from tracker.claims._observed import observed
from tracker.claims._reconciliation import ClaimVerdict, Judgement, Line, Misstatement, Proof, World, judge
from tracker.comparison import Reason
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import Figure, indicator
from tracker.indicators._known_indicators import DEEPEST
from tracker.indicators._question import coverage_of
from tracker.model import Claim, CoverageState, Indicator, IndicatorKind, Register
from tracker.values import Bounds, Reading, ReportingPeriod

_MONOTONE = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)
"""The kinds that one more record never makes smaller."""
_COMPUTED = (*_MONOTONE, IndicatorKind.RATIO)

_UNVERIFIED = Judgement(ClaimVerdict.UNVERIFIED)
_NOT_COMPARABLE = Judgement(ClaimVerdict.NOT_COMPARABLE)


def indicator_of(register: Register, claim: Claim) -> Indicator | None:
    """Return what a claim counts, in the version valid at its time; None if the indicator or the time is unknown."""
    try:
        return indicator(register, claim.indicator, days_of(register, claim))
    except UnknownRecordError:
        return None


def held_against_records(register: Register, claim: Claim, claimed: Bounds, reading: Reading) -> Line:
    """Hold a claim against what the records give of its own period or instant, as far as its document could know it."""
    try:
        span = days_of(register, claim)
    except UnknownRecordError:
        return _not_comparable(blocked("UNKNOWN_PERIOD", claim.period or "", "none"))
    counted = indicator_of(register, claim)
    if counted is None:
        return _not_comparable(blocked("UNKNOWN_INDICATOR", claim.indicator, "none"))
    reasons = tuple(gate(claim, counted))
    known = evidence_of(register, claim, span)
    if reasons:
        line = _not_comparable(*reasons)
    elif known is None:
        line = Line(proof=Proof.RECORDS, judgement=_UNVERIFIED)
    elif _is_computed(counted):
        line = _held_against_computed(register, claim, counted, known, claimed, reading)
    else:
        line = _held_against_observed(register, claim, counted, known, claimed, reading)
    until = known.end if known is not None and known.end < span.end else None
    return evolve(line, world=_world(register, claim, counted, known or span), until=until)


def _world(register: Register, claim: Claim, counted: Indicator, span: ReportingPeriod) -> World:
    """Tell from the declared coverage whether there may be more of what an indicator rests on than is recorded."""
    over = span if counted.kind is not IndicatorKind.CUMULATIVE else since_its_origin(claim, counted, span.end)
    if counted.kind is not IndicatorKind.RATIO and _is_computed(counted):
        what, part, _ = narrowed(register, claim, counted)
        return World.CLOSED if coverage_of(register, what, over, part) is CoverageState.COMPLETE else World.OPEN
    types = _rests_on(register, counted, span, ())
    complete = all(register.coverage(each, over) is CoverageState.COMPLETE for each in types)
    return World.CLOSED if complete else World.OPEN


def _rests_on(register: Register, counted: Indicator, span: ReportingPeriod, above: tuple[str, ...]) -> frozenset[str]:
    """Return the record types that an indicator, or both numbers of a ratio, are computed from."""
    too_deep = counted.key in above or len(above) >= DEEPEST
    if counted.kind is not IndicatorKind.RATIO or not _is_computed(counted) or too_deep:
        return frozenset({counted.of or "observation"} if _is_computed(counted) else {"observation"})
    found: frozenset[str] = frozenset()
    for name in (counted.numerator, counted.denominator):
        try:
            part = indicator(register, name or "", span)
        except UnknownRecordError:
            return frozenset({"observation"})
        found |= _rests_on(register, part, span, (*above, counted.key))
    return found


def _is_computed(counted: Indicator) -> bool:
    if counted.kind is IndicatorKind.RATIO:
        return bool(counted.numerator and counted.denominator)
    return counted.of is not None and counted.kind in _COMPUTED


def _not_comparable(*reasons: Reason) -> Line:
    return Line(proof=Proof.RECORDS, judgement=_NOT_COMPARABLE, reasons=reasons)


# -- figures computed from records ------------------------------------------------------------------------------------


def _held_against_computed(
    register: Register, claim: Claim, counted: Indicator, span: ReportingPeriod, claimed: Bounds, reading: Reading
) -> Line:
    try:
        what, part, reasons = narrowed(register, claim, counted)
        if reasons:
            return _not_comparable(*reasons)
        figure = computed_figure(register, claim, what, part, span, reading)
    except (InvalidValueError, UnknownRecordError) as error:
        return _not_comparable(blocked("NOT_MEASURABLE", claim.indicator, str(error)))
    world = _world(register, claim, counted, span)
    line = Line(
        proof=Proof.RECORDS,
        judgement=_UNVERIFIED,
        records=figure.records,
        named=whom_it_names(register, figure, figure.records),
        assumptions=figure.assumptions,
        figure=figure,
    )
    silent = figure.coverage is CoverageState.NONE or (world is World.OPEN and not figure.records)
    if silent or figure.bounds is None:
        return line
    if counted.kind is IndicatorKind.RATIO and claim.at is not None and not is_precise(claim.at):
        # What may be of another instant proves nothing.
        return evolve(line, judgement=Judgement(ClaimVerdict.CONSISTENT), bounds=figure.bounds)
    judgement = judge(claimed, figure.bounds, _truth(figure, world), world=world)
    line = evolve(line, judgement=judgement, bounds=figure.bounds)
    if judgement.direction is Misstatement.UNDERSTATED:
        # What may lie in the period proves nothing: those who certainly do are too many already.
        return evolve(line, records=figure.certain, named=whom_it_names(register, figure, figure.certain))
    return line


def _truth(figure: Figure, world: World) -> Bounds:
    """Say where the number lies, recorded or not: where more may have happened, it has no upper limit."""
    bounds = figure.bounds or Bounds.at_least(0)
    if world is World.CLOSED:
        return bounds
    if figure.indicator.kind is not IndicatorKind.RATIO:
        return Bounds(bounds.lower, None)
    if all(part.indicator.of is None for part in figure.parts):
        return bounds  # both numbers were observed
    return Bounds(0, 1) if figure.indicator.part_of_whole else Bounds.at_least(0)


# -- observations -----------------------------------------------------------------------------------------------------


def _held_against_observed(
    register: Register, claim: Claim, counted: Indicator, span: ReportingPeriod, claimed: Bounds, reading: Reading
) -> Line:
    over = span if counted.kind is not IndicatorKind.CUMULATIVE else since_its_origin(claim, counted, span.end)
    world = _world(register, claim, counted, span)
    found = observed(register, claim, counted, span, reading)
    line = Line(
        proof=Proof.RECORDS,
        judgement=_UNVERIFIED,
        records=found.records,
        reasons=found.reasons,
        assumptions=(span.assumption,) if span.assumption and found.bounds else (),
    )
    if found.bounds is None:
        return evolve(line, judgement=_NOT_COMPARABLE) if found.reasons else line
    if register.coverage("observation", over) is CoverageState.NONE:
        return line
    # What may be of another instant proves nothing.
    evidence = found.bounds if found.is_certain else Bounds(None, None)
    judgement = judge(claimed, evidence, _observed_truth(evidence, counted, world), world=world)
    return evolve(line, judgement=judgement, bounds=found.bounds)


def _observed_truth(evidence: Bounds, counted: Indicator, world: World) -> Bounds:
    """
    Say where an observed number lies.

    A state observed at an instant is what it was. A flow of which the register does not hold all observations is at
    least what was observed.
    """
    return Bounds(evidence.lower, None) if counted.kind in _MONOTONE and world is World.OPEN else evidence
