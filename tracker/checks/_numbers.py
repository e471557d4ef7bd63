"""Checks of numbers: whether parts and wholes, names and counts, values and units agree."""

from collections.abc import Iterator, Mapping

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._enumeration import enumerations
from tracker.checks._nested import numbers_of, parts_above_wholes, sums_apart
from tracker.checks._reference_names import known_indicators
from tracker.checks._wording import OR, as_written, in_words, listed, literal, named, number
from tracker.documents import Inline, Message, Numeral, Verbatim, phrase
from tracker.model import Claim, Coverage, Direction, Indicator, IndicatorKind, Observation, Register, Target
from tracker.model._indicator_flaws import Flaw, FlawKind, flaws, flaws_of_where
from tracker.values import CAUTIOUS, READINGS, Bounds, Qualifier, Quantity, Reading
from tracker.values._spelling import one_spelling


def part_exceeds_whole(register: Register) -> Iterator[Diagnostic]:
    """
    TRK301: a part is certainly larger than its whole.

    Why: the two figures of the source cannot both be true, or the one is no part of the other.

    Remedy: correct the value that was misread, or take the claim out of *includes*. A month is a part of its year, a
    number with a *breakdown* of the one without, the numerator of a share of its denominator, and what was counted
    since a day of what was counted since then later on: this holds of observations of one keeper and of claims of one
    document. A share is observed, claimed or planned between 0 and 1.
    """
    reading = _reading(register)
    declared = known_indicators(register)
    for whole in register.claims.values():
        if _kind(declared, whole) in _NOT_ADDED:
            continue
        limit = whole.value.bounds(reading).upper
        for name in sorted(whole.includes | whole.includes_all):
            part = register.claims.get(name)
            lower = None if part is None else part.value.bounds(reading).lower
            if part is not None and limit is not None and lower is not None and lower > limit:
                yield Diagnostic.about(
                    whole,
                    "TRK301",
                    Severity.ERROR,
                    Message(
                        "{record} counts {number}, yet its part {part} {more}",
                        record=named(whole),
                        number=in_words(whole.value),
                        part=literal(name),
                        more=in_words(part.value),
                    ),
                    Message("correct one of the values, or take the part out of includes"),
                )
    for above, below in parts_above_wholes(register, numbers_of(register, reading)):
        said = Message(
            "{record} counts {number}, yet its part {part} {more}",
            record=named(above.record),
            number=in_words(above.record.value),
            part=literal(below.record.key),
            more=in_words(below.record.value),
        )
        advice = Message("correct one of the numbers")
        yield Diagnostic.about(above.record, "TRK301", Severity.ERROR, said, advice)
    yield from _shares_of_more_than_all(register, reading, declared)


def _shares_of_more_than_all(
    register: Register, reading: Reading, declared: Mapping[str, Indicator]
) -> Iterator[Diagnostic]:
    """Find numbers of a share, of whatever kind, that are certainly above 1 or below 0."""
    tables: tuple[Mapping[str, Observation | Target | Claim], ...]
    tables = register.observations, register.of_type(Target), register.claims
    for record in (record for table in tables for record in table.values()):
        indicator = declared.get(record.indicator)
        if indicator is None or record.draft or not _is_share(indicator):
            continue
        if record.value.unit not in (None, indicator.unit):
            continue  # said by the check of units
        if record.value.bounds(reading).intersection(Bounds(0, 1)) is None:
            said = Message(
                "{record} is {number}, yet {indicator} is a share, which lies between 0 and 1",
                record=named(record),
                number=in_words(record.value),
                indicator=literal(record.indicator),
            )
            yield Diagnostic.about(record, "TRK301", Severity.ERROR, said, Message("correct the number"))


def _is_share(indicator: Indicator) -> bool:
    return indicator.kind is IndicatorKind.RATIO and indicator.part_of_whole


def parts_miss_whole(register: Register) -> Iterator[Diagnostic]:
    """
    TRK302: parts that are said to make up a whole do not sum to it.

    Why: the source adds up wrongly, or a part is missing or counted twice.

    Remedy: correct the value that was misread; if parts are missing, use *includes* instead of *includes_all*. Parts
    of a count of different things may overlap, so only a sum below the whole is reported there. The months, quarters,
    halves and years of a flow are parts of each longer period that holds them; those that are missing count nothing.
    """
    reading, declared = _reading(register), known_indicators(register)
    for whole in register.claims.values():
        parts = [register.claims[name] for name in sorted(whole.includes_all) if name in register.claims]
        kind = _kind(declared, whole)
        if not parts or len(parts) < len(whole.includes_all) or kind in _NOT_ADDED:
            continue
        total = Bounds.exactly(0)
        for part in parts:
            total += part.value.bounds(reading)
        stated = whole.value.bounds(reading)
        may_overlap = whole.entities is not None or kind is IndicatorKind.DISTINCT
        reached = Bounds(stated.lower, None) if may_overlap else stated
        if total.intersection(reached) is None:
            yield Diagnostic.about(
                whole,
                "TRK302",
                Severity.ERROR,
                Message(
                    "{record} counts {number}, yet its parts {parts} add up to {sum}",
                    record=named(whole),
                    number=in_words(whole.value),
                    parts=listed([literal(part.id) for part in parts]),
                    sum=_sum_in_words(total),
                ),
                Message("correct one of the values, or use includes if the parts do not make up the whole"),
            )
    for found in sums_apart(numbers_of(register, reading)):
        said = Message(
            "{record} counts {number}, yet its parts {parts} add up to {sum}",
            record=named(found.whole.record),
            number=in_words(found.whole.record.value),
            parts=listed([literal(part.record.key) for part in found.parts]),
            sum=_sum_in_words(found.total),
        )
        yield Diagnostic.about(
            found.whole.record, "TRK302", Severity.ERROR, said, Message("correct one of the numbers")
        )


