"""Many recommendations of a period are counted by group in the text, and the annex on paper has their texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import Document, Measured, Row, Table
from tracker.model import (
    Aspect,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
)
from tracker.reports import report
from tracker.reports._outline import MOST_ITEMS
from tracker.values import InternationalString, When
from tracker.writers import plain_text, to_markdown

THEMES = ("Asylum", "Labour", "Trafficking")


def text(words: str) -> InternationalString:
    return InternationalString(en=words, fr=words)


def recommended(number: int, *themes: str, **more: object) -> Recommendation:
    return Recommendation(
        id=f"r{number}",
        source="review",
        paragraph=f"1.{number}",
        text=text(f"Do thing number {number}."),
        issued=When("2021-05"),
        themes=frozenset(themes),
        **more,  # type: ignore[arg-type]  # fields as various as the tests
    )


def composed(*records: Record, annex: str = "short") -> Document:
    held = (SourceDocument(id="review", symbol="A/HRC/43/15", title=text("A review")), *records)
    return report(Register(id="r", title=text("R"), records=held), "2021", annex=annex)


def table(document: Document, anchor: str) -> Table | None:
    return next((each for each in document.blocks if isinstance(each, Table) and each.anchor == anchor), None)


def cells(row: Row) -> list[str]:
    return [plain_text(each.text if isinstance(each, Measured) else each, "en") for each in row.cells]


def body(document: Document) -> str:
    return to_markdown(document, "en").partition("Annex")[0]


@given(st.lists(st.sets(st.sampled_from(THEMES), min_size=1), min_size=MOST_ITEMS + 1, max_size=40))
def test_a_row_of_the_text_counts_what_a_reader_of_the_records_counts(themes: list[set[str]]) -> None:
    document = composed(*(recommended(number, *own) for number, own in enumerate(themes)))
    found = table(document, "table-recommendations")
    used = {each for own in themes for each in own}

    assert (found is None) is (len(used) == 1), "one group tells nothing apart"
    if found is not None:
        rows = {re.sub(r" \(\d+\)$", "", name): number for name, number in map(cells, found.rows)}
        assert rows == {each: str(sum(each in own for own in themes)) for each in used}
        assert "Do thing" not in body(document)


def test_the_annex_on_paper_has_the_text_of_each_with_its_paragraph_and_how_it_was_received() -> None:
    asked = [recommended(number, THEMES[number % 2]) for number in range(MOST_ITEMS + 2)]
    noted = StatusObservation(
        recommendation="r1", aspect=Aspect.ACCEPTANCE, as_of=When("2021-06"), scale="upr@1", code="noted"
    )

    found = table(composed(*asked, noted), "table-in-full-1")

    assert found is not None
    rows = list(map(cells, found.rows))
    assert [row[0] for row in rows if row[1] == ""] == ["Asylum", "Labour"]
    assert ["Do thing number 1", "A/HRC/43/15, para. 1.1", "Noted"] in rows
    assert ["Do thing number 0", "A/HRC/43/15, para. 1.0", ".."] in rows
    assert len(rows) == len(asked) + 2


def test_few_recommendations_are_told_one_by_one() -> None:
    document = composed(*(recommended(number, THEMES[number % 2]) for number in range(MOST_ITEMS)))

    assert table(document, "table-recommendations") is None
    assert "Do thing number 1" in body(document)


def test_many_that_nothing_tells_apart_are_a_list_whose_end_is_counted() -> None:
    document = composed(*(recommended(number) for number in range(MOST_ITEMS + 5)))

    assert table(document, "table-recommendations") is None
    assert "and 5 more" in body(document)


@pytest.mark.parametrize(
    ("field", "said"), [("addressees", "whom they are addressed to"), ("made_by", "who made them")]
)
def test_without_themes_another_field_groups_them(field: str, said: str) -> None:
    parties = (text("A"), text("B"))
    asked = (recommended(number, **{field: (parties[number % 2],)}) for number in range(MOST_ITEMS + 2))

    assert f"counts them by {said}" in body(composed(*asked))


def test_nothing_moves_and_nothing_ages_where_nobody_found_out_what_was_done() -> None:
    asked = [recommended(number, "Asylum") for number in range(MOST_ITEMS)]
    received = [
        StatusObservation(
            recommendation=each.id, aspect=Aspect.ACCEPTANCE, as_of=When("2021-06"), scale="upr@1", code="supported"
        )
        for each in asked
    ]
    document = composed(*asked, *received)

    assert "Nothing is known of what was done about them." in body(document)
    assert table(document, "table-statuses") is not None
    assert table(document, "table-movement") is None
    assert table(document, "table-ages") is None


def test_what_makes_recommendations_is_no_tool() -> None:
    paper = SourceDocument(
        id="review", symbol="A/HRC/43/15", title=text("A review"), kind="report", published=When("2021")
    )
    guide = SourceDocument(id="guide", title=text("A guide"), kind="publication", published=When("2021"))
    register = Register(id="r", title=text("R"), records=(paper, guide, recommended(1)))

    page = to_markdown(report(register, "2021", sections="tools"), "en")

    assert "A guide" in page
    assert "A review" not in page


def later(*records: Record) -> Document:
    held = (SourceDocument(id="review", symbol="A/HRC/43/15", title=text("A review")), *records)
    return report(Register(id="r", title=text("R"), records=held), "2022", annex="short")


def test_many_of_earlier_periods_are_counted_by_group_and_the_annex_has_their_texts() -> None:
    document = later(*(recommended(number, THEMES[number % 2]) for number in range(41)))
    found = table(document, "table-previous-recommendations-by-group")

    assert found is not None
    assert [re.sub(r" \(\d+\)$", "", cells(row)[0]) for row in found.rows] == ["Asylum", "Labour"]
    assert [cells(row)[1] for row in found.rows] == ["21", "20"]
    assert "Do thing" not in body(document)
    assert "Do thing number 40" in to_markdown(document, "en")


def test_what_was_closed_of_them_has_a_column_where_anything_was() -> None:
    asked = [recommended(number, THEMES[number % 2]) for number in range(41)]
    closed = StatusObservation(
        recommendation="r1", aspect=Aspect.VERIFIED, as_of=When("2022-03"), scale="plain@1", code="implemented"
    )
    found = table(later(*asked, closed), "table-previous-recommendations-by-group")

    assert found is not None
    assert [plain_text(column.title, "en") for column in found.columns][1:] == [
        "open at the start",
        "closed by the end",
    ]
    assert [cells(row)[2] for row in found.rows] == ["–", "1"]


def test_one_with_several_themes_is_counted_under_each_and_printed_once() -> None:
    asked = [recommended(number, *THEMES[: 1 + number % 2]) for number in range(MOST_ITEMS + 2)]
    found = table(composed(*asked), "table-in-full-1")

    assert found is not None
    texts = [cells(row)[0] for row in found.rows if cells(row)[1]]
    assert len(texts) == len(set(texts)) == len(asked)


@pytest.mark.parametrize("themes", [(), THEMES])
def test_what_became_of_those_that_are_no_rows_stands_in_the_annex(themes: tuple[str, ...]) -> None:
    """Whether anything groups them or not: of more than 40 the others once stood nowhere on paper."""
    asked = [recommended(number, *themes[number % 3 : number % 3 + 1]) for number in range(60)]
    found = [
        StatusObservation(
            recommendation=each.id, aspect=aspect, as_of=When("2022-03"), scale="plain@1", code="in_progress"
        )
        for each in asked
        for aspect in (Aspect.SELF_REPORTED, Aspect.VERIFIED)
    ]
    document = later(*asked, *found)
    listed = table(document, "table-in-full-1")

    assert listed is not None
    told = [cells(row) for row in listed.rows if cells(row)[1]]
    assert len(told) == len(asked)
    assert all(row[1].startswith("A/HRC/43/15, para. 1.") and row[2:] == ["In progress"] * 2 for row in told)
    assert "The annex has the text of each." in body(document)


def test_on_paper_acceptance_by_many_groups_has_those_with_the_most() -> None:
    """Of more than 20 groups paper once had no table at all."""
    asked = [recommended(number, f"theme {number % 25:02}") for number in range(25 + 12)]
    said = [
        StatusObservation(
            recommendation=each.id, aspect=Aspect.ACCEPTANCE, as_of=When("2021-06"), scale="upr@1", code="supported"
        )
        for each in asked
    ]
    found = table(composed(*asked, *said), "table-acceptance-theme")

    assert found is not None
    assert len(found.rows) == 1 + 12  # all of them, and the groups of two
    assert "13 more groups, with fewer recommendations, are left out." in [
        plain_text(each, "en") for each in found.legend
    ]
