"""Measuring events in a data frame of Spark, beside a register that holds everything else."""

from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING

from attrs import evolve

from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure, measure_all
from tracker.indicators._breakdown import By
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading
from tracker.model import AssistanceEvent, DeclaredPeriod, Indicator, Register, Vintage
from tracker.spark._engine import Listening, SparkEngine
from tracker.spark._event_frame import DOCUMENTS, EventFrame, demand_spark
from tracker.values import ReportingPeriod

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_LINKS = ("same_as", "possibly_same_as")
_KNOWN = ("published", "recorded", "draft", DOCUMENTS)
"""What an event says that tells when it became known."""


def measure(
    frame: "DataFrame",
    register: Register,
    indicators: Iterable[str | Indicator] | str | Indicator | None,
    periods: AnyPeriod | Iterable[AnyPeriod],
    *,
    by: By | str | None = None,
    basis: AnyBasis | str | None = None,
    about: AnyAbout | str = About.RECORDED,
    reading: AnyReading | str | None = None,
) -> tuple[Figure, ...]:
    """
    Measure indicators over periods, with the events of a data frame.

    The figures are those that `tracker.measure_all` gives of a register with these events, one period after another,
    and each that rests on them is flagged as unchecked, since no check has seen them. Dates, numbers and lists are read
    on the driver, each different one once; Spark groups and adds up, by its own functions alone. Which events are
    behind a figure it is asked when somebody looks.

    Args:
        frame: The events, under the columns that an event file has; `read_events` makes one.

        register: Everything else: periods, indicators, documents, coverage. It holds no events.

        indicators: The indicators; None for all that the register can measure.

        periods: A period or several, each named as for `tracker.measure`.

        by: ``country``, ``programme``, ``kind`` or ``region``; None for the whole.

        basis: Only figures that rest on this.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

    Raises:
        MissingExtraError: Spark is not installed.

        InvalidValueError: The register holds events, a column is none of an event, or as in `tracker.measure_all`.

        StructureError: Something in the frame is nothing that an event can say.

        UnknownRecordError: An indicator or a period does not exist.
    """
    demand_spark()
    if register.events:
        raise InvalidValueError(
            "the register holds {number} {number:event|events} beside those of the frame; leave them out of one",
            number=len(register.events),
        )
    events = EventFrame(frame, register.language)
    engine, known = _prepared(events, register)
    asked = [periods] if isinstance(periods, str | ReportingPeriod | DeclaredPeriod) else [*periods]
    names = [*indicators] if indicators is not None and not isinstance(indicators, str | Indicator) else indicators

    def figures(period: AnyPeriod, engine: SparkEngine | Listening) -> tuple[Figure, ...]:
        return measure_all(known, names, period, by=by, basis=basis, about=about, reading=reading, engine=engine)

    listening = Listening()
    for period in asked:
        figures(period, listening)
    engine.learn(listening.heard, known.confirmed)
    return tuple(figure for period in asked for figure in figures(period, engine))


def _prepared(events: EventFrame, register: Register) -> tuple[SparkEngine, Register]:
    """Return what asks Spark, and the register with those events that depend on others."""
    events.learn([("when",), _KNOWN])
    odd, vintage = _odd(events), register.vintage
    specimens = {
        text: evolve(event, id=f"specimen-{number}")
        for number, (text, event) in enumerate(events.specimens(_KNOWN).items())
    }

    def with_events(some: Iterable[AssistanceEvent]) -> Register:
        found = evolve(register.whole, records=[*register.whole.records, *some])
        return found if vintage == Vintage() else found.as_of(published=vintage.published, recorded=vintage.recorded)

    around = with_events(specimens.values())
    if vintage != Vintage():
        known = [text for text, event in specimens.items() if event.id in around.events]
        events.frame = events.frame.filter(events.said(_KNOWN).isin(known))
    if odd:
        events.frame = events.frame.join(_keys(events, {event.id for event in odd}), "id", "left_anti")
    # When anything became known is told by all events, of which the register has a few.
    held = evolve(with_events(odd).confirmed, vintage=around.confirmed.latest_day)
    when = {said: event.when for said, event in events.specimens(("when",)).items()}
    return SparkEngine(held.confirmed, events, when), held


def _odd(events: EventFrame) -> list[AssistanceEvent]:
    """Bring here the events that were revised or are linked to others: what each adds depends on several of them."""
    marks = [events.is_said(key) for key in ("revision", *_LINKS) if events.has(key)]
    if not marks:
        return []
    saying = events.events(events.frame.filter(reduce(lambda one, other: one | other, marks)))
    if not saying:
        return []
    keys = {key for event in saying for key in (event.id, *event.same_as, *event.possibly_same_as)}
    return events.events(events.frame.join(_keys(events, keys), "id", "left_semi"))


def _keys(events: EventFrame, keys: Iterable[str]) -> "DataFrame":
    return events.frame.sparkSession.createDataFrame([(key,) for key in sorted(keys)], "id string")
