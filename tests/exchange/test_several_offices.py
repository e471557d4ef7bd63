"""Files of several offices: one plan, no silent winner, and nothing counted twice without a word."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from filled import edited, put, row_of
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.command_line import typed
from tracker.errors import InvalidValueError, StructureError
from tracker.exchange import ImportPlan, apply_import, plan_from_file, write_workbook
from tracker.files import load, save
from tracker.model import AssistanceEvent, Register
from tracker.records import csv_of, unstructure
from tracker.strategies import registers
from tracker.values import Quantity

REGISTER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en", "fr"]

[[document]]
id = "north"
title = "Returns of the north"

[[document]]
id = "south"
title = "Returns of the south"

[[event]]
id = "joint"
kind = "workshop"
title = { en = "Joint workshop" }
when = "2023-06"
countries = ["BO"]
participants = 30
citations = [{ document = "north" }]

[[event]]
id = "stopped"
kind = "training"
title = "Course on filters of the north"
when = "2023-05"
countries = ["BO"]
citations = [{ document = "north" }]

[[indicator]]
id = "pumps"
version = "1"
title = "Pumps"
kind = "stock"
unit = "pumps"
"""
MAP = """\
type = "event"
[[files]]
name = "north*"
set = { "citations.document" = "north" }
[[files]]
name = "south*"
dates = "dmy"
set = { "citations.document" = "south" }
"""
HEAD = "id,kind,title,when,countries,participants,women\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


def plan_of(register: Path, north: str, south: str, mapping: str | None = MAP) -> ImportPlan:
    files = []
    for name, rows in (("north.csv", north), ("south.csv", south)):
        files.append(register.parent / name)
        files[-1].write_text(HEAD + rows, encoding="utf-8")
    path = register.parent / "offices.toml"
    path.write_text(mapping or "", encoding="utf-8")
    plan = plan_from_file(register, "event", files, mapping=path if mapping else None)
    assert plan.is_accounted_for
    return plan


# -- each with its own ------------------------------------------------------------------------------------------------


def test_each_record_has_the_source_of_its_office(register: Path) -> None:
    plan = plan_of(register, "a,training,One,2024-03,BO,,\n", "b,training,Other,05/03/2024,PE,,\n")

    assert [(each.key, each.citations[0].document) for each in plan.added] == [("a", "north"), ("b", "south")]
    assert [str(each.when) for each in plan.added if isinstance(each, AssistanceEvent)] == ["2024-03", "2024-03-05"]
    assert {key[1]: place.file for key, place in plan.places.items()} == {"a": "north.csv", "b": "south.csv"}


def test_a_file_that_the_map_does_not_know(register: Path) -> None:
    path = register.parent / "east.csv"
    path.write_text(HEAD, encoding="utf-8")
    (register.parent / "offices.toml").write_text(MAP, encoding="utf-8")

    with pytest.raises(InvalidValueError) as refused:
        plan_from_file(register, "event", path, mapping=register.parent / "offices.toml")
    assert str(refused.value) == (
        "'east.csv' is none of the files that the map knows: north*, south*; add it under [[files]]"
    )


def test_what_an_office_stopped_sending_is_told(register: Path) -> None:
    plan = plan_of(register, "joint,,,,,,\n", "b,training,Other,2024,PE,,\n")

    assert [each.key for each in plan.gone] == ["stopped"]


def test_the_provider_of_a_number(register: Path) -> None:
    files = []
    for name, value in (("north.csv", "3"), ("south.csv", "4")):
        files.append(register.parent / name)
        files[-1].write_text(f"indicator,at,value,breakdown.office\npumps,2024,{value},{name[:5]}\n", encoding="utf-8")
    path = register.parent / "offices.toml"
    path.write_text(
        'type = "observation"\n[[files]]\nname = "n*"\nset = { provider = "The north" }\n'
        '[[files]]\nname = "s*"\nset = { provider = "The south" }\n',
        encoding="utf-8",
    )
    plan = plan_from_file(register, None, files, mapping=path)

    assert [unstructure(each)["provider"] for each in plan.added] == ["The north", "The south"]


