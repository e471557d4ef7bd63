"""What a workbook cannot mean is refused with its place, and nothing of it is taken in."""

import json
from base64 import b64encode
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from zlib import compress, compressobj

import pytest
from attrs import evolve
from filled import FIRST, column_of, edited, put, row_of
from openpyxl import Workbook
from returned import EVENT, REGISTER, Edit, faults_of, few_sheets, one

from tracker.errors import InvalidValueError
from tracker.exchange import is_filled_workbook
from tracker.exchange._entry_plan import plan_of_workbook


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return few_sheets(tmp_path_factory.mktemp("few"))


# -- what is refused --------------------------------------------------------------------------------------------------


def formula(book: Workbook) -> None:
    book["event"].cell(FIRST, column_of(book["event"], "participants")).value = "=1+1"


def merged(book: Workbook) -> None:
    book["event"].merge_cells("C8:C9")


def twice(book: Workbook) -> None:
    sheet = book["event"]
    sheet.cell(FIRST + 1, 1).value = sheet.cell(FIRST, 1).value


def apart(book: Workbook) -> None:
    sheet = book["event"]
    place = column_of(sheet, "when")
    held = [sheet.cell(row, place).value for row in range(FIRST, sheet.max_row + 1)]
    for row, value in enumerate(sorted(held), FIRST):
        put(sheet, row, "when", value)


def apart_below(book: Workbook) -> None:
    sheet = book["event.citations"]
    place = column_of(sheet, "paragraph")
    held = [sheet.cell(row, place).value for row in range(FIRST, sheet.max_row + 1)]
    for row, value in enumerate(sorted(held, key=str), FIRST):
        put(sheet, row, "paragraph", value)


def without_keys(book: Workbook) -> None:
    book["event"].delete_rows(1)


def no_id(book: Workbook) -> None:
    sheet = book["event"]
    put(sheet, sheet.max_row + 1, "title.en", "A new training, in Vienna")


def without_key(book: Workbook) -> None:
    book["event"].cell(row_of(book["event"], EVENT), 1).value = None
    put(book["event"], FIRST, "participants", "7")


def stray(book: Workbook) -> None:
    sheet = book["event.citations"]
    last = sheet.max_row + 1
    put(sheet, last, "#of", "nobody")
    put(sheet, last, "document", "CTOC/COP/2022/3")


def key_column_twice(book: Workbook) -> None:
    sheet = book["event"]
    sheet.cell(1, sheet.max_column + 1).value = "women"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (one("participants", 0.25, "0%"), "the cell holds a percentage (format the column as text and type the share"),
        (one("when", time(12, 30), "h:mm"), "the cell holds a time of day (format the column as text and type a date)"),
        (one("when", datetime(2026, 1, 20), "d/m"), "the cell holds the date 2026-01-20 (format the column as text"),  # noqa: DTZ001  # a cell has no time zone
        (one("title.en", date(2026, 1, 20), "yyyy"), "the cell holds the date 2026-01-20 (format the column as text"),
        (one("when", "2021-13"), "'2021-13' has month 13"),
        (one("kind", "trainin"), "did you mean 'training'?"),
        (one("programmes", "nope"), "the register has no programme 'nope'"),
        (
            one("id", "other"),
            f"this is what tells 'event {EVENT}' from others (leave it, and enter a record of its own",
        ),
        (formula, "the cell holds a formula (paste its value in its place)"),
        (merged, "the cells C8:C9 are merged (unmerge them; each cell says something of its own)"),
        (twice, "stands in row 4 as well (keep one of the two rows)"),
        (
            apart,
            "cells hold what other rows held: the column was sorted apart from the others (undo it, and sort whole",
        ),
        (
            apart_below,
            "cells hold what other rows held: the column was sorted apart from the others (undo it, and sort",
        ),
        (without_keys, "the first row names no column '#key' (put the row of keys back"),
        (no_id, "a new record needs an id (type one, such as a-new-training-in-vienna)"),
        (without_key, f"event '{EVENT}' is there already (change its own row, or give the new record another id)"),
        (stray, "no row is 'nobody' (name a record of the sheet event, or a new one as new:ID)"),
        (key_column_twice, "column 'women' stands twice (keep one of them)"),
    ],
)
def test_what_cannot_be_meant_is_a_fault_with_its_place(few: Path, edit: Edit, told: str) -> None:
    found = faults_of(edited(few, edit))

    assert any(told in fault for fault in found), found
    assert all("sheet 'event" in fault for fault in found)


