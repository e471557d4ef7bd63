"""Evaluation: from a question to the figures that answer it, one for each basis that exists."""

from collections.abc import Iterator

from tracker.indicators._breakdown import demand_dimension
from tracker.indicators._counted_records import record_type_of
from tracker.indicators._distinct import demand_members
from tracker.indicators._figure import Basis, Figure, MissingReason
from tracker.indicators._linear import demand_amount
from tracker.indicators._question import COMPUTED, Engine, Question, ask
from tracker.indicators._ratio import ratio_figures
from tracker.indicators._stated_numbers import stated_figures, stated_values
from tracker.model import CoverageState, IndicatorKind, Register

__all__ = ["figures_on_each_basis"]


def figures_on_each_basis(register: Register, question: Question, engine: Engine) -> Iterator[Figure]:
    """Go through the figures of an indicator: of the whole one a basis, evidence first; of a dimension one a part."""
    register = register.confirmed  # drafts count in no figure (decision 16)
    found = False
    for basis in (Basis.EVIDENCED, Basis.CLAIMED):
        for figure in _on_basis(register, question, basis, engine):
            yield figure
            found = True
    if not found and question.by is None:
        yield _nothing(register, question, engine)


def _on_basis(register: Register, question: Question, basis: Basis, engine: Engine) -> Iterator[Figure]:
    """Go through the figures that rest on one basis: evidence and claims are never merged (decision 4)."""
    indicator = question.indicator
    if question.is_recomputed:
        numerator, denominator = _operands(register, question, basis, question.by, engine)
        yield from ratio_figures(register, question, numerator, denominator)
    elif basis is Basis.EVIDENCED and indicator.of is not None and indicator.kind in COMPUTED:
        yield from _computed(register, question, engine)
    elif basis is Basis.EVIDENCED and question.coverage is CoverageState.NONE:
        # The register says that it holds nothing of the period: what it holds all the same is no evidence (L28).
        if question.by is None and stated_values(register, indicator, basis):
            yield question.without_number(basis, MissingReason.NOT_COVERED)
    else:
        yield from stated_figures(register, question, basis)


def _computed(register: Register, question: Question, engine: Engine) -> Iterator[Figure]:
    """Go through the figures computed from records, if they can be computed and the period is covered."""
    indicator = question.indicator
    record_type = record_type_of(indicator)
    if indicator.kind is IndicatorKind.DISTINCT:
        demand_members(indicator, record_type)
    else:
        demand_amount(indicator, record_type)
    if question.by is not None:
        demand_dimension(question.by)
    if question.coverage is not CoverageState.NONE:
        yield from engine.answer(question, register)
    elif question.by is None:
        # No records of a period that is not covered are no zero (L28).
        yield question.without_number(Basis.EVIDENCED, MissingReason.NOT_COVERED)


def _operands(
    register: Register, question: Question, basis: Basis, by: str | None, engine: Engine
) -> tuple[list[Figure], list[Figure]]:
    """Measure what a ratio is made of on a basis: the numbers above, and those below."""

    def measured(name: str | None) -> list[Figure]:
        of = ask(
            register,
            name or "",
            question.asked,
            about=question.about,
            reading=question.reading,
            by=by,
            part=question.part,
            above=question.above,
        )
        return [figure for figure in figures_on_each_basis(register, of, engine) if figure.basis is basis]

    return measured(question.indicator.numerator), measured(question.indicator.denominator)


def _nothing(register: Register, question: Question, engine: Engine) -> Figure:
    """Say why there is no figure at all: a ratio lacks one for the reason that its parts lack theirs."""
    covered = question.coverage is not CoverageState.NONE
    if question.is_recomputed:
        numerator, denominator = _operands(register, question, Basis.EVIDENCED, None, engine)
        covered = all(each.missing is not MissingReason.NOT_COVERED for each in (*numerator, *denominator))
    return question.without_number(
        Basis.EVIDENCED, MissingReason.NOT_REPORTED if covered else MissingReason.NOT_COVERED
    )
