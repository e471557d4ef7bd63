"""The check of numbers of people, countries and records: of none of them is there a part."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._reference_names import known_indicators
from tracker.checks._wording import as_written, literal, named
from tracker.documents import Message
from tracker.model import (
    AssistanceEvent,
    Claim,
    Indicator,
    IndicatorKind,
    Meeting,
    Observation,
    Programme,
    Record,
    Register,
    Target,
)
from tracker.values import Quantity
from tracker.values._number_text import number_text

_COUNTS: Mapping[type[Record], tuple[str, ...]] = {
    AssistanceEvent: ("participants", "women", "countries_total"),
    Meeting: ("participants",),
    Programme: ("participants_total",),
}
_SHARES = (IndicatorKind.RATIO, IndicatorKind.RATE, IndicatorKind.STATUS)


def part_of_one(register: Register) -> Iterator[Diagnostic]:
    """
    TRK312: a number of people, countries or records has decimals.

    Why: of none of them is there a part. A point stands before decimals, in these files and in all languages; where it
    was to part thousands, the number is a thousand times too small.

    Remedy: write thousands without a mark, 1200 for 1.200, and the number that the source prints.
    """
    for record, field, quantity in _counted(register):
        parted = next((each for each in (quantity.value, quantity.upper) if isinstance(each, Fraction)), None)
        if parted is not None:
            said = Message(
                "{record} gives {field} as {number}, and counts whole ones there",
                record=named(record),
                field=literal(field),
                number=as_written(number_text(parted)),
            )
            yield Diagnostic.about(record, "TRK312", Severity.WARNING, said, _advice(parted * 1000))


def _counted(register: Register) -> Iterator[tuple[Record, str, Quantity]]:
    """Go through the numbers that count whole ones, with their records and fields."""
    for record in register.current:
        for field in _COUNTS.get(type(record), ()):
            if (stated := getattr(record, field)) is not None:
                yield record, field, stated
    declared = known_indicators(register)
    numbers = (*register.claims.values(), *register.of_type(Observation).values(), *register.of_type(Target).values())
    for each in numbers:
        if isinstance(each, Claim | Observation | Target) and _counts_whole(declared.get(each.indicator)):
            yield each, "value", each.value


def _counts_whole(indicator: Indicator | None) -> bool:
    """Tell whether an indicator counts records, or what is in them; what else is observed may be of any unit."""
    return indicator is not None and indicator.of is not None and indicator.kind not in _SHARES


def _advice(thousands: Fraction) -> Message:
    if thousands.denominator == 1:
        return Message("write {number} if the point parts thousands", number=as_written(thousands.numerator))
    return Message("write the whole number that the source prints")


WHOLE = (part_of_one,)
"""The checks of numbers that count whole ones, by code."""
