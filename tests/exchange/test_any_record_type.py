"""An import takes every type of record in every format; whatever goes out comes back in as the same records."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from wells import faults, raw, register_in, table_in

from tracker.exchange import (
    EXCHANGES,
    Exchange,
    RawRow,
    Source,
    apply_import,
    plan_from_file,
    plan_import,
)
from tracker.files import load
from tracker.model import RECORD_TYPES, AssistanceEvent, Observation, Record, Register
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


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return register_in(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    return table_in(tmp_path)


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