def test_the_file_of_one_office_alone_takes_nothing_from_the_others(register: Path) -> None:
    """Where the rows of a file come from is added to what a record cites, and takes no other citation away."""
    apply_import(
        plan_of(register, "joint,,,,,30,\n", "joint,,,,,30,\n"), "update", recorded=date(2024, 7, 1), reason="error"
    )
    for name in ("north.csv", "south.csv"):
        plan = plan_from_file(register, None, register.parent / name, mapping=register.parent / "offices.toml")
        assert (plan.added, plan.revised) == ((), ())


def test_another_office_is_cited_beside_the_first(register: Path) -> None:
    plan_of(register, "joint,,,,,30,\n", "joint,,,,,30,\n")
    plan = plan_from_file(register, None, register.parent / "south.csv", mapping=register.parent / "offices.toml")
    (revised,) = plan.revised

    assert [each.document for each in revised.after.citations] == ["north", "south"]


# -- what two say of one ----------------------------------------------------------------------------------------------


def test_what_one_says_alone_is_taken_and_what_two_say_otherwise_is_not(register: Path) -> None:
    plan = plan_of(register, "joint,,,,,35,12\n", "joint,,,,,36,\n")
    (revised,) = plan.revised

    assert [(each.field, each.after) for each in revised.changes if each.field != "citations"] == [
        ("women", revised.after.women)  # type: ignore[attr-defined]  # it is an event
    ]
    assert [each.document for each in revised.after.citations] == ["north", "south"]
    assert [(each.field, each.is_new) for each in plan.conflicts] == [("participants", False)]


def test_a_new_record_in_conflict_is_left_out(register: Path) -> None:
    plan = plan_of(register, "x,training,Course,2024,BO,25,\n", "x,training,Course,2024,BO,27,\n")

    assert (plan.added, [each.key for each in plan.contested]) == ((), ["x", "x"])
    assert [(each.key, each.field, each.is_new) for each in plan.conflicts] == [("x", "participants", True)]


@pytest.mark.parametrize("order", [("north", "south"), ("south", "north")])
def test_the_order_of_files_decides_nothing(order: tuple[str, str], register: Path) -> None:
    rows = {"north": "joint,,,,,35,\nx,training,C,2024,BO,1,\n", "south": "joint,,,,,36,\nx,training,C,2024,BO,1,3\n"}
    plan = plan_of(register, rows[order[0]], rows[order[1]], mapping=None)

    assert [unstructure(each) for each in plan.added] == [
        {
            "id": "x",
            "kind": "training",
            "title": "C",
            "when": "2024",
            "countries": ["BO"],
            "participants": 1,
            "women": 3,
        }
    ]
    assert [each.field for each in plan.conflicts] == ["participants"]


def test_texts_in_two_languages_are_one_text(register: Path) -> None:
    files = []
    for name, rows in (("n.csv", "id,title.en\njoint,Workshop\n"), ("s.csv", "id,title.fr\njoint,Atelier\n")):
        files.append(register.parent / name)
        files[-1].write_text(rows, encoding="utf-8")
    plan = plan_from_file(register, "event", files)

    assert [unstructure(each.after)["title"] for each in plan.revised] == [{"en": "Workshop", "fr": "Atelier"}]
    assert plan.conflicts == ()


@given(registers(), st.data())
def test_an_office_that_repeats_what_is_there_proposes_nothing(register: Register, data: st.DataObject) -> None:
    """However the records of a register are dealt out to two offices, some to both."""
    records = [each for each in register.of_type(AssistanceEvent).values() if not each.draft]
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "r").mkdir()
        save(evolve(register, records=register.records), folder / "r")
        files = []
        for name in ("north.csv", "south.csv"):
            own = [each for each in records if data.draw(st.booleans())]
            if own:
                files.append(folder / name)
                files[-1].write_text(csv_of(own, register.language)[0], encoding="utf-8")
        if files:
            plan = plan_from_file(folder / "r", "event", files)

            assert (plan.added, plan.revised, plan.conflicts, plan.contested) == ((), (), (), ())
            assert plan.is_accounted_for


