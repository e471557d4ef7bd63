"""Restatements by example: definitions, stated numbers, parts, and who decided."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from tracker import restate
from tracker.comparison import Cause, Restated, Restatement
from tracker.indicators import Figure, as_claims, measure, measure_all
from tracker.model import (
    Adjudication,
    AssistanceEvent,
    Bridge,
    Citation,
    Claim,
    Condition,
    Indicator,
    IndicatorKind,
    Observation,
    Publication,
    Record,
    Register,
    Revision,
    RevisionReason,
    SourceDocument,
    Vintage,
    Where,
)
from tracker.values import Bounds, InternationalString, Quantity, ReportingPeriod, When
from tracker.words._numbers import move_in_words
from tracker.writers import plain_text

WORDS = InternationalString(en="Words")
YEAR = ReportingPeriod.parse("2021")
IN_TIME, LATE, LATER = date(2022, 1, 1), date(2023, 3, 1), date(2023, 5, 1)
REPORT = Vintage(recorded=date(2022, 6, 1))

PEOPLE = Indicator(
    id="people", version="1", title=WORDS, kind=IndicatorKind.FLOW, unit="persons", of="event", counts="participants"
)
TRAINED = evolve(PEOPLE, version="2", where=Where(conditions=(Condition("kind", ("training",)),)))
PARTIES = Indicator(id="parties", version="1", title=WORDS, kind=IndicatorKind.STOCK, unit="States")


def event(name: str, people: int, recorded: date = IN_TIME, **more: Any) -> AssistanceEvent:  # noqa: ANN401  # as various as the fields
    given: dict[str, Any] = {"kind": "training", "countries": frozenset({"PK"}), **more}
    return AssistanceEvent(
        id=name, title=WORDS, when=When("2021-03"), participants=Quantity(people), recorded=recorded, **given
    )


def because(reason: str, note: str | None = None) -> Revision:
    return Revision(reason=RevisionReason(reason), note=InternationalString(en=note) if note else None)


def held(*records: Record) -> Register:
    return Register(id="r", title=WORDS, records=records)


def out(*found: Figure, indicators: tuple[Indicator, ...] = (PEOPLE, PARTIES), **more: Any) -> Publication:  # noqa: ANN401  # as various as the fields
    claims = as_claims(found, document="A/1")
    given: dict[str, Any] = {
        "id": "first",
        "period": YEAR,
        "vintage": REPORT,
        "claims": claims,
        "indicators": indicators,
        **more,
    }
    return Publication(**given)


def only(found: Restatement) -> Restated:
    (row,) = found.figures
    return row


def steps(row: Restated) -> dict[Cause, int]:
    moved = {step.cause: step.change for step in row.steps if step.moved}
    return {cause: int(change.lower or 0) for cause, change in moved.items() if change is not None and change.is_exact}


def test_each_cause_takes_its_step() -> None:
    first = [event(name, 10) for name in "abcd"]
    since = [
        event("a", 12, LATE, revision=because("error", "Two were left out.")),
        event("b", 10, LATE, revision=because("retraction")),
        event("c", 10, LATE, revision=because("duplicate_removed"), same_as=frozenset({"d"})),
        event("e", 7, LATE),
        event("d", 99, LATER, revision=because("estimate")),
    ]
    row = only(restate(held(PEOPLE, *first, *since), out(measure(held(PEOPLE, *first), "people", YEAR))))

    assert steps(row) == {
        Cause.ERROR: 2,
        Cause.LATE_INFORMATION: 7,
        Cause.DUPLICATE_REMOVED: -10,
        Cause.RETRACTION: -10,
    }
    assert row.recomputed is not None
    assert row.recomputed.vintage == Vintage(recorded=REPORT.recorded)
    assert row.restated is not None
    assert row.restated.bounds == Bounds.exactly(29)
    assert row.current is not None
    assert row.current.bounds == Bounds.exactly(118)
    assert str(row) == (
        "people: 40 as published; error +2 (a); late_information +7 (e); duplicate_removed −10 (c);"
        " retraction −10 (b); 29 as restated"
    )


def test_a_mover_says_why_when_and_who_decided() -> None:
    decided = Adjudication(
        subject="identity:c=d", decision="same", why=WORDS, by="Statistics Section", on=date(2023, 2, 27)
    )
    source = SourceDocument(id="s", title=WORDS, published=When("2023-02-01"))
    first = [event("c", 10), event("d", 10)]
    gone = event(
        "c", 10, LATE, revision=because("duplicate_removed", "Of one mission."), same_as=frozenset({"d"}),
        citations=(Citation(document="s", paragraph="3"),),
    )  # fmt: skip
    register = held(PEOPLE, *first, gone, decided, source)
    row = only(restate(register, out(measure(held(PEOPLE, *first), "people", YEAR))))
    (mover,) = [mover for step in row.steps for mover in step.movers]

    assert (mover.record, mover.published, mover.adjudications) == (gone, date(2023, 2, 1), (decided,))
    assert mover.note is not None
    assert mover.note.best("en") == "Of one mission."


def test_a_misprint_is_a_gap_of_the_claim() -> None:
    register = held(PEOPLE, event("a", 10))
    publication = out(measure(register, "people", YEAR))
    printed = evolve(publication, claims=[evolve(publication.claims[0], value=Quantity(12))])

    assert steps(only(restate(register, printed))) == {Cause.CLAIM_GAP: -2}
    assert not only(restate(register, publication)).moved


def test_a_claim_made_by_hand_is_found_by_its_indicator() -> None:
    claim = Claim(id="para-4", document="A/1", paragraph="4", indicator="people", period="2021", value=Quantity(10))
    row = only(restate(held(PEOPLE, event("a", 10), event("b", 5, LATE)), out(claims=(claim,))))

    assert steps(row) == {Cause.LATE_INFORMATION: 5}


def test_a_part_is_restated_by_its_own_records() -> None:
    first = [event("a", 10), event("b", 4, countries=frozenset({"TN"}))]
    gone = event("b", 4, LATE, revision=because("retraction"), countries=frozenset({"TN"}))
    register = held(PEOPLE, *first, event("c", 3, LATE), gone)
    found = restate(register, out(*measure_all(held(PEOPLE, *first), ["people"], YEAR, by="country")))
    one, other = (found.row("people", by=[("country", code)]) for code in ("PK", "TN"))

    assert one is not None
    assert steps(one) == {Cause.LATE_INFORMATION: 3}
    assert other is not None
    assert steps(other) == {Cause.RETRACTION: -4}
    assert other.restated is not None
    assert (other.restated.bounds, other.restated.records) == (Bounds.exactly(0), ())


# -- definitions ------------------------------------------------------------------------------------------------------


def test_records_are_counted_by_the_definition_of_now() -> None:
    register = held(PEOPLE, event("a", 10), event("b", 4, kind="mentoring"))
    publication = out(measure(register, "people", YEAR))
    row = only(restate(held(*register, TRAINED), publication))

    assert steps(row) == {Cause.DEFINITION: -4}
    assert [str(mover) for step in row.steps for mover in step.movers] == ["event b"]
    assert row.restated is not None
    assert row.restated.indicator.key == "people@2"


def test_the_definition_is_that_of_the_later_report() -> None:
    first = evolve(PEOPLE, valid=When("../2022"))
    newer = evolve(TRAINED, valid=When("2023/.."))
    register = held(first, newer, event("a", 10), event("b", 4, kind="mentoring"))
    publication = out(measure(register, "people", YEAR), indicators=(first,))

    assert steps(only(restate(register, publication, period="2022"))) == {}
    assert steps(only(restate(register, publication, period="2023"))) == {Cause.DEFINITION: -4}


def stock(value: int, indicator: str = "parties") -> Observation:
    return Observation(indicator=indicator, at=When("2021-12"), value=Quantity(value), recorded=IN_TIME)


def test_a_stated_number_is_not_taken_for_one_of_another_definition() -> None:
    publication = out(measure(held(PARTIES, stock(150)), "parties", YEAR))
    newer = evolve(PARTIES, version="2")
    row = only(restate(held(PARTIES, newer, stock(150)), publication))

    assert (row.blocked, row.restated, row.steps, row.change) == ("DEFINITION_CHANGED", None, (), None)
    assert str(row) == "parties: 150 as published; not restated (DEFINITION_CHANGED)"


def test_a_bridge_carries_a_stated_number_over() -> None:
    publication = out(measure(held(PARTIES, stock(150)), "parties", YEAR))
    bridge = Bridge(version="1", kind="factor", factor=Quantity(2))
    row = only(restate(held(PARTIES, evolve(PARTIES, version="2", bridge=bridge), stock(150)), publication))

    assert steps(row) == {Cause.DEFINITION: 150}


def test_a_number_stated_of_the_new_definition_restates() -> None:
    publication = out(measure(held(PARTIES, stock(150)), "parties", YEAR))
    newer = evolve(PARTIES, version="2")
    row = only(restate(held(PARTIES, newer, stock(150, "parties@1"), stock(148, "parties@2")), publication))

    assert row.restated is not None
    assert row.restated.bounds == Bounds.exactly(148)


def test_a_unit_that_changed_blocks() -> None:
    register = held(PEOPLE, event("a", 10))
    publication = out(measure(register, "people", YEAR))
    row = only(restate(held(*register, evolve(TRAINED, unit="officials")), publication))

    assert row.blocked == "UNIT_DIFFERS"


def test_what_nobody_defines_any_longer_stays_as_published() -> None:
    register = held(PEOPLE, event("a", 10))
    publication = out(measure(register, "people", YEAR))

    assert only(restate(held(event("a", 10)), publication)).blocked == "DEFINITION_UNKNOWN"
    assert only(restate(held(event("a", 10)), evolve(publication, indicators=()))).blocked == "DEFINITION_UNKNOWN"


def test_a_definition_kept_by_the_publication_holds_for_it() -> None:
    """The register's declaration was rewritten in place since; the report was made by the old one."""
    publication = out(measure(held(PEOPLE, event("a", 10), event("b", 4, kind="mentoring")), "people", YEAR))
    rewritten = evolve(TRAINED, version="1")
    row = only(restate(held(rewritten, event("a", 10), event("b", 4, kind="mentoring")), publication))

    assert steps(row) == {Cause.DEFINITION: -4}


