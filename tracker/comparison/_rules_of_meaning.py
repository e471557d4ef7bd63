"""Rules about meaning: what is counted, by which definition, on what basis, and how fully."""

from collections.abc import Iterator

from attrs import evolve

from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.indicators import Basis, Figure, Flag
from tracker.indicators._breakdown import PANEL
from tracker.model import CoverageState, Indicator, IndicatorKind
from tracker.records._canonical import definition_digest
from tracker.values import Bounds
from tracker.values._spelling import same_looks


def missing(before: Figure, after: Figure) -> Iterator[Reason]:
    """MISSING: there is nothing to compare on one side."""
    if before.missing or after.missing:
        one, other = (figure.missing.value if figure.missing else "reported" for figure in (before, after))
        yield Reason("MISSING", ReasonSeverity.BLOCK, one, other)


def kind_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """KIND_DIFFERS: an amount in a period and a state at an instant say different things."""
    if before.indicator.kind is not after.indicator.kind:
        yield Reason("KIND_DIFFERS", ReasonSeverity.BLOCK, before.indicator.kind.value, after.indicator.kind.value)


def unit_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """UNIT_DIFFERS: the figures count different things."""
    if not same_looks(before.indicator.unit, after.indicator.unit):
        yield Reason("UNIT_DIFFERS", ReasonSeverity.BLOCK, before.indicator.unit, after.indicator.unit)


def basis_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """BASIS_DIFFERS: one is printed in a document and the other computed from records."""
    if before.basis is not after.basis:
        yield Reason(
            "BASIS_DIFFERS",
            ReasonSeverity.BLOCK,
            before.basis.value,
            after.basis.value,
            ("compare_like_basis",),
            ("reconcile",),
        )


def reading_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """READING_DIFFERS: hedged words were understood in two ways."""
    if before.reading != after.reading:
        yield Reason("READING_DIFFERS", ReasonSeverity.BLOCK, before.reading.name, after.reading.name, ("one_reading",))


def about_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """ABOUT_DIFFERS: one is about what was recorded, the other about what happened."""
    if before.about is not after.about:
        yield Reason("ABOUT_DIFFERS", ReasonSeverity.BLOCK, before.about.value, after.about.value, ("recompute",))


