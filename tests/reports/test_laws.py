"""Laws of any report: it proves no change that the records do not, leads from each number on, and shows no id."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from tracker import strategies
from tracker.checks import editorial
from tracker.checks._editorial import _body, _texts, _within
from tracker.codelists import countries
from tracker.comparison import Verdict
from tracker.documents import Document, Heading, Inline, Link, Message, Numeral, Table, Verbatim
from tracker.files import load
from tracker.indicators import Basis
from tracker.model import (
    Aspect,
    AssistanceEvent,
    Citation,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Mandate,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
)
from tracker.reports import Draft, Matter, report
from tracker.values import InternationalString, ReportingPeriod, When
from tracker.writers import plain_text, to_html, to_markdown

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
EARLIER, LATER = ReportingPeriod.parse("2020"), ReportingPeriod.parse("2021")
PROVED = (Verdict.INCREASE, Verdict.DECREASE, Verdict.UNCHANGED)


def matter_of(register: Register) -> Matter:
    seen: list[Matter] = []

    def look(matter: Matter, _: Draft) -> None:
        seen.append(matter)

    report(register, LATER, against=EARLIER, sections=look)
    return seen[0]


def parts_of(document: Document) -> Iterator[Inline]:
    """Go through all that the body of a document is made of."""
    return (part for block in _body(document) for text in _texts(block) for part in _within(text))


@given(strategies.registers())
def test_no_change_is_proved_by_records_that_are_incomplete(register: Register) -> None:
    for each in matter_of(register).comparisons:
        computed = each.indicator.of is not None and each.after.basis is Basis.EVIDENCED
        if computed and CoverageState.COMPLETE not in (each.before.coverage, each.after.coverage):
            assert each.change.verdict not in PROVED
        if computed and not all(side.coverage is CoverageState.COMPLETE for side in (each.before, each.after)):
            assert each.change.verdict not in PROVED


@given(strategies.registers())
def test_every_link_of_the_text_leads_to_its_evidence(register: Register) -> None:
    document = report(register, LATER, against=EARLIER)
    page = to_html(document, "en")
    places = set(re.findall(r'id="([^"]+)"', page))

    targets = [part.target for part in parts_of(document) if isinstance(part, Link) and part.target.startswith("#")]
    assert {target[1:] for target in targets} <= places


NAMED_ON_PAPER = (
    "Figure {number} of the annex.", "Figure {numbers} of the annex", "Figures {numbers} of the annex",
    "figure {numbers} of the annex", "figures {numbers} of the annex",
)  # fmt: skip
"""How notes name figures."""


def figures_named(document: Document) -> set[int | Fraction]:
    """The numbers of the figures that notes name."""
    said = [part for part in parts_of(document) if isinstance(part, Message) and part.id in NAMED_ON_PAPER]
    return {number.value for each in said for number in _within(each) if isinstance(number, Numeral)}


def figures_listed(document: Document) -> set[int | Fraction]:
    """The numbers of the figures that the annex lists."""
    tables = [each for each in document.blocks if isinstance(each, Table) and each.anchor == "table-figures"]
    return {row.cells[0].value for table in tables for row in table.rows if isinstance(row.cells[0], Numeral)}


@given(strategies.registers())
def test_on_paper_every_figure_of_the_text_has_its_number_in_the_annex(register: Register) -> None:
    document = report(register, LATER, against=EARLIER, annex="short")

    assert figures_named(document) <= figures_listed(document)


@given(strategies.registers())
def test_on_paper_every_number_of_recommendations_leads_to_a_row_of_the_annex(register: Register) -> None:
    document = report(register, LATER, against=EARLIER, annex="short")
    rows = {row.anchor for block in document.blocks if isinstance(block, Table) for row in block.rows}
    targets = {part.target for part in parts_of(document) if isinstance(part, Link)}

    assert {each.removeprefix("#") for each in targets if each.startswith("#behind-")} <= rows


def test_notes_do_name_figures() -> None:
    """The laws above speak of something."""
    document = report(load(EXAMPLE), "cop11", against="cop10", annex="short")

    assert {1, 7, 8, 9} <= figures_named(document) <= figures_listed(document)


@given(strategies.registers())
def test_no_id_of_a_record_stands_in_the_text(register: Register) -> None:
    document = report(register, LATER, against=EARLIER)
    symbols = {each.symbol for each in register.documents.values()} | {
        each.symbol for each in register.mandates.values()
    }
    keys = {record.key for record in register.current} - symbols

    shown = {part.text for part in parts_of(document) if isinstance(part, Verbatim)}
    assert shown & keys == set()


@pytest.mark.parametrize("table", sorted({record.table for record in load(EXAMPLE).records} - {"passage"}))
def test_no_id_stands_in_for_what_is_still_a_draft(table: str) -> None:
    """What is confirmed may refer to what is not; passages are left out, since one that quotes a draft is refused."""
    whole = load(EXAMPLE)
    records = [evolve(each, draft=each.table == table) for each in whole.records if each.table != "passage"]
    register = evolve(whole, records=records)
    keys = {each.key for each in register.current} - {getattr(each, "symbol", None) for each in register.current}

    document = report(register, register.period("cop11"), against=register.period("cop10"))

    assert {part.text for part in parts_of(document) if isinstance(part, Verbatim)} & keys == set()


def test_no_id_stands_in_for_a_draft_that_a_recommendation_comes_from() -> None:
    register = held(
        Mandate(id="draft", kind="convention", title=WORDS, draft=True),
        SourceDocument(id="paper", title=WORDS),
        Recommendation(id="paper", source="paper", text=WORDS, issued=When("2010")),
        *(Recommendation(id=f"a{each}", source="draft", text=WORDS, issued=When("2010")) for each in range(20)),
        StatusObservation(
            recommendation="paper", aspect=Aspect.VERIFIED, as_of=When("2010"), scale="plain@1", code="not_started"
        ),
    )

    page = to_markdown(report(register, LATER, against=EARLIER), "en")

    assert re.search(r"\| a record that is still a draft \| \[20\]\(#behind-\d+\) \|", page)
    assert "| draft |" not in page


# -- how much there is ------------------------------------------------------------------------------------------------

WORDS = InternationalString(en="A course on borders", fr="Un cours sur les frontières")


def held(*records: Record) -> Register:
    return Register(id="r", title=InternationalString(en="A register", fr="Un registre"), records=records)


def events(number: int) -> Iterator[AssistanceEvent]:
    codes, kinds = sorted(countries()), ("training", "workshop", "advisory", "network_support", "research")
    for each in range(number):
        yield AssistanceEvent(
            id=f"e{each}",
            kind=kinds[each % len(kinds)],
            title=WORDS,
            when=When("2021-05"),
            countries=frozenset({codes[each % 190]}),
        )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("number", [0, 1, 3, 5000])
def test_a_report_of_few_and_of_many_is_read(number: int, language: str) -> None:
    document = report(held(*events(number)), "2021", annex="none")
    remarks = editorial(document, language)

    assert [each for each in remarks if each.rule != "number-first"] == []
    assert len(to_markdown(document, language).split()) < 2500


def test_what_is_counted_in_the_text_is_listed_in_the_annex() -> None:
    document = report(held(*events(200)), "2021")
    table = next(each for each in document.blocks if isinstance(each, Table) and each.anchor == "table-records")

    assert len(table.rows) == 200


# -- how much evidence ------------------------------------------------------------------------------------------------


def annexes(document: Document) -> list[str]:
    heads = [each for each in document.blocks if isinstance(each, Heading) and each.level == 1 and not each.number]
    return [re.sub(r"^Annex(?: \w+)?\. ", "", plain_text(each.text, "en")) for each in heads]


def test_the_annex_is_none_short_or_full() -> None:
    register = held(*events(3))

    assert annexes(report(register, "2021", annex="none")) == []
    assert annexes(report(register, "2021", annex="short")) == ["Figures, their bounds and their sources"]
    assert report(register, "2021", annex="full") == report(register, "2021")


def test_the_difference_between_records_stands_in_the_annex_alone() -> None:
    period = DeclaredPeriod(id="p", start=LATER.start, end=LATER.end)
    before = [AssistanceEvent(id=f"b{each}", kind="training", title=WORDS, when=When("2020-05")) for each in range(21)]
    register = held(period, *before, *events(3))
    text = to_markdown(report(register, "p", against=EARLIER), "en")
    body, annex = text.split("Annex I.")[0], text.split('<a id="table-differences">')[1]

    assert "decrease of" not in body
    assert "| −18 |" in annex


def test_complete_records_prove_a_change() -> None:
    complete = [Coverage(of="event", period=str(each), state=CoverageState.COMPLETE) for each in (EARLIER, LATER)]
    before = AssistanceEvent(id="b", kind="training", title=WORDS, when=When("2020-05"))
    text = to_markdown(report(held(*complete, before, *events(4)), LATER, against=EARLIER), "en")

    assert "increase of 3" in text.split("Annex I.")[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_source_is_named_with_its_document(language: str) -> None:
    document = SourceDocument(id="d", symbol="A/1", title=WORDS, covers="p")
    event = AssistanceEvent(
        id="e", kind="training", title=WORDS, when=When("2021-05"), citations=(Citation(document="d", paragraph="46"),)
    )
    period = DeclaredPeriod(id="p", start=LATER.start, end=LATER.end)
    text = to_markdown(report(held(document, event, period), "p"), language)

    assert re.search(r"A/1, par(a)?\.\s46", text)
    assert not re.search(r"\(par(a)?\.", text)