def more_women_than_participants(register: Register) -> Iterator[Diagnostic]:
    """
    TRK303: an event has more women among its participants than participants.

    Why: the share of women would be above one, and one of the two numbers is wrong.

    Remedy: correct the number that was misread.
    """
    reading = _reading(register)
    for event in register.events.values():
        if event.women is None or event.participants is None:
            continue
        women, limit = event.women.bounds(reading).lower, event.participants.bounds(reading).upper
        if women is not None and limit is not None and women > limit:
            yield Diagnostic.about(
                event,
                "TRK303",
                Severity.ERROR,
                Message(
                    "{record} counts {women} {women:woman|women} among {participants} "
                    "{participants:participant|participants}",
                    record=named(event),
                    women=in_words(event.women),
                    participants=in_words(event.participants),
                ),
                Message("correct one of the numbers"),
            )


def more_named_than_stated(register: Register) -> Iterator[Diagnostic]:
    """
    TRK304: more countries are named than are said to be.

    Why: the names prove the number too low, or it counts something else than the names.

    Remedy: correct the number or the names; say in *entities* whether a claim counts States or territories. Where
    nothing says so, territories among the names are left aside.
    """
    reading = _reading(register)
    for each in enumerations(register):
        limit = each.total.bounds(reading).upper
        if limit is not None and len(each.surely) > limit:
            yield Diagnostic.about(
                each.record,
                "TRK304",
                Severity.WARNING,
                Message(
                    "{record} counts {number} and names {named}: {names}",
                    record=named(each.record),
                    number=Message(_ENTITIES[each.what], number=in_words(each.total)),
                    named=Numeral(len(each.surely)),
                    names=Verbatim(", ".join(sorted(each.surely))),
                ),
                Message("correct the number or the names"),
            )


def fewer_named_than_stated(register: Register) -> Iterator[Diagnostic]:
    """
    TRK305: fewer countries are named than are said to be, although all are said to be named.

    Why: a list taken for complete hides the countries that are missing from it.

    Remedy: add the missing names, or say that the list is not complete.
    """
    reading = _reading(register)
    for each in enumerations(register):
        lower = each.total.bounds(reading).lower
        if each.complete and each.perhaps and lower is not None and len(each.perhaps) < lower:
            yield Diagnostic.about(
                each.record,
                "TRK305",
                Severity.WARNING,
                Message(
                    "{record} counts {number}, yet names only {named}",
                    record=named(each.record),
                    number=Message(_ENTITIES[each.what], number=in_words(each.total)),
                    named=Numeral(len(each.perhaps)),
                ),
                Message("add the missing names, or write {field} = false", field=Verbatim(each.switch)),
            )


def foreign_unit(register: Register) -> Iterator[Diagnostic]:
    """
    TRK306: a value is in another unit than its indicator.

    Why: values of one indicator are compared and added, and those of two units must not be.

    Remedy: correct the unit, or let the value belong to another indicator.
    """
    units: dict[str, dict[str, str]] = {}
    for name, indicator in known_indicators(register).items():
        for each in {name, indicator.id}:
            units.setdefault(each, {})[one_spelling(indicator.unit.casefold())] = indicator.unit
    tables: tuple[Mapping[str, Observation | Target | Claim], ...]
    tables = register.observations, register.of_type(Target), register.claims
    for record in (record for table in tables for record in table.values()):
        unit, expected = record.value.unit, units.get(record.indicator)
        if unit is not None and expected and one_spelling(unit.casefold()) not in expected:
            yield Diagnostic.about(
                record,
                "TRK306",
                Severity.WARNING,
                Message(
                    "{record} is in {unit}, yet indicator {indicator} counts {expected}",
                    record=named(record),
                    unit=literal(unit),
                    indicator=literal(record.indicator),
                    expected=listed([as_written(each) for each in sorted(map(repr, expected.values()))], OR),
                ),
                Message("correct the unit or the indicator"),
            )


