"""A workbook of one period, and why each row of it was changed."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from filled import edited, put, row_of
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.command_line import typed
from tracker.errors import InvalidValueError, StructureError, UnknownRecordError
from tracker.exchange import ImportPlan, apply_import, plan_from_workbook, write_workbook
from tracker.exchange._entry_plan import plan_of_workbook
from tracker.files import load
from tracker.model import Register, Revision, RevisionReason
from tracker.strategies import registers
from tracker.values import InternationalString

REGISTER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en"]

[[period]]
id = "year"
start = 2021-01-01
end = 2021-12-31

[[event]]
id = "in"
kind = "workshop"
title = "Within"
when = "2021-06"

[[event]]
id = "perhaps"
kind = "workshop"
title = "Perhaps within"
when = "[2020-12..2021-01]"

[[event]]
id = "out"
kind = "workshop"
title = "Outside"
when = "2019"

[[programme]]
id = "water"
kind = "programme"
title = "Water for all"
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


# -- one period -------------------------------------------------------------------------------------------------------


def test_only_what_may_lie_in_the_period_is_given_out(register: Path, tmp_path: Path) -> None:
    done = write_workbook(load(register), tmp_path / "w.xlsx", period="year")
    book = load_workbook(tmp_path / "w.xlsx")

    assert done.records == 3
    assert [book["event"].cell(row, 1).value for row in (4, 5, 6)] == ["in", "perhaps", None]
    assert "programme" not in book.sheetnames


def test_a_type_that_is_asked_for_has_its_sheet(register: Path, tmp_path: Path) -> None:
    done = write_workbook(load(register), tmp_path / "w.xlsx", types=("programme",), period="2021")

    assert (done.records, done.sheets) == (0, 6)


def test_what_was_left_out_is_not_gone(register: Path, tmp_path: Path) -> None:
    write_workbook(load(register), tmp_path / "w.xlsx", period="year")
    plan = plan_from_workbook(register, tmp_path / "w.xlsx")

    assert (plan.gone, plan.remarks, plan.revised) == ((), (), ())


def test_a_period_that_there_is_not(register: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownRecordError, match="the register has no period 'yaer'; did you mean 'year'"):
        write_workbook(load(register), tmp_path / "w.xlsx", period="yaer")


@given(registers(), st.integers(2015, 2025))
def test_whatever_the_period_what_was_not_touched_proposes_nothing(register: Register, year: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        done = write_workbook(register, path, period=str(year))
        plan = plan_of_workbook(register, path)

        assert (plan.added, plan.revised, plan.remarks, plan.gone) == ((), (), (), ())
        assert len(plan.unchanged) == done.records


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell", "field", "text"),
    [
        ("participants", "about 40", "participants", "~40"),
        ("participants", "plus de 4 000", "participants", ">4000"),
        ("participants", "entre 20 et 25", "participants", "20..25"),
        ("when", "du 3 au 5 mars 2021", "when", "2021-03-03/2021-03-05"),
        ("countries", "Chad; le Niger", "countries", "NE;TD"),
    ],
)
def test_what_somebody_types_may_be_said_in_words(
    column: str, cell: str, field: str, text: str, register: Path
) -> None:
    (revised,) = plan_of(register, **{column: cell}).revised
    value = getattr(revised.after, field)
    written = {"participants": "short", "when": "__str__"}.get(field)

    assert [each.field for each in revised.changes] == [field]
    assert (";".join(sorted(value)) if written is None else getattr(value, written)()) == text


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("participants", "1,234", "write 1234, or 1.234 if the comma marks decimals"),
        ("when", "05/03/2021", 'write year-month-day, as in "2021-03-17"'),
    ],
)
def test_what_may_mean_two_things_is_refused(column: str, cell: str, told: str, register: Path) -> None:
    with pytest.raises(StructureError) as raised:
        plan_of(register, **{column: cell})

    assert str(raised.value.faults[0]).endswith(told)


# -- why --------------------------------------------------------------------------------------------------------------


def filled(register: Path, **cells: str) -> Path:
    """Write a workbook and fill cells of one row in."""
    path = register.parent / "w.xlsx"
    write_workbook(load(register), path, types=("event",), force=True)

    def edit(book: Workbook) -> None:
        for column, value in cells.items():
            put(book["event"], row_of(book["event"], "in"), column.replace("__", "."), value)

    return edited(path, edit)


def plan_of(register: Path, **cells: str) -> ImportPlan:
    return plan_from_workbook(register, filled(register, **cells))


def test_a_row_says_itself_why_it_is_revised(register: Path) -> None:
    path = filled(register, women="9", revision__reason="late_information", revision__note="The list of names came")
    plan = plan_from_workbook(register, path)
    apply_import(plan, "update", recorded=date(2022, 1, 5))
    after = load(register).events["in"]

    assert after.revision == Revision(
        reason=RevisionReason.LATE_INFORMATION, note=InternationalString(en="The list of names came")
    )
    assert after.recorded == date(2022, 1, 5)
    assert plan_from_workbook(register, path).revised == ()


def test_a_row_without_a_reason_takes_that_of_all(register: Path) -> None:
    plan = plan_of(register, women="9")
    with pytest.raises(InvalidValueError) as refused:
        apply_import(plan, "update", recorded=date(2022, 1, 5))
    assert str(refused.value) == "a record is revised, which needs --reason REASON"

    apply_import(plan, "update", recorded=date(2022, 1, 5), reason="error")
    assert load(register).events["in"].revision == Revision(reason=RevisionReason.ERROR)


def test_a_row_with_a_reason_still_needs_its_day(register: Path) -> None:
    with pytest.raises(InvalidValueError) as refused:
        apply_import(plan_of(register, women="9", revision__reason="error"), "update")

    assert str(refused.value) == "a record is revised, which needs --recorded DATE"


def test_a_reason_takes_a_record_out(register: Path) -> None:
    plan = plan_of(register, revision__reason="retraction")
    assert [(each.before.key, each.changes) for each in plan.revised] == [("in", ())]

    apply_import(plan, "update", recorded=date(2022, 1, 5))
    assert "in" not in load(register).events


def test_a_reason_for_nothing_is_told(register: Path) -> None:
    plan = plan_of(register, revision__reason="error")

    assert plan.revised == ()
    assert [str(each) for each in plan.remarks] == [
        "edited-w.xlsx:4 a reason is given for 'event in', and nothing is changed in it"
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"women": "9", "revision__reason": "eror"},
            "column 'revision.reason': 'eror' is not a reason for a revision; did you mean 'error'?",
        ),
        (
            {"women": "9", "revision__note": "why not"},
            "column 'revision.note': a note on a revision stands here without its reason (choose the reason beside it)",
        ),
    ],
)
def test_reasons_that_are_none(cells: dict[str, str], told: str, register: Path) -> None:
    with pytest.raises(StructureError) as raised:
        plan_of(register, **cells)

    assert [str(fault).partition(", ")[2].partition(", ")[2] for fault in raised.value.faults] == [told]


def test_a_reason_is_chosen_from_a_list(register: Path, tmp_path: Path) -> None:
    write_workbook(load(register), tmp_path / "w.xlsx", language="fr")
    sheet = load_workbook(tmp_path / "w.xlsx")["event"]
    named = {cell.value: (sheet.cell(2, cell.column).value, sheet.cell(3, cell.column).value) for cell in sheet[1]}
    codes = load_workbook(tmp_path / "w.xlsx")["Codes"]
    listed = {cell.value: [below.value for below in codes[cell.column_letter][1:]] for cell in codes[1]}

    assert named["revision.reason"][0] == "Motif de la modification"
    assert [each for each in listed["reasons"] if each] == list(RevisionReason)


def test_what_is_typed_and_told(register: Path, tmp_path: Path) -> None:
    done = typed("workbook", "r", "-o", "w.xlsx", "--period", "2021", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "3 records on 6 sheets written to w.xlsx.\n")

    filled(register, women="9", revision__reason="error", revision__note="Counted anew")
    done = typed("import", "r", "edited-w.xlsx", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        "  ~  event in",
        "     revision.reason: error – Counted anew",
        "     women: nothing → 9",
    ]


def test_the_period_of_a_register_in_memory(tmp_path: Path) -> None:
    """A draft is left out of a period as of everything else."""
    register = Register(id="r", title=InternationalString(en="R"))
    done = write_workbook(evolve(register), tmp_path / "w.xlsx", period="2021")

    assert (done.records, done.sheets) == (0, 0)