def test_a_number_that_may_have_lost_zeros_is_a_fault(few: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book["event.citations"], FIRST, "paragraph", 115.12, "0.000")

    (fault,) = faults_of(edited(few, edit))

    assert (
        "sheet 'event.citations', cell D4, column 'paragraph': the cell holds the number 115.12, which may have"
        in fault
    )


def test_a_column_that_says_nothing_is_a_fault_only_if_it_has_a_key(few: Path) -> None:
    def remark(book: Workbook) -> None:
        sheet = book["event"]
        sheet.cell(FIRST, sheet.max_column + 1).value = "a remark of ours"

    def unknown(book: Workbook) -> None:
        sheet = book["event"]
        sheet.cell(1, sheet.max_column + 1).value = "participant"

    assert plan_of_workbook(REGISTER, edited(few, remark)).revised == ()
    assert "unknown column 'participant' (did you mean 'participants'?)" in faults_of(edited(few, unknown))[0]


def test_a_sealed_copy_that_is_not_whole_is_refused(few: Path) -> None:
    def edit(book: Workbook) -> None:
        cell = book["_tracker"]["A2"]
        cell.value = f"{cell.value[:-8]}AAAAAAAA"

    (fault,) = faults_of(edited(few, edit))
    assert "the sealed copy of what stood in the workbook is not whole (take a fresh workbook" in fault


def sealed_as(plain: object) -> Edit:
    """Seal something else, as somebody might who knows how."""

    def edit(book: Workbook) -> None:
        text = json.dumps(plain).encode()
        sheet = book["_tracker"]
        sheet.delete_rows(1, sheet.max_row)
        sheet["A1"], sheet["A2"] = f"x{sha256(text).hexdigest()}", f"x{b64encode(compress(text)).decode()}"

    return edit


@pytest.mark.parametrize(
    "plain",
    [
        1,
        {},
        {"register": "r", "language": "en", "records": []},
        {"register": "r", "language": "xx", "records": {}},
        {"register": "r", "language": "en", "records": {"nothing": {"a": [{}, {"b": []}]}}},
        {"register": "r", "language": "en", "records": {"event": {"a": [{"id": 1}, {}]}}},
        {"register": "r", "language": "en", "records": {"event": {"a": [{}, {"sheep": [{}]}]}}},
    ],
)
def test_a_copy_that_somebody_else_sealed_is_refused(few: Path, plain: object) -> None:
    assert "is not whole" in faults_of(edited(few, sealed_as(plain)))[0]


def test_a_copy_of_billions_of_letters_is_refused(few: Path) -> None:
    def edit(book: Workbook) -> None:
        packer = compressobj(9)
        packed = b"".join(packer.compress(b" " * 2**20) for _ in range(2**8)) + packer.flush()
        for row, start in enumerate(range(0, len(packed), 20_000), 2):
            book["_tracker"].cell(row, 1).value = f"x{b64encode(packed[start : start + 20_000]).decode()}"

    assert "is not whole" in faults_of(edited(few, edit))[0]


@pytest.mark.parametrize("number", ["9" * 5_000, "0", "-1", "½", "zwei"])
def test_a_place_in_a_list_that_there_is_not_is_a_fault(few: Path, number: str) -> None:
    def edit(book: Workbook) -> None:
        put(book["event.citations"], FIRST, "#n", number)

    assert "the list had no item" in faults_of(edited(few, edit))[0]


def test_a_workbook_of_another_register_is_refused(few: Path) -> None:
    with pytest.raises(
        InvalidValueError, match="is a workbook of the register 'smuggling-of-migrants', and not of 'o'"
    ):
        plan_of_workbook(evolve(REGISTER, id="o"), few)


def test_a_file_of_somebody_else_is_no_workbook_of_a_register(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no archive")
    Workbook().save(tmp_path / "b.xlsx")

    assert not any(is_filled_workbook(tmp_path / name) for name in ("a.xlsx", "b.xlsx", "c.xlsx", "c.csv"))


@pytest.mark.parametrize("column", ["#key", "id", "when"])
def test_one_cell_filled_down_is_said_as_a_few_faults(few: Path, column: str) -> None:
    """As with any table: what many rows have wrong in one way is said once, and the rows are named."""

    def filled_down(book: Workbook) -> None:
        sheet = book["event"]
        place = column_of(sheet, column)
        said = "2021-13" if column == "when" else sheet.cell(FIRST, place).value
        for row in range(FIRST, sheet.max_row + 1):
            sheet.cell(row, place).value = said

    found = faults_of(edited(few, filled_down))

    assert len(found) <= 12, found
    assert any("is in rows" in fault for fault in found)
