"""What `measure` and `measure_all` take: periods in four forms, words an editor completes, and another engine."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from attrs import evolve

from tracker.errors import InvalidValueError
from tracker.indicators import About, Basis, Figure, MissingReason, Question, measure, measure_all
from tracker.indicators._breakdown import DIMENSIONS, By
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading
from tracker.indicators.engines import ENGINES
from tracker.indicators.engines._named import AnyEngine
from tracker.indicators.engines._plain import PLAIN
from tracker.model import (
    AssistanceEvent,
    CoverageState,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Observation,
    Register,
)
from tracker.values import READINGS, Bounds, InternationalString, Quantity, ReportingPeriod, When
from tracker.views import as_json

TITLE = InternationalString(en="A title")
ASSUMED = InternationalString(en="read as the whole year")
COUNT = Indicator(id="count", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="events", of="event")
EVENT = AssistanceEvent(id="a", kind="training", title=TITLE, when=When("2021-03"))
YEAR = DeclaredPeriod(id="year", start=date(2021, 1, 1), end=date(2021, 12, 31), assumption=ASSUMED)
REGISTER = Register(id="r", title=TITLE, records=(EVENT, YEAR, COUNT))


@pytest.mark.parametrize("period", [YEAR, YEAR.span, "year", "2021", REGISTER.periods["year"]], ids=repr)
def test_a_period_may_be_given_in_every_form(period: AnyPeriod) -> None:
    found = measure(REGISTER, COUNT, period)

    assert found.bounds == Bounds(1, 1)
    assert (found.asked, found.asked.label, found.assumptions) == (YEAR.span, "year", (ASSUMED,))
    assert measure_all(REGISTER, [COUNT], period) == (found,)


def test_the_words_that_an_editor_completes_are_all_there_are() -> None:
    def words(alias: object) -> tuple[str, ...]:
        return get_args(get_args(alias)[1])

    assert get_args(By) == tuple(DIMENSIONS)
    assert words(AnyBasis) == tuple(Basis)
    assert words(AnyAbout) == tuple(About)
    assert words(AnyEngine) == tuple(ENGINES)
    assert words(AnyReading) == tuple(reading.name for reading in READINGS)


@pytest.mark.parametrize("name", ["by-date", "plain"])
def test_an_engine_may_be_named(name: str) -> None:
    assert measure(REGISTER, COUNT, "2021", engine=name) == measure(REGISTER, COUNT, "2021", engine=ENGINES[name])
    assert measure_all(REGISTER, [COUNT], "2021", engine=name) == (measure(REGISTER, COUNT, "2021"),)


REFUSED = {
    "colums": "'colums' is not an engine; did you mean 'columns'?",
    "duckdb": "'duckdb' is not an engine; the engines are by-date, plain, columns",
    None: "an engine is expected, got None; write it as in engine='columns'",
    7: "an engine is expected, got 7; write it as in engine='columns'",
    type(PLAIN): f"an engine is expected, got {type(PLAIN)}; write it as in engine='columns'",
}


@pytest.mark.parametrize(("engine", "sentence"), REFUSED.items(), ids=map(str, REFUSED))
def test_what_is_no_engine_is_refused(engine: Any, sentence: str) -> None:  # noqa: ANN401  # of any type
    with pytest.raises(InvalidValueError) as refused:
        measure(REGISTER, COUNT, "2021", engine=engine)
    assert str(refused.value) == sentence
    with pytest.raises(InvalidValueError) as refused:
        measure_all(REGISTER, [COUNT], "2021", engine=engine)
    assert str(refused.value) == sentence


class Thousandfold:
    """An engine that is told apart from the plain one by what it answers, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        self.asked.append(question)
        for figure in PLAIN.answer(question, register):
            yield evolve(figure, bounds=(figure.bounds or Bounds(0, 0)).scaled(1000))


