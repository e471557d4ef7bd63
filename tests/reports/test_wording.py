"""Figures and changes read in plain words: the table of what gets printed, case by case, in two languages."""

from datetime import date

import pytest
from attrs import evolve

from tracker.comparison import Verdict, compare
from tracker.indicators import measure
from tracker.model import (
    AssistanceEvent,
    Claim,
    Coverage,
    CoverageState,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
)
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.words._changes import _SUGGESTIONS, change_of, notes_on
from tracker.words._figures import figure_of
from tracker.writers import plain_text, to_markdown

NBSP = "\u202f"


def event(
    key: str, when: str, participants: str | None = None, countries: str = "PK", *, complete: bool = True
) -> AssistanceEvent:
    return AssistanceEvent(
        id=key,
        kind="training",
        title=InternationalString(en=key),
        when=When(when),
        participants=Quantity.parse(participants) if participants else None,
        countries=frozenset(countries.split()),
        countries_complete=complete,
    )


def register(*records: Record) -> Register:
    return Register(id="r", title=InternationalString(en="R"), records=records)


def figure(indicator: str, *records: Record, language: str) -> str:
    return plain_text(figure_of(measure(register(*records), indicator, "2021")), language)


PEOPLE, STATES, EVENTS = "practitioners-trained", "states-assisted", "events"


@pytest.mark.parametrize(
    ("indicator", "records", "english", "french"),
    [
        (EVENTS, [], "–", "–"),
        (EVENTS, [event("a", "2021-03"), event("b", "2021-05")], "2", "2"),
        (EVENTS, [event("a", "2021-03"), event("b", "[2020..2021]")], "1 to 2", "1 à 2"),
        (
            EVENTS,
            [event("a", "2021-03"), event("b", "2021-04"), *(event(f"c{n}", "[2020..2021]") for n in range(9))],
            "at least 2; 9 more not precisely dated",
            "au moins 2\u00a0; 9 autres sans date précise",
        ),
        (STATES, [event("a", "2021-03", countries="PK NP", complete=False)], "at least 2", "au moins 2"),
        (
            PEOPLE,
            [event("a", "2021-03", ">4000"), event("b", "2021-04", "25")],
            "more than 4,000",
            f"plus de 4{NBSP}000",
        ),
        (
            PEOPLE,
            [event("a", "2021-03", "60"), event("b", "2021-04")],
            "at least 60 (1 of 2 events state a number)",
            "au moins 60 (nombre connu pour 1 sur 2)",
        ),
        (PEOPLE, [event("a", "2021-03", "~3500")], "3,400 to 3,600", f"3{NBSP}400 à 3{NBSP}600"),
    ],
)
def test_computed_figures(indicator: str, records: list[Record], english: str, french: str) -> None:
    assert figure(indicator, *records, language="en") == english
    assert figure(indicator, *records, language="fr") == french


STOCK = Indicator(
    id="parties", version="1", title=InternationalString(en="Parties"), kind=IndicatorKind.STOCK, unit="States"
)


def observed(at: str, value: str) -> Observation:
    return Observation(indicator="parties", at=When(at), value=Quantity.parse(value))


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("150", "150", "150"),
        (">4000", "more than 4,000", f"plus de 4{NBSP}000"),
        (">=20", "at least 20", "au moins 20"),
        ("<50", "fewer than 50", "moins de 50"),
        ("<=50", "at most 50", "au plus 50"),
        ("<~50", "nearly 50", "près de 50"),
        ("~3500", "about 3,500", f"environ 3{NBSP}500"),
        ("20..25", "20 to 25", "20 à 25"),
    ],
)
def test_one_hedged_figure_keeps_its_hedge(value: str, english: str, french: str) -> None:
    found = measure(register(STOCK, observed("2021-07", value)), "parties", "2021")

    assert plain_text(figure_of(found), "en") == english
    assert plain_text(figure_of(found), "fr") == french


def test_nothing_reported_is_not_available() -> None:
    assert plain_text(figure_of(measure(register(STOCK), "parties", "2021")), "en") == ".."


@pytest.mark.parametrize(
    ("before", "after", "english", "french"),
    [
        ("146", "150", "increase of 4", "augmentation de 4"),
        ("150", "146", "decrease of 4", "diminution de 4"),
        ("150", "150", "unchanged", "inchangé"),
        ("<~800", "829", "increase of 29 to 129", "augmentation de 29 à 129"),
        ("10", ">12", "increase of at least 3", "augmentation d’au moins 3"),
        (">4000", "3900", "decrease of at least 101", "diminution d’au moins 101"),
        (">4000", ">5000", "no conclusion", "pas de conclusion"),
    ],
)
def test_changes(before: str, after: str, english: str, french: str) -> None:
    found = compare(
        register(STOCK, observed("2020", before), observed("2021", after)), "parties", "2021", against="2020"
    )

    assert plain_text(change_of(found), "en") == english
    assert plain_text(change_of(found), "fr") == french


