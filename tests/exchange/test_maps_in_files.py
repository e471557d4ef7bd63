"""A file that maps columns says all that options can, and the command line says the same."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wells import faults, register_in, run, table_in

from tracker.errors import InvalidValueError, StructureError, StructureFault
from tracker.exchange import (
    ImportPlan,
    Source,
    plan_from_file,
)
from tracker.exchange._map_file import read_table_map
from tracker.indicators._selected_records import programmes_of
from tracker.model import Observation
from tracker.records import unstructure
from tracker.values import Quantity


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return register_in(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    return table_in(tmp_path)


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
def test_wrong_usage(
    arguments: tuple[str, ...], message: str, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("id\n", encoding="utf-8")
    status, out, err = run(str(register), *arguments)

    assert (status != 0, out) == (True, "")
    assert message in err


@pytest.mark.parametrize("name", ["none.xlsx", "none.csv"])
def test_a_file_that_is_absent_is_said_before_what_its_rows_are(name: str, register: Path, tmp_path: Path) -> None:
    assert faults(register, None, tmp_path / name) == [f"{name} fault: there is no such file (check its name)"]


def test_no_id_is_made_of_a_list(register: Path, tmp_path: Path) -> None:
    path, names = tmp_path / "a.csv", tmp_path / "map.toml"
    path.write_text("kind,title,when,programmes\ntraining,Course,2021,water\n", encoding="utf-8")
    names.write_text('[ids]\nfrom = ["programmes", "row"]\n', encoding="utf-8")

    with pytest.raises(InvalidValueError) as refused:
        plan_from_file(register, "event", path, mapping=names)
    assert str(refused.value) == (
        "'programmes' is a list, of which no id is made; name fields that hold one thing each, or row"
    )


@pytest.mark.parametrize(("said", "form"), [("environ 300", "~300"), ("~300", "~300"), ("20..25", "20..25")])
def test_a_hedge_in_the_column_of_a_bare_number_is_sent_to_that_of_the_field(
    said: str, form: str, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,kind,title,when,women.value\na,training,Course,2021,{said}\n", encoding="utf-8")

    assert faults(register, "event", path) == [
        f"a.csv:2 fault at column 'women.value': '{said}' is more than a number (write {form} in a column of the field itself, without .value)"
    ]
    path.write_text(f"id,kind,title,when,women\na,training,Course,2021,{form}\n", encoding="utf-8")
    assert len(plan_from_file(register, "event", path).added) == 1
