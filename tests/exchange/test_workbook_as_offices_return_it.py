"""A workbook as offices give it back: with comments, sheets of their own, pasted texts and cells of every kind."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filled import FIRST, column_of, edited, put, row_of
from openpyxl import Workbook
from openpyxl.comments import Comment

import tracker
from tracker.errors import StructureError
from tracker.exchange import ImportPlan, plan_from_file, plan_from_workbook, write_workbook
from tracker.records._plain_form import FieldChange

REGISTER = """\
schema = 1
id = "office"
title = "Office"
languages = ["en"]

[[event]]
id = "a"
kind = "training"
title = "First"
when = "2021-03"
participants = 40

[[event]]
id = "b"
kind = "workshop"
title = "Second"
when = "2021-04"
countries = ["TD"]

[[event]]
id = "c"
kind = "workshop"
title = "Third"
when = "2021-05"
"""


@pytest.fixture
def returned(tmp_path: Path) -> Callable[[Callable[[Workbook], None]], ImportPlan]:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "register.toml").write_text(REGISTER, encoding="utf-8")
    write_workbook(tracker.load(tmp_path / "office"), tmp_path / "office.xlsx")
    return lambda edit: plan_from_workbook(tmp_path / "office", edited(tmp_path / "office.xlsx", edit))


def remarks(plan: ImportPlan) -> list[str]:
    return [str(each) for each in plan.remarks]


def test_comments_are_told_with_their_cell(returned: Callable[[Callable[[Workbook], None]], ImportPlan]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["event"]
        sheet.cell(row_of(sheet, "b"), column_of(sheet, "kind")).comment = Comment("Is this\na training?", "Reviewer")
        threaded = "[Threaded comment]\n\nYour version of Excel reads this.\n\nComment:\n    please check"
        sheet.cell(row_of(sheet, "c"), column_of(sheet, "women")).comment = Comment(threaded, "Reviewer")

    plan = returned(edit)
    assert (plan.added, plan.revised) == ((), ())
    assert remarks(plan) == [
        f"edited-office.xlsx:{line} sheet 'event', cell {cell} has a comment, which is not taken in: '{text}'; the "
        "column note keeps it"
        for line, cell, text in ((5, "C5", "Is this a training?"), (6, f"{letter(plan)}6", "please check"))
    ]


def letter(plan: ImportPlan) -> str:
    """Return the letter that the last remark names."""
    return str(plan.remarks[-1].text.parts["cell"])[:-1]  # type: ignore[attr-defined]  # a sentence


def test_a_sheet_of_their_own_is_told(returned: Callable[[Callable[[Workbook], None]], ImportPlan]) -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Our notes")["A1"] = "to be discussed"
        book.create_sheet("Sheet3")

    assert remarks(returned(edit)) == [
        "edited-office.xlsx:1 the sheet 'Our notes' is none of the workbook; nothing of it is read"
    ]


def test_a_workbook_in_another_language_has_no_sheet_of_somebody(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "register.toml").write_text(REGISTER, encoding="utf-8")
    write_workbook(tracker.load(tmp_path / "office"), tmp_path / "office.xlsx", language="fr")

    assert plan_from_workbook(tmp_path / "office", tmp_path / "office.xlsx").remarks == ()


@pytest.mark.parametrize(
    ("column", "value", "number_format", "before", "after"),
    [
        ("participants", "1\u00a0234", "@", 40, 1234),
        ("participants", "environ\u202f50", "@", 40, "~50"),
        ("participants", 5, "General", 40, 5),
        ("participants", 1234.0, "#,##0.0", 40, 1234),
        ("when", date(2021, 3, 15), "dd/mm/yyyy", "2021-03", "2021-03-15"),
        ("when", date(2021, 6, 1), "mmm yyyy", "2021-03", "2021-06"),
        ("when", "15\u00a0mars\u00a02021", "@", "2021-03", "2021-03-15"),
        ("countries", "Tchad\u00a0; Niger\u00a0", "@", (), ("NE", "TD")),
        ("countries", "Chad, Niger", "@", (), ("NE", "TD")),
        ("title.en", "\u201cFirst\u201d \u2013 d\u2019enqu\u00eateurs\u00a0", "@", "First",
         "\u201cFirst\u201d \u2013 d\u2019enqu\u00eateurs"),
        ("countries_complete", "FALSE", "@", True, False),
        ("countries_complete", False, "General", True, False),
        ("countries_complete", "non", "@", True, False),
    ],
)  # fmt: skip
def test_what_people_type_and_paste_is_read(
    returned: Callable[[Callable[[Workbook], None]], ImportPlan],
    column: str,
    value: object,
    number_format: str,
    before: object,
    after: object,
) -> None:
    def edit(book: Workbook) -> None:
        put(book["event"], row_of(book["event"], "a"), column, value, number_format)

    (revised,) = returned(edit).revised
    (change,) = revised.changes
    assert change.field == column.partition(".")[0]
    assert (shown(change, after=False), shown(change, after=True)) == (str(before), str(after))


def shown(change: FieldChange, *, after: bool) -> str:
    value = change.after if after else change.before
    short = getattr(value, "short", None)
    if isinstance(value, frozenset):
        return str(tuple(sorted(value)))
    return str(value if short is None else short())


def test_a_percentage_is_a_fault(returned: Callable[[Callable[[Workbook], None]], ImportPlan]) -> None:
    def edit(book: Workbook) -> None:
        put(book["event"], FIRST, "participants", 0.35, "0%")

    with pytest.raises(StructureError) as refused:
        returned(edit)
    (fault,) = refused.value.faults
    assert fault.message == "the cell holds a percentage"


def test_rows_sorted_filtered_deleted_and_added(returned: Callable[[Callable[[Workbook], None]], ImportPlan]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["event"]
        sheet.auto_filter.ref = f"A1:D{sheet.max_row}"
        sheet.delete_rows(row_of(sheet, "b"))
        row = sheet.max_row + 1
        for column, text in {"id": "d", "kind": "training", "title.en": "New", "when": "May 2022"}.items():
            put(sheet, row, column, text)

    plan = returned(edit)
    assert [(each.key, str(each.when)) for each in plan.added] == [("d", "2022-05")]  # type: ignore[attr-defined]  # events all
    assert plan.revised == ()
    (told,) = remarks(plan)
    assert told == (
        "edited-office.xlsx:1 the row of 'event b' was deleted, which changes nothing; 'tracker revise' retracts a "
        "record"
    )


def test_comments_of_any_table_are_told(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "register.toml").write_text(REGISTER, encoding="utf-8")
    book = Workbook()
    for row in (["id", "kind", "title", "when"], ["e", "training", "Course", "2021"]):
        book.active.append(row)
    book.active["B2"].comment = Comment("sure?", "Reviewer")
    book.save(tmp_path / "list.xlsx")
    plan = plan_from_file(tmp_path / "office", "event", tmp_path / "list.xlsx")

    assert [each.key for each in plan.added] == ["e"]
    assert remarks(plan) == ["list.xlsx:2 cell B2 has a comment, which is not taken in: 'sure?'"]
