"""Importing recommendations: differences first, every fault at once, nothing created silently, nothing overwritten."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import (
    ChangedUnderneathError,
    InvalidValueError,
    MissingExtraError,
    StructureError,
    UnsupportedFormatError,
)
from tracker.exchange import ImportPlan, apply_import, plan_from_file
from tracker.files import load
from tracker.model import Aspect, RevisionReason
from tracker.values import InternationalString

HEADER = """\
schema = 1
id = "audit"
title = "Auditoría"
languages = ["es", "en"]

[[document]]
id = "report"
symbol = "A/74/5(Vol.I)"
title = "Informe"
"""
FIXED = {"source": "report", "issued": "2019", "status.scale": "board_of_auditors@1", "status.aspect": "verified"}
MAP = {"paragraph": "Párrafo", "text": "Recomendación", "status.code": "Estado", "status.as_of": "Fecha"}
ROWS = "Párrafo,Recomendación,Estado,Fecha\n23,Revisar las cuentas,Under implementation,2020-06-30\n45,Pintar,Implemented,2020\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    directory = tmp_path / "audit"
    directory.mkdir()
    (directory / "register.toml").write_text(HEADER, encoding="utf-8")
    return directory


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def written(content: str | bytes, name: str = "lista.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def planned(register: Path, path: Path, **options: Any) -> ImportPlan:  # noqa: ANN401  # values as various as the fields they go to
    return plan_from_file(register, "recommendations", path, **{"columns": MAP, "constants": FIXED, **options})


def faults(register: Path, path: Path, **options: Any) -> list[str]:  # noqa: ANN401  # values as various as the fields they go to
    with pytest.raises(StructureError) as refused:
        planned(register, path, **options)
    return [str(each) for each in refused.value.faults]


def keys(plan: ImportPlan) -> list[str]:
    return [f"{each.table} {each.key}" for each in plan.added]


# -- what would change, and what does ---------------------------------------------------------------------------------


def test_nothing_is_written_before_it_is_asked_for(register: Path, table: Callable[..., Path]) -> None:
    before = {path.name: path.read_bytes() for path in register.iterdir()}
    plan = planned(register, table(ROWS))

    assert keys(plan) == [
        "recommendation report-23",
        "status report-23@verified@2020-06-30",
        "recommendation report-45",
        "status report-45@verified@2020",
    ]
    assert {path.name: path.read_bytes() for path in register.iterdir()} == before


def test_the_words_of_the_source_stay_beside_the_code(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add")
    status = load(register).table("status")["report-23@verified@2020-06-30"]

    assert (status.code, status.aspect) == ("under_implementation", Aspect.VERIFIED)  # type: ignore[attr-defined]  # it is a status, as its table says
    assert status.wording == InternationalString(es="Under implementation")  # type: ignore[attr-defined]  # it is a status, as its table says


def test_a_second_import_changes_nothing(register: Path, table: Callable[..., Path]) -> None:
    path = table(ROWS)
    written = apply_import(planned(register, path), "add")
    again = planned(register, path)

    assert (len(written.records), written.files) == (4, ("recommendation.toml", "status.toml"))
    assert (len(again.added), len(again.revised), len(again.unchanged)) == (0, 0, 4)
    assert apply_import(again, "update").records == ()


def test_a_change_is_shown_field_by_field_and_becomes_a_revision(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    changed = planned(
        register, table(ROWS.replace("Pintar", "Pintar de nuevo").replace("Implemented", "Not implemented"))
    )
    told = [
        (each.before.table, change.field, str(change.before), str(change.after))
        for each in changed.revised
        for change in each.changes
    ]

    assert told == [
        ("recommendation", "text", "Pintar", "Pintar de nuevo"),
        ("status", "code", "implemented", "not_implemented"),
        ("status", "wording", "Implemented", "Not implemented"),
    ]
    assert apply_import(changed, "add").records == ()
    apply_import(changed, "update", recorded=date(2021, 1, 1), reason="error")
    now, before = load(register), load(register).as_of(recorded=date(2020, 12, 31))
    revised = now.recommendations["report-45"]
    assert (str(revised.text), revised.recorded) == ("Pintar de nuevo", date(2021, 1, 1))
    assert revised.revision is not None
    assert revised.revision.reason is RevisionReason.ERROR
    assert str(before.recommendations["report-45"].text) == "Pintar"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "a record is revised, which needs --recorded DATE, --reason REASON"),
        ({"recorded": date(2021, 1, 1)}, "a record is revised, which needs --reason REASON"),
        (
            {"recorded": date(2020, 7, 1), "reason": "error"},
            "recommendation 'report-45' was recorded on 2020-07-01; give a later day than that as --recorded",
        ),
        (
            {"recorded": date(2021, 1, 1), "reason": "erro"},
            "'erro' is not a reason for a revision; did you mean 'error'?",
        ),
    ],
)
def test_a_revision_needs_a_later_day_and_a_reason(
    register: Path, table: Callable[..., Path], options: dict[str, Any], message: str
) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    changed = planned(register, table(ROWS.replace("Pintar", "Pintar de nuevo")))
    before = {path.name: path.read_bytes() for path in register.iterdir()}

    with pytest.raises(InvalidValueError) as refused:
        apply_import(changed, "update", **options)
    assert str(refused.value) == message
    assert {path.name: path.read_bytes() for path in register.iterdir()} == before


def test_an_empty_cell_and_a_missing_column_say_nothing(register: Path, table: Callable[..., Path]) -> None:
    with_priority = table("Párrafo,Recomendación,Prioridad,text.en\n23,Revisar,main,Review\n")
    mapping = {"paragraph": "Párrafo", "text.es": "Recomendación", "priority": "Prioridad"}
    fixed = {"source": "report", "issued": "2019"}
    apply_import(planned(register, with_priority, columns=mapping, constants=fixed), "add")
    without = table("Párrafo,Recomendación,Prioridad\n23,Revisar,\n")

    assert planned(register, without, columns=mapping, constants=fixed).revised == ()
    assert load(register).recommendations["report-23"].text == InternationalString(es="Revisar", en="Review")


def test_what_others_changed_meanwhile_is_not_lost(register: Path, table: Callable[..., Path]) -> None:
    plan = planned(register, table(ROWS))
    with (register / "register.toml").open("a", encoding="utf-8") as file:
        file.write("# seen\n")

    with pytest.raises(ChangedUnderneathError):
        apply_import(plan, "add")
    assert sorted(path.name for path in register.iterdir()) == ["register.toml"]


def test_a_retracted_record_does_not_come_back_unseen(register: Path, table: Callable[..., Path]) -> None:
    apply_import(planned(register, table(ROWS)), "add", recorded=date(2020, 7, 1))
    with (register / "gone.toml").open("w", encoding="utf-8") as file:
        file.write(
            '[[recommendation]]\nid = "report-45"\nsource = "report"\ntext = "Pintar"\nissued = "2019"\n'
            'recorded = 2020-08-01\nrevision = { reason = "retraction" }\n'
        )

    assert faults(register, table(ROWS)) == [
        "lista.csv:3 fault: recommendation 'report-45' was retracted (enter it by hand as a revision, or give it another id)"
    ]


# -- faults -----------------------------------------------------------------------------------------------------------


def test_ids_that_only_capitals_tell_apart_are_remarked_on(register: Path, table: Callable[..., Path]) -> None:
    rows = ROWS + "17A,Limpiar,Implemented,2020\n17a,Barrer,Implemented,2020\n"
    plan = planned(register, table(rows))
    apply_import(plan, "add")

    assert [str(each) for each in plan.remarks] == [
        "lista.csv:5 'report-17a' differs from 'report-17A' in capitals only"
    ]
    assert planned(register, table(rows)).remarks == ()


def test_every_fault_of_every_row_is_told(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        "Párrafo,Recomendación,Estado,Fecha,deadline.due,deadline.set\n"
        "23,Revisar,Implementd,2020,2021-02-30,2020-01-01\n"
        "23,Otra,implemented,2020,,\n"
        ",Nada,,,,\n"
        "45,,implemented,2020-13,none,pronto\n"
    )

    assert faults(register, path) == [
        "lista.csv:2 fault at column 'Estado': 'Implementd' is no code of board_of_auditors@1 (did you mean 'implemented'?)",
        "lista.csv:2 fault at column 'deadline.due': '2021-02-30' does not exist in the calendar "
        '(check the day and the month, or "none" where there is no deadline)',
        "lista.csv:3 fault: recommendation 'report-23' stands in row 2 as well, and says something else "
        "(keep one of the two rows)",
        "lista.csv:4 fault: nothing tells which recommendation this is "
        "(map a column to id, or columns to source and paragraph)",
        "lista.csv:5 fault at column 'Fecha': '2020-13' has month 13; months run from 01 to 12, quarters from Q1 to Q4",
        "lista.csv:5 fault at column 'Recomendación': 'text' is missing (required: id, source, text, issued)",
        "lista.csv:5 fault at column 'deadline.set': a day is expected, got the text 'pronto' "
        '(write it as in "2021-03-17")',
    ]


def test_what_all_rows_lack_is_told_once(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, table(ROWS), constants={"source": "report"}) == [
        "lista.csv fault: issued is missing from all rows "
        "(map a column to it, or give it for all rows: --set issued=…)",
        "lista.csv fault: status.aspect is missing from all rows "
        "(map a column to it, or give it for all rows: --set status.aspect=…)",
        "lista.csv fault: status.scale is missing from all rows "
        "(map a column to it, or give it for all rows: --set status.scale=…)",
    ]


@pytest.mark.parametrize(
    ("fixed", "message"),
    [
        ({"source": "reprot"}, "the register has no document / mandate / meeting 'reprot' (did you mean 'report'?)"),
        ({"source": "A/1/2"}, "the register has no document / mandate / meeting 'A/1/2' (add the document / mandate / meeting to the register first)"),
        ({"mandates": "m1"}, "the register has no mandate 'm1' (add the mandate to the register first)"),
        ({"reiterates": "report-22"}, "the register has no recommendation 'report-22' (add the recommendation to the register first)"),
        ({"status.scale": "board_of_auditor@1"}, "'board_of_auditor@1' is not in code list 'scales'; did you mean 'board_of_auditors@1'?"),
    ],
)  # fmt: skip
def test_unknown_references_are_refused(
    register: Path, table: Callable[..., Path], fixed: dict[str, str], message: str
) -> None:
    found = faults(register, table(ROWS.rpartition("45")[0]), constants={**FIXED, **fixed})

    assert found == [f"lista.csv fault: --set {next(iter(fixed))}: {message}"]


def test_rows_may_refer_to_one_another(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,text,reiterates\nb,De nuevo,a\na,Primera,\n")

    assert keys(planned(register, path, columns={}, constants={"source": "A/74/5 (Vol. I)", "issued": "2019"})) == [
        "recommendation b",
        "recommendation a",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"columns": {"txt": "Recomendación"}},
            "'txt' cannot be filled as a field of recommendation; did you mean 'text'?",
        ),
        (
            {"columns": {"status.cod": "Estado"}},
            "'status.cod' cannot be filled as a field of status; did you mean 'code'?",
        ),
        (
            {"constants": {"deadline.dued": "none"}},
            "'deadline.dued' cannot be filled as a field of deadline; did you mean 'due'?",
        ),
        ({"as_": "urp"}, "there is no list 'urp'; did you mean 'upr'?"),
    ],
)
def test_wrong_usage_names_the_nearest(
    register: Path, table: Callable[..., Path], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        planned(register, table(ROWS), **options)
    assert str(refused.value) == message


def test_an_unknown_type_or_mode_names_the_nearest(register: Path, table: Callable[..., Path]) -> None:
    with pytest.raises(InvalidValueError, match="'recomendations' cannot be imported; did you mean 'recommendations'"):
        plan_from_file(register, "recomendations", table(ROWS))
    with pytest.raises(InvalidValueError, match="'zzz' cannot be imported; the types are period, coverage, mandate"):
        plan_from_file(register, "zzz", table(ROWS))
    with pytest.raises(InvalidValueError, match="nothing tells what the rows are; name a type, such as event"):
        plan_from_file(register, None, table(ROWS))
    with pytest.raises(InvalidValueError, match="'replace' is no mode of an import; it is one of add, update"):
        apply_import(planned(register, table(ROWS)), "replace")


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
