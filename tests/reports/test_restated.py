"""The report beside the one before as it went out: as published, as restated, and the ledger of what moved."""

import re
from datetime import date

import pytest
from attrs import evolve

from tracker.documents import Document
from tracker.errors import InvalidValueError
from tracker.indicators import as_claims, measure_all
from tracker.model import (
    Adjudication,
    AssistanceEvent,
    Coverage,
    CoverageState,
    Indicator,
    IndicatorKind,
    Observation,
    Publication,
    Record,
    Register,
    Revision,
    RevisionReason,
)
from tracker.reports import report
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.writers import to_markdown

EARLIER, LATER = ReportingPeriod.parse("2021"), ReportingPeriod.parse("2022")
PARTIES = Indicator(
    id="parties", version="1", title=InternationalString(en="Parties", fr="Parties"), kind=IndicatorKind.STOCK,
    unit="States",
)  # fmt: skip


def event(name: str, when: str, people: int, recorded: date, because: str | None = None) -> AssistanceEvent:
    note = InternationalString(en="Two were left out.", fr="Deux manquaient.") if because == "error" else None
    return AssistanceEvent(
        id=name,
        kind="training",
        title=InternationalString(en=f"Course {name}", fr=f"Cours {name}"),
        when=When(when),
        countries=frozenset({"PK"}),
        participants=Quantity(people),
        recorded=recorded,
        same_as=frozenset({"d"}) if because == "duplicate_removed" else frozenset(),
        revision=Revision(reason=RevisionReason(because), note=note) if because else None,
    )


def parties(at: str, number: int, indicator: str = "parties") -> Observation:
    return Observation(indicator=indicator, at=When(at), value=Quantity(number), recorded=date(2022, 1, 1))


FIRST: list[Record] = [
    *(Coverage(of="event", period=str(each), state=CoverageState.COMPLETE) for each in (EARLIER, LATER)),
    *(event(name, "2021-03", 10, date(2022, 1, 1)) for name in "abcd"),
    parties("2021-12", 150),
]
SINCE: list[Record] = [
    event("a", "2021-03", 12, date(2023, 1, 2), "error"),
    event("c", "2021-03", 10, date(2023, 1, 3), "duplicate_removed"),
    event("e", "2021-05", 7, date(2023, 1, 4)),
    event("b", "2021-03", 90, date(2023, 1, 5), "estimate"),
    event("n", "2022-05", 50, date(2023, 1, 6)),
    parties("2022-12", 152),
    Adjudication(
        subject="identity:c=d", decision="same", why=InternationalString(en="Same days"), by="Statistics Section",
        on=date(2023, 1, 3),
    ),
]  # fmt: skip


def held(*records: Record) -> Register:
    return Register(id="r", title=InternationalString(en="Register", fr="Registre"), records=records)


@pytest.fixture
def published() -> Publication:
    register = held(PARTIES, *FIRST)
    found = measure_all(register, ["practitioners-trained", "events", "parties"], EARLIER)
    return Publication(
        id="report-2021",
        period=EARLIER,
        vintage=register.latest_day,
        claims=as_claims(found, document="A/1"),
        indicators=tuple(each.indicator for each in found),
    )


def table(document: Document, anchor: str, language: str = "en") -> list[list[str]]:
    """Return the cells of a table, without links and the marks of notes."""
    text = to_markdown(document, language).partition(f'<a id="{anchor}">')[2]
    lines = [line for line in re.split(r"\n\n", text)[1].splitlines() if not line.startswith("| ---")]
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)|<sup>[^<]*</sup>|\*", r"\1", line) for line in lines)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in plain]


def row(cells: list[list[str]], title: str) -> list[str]:
    return next(each for each in cells if each[0] == title)


def test_the_earlier_period_stands_as_published_and_as_restated(published: Publication) -> None:
    cells = table(report(held(PARTIES, *FIRST, *SINCE), LATER, published=published), "table-changes")

    assert cells[0] == ["Figure", "2021, as published", "2021, as restated", "2022", "Change"]
    # Against 39, with the revised estimate left aside: the register has 119.
    assert row(cells, "Practitioners trained") == ["Practitioners trained", "40", "39", "50", "increase of 11"]
    assert row(cells, "Parties")[1:3] == ["150 (December 2021)", "150 (December 2021)"]
    assert row(cells, "Countries and areas assisted")[1] == ".."


def test_only_what_moved_has_a_note(published: Publication) -> None:
    text = to_markdown(report(held(PARTIES, *FIRST, *SINCE), LATER, published=published), "en")
    notes = re.findall(r"Restated since it was published: (.*?)\\?\n", text)

    assert notes == [
        "late information +1; duplicates removed −1.",
        "errors corrected +2; late information +7; duplicates removed −10.",
    ]


def test_the_ledger_says_what_moved_by_which_records_and_who_decided(published: Publication) -> None:
    cells = table(report(held(PARTIES, *FIRST, *SINCE), LATER, published=published), "table-restatement")

    assert cells[1:7] == [
        ["Practitioners trained", "", "", ""],
        ["as published", "40", "–", "–"],
        ["errors corrected", "+2", "Course a: “Two were left out.” (recorded 2 January 2023)", "–"],
        ["late information", "+7", "Course e (recorded 4 January 2023)", "–"],
        [
            "duplicates removed",
            "−10",
            "Course c (recorded 3 January 2023)",
            "Decided: same. Same days (Statistics Section, 3 January 2023)",
        ],
        ["as restated", "39", "–", "–"],
    ]
    assert [each[0] for each in cells if each[1] == ""] == ["Practitioners trained", "Activities of all kinds"]


def test_the_ledger_in_french(published: Publication) -> None:
    cells = table(report(held(PARTIES, *FIRST, *SINCE), LATER, published=published), "table-restatement", "fr")

    assert cells[0] == ["Chiffre et motif", "Nombre ou variation", "Fiches", "Décision"]
    revised = "Cours a\u00a0: «\u00a0Deux manquaient.\u00a0» (connu le 2 janvier 2023)"
    assert cells[3] == ["erreurs corrigées", "+2", revised, "–"]


def test_without_moves_there_is_no_ledger(published: Publication) -> None:
    document = report(held(PARTIES, *FIRST, SINCE[4]), LATER, published=published)

    assert "Annex III. Records" in to_markdown(document, "en")
    assert "Restate" not in to_markdown(document, "en")


def test_a_changed_definition_leaves_the_row_as_published_and_blocked(published: Publication) -> None:
    newer = evolve(PARTIES, version="2")
    document = report(held(PARTIES, newer, *FIRST, *SINCE), LATER, published=published)

    assert row(table(document, "table-changes"), "Parties")[1:] == [
        "150 (December 2021)",
        "150 (December 2021)",
        "152 (December 2022)",
        "not comparable",
    ]
    assert ["not restated: the definition changed", "..", "–", "–"] in table(document, "table-restatement")


def test_without_a_publication_the_table_is_as_it_was() -> None:
    cells = table(report(held(PARTIES, *FIRST, *SINCE), LATER, against=EARLIER), "table-changes")

    assert cells[0] == ["Figure", "2021", "2022", "Change"]


def test_a_publication_on_another_period_is_refused(published: Publication) -> None:
    with pytest.raises(InvalidValueError) as refused:
        report(held(PARTIES, *FIRST), LATER, against="2020", published=published)

    assert str(refused.value) == (
        "publication 'report-2021' reports on 2021-01-01..2021-12-31, and the report is compared with"
        " 2020-01-01..2020-12-31; compare with the period of the publication, or give another publication"
    )
