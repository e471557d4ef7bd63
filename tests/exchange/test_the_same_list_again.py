"""A list that comes again: what it no longer has, what it cannot hold, and what it names that the register lacks."""

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.command_line import flowing
from tracker.cli import cli
from tracker.errors import InvalidValueError, StructureError
from tracker.exchange import apply_import, plan_from_file
from tracker.files import load, save
from tracker.model import RECORD_TYPES, Coverage, Register
from tracker.records import csv_of
from tracker.strategies import registers

REGISTER = """\
schema = 1
id = "r"
title = "R"

[[document]]
id = "d"
symbol = "A/70/1"
title = "D"
published = "2020-01-01"

[[document]]
id = "e"
title = "E"
published = "2020-01-01"

[[recommendation]]
id = "d-1"
source = "d"
paragraph = "1"
text = "Do one"
issued = "2020-01-01"
citations = [{ document = "d", paragraph = "1" }, { document = "e", paragraph = "7" }]

[[recommendation]]
id = "d-9"
source = "d"
paragraph = "9"
text = "Do nine"
issued = "2020-01-01"

[[recommendation]]
id = "e-1"
source = "e"
text = "Of another"
issued = "2020-01-01"

[[status]]
recommendation = "d-1"
aspect = "verified"
as_of = "2020-06-01"
scale = "plain@1"
code = "in_progress"

[[indicator]]
id = "x"
version = "1"
title = "X"
kind = "flow"
unit = "things"

[[claim]]
id = "c1"
document = "A/70/1"
paragraph = "1"
indicator = "x"
period = "2019"
value = 3

[[claim]]
id = "c2"
document = "d"
paragraph = "2"
indicator = "x"
period = "2019"
value = 3
"""
HEAD = "source,paragraph,text,issued\n"
ONE = "d,1,Do one,2020-01-01\n"
FIXED = {"status.scale": "plain@1", "status.aspect": "verified", "status.as_of": "2022"}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


def table(register: Path, text: str, name: str = "list.csv") -> Path:
    path = register.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["import", *map(str, arguments)])


# -- gone -------------------------------------------------------------------------------------------------------------


def test_what_the_list_no_longer_has_is_told(register: Path) -> None:
    path = table(register, HEAD + ONE)

    assert [each.key for each in plan_from_file(register, "recommendation", path).gone] == ["d-9"]
    said = run(register, "recommendation", path)
    assert "? recommendation d-9 Do nine: of the same source, and not in the table" in flowing(said.output)
    assert "1 record of the same source is not in the table; nothing is done to it." in said.stderr
    french = run(register, "recommendation", path, "--language", "fr")
    assert "1 fiche de la même source n’est pas dans le tableau" in flowing(french.stderr)


def test_a_claim_is_of_its_document_in_whatever_spelling(register: Path) -> None:
    path = table(register, "id,document,paragraph,indicator,period,value\nc1,d,1,x,2019,3\n")

    assert [each.key for each in plan_from_file(register, "claim", path).gone] == ["c2"]


def test_what_is_at_fault_is_not_gone(register: Path) -> None:
    path = table(register, "id,source,text,issued\nd-1,d,Do one,2020-01-01\nd-9,d,Do nine,nonsense\n")

    assert plan_from_file(register, "recommendation", path, skip_faulty=True).gone == ()


def test_a_status_that_vanished_is_told(register: Path) -> None:
    path = table(register, "source,paragraph,text,issued,status.code\nd,1,Do one,2020-01-01,\n")
    plan = plan_from_file(register, "recommendation", path, constants=FIXED)

    assert [str(each) for each in plan.remarks] == [
        "list.csv:2 'd-1' had status 'in_progress' on 2020-06-01, and has none here"
    ]
    given = table(register, "source,paragraph,text,issued,status.code\nd,1,Do one,2020-01-01,implemented\n")
    assert plan_from_file(register, "recommendation", given, constants=FIXED).remarks == ()
    assert plan_from_file(register, "recommendation", table(register, HEAD + ONE)).remarks == ()


# -- one's own list ---------------------------------------------------------------------------------------------------


