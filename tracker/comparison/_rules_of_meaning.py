"""Rules about meaning: what is counted, by which definition, on what basis, and how fully."""

import hashlib
from collections.abc import Iterator

from tracker.comparison._reasons import Reason, Severity
from tracker.indicators import Basis, Figure
from tracker.model import CoverageState, Indicator, IndicatorKind

__all__ = ["MEANING", "definition_hash"]


def missing(before: Figure, after: Figure) -> Iterator[Reason]:
    """MISSING: there is nothing to compare on one side."""
    if before.missing or after.missing:
        one, other = (figure.missing.value if figure.missing else "reported" for figure in (before, after))
        yield Reason("MISSING", Severity.BLOCK, one, other)


def kind_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """KIND_DIFFERS: an amount in a period and a state at an instant say different things."""
    if before.indicator.kind is not after.indicator.kind:
        yield Reason("KIND_DIFFERS", Severity.BLOCK, before.indicator.kind.value, after.indicator.kind.value)


def unit_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """UNIT_DIFFERS: the figures count different things."""
    if before.indicator.unit != after.indicator.unit:
        yield Reason("UNIT_DIFFERS", Severity.BLOCK, before.indicator.unit, after.indicator.unit)


def basis_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """BASIS_DIFFERS: one is printed in a document and the other computed from records."""
    if before.basis is not after.basis:
        yield Reason("BASIS_DIFFERS", Severity.BLOCK, before.basis.value, after.basis.value, ("compare_like_basis",))


def reading_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """READING_DIFFERS: hedged words were understood in two ways."""
    if before.reading != after.reading:
        yield Reason("READING_DIFFERS", Severity.BLOCK, before.reading.name, after.reading.name, ("one_reading",))


def about_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """ABOUT_DIFFERS: one is about what was recorded, the other about what happened."""
    if before.about is not after.about:
        yield Reason("ABOUT_DIFFERS", Severity.BLOCK, before.about.value, after.about.value, ("recompute",))


def definition_changed(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    DEFINITION_CHANGED: the indicator was defined anew in between, and nothing says how to carry values over.

    DEFINITION_TEXT_CHANGED: the same version reads otherwise; somebody must say whether that is editorial.
    """
    one, other = before.indicator, after.indicator
    if one.id != other.id:
        return
    if one.version != other.version:
        bridged = any(new.bridge and new.bridge.version == old.version for new, old in ((one, other), (other, one)))
        severity = Severity.CAVEAT if bridged else Severity.BLOCK
        yield Reason("DEFINITION_CHANGED", severity, one.key, other.key, ("bridge",) if bridged else ("restate",))
    elif definition_hash(one) != definition_hash(other):
        old, new = (definition_hash(each)[:12] for each in (one, other))
        yield Reason("DEFINITION_TEXT_CHANGED", Severity.CAVEAT, old, new, ("adjudicate",))


def definition_hash(indicator: Indicator) -> str:
    """Return a digest of everything that decides what an indicator counts, its words included."""
    parts = (
        indicator.kind.value, indicator.unit, indicator.of, indicator.counts, indicator.where, indicator.entities,
        indicator.numerator, indicator.denominator, indicator.part_of_whole, indicator.definition,
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def recognition_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """RECOGNITION_DIFFERS: what lasts counts when it starts on one side, and when it ends on the other."""
    one, other = before.indicator.recognition, after.indicator.recognition
    if one is not other and None not in (before.indicator.of, after.indicator.of):
        yield Reason("RECOGNITION_DIFFERS", Severity.BLOCK, one.value, other.value, ("recompute",))


def origin_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """ORIGIN_DIFFERS: the two cumulative numbers start counting on different days."""
    both = before.indicator.kind is after.indicator.kind is IndicatorKind.CUMULATIVE
    if both and before.since != after.since:
        one, other = (figure.since.edtf if figure.since else "not stated" for figure in (before, after))
        yield Reason("ORIGIN_DIFFERS", Severity.BLOCK, one, other, ("recompute",))


def scope_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """SCOPE_DIFFERS: the figures are about different parts of the whole, or about different things."""
    if before.by != after.by:
        one, other = (", ".join(f"{dimension} {code}" for dimension, code in figure.by) for figure in (before, after))
        yield Reason("SCOPE_DIFFERS", Severity.BLOCK, one or "the whole", other or "the whole", ("like_for_like",))


def coverage_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """COVERAGE_DIFFERS: one period is recorded more fully than the other, so it may only look like a change."""
    if Basis.CLAIMED in (before.basis, after.basis) or before.coverage is after.coverage:
        return
    none = CoverageState.NONE in (before.coverage, after.coverage)
    severity = Severity.BLOCK if none else Severity.CAVEAT
    yield Reason("COVERAGE_DIFFERS", severity, before.coverage.value, after.coverage.value, ("panel",))


def universe_changed(before: Figure, after: Figure) -> Iterator[Reason]:
    """UNIVERSE_CHANGED: the number below a ratio is another one, so that the ratio may move by itself."""
    if len(before.parts) != 2 or len(after.parts) != 2:  # noqa: PLR2004  # the two numbers of a ratio
        return
    one, other = before.parts[1].bounds, after.parts[1].bounds
    if one is not None and other is not None and one != other:
        yield Reason("UNIVERSE_CHANGED", Severity.CAVEAT, _ends(one.lower, one.upper), _ends(other.lower, other.upper))


def _ends(lower: object, upper: object) -> str:
    return str(lower) if lower == upper else f"{lower}..{'' if upper is None else upper}"


def vintage_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """VINTAGE_DIFFERS: the two rest on what was known on different days."""
    one, other = before.vintage, after.vintage
    if one != other:
        early, late = (f"{each.published or 'all'}/{each.recorded or 'all'}" for each in (one, other))
        yield Reason("VINTAGE_DIFFERS", Severity.CAVEAT, early, late, ("same_vintage",))


def source_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """SOURCE_DIFFERS, METHOD_DIFFERS: another office keeps the number, or it is counted in another way."""
    for code, name in (("SOURCE_DIFFERS", "provider"), ("METHOD_DIFFERS", "method")):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield Reason(code, Severity.CAVEAT, one or "not stated", other or "not stated")


def straddlers(before: Figure, after: Figure) -> Iterator[Reason]:
    """STRADDLERS: some records may lie in either period; the change allows for it, and dating them would narrow it."""
    shared = set(before.possible) & set(after.possible)
    if shared and None not in (before.indicator.of, after.indicator.of) and before != after:
        named = ", ".join(sorted(shared))
        yield Reason("STRADDLERS", Severity.INFO, named, named, ("date_the_events",))


MEANING = (
    missing,
    kind_differs,
    unit_differs,
    basis_differs,
    reading_differs,
    about_differs,
    definition_changed,
    recognition_differs,
    origin_differs,
    scope_differs,
    coverage_differs,
    universe_changed,
    vintage_differs,
    source_differs,
    straddlers,
)
