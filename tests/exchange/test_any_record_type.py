"""An import takes every type of record in every format; whatever goes out comes back in as the same records."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import cli
from tracker.errors import InvalidValueError, StructureError, StructureFault
from tracker.exchange import (
    EXCHANGES,
    Exchange,
    ImportPlan,
    RawRow,
    RowPlace,
    Source,
    apply_import,
    plan_from_file,
    plan_import,
)
from tracker.exchange._map_file import read_table_map
from tracker.files import load
from tracker.indicators._selected_records import programmes_of
from tracker.model import RECORD_TYPES, AssistanceEvent, Observation, Programme, Record, Register
from tracker.records import csv_of, rows_of, unstructure
from tracker.values import InternationalString, Quantity, When

EXAMPLES = ("smuggling-of-migrants", "programme-plan", "universal-periodic-review")
REGISTERS = {name: load(f"examples/{name}") for name in EXAMPLES}
TABLES = [(name, each.table) for name in EXAMPLES for each in RECORD_TYPES if REGISTERS[name].table(each.table)]


def whole(register: Register, table: str) -> list[Record]:
    """Return the records of a type of which a row can hold everything."""
    records = register.table(table).values()
    return [each for each in records if not csv_of([each], register.languages[0])[1]]


def as_csv(path: Path, records: Sequence[Record], register: Register) -> Path:
    path.write_text(csv_of(records, register.languages[0])[0], encoding="utf-8")
    return path


def as_workbook(path: Path, records: Sequence[Record], register: Register) -> Path:
    table = rows_of(records, register.languages[0])
    book = openpyxl.Workbook()
    book.active.append(list(table.columns))
    for row in table.rows:
        book.active.append([row.get(name) for name in table.columns])
    for line in book.active.iter_rows():
        for cell in line:
            cell.data_type = "n" if cell.value is None else "s"
    book.save(path)
    return path


def as_json(path: Path, records: Sequence[Record], register: Register) -> Path:
    plain = [unstructure(each, register.languages[0]) for each in records]
    if path.suffix == ".jsonl":
        path.write_text("".join(f"{json.dumps(each)}\n" for each in plain), encoding="utf-8")
    else:
        path.write_text(json.dumps({"type": "any", "records": plain}, indent=2), encoding="utf-8")
    return path


FORMATS: dict[str, Callable[[Path, Sequence[Record], Register], Path]] = {
    ".csv": as_csv,
    ".xlsx": as_workbook,
    ".json": as_json,
    ".jsonl": as_json,
}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("name", "table"), TABLES)
def test_what_goes_out_comes_back_in(name: str, table: str, suffix: str, tmp_path: Path) -> None:
    register = REGISTERS[name]
    records = whole(register, table) if suffix in {".csv", ".xlsx"} else list(register.table(table).values())
    if not records:
        pytest.skip("no record fits a row")
    path = FORMATS[suffix](tmp_path / f"table{suffix}", records, register)
    taken = {(table, each.key) for each in records}
    others = tuple(each for each in register.records if (each.table, each.key) not in taken)
    plan = plan_import(evolve(register, records=others), rows_in(path, table, register), file=path.name)

    assert plan.added == tuple(records)
    assert (plan.revised, plan.unchanged, plan.merged, plan.unread) == ((), (), (), ())
    assert plan.rows_read == plan.read == len(records)
    again = plan_import(register, rows_in(path, table, register), file=path.name)
    assert (again.added, again.revised, again.unchanged) == ((), (), tuple(records))


def rows_in(path: Path, table: str, register: Register) -> list[RawRow]:
    (exchange,) = (each for each in EXCHANGES if path.suffix in each.suffixes)
    assert exchange.read is not None
    return list(exchange.read(Source(path=path, table=table), register))


# -- plans know no format ---------------------------------------------------------------------------------------------

WELLS = Register(
    id="wells",
    title=InternationalString(en="Wells"),
    records=(Programme(id="water", kind="programme", title=InternationalString(en="Water")),),
)
HEADER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en"]

[[programme]]
id = "water"
kind = "programme"
title = "Water"
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    directory = tmp_path / "wells"
    directory.mkdir()
    (directory / "register.toml").write_text(HEADER, encoding="utf-8")
    return directory


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def written(content: str, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return written


def faults(register: Path, type_: str, path: Path, **options: Any) -> list[str]:  # noqa: ANN401  # values as various as the fields they go to
    with pytest.raises(StructureError) as refused:
        plan_from_file(register, type_, path, **options)
    return [str(each) for each in refused.value.faults]


def raw(line: int, **said: object) -> RawRow:
    return RawRow(RowPlace("feed", None, line), {"event": dict(said)})


def test_rows_of_whatever_origin_make_a_plan(register: Path) -> None:
    rows = [
        raw(1, id="a", kind="training", title="Course", when="2021-03", participants=25),
        raw(2, id="a", kind="training", title="Course", when="2021-03", participants=25),
        raw(3, id="b", kind="training", title="Course", when="2021", programmes=["water"]),
    ]
    plan = plan_import(load(register), rows, file="feed")

    assert [each.key for each in plan.added] == ["a", "b"]
    assert [each.key for each in plan.merged] == ["a"]
    assert (plan.rows_read, plan.read) == (3, 3)
    apply_import(plan, "add")
    assert load(register).events["a"].participants == Quantity(25)


@pytest.mark.parametrize("seen", [0, 1, 2])
def test_every_record_that_a_row_says_is_accounted_for(seen: int, register: Path, table: Callable[..., Path]) -> None:
    head = "id,kind,title,when\n"
    first = "a,training,Course,2021\nb,training,Visit,2021\n"
    if seen:
        apply_import(plan_from_file(register, "event", table(head + first)), "add")
    rows = first.replace("Visit", "Tour") if seen == 2 else first
    plan = plan_from_file(register, "events", table(head + rows + "a,training,Course,2021\nc,training,Talk,2022\n"))

    assert (
        plan.read == plan.rows_read == len(plan.added) + len(plan.revised) + len(plan.unchanged) + len(plan.merged) == 4
    )


def test_another_exchange_is_passed_in(register: Path, table: Callable[..., Path]) -> None:
    def read(source: Any, _: Register) -> list[RawRow]:  # noqa: ANN401  # a source
        words = source.path.read_text(encoding="utf-8").split()
        return [raw(line, id=word, kind="training", title=word, when="2021") for line, word in enumerate(words, 1)]

    words = Exchange(name="words", suffixes=(".txt",), read=read)
    path = table("one two", "feed.txt")

    plan = plan_from_file(register, "event", path, exchanges=(*EXCHANGES, words))
    assert [each.key for each in plan.added] == ["one", "two"]
    assert plan_from_file(register, "event", path, as_="words", exchanges=(words,)).added == plan.added


def test_events_with_their_parts(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        "Ref;Title;Kind;When;Countries;Men and women;Programme;Doc;Para\n"
        "e1;Course on pumps;training;March 2021;BO;more;water;;\n".replace("more", ">20").replace(
            "March 2021", "2021-03"
        )
    )
    columns = {
        "id": "Ref", "title.en": "Title", "kind": "Kind", "when": "When", "countries": "Countries",
        "participants": "Men and women", "programmes": "Programme", "citations.document": "Doc",
        "citations.paragraph": "Para",
    }  # fmt: skip
    (event,) = plan_from_file(register, "event", path, columns=columns).added

    assert event == AssistanceEvent(
        id="e1",
        kind="training",
        title=InternationalString(en="Course on pumps"),
        when=When("2021-03"),
        countries=frozenset({"BO"}),
        participants=Quantity(20, "more_than"),
        programmes=frozenset({"water"}),
    )


def test_a_type_without_ids_is_named_by_what_it_says(register: Path, table: Callable[..., Path]) -> None:
    rows = "indicator,at,value,breakdown.programme\nstates-assisted,2021,4,water\nstates-assisted,2022,>=5,water\n"
    path = table(rows)
    apply_import(plan_from_file(register, "observation", path), "add")
    again = plan_from_file(register, "observation", table(rows.replace(">=5", "6")))

    assert [each.key for each in again.unchanged] == ["states-assisted@2021@programme=water"]
    ((revised,),) = [each.changes for each in again.revised]
    assert (revised.field, revised.before, revised.after) == ("value", Quantity(5, "at_least"), Quantity(6))
    assert all(isinstance(each, Observation) for each in again.unchanged)


# -- faults -----------------------------------------------------------------------------------------------------------


def test_what_is_named_must_exist(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,kind,title,when,programmes\na,training,Course,2021,wtaer\nb,training,Course,2021,water;air\n")

    assert faults(register, "event", path) == [
        "table.csv:2 fault at column 'programmes': the register has no programme 'wtaer' (did you mean 'water'?)",
        "table.csv:3 fault at column 'programmes': the register has no programme 'air' "
        "(add the programme to the register first)",
    ]
    path = table("indicator,period,value\nstates-asisted,2021,4\nevents,second,4\n")
    assert faults(register, "observation", path) == [
        "table.csv:2 fault at column 'indicator': the register has no indicator 'states-asisted' "
        "(did you mean 'states-assisted'?)",
        "table.csv:3 fault at column 'period': the register has no period 'second' "
        "(add the period to the register first)",
    ]


def test_a_row_that_nothing_names(register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, "event", table("kind,title,when\ntraining,Course,2021\n")) == [
        "table.csv:2 fault: nothing tells which event this is (map a column to id)"
    ]


def test_what_many_rows_have_wrong_is_said_once(register: Path, table: Callable[..., Path], tmp_path: Path) -> None:
    rows = [["id", "kind", "title", "when"], *([f"e{line}", "trainin", "Course", "2021"] for line in range(2, 20))]
    path = table("".join(f"{','.join(row)}\n" for row in rows))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")
    (said,) = faults(register, "event", path)

    assert said.startswith("table.csv:2 fault at column 'kind': 'trainin' is not in code list")
    assert "so it is in rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 7 more" in said
    (said,) = faults(register, "event", tmp_path / "table.xlsx")
    assert said.startswith("table.xlsx:2 fault at sheet 'Sheet', cell B2, column 'kind': 'trainin' is not in code list")
    path = table("".join(f"{','.join(row)}\n" for row in rows[:4]))
    assert len(faults(register, "event", path)) == 3


def test_faults_of_one_kind_are_said_together_whatever_they_say_of(register: Path, table: Callable[..., Path]) -> None:
    rows = "".join(f"e{line},training,Course,2021,Nowhere {line}\n" for line in range(2, 20))
    *first, last = faults(register, "event", table(f"id,kind,title,when,countries\n{rows}"))

    assert [each.partition(" is not")[0] for each in first] == [
        f"table.csv:{line} fault at column 'countries': 'Nowhere {line}'" for line in (2, 3, 4)
    ]
    assert last.startswith("table.csv:5 fault at column 'countries': 'Nowhere 5' is not in code list 'countries'; ")
    assert "; the like is in rows 6 ('Nowhere 6'), 7 ('Nowhere 7'), 8 ('Nowhere 8'), " in last
    assert last.endswith("15 ('Nowhere 15') and 4 more")


# -- faulty rows that are left out --------------------------------------------------------------------------------------

WRONG = {
    "kind": "zzz", "when": "2021-13", "programmes": "wtaer", "id": "", "participants": "many", "same_as": "nobody",
}  # fmt: skip


@given(st.lists(st.sampled_from(["", *WRONG]), max_size=12))
def test_every_row_is_accounted_for_faulty_ones_too(wrong: list[str]) -> None:
    """What is left out changes nothing about the rest: it is planned as if the faulty rows were not there."""
    register = WELLS
    rows = []
    for line, field in enumerate(wrong, 2):
        said = {"id": f"e{line}", "kind": "training", "title": "Course", "when": "2021", "programmes": "water"}
        said |= {field: WRONG[field]} if field else {}
        rows.append(raw(line, **{name: value for name, value in said.items() if value}))
    good = [line for line, field in enumerate(wrong, 2) if not field]
    plan = plan_import(register, rows, file="feed", skip_faulty=True)

    assert [each.key for each in plan.added] == [f"e{line}" for line in good]
    assert plan.rows_read == len(plan.added) + len(plan.faulty) == len(wrong)
    assert [row.place.line for row in plan.faulty] == [line for line in range(2, len(wrong) + 2) if line not in good]
    assert bool(plan.faults) == bool(plan.faulty)


def test_a_row_that_needs_a_faulty_one_is_left_out_too(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        "id,kind,title,when,same_as\na,training,Course,2021-13,\nb,training,Course,2021,a\nc,training,Course,2021,b\n"
    )
    plan = plan_from_file(register, "event", path, skip_faulty=True)

    assert [row.place.line for row in plan.faulty] == [2, 3, 4]
    assert [str(each).partition("; ")[0] for each in plan.faults] == [
        "table.csv:2 fault at column 'when': '2021-13' has month 13",
        "table.csv:3 fault at column 'same_as': the register has no event 'a' (add the event to the register first)",
        "table.csv:4 fault at column 'same_as': the register has no event 'b' (add the event to the register first)",
    ]


def test_what_is_wrong_with_all_rows_is_never_skipped(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,title,when\na,Course,2021\nb,Course,2021\n")

    assert faults(register, "event", path, skip_faulty=True) == [
        "table.csv fault: kind is missing from all rows (map a column to it, or give it for all rows: --set kind=…)"
    ]


def test_the_rest_keeps_the_columns_of_its_source(register: Path, table: Callable[..., Path], tmp_path: Path) -> None:
    path = table("Ref;Title;when;kind;Remark\na;Course;2021;training;x\nb;Visit;soon;training;=1+1\n")
    rest = tmp_path / "rest.csv"
    options = ["--map", "id=Ref", "--map", "title=Title", "--skip-faulty", str(rest), "--mode", "add"]
    status, _, err = run(str(register), "event", str(path), *options)

    assert status == 0
    assert err.splitlines()[:4] == [
        "Columns not read: Remark.",
        "2 rows read; 1 at fault, the others say something of 1 record.",
        "1 to add, 0 to revise, 0 unchanged.",
        "1 record written to event.toml.",
    ]
    assert err.splitlines()[4].startswith("table.csv:3 fault at column 'when': 'soon' is not a date that can be read")
    assert err.splitlines()[5] == f"1 row is at fault and left out; it stands in {rest}."
    assert rest.read_text(encoding="utf-8") == "Ref,Title,when,kind,Remark\nb,Visit,soon,training,'=1+1\n"
    assert list(load(register).events) == ["a"]
    rest.write_text(rest.read_text(encoding="utf-8").replace("soon", "2022"), encoding="utf-8")
    assert run(str(register), "event", str(path), *options)[0] != 0  # the rest is there, and is not written over
    assert run(str(register), "event", str(rest), *options[:4], "--mode", "add")[0] == 0
    assert list(load(register).events) == ["a", "b"]


def test_faulty_rows_in_json(register: Path, table: Callable[..., Path], tmp_path: Path) -> None:
    path = table("id,kind,title,when\na,training,Course,soon\n")
    options = ["--skip-faulty", str(tmp_path / "rest.csv"), "--format", "json"]
    found = json.loads(run(str(register), "event", str(path), *options)[1])

    assert (found["rows"], found["faulty"], found["read"]) == (1, 1, 0)
    assert [(each["file"], each["line"], each["path"]) for each in found["faults"]] == [
        ("table.csv", 2, "column 'when'")
    ]


# -- JSON -------------------------------------------------------------------------------------------------------------

EVENT = {"id": "a", "kind": "training", "title": "Course", "when": "2021"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([EVENT]),
        json.dumps({"records": [EVENT]}),
        json.dumps({"vintage": {"records": []}, "type": "event", "records": [EVENT]}, indent=1),
        f"\n  [ {json.dumps(EVENT)} ]  \n",
    ],
)
def test_a_list_of_objects_however_it_is_wrapped(text: str, register: Path, table: Callable[..., Path]) -> None:
    (event,) = plan_from_file(register, "event", table(text, "a.json")).added

    assert event.key == "a"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.json:1 fault: this is not JSON: expecting value in column 1"),
        ("[", "a.json:1 fault: this is not JSON: expecting value in column 2"),
        ('[{"id": "a"}\n {"id": "b"}]', "a.json:2 fault: this is not JSON: expecting ',' delimiter in column 2"),
        ('[{"id": "a"}] x', "a.json:1 fault: this is not JSON: extra data in column 15"),
        ("{}", 'a.json fault: a list of objects is expected (write it as in [{"id": "…"}], or one object on each line of a .jsonl file)'),
        ("[1]", 'a.json:1 fault: a list of objects is expected (write it as in [{"id": "…"}], or one object on each line of a .jsonl file)'),
        ('[{"id": NaN}]', "a.json:1 fault: NaN is not a number (leave the key out)"),
        ('[\n{"id": "a", "id": "b"}]', "a.json:2 fault: the key 'id' stands twice in one object (write it once)"),
    ],
)  # fmt: skip
def test_json_that_is_no_list(text: str, said: str, register: Path, table: Callable[..., Path]) -> None:
    assert faults(register, "event", table(text, "a.json")) == [said]


def test_a_fault_in_json_names_its_line(register: Path, table: Callable[..., Path]) -> None:
    text = json.dumps([EVENT, {**EVENT, "id": "b", "citations": [{"paragraph": "1"}]}], indent=1)

    assert faults(register, "event", table(text, "a.json")) == [
        "a.json:8 fault at item 2, field 'citations[0].document': 'document' is missing (required: document)"
    ]


# -- maps -------------------------------------------------------------------------------------------------------------

MAP = """\
type = "recommendation"
separator = ";"
[columns]
paragraph = "No."
text = "Recommendation"
addressees = "Recipient"
"status.code" = "Status"
"status.as_of" = ["Date closed", "Last update"]
[values."status.code"]
"Closed acceptable" = "implemented"
"Open await response" = "under_implementation"
[defaults]
"status.as_of" = "2024-04-04"
[set]
source = "report"
issued = "2019"
"status.scale" = "board_of_auditors@1"
"status.aspect" = "verified"
[split]
addressees = ","
[ids]
from = ["source", "row"]
[[also]]
type = "status"
columns = { code = "Own view" }
set = { scale = "board_of_auditors@1", aspect = "self_reported", as_of = "2020" }
"""
LIST = """\
No.;Recommendation;Recipient;Status;Date closed;Last update;Own view
A-1;Fit a bell;Harbour master, Ferry company;Closed acceptable;2020-05;2021;Implemented
A-2;Paint it;Ferry company;Open await response;;2021-02;
A-3;Test it;;Closed acceptable;;;
"""
DOCUMENT = '[[document]]\nid = "report"\ntitle = "Report"\n'


@pytest.fixture
def audit(register: Path) -> Path:
    (register / "document.toml").write_text(DOCUMENT, encoding="utf-8")
    return register


def planned(audit: Path, table: Callable[..., Path], mapping: str = MAP, **options: Any) -> ImportPlan:  # noqa: ANN401  # values as various as the fields they go to
    return plan_from_file(audit, None, table(LIST), mapping=table(mapping, "map.toml"), **options)


def test_a_map_says_all_that_options_can(audit: Path, table: Callable[..., Path]) -> None:
    plan = planned(audit, table)
    plain = [(each.table, unstructure(each)) for each in plan.added]

    assert plain == [
        (
            "recommendation",
            {
                "id": "report-2", "source": "report", "paragraph": "A-1", "text": "Fit a bell", "issued": "2019",
                "addressees": ["Harbour master", "Ferry company"],
            },
        ),
        (
            "status",
            {
                "recommendation": "report-2", "aspect": "verified", "as_of": "2020-05", "scale": "board_of_auditors@1",
                "code": "implemented", "wording": "Closed acceptable",
            },
        ),
        (
            "status",
            {
                "recommendation": "report-2", "aspect": "self_reported", "as_of": "2020",
                "scale": "board_of_auditors@1", "code": "implemented", "wording": "Implemented",
            },
        ),
        (
            "recommendation",
            {
                "id": "report-3", "source": "report", "paragraph": "A-2", "text": "Paint it", "issued": "2019",
                "addressees": ["Ferry company"],
            },
        ),
        (
            "status",
            {
                "recommendation": "report-3", "aspect": "verified", "as_of": "2021-02", "scale": "board_of_auditors@1",
                "code": "under_implementation", "wording": "Open await response",
            },
        ),
        (
            "recommendation",
            {"id": "report-4", "source": "report", "paragraph": "A-3", "text": "Test it", "issued": "2019"},
        ),
        (
            "status",
            {
                "recommendation": "report-4", "aspect": "verified", "as_of": "2024-04-04",
                "scale": "board_of_auditors@1", "code": "implemented", "wording": "Closed acceptable",
            },
        ),
    ]  # fmt: skip
    assert (plan.rows_read, plan.read) == (3, 7)


def test_what_is_asked_for_wins_over_the_map(audit: Path, table: Callable[..., Path]) -> None:
    plan = planned(
        audit,
        table,
        constants={"issued": "2020"},
        defaults={"status.as_of": "2025"},
        values={"status.code": {"closed  ACCEPTABLE": "not_implemented", "Open await response": "implemented"}},
    )
    recommendations = [each for each in plan.added if each.table == "recommendation"]
    statuses = [unstructure(each) for each in plan.added if each.table == "status"]

    assert {unstructure(each)["issued"] for each in recommendations} == {"2020"}
    assert [(each["code"], each["as_of"]) for each in statuses if each["aspect"] == "verified"] == [
        ("not_implemented", "2020-05"),
        ("implemented", "2021-02"),
        ("not_implemented", "2025"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[columns]", "[colums]", "unknown key 'colums' (did you mean 'columns'?)"),
        ("[columns]", "columns", "this is no map: Expected '=' after a key in a key/value pair (at line 3, column 8)"),
        (
            'paragraph = "No."',
            "paragraph = 3",
            "columns.paragraph: the name of a column is expected, or a list of names",
        ),
        ('separator = ";"', "separator = 3", "separator: text is expected"),
        ('separator = ";"', 'decimal = ";"', "decimal: a point or a comma is expected"),
        ('separator = ";"', 'header_row = "1"', "header_row: the number of a row is expected"),
        ('columns = { code = "Own view" }', "columns = 3", "columns: a table is expected"),
        ('issued = "2019"', "issued = []", "set.issued: text is expected"),
        ('type = "status"\n', "", "also[0].type: the type of the records is expected"),
        ('type = "status"\n', 'type = "status"\nids = 3\n', "unknown key 'also[0].ids'"),
        ('from = ["source", "row"]', 'form = ["source"]', "unknown key 'ids.form' (did you mean 'from'?)"),
    ],
)
def test_a_map_that_cannot_be_read(old: str, new: str, said: str, audit: Path, table: Callable[..., Path]) -> None:
    with pytest.raises(StructureError) as refused:
        planned(audit, table, MAP.replace(old, new))

    assert [str(each).partition("fault: ")[2] for each in refused.value.faults] == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "report"\n', 'paragraph = "1"\n', "'paragraph' is a column and the same in all rows; keep one of the two"),
        ('addressees = ","', 'paragraph = ","', "'paragraph' holds one thing, so that nothing parts its cell"),
        (
            'type = "status"\n',
            'type = "staus"\n',
            "records of type 'staus' do not stand in the rows of 'recommendation'; did you mean 'status'?",
        ),
        ("code = ", "kode = ", "'kode' cannot be filled as a field of status; did you mean 'code'?"),
        ('"status.as_of" = "2024-04-04"', 'asof = "2024"', "'asof' cannot be filled as a field of recommendation; its fields are id, source, paragraph, text, issued, made_by, addressees, priority, mandates, reiterates, supersedes, splits, merges, published, recorded, revision, same_as, possibly_same_as, themes, draft, citations, note"),
    ],
)  # fmt: skip
def test_a_map_that_says_what_cannot_be(old: str, new: str, said: str, audit: Path, table: Callable[..., Path]) -> None:
    with pytest.raises(InvalidValueError) as refused:
        planned(audit, table, MAP.replace(old, new))

    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("decimal", "cell", "number"),
    [
        (",", "1.234,5", Quantity("1234.5")),
        (",", "4 000", Quantity(4000)),
        (",", "> 4\u202f000", Quantity(4000, "more_than")),
        (",", "1.234.567", Quantity(1234567)),
        (",", "20..25", Quantity(20, "between", upper=25)),
        (".", "1,234.5", Quantity("1234.5")),
        (".", "1,234,567", Quantity(1234567)),
        (".", "12", Quantity(12)),
    ],
)
def test_a_map_tells_the_mark_before_decimals(
    decimal: str, cell: str, number: Quantity, register: Path, table: Callable[..., Path]
) -> None:
    path = table(f"indicator;at;value;note\nstates-assisted;2021;{cell};1.234,5\n")
    mapping = table(f'type = "observation"\ndecimal = "{decimal}"\n', "map.toml")
    (found,) = plan_from_file(register, None, path, mapping=mapping).added

    assert isinstance(found, Observation)
    assert found.value == number
    assert str(found.note) == "1.234,5"


@given(st.text(alphabet='ab[]"=.,{}\n 1', max_size=60) | st.sampled_from([MAP[:end] for end in range(0, len(MAP), 7)]))
def test_any_map_is_read_or_refused(text: str) -> None:
    with TemporaryDirectory() as place:
        path = Path(place, "map.toml")
        path.write_text(text, encoding="utf-8")
        source = Source(path=Path("list.csv"), table="")
        try:
            read, named = read_table_map(source, path)
        except StructureFault as fault:
            assert fault.file == "map.toml"  # noqa: PT017  # either way is right
        else:
            assert named in (None, "recommendation")
            assert read.path == source.path


def test_a_map_names_the_row_of_the_columns(audit: Path, table: Callable[..., Path]) -> None:
    above = "No.;Recommendation;Recipient;Status;Date closed;Last update;Own view\n"
    path = table(above + LIST)
    mapping = table("header_row = 2\n" + MAP, "map.toml")

    assert plan_from_file(audit, None, path, mapping=mapping).rows_read == 3


# -- on the command line ----------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["import", *arguments])
    said = f"{done.exception}\n" if done.exception and not isinstance(done.exception, SystemExit) else ""
    return done.exit_code, done.stdout, done.stderr + said


def test_options_say_what_a_map_says(audit: Path, table: Callable[..., Path]) -> None:
    path, mapping = str(table(LIST)), str(table(MAP, "map.toml"))
    by_map = json.loads(run(str(audit), path, "--mapping", mapping, "--format", "json")[1])
    options = [
        "--map", "paragraph=No.", "--map", "text=Recommendation", "--map", "status.code=Status",
        "--map", "status.as_of=Last update", "--value", "status.code:Closed acceptable=implemented",
        "--value", "status.code:Open await response=under_implementation", "--default", "status.as_of=2024-04-04",
        "--set", "source=report", "--set", "issued=2019", "--set", "status.scale=board_of_auditors@1",
        "--set", "status.aspect=verified",
    ]  # fmt: skip
    status, out, err = run(str(audit), "recommendations", path, *options)

    assert (by_map["rows"], by_map["read"], by_map["merged"]) == (3, 7, [])
    assert [each["key"] for each in by_map["added"]][:2] == ["report-2", "report-2@verified@2020-05"]
    assert status == 0
    assert len(out.splitlines()) == 6
    assert err.splitlines() == [
        "Columns not read: Recipient, Date closed, Own view.",
        "6 to add, 0 to revise, 0 unchanged.",
        "Nothing was written; --mode add or --mode update does it.",
    ]


def test_words_that_stand_for_nothing_leave_the_field_empty(register: Path, table: Callable[..., Path]) -> None:
    path = table(
        "id,kind,title,when,programmes,place\na,training,Course,2021,n/a,\nb,training,Course,2021,water;N/A,\n"
    )
    mapping = table('type = "event"\n[values.programmes]\n"n/a" = ""\n[values.title]\ncourse = "Lesson"\n', "map.toml")
    plan = plan_from_file(register, None, path, mapping=mapping)

    assert [(each.key, sorted(programmes_of(each))) for each in plan.added] == [("a", []), ("b", ["water"])]


def test_a_source_is_known_by_its_address(register: Path, table: Callable[..., Path]) -> None:
    """An address that two documents share names neither."""
    with (register / "register.toml").open("a", encoding="utf-8") as file:
        for key, page in (("page", "one"), ("first", "two"), ("second", "two")):
            file.write(f'\n[[document]]\nid = "{key}"\ntitle = "A page"\nurl = "https://example.org/{page}"\n')
    columns = "id,kind,title,when,citations.document\n"
    (event,) = plan_from_file(
        register, "event", table(columns + "a,training,Course,2021,https://example.org/one\n")
    ).added

    assert [each.document for each in event.citations] == ["page"]
    (fault,) = faults(register, "event", table(columns + "a,training,Course,2021,https://example.org/two\n"))
    assert "the register has no document 'https://example.org/two'" in fault


def test_what_is_said_twice_is_told(register: Path, table: Callable[..., Path]) -> None:
    path = table("id,kind,title,when\na,training,Course,2021\na,training,Course,2021\n")

    assert run(str(register), "event", str(path))[2].splitlines() == [
        "1 to add, 0 to revise, 0 unchanged.",
        "1 record said again in a later row.",
        "Nothing was written; --mode add or --mode update does it.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.csv",), "nothing tells what the rows are; name a type, such as event"),
        (("event", "a.csv", "b/a.csv"), "two files are called 'a.csv'; give each another name"),
        (("event", "a.csv", "--value", "kind=x"), "--value 'kind=x' is not FIELD:WORDS=CODE; write it as in --value status.code:Done=implemented"),
        (("event", "a.csv", "--default", "kind"), "--default 'kind' is not FIELD=VALUE; write it as in --default text=Value"),
        (("event", "a.csv", "--as", "upr"), "the rows of 'upr' are of type 'recommendation'; leave the type out"),
    ],
)  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...], message: str, register: Path) -> None:
    status, out, err = run(str(register), *arguments)

    assert (status != 0, out) == (True, "")
    assert message in err
