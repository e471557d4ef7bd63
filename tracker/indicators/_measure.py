"""Measuring: from a register, an indicator and a period to a figure."""

from collections.abc import Iterable

from attrs import evolve

from tracker.indicators._breakdown import By
from tracker.indicators._evaluation import figures_on_each_basis
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._known_indicators import every_or
from tracker.indicators._known_indicators import indicator as find_indicator
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading, Engine, ask, span_of
from tracker.indicators._stated_numbers import stated_values
from tracker.indicators.engines._plain import PLAIN
from tracker.model import Breakdown, Indicator, IndicatorKind, Register
from tracker.values import Reading

__all__ = ["may_be_about_several", "measure", "measure_all"]


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
    engine: Engine = PLAIN,
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

        engine: What computes figures from records; every engine gives the same.

    Raises:
        UnknownRecordError: The indicator or the period does not exist.

        InvalidValueError: The indicator asks for a field that its records lack, or a word is none of those it may be.
    """
    found = _about(_whole(register, indicator, period, About(about), reading, part, engine), subject)
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
    reading: Reading | str | None,
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


def measure_all(
    register: Register,
    names: Iterable[str | Indicator] | None,
    period: AnyPeriod,
    *,
    by: By | str | None = None,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
    engine: Engine = PLAIN,
) -> tuple[Figure, ...]:
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

        engine: What computes figures from records; every engine gives the same.

    Raises:
        UnknownRecordError: An indicator or the period does not exist.

        InvalidValueError: An indicator that is named cannot be measured, or a word is none of those it may be.
    """
    wanted = None if basis is None else Basis(basis)
    found: list[Figure] = []
    for one in every_or(register, names):
        question = ask(register, one, period, about=About(about), reading=reading, by=by)
        each = figures_on_each_basis(register, question, engine)
        found.extend(figure for figure in each if wanted in (None, figure.basis))
    return tuple(found)


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
