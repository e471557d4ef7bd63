"""
Which records an indicator, or a part of it, is computed from, and which of them may lie in a period.

Most records of a register lie far from any one period. Their first and last days are looked up once, so that only
those near a period are asked how they lie in it.
"""

from collections.abc import Sequence
from datetime import date

from tracker.indicators._selection import PANEL, codes_of_panel, date_of, parts_of, selected
from tracker.indicators._unnamed import unnamed_countries
from tracker.model import Breakdown, Indicator, IndicatorKind, Record, Register
from tracker.values import STRICT, ReportingPeriod, When

__all__ = ["REGIONAL", "Dated", "computed_from", "dated_from", "dated_near", "parts_in"]

REGIONAL = "regional"
"""The row of amounts that belong to several countries together and to none of them alone."""


def computed_from(register: Register, indicator: Indicator, part: Breakdown = ()) -> list[Record]:
    """Return the records that an indicator, or a part of it, is computed from, whatever their period."""

    def find() -> list[Record]:
        return [record for record in selected(register, indicator) if _belongs(record, indicator, part)]

    return register.remembered(("computed from", indicator, part), find)


def _belongs(record: Record, indicator: Indicator, part: Breakdown) -> bool:
    return all(
        not parts_in(record, indicator, "country").isdisjoint(codes_of_panel(code))
        if dimension == PANEL
        else code in parts_in(record, indicator, dimension)
        for dimension, code in part
    )


def parts_in(record: Record, indicator: Indicator, dimension: str) -> frozenset[str]:
    """
    Return the parts that a record counts in.

    A count of records by country is one of incidences, and does not add up to the whole. An amount that belongs to
    several countries together has no value by country: it goes to a row of its own.
    """
    codes = parts_of(record, dimension)
    is_amount = indicator.kind is not IndicatorKind.DISTINCT and indicator.counts != "records"
    if is_amount and dimension in ("country", "region"):
        named = len(getattr(record, "countries", ()))
        alone = len(codes) == 1 and unnamed_countries(record, named, STRICT).upper == 0
        return codes if alone else frozenset({REGIONAL})
    return codes


Dated = tuple[Record, When]
"""A record with its date."""


def dated_from(register: Register, indicator: Indicator, part: Breakdown = ()) -> list[Dated]:
    """Return the records that an indicator, or a part of it, is computed from, with their dates."""
    return [dated for dated, _, _ in _placed(register, indicator, part)]


def dated_near(
    register: Register, indicator: Indicator, part: Breakdown, periods: Sequence[ReportingPeriod], *, strict: bool
) -> list[Dated]:
    """Return those that may lie in one of some periods; under a strict reading a doubted date may lie anywhere."""
    start, end = min(period.start for period in periods), max(period.end for period in periods)
    return [
        dated
        for dated, first, last in _placed(register, indicator, part)
        if (first <= end and start <= last) or (strict and dated[1].is_uncertain)
    ]


def _placed(register: Register, indicator: Indicator, part: Breakdown) -> list[tuple[Dated, date, date]]:
    """Return the records with their dates, and the first and last day on which anything of them may have happened."""

    def find() -> list[tuple[Dated, date, date]]:
        dated = [(record, date_of(record)) for record in computed_from(register, indicator, part)]
        return [((record, when), when.window.first, when.window.last) for record, when in dated]

    return register.remembered(("placed", indicator, part), find)