def test_another_engine_answers_in_place_of_the_plain_one() -> None:
    """And the register remembers whose answer is whose."""
    register, other = evolve(REGISTER), Thousandfold()

    assert measure(register, "count", "year").bounds == Bounds(1, 1)
    assert measure(register, "count", "year", engine=other).bounds == Bounds(1000, 1000)
    assert measure(register, "count", "year").bounds == Bounds(1, 1)
    assert [each.bounds for each in measure_all(register, ["count"], "year", by="kind", engine=other)] == [
        Bounds(1000, 1000)
    ]


def test_an_engine_is_handed_the_whole_question() -> None:
    other = Thousandfold()
    measure_all(REGISTER, ["count"], "2021-01..2021-06", by="kind", about="actual", reading="strict", engine=other)
    [question] = other.asked

    assert question.indicator == COUNT
    assert question.asked == question.over == ReportingPeriod.parse("2021-01..2021-06")
    assert (question.by, question.part, question.about, question.strict) == ("kind", (), About.ACTUAL, True)
    assert (question.coverage, question.vintage) == (CoverageState.INCOMPLETE, REGISTER.latest_day)


def test_a_cumulative_number_is_asked_since_its_origin() -> None:
    other = Thousandfold()
    so_far = evolve(COUNT, kind=IndicatorKind.CUMULATIVE, valid=When("2019-05-01/.."))
    measure(REGISTER, so_far, "2021", engine=other)

    assert other.asked[0].over == ReportingPeriod(date(2019, 5, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (("country",), "figures are broken down in one dimension, got ('country',); write it as in by='country'"),
        (["country"], "figures are broken down in one dimension, got ['country']; write it as in by='country'"),
        (5, "figures are broken down in one dimension, got 5; write it as in by='country'"),
        ("contry", "figures are not broken down by 'contry'; did you mean 'country'?"),
    ],
)
@pytest.mark.parametrize("names", [None, [], ["events"], ["wells"]])
def test_a_wrong_dimension_is_refused_whatever_is_measured(by: object, message: str, names: list[str] | None) -> None:
    """Also where nothing is computed, so that no figure is asked for in it."""
    title = InternationalString(en="A title")
    wells = Indicator(id="wells", version="1", title=title, kind=IndicatorKind.STOCK, unit="wells")
    known = Register(id="r", title=title, records=[wells])

    with pytest.raises(InvalidValueError) as refused:
        measure_all(known, names, "2021", by=by)  # type: ignore[arg-type]  # the point of it
    assert str(refused.value) == message


def test_a_dimension_of_a_stated_number_is_none_of_the_wrong_ones() -> None:
    title = InternationalString(en="A title")
    wells = Indicator(id="wells", version="1", title=title, kind=IndicatorKind.STOCK, unit="wells")
    deep = Observation(indicator="wells", at=When("2021"), value=Quantity(9), breakdown=(("depth", "deep"),))
    known = Register(id="r", title=title, records=[wells, deep])

    assert [figure.by for figure in measure_all(known, ["wells"], "2021", by="depth")] == [(("depth", "deep"),)]


def test_a_number_per_month_waits_for_the_end_of_its_period() -> None:
    """Nine events in the first quarter are three a month, and not nine twelfths."""
    monthly = evolve(COUNT, id="monthly", kind=IndicatorKind.RATE, unit="events per month")
    found_later = date(2022, 4, 1)
    events = [evolve(EVENT, id=f"e{number}", when=When("2022-02"), recorded=found_later) for number in range(9)]
    register = Register(id="r", title=TITLE, records=[monthly, *events])

    assert measure(register, monthly, "2022-Q1").bounds == Bounds(3, 3)
    unfinished = measure(register, monthly, "2022")
    assert (unfinished.bounds, unfinished.missing) == (None, MissingReason.NOT_REPORTED)
    assert as_json(unfinished)["flags"] == ["incomplete"]
    assert measure_all(register, [monthly], "2022", by="kind") == ()