# -- stated numbers, ratios, readings ---------------------------------------------------------------------------------


def test_a_stated_number_is_corrected() -> None:
    publication = out(measure(held(PARTIES, stock(150)), "parties", YEAR))
    corrected = evolve(stock(149), recorded=LATE, revision=because("error"))
    row = only(restate(held(PARTIES, stock(150), corrected), publication))

    assert steps(row) == {Cause.ERROR: -1}
    assert [mover.record for step in row.steps for mover in step.movers] == [corrected]


def test_a_ratio_moves_with_its_parts() -> None:
    women = evolve(PEOPLE, id="women", counts="women")
    share = Indicator(
        id="share", version="1", title=WORDS, kind=IndicatorKind.RATIO, unit="share", numerator="women",
        denominator="people", part_of_whole=True,
    )  # fmt: skip
    first = event("a", 10, women=Quantity(5))
    register = held(PEOPLE, women, share, first)
    publication = out(measure(register, "share", YEAR), indicators=(PEOPLE, women, share))
    row = only(restate(held(*register, event("b", 10, LATE, women=Quantity(10))), publication))
    late = next(step for step in row.steps if step.moved)

    assert row.restated is not None
    assert row.restated.bounds is not None
    assert row.change == row.restated.bounds - row.published
    assert [str(mover) for mover in late.movers] == ["event b"]


