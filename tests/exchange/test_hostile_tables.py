"""Tables that a stranger made: none unpacks, multiplies, nests or decodes into more than a sentence that refuses it."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest

from tracker.errors import StructureError
from tracker.exchange import plan_from_file

HEADER = 'schema = 1\nid = "r"\ntitle = "R"\n'
CELL = '<c r="{1}{0}" t="inlineStr"><is><t>{2}</t></is></c>'
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def row_of(number: int, *texts: str) -> str:
    """Write a row of cells."""
    cells = "".join(CELL.format(number, column, text) for column, text in zip("AB", texts, strict=True))
    return f'<row r="{number}">{cells}</row>'


def workbook(rows: str, *, after: str = "", before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Write the least that is an Excel file, with a sheet of given XML."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kind}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            f'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{NAMESPACE}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
            f"</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            f'Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'{before}<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return written.getvalue()


ROWS = row_of(1, "id", "text") + row_of(2, "f1", "Found.")


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[str]]:
    """Import a table, and return what is said of it: the faults, or what rows there are; it takes no time."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(HEADER)

    def ask(name: str, content: bytes, **options: str) -> list[str]:
        (tmp_path / name).write_bytes(content)
        start = process_time()
        try:
            plan = plan_from_file(tmp_path / "r", "finding", tmp_path / name, **options)  # type: ignore[arg-type]  # words
        except StructureError as error:
            return [str(fault) for fault in error.faults]
        finally:
            assert process_time() - start < 20
        return [change.key for change in plan.added]

    return ask


def test_a_small_workbook_is_read(told: Callable[..., list[str]]) -> None:
    assert told("a.xlsx", workbook(ROWS)) == ["f1"]
    assert told("a.xlsx", workbook(ROWS + row_of(1_048_576, "f2", "Found at the end."))) == ["f1", "f2"]


LEAVE_OUT = "(leave out what is no part of the table, or save the sheet as CSV)"


@pytest.mark.parametrize(
    "content",
    [
        workbook(ROWS, after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        workbook(ROWS, after='<mergeCells count="1"><mergeCell ref="A:XFD"/></mergeCells>'),
        workbook(ROWS, after='<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'),
        workbook(
            ROWS
            + "".join(f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(3, 600))
        ),
    ],
    ids=["merged", "merged columns", "linked", "far to the right"],
)
def test_what_claims_billions_of_cells_is_refused(told: Callable[..., list[str]], content: bytes) -> None:
    assert told("a.xlsx", content) == [f"a.xlsx fault: the sheets have or span more than 5000000 cells {LEAVE_OUT}"]


def test_one_cell_at_the_far_end_is_read(told: Callable[..., list[str]]) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'

    assert told("a.xlsx", workbook(ROWS + far))


def test_what_unpacks_to_much_more_is_refused_unread(told: Callable[..., list[str]]) -> None:
    bomb = workbook(ROWS, more={"xl/media/image1.bin": bytes(600_000_000)})

    assert len(bomb) < 1_000_000
    assert told("a.xlsx", bomb) == [
        f"a.xlsx fault: the file unpacks to 600 million bytes, and at most 134 are read {LEAVE_OUT}"
    ]


def test_entities_are_not_expanded(told: Callable[..., list[str]]) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'
    (fault,) = told("a.xlsx", workbook(row_of(1, "&l11;", "x"), before=declared))

    assert fault.startswith("a.xlsx fault: a part of it declares entities, which no spreadsheet program writes")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x03\x04" * 100,
        workbook(ROWS)[:-30],
        workbook("<row" * 3),
        workbook(ROWS.replace("inlineStr", "d")),
    ],
)
def test_what_is_no_workbook_is_said_in_one_sentence(told: Callable[..., list[str]], content: bytes) -> None:
    for line in told("a.xlsx", content):
        assert line.startswith("a.xlsx")
        assert "Traceback" not in line


def test_xml_within_xml_is_refused(told: Callable[..., list[str]]) -> None:
    (fault,) = told("a.xlsx", workbook("<a>" * 5_000 + "</a>" * 5_000))

    assert fault == f"a.xlsx fault: its parts are nested too deeply {LEAVE_OUT}"


# -- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["punycode", "undefined", "idna", "hex", "rot13", "base64", "a\0b", "", "utf-7", "unicode_escape", "no"]
)
def test_odd_encodings_are_said_in_one_sentence(told: Callable[..., list[str]], encoding: str) -> None:
    for line in told("a.csv", b"id,text\nf1,\\ud800 \xe9\n", encoding=encoding):
        assert line.startswith("a.csv") or line == "f1"


VALUES: tuple[object, ...] = (
    {},
    {"a": [1]},
    [],
    [1],
    [[1]],
    [{}],
    None,
    True,
    1.5,
    "",
    {"en": {"fr": []}},
    10**30,
    "x" * 50,
)
KEYS = {
    "finding": "id text note recorded citations draft revision \ud800 a.b",
    "event": "id kind title when countries participants breakdown citations revision same_as",
    "recommendation": "id source text issued status deadline made_by reiterates citations",
    "indicator": "id version where bridges counts valid",
    "observation": "indicator period at value by about since",
    "claim": "id document paragraph indicator value named includes",
    "adjudication": "subject on",
}


@pytest.mark.parametrize("table", KEYS)
def test_json_of_any_type_is_refused_in_a_sentence(tmp_path: Path, table: str) -> None:
    (tmp_path / "register.toml").write_text(HEADER)
    file = tmp_path / ".table.json"
    for key in KEYS[table].split():
        for value in VALUES:
            row = json.dumps({"id": "f1", "text": "Found.", "status": {"code": "x", "scale": "plain@1"}} | {key: value})
            file.write_text(f"[{row}, {row}]")
            with suppress(StructureError):
                plan_from_file(tmp_path, table, file)


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'[{"id": ' + b"[" * 100_000, b"[1, 2]", b'"x"', b"[{}]", b"[[]]", b"\xff"]
)
def test_json_of_any_shape_is_refused_in_a_sentence(told: Callable[..., list[str]], content: bytes) -> None:
    for suffix in ("json", "jsonl"):
        for line in told(f"a.{suffix}", content):
            assert line.startswith(f"a.{suffix}")
