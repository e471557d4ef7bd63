"""The figures of a publication: what is measured, by which declarations, and what was frozen of it."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError
from tracker.indicators import About, Basis, Figure, Flag, MissingReason, indicator, measure_all
from tracker.model import Indicator, IndicatorKind, Register, Vintage
from tracker.publications._json import Each, OrNull, day_of, demand_shape, read_json
from tracker.records._canonical import definition_digest
from tracker.values import Bounds, Number, ReportingPeriod
from tracker.values._safe_text import shown
from tracker.views._figures import FigureJson, figure_json
from tracker.views._view import words_in


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
    then = as_declared(register, frozen.values())
    return measure_all(then, [frozen[key] for key in sorted(set(measured)) if key in frozen], period)


def as_declared(register: Register, declared: Iterable[Indicator]) -> Register:
    """Return a register with the declarations that a publication froze, and no others."""
    records = [each for each in register.records if not isinstance(each, Indicator)]
    # The versions of the register give way: a part of a ratio is looked up by its name.
    return evolve(register, records=[*records, *(evolve(each, revision=None) for each in declared)])


def figures_as_json(found: Iterable[Figure], language: str) -> list[FigureJson]:
    """Write figures as commands print them."""
    words = words_in(language)
    return [figure_json(each, words) for each in found]


# -- frozen -----------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class FrozenFigure:
    """
    What a publication froze of a figure, without its words: how a number reads is up to the version of the library.

    Attributes:
        key: Its indicator and version.

        kind: What kind of number it is.

        unit: What is counted or measured.

        days: The first and the last day of its period; None for a figure at an instant.

        at: The instant it is about; None for a figure over a period.

        by: What part of the whole it is about, sorted.

        basis: What it rests on.

        about: Whether it is about what was recorded or about what happened.

        reading: How hedged words were understood.

        vintage: What was known.

        bounds: What is certain about the number; None if there is none.

        missing: Why there is no number; None if there is one.

        flags: Facts its reader should know, by their codes; not that its period was under way, which follows from what
            was known, and is told where a figure is shown.

        assumptions: How many loose wordings were read.

        certain: Keys of the records that certainly count.

        possible: Keys of the records that may count.

        plain: The figure as JSON, with its words; it plays no part in comparisons.
    """

    key: str
    kind: str
    unit: str
    days: tuple[date, date] | None
    at: str | None
    by: tuple[tuple[str, str], ...]
    basis: Basis
    about: About
    reading: str
    vintage: Vintage
    bounds: Bounds | None
    missing: MissingReason | None
    flags: tuple[str, ...]
    assumptions: int
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    plain: Mapping[str, Any] = field(eq=False, repr=False)

    @property
    def name(self) -> str:
        """What tells it from all others: its indicator and version, what it rests on, and what part it is of."""
        return json.dumps([self.key, self.basis.value, dict(self.by)])


def as_frozen(found: Iterable[Figure]) -> tuple[FrozenFigure, ...]:
    """Return figures as a publication would freeze them today."""
    return tuple(map(_from_json, figures_as_json(found, "en")))


_SHAPE = {
    **dict.fromkeys(("indicator", "version", "kind", "unit", "basis", "about", "reading"), str),
    "by": Each(str),
    "vintage": {"published": OrNull(str), "recorded": OrNull(str)},
    "bounds": OrNull({}),
    "missing": OrNull(str),
    "flags": Each(str, list),
    "assumptions": Each(str, list),
    "records": {"certain": Each(str, list), "possible": Each(str, list)},
}
_WRITTEN = re.compile(r"-?[0-9]{1,4000}(?:/[0-9]{0,3999}[1-9][0-9]{0,3999})?")


def read_figures(content: bytes) -> tuple[FrozenFigure, ...]:
    """
    Read the figures of a publication.

    Raises:
        ValueError: They are something else.
    """
    raw = read_json(content)
    demand_shape(raw, {"figures": Each(_SHAPE, list)})
    return tuple(map(_from_json, raw["figures"]))


def _from_json(plain: Mapping[str, Any]) -> FrozenFigure:
    period, bounds, missing = plain.get("period"), plain["bounds"], plain["missing"]
    demand_shape(period, OrNull({"start": str, "end": str}), "period")
    demand_shape(plain.get("at"), OrNull(str), "at")
    demand_shape(bounds, OrNull({"lower": object, "upper": object}), "bounds")
    return FrozenFigure(
        key=f"{plain['indicator']}@{plain['version']}",
        kind=plain["kind"],
        unit=plain["unit"],
        days=None if period is None else (day_of(period["start"]), day_of(period["end"])),
        at=plain.get("at"),
        by=tuple(sorted(plain["by"].items())),
        basis=Basis(plain["basis"]),
        about=About(plain["about"]),
        reading=plain["reading"],
        vintage=Vintage(published=_day(plain["vintage"]["published"]), recorded=_day(plain["vintage"]["recorded"])),
        bounds=None if bounds is None else Bounds(number_of_json(bounds["lower"]), number_of_json(bounds["upper"])),
        missing=None if missing is None else MissingReason(missing),
        flags=tuple(flag for flag in plain["flags"] if flag != Flag.INCOMPLETE),
        assumptions=len(plain["assumptions"]),
        certain=tuple(plain["records"]["certain"]),
        possible=tuple(plain["records"]["possible"]),
        plain=plain,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else day_of(text)


def number_of_json(written: object) -> Number | None:
    """
    Read a number as JSON has it: whole, or a fraction as a text.

    Raises:
        InvalidValueError: It is something else.
    """
    if isinstance(written, str) and _WRITTEN.fullmatch(written):
        return Fraction(written)
    if written is None or (isinstance(written, int) and not isinstance(written, bool)):
        return written
    raise InvalidValueError("{text} is no number", text=shown(written))