@pytest.mark.parametrize(
    "number", ["0.008", "1.234", "<12.345", ">=1.234", "<~1.234", "1.234..2.345", "1234.567", "0.35"]
)
def test_decimals_come_back_from_cells_as_they_were(register: Path, number: str) -> None:
    """No reader of a cell mistakes three decimals for thousands: what is written says which they are."""
    loaded = load(register)
    records = [evolve(loaded.of_type(AssistanceEvent)["joint"], participants=Quantity.parse(number))]
    (register / "register.toml").write_text(REGISTER.replace("participants = 30", f'participants = "{number}"'))
    path = register.parent / "north.csv"
    path.write_text(csv_of(records)[0], encoding="utf-8")

    assert plan_from_file(register, "event", path).revised == ()


def test_rows_at_fault_are_left_out_file_by_file(register: Path) -> None:
    files = []
    for name in ("south.csv", "north.csv"):
        files.append(register.parent / name)
        files[-1].write_text(
            HEAD + f"{name[0]}-1,training,Course,2024,BO,,\n{name[0]}-2,training,,,BO,,\n", encoding="utf-8"
        )
    plan = plan_from_file(register, "event", files, skip_faulty=True)

    assert [each.key for each in plan.added] == ["s-1", "n-1"]
    assert [(row.place.file, row.place.line) for row in plan.faulty] == [("south.csv", 3), ("north.csv", 3)]
    assert (plan.rows_read, plan.is_accounted_for) == (4, True)


# -- the same thing twice ---------------------------------------------------------------------------------------------

ONE = "n-1,training,Training of mechanics on hand pumps in La Paz,2024-03,BO,about 40,\n"
SAME = "s-7,training,Training of mechanics on hand pumps at La Paz,2024-03-12,BO,41,\n"


def test_the_same_activity_sent_twice_may_be_one(register: Path) -> None:
    plan = plan_of(register, ONE, SAME)

    assert [(each.record.key, each.other.key) for each in plan.identities] == [("s-7", "n-1")]
    assert [(each.key, sorted(each.possibly_same_as)) for each in plan.added] == [("n-1", []), ("s-7", ["n-1"])]


def test_the_same_activity_sent_again_may_be_the_one_that_is_there(register: Path) -> None:
    apply_import(plan_of(register, ONE, "b,training,Other,2024,PE,,\n"), "add")
    plan = plan_of(register, "joint,,,,,,\n", SAME)

    assert [(each.record.key, each.other.key) for each in plan.identities] == [("s-7", "n-1")]


def test_two_rows_of_one_office_are_two(register: Path) -> None:
    plan = plan_of(register, ONE + SAME, "joint,,,,,,\n")

    assert plan.identities == ()


# -- workbooks that come back -----------------------------------------------------------------------------------------


def workbooks(register: Path, *edits: tuple[str, str, str]) -> list[Path]:
    """Give the same workbook to several offices, and let each change one cell of one event."""
    files = []
    for number, (key, column, value) in enumerate(edits):
        path = register.parent / f"office-{number}.xlsx"
        write_workbook(load(register), path, types=("event",))

        def edit(book: Workbook, key: str = key, column: str = column, value: str = value) -> None:
            sheet = book["event"]
            put(sheet, row_of(sheet, key), column, value)

        files.append(edited(path, edit))
    return files


def test_workbooks_of_several_offices_are_one_plan(register: Path) -> None:
    plan = plan_from_file(register, None, workbooks(register, ("joint", "women", "12"), ("stopped", "when", "2023-04")))

    assert [(each.before.key, [change.field for change in each.changes]) for each in plan.revised] == [
        ("joint", ["women"]),
        ("stopped", ["when"]),
    ]
    assert (plan.unchanged, plan.conflicts, plan.gone) == ((), (), ())
    assert plan.is_accounted_for


