"""What becomes of claims in registers that a stranger might keep."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tracker.claims import ClaimVerdict, Proof, Reconciliation, reconcile
from tracker.claims._reconciliation import World
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.model import (
    Adjudication,
    AssistanceEvent,
    Claim,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    EntityType,
    Indicator,
    IndicatorKind,
    Meeting,
    Observation,
    Record,
    Register,
    Revision,
    RevisionReason,
    SourceDocument,
)
from tracker.values import Bounds, InternationalString, Qualifier, Quantity, When

WORDS = InternationalString(en="Words")


def register(*records: Record) -> Register:
    return Register(id="r", title=WORDS, records=records)


def event(name: str, when: str = "2021-05", **values: Any) -> AssistanceEvent:  # noqa: ANN401  # as various as fields
    return AssistanceEvent(id=name, title=WORDS, when=When(when), **{"kind": "training", **values})


def claim(indicator: str, value: Quantity | int | str, **values: Any) -> Claim:  # noqa: ANN401  # values as various as the fields they go to
    number = value if isinstance(value, Quantity) else Quantity.parse(str(value))
    time = {} if "at" in values else {"period": "2021"}
    return Claim(
        **{"id": "c", "document": "D/1", "paragraph": "4", "indicator": indicator, "value": number, **time, **values}
    )


def declared(name: str, kind: IndicatorKind = IndicatorKind.FLOW, **values: Any) -> Indicator:  # noqa: ANN401  # values as various as the fields they go to
    return Indicator(id=name, version="1", title=WORDS, unit="things", kind=kind, **values)


def complete(of: str = "event", period: str = "2021", state: CoverageState = CoverageState.COMPLETE) -> Coverage:
    return Coverage(of=of, period=period, state=state)


def only(*records: Record) -> Reconciliation:
    (found,) = reconcile(register(*records), claims=["c"])
    return found


def codes(found: Reconciliation) -> list[str]:
    return [reason.code for reason in found.reasons]


# -- registers that hold little ---------------------------------------------------------------------------------------


def test_a_register_without_claims_has_nothing_to_reconcile() -> None:
    assert reconcile(register()) == ()


def test_nothing_bears_on_a_claim() -> None:
    found = only(claim("events", 3))

    assert (found.verdict, found.world, found.evidence) == (ClaimVerdict.UNVERIFIED, World.OPEN, None)


def test_in_a_closed_world_no_record_means_none() -> None:
    assert str(only(claim("events", 3), complete())) == "c (D/1, para. 4): contradicted (overstated)"
    assert only(claim("events", 0), complete()).verdict is ClaimVerdict.CONFIRMED


def test_a_period_that_is_not_covered_says_nothing() -> None:
    found = only(claim("events", 3), event("a"), complete(state=CoverageState.NONE))

    assert (found.verdict, found.evidence) == (ClaimVerdict.UNVERIFIED, None)


def test_coverage_of_part_of_the_period_closes_nothing() -> None:
    found = only(claim("events", 3, period="2020..2021"), event("a"), complete())

    assert (found.verdict, found.world) == (ClaimVerdict.NOT_REACHED, World.OPEN)


def test_the_smallest_declared_period_decides() -> None:
    records = (complete(period="2020..2022"), complete(state=CoverageState.INCOMPLETE))

    assert only(claim("events", 3), event("a"), *records).verdict is ClaimVerdict.NOT_REACHED


def test_more_than_4000_against_records_that_state_no_number() -> None:
    found = only(claim("practitioners-trained", ">4000"), event("a"))

    assert (found.verdict, found.evidence) == (ClaimVerdict.CONSISTENT, Bounds(0, None))


def test_planned_draft_and_retracted_records_are_no_evidence() -> None:
    gone = event("gone", recorded=date(2022, 1, 1))
    retracted = event("gone", recorded=date(2022, 2, 1), revision=Revision(reason=RevisionReason.RETRACTION))
    held = (event("draft", draft=True), event("plan", state="planned"), gone, retracted, event("a"))

    assert only(claim("events", 1), complete(), *held).records == ("a",)


def test_a_claim_that_is_a_draft_is_not_published() -> None:
    assert reconcile(register(claim("events", 3, draft=True))) == ()


# -- what cannot be compared ------------------------------------------------------------------------------------------

FLOW = declared("flow", of="event")
BAD = declared("bad", of="event", counts="heads")


@pytest.mark.parametrize(
    ("of", "code"),
    [
        (claim("evnts", 3), "UNKNOWN_INDICATOR"),
        (claim("flow", 3, period="year-one"), "UNKNOWN_PERIOD"),
        (claim("bad", 3), "NOT_MEASURABLE"),
        (claim("flow", 3, at=When("2021-05")), "KIND_DIFFERS"),
        (claim("flow", Quantity(3, unit="persons")), "UNIT_DIFFERS"),
        (claim("flow", 3, scope=InternationalString(en="in the capital")), "SCOPE_DIFFERS"),
        (claim("flow", 3, breakdown=(("sector", "private"),)), "SCOPE_DIFFERS"),
        (claim("flow", 3, about="nothing-names-it"), "SCOPE_DIFFERS"),
        (claim("states-assisted", 3, entities=EntityType.TERRITORIES), "SCOPE_DIFFERS"),
        (claim("countries-assisted", 3, entities=EntityType.ORGANIZATIONS), "SCOPE_DIFFERS"),
    ],
)
def test_the_gate(of: Claim, code: str) -> None:
    found = only(of, event("a", countries=frozenset({"KE"})), FLOW, BAD, complete())

    assert (found.verdict, codes(found)) == (ClaimVerdict.NOT_COMPARABLE, [code])


def test_another_version_of_the_indicator_was_observed() -> None:
    stock = declared("stock", IndicatorKind.STOCK)
    newer = Indicator(id="stock", version="2", title=WORDS, unit="things", kind=IndicatorKind.STOCK)
    seen = Observation(indicator="stock@2", at=When("2021-05"), value=Quantity(3))
    found = only(claim("stock@1", 3, at=When("2021-05")), stock, newer, seen)

    assert (found.verdict, codes(found)) == (ClaimVerdict.NOT_COMPARABLE, ["DEFINITION_CHANGED"])


def test_another_origin_was_observed() -> None:
    total = declared("total", IndicatorKind.CUMULATIVE)
    seen = Observation(indicator="total", at=When("2021-05"), since=When("2019"), value=Quantity(3))
    found = only(claim("total", 3, at=When("2021-05"), since=When("2020")), total, seen)

    assert (found.verdict, codes(found)) == (ClaimVerdict.NOT_COMPARABLE, ["ORIGIN_DIFFERS"])


# -- the figure that a claim is held against --------------------------------------------------------------------------


def test_a_claim_that_counts_states_leaves_territories_aside() -> None:
    found = only(
        claim("countries-assisted", 2, entities=EntityType.STATES),
        event("a", countries=frozenset({"KE", "PK", "TC"})),
        complete(),
    )

    assert (found.verdict, found.named) == (ClaimVerdict.CONFIRMED, ("KE", "PK"))


def test_what_a_claim_is_about_narrows_the_records() -> None:
    session = Meeting(id="session", title=WORDS, when=When("2021-05"))
    side = [
        Meeting(id=f"side{number}", kind="side_event", title=WORDS, when=When("2021-05"), part_of=frozenset({parent}))
        for number, parent in enumerate(["session", "session", "other"])
    ]
    found = only(claim("side-events", 2, about="session"), session, *side, complete("meeting"))

    assert (found.verdict, found.records) == (ClaimVerdict.CONFIRMED, ("side0", "side1"))


def test_kind_and_programme_narrow_the_records() -> None:
    held = (
        event("a", programmes=frozenset({"p"})),
        event("b", kind="workshop", programmes=frozenset({"p"})),
        event("d"),
    )
    part = (("kind", "training"), ("programme", "p"))

    assert only(claim("events", 1, breakdown=part), complete(), *held).verdict is ClaimVerdict.CONFIRMED


def test_people_shared_by_several_countries_may_all_be_of_one() -> None:
    held = (
        event("a", countries=frozenset({"PK"}), participants=Quantity(25)),
        event("b", countries=frozenset({"PK", "KE"}), participants=Quantity(35)),
    )
    part = (("country", "PK"),)

    assert only(claim("practitioners-trained", 60, breakdown=part), complete(), *held).evidence == Bounds(25, 60)
    assert only(claim("practitioners-trained", 61, breakdown=part), complete(), *held).direction == "overstated"


def test_a_country_may_be_among_those_that_an_open_list_leaves_unnamed() -> None:
    held = (event("a", countries=frozenset({"PK"})), event("b", countries=frozenset({"KE"}), countries_complete=False))

    assert only(claim("events", 2, breakdown=(("country", "PK"),)), complete(), *held).evidence == Bounds(1, 2)
    assert only(claim("events", 3, breakdown=(("country", "PK"),)), complete(), *held).direction == "overstated"


def test_a_country_that_nobody_names_has_nothing() -> None:
    found = only(
        claim("events", 1, breakdown=(("country", "PK"),)), complete(), event("a", countries=frozenset({"KE"}))
    )

    assert (found.evidence, found.direction) == (Bounds(0, 0), "overstated")


@pytest.mark.parametrize(
    ("at", "evidence"), [("2021-12-31", (2, 2)), ("2021-05", (1, 2)), ("2020-12-31", (1, 1)), ("2018", (0, 0))]
)
def test_a_total_since_its_own_origin(at: str, evidence: tuple[int, int]) -> None:
    total = declared("total", IndicatorKind.CUMULATIVE, of="event")
    held = (event("before", "2018-06"), event("a", "2020-06"), event("b", "2021-05-20"))
    closed = complete(period="2010..2030")
    found = only(claim("total", 2, at=When(at), since=When("2019")), total, closed, *held)

    assert found.evidence == Bounds(*evidence)


def test_a_state_is_held_against_what_was_observed_at_its_instant() -> None:
    stock = declared("stock", IndicatorKind.STOCK)
    seen = [
        Observation(indicator="stock", at=When(at), value=Quantity(value))
        for at, value in (("2021-05", 3), ("2021-06", 4))
    ]

    assert only(claim("stock", 3, at=When("2021-05")), stock, *seen).verdict is ClaimVerdict.CONFIRMED
    assert only(claim("stock", 3, at=When("2021-06")), stock, *seen).direction == "understated"
    assert only(claim("stock", 5, at=When("2021-06")), stock, *seen).direction == "overstated"
    assert only(claim("stock", 9, at=When("2021-07")), stock, *seen).verdict is ClaimVerdict.UNVERIFIED


def test_a_number_of_the_month_proves_nothing_of_the_day() -> None:
    stock = declared("stock", IndicatorKind.STOCK)
    seen = Observation(indicator="stock", at=When("2021-05"), value=Quantity(3))

    assert only(claim("stock", 4, at=When("2021-05-15")), stock, seen).verdict is ClaimVerdict.CONSISTENT


@pytest.mark.parametrize("at", ["2021", "2021-Q2", "2021-05?", "2021/..", "2021/"])
def test_a_number_of_may_proves_nothing_of_a_claim_that_names_the_year_alone(at: str) -> None:
    """The state may have changed by December."""
    stock, below = declared("stock", IndicatorKind.STOCK), declared("below", IndicatorKind.STOCK)
    ratio = declared("ratio", IndicatorKind.RATIO, numerator="stock", denominator="below")
    seen = [Observation(indicator=each, at=When("2021-05-03"), value=Quantity(3)) for each in ("stock", "below")]

    assert only(claim("stock", 4, at=When(at)), stock, *seen).verdict is ClaimVerdict.CONSISTENT
    assert only(claim("stock", 3, at=When(at)), stock, *seen).verdict is ClaimVerdict.CONSISTENT
    assert only(claim("ratio", "1/2", at=When(at)), stock, below, ratio, *seen).verdict is ClaimVerdict.CONSISTENT


def test_a_number_of_a_day_stands_for_its_month() -> None:
    stock = declared("stock", IndicatorKind.STOCK)
    seen = [
        Observation(indicator="stock", at=When(f"2021-05-{day}"), value=Quantity(value))
        for day, value in (("03", 3), (20, 4))
    ]

    assert only(claim("stock", 5, at=When("2021-05")), stock, *seen).direction == "overstated"
    assert only(claim("stock", 4, at=When("2021-05")), stock, *seen).verdict is ClaimVerdict.CONSISTENT


def test_observations_of_each_quarter_make_up_the_year() -> None:
    flow = declared("arrests")
    quarters = [Observation(indicator="arrests", period=f"2021-Q{q}", value=Quantity(q)) for q in (1, 2, 3, 4)]

    assert only(claim("arrests", 10), flow, *quarters, complete("observation")).verdict is ClaimVerdict.CONFIRMED
    assert only(claim("arrests", 11), flow, *quarters).verdict is ClaimVerdict.NOT_REACHED
    assert only(claim("arrests", 9), flow, *quarters).direction == "understated"


def test_observations_of_one_thing_say_nothing_of_another() -> None:
    stock = declared("members", IndicatorKind.STOCK)
    seen = [Observation(indicator="members", at=When("2021"), about=each, value=Quantity(3)) for each in ("aa", "bb")]

    assert only(claim("members", 3, at=When("2021"), about="aa"), stock, *seen).records == (seen[0].key,)
    assert only(claim("members", 3, at=When("2021")), stock, *seen).verdict is ClaimVerdict.NOT_COMPARABLE
    assert only(claim("members", 3, at=When("2021")), stock, seen[0]).verdict is ClaimVerdict.CONFIRMED


def test_a_share_is_computed_again_from_its_two_numbers() -> None:
    held = (
        event("a", participants=Quantity(4), women=Quantity(1)),
        event("b", participants=Quantity(4), women=Quantity(2)),
    )

    assert only(claim("share-of-women-trained", "3/8"), complete(), *held).verdict is ClaimVerdict.CONFIRMED
    assert only(claim("share-of-women-trained", "1/2"), complete(), *held).direction == "overstated"
    # Where more may have happened, the share may be any.
    assert only(claim("share-of-women-trained", "1/4"), *held).verdict is ClaimVerdict.CONSISTENT


def test_a_rounded_share_says_within_what_limits() -> None:
    held = event("a", participants=Quantity(3), women=Quantity(1))
    rounded = Quantity(Fraction("0.325"), Qualifier.BETWEEN, upper=Fraction("0.335"))

    assert only(claim("share-of-women-trained", "33/100"), complete(), held).direction == "understated"
    assert only(claim("share-of-women-trained", rounded), complete(), held).verdict is ClaimVerdict.CONFIRMED


# -- several kinds of evidence ----------------------------------------------------------------------------------------


def test_records_decide_where_they_bear_on_a_claim_and_names_only_where_they_do_not() -> None:
    of = claim("states-assisted", 2, named=frozenset({"KE", "PK"}))
    alone, beside = only(of), only(of, event("a", countries=frozenset({"KE"})))

    assert (alone.verdict, alone.deciding.proof) == (ClaimVerdict.CONFIRMED, Proof.NAMES)
    assert (beside.verdict, beside.deciding.proof) == (ClaimVerdict.NOT_REACHED, Proof.RECORDS)
    assert [line.verdict for line in beside.lines] == [ClaimVerdict.NOT_REACHED, ClaimVerdict.CONFIRMED]


def test_names_contradict_a_number_that_the_records_do_not() -> None:
    found = only(claim("states-assisted", 1, named=frozenset({"KE", "PK"})), event("a", countries=frozenset({"KE"})))

    assert (found.direction, found.named) == ("understated", ("KE", "PK"))


def test_fourteen_countries_and_a_territory() -> None:
    names = frozenset({"KE", "PK", "TC"})

    assert only(claim("countries-assisted", 2, named=names)).verdict is ClaimVerdict.CONSISTENT
    assert (
        only(claim("countries-assisted", 2, named=names, entities=EntityType.STATES)).verdict is ClaimVerdict.CONFIRMED
    )


def test_shares_are_no_parts_of_each_other() -> None:
    ratio = declared("ratio", IndicatorKind.RATIO)
    whole, part = claim("ratio", "1/4", includes=frozenset({"p"})), claim("ratio", "1/2", id="p")

    assert [line.proof for line in only(whole, part, ratio).lines] == [Proof.RECORDS]


def test_parts_that_may_overlap_reach_the_whole_without_adding_up() -> None:
    parts = [claim("countries", value, id=f"p{value}") for value in (3, 4)]
    names = frozenset({"p3", "p4"})
    countries = declared("countries", IndicatorKind.DISTINCT, counts="countries")

    def verdict(value: int) -> str:
        found = only(claim("countries", value, includes_all=names), *parts, countries)
        return f"{found.verdict} {found.evidence and (found.evidence.lower, found.evidence.upper)}"

    assert [verdict(value) for value in (3, 4, 7, 8)] == [
        "contradicted (4, 7)", "consistent (4, 7)", "consistent (4, 7)", "contradicted (4, 7)",
    ]  # fmt: skip


def test_a_circle_of_parts_ends() -> None:
    one, other = claim("events", 3, includes=frozenset({"d"})), claim("events", 3, id="d", includes=frozenset({"c"}))

    assert only(one, other).verdict is ClaimVerdict.CONSISTENT


def test_a_part_that_the_register_lacks_leaves_the_sum_open() -> None:
    whole = claim("events", 7, includes_all=frozenset({"p", "q"}))

    assert only(whole, claim("events", 5, id="p")).verdict is ClaimVerdict.CONSISTENT
    assert only(whole, claim("events", 8, id="p")).direction == "understated"


def test_two_documents_that_disagree_are_shown_and_decide_nothing() -> None:
    found = only(claim("events", 3), claim("events", 4, id="d", document="D/2"), claim("events", 3, id="e"))

    assert found.verdict is ClaimVerdict.UNVERIFIED
    assert [(line.proof, line.direction, line.records) for line in found.lines[1:]] == [
        (Proof.STATEMENTS, "understated", ("d",)),
        (Proof.STATEMENTS, None, ("e",)),
    ]


def test_events_that_look_alike_are_proposed_as_one_and_never_merged() -> None:
    title = InternationalString(en="Course for the border guards of Kenya")
    held = [event(name, countries=frozenset({"KE"})) for name in "ab"]
    twins = [
        AssistanceEvent(id=each.id, kind=each.kind, when=each.when, countries=each.countries, title=title)
        for each in held
    ]
    apart = Adjudication(subject="identity:a=b", decision="different", why=WORDS, by="office", on=date(2022, 1, 1))
    found, settled = only(claim("events", 1), *twins), only(claim("events", 1), *twins, apart)

    assert (found.direction, found.identities) == ("understated", (("a", "b"),))
    assert (settled.identities, settled.adjudications, settled.is_settled) == ((), (apart,), False)


def test_a_decision_stands_beside_the_verdict() -> None:
    decision = Adjudication(subject="claim:c", decision="records_right", why=WORDS, by="office", on=date(2022, 1, 1))
    found = only(claim("events", 1), event("a"), event("b"), decision)

    assert (found.verdict, found.is_settled, found.is_wrong) == (ClaimVerdict.CONTRADICTED, True, False)


# -- asking -----------------------------------------------------------------------------------------------------------


def test_a_document_is_found_by_its_symbol_its_id_or_as_claims_name_it() -> None:
    document = SourceDocument(id="one", symbol="D/1", title=WORDS)
    held = register(
        document,
        claim("events", 1),
        claim("events", 1, id="d", document="one"),
        claim("events", 1, id="e", document="D/2"),
    )

    assert [each.claim.id for each in reconcile(held, document="D/1")] == ["c", "d"]
    assert [each.claim.id for each in reconcile(held, document="one")] == ["c", "d"]
    assert [each.claim.id for each in reconcile(held, document="D/2")] == ["e"]
    with pytest.raises(UnknownRecordError, match=r"the register has no document 'D/11'; did you mean 'D/1'\?"):
        reconcile(held, document="D/11")
    with pytest.raises(UnknownRecordError, match="the register has no claim 'zzz'"):
        reconcile(held, claims=["zzz"])


def test_a_reading_decides_what_a_claim_may_mean() -> None:
    held = register(claim("events", "<~5"), event("a"), complete())

    assert [reconcile(held, reading=each)[0].verdict for each in ("strict", "cautious")] == [
        "confirmed",
        "contradicted",
    ]
    with pytest.raises(InvalidValueError, match="'lenient' is not a reading"):
        reconcile(held, reading="lenient")


# -- what a document could know ---------------------------------------------------------------------------------------


def reported(**values: Any) -> SourceDocument:  # noqa: ANN401  # values as various as the fields they go to
    return SourceDocument(id="d", symbol="D/1", title=WORDS, **values)


HALF = DeclaredPeriod(id="half", start=date(2021, 1, 1), end=date(2021, 6, 30))


@pytest.mark.parametrize(
    "document",
    [
        (HALF, reported(covers="half")),
        (reported(published=When("2021-06-30")),),
        (HALF, reported(covers="half", published=When("2021-09"))),
    ],
)
def test_what_came_after_the_document_proves_nothing_against_it(document: tuple[Record, ...]) -> None:
    """A claim of a year, printed at its half, is not contradicted by what happened in autumn."""
    spring, autumn = event("a", "2021-03"), [event(name, "2021-09") for name in "bcd"]

    assert only(claim("events", 1), spring, *autumn).verdict is ClaimVerdict.CONTRADICTED
    found = only(claim("events", 1), spring, *autumn, *document)
    assert found.verdict is ClaimVerdict.CONSISTENT
    assert found.records == ("a",)
    assert found.deciding.until == date(2021, 6, 30)


def test_a_forecast_has_no_evidence() -> None:
    """A document issued before the period of its claim could know of nothing in it."""
    found = only(claim("events", 1), event("a"), event("b"), reported(published=When("2020-11")))

    assert found.verdict is ClaimVerdict.UNVERIFIED


def test_a_day_of_issue_after_the_period_cuts_nothing() -> None:
    found = only(claim("events", 1), event("a"), event("b"), reported(published=When("2022-02-01")))

    assert found.verdict is ClaimVerdict.CONTRADICTED
    assert found.deciding.until is None
