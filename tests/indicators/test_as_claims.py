"""Figures as claims: what they denote, what they are called, and which figure a claim is."""

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import Basis, Figure, as_claims, measure, measure_all
from tracker.indicators._claims_of_figures import Printed, printed_as
from tracker.model import AssistanceEvent, Indicator, IndicatorKind, Record, Register, Vintage
from tracker.values import IMPLICATED, READINGS, Bounds, InternationalString, Quantity, Reading, ReportingPeriod, When

WORDS = InternationalString(en="Words")
YEAR = ReportingPeriod.parse("2021")
TRAINED = Indicator(
    id="trained", version="3", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)


def figure(bounds: Bounds, reading: Reading = IMPLICATED) -> Figure:
    return Figure(
        indicator=TRAINED, asked=YEAR, basis=Basis.EVIDENCED, reading=reading, vintage=Vintage(), bounds=bounds
    )


ends = st.integers(0, 12000) | st.sampled_from([0, 1, 10, 1000, 4000])
some_bounds = st.tuples(ends, ends | st.none()).map(
    lambda pair: Bounds(pair[0], None) if pair[1] is None else Bounds(min(pair), max(pair))  # type: ignore[type-var]  # numbers compare
)


@given(some_bounds, st.sampled_from(READINGS))
@example(Bounds(4000, None), IMPLICATED)
@example(Bounds(0, 0), IMPLICATED)
def test_a_claim_denotes_the_bounds_of_its_figure(bounds: Bounds, reading: Reading) -> None:
    (claim,) = as_claims([figure(bounds, reading)], document="A/1")

    assert claim.value.bounds(reading) == bounds


def event(name: str, *countries: str, participants: Quantity | None = None) -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind="training",
        title=WORDS,
        when=When("2021-03"),
        countries=frozenset(countries),
        participants=participants,
    )


def held(*records: Record) -> Register:
    return Register(id="r", title=WORDS, records=[*records, TRAINED])


def test_each_part_is_a_claim_of_its_own() -> None:
    register = held(event("a", "PK", participants=Quantity(3)), event("b", "TN", participants=Quantity(4000, "about")))
    claims = as_claims(measure_all(register, ["trained"], YEAR, by="country"), document="A/1")

    assert [(each.id, each.value.short(), each.breakdown) for each in claims] == [
        ("figure:trained:country=PK", "3", (("country", "PK"),)),
        ("figure:trained:country=TN", "3000..5000", (("country", "TN"),)),
    ]
    assert {(each.indicator, each.period, each.paragraph) for each in claims} == {
        ("trained@3", "2021-01-01..2021-12-31", "annex")
    }


def test_a_claim_says_which_figure_it_is() -> None:
    register = held(event("a", "PK", participants=Quantity(3)))
    whole, part = measure(register, "trained", YEAR), measure_all(register, ["trained"], YEAR, by="country")[0]
    claimed = evolve(whole, basis=Basis.CLAIMED)
    claims = as_claims([whole, part, claimed], document="A/1")

    assert [printed_as(each) for each in claims] == [
        Printed("trained", (), Basis.EVIDENCED),
        Printed("trained", (("country", "PK"),), Basis.EVIDENCED),
        Printed("trained", (), Basis.CLAIMED),
    ]
    assert printed_as(evolve(claims[0], id="para-4")) == Printed("trained", (), None)


def test_a_missing_figure_claims_nothing() -> None:
    stock = Indicator(id="parties", version="1", title=WORDS, kind=IndicatorKind.STOCK, unit="States")

    assert as_claims([measure(held(), stock, YEAR)], document="A/1") == ()
