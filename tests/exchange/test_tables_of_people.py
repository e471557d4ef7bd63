"""Tables as people make them: encodings, headings, formats, and rows that do not fit."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from audit import HEADER, ROWS, audit_in, faults, keys, list_in, planned
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import (
    MissingExtraError,
    StructureError,
    UnsupportedFormatError,
)
from tracker.exchange import apply_import, plan_from_file
from tracker.files import load


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return audit_in(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    return list_in(tmp_path)


# -- tables as people make them ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (ROWS.replace(",", ";"), {}),
        (ROWS.replace(",", "\t"), {}),
        ("sep=;\r\n" + ROWS.replace(",", ";").replace("\n", "\r\n"), {}),
        ("\ufeff" + ROWS, {}),
        (ROWS.encode("utf-16"), {}),
        (ROWS.encode("cp1252"), {"encoding": "cp1252"}),
        ("Lista de recomendaciones,,,\n,,,\n" + ROWS + ",,,\n\n", {}),
        (ROWS.replace("Párrafo", '" PÁRRAFO *"').replace("Estado", '"Estado\n"'), {}),
        ("Párrafo,Recomendación,Verificado,\n,,Estado,Fecha\n" + ROWS.partition("\n")[2], {}),
    ],
)
def test_the_same_table_however_it_was_saved(
    register: Path, table: Callable[..., Path], content: str | bytes, options: dict[str, str]
) -> None:
    plain = planned(register, table(ROWS))

    assert planned(register, table(content), **options).added == plain.added


def test_an_encoding_is_never_guessed(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, table(ROWS.encode("cp1252"))) == [
        "lista.csv:1 fault: byte 0xe1 is not UTF-8 "
        "(save the file in the encoding UTF-8, or name its own, such as --encoding cp1252)"
    ]
    assert faults(register, table(ROWS), encoding="utf-88") == [
        "lista.csv fault: there is no encoding 'utf-88' (name one such as cp1252)"
    ]


def test_a_missing_column_names_the_nearest(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, table(ROWS.replace("Recomendación", "Recomendacion"))) == [
        "lista.csv:1 fault: column 'Recomendación' is missing (did you mean 'Recomendacion'?)"
    ]


def test_a_table_without_a_heading(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, table("1,2\n3,4\n"), columns={}) == [
        "lista.csv:1 fault: no row names columns that are known (say which is which: --map FIELD=COLUMN)"
    ]
    assert faults(register, table(""), columns={}) == [
        "lista.csv fault: there is no table in it (a table has a row that names its columns)"
    ]


def test_columns_that_are_not_read_are_told(register: Path, table: Callable[..., Path]) -> None:
    assert planned(register, table("Nota,Párrafo,Recomendación,Estado,Fecha\nx,1,A,Implemented,2020\n")).unread == (
        "Nota",
    )


def test_json_lines(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        '{"id": "a", "text": {"en": "Do", "es": "Hacer"}, "themes": ["x;y", "z"], "n": 1}\n\n'
        '{"id": "b", "text": "Pintar", "paragraph": "12"}\n',
        "lista.jsonl",
    )
    plan = planned(register, path, columns={}, constants={"source": "report", "issued": "2019"})

    assert keys(plan) == ["recommendation a", "recommendation b"]
    assert plan.added[0].themes == {"x;y", "z"}
    assert plan.unread == ("n",)
    assert faults(register, table('{"id": 1.50}\n{', "x.jsonl"), columns={}) == [
        "x.jsonl:2 fault at row[1]: this is not JSON: expecting property name enclosed in double quotes in column 2"
    ]


def workbook(path: Path, *rows: list[Any], sheet: str = "Annex II") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    page = book.create_sheet(sheet)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_a_workbook(register: Path, tmp_path: Path) -> None:
    head = ["Párrafo", "Recomendación", "Estado", "Fecha"]
    path = workbook(
        tmp_path / "lista.xlsx", ["Anexo"], [], head, [23, "Revisar\nlas cuentas", "Implemented", date(2020, 6, 30)]
    )
    plan = planned(register, path)

    assert keys(plan) == ["recommendation report-23", "status report-23@verified@2020-06-30"]
    assert planned(register, path, sheet="Annex II").added == plan.added
    assert faults(register, path, sheet="Annex I") == [
        "lista.xlsx fault: there is no sheet 'Annex I' (the sheets are 'Cover', 'Annex II')"
    ]


def test_cells_that_are_no_text(register: Path, tmp_path: Path) -> None:
    head = ["Párrafo", "Recomendación", "Estado", "Fecha"]
    path = workbook(tmp_path / "lista.xlsx", head, [115.12, "=1+1", "Implemented", 2020], [7, "x", "#REF!", 2020.5])

    assert faults(register, path) == [
        "lista.xlsx:2 fault at sheet 'Annex II', cell A2, column 'Párrafo': the cell holds the number 115.12, which may have lost "
        "zeros at its end (format the column as text and type the number anew: 115.120 and 115.12 are two paragraphs)",
        "lista.xlsx:2 fault at sheet 'Annex II', cell B2, column 'Recomendación': the cell holds a formula (paste its value in its place)",
        "lista.xlsx:3 fault at sheet 'Annex II', cell C3, column 'Estado': the cell holds the error #REF! (correct it, or empty the cell)",
        "lista.xlsx:3 fault at sheet 'Annex II', cell D3, column 'Fecha': '2020.5' is not a date that can be read; write it as in "
        '"2021-03-17", "2021-03", "2022-Q1", "2021", "2021/2023", "[2020..2022]" or "{2020-11,2021}"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("a.xls", b"", UnsupportedFormatError, "'a.xls' cannot be imported; save it as .xlsx"),
        ("a.pdf", b"", UnsupportedFormatError, "'a.pdf' cannot be imported; give a file of .csv, .tsv, .xlsx, .jsonl, .json"),
        ("a.xlsx", b"no", StructureError, "a.xlsx fault: this is no Excel file that can be read: BadZipFile (open it in a spreadsheet program and save it anew as .xlsx)"),
        ("a.csv", b'x,"y\n', StructureError, "a.csv:1 fault: this is no CSV: unexpected end of data (a quotation mark within a text is doubled)"),
        ("a.csv", b"a\0b", StructureError, "a.csv:1 fault: a NUL character stands here (save it as plain text)"),
    ],
)  # fmt: skip
def test_files_that_are_no_tables(
    register: Path, table: Callable[..., Path], name: str, content: bytes, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as refused:
        planned(register, table(content, name))
    told = refused.value.faults[0] if isinstance(refused.value, StructureError) else refused.value
    assert str(told) == message


def test_a_file_that_is_not_there(register: Path, tmp_path: Path) -> None:
    assert faults(register, tmp_path / "none.csv") == [
        "none.csv fault: this cannot be read: there is no such file or folder (check its name)"
    ]


def test_a_missing_package_is_named(
    register: Path, table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError) as refused:
        planned(register, table(b"", "a.xlsx"))
    assert str(refused.value) == "an Excel file needs openpyxl: pip install 'mandate-tracker[xlsx]'"


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "'", '"', "a\tb", "{fr}", "\u202eabc", "[[x]]"]
)
def test_hostile_text_is_only_text(register: Path, table: Callable[..., Path], text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    path = table(f"id,text\na,{quoted}\n")
    apply_import(planned(register, path, columns={}, constants={"source": "report", "issued": "2019"}), "add")

    assert str(load(register).recommendations["a"].text) == text.strip()


@given(
    st.binary(max_size=200)
    | st.text(alphabet='id,text;"\n\r\t=2é', max_size=60).map(str.encode)
    | st.text(alphabet='[]{}":, aN1e-\n', max_size=40).map(str.encode)
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    import tempfile  # noqa: PLC0415  # a fixture would last through all examples

    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "r"
        directory.mkdir()
        (directory / "register.toml").write_text(HEADER, encoding="utf-8")
        for name in ("x.csv", "x.jsonl", "x.json", "x.xlsx"):
            path = Path(place) / name
            path.write_bytes(content)
            try:
                plan_from_file(directory, "recommendations", path, constants={"source": "report", "issued": "2019"})
            except StructureError as error:
                assert error.faults  # noqa: PT017  # either way is right


def test_a_row_that_revises_needs_to_say_only_what_changes(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add")
    plan = planned(register, table("id,text\nreport-23,Revisar todo\nreport-45,\n"), columns={}, constants={})

    assert [(each.before.key, [change.field for change in each.changes]) for each in plan.revised] == [
        ("report-23", ["text"])
    ]
    assert [each.key for each in plan.unchanged] == ["report-45"]
    assert faults(register, table("id,text\nreport-23,x\nreport-99,x\n"), columns={}, constants={}) == [
        "lista.csv:3 fault: issued: 'issued' is missing (map a column to it, or give it for all rows: --set issued=…)",
        "lista.csv:3 fault: source: 'source' is missing (map a column to it, or give it for all rows: --set source=…)",
    ]


# -- rows and columns that do not fit ---------------------------------------------------------------------------------

OWN = "id,source,issued,text\nr1,report,2021,The State should act"


def own(register: Path, path: Path) -> list[str]:
    with pytest.raises(StructureError) as refused:
        plan_from_file(register, "recommendation", path)
    return [str(each) for each in refused.value.faults]


@pytest.mark.parametrize(
    ("name", "separator"), [("list.csv", ","), ("list.csv", ";"), ("list.csv", "\t"), ("list.tsv", "\t")]
)
def test_a_row_wider_than_its_heading_is_a_fault(
    register: Path, table: Callable[..., Path], name: str, separator: str
) -> None:
    rows = f"{OWN}, and report\nr2,report,2021,Act,".replace(",", separator)

    assert own(register, table(rows, name)) == [
        f"{name}:2 fault: a row of 5 cells under 4 columns (a text that holds what parts the cells stands in quotation "
        "marks)"
    ]


def test_empty_cells_beyond_the_heading_and_short_rows_pass(register: Path, table: Callable[..., Path]) -> None:
    plan = plan_from_file(
        register, "recommendation", table("id,source,issued,text,priority\nr1,report,2021,Act,,,\nr2,report,2021,Go\n")
    )

    assert keys(plan) == ["recommendation r1", "recommendation r2"]


def test_a_row_that_is_too_wide_can_be_left_out(register: Path, table: Callable[..., Path]) -> None:
    path = table(f"{OWN}, and report\nr2,report,2021,Act\n")
    plan = plan_from_file(register, "recommendation", path, skip_faulty=True)

    assert keys(plan) == ["recommendation r2"]
    assert [row.cells for row in plan.faulty] == [
        {"id": "r1", "source": "report", "issued": "2021", "text": "The State should act", "5": " and report"}
    ]


def test_a_column_that_stands_twice_is_a_fault(register: Path, table: Callable[..., Path]) -> None:
    rows = "id,source,issued,text,priority, Priority*\nr1,report,2021,A,,high\n"

    assert own(register, table(rows)) == [
        "lista.csv:1 fault: column 'priority' stands twice (rename or remove one of the two)"
    ]


def test_a_column_of_the_map_that_stands_twice_is_a_fault(register: Path, table: Callable[..., Path]) -> None:
    rows = ROWS.replace("Estado,Fecha", "Estado,Fecha,Estado")

    assert faults(register, table(rows)) == [
        "lista.csv:1 fault: column 'Estado' stands twice (rename or remove one of the two)"
    ]


def test_columns_that_are_not_read_may_stand_twice(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,source,issued,text,Remarks,Remarks\nr1,report,2021,A,x,y\n")

    assert keys(plan_from_file(register, "recommendation", path)) == ["recommendation r1"]


def test_a_table_that_a_merge_left_half_done_is_refused(register: Path, table: Callable[..., Path]) -> None:
    rows = "id,source,issued,text\n<<<<<<< HEAD\nr1,report,2021,A\n=======\nr1,report,2021,B\n>>>>>>> other\n"

    assert own(register, table(rows)) == [
        "lista.csv:2 fault: two versions stand here that a merge left side by side (keep what is right of both, and "
        "remove the lines that begin with <<<<<<<, ======= and >>>>>>>)"
    ]


def test_a_map_that_a_merge_left_half_done_is_refused(
    register: Path, table: Callable[..., Path], tmp_path: Path
) -> None:
    written = tmp_path / "map.toml"
    written.write_text('[columns]\n<<<<<<< HEAD\nid = "id"\n=======\nid = "No."\n>>>>>>> other\n', encoding="utf-8")

    with pytest.raises(StructureError) as caught:
        plan_from_file(register, "recommendation", table("id\nr1\n"), mapping=written)
    assert str(caught.value.faults[0]).startswith("map.toml:2 fault: two versions stand here that a merge left side")