@given(registers(), st.data())
def test_ones_own_list_proposes_nothing(register: Register, data: st.DataObject) -> None:
    """Whatever a register holds: what CSV can hold of it is what is there, and nothing is cut by it."""
    kinds = [each.table for each in RECORD_TYPES if register.table(each.table)]
    if not kinds:
        return
    kind = data.draw(st.sampled_from(kinds))
    with TemporaryDirectory() as scratch:
        directory, path = Path(scratch) / "r", Path(scratch) / "list.csv"
        directory.mkdir()
        save(register, directory)
        held = load(directory)
        text, cut = csv_of(list(held.table(kind).values()), held.language)
        # The filter of a coverage is part of its key: one without values, which no cell holds, makes another.
        assume(not (cut and kind == Coverage.table))
        path.write_text(text, encoding="utf-8", newline="")
        plan = plan_from_file(directory, kind, path)

    assert (plan.added, plan.revised, plan.gone) == ((), (), ())


def test_a_second_citation_outlives_a_correction_of_the_first(register: Path) -> None:
    path = table(register, "id,citations.document,citations.paragraph\nd-1,d,2\n")
    (revised,) = plan_from_file(register, "recommendation", path).revised

    assert [(each.document, each.paragraph) for each in revised.after.citations] == [("d", "2"), ("e", "7")]
    whole = table(register, '{"id": "d-1", "citations": [{"document": "d", "paragraph": "1"}]}\n', "list.jsonl")
    (revised,) = plan_from_file(register, "recommendation", whole).revised
    assert [(each.document, each.paragraph) for each in revised.after.citations] == [("d", "1")]


# -- several files ----------------------------------------------------------------------------------------------------


def test_several_files_are_one_plan(register: Path) -> None:
    files = [table(register, HEAD + ONE), table(register, HEAD + "d,2,Do two,2021\n" + ONE, "more.csv")]
    plan = plan_from_file(register, "recommendation", files)

    assert plan.file == "list.csv, more.csv"
    assert ([each.key for each in plan.added], plan.rows_read, len(plan.merged)) == (["d-2"], 3, 1)
    assert [each.key for each in plan.gone] == ["d-9"]
    assert run(register, "recommendation", *files).exit_code == 0


def test_files_that_contradict_each_other_are_in_conflict(register: Path) -> None:
    """None of them wins: the record stays as it is."""
    files = [table(register, HEAD + ONE), table(register, HEAD + "d,1,Do other,2020-01-01\n", "more.csv")]
    plan = plan_from_file(register, "recommendation", files)

    assert (plan.added, plan.revised) == ((), ())
    assert [(each.key, each.field, each.is_new) for each in plan.conflicts] == [("d-1", "text", False)]
    assert [(place.file, str(value)) for place, value in plan.conflicts[0].said] == [
        ("list.csv", "Do one"),
        ("more.csv", "Do other"),
    ]
    assert plan.is_accounted_for


def test_rows_of_one_file_that_contradict_each_other_are_both_left_out(register: Path) -> None:
    """Nobody knows which of the two is right, the first no more than the second."""
    path = table(register, HEAD + "d,2,Do two,2021\nd,3,Do three,2021\nd,2,Do other,2021\n")
    plan = plan_from_file(register, "recommendation", path, skip_faulty=True)

    assert [each.key for each in plan.added] == ["d-3"]
    assert [row.place.line for row in plan.faulty] == [2, 4]
    assert [str(each) for each in plan.faults] == [
        (
            "list.csv:4 fault: recommendation 'd-2' stands in row 2 as well, and says something else (keep one of the "
            "two rows)"
        )
    ]


def test_files_of_one_name(register: Path) -> None:
    (register.parent / "old").mkdir()
    files = [table(register, HEAD + ONE), table(register, HEAD + ONE, "old/list.csv")]

    with pytest.raises(InvalidValueError, match=r"two files are called 'list\.csv'; give each another name"):
        plan_from_file(register, "recommendation", files)
    with pytest.raises(InvalidValueError, match="nothing is to be imported"):
        plan_from_file(register, "recommendation", [])


# -- sources that the register lacks ----------------------------------------------------------------------------------

UNKNOWN = HEAD + "A/75/12,2,Do two,2021\nThe audit of 2021,3,Do three,2021\nA/75/12,4,Do four,2021\n"


def test_missing_sources_are_drafted_where_that_is_asked_for(register: Path) -> None:
    path = table(register, UNKNOWN)
    with pytest.raises(StructureError):
        plan_from_file(register, "recommendation", path)
    plan = plan_from_file(register, "recommendation", path, create=("document",))

    assert [(each.id, each.symbol, str(each.title), each.draft) for each in plan.created] == [
        ("a-75-12", "A/75/12", "A/75/12", True),
        ("The-audit-of-2021", None, "The audit of 2021", True),
    ]
    assert [each.key for each in plan.added] == ["a-75-12-2", "The-audit-of-2021-3", "a-75-12-4"]
    apply_import(plan, "add")
    again = plan_from_file(register, "recommendation", path, create=("document",))
    assert (again.created, again.added, again.revised) == ((), (), ())


