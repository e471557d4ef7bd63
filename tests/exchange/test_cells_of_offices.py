"""Cells as offices write them: read where they can mean one thing, asked about where they can mean two."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tracker.errors import StructureError
from tracker.exchange import plan_from_file
from tracker.model import AssistanceEvent
from tracker.records import unstructure

REGISTER = 'schema = 1\nid = "r"\ntitle = "R"\nlanguages = ["en", "fr"]\n'


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


Read = Callable[..., dict[str, object]]


@pytest.fixture
def read(register: Path, tmp_path: Path) -> Read:
    """Read one event from a table of one row, and return what it says."""

    def event(head: str, row: str, **options: object) -> dict[str, object]:
        path = tmp_path / "list.csv"
        path.write_text(f"id\tkind\ttitle\t{head}\ne\ttraining\tCourse\t{row}\n", encoding="utf-8")
        (found,) = plan_from_file(register, "event", path, **options).added  # type: ignore[arg-type]  # options by their names
        assert isinstance(found, AssistanceEvent)
        return unstructure(found)

    return event


def refused(read: Read, head: str, row: str, **options: object) -> str:
    with pytest.raises(StructureError) as raised:
        read(head, row, **options)
    (fault,) = raised.value.faults
    return str(fault)


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("about 40", {"value": 40, "qualifier": "about", "text": "about 40"}),
        ("plus de 4 000", {"value": 4000, "qualifier": "more_than", "text": "plus de 4 000"}),
        ("vingt-cinq", {"value": 25, "text": "vingt-cinq"}),
        ("20-25", {"value": 20, "qualifier": "between", "upper": 25}),
        ("une trentaine", {"value": 30, "qualifier": "about", "text": "une trentaine"}),
        ("plus d’une centaine", {"value": 100, "qualifier": "more_than", "text": "plus d’une centaine"}),
        ("de 20 à 25", {"value": 20, "qualifier": "between", "upper": 25, "text": "de 20 à 25"}),
        ("entre 20 et 25", {"value": 20, "qualifier": "between", "upper": 25, "text": "entre 20 et 25"}),
        ("4 000", 4000),
        ("> 4\u202f000", {"value": 4000, "qualifier": "more_than"}),
        ("1'234", 1234),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("40,5", "40.5"),
    ],
)
def test_numbers(cell: str, number: object, read: Read) -> None:
    assert read("when\tparticipants", f"2021\t{cell}")["participants"] == number


@pytest.mark.parametrize("cell", ["1,234", "1.234", "more than 1,234", "environ 1.234"])
def test_a_number_that_may_be_two_is_asked_about(cell: str, read: Read) -> None:
    assert refused(read, "when\tparticipants", f"2021\t{cell}") == (
        f"list.csv:2 fault at column 'participants': '{cell}' may be 1234, or have decimals "
        "(say which mark stands before decimals: --decimal , or --decimal .)"
    )


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("1,234", ".", 1234),
        ("1,234", ",", "1.234"),
        ("1.234", ",", 1234),
        ("environ 1.234", ",", {"value": 1234, "qualifier": "about", "text": "environ 1.234"}),
        ("more than 1,234", ".", {"value": 1234, "qualifier": "more_than", "text": "more than 1,234"}),
    ],
)
def test_what_is_answered_is_read(cell: str, decimal: str, number: object, read: Read) -> None:
    assert read("when\tparticipants", f"2021\t{cell}", decimal=decimal)["participants"] == number


def test_a_percentage_is_no_number(read: Read) -> None:
    assert refused(read, "when\tparticipants", "2021\t35 %") == (
        "list.csv:2 fault at column 'participants': '35 %' is a percentage (write the share, as in 7/20, or the bare "
        "number where percentages are what is counted)"
    )


def test_a_hedge_in_a_column_of_its_own(read: Read) -> None:
    said = read("when\tparticipants.value\tparticipants.qualifier", "2021\tvingt-cinq\tabout")

    assert said["participants"] == {"value": 25, "qualifier": "about"}


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("first quarter 2022", "first quarter 2022"),
        ("du 3 au 5 mars 2021", "2021-03-03/2021-03-05"),
        ("Q2 2021", "2021-34"),
        ("2021/03/05", "2021-03-05"),
        ("2021-3-5", "2021-03-05"),
        ("2021-03-05 00:00:00", "2021-03-05"),
        ("2021-03-05T00:00:00", "2021-03-05"),
    ],
)
def test_dates(cell: str, edtf: str, read: Read) -> None:
    assert read("when", cell)["when"] == edtf


@pytest.mark.parametrize("cell", ["03/2021", "05/03/2021", "5.3.2021", "31/12/2021"])
def test_the_order_of_figures_is_asked_about(cell: str, read: Read) -> None:
    assert refused(read, "when", cell) == (
        f"list.csv:2 fault at column 'when': '{cell}' does not tell which figure is the month (say in what order dates "
        "are written: --dates dmy or --dates mdy)"
    )


@pytest.mark.parametrize(
    ("cell", "order", "edtf"),
    [
        ("05/03/2021", "dmy", "2021-03-05"),
        ("05/03/2021", "mdy", "2021-05-03"),
        ("5.3.2021", "dmy", "2021-03-05"),
        ("03/2021", "dmy", "2021-03"),
        ("03/2021", "mdy", "2021-03"),
    ],
)
def test_the_order_that_is_said_is_read(cell: str, order: str, edtf: str, read: Read) -> None:
    assert read("when", cell, dates=order)["when"] == edtf


def test_the_century_is_never_guessed(read: Read) -> None:
    assert refused(read, "when", "05/03/21", dates="dmy") == (
        "list.csv:2 fault at column 'when': '05/03/21' does not tell the century of its year (write years with four "
        "figures)"
    )


def test_a_number_that_counts_days_is_told(read: Read) -> None:
    assert refused(read, "when", "44260") == (
        "list.csv:2 fault at column 'when': '44260' is what spreadsheets count days by, here 2021-03-05 (format the "
        "column as a date and save the table anew)"
    )


def test_a_day_of_the_calendar_in_words(read: Read) -> None:
    assert read("when\trecorded", "2021\t5 mars 2021")["recorded"] == "2021-03-05"
    assert "a day is expected, got the text 'March 2021'" in refused(read, "when\trecorded", "2021\tMarch 2021")


# -- days and numbers of spreadsheets ---------------------------------------------------------------------------------


def of_cell(register: Path, column: str, value: object, number_format: str) -> object:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "kind", "title", "when", column] if column != "when" else ["id", "kind", "title", "when"])
    sheet.append(["e", "training", "Course", "2021", value] if column != "when" else ["e", "training", "Course", value])
    cell = sheet.cell(2, sheet.max_column)
    cell.number_format = number_format
    path = register.parent / "list.xlsx"
    book.save(path)
    (found,) = plan_from_file(register, "event", path).added
    return unstructure(found)[column.partition(".")[0]]


@pytest.mark.parametrize(
    ("number_format", "edtf"), [("dd/mm/yyyy", "2021-03-05"), ("mmm yyyy", "2021-03"), ("yyyy", "2021")]
)
def test_a_day_is_as_precise_as_its_cell_shows(number_format: str, edtf: str, register: Path) -> None:
    assert of_cell(register, "when", date(2021, 3, 5), number_format) == edtf


NO_YEAR = "the cell holds a day and shows no year (format the column as a date with its year)"
NO_DATE = "the cell holds the date 2026-01-20 (format the column as text and type it anew: 1/20 was taken for a day)"
SHARE = "the cell holds a percentage (format the column as text and type the share, as in 7/20)"


@pytest.mark.parametrize(
    ("column", "value", "number_format", "told"),
    [
        ("when", date(2021, 3, 5), "d mmm", NO_YEAR),
        ("participants", date(2026, 1, 20), "d/m/yyyy", NO_DATE),
        ("citations.paragraph", date(2026, 1, 20), "d/m/yyyy", NO_DATE),
        ("participants", 0.35, "0%", SHARE),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_told(
    column: str, value: object, number_format: str, told: str, register: Path
) -> None:
    with pytest.raises(StructureError) as raised:
        of_cell(register, column, value, number_format)

    assert str(raised.value.faults[0]).endswith(told)


def test_a_number_that_a_spreadsheet_holds_is_never_asked_about(register: Path) -> None:
    assert of_cell(register, "participants", 1.234, "0.000") == "1.234"
    assert of_cell(register, "participants", 1234, "#,##0") == 1234


# -- countries --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Côte d'Ivoire", ["CI"]),
        ("Bolivia (Plurinational State of); Viet Nam", ["BO", "VN"]),
        ("Суринам; 巴西; ألمانيا; República Dominicana; le Niger", ["BR", "DE", "DO", "NE", "SR"]),
        ("NE;PK", ["NE", "PK"]),
    ],
)
def test_countries_by_their_names(cell: str, codes: list[str], read: Read) -> None:
    assert read("when\tcountries", f"2021\t{cell}")["countries"] == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Chad, Niger", ["NE", "TD"]),
        ("Bosnia and Herzegovina, Trinidad and Tobago and Peru", ["BA", "PE", "TT"]),
        ("Tchad, Niger et Côte d’Ivoire", ["CI", "NE", "TD"]),
        ("Sénégal / Mali", ["ML", "SN"]),
        ("Congo, Democratic Republic of the", ["CD"]),
        ("Perú y Bolivia", ["BO", "PE"]),
    ],
)
def test_countries_listed_in_words(cell: str, codes: list[str], read: Read) -> None:
    assert read("when\tcountries", f"2021\t{cell}")["countries"] == codes


def test_a_list_of_countries_that_names_something_else(read: Read) -> None:
    assert refused(read, "when\tcountries", "2021\tChad, Niger and others").startswith(
        "list.csv:2 fault at column 'countries': 'Chad, Niger and others' is not in code list 'countries'"
    )


def test_an_unknown_country_names_the_nearest(read: Read) -> None:
    assert "'Bangladsh' is not in code list 'countries'; did you mean 'BD' (Bangladesh)?" in refused(
        read, "when\tcountries", "2021\tBangladsh"
    )
