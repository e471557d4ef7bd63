"""Measuring: from a register, an indicator and a period to a figure."""

from collections.abc import Iterable

from attrs import evolve

from tracker.indicators._each_basis import measured_on_each_basis
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._sound import every_or
from tracker.indicators._stated import stated_values
from tracker.indicators._wellknown import indicator as find_indicator
from tracker.model import Breakdown, Indicator, IndicatorKind, Register
from tracker.values import Reading, ReportingPeriod

__all__ = ["figures", "may_be_about_several", "measure"]


def measure(
    register: Register,
    indicator: str | Indicator,
    period: str | ReportingPeriod,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
    subject: str | None = None,
    part: Breakdown = (),
) -> Figure:
    """
    Measure an indicator over a period.

    Args:
        register: The records.

        indicator: An indicator, or the id of one that the register declares or the library ships.

        period: A period, its id in the register, or ``START..END``.

        basis: What to rest on; by default evidence where there is any, else claims.

        about: What was recorded, or what happened: under incomplete coverage the latter has no upper limit.

        reading: How hedged words are understood; by default as the register says.

        subject: Of values that are about several things, the id of the one that is meant; without it they are missing,
            since one of them would pass for the whole.

        part: What part of the whole is meant, as pairs of dimension and code; empty for the whole. The dimension
            ``panel`` takes several countries together, as in ``("panel", "KE, PK")``.

    Raises:
        UnknownRecordError: The indicator or the period does not exist.

        InvalidValueError: The indicator asks for a field that its records lack.
    """
    found = _about(_whole(register, indicator, period, About(about), reading, part), subject)
    if basis is not None:
        wanted = [figure for figure in found if figure.basis is Basis(basis)]
        return wanted[0] if wanted else _empty(found[0], Basis(basis))
    present = [figure for figure in found if figure.missing is None]
    # Nothing recorded is no evidence, if a document prints a number.
    return next((figure for figure in present if not figure.is_nothing), (*present, *found)[0])


def _whole(
    register: Register,
    name: str | Indicator,
    period: str | ReportingPeriod,
    about: About,
    reading: Reading | str | None,
    part: Breakdown,
) -> list[Figure]:
    """Return the figures of the whole, or of one part, one a basis; comparing over a series asks for each twice."""
    asked = register.period(period) if isinstance(period, str) else period

    def find() -> list[Figure]:
        return list(
            measured_on_each_basis(register, name, asked, about=about, reading=reading, dimension=None, part=part)
        )

    # A label decides nothing, and yet it is printed.
    question = ("measured", name, asked, asked.label, asked.assumption, about, reading, part)
    return register.remembered(question, find)


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


def figures(
    register: Register,
    names: Iterable[str | Indicator] | None,
    period: str | ReportingPeriod,
    *,
    by: str | None = None,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> tuple[Figure, ...]:
    """
    Measure several indicators, one figure for each basis that exists, or for each part in the dimension *by*.

    Args:
        register: The records.

        names: The indicators; None for all that the register can measure, without those whose declaration is wrong.

        period: A period, its id in the register, or ``START..END``.

        by: ``country``, ``programme``, ``kind`` or ``region``; None for the whole.

        basis: Only figures that rest on this.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.
    """
    found: list[Figure] = []
    for one in every_or(register, names):
        each = measured_on_each_basis(register, one, period, about=About(about), reading=reading, dimension=by)
        found.extend(figure for figure in each if basis is None or figure.basis is Basis(basis))
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
