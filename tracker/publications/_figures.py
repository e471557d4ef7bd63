"""The figures of a publication: what is measured, by which declarations, and how it reads as JSON."""

from collections.abc import Iterable

from attrs import evolve

from tracker.indicators import Figure, indicator, measure_all
from tracker.model import Indicator, IndicatorKind, Register
from tracker.records import definition_digest
from tracker.values import ReportingPeriod
from tracker.views._figures import FigureJson, figure_json
from tracker.views._view import words_in

__all__ = ["declarations_of", "definitions_of", "figures_again", "figures_as_json", "figures_of"]


def figures_of(register: Register, period: ReportingPeriod) -> tuple[Figure, ...]:
    """Return every figure of a period, as its report holds them."""
    return measure_all(register, None, period)


def declarations_of(register: Register, found: Iterable[Figure], period: ReportingPeriod) -> tuple[Indicator, ...]:
    """Return the declarations that figures were computed by, with those of the parts of ratios, sorted."""
    needed: dict[str, Indicator] = {}
    pending = [figure.indicator for figure in found]
    while pending:
        each = pending.pop()
        if each.key in needed:
            continue
        needed[each.key] = each
        if each.kind is IndicatorKind.RATIO and each.numerator and each.denominator:
            pending += [indicator(register, name, period) for name in (each.numerator, each.denominator)]
    return tuple(needed[key] for key in sorted(needed))


def definitions_of(declared: Iterable[Indicator]) -> dict[str, str]:
    """Return the digest of each definition by indicator and version."""
    return {each.key: definition_digest(each) for each in declared}


def figures_again(
    register: Register, measured: Iterable[str], declared: Iterable[Indicator], period: ReportingPeriod
) -> tuple[Figure, ...]:
    """
    Measure the figures of a publication again, by the declarations that it froze and no others.

    Args:
        register: What was known.

        measured: The indicators and versions that the publication has figures of.

        declared: Its declarations, those of the parts of ratios too.

        period: Its period.
    """
    frozen = {each.key: each for each in declared}
    records = [each for each in register.records if not isinstance(each, Indicator)]
    # The versions of the register give way: a part of a ratio is looked up by its name.
    then = evolve(register, records=[*records, *(evolve(each, revision=None) for each in frozen.values())])
    return measure_all(then, [frozen[key] for key in sorted(set(measured)) if key in frozen], period)


def figures_as_json(found: Iterable[Figure], language: str) -> list[FigureJson]:
    """Write figures as commands print them."""
    words = words_in(language)
    return [figure_json(each, words) for each in found]
