"""What answers rest on, as a workbook says it first: periods, what was known, and how hedged words were read."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from tracker.documents import Inline, Message, PeriodText, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.indicators import Figure
from tracker.model import Register, Vintage
from tracker.values import ReportingPeriod
from tracker.words._dates import on_day
from tracker.words._terms import code_in_words

Fact: TypeAlias = tuple[Inline, Inline]
"""A label with its value."""

_PERIOD, _AGAINST, _READING = phrase("period"), phrase("compared with"), phrase("reading")
_PUBLISHED, _RECORDED = phrase("published until"), phrase("recorded until")
_REGISTER, _VINTAGE = phrase("register"), phrase("what was known")


def in_full(facts: Iterable[Fact], register: Register | None = None) -> tuple[Fact, ...]:
    """
    Say of any answer from which register it comes, its period, how hedged words were read and what was known.

    Where an answer is of no period, this is said too: a reader of a sheet alone cannot tell it from one that was left
    out.

    Args:
        facts: What the answer itself says; what is said twice stands once.

        register: The register; None where there is none.
    """
    found = list(facts) + ([] if register is None else list(of_vintage(register.latest_day)))
    labels = {label for label, _ in found}
    first: list[Fact] = []
    if register is not None:
        first.append((Message(_REGISTER), Parts((register.title, Verbatim(f" [{register.id}]")))))
    if Message(_PERIOD) not in labels:
        first.append((Message(_PERIOD), Message("no period in particular")))
    if Message(_READING) not in labels and register is not None:
        found.insert(0, of_reading(register.reading))
    if not labels & {Message(_PUBLISHED), Message(_RECORDED)}:
        found.append((Message(_VINTAGE), Message("no day is stated")))
    return tuple(dict.fromkeys((*first, *found)))


def of_figures(figures: Iterable[Figure]) -> Iterator[Fact]:
    """Say which periods figures are asked for, the latest first, under which reading, and what was known."""
    found = tuple(figures)
    yield from of_question({each.asked for each in found})
    for reading in sorted({each.reading.name for each in found}):
        yield of_reading(reading)
    for vintage in dict.fromkeys(each.vintage for each in found):
        yield from of_vintage(vintage)


def of_question(periods: Iterable[ReportingPeriod], reading: str | None = None) -> Iterator[Fact]:
    """Say which periods were asked about, the latest first, and under which reading, if one was asked for."""
    latest_first = sorted(periods, key=lambda period: (period.end, period.start), reverse=True)
    for position, period in enumerate(latest_first):
        yield Message(_AGAINST if position else _PERIOD), PeriodText(period)
    if reading is not None:
        yield of_reading(reading)


def unsaid(asked: Iterable[Fact], facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Add to the facts of an answer what was asked, where it says nothing of it: an answer of nothing has no facts."""
    found = tuple(facts)
    labels = {label for label, _ in found}
    return (*(fact for fact in asked if fact[0] not in labels), *found)


def of_periods(period: ReportingPeriod, against: ReportingPeriod | None = None) -> Iterator[Fact]:
    """Say which period an answer is about, and which one it is compared with."""
    yield Message(_PERIOD), PeriodText(period)
    if against is not None:
        yield Message(_AGAINST), PeriodText(against)


def of_reading(name: str) -> Fact:
    """Say how hedged words were read."""
    return Message(_READING), code_in_words("Reading", name)


def of_vintage(vintage: Vintage) -> Iterator[Fact]:
    """Say what was known."""
    if vintage.published is not None:
        yield Message(_PUBLISHED), on_day(vintage.published)
    if vintage.recorded is not None:
        yield Message(_RECORDED), on_day(vintage.recorded)


def day_of(vintage: Vintage) -> date | None:
    """Return the last day whose knowledge is in it."""
    return max((day for day in (vintage.published, vintage.recorded) if day is not None), default=None)
