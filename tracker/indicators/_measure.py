"""Measuring: from a register, an indicator and a period to a figure."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from tracker.errors import InvalidValueError
from tracker.indicators._breakdown import DIMENSIONS, By, demand_dimension
from tracker.indicators._counted_records import record_type_of
from tracker.indicators._distinct import demand_members
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._known_indicators import every_or
from tracker.indicators._known_indicators import indicator as find_indicator
from tracker.indicators._linear import demand_amount
from tracker.indicators._question import (
    COMPUTED,
    AnyAbout,
    AnyBasis,
    AnyPeriod,
    AnyReading,
    Engine,
    Question,
    ask,
    coverage_of,
    span_of,
)
from tracker.indicators._ratio import ratio_figures
from tracker.indicators._stated_numbers import stated_figures, stated_values
from tracker.indicators.engines._by_date import BY_DATE
from tracker.indicators.engines._named import AnyEngine, engine_named
from tracker.model import Breakdown, Claim, CoverageState, Indicator, IndicatorKind, Observation, Register
from tracker.model._called import of_register
from tracker.values._answer import Answers
from tracker.values._safe_text import shown
from tracker.values._watched import watched


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
        yield from ratio_figures(register, question, numerator, denominator, engine)
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
    if indicator.counts_members:
        demand_members(indicator, record_type)
    else:
        demand_amount(indicator, record_type)
    if question.by is not None:
        demand_dimension(question.by)
    if indicator.kind is IndicatorKind.RATE and not question.is_over:
        if question.by is None:  # per month of a period whose months are not all over, it would be too low
            yield question.without_number(Basis.EVIDENCED, MissingReason.NOT_REPORTED)
    elif question.by is not None and register.covers_parts:
        yield from _rows(register, question, engine)
    elif question.coverage is not CoverageState.NONE:
        yield from engine.answer(question, register)
    elif question.by is None:
        # No records of a period that is not covered are no zero (L28).
        yield question.without_number(Basis.EVIDENCED, MissingReason.NOT_COVERED)


def _rows(register: Register, question: Question, engine: Engine) -> Iterator[Figure]:
    """Go through the rows of a dimension, each with the coverage declared of it; one not covered is left out."""
    every = question
    if question.coverage is CoverageState.NONE:  # some row may be covered all the same
        every = evolve(question, coverage=CoverageState.INCOMPLETE)
    for figure in engine.answer(every, register):
        own = coverage_of(register, question.indicator, question.asked, figure.by)
        if own is every.coverage:
            yield figure
        elif own is not CoverageState.NONE:
            yield from engine.answer(evolve(question, by=None, part=figure.by, coverage=own), register)


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


@of_register
def measure(
    register: Register,
    indicator: str | Indicator,
    period: AnyPeriod,
    *,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    subject: str | None = None,
    part: Breakdown = (),
    engine: AnyEngine | str = BY_DATE,
) -> Figure:
    """
    Measure an indicator over a period.

    Args:
        register: The records.

        indicator: An indicator, or the id of one that the register declares or the library ships.

        period: A period, one that the register declares, its id there, or ``START..END``.

        basis: What to rest on; by default evidence where there is any, else claims.

        about: What was recorded, or what happened: under incomplete coverage the latter has no upper limit.

        reading: How hedged words are understood; by default as the register says.

        subject: Of values that are about several things, the id of the one that is meant; without it they are missing,
            since one of them would pass for the whole.

        part: What part of the whole is meant, as pairs of dimension and code; empty for the whole. The dimension
            ``panel`` takes several countries together, as in ``("panel", "KE, PK")``.

        engine: What computes figures from records, or its name: ``by-date``, ``plain`` or ``columns``; all give
            the same.

    Raises:
        UnknownRecordError: The indicator or the period does not exist.

        InvalidValueError: The indicator asks for a field that its records lack, or a word is none of those it may be.
    """
    found = _about(_whole(register, indicator, period, About(about), reading, part, engine_named(engine)), subject)
    if basis is not None:
        wanted = [figure for figure in found if figure.basis is Basis(basis)]
        return wanted[0] if wanted else _empty(found[0], Basis(basis))
    present = [figure for figure in found if figure.missing is None]
    # Nothing recorded is no evidence, if a document prints a number (decision 4).
    return next((figure for figure in present if not figure.is_nothing), (*present, *found)[0])


def _whole(
    register: Register,
    name: str | Indicator,
    period: AnyPeriod,
    about: About,
    reading: AnyReading | str | None,
    part: Breakdown,
    engine: Engine,
) -> list[Figure]:
    """Return the figures of the whole, or of one part, one a basis; comparing over a series asks for each twice."""
    asked = span_of(register, period)

    def find() -> list[Figure]:
        question = ask(register, name, asked, about=about, reading=reading, part=part)
        return list(figures_on_each_basis(register, question, engine))

    # A label decides nothing, and yet it is printed.
    key = ("measured", name, asked, asked.label, asked.assumption, about, reading, part, engine)
    return register.remembered(key, find)


def _about(found: list[Figure], subject: str | None) -> list[Figure]:
    """Keep the figures about one thing; of several things none stands for all."""
    if subject is not None:
        wanted = [figure for figure in found if figure.by == (("about", subject),)]
        return wanted or [evolve(_empty(found[0], found[0].basis), by=(("about", subject),))]
    several = {figure.basis: figure for figure in found if Flag.SEVERAL_SUBJECTS in figure.flags}
    kept = [figure for figure in found if Flag.SEVERAL_SUBJECTS not in figure.flags]
    return kept + [
        evolve(_empty(each, basis), by=(), flags=(Flag.SEVERAL_SUBJECTS,)) for basis, each in several.items()
    ]


@of_register
def measure_all(
    register: Register,
    names: Iterable[str | Indicator] | Indicator | None,
    period: AnyPeriod,
    *,
    by: By | str | None = None,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    engine: AnyEngine | str = BY_DATE,
) -> Answers[Figure]:
    """
    Measure several indicators, one figure for each basis that exists, or for each part in the dimension *by*.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> for figure in tracker.measure_all(register, ["events"], register.periods["cop11"], by="kind")[:2]:
    ...     print(figure)
    events [kind advisory], 2020-07-01..2022-07-31: 2 to 4 events (evidenced)
    events [kind bilateral_meeting], 2020-07-01..2022-07-31: 1 to 3 events (evidenced)

    Args:
        register: The records.

        names: The indicators; None for all that the register can measure, without those whose declaration is wrong.

        period: A period, one that the register declares, its id there, or ``START..END``.

        by: ``country``, ``programme``, ``kind`` or ``region``; None for the whole.

        basis: Only figures that rest on this.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

        engine: What computes figures from records, or its name: ``by-date``, ``plain`` or ``columns``; all give
            the same.

    Raises:
        UnknownRecordError: An indicator or the period does not exist.

        InvalidValueError: An indicator that is named cannot be measured, or a word is none of those it may be.
    """
    wanted = None if basis is None else Basis(basis)
    _demand_by(register, by)
    computes = engine_named(engine)
    found: list[Figure] = []
    for one in watched(every_or(register, names), "Measuring"):
        question = ask(register, one, period, about=About(about), reading=reading, by=by)
        each = figures_on_each_basis(register, question, computes)
        found.extend(figure for figure in each if wanted in (None, figure.basis))
    return Answers(found)


def _demand_by(register: Register, by: object) -> None:
    """
    Demand one dimension of computed figures, or one that some stated number is broken down in.

    Raises:
        InvalidValueError: There is no such dimension.
    """
    if by is None or by == "about":
        return
    if not isinstance(by, str):
        raise InvalidValueError(
            "figures are broken down in one dimension, got {value}; write it as in by={example}",
            value=shown(by),
            example=repr("country"),
        )
    stated: tuple[Observation | Claim, ...] = ()
    if by not in DIMENSIONS:
        stated = (*register.observations.values(), *register.claims.values())
    if not any(by == dimension for record in stated for dimension, _ in record.breakdown):
        demand_dimension(by)


def may_be_about_several(register: Register, name: str | Indicator) -> bool:
    """Tell whether values of an indicator, or of what it is made of, say what they are about: that may be several."""
    indicator = find_indicator(register, name) if isinstance(name, str) else name
    if indicator.kind is IndicatorKind.RATIO:
        return True
    bases = (Basis.EVIDENCED, Basis.CLAIMED)
    return any(value.about is not None for basis in bases for value in stated_values(register, indicator, basis))


def _empty(like: Figure, basis: Basis) -> Figure:
    return evolve(
        like,
        basis=basis,
        bounds=None,
        missing=MissingReason.NOT_REPORTED,
        at=None,
        period=like.asked,
        flags=(),
        assumptions=(),
        certain=(),
        possible=(),
        stated=None,
        source=None,
    )