def definition_changed(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    DEFINITION_CHANGED: the indicator is another one, or was defined anew in between.

    A bridge that leaves values as they are makes it a caveat; over any other the values must first be carried.

    DEFINITION_TEXT_CHANGED: the same version reads otherwise; somebody must say whether that is editorial.
    """
    one, other = before.indicator, after.indicator
    if one.key != other.key:
        kind = _bridge(one, other)
        severity = ReasonSeverity.CAVEAT if kind == "identity" else ReasonSeverity.BLOCK
        remedies = (*(("bridge",) if kind else ()), *(("restate",) if one.id == other.id else ()))
        yield Reason("DEFINITION_CHANGED", severity, one.key, other.key, remedies)
    # That records are recognized otherwise is a reason of its own.
    elif definition_digest(one) != definition_digest(evolve(other, recognition=one.recognition)):
        old, new = (definition_digest(each)[:12] for each in (one, other))
        yield Reason("DEFINITION_TEXT_CHANGED", ReasonSeverity.CAVEAT, old, new, advice=("adjudicate",))


def _bridge(one: Indicator, other: Indicator) -> str | None:
    """Return the kind of bridge that one of two versions of an indicator declares to the other."""
    both = ((one, other), (other, one)) if one.id == other.id else ()
    declared = (new.bridge for new, old in both if new.bridge and new.bridge.version == old.version)
    return next((bridge.kind for bridge in declared if bridge.kind != "map" or bridge.codes), None)


def recognition_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """RECOGNITION_DIFFERS: what lasts counts when it starts on one side, and when it ends on the other."""
    one, other = before.indicator.recognition, after.indicator.recognition
    if one is not other and None not in (before.indicator.of, after.indicator.of):
        yield Reason("RECOGNITION_DIFFERS", ReasonSeverity.BLOCK, one.value, other.value, ("recompute",))


def origin_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """ORIGIN_DIFFERS: the two cumulative numbers start counting on different days."""
    both = before.indicator.kind is after.indicator.kind is IndicatorKind.CUMULATIVE
    if both and before.since != after.since:
        one, other = (figure.since.edtf if figure.since else "not stated" for figure in (before, after))
        yield Reason("ORIGIN_DIFFERS", ReasonSeverity.BLOCK, one, other, ("recompute",))


def scope_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    SCOPE_DIFFERS: the figures are about different parts of the whole, about different things, or count other entities.

    A caveat where one scope may hold the other, a block where they share nothing.
    """
    if (before.by, before.indicator.entities) != (after.by, after.indicator.entities):
        severity = ReasonSeverity.BLOCK if _share_nothing(before, after) else ReasonSeverity.CAVEAT
        remedies = () if severity is ReasonSeverity.BLOCK else ("like_for_like",)
        yield Reason("SCOPE_DIFFERS", severity, _scope(before), _scope(after), remedies)


def _share_nothing(before: Figure, after: Figure) -> bool:
    one, other = dict(before.by), dict(after.by)
    if one.get("about") != other.get("about"):
        return True  # what describes one thing is no part of what describes another, or all
    kinds = {before.indicator.entities, after.indicator.entities}
    return any(one[name] != other[name] for name in one.keys() & other) or (len(kinds) > 1 and None not in kinds)


def _scope(figure: Figure) -> str:
    entities = figure.indicator.entities
    parts = [*(f"{dimension} {code}" for dimension, code in figure.by), *([entities.value] if entities else [])]
    return ", ".join(parts) or "the whole"


def coverage_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    COVERAGE_DIFFERS: one period is recorded more fully than the other, so it may only look like a change.

    Of those who are certainly recorded in both periods, a panel, it does not: none of them is there by better keeping
    of records alone.
    """
    if Basis.CLAIMED in (before.basis, after.basis) or before.coverage is after.coverage:
        return
    if before.by == after.by and PANEL in dict(before.by):
        return
    none = CoverageState.NONE in (before.coverage, after.coverage)
    severity, remedies = (ReasonSeverity.BLOCK, ()) if none else (ReasonSeverity.CAVEAT, ("panel",))
    yield Reason("COVERAGE_DIFFERS", severity, before.coverage.value, after.coverage.value, remedies)


def universe_changed(before: Figure, after: Figure) -> Iterator[Reason]:
    """UNIVERSE_CHANGED: the number below a ratio is another one, so that the ratio may move by itself."""
    if len(before.parts) != 2 or len(after.parts) != 2:  # noqa: PLR2004  # the two numbers of a ratio
        return
    one, other = before.parts[1].bounds, after.parts[1].bounds
    if one is not None and other is not None and one != other:
        yield Reason("UNIVERSE_CHANGED", ReasonSeverity.CAVEAT, _ends(one), _ends(other), ("fix_universe",))


def _ends(bounds: Bounds) -> str:
    if bounds.is_exact:
        return str(bounds.lower)
    return f"{bounds.lower}..{'' if bounds.upper is None else bounds.upper}"


def vintage_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """VINTAGE_DIFFERS: the two rest on what was known on different days."""
    one, other = before.vintage, after.vintage
    if one != other:
        early, late = (f"{each.published or 'all'}/{each.recorded or 'all'}" for each in (one, other))
        yield Reason("VINTAGE_DIFFERS", ReasonSeverity.CAVEAT, early, late, ("same_vintage",))


def source_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """SOURCE_DIFFERS, METHOD_DIFFERS: another office keeps the number, or it is counted in another way."""
    for code, name in (("SOURCE_DIFFERS", "provider"), ("METHOD_DIFFERS", "method")):
        one, other = getattr(before, name), getattr(after, name)
        if not same_looks(one, other):
            yield Reason(code, ReasonSeverity.CAVEAT, str(one or "not stated"), str(other or "not stated"))


def straddlers(before: Figure, after: Figure) -> Iterator[Reason]:
    """STRADDLERS: some records may lie in either period; the change allows for it, and dating them would narrow it."""
    shared = set(before.possible).intersection(after.possible)
    if shared and None not in (before.indicator.of, after.indicator.of) and before != after:
        named = ", ".join(sorted(shared))
        yield Reason("STRADDLERS", ReasonSeverity.INFO, named, named, advice=("date_the_events",))


def carried(before: Figure, after: Figure) -> Iterator[Reason]:
    """CARRIED: one and the same observation stands for both periods; nobody looked again, so that nothing moved."""
    same = before.certain == after.certain and before.possible == after.possible
    if same and before.asked != after.asked and {Flag.CARRIED} & {*before.flags, *after.flags}:
        one, other = (figure.at.edtf if figure.at else "not dated" for figure in (before, after))
        yield Reason("CARRIED", ReasonSeverity.INFO, one, other, advice=("observe_again",))


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
    carried,
)