def notes(*records: Record, indicator: str = "parties", before: str = "2020", after: str = "2021") -> list[str]:
    found = compare(register(*records), indicator, after, against=before)
    return [plain_text(note, "en") for note in notes_on(found)]


def test_a_suggestion_is_a_note() -> None:
    assert notes(STOCK, observed("2020", ">4000"), observed("2021", ">5000")) == [
        "The wording suggests an increase, without proving it."
    ]


def test_every_suggestion_of_a_status_has_its_words() -> None:
    rank = evolve(STOCK, kind=IndicatorKind.STATUS)

    assert notes(rank, observed("2020", ">900"), observed("2021", ">1000")) == [
        "The wording suggests a change, without proving it."
    ]


def test_every_definite_verdict_that_may_be_suggested_has_its_words() -> None:
    """No table of words lacks a verdict that a comparison can give."""
    assert {each for each in Verdict if each.is_definite} | {Verdict.CHANGED} <= _SUGGESTIONS.keys()


def test_nothing_to_compare_with() -> None:
    found = compare(register(STOCK, observed("2021", "5")), "parties", "2021", against="2020")

    assert plain_text(change_of(found), "en") == "no comparison"
    assert notes(STOCK, observed("2021", "5")) == ["No figure is reported for one of the periods."]


def test_periods_of_very_different_length_are_not_comparable() -> None:
    records = (event("a", "2021-03"), event("b", "2020-06"))
    found = compare(register(*records), EVENTS, "2021-01..2021-03", against="2020")

    assert plain_text(change_of(found), "en") == "not comparable"
    assert plain_text(change_of(found), "fr") == "non comparable"
    assert (
        "The periods are not equally long: 12 months and 3 months."
        in notes(*records, indicator=EVENTS, after="2021-01..2021-03")[0]
    )


def test_a_period_without_records_is_said_to_have_none() -> None:
    none = Coverage(of="event", period="2020", state=CoverageState.NONE)

    assert "The register holds no records of this kind for one of the periods." in notes(
        none, event("a", "2021-03"), indicator=EVENTS
    )


def test_what_was_recorded_only_is_said() -> None:
    assert (
        "As recorded: not all that happened is in the records, so the true number may have moved otherwise."
        in notes(event("a", "2021-03"), indicator=EVENTS)
    )


def test_a_claim_over_its_own_period_is_told_apart() -> None:
    claim = Claim(
        id="c",
        document="d",
        paragraph="4",
        indicator="parties-assisted",
        period="2020..2022",
        value=Quantity(4000, "more_than", text="plus de 4 000"),
    )
    flow = Indicator(
        id="parties-assisted",
        version="1",
        title=InternationalString(en="Practitioners assisted"),
        kind=IndicatorKind.FLOW,
        unit="practitioners",
    )
    found = measure(register(claim, flow), "parties-assisted", "2020..2022")

    assert plain_text(figure_of(found), "fr") == f"plus de 4{NBSP}000"
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2020, 1, 1), date(2022, 12, 31))


def test_of_a_missing_figure_nothing_else_is_said() -> None:
    kits = evolve(STOCK, id="kits", kind=IndicatorKind.FLOW)
    stated = Observation(indicator="kits", period="2020-06..2021-03", value=Quantity(5))
    found = compare(register(kits, stated), "kits", "2020-06..2021-03", against="2018")

    assert {reason.code for reason in found.comparability.reasons} >= {"MISSING", "LENGTH_DIFFERS"}
    assert [plain_text(note, "en") for note in notes_on(found)] == ["No figure is reported for one of the periods."]


def test_what_stands_for_both_periods_is_dated_in_words() -> None:
    kept = evolve(STOCK, max_age=60)
    found = compare(register(kept, observed("2020-03-01", "40")), "parties", "2022", against="2021")

    assert [plain_text(note, "fr") for note in notes_on(found)] == [
        "Rien n’a été observé depuis\u00a0: le même chiffre (1er mars 2020) vaut pour les deux périodes."
    ]


# -- what "at least" means ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "is_said"), [("complete", False), ("incomplete", True)])
def test_only_counts_of_what_is_reported_in_part_are_said_to_prove_no_change(
    state: str, is_said: bool
) -> None:  # a row of a table
    """An open list makes "at least" of a complete count, too, and that one is compared."""
    coverage = [Coverage(of="event", period=year, state=CoverageState(state)) for year in ("2020", "2021")]
    events = [event(f"e{year}", year, complete=False) for year in ("2020", "2021")]
    register = Register(id="r", title=InternationalString(en="R"), records=[*coverage, *events])

    page = to_markdown(report(register, "2021", against="2020", annex="none"), "en")

    assert "“At least” marks a figure that may be higher: it counts what the sources name." in page
    assert ("no increase or decrease is stated from one period to the next" in page) is is_said
