"""A list names a document and a place in it in one cell: both go where they belong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import StructureError
from tracker.exchange import apply_import, plan_from_file
from tracker.exchange._cited_places import read_cited_place
from tracker.files import load
from tracker.records import unstructure
from tracker.values import DocumentSymbol

HEADER = """\
schema = 1
id = "d"
title = "Audits"
languages = ["en", "fr"]

[[document]]
id = "audit-2024"
kind = "report"
symbol = "A/79/5(Vol.I)"
title = "Audit"

[[document]]
id = "manual"
kind = "report"
title = "Manual, page 3"
"""

PLACES = [
    ("A/79/5 (Vol. I), chap. II, para. 8", "A/79/5 (Vol. I)", "II.8", None),
    ("A/79/5 (Vol. I), chap. II, par. 8", "A/79/5 (Vol. I)", "II.8", None),
    ("A/79/5, Vol. I, para. 8", "A/79/5, Vol. I", "8", None),
    ("A/RES/78/9, paras. 3-5", "A/RES/78/9", "3-5", None),
    ("A/RES/78/9, paras. 3, 5 and 7", "A/RES/78/9", "3, 5 and 7", None),
    ("A/RES/78/9 OP3", "A/RES/78/9", "3", None),
    ("E/CN.15/2023/6, annex II, table 3", "E/CN.15/2023/6", "annex II, table 3", None),
    ("E/CN.15/2023/6, annexe", "E/CN.15/2023/6", "annexe", None),
    ("E/CN.15/2023/6 (annexe II, p. 12)", "E/CN.15/2023/6", "annexe II", "12"),
    ("A/79/5, p. 12", "A/79/5", None, "12"),
    ("A/79/5, pp. 12–14", "A/79/5", None, "12–14"),
    ("A/79/5 (para. 8 (a))", "A/79/5", "8 (a)", None),
    ("A/79/5, par. 8 a)", "A/79/5", "8 a)", None),
    ("A/79/5 § 8 bis", "A/79/5", "8 bis", None),
    ("A/79/5 - Paragraph 6.12.", "A/79/5", "6.12", None),
    ("A/79/5, cap. III, párr. 4", "A/79/5", "III.4", None),
    ("A/79/5, п. 8", "A/79/5", "8", None),
    ("A/79/5، الفقرة 8", "A/79/5", "8", None),
    ("A/79/5，第8段", "A/79/5", "8", None),
    ("The audit of last year, para. 8", "The audit of last year", "8", None),
]


@pytest.mark.parametrize(("cell", "document", "paragraph", "page"), PLACES)
def test_a_cell_is_parted_into_a_document_and_a_place(
    cell: str, document: str, paragraph: str | None, page: str | None
) -> None:
    found = read_cited_place(cell)

    assert found is not None
    assert (found.document, found.paragraph, found.page) == (document, paragraph, page)


@pytest.mark.parametrize(
    "cell",
    [
        "A/79/5 (Vol. I)", "A/80/6 (Sect. 16)", "Guidelines, annex 2", "Report on the plan, phase 2", "para. 8",
        "Report of the Board, 2024", "Note on pages and people", "Plan par excellence", "", "x" * 1000,
    ],
)  # fmt: skip
def test_what_is_only_the_name_of_a_document_is_left_whole(cell: str) -> None:
    assert read_cited_place(cell) is None


@given(
    st.sampled_from(["A/79/5 (Vol. I)", "A/RES/78/9", "CTOC/COP/2022/3", "A/HRC/44/12/Add.1"]),
    st.sampled_from([", ", " ", "; ", " (", ": "]),
    st.sampled_from(["para. ", "paragraph ", "par. ", "§ ", "párr. "]),
    st.integers(1, 999),
)
def test_a_symbol_keeps_its_number_and_the_paragraph_its_own(symbol: str, gap: str, word: str, number: int) -> None:
    found = read_cited_place(f"{symbol}{gap}{word}{number}{')' if '(' in gap else ''}")

    assert found is not None
    assert DocumentSymbol(found.document) == DocumentSymbol(symbol)
    assert found.paragraph == str(number)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    found = tmp_path / "audits"
    found.mkdir()
    (found / "register.toml").write_text(HEADER, encoding="utf-8")
    return found


def table(register: Path, text: str) -> Path:
    path = register.parent / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


HEAD = "source;text;issued\n"
ROWS = f"""\
{HEAD}A/79/5 (Vol. I), chap. II, para. 8;Do one;2024
A/78/5 (Vol. I), chap. II, para. 8;Do two;2023
A/78/5 (Vol. I), chap. III, para. 8;Do three;2023
A/78/5 (Vol. I), p. 4;Do four;2023
"""


def test_recommendations_are_drawn_from_the_document_and_its_paragraph(register: Path) -> None:
    path = table(register, ROWS)
    plan = plan_from_file(register, "recommendation", path, create=("document",))

    assert [(each.id, each.symbol) for each in plan.created] == [("a-78-5-vol-i", "A/78/5(Vol.I)")]
    apply_import(plan, "add")
    assert [(each.id, each.source, each.paragraph) for each in load(register).recommendations.values()] == [
        ("a-78-5-vol-i-II.8", "a-78-5-vol-i", "II.8"),
        ("a-78-5-vol-i-III.8", "a-78-5-vol-i", "III.8"),
        ("a-78-5-vol-i-p.-4", "a-78-5-vol-i", "p. 4"),
        ("audit-2024-II.8", "audit-2024", "II.8"),
    ]
    again = plan_from_file(register, "recommendation", path, create=("document",))
    assert (again.created, again.added, again.revised, len(again.unchanged)) == ((), (), (), 4)


def test_the_chapter_of_the_cell_and_the_paragraph_of_a_column_belong_together(register: Path) -> None:
    rows = "source;paragraph;text;issued\nA/79/5 (Vol. I), chap. II;8;Do one;2024\n"
    rows += "A/79/5 (Vol. I), chap. II, para. 9;9;Do two;2024\n"
    plan = plan_from_file(register, "recommendation", table(register, rows))

    assert [unstructure(each)["paragraph"] for each in plan.added] == ["II.8", "II.9"]


def test_two_paragraphs_of_one_row_are_refused(register: Path) -> None:
    path = table(register, "source;paragraph;text;issued\nA/79/5 (Vol. I), para. 9;8;Do one;2024\n")
    with pytest.raises(StructureError) as refused:
        plan_from_file(register, "recommendation", path)

    assert [str(each) for each in refused.value.faults] == [
        (
            "list.csv:2 fault at column 'paragraph': the document has 'para. 9' behind it, and a column of its own "
            "has '8' (keep one of the two)"
        )
    ]


def test_citations_hold_the_place_and_the_page(register: Path) -> None:
    rows = "id;kind;title;when;citations.document\na;training;Course;2024;A/79/5 (Vol. I), annex II, p. 12\n"
    rows += 'b;training;Visit;2024;"A/79/5 (Vol. I), para. 3; A/79/5 (Vol. I), para. 5"\n'
    path = table(register, rows)
    plan = plan_from_file(register, "event", path)

    assert [[(each.document, each.paragraph, each.page) for each in one.citations] for one in plan.added] == [
        [("A/79/5(Vol.I)", "annex II", "12")],
        [("A/79/5(Vol.I)", "3", None), ("A/79/5(Vol.I)", "5", None)],
    ]


def test_a_document_that_the_register_calls_so_is_left_whole(register: Path) -> None:
    rows = "id;kind;title;when;citations.document\na;training;Course;2024;Manual, page 3\n"
    with pytest.raises(StructureError) as refused:
        plan_from_file(register, "event", table(register, rows))

    assert "'Manual, page 3'" in str(refused.value.faults[0])