def test_workbooks_that_change_one_cell_otherwise_are_in_conflict(register: Path) -> None:
    files = workbooks(
        register, ("joint", "participants", "35"), ("joint", "participants", "36"), ("joint", "women", "9")
    )
    plan = plan_from_file(register, None, files)

    assert [[change.field for change in each.changes] for each in plan.revised] == [["women"]]
    assert [(place.file, place.sheet, value) for place, value in plan.conflicts[0].said] == [
        ("edited-office-0.xlsx", "event", Quantity(35)),
        ("edited-office-1.xlsx", "event", Quantity(36)),
    ]
    assert plan.is_accounted_for


def test_a_table_beside_a_workbook(register: Path) -> None:
    path = register.parent / "more.csv"
    path.write_text(HEAD + "joint,,,,,36,\nb,training,Other,2024,PE,,\n", encoding="utf-8")
    plan = plan_from_file(register, "event", [*workbooks(register, ("joint", "participants", "35")), path])

    assert ([each.key for each in plan.added], [each.field for each in plan.conflicts]) == (["b"], ["participants"])
    assert plan.is_accounted_for


def test_faults_of_a_workbook_are_told_beside_a_table(register: Path) -> None:
    path = register.parent / "more.csv"
    path.write_text(HEAD + "b,training,Other,2024,PE,,\n", encoding="utf-8")
    with pytest.raises(StructureError) as raised:
        plan_from_file(register, "event", [*workbooks(register, ("joint", "kind", "trainin")), path])

    assert [str(each) for each in raised.value.faults] == [
        (
            "edited-office-0.xlsx:4 fault at sheet 'event', cell C4, column 'kind': 'trainin' is not in code list "
            "'kinds of assistance'; did you mean 'training'?"
        )
    ]


def test_all_that_is_wrong_with_workbooks_is_told_at_once(register: Path) -> None:
    files = workbooks(register, ("joint", "kind", "trainin"), ("joint", "women", "many"))
    with pytest.raises(StructureError) as raised:
        plan_from_file(register, None, files)

    assert [fault.file for fault in raised.value.faults] == ["edited-office-0.xlsx", "edited-office-1.xlsx"]


# -- on the command line ----------------------------------------------------------------------------------------------


def test_what_is_typed_and_told(register: Path) -> None:
    plan_of(
        register,
        ONE + "joint,,,,,35,12\nboth,workshop,Committees,2024-05,BO,25,\n",
        SAME + "joint,,,,,36,\nboth,workshop,Committees,2024-05,BO,27,\n",
    )
    folder = register.parent
    done = typed("import", "r", "north.csv", "south.csv", "--mapping", "offices.toml", cwd=folder)

    assert done.stdout.splitlines() == [
        "  +  event n-1  Training of mechanics on hand pumps in La Paz (north.csv)",
        "  +  event s-7  Training of mechanics on hand pumps at La Paz (south.csv)",
        "  ~  event joint",
        "     citations: north → north; south",
        "     women: nothing → 12",
        "  !  event joint",
        "     participants: 35 (north.csv, row 3) ≠ 36 (south.csv, row 3)",
        "  !  event both: left out",
        "     participants: 25 (north.csv, row 4) ≠ 27 (south.csv, row 4)",
        "  =  event s-7 may be n-1; it is added as possibly the same",
        "  ?  event stopped  Course on filters of the north: of the same source, and not in the table",
    ]
    assert done.stderr.splitlines() == [
        "1 record of the same source is not in the table; nothing is done to it.",
        (
            "2 records are in conflict; what the files say otherwise is not taken. Ask the offices, and correct "
            "one of the files."
        ),
        (
            "1 pair of records may be one; it counts as one or as two until somebody decides (adjudication of "
            "identity:A=B)."
        ),
        "6 rows read; they say something of 6 records.",
        "2 to add, 1 to revise, 0 unchanged.",
        "1 record said again in a later row.",
        "Nothing was written; --mode add or --mode update does it.",
    ]
