"""Numbers that no figure uses, codes nobody knows, and records that are one in two spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specimens import (
    claim,
    document,
    event,
    indicator,
    mandate,
    meeting,
    observation,
    period,
    programme,
    recommendation,
    register,
    said,
)

from tracker.checks import check
from tracker.checks._dates import date_of
from tracker.checks._duplicates import stands_twice_in_two_spellings
from tracker.checks._unused import number_at_another_time, observation_of_what_is_computed, unknown_breakdown
from tracker.codelists import countries
from tracker.indicators import measure
from tracker.indicators._question import COMPUTED
from tracker.model import (
    Adjudication,
    Aspect,
    Coverage,
    CoverageState,
    Deadline,
    IndicatorKind,
    Observation,
    Participant,
    Record,
    StatusObservation,
    Target,
)
from tracker.values import Quantity, When
from tracker.writers import plain_text

FLOW, STOCK = indicator("x"), indicator("x", kind=IndicatorKind.STOCK)


def seen(value: int = 9, **given: object) -> Observation:
    return observation("x", value, **{"at": None, "citations": (), **given})


# -- the time that an indicator takes ---------------------------------------------------------------------------------


def test_a_flow_at_an_instant() -> None:
    (found,) = check(register(FLOW, seen(at="2021-06-01")), select=["TRK309"])

    assert str(found) == (
        "warning TRK309 observation 'x@2021-06-01' is at an instant, while 'x' is a flow, so that no figure uses it "
        "(give it a period)"
    )
    assert plain_text(found.said, "fr") == (
        "le relevé 'x@2021-06-01' vaut à une date, alors que 'x' est un flux, de sorte qu’aucun chiffre ne s’en sert"
    )


def test_a_stock_over_a_period() -> None:
    assert said("TRK309", STOCK, claim("c", 9, indicator="x", period="2021")) == [
        (
            "warning TRK309 claim 'c' is over a period, while 'x' is a stock, so that no figure uses it "
            "(give it an instant in at)"
        )
    ]


def test_a_target_at_another_time() -> None:
    """It could never be met: no figure of a flow is at an instant."""
    assert said("TRK309", FLOW, Target(indicator="x", at=When("2021-12-31"), value=Quantity(3))) == [
        (
            "warning TRK309 target 'x@2021-12-31' is at an instant, while 'x' is a flow, so that no figure uses it "
            "(give it a period)"
        )
    ]
    assert said("TRK309", FLOW, Target(indicator="x", period="2021", value=Quantity(3))) == []


@given(st.sampled_from([each for each in IndicatorKind if each is not IndicatorKind.RATIO]), st.booleans())
def test_a_number_is_used_exactly_if_its_time_is_not_faulted(kind: IndicatorKind, is_at_instant: bool) -> None:
    """What passes the check makes a figure of its own period; what does not makes none."""
    number = seen(at="2021-06-01") if is_at_instant else seen(period="2021")
    known = register(indicator("x", kind=kind), number)

    assert bool(list(number_at_another_time(known))) is (measure(known, "x", "2021").bounds is None)


# -- what is computed -------------------------------------------------------------------------------------------------


def test_an_observation_of_what_is_computed() -> None:
    number = observation("practitioners-trained", 500, at=None, period="2021", citations=())
    (found,) = check(register(number), select=["TRK310"])

    assert str(found) == (
        "warning TRK310 observation 'practitioners-trained@2021' is never used, as 'practitioners-trained' is computed "
        "from 'event' records (leave it out, or give it an indicator of its own)"
    )
    assert plain_text(found.said, "fr") == (
        "le relevé 'practitioners-trained@2021' ne sert jamais, car 'practitioners-trained' se calcule à partir des "
        "fiches 'event'"
    )


def test_an_observation_of_a_ratio() -> None:
    number = observation("share-of-women-trained", "1/2", at=None, period="2021", citations=())

    assert said("TRK310", number) == [
        (
            "warning TRK310 observation 'share-of-women-trained@2021' is never used, as 'share-of-women-trained' is "
            "computed from two other figures (leave it out, or give it an indicator of its own)"
        )
    ]


@given(st.sampled_from(sorted(IndicatorKind)), st.booleans())
def test_what_is_said_to_be_unused_changes_no_figure(kind: IndicatorKind, is_computed: bool) -> None:
    of = "event" if is_computed and kind in COMPUTED else None
    declared = indicator("x", kind=kind, of=of, counts="countries" if kind is IndicatorKind.DISTINCT else "records")
    number = seen(period="2021")
    without, known = register(declared), register(declared, number)

    if list(observation_of_what_is_computed(known)):
        assert measure(known, "x", "2021").bounds == measure(without, "x", "2021").bounds


# -- breakdowns -------------------------------------------------------------------------------------------------------


def part(dimension: str, code: str) -> list[str]:
    return said("TRK311", FLOW, seen(period="2021", breakdown=((dimension, code),)))


def test_a_breakdown_by_what_is_no_code() -> None:
    assert part("country", "Kenya") == [
        (
            "error TRK311 observation 'x@2021@country=Kenya' is about country 'Kenya', which is no such code "
            "(did you mean 'KE'?)"
        )
    ]
    assert part("kind", "zzz") == [
        (
            "error TRK311 observation 'x@2021@kind=zzz' is about kind 'zzz', which is no such code "
            "(write a code of the list)"
        )
    ]
    assert part("contry", "KE") == [
        (
            "warning TRK311 observation 'x@2021@contry=KE' is broken down by 'contry', which is no dimension of "
            "computed figures (did you mean 'country'?)"
        )
    ]


@pytest.mark.parametrize(
    ("dimension", "code"), [("country", "AN"), ("country", "ke"), ("region", "999"), ("kind", "traning")]
)
def test_other_codes_that_are_none(dimension: str, code: str) -> None:
    assert len(part(dimension, code)) == 1


@pytest.mark.parametrize(
    ("dimension", "code"),
    [
        ("country", "KE"),
        ("region", "002"),
        ("country", "regional"),
        ("kind", "training"),
        ("kind", "resolution"),
        ("sex", "f"),
        ("age", "<18"),
    ],
)
def test_codes_that_are_known_or_of_ones_own(dimension: str, code: str) -> None:
    assert part(dimension, code) == []


def test_targets_and_claims_are_checked_alike() -> None:
    broken = {"indicator": "x", "period": "2021", "breakdown": (("country", "Kenya"),)}
    records = [Target(value=Quantity(9), **broken), claim("c", 9, **broken)]  # type: ignore[arg-type]  # a short way

    assert [each.table for each in unknown_breakdown(register(FLOW, *records))] == ["target", "claim"]


# -- one key in two spellings -----------------------------------------------------------------------------------------


def test_coverage_of_one_period_in_two_spellings() -> None:
    states = (CoverageState.COMPLETE, CoverageState.NONE)
    times = ("2021", "2021-01..2021-12")
    records = [Coverage(of="event", period=time, state=state) for time, state in zip(times, states, strict=True)]
    (found,) = check(register(*records), select=["TRK506"])

    assert str(found) == (
        "error TRK506 coverage 'event@2021-01..2021-12' and coverage 'event@2021' are one, written in two ways "
        "(keep one of them, or make the newer one a revision of the other)"
    )
    assert plain_text(found.said, "fr").endswith("ne font qu’un, écrits de deux façons")


SPELLINGS = {
    "year": ("2021", "2021-01..2021-12", "2021-01-01..2021-12-31", "the-year"),
    "quarter": ("2021-Q1", "2021-01..2021-03"),
}
YEAR = period("the-year", "2021-01-01", "2021-12-31")


@given(
    st.lists(st.sampled_from([(what, each) for what, every in SPELLINGS.items() for each in every]), max_size=5),
    st.sampled_from(["observation", "target", "coverage"]),
    st.lists(st.sampled_from(["x", "x@1"]), min_size=5, max_size=5),
)
def test_one_time_spelled_in_two_ways_is_one_key(times: list[tuple[str, str]], table: str, names: list[str]) -> None:
    """As many records are faulted as there are more than different times."""
    made: dict[str, tuple[str, Record]] = {}
    for (what, time), name in zip(times, names, strict=False):
        record: Record
        if table == "coverage":
            record = Coverage(of="event", period=time, state=CoverageState.COMPLETE)
        elif table == "target":
            record = Target(indicator=name, period=time, value=Quantity(9))
        else:
            record = Observation(indicator=name, period=time, value=Quantity(9))
        made.setdefault(record.key, (what, record))
    known = register(FLOW, YEAR, *(record for _, record in made.values()))

    assert len(list(stands_twice_in_two_spellings(known))) == len(made) - len({what for what, _ in made.values()})


def test_an_instant_in_two_spellings() -> None:
    records = seen(at="2021-12-31"), seen(at="2021-12-31/2021-12-31")

    assert len(said("TRK506", STOCK, *records)) == 1
    assert said("TRK506", STOCK, seen(at="2021"), seen(at="2021-12")) == []
    assert said("TRK506", STOCK, seen(at="2021"), seen(at="2021~")) == []


def printed(name: str, **given: object) -> Record:
    return claim(name, 9, **{"indicator": "x", "document": "d", "paragraph": "1", "period": "2021", **given})


def test_a_claim_of_one_passage_in_two_spellings() -> None:
    assert said("TRK506", FLOW, printed("a"), printed("b", period="2021-01..2021-12")) == [
        (
            "error TRK506 claim 'b' and claim 'a' are one, written in two ways "
            "(keep one of them, or make the newer one a revision of the other)"
        )
    ]
    assert len(said("TRK506", FLOW, printed("a"), printed("b", indicator="x@1", paragraph="1 "))) == 1


@pytest.mark.parametrize(
    "others",
    [
        [printed("b")],
        [printed("b", period="2021-01..2021-12", paragraph="2")],
        [printed("b", period="2021-01..2021-12", document="other")],
        [printed("b", period="2021-01..2021-12", includes=frozenset({"a"}))],
        [printed("b", period="2021-01..2021-12"), printed("c", includes=frozenset({"a", "b"}))],
        [printed("b", period="2021-01..2021-12", about="e")],
        [printed("b", period="2021-01..2021-11")],
    ],
)
def test_two_claims_of_one_passage(others: list[Record]) -> None:
    """A passage may print several numbers: a whole and its parts, or the same words of other things."""
    assert said("TRK506", FLOW, printed("a"), *others) == []


def test_an_assessor_and_a_date_in_two_spellings() -> None:
    first = status("2021-07-01", assessor={"en": "The Board\u2019s auditors"})
    for other in (
        status("2021-07-01", assessor={"en": "The Board's auditors"}),
        status("2021-07-01", assessor={"en": "The  Board\u2019s auditors "}),
        status("2021-07-01/2021-07-01", assessor={"en": "The Board\u2019s auditors"}),
    ):
        assert len(said("TRK506", ISSUED, first, other)) == 1
    assert said("TRK506", ISSUED, first, status("2021-07-01", assessor={"en": "The Board"})) == []


def test_a_decision_on_two_records_in_two_orders() -> None:
    decisions = [
        Adjudication(subject=subject, decision="one", why={"en": "w"}, by="B", on="2022-03-01")  # type: ignore[arg-type]  # plain values are converted
        for subject in ("identity:e=f", "identity:f=e", "identity:e=g", "diagnostic:TRK102")
    ]

    assert len(said("TRK506", *decisions)) == 1


def test_a_code_of_ones_own_in_two_spellings() -> None:
    known = register(FLOW, *(seen(period=time, breakdown=(("sex", code),)) for time, code in SEXES))

    assert [str(each) for each in unknown_breakdown(known)] == [
        (
            "warning TRK311 observation 'x@2022@sex=Women ' is about sex 'Women ', which others spell 'women' "
            "(spell a code in one way)"
        )
    ]


SEXES = (("2021", "women"), ("2022", "Women "), ("2023", "women"), ("2024", "men"))


# -- what cannot have come in that order ------------------------------------------------------------------------------


def status(as_of: str, **given: object) -> StatusObservation:
    fields = {"recommendation": "r", "aspect": Aspect.VERIFIED, "scale": "plain@1", "code": "implemented"}
    return StatusObservation(as_of=When(as_of), **{**fields, **given})  # type: ignore[arg-type]  # a short way


def deadline(due: str, set_on: str) -> Deadline:
    return Deadline(recommendation="r", due=due, set=set_on)  # type: ignore[arg-type]  # taken as days


ISSUED = recommendation("r", issued="2021-06-01")
REMEDY = "(correct the date that is wrong)"


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        (
            [ISSUED, status("2020-03-01")],
            "recommendation 'r' was issued on 2021-06-01, yet was 'implemented' on 2020-03-01",
        ),
        (
            [ISSUED, deadline("2022-01-01", "2022-01-02")],
            "deadline 'r@2022-01-02' was set on 2022-01-02, yet is due on 2022-01-01",
        ),
        (
            [recommendation("r", issued="2021-05", source="s"), meeting("s", when="2021-06-01")],
            "recommendation 'r' was issued in 2021-05, yet meeting 's', which made it, met on 2021-06-01",
        ),
        (
            [ISSUED, event("e", when="2021-05", recommendations="r")],
            "event 'e' dates from 2021-05, yet answers recommendation 'r', which was issued on 2021-06-01",
        ),
        (
            [indicator("x", kind=IndicatorKind.CUMULATIVE), seen(at="2020-01-01", since="2021-01-01")],
            "observation 'x@2020-01-01@since=2021-01-01' counts since 2021-01-01, which is after 2020-01-01",
        ),
        (
            [
                indicator("x", kind=IndicatorKind.CUMULATIVE),
                claim("c", 3, indicator="x", at="2020", since="2021-01-01"),
            ],
            "claim 'c' counts since 2021-01-01, which is after 2020",
        ),
    ],
)
def test_an_order_that_cannot_be(records: list[Record], sentence: str) -> None:
    assert said("TRK203", *records) == [f"warning TRK203 {sentence} {REMEDY}"]


@pytest.mark.parametrize(
    "records",
    [
        [ISSUED, status("2021-06-01"), status("2021"), status("2020?")],
        [ISSUED, deadline("2022-01-01", "2021-06-01")],
        [ISSUED, deadline("none", "2021-06-02")],
        [recommendation("r", issued="2021-06", source="s"), meeting("s", when="2021-06-01/2021-06-03")],
        [ISSUED, event("e", when="2021", recommendations="r lost")],
        [indicator("x", kind=IndicatorKind.CUMULATIVE), seen(at="2021-01-01", since="2021-01-01")],
        [status("2020-03-01", recommendation="lost")],
    ],
)
def test_an_order_that_may_be(records: list[Record]) -> None:
    assert said("TRK203", *records) == []


def test_a_deadline_set_before_there_was_anything_to_do() -> None:
    (found,) = check(register(ISSUED, deadline("2022-01-01", "2021-05-31")), select=["TRK209"])

    assert str(found) == (
        "warning TRK209 recommendation 'r' was issued on 2021-06-01, yet its deadline was set on 2021-05-31 "
        "(correct the date that is wrong)"
    )
    assert plain_text(found.said, "fr") == (
        "la recommandation 'r' a été formulée le 2021-06-01, mais son échéance a été fixée le 2021-05-31"
    )
    assert said("TRK209", ISSUED, deadline("2022-01-01", "2021-06-01"), deadline("none", "2020-01-01")) == []


# -- States before they were ------------------------------------------------------------------------------------------


def test_a_state_before_it_was_one() -> None:
    (found,) = check(register(event("e", when="2005-03", countries="SS KE")), select=["TRK208"])

    assert str(found) == (
        "warning TRK208 event 'e' of 2005-03 names 'SS', which is a State since 2011-07-09 "
        "(correct the date, or name the country of that time)"
    )
    assert plain_text(found.said, "fr") == "l’activité 'e' de 2005-03 nomme 'SS', État depuis 2011-07-09"


def test_other_records_name_states_too() -> None:
    records: list[Record] = [
        programme("p", when="2000/2001", participants=(Participant(country="TL"),)),
        claim("c", 1, period="2005", named="ME"),
        seen(period="1991", breakdown=(("country", "SK"),)),
    ]

    assert [line.split(", ")[0] for line in said("TRK208", FLOW, *records)] == [
        "warning TRK208 claim 'c' of 2005 names 'ME'",
        "warning TRK208 observation 'x@1991@country=SK' of 1991 names 'SK'",
        "warning TRK208 programme 'p' of 2000/2001 names 'TL'",
    ]


@pytest.mark.parametrize("when", ["2011", "2011-07-09", "2005?", "2005/..", "2005/2012"])
def test_what_may_have_been_a_state(when: str) -> None:
    assert said("TRK208", event("e", when=when, countries="SS KE RS")) == []


def test_the_days_of_states_are_known() -> None:
    known = {code: each.state_since for code, each in countries().items() if each.state_since}

    assert {code: str(known[code]) for code in ("SS", "ME", "TL")} == {
        "SS": "2011-07-09",
        "ME": "2006-06-03",
        "TL": "2002-05-20",
    }
    assert all(countries()[code].is_state for code in known)
    # As The World Factbook has them; of two days the earlier, that of the declaration.
    assert {code: str(known[code]) for code in ("BA", "EE", "LT", "LV", "AZ")} == {
        "BA": "1992-03-01",
        "EE": "1991-08-20",
        "LT": "1990-03-11",
        "LV": "1990-05-04",
        "AZ": "1991-08-30",
    }
    assert known.keys().isdisjoint({"BY", "UA", "RS", "RU"})


def test_a_recommendation_issued_before_its_mandate() -> None:
    records = [recommendation("r", issued="2021-05", source="m"), mandate("m", adopted="2021-06-01", citations=())]

    assert said("TRK203", *records) == [
        (
            "warning TRK203 recommendation 'r' was issued in 2021-05, yet mandate 'm', which made it, was adopted on "
            f"2021-06-01 {REMEDY}"
        )
    ]


MADE_IN_MAY = [
    meeting("s", when="2020-05-04/2020-05-06"),
    mandate("s", adopted="2020-05-06", citations=()),
    document("s", published="2020-05-06"),
]


@pytest.mark.parametrize("source", MADE_IN_MAY)
def test_a_recommendation_issued_long_after_its_source(source: Record) -> None:
    made = date_of(source)
    assert made is not None
    assert said("TRK210", source, recommendation("r", issued="2021-05-07", source="s")) == [
        (
            f"info TRK210 recommendation 'r' was issued on 2021-05-07, more than a year after {source.table} 's' of "
            f"{made.edtf}, which made it (correct the date that is wrong, or name another source)"
        )
    ]
    for issued in ("2021-05-06", "2021", "2022?", "2020-05-04", "2019"):
        assert said("TRK210", source, recommendation("r", issued=issued, source="s")) == []