def test_another_reading_is_a_step_of_its_own() -> None:
    about = evolve(event("a", 1), participants=Quantity(3500, "about"))
    register = held(PEOPLE, about)
    publication = out(measure(register, "people", YEAR))
    row = only(restate(register, publication, reading="strict"))

    assert row.published == Bounds(3400, 3600)
    assert [step.cause for step in row.steps if step.moved] == [Cause.DEFINITION]
    assert row.restated is not None
    assert row.restated.bounds == Bounds(0, None)


def test_what_was_published_later_is_late_as_well() -> None:
    old = event("a", 10, published=When("2022-01-01"))
    later = event("b", 5, published=When("2023-01-01"))
    register = held(PEOPLE, old, later)
    vintage = Vintage(published=date(2022, 6, 1), recorded=date(2022, 6, 1))
    publication = out(measure(register.as_of(published=vintage.published), "people", YEAR), vintage=vintage)

    assert steps(only(restate(register, publication))) == {Cause.LATE_INFORMATION: 5}


def test_what_has_a_day_now_came_after_a_vintage_without_one() -> None:
    """The report was made of records without days; whatever has one since is late."""
    first = evolve(event("a", 10), recorded=None)
    publication = out(measure(held(PEOPLE, first), "people", YEAR), vintage=held(PEOPLE, first).latest_day)

    assert publication.vintage == Vintage()
    assert steps(only(restate(held(PEOPLE, first, event("b", 5, LATE)), publication))) == {Cause.LATE_INFORMATION: 5}


def test_a_duplicate_taken_out_moves_its_own_thing_alone() -> None:
    """However vague the other records are, and whatever else is linked."""
    vague = evolve(event("v", 1), participants=Quantity(4000, "more_than"), possibly_same_as=frozenset({"w"}))
    first = [vague, event("w", 3), event("c", 5), event("d", 5)]
    gone = event("c", 5, LATE, revision=because("duplicate_removed"), same_as=frozenset({"d"}))
    row = only(restate(held(PEOPLE, *first, gone), out(measure(held(PEOPLE, *first), "people", YEAR))))

    assert row.change == Bounds.exactly(-5)


@pytest.mark.parametrize(
    ("bounds", "english", "french"),
    [
        (Bounds(None, -3), "a fall of at least 3", "baisse d’au moins 3"),
        (Bounds(None, 3), "a rise of at most 3, or a fall", "hausse d’au plus 3, ou baisse"),
        (Bounds(2, None), "a rise of at least 2", "hausse d’au moins 2"),
        (Bounds(-2, None), "a fall of at most 2, or a rise", "baisse d’au plus 2, ou hausse"),
        (Bounds(None, 0), "no rise", "aucune hausse"),
        (Bounds(0, None), "no fall", "aucune baisse"),
        (Bounds(-3, -1), "−3 to −1", "−3 à −1"),
    ],
)
def test_a_move_reads_as_an_official_would_write_it(bounds: Bounds, english: str, french: str) -> None:
    assert plain_text(move_in_words(bounds), "en") == english
    assert plain_text(move_in_words(bounds), "fr") == french
