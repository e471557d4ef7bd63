"""Checks of numbers that no figure uses, or that count under a code nobody knows."""

from collections.abc import Iterator, Mapping

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._reference_names import known_indicators
from tracker.checks._wording import as_written, literal, named
from tracker.codelists import area
from tracker.codelists._codelist import codelist
from tracker.documents import Message, phrase
from tracker.errors import UnknownCodeError, closest
from tracker.model import Claim, Indicator, IndicatorKind, Observation, Register, Target
from tracker.model._fields import demand_country
from tracker.values._spelling import one_spelling

_OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.RATE)
_AT_AN_INSTANT = (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE, IndicatorKind.STATUS)
_COMPUTED = (*_OVER_A_PERIOD, IndicatorKind.CUMULATIVE)

_WRONG_TIME = {
    IndicatorKind.FLOW: phrase("{record} is at an instant, while {indicator} is a flow, so that no figure uses it"),
    IndicatorKind.DISTINCT: phrase(
        "{record} is at an instant, while {indicator} counts different things in a period, so that no figure uses it"
    ),
    IndicatorKind.RATE: phrase("{record} is at an instant, while {indicator} is a rate, so that no figure uses it"),
    IndicatorKind.STOCK: phrase("{record} is over a period, while {indicator} is a stock, so that no figure uses it"),
    IndicatorKind.CUMULATIVE: phrase(
        "{record} is over a period, while {indicator} is counted since a day, so that no figure uses it"
    ),
    IndicatorKind.STATUS: phrase("{record} is over a period, while {indicator} is a status, so that no figure uses it"),
}


def number_at_another_time(register: Register) -> Iterator[Diagnostic]:
    """
    TRK309: a number has a time that its indicator does not take.

    Why: a flow is known over a period and a stock at an instant, so that no figure ever uses the number.

    Remedy: give the *period* of a flow, and of a stock *at*; or correct the indicator or its *kind*.
    """
    declared = known_indicators(register)
    tables: tuple[Mapping[str, Observation | Target | Claim], ...]
    tables = register.observations, register.of_type(Target), register.claims
    for record in (record for table in tables for record in table.values()):
        indicator = declared.get(record.indicator)
        if indicator is None or record.draft:
            continue
        wanted = _OVER_A_PERIOD if record.period is None else _AT_AN_INSTANT
        if indicator.kind in wanted:
            said = Message(_WRONG_TIME[indicator.kind], record=named(record), indicator=literal(record.indicator))
            advice = Message("give it a period") if record.period is None else Message("give it an instant in at")
            yield Diagnostic.about(record, "TRK309", Severity.WARNING, said, advice)


def observation_of_what_is_computed(register: Register) -> Iterator[Diagnostic]:
    """
    TRK310: a number is recorded of an indicator that is computed.

    Why: the figure is computed from records, or a ratio from its two figures, so that the number is never used.

    Remedy: leave it out, or give it an indicator of its own, without *of*. Claims are figures of others and pass.
    """
    declared = known_indicators(register)
    for record in register.observations.values():
        indicator = declared.get(record.indicator)
        if indicator is None or record.draft or not _is_computed(indicator):
            continue
        sentence = phrase("{record} is never used, as {indicator} is computed from {table} records")
        if indicator.kind is IndicatorKind.RATIO:
            sentence = phrase("{record} is never used, as {indicator} is computed from two other figures")
        parts = {"record": named(record), "indicator": literal(record.indicator)}
        if indicator.kind is not IndicatorKind.RATIO:
            parts["table"] = literal(indicator.of or "")
        advice = Message("leave it out, or give it an indicator of its own")
        yield Diagnostic.about(record, "TRK310", Severity.WARNING, Message(sentence, **parts), advice)


def _is_computed(indicator: Indicator) -> bool:
    if indicator.kind is IndicatorKind.RATIO:
        return bool(indicator.numerator and indicator.denominator)
    return indicator.of is not None and indicator.kind in _COMPUTED


_DIMENSIONS = ("country", "kind", "programme", "region")


def unknown_breakdown(register: Register) -> Iterator[Diagnostic]:
    """
    TRK311: a breakdown has a code that its dimension lacks, or a dimension that is misspelt.

    Why: one country under two codes is two rows of a table, and neither has its number.

    Remedy: write the code of the list: of ISO 3166-1 for a *country*, of M49 for a *region*, of the code lists for a
    *kind*. Dimensions of one's own, such as ``sex``, have codes of one's own, each spelled in one way; ids of
    programmes are checked as names.
    """
    tables: tuple[Mapping[str, Observation | Target | Claim], ...]
    tables = register.observations, register.of_type(Target), register.claims
    spelled: dict[tuple[str, str, str], str] = {}
    for record in (record for table in tables for record in table.values()):
        yield from _in_another_spelling(record, spelled)
        for dimension, code in record.breakdown:
            fault = _fault_of(dimension, code)
            if fault is not None:
                sentence = phrase("{record} is about {dimension} {code}, which is no such code")
                said = Message(sentence, record=named(record), dimension=as_written(dimension), code=literal(code))
                advice = Message("write a code of the list")
                if fault.nearest is not None:
                    advice = Message("did you mean {nearest}?", nearest=literal(fault.nearest))
                yield Diagnostic.about(record, "TRK311", Severity.ERROR, said, advice)
            meant = None if dimension in _DIMENSIONS else closest(dimension.casefold(), _DIMENSIONS)
            if meant is not None:
                said = Message(
                    "{record} is broken down by {dimension}, which is no dimension of computed figures",
                    record=named(record),
                    dimension=literal(dimension),
                )
                advice = Message("did you mean {nearest}?", nearest=literal(meant))
                yield Diagnostic.about(record, "TRK311", Severity.WARNING, said, advice)


def _in_another_spelling(
    record: Observation | Target | Claim, spelled: dict[tuple[str, str, str], str]
) -> Iterator[Diagnostic]:
    """Find codes of one's own that differ from an earlier one in capitals, blanks or apostrophes alone."""
    for dimension, code in record.breakdown:
        if dimension in _DIMENSIONS:
            continue
        known = spelled.setdefault((record.indicator, dimension, one_spelling(code).casefold()), code)
        if known != code:
            sentence = phrase("{record} is about {dimension} {code}, which others spell {nearest}")
            said = Message(
                sentence,
                record=named(record),
                dimension=as_written(dimension),
                code=literal(code),
                nearest=literal(known),
            )
            yield Diagnostic.about(record, "TRK311", Severity.WARNING, said, Message("spell a code in one way"))


def _fault_of(dimension: str, code: str) -> UnknownCodeError | None:
    """Return what is wrong with a code; None if nothing is, or if nobody can tell."""
    if code == _OF_NO_COUNTRY and dimension in ("country", "region"):
        return None
    try:
        if dimension == "country":
            demand_country(code)
        elif dimension == "region":
            area(code)
        elif dimension == "kind" and not any(code in codelist(name) for name in _KINDS):
            codelist("assistance")[code]
    except UnknownCodeError as unknown:
        return unknown
    return None


_OF_NO_COUNTRY = "regional"
"""The row of what was for several countries together, by which computed figures are told apart too."""

_KINDS = ("assistance", "mandate", "programme", "document", "meeting")

UNUSED = (number_at_another_time, observation_of_what_is_computed, unknown_breakdown)
"""The checks of numbers that no figure uses, by code."""