def test_drafts_are_said(register: Path) -> None:
    said = run(register, "recommendation", table(register, UNKNOWN), "--create", "document")

    assert "+ document a-75-12 A/75/12 (a draft)" in flowing(said.output)
    assert "2 documents to draft, since rows name them." in said.stderr


def test_a_source_that_is_there_is_not_drafted(register: Path) -> None:
    for source in ("d", "A/70/1", " A/70/1 "):
        path = table(register, f"{HEAD}{source},1,Do one,2020-01-01\n")
        plan = plan_from_file(register, "recommendation", path, create=("document",))
        assert (plan.created, plan.added) == ((), ())


def test_what_a_claim_is_printed_in_is_drafted(register: Path) -> None:
    path = table(register, "id,document,paragraph,indicator,period,value\nc3,A/75/12,1,x,2019,3\nc4,Note,1,x,2019,3\n")
    plan = plan_from_file(register, "claim", path, create=("document",))

    assert [each.id for each in plan.created] == ["a-75-12", "Note"]
    assert len(apply_import(plan, "add").records) == 4


ADDRESSES = (
    HEAD + "https://www.unodc.org/a.html,2,Do two,2021\n"
    "Courses end in Lahore (https://www.unodc.org/b.html),3,Do three,2021\n"
    "https://www.unodc.org/b.html,4,Do four,2021\n"
    "https://www.unodc.org/c.html,5,Do five,2021\n"
    "[Wells](https://www.unodc.org/c.html),6,Do six,2021\n"
    "A/75/12 https://undocs.org/A/75/12,7,Do seven,2021\n"
    "A/70/1 (https://undocs.org/A/70/1),8,Do eight,2021\n"
)


def test_a_document_known_by_its_address_has_a_title_only_where_there_is_one(register: Path) -> None:
    path = table(register, ADDRESSES)
    plan = plan_from_file(register, "recommendation", path, create=("document",))

    assert [(str(each.title), each.url, each.symbol, each.kind) for each in plan.created] == [
        ("https://www.unodc.org/a.html", "https://www.unodc.org/a.html", None, "web_page"),
        ("Courses end in Lahore", "https://www.unodc.org/b.html", None, None),
        ("Wells", "https://www.unodc.org/c.html", None, None),
        ("A/75/12", "https://undocs.org/A/75/12", "A/75/12", None),
    ]
    apply_import(plan, "add")
    again = plan_from_file(register, "recommendation", path, create=("document",))
    assert (again.created, again.added, again.revised) == ((), (), ())


def test_a_row_at_fault_drafts_nothing(register: Path) -> None:
    path = table(register, HEAD + "A/75/12,2,Do two,nonsense\n")
    plan = plan_from_file(register, "recommendation", path, create=("document",), skip_faulty=True)

    assert plan.created == ()


# -- columns without a name -------------------------------------------------------------------------------------------


def test_a_column_without_a_name_is_told(register: Path) -> None:
    path = register.parent / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["source", "paragraph", "text", "issued", None, " ", None])
    book.active.append(["d", "1", "Do one", "2020-01-01", "a note", " ", None])
    book.save(path)

    assert run(register, "recommendation", path).stderr.startswith("Columns not read: E (without a name).\n")
    french = run(register, "recommendation", path, "--language", "fr").stderr
    assert french.startswith("Colonnes non lues\u00a0: E (sans nom).\n")


def test_a_column_without_a_name_of_csv(register: Path) -> None:
    path = table(register, "source,,paragraph,text,issued,\nd,lost?,1,Do one,2020-01-01,\nd,,9,Do nine,,\n")
    plan = plan_from_file(register, "recommendation", path)

    assert plan.unread == ("2 (without a name)",)


def test_cells_without_a_name_are_kept_where_rows_are_left_out(register: Path) -> None:
    path = table(register, "source,,paragraph,text,issued\nd,a note,1,Do one,nonsense\n")
    plan = plan_from_file(register, "recommendation", path, skip_faulty=True)

    assert plan.faulty[0].cells["2"] == "a note"