def unmeasurable_indicator(register: Register) -> Iterator[Diagnostic]:
    """
    TRK307: an indicator or a coverage counts or asks for what its records do not have.

    Why: such an indicator cannot be measured, or is always zero, and is left out wherever all indicators are shown;
    such a coverage covers nothing.

    Remedy: correct its *of*, *counts*, *where*, *numerator* or *denominator*.
    """
    found: list[tuple[Indicator | Coverage, Iterator[Flaw]]] = [
        *((indicator, flaws(indicator)) for indicator in register.indicators.values()),
        *((each, flaws_of_where(each.where, each.of)) for each in register.of_type(Coverage).values()),
    ]
    for record, its in found:
        for flaw in dict.fromkeys(its):
            said = Message(
                _FLAWS[flaw.kind, flaw.field if flaw.field in ("counts", "where") else ""],
                record=named(record),
                word=literal(flaw.word),
                field=as_written(flaw.field),
                table=literal(record.of or ""),
            )
            advice = Message("correct the indicator") if isinstance(record, Indicator) else None
            if flaw.nearest is not None:
                advice = Message("did you mean {nearest}?", nearest=literal(flaw.nearest))
            yield Diagnostic.about(record, "TRK307", Severity.ERROR, said, advice or "")


def target_against_direction(register: Register) -> Iterator[Diagnostic]:
    """
    TRK308: a target is worse than the number started from.

    Why: the verdict follows the direction and the share of the way follows the target, so that one of them misleads.

    Remedy: correct the target, its *baseline*, or the *direction* of the indicator.
    """
    reading, declared = _reading(register), known_indicators(register)
    for target in register.of_type(Target).values():
        indicator = declared.get(target.indicator)
        if indicator is None or target.baseline is None or indicator.direction is Direction.NONE:
            continue
        planned, baseline = target.value.bounds(reading), target.baseline.bounds(reading)
        rises = indicator.direction is Direction.UP
        low, high = (planned, baseline) if rises else (baseline, planned)
        limit = planned.lower if rises and target.value.qualifier in _FLOORS else low.upper
        if not rises and target.value.qualifier in _CEILINGS and planned.upper is not None:
            high = Bounds.exactly(planned.upper)
        if limit is not None and high.lower is not None and limit < high.lower:
            said = Message(
                _AGAINST[indicator.direction],
                record=named(target),
                number=in_words(target.value),
                baseline=in_words(target.baseline),
            )
            advice = Message("correct the target, its baseline or the direction of its indicator")
            yield Diagnostic.about(target, "TRK308", Severity.WARNING, said, advice)


NUMBERS = (
    part_exceeds_whole,
    parts_miss_whole,
    more_women_than_participants,
    more_named_than_stated,
    fewer_named_than_stated,
    foreign_unit,
    unmeasurable_indicator,
    target_against_direction,
)
"""The checks of numbers, by code."""

_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CEILINGS = (Qualifier.AT_MOST, Qualifier.FEWER_THAN)
_AGAINST = {
    Direction.UP: phrase("{record} is {number}, below its baseline of {baseline}, yet more is better"),
    Direction.DOWN: phrase("{record} is {number}, above its baseline of {baseline}, yet less is better"),
}

_ENTITIES = {
    "countries": phrase("{number} {number:country|countries}"),
    "states": phrase("{number} {number:state|states}"),
    "territories": phrase("{number} {number:territory|territories}"),
}

_FLAWS: Mapping[tuple[FlawKind, str], str] = {
    (FlawKind.UNDATED, ""): phrase("{record} counts records of {table}, which have no date"),
    (FlawKind.NO_FIELD, "counts"): phrase("{record} counts {word}, which is no field of {table}"),
    (FlawKind.NOT_COUNTED, "counts"): phrase("{record} counts {word} of {table}, which holds nothing it can count"),
    (FlawKind.NO_FIELD, "where"): phrase("{record} asks for {word}, which is no field of {table}"),
    (FlawKind.NO_CODE, ""): phrase(
        "{record} asks for {table} records whose field {field} holds {word}, which is no such code"
    ),
    (FlawKind.ONE_OPERAND, ""): phrase("{record} is a ratio without {field}"),
    (FlawKind.OBSERVED, ""): phrase("{record} is a status, which is observed and not computed from {table} records"),
}

_NOT_ADDED = (IndicatorKind.RATIO, IndicatorKind.RATE, IndicatorKind.STATUS)


def _kind(declared: Mapping[str, Indicator], claim: Claim) -> IndicatorKind | None:
    indicator = declared.get(claim.indicator)
    return None if indicator is None else indicator.kind


def _reading(register: Register) -> Reading:
    """Return the reading of the register's figures, so that a check never doubts what a figure takes for certain."""
    return next((reading for reading in READINGS if reading.name == register.reading), CAUTIOUS)


def _sum_in_words(total: Bounds) -> Inline:
    if total.lower is None and total.upper is not None:
        return Message("at most {number}", number=number(total.upper))
    return in_words(Quantity.describing(total))
