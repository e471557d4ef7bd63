"""What a map can say: several columns for one field, several rows for one record, how somebody writes."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError, StructureError
from tracker.exchange import ImportPlan, plan_from_file
from tracker.exchange._filling import Filling, _joined
from tracker.exchange._sheets import CellRow
from tracker.exchange._source import template_parts
from tracker.records import unstructure

REGISTER = """\
schema = 1
id = "r"
title = "R"
languages = ["en"]

[[document]]
id = "d"
title = "D"
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "register.toml").write_text(REGISTER, encoding="utf-8")
    return tmp_path / "r"


def planned(register: Path, mapping: str, table: str, **options: Any) -> ImportPlan:  # noqa: ANN401  # as various as they are
    (register.parent / "map.toml").write_text(mapping, encoding="utf-8")
    (register.parent / "list.csv").write_text(table, encoding="utf-8")
    plan = plan_from_file(register, None, register.parent / "list.csv", mapping=register.parent / "map.toml", **options)
    assert plan.is_accounted_for
    return plan


def said(plan: ImportPlan) -> list[dict[str, object]]:
    return [unstructure(each) for each in plan.added]


def fault_of(register: Path, mapping: str, table: str = "id\n") -> str:
    with pytest.raises((StructureError, InvalidValueError)) as refused:
        planned(register, mapping, table)
    if isinstance(refused.value, StructureError):
        (fault,) = refused.value.faults
        return str(fault)
    return str(refused.value)


# -- several columns, one field ---------------------------------------------------------------------------------------

JOINED = """\
type = "event"
[join]
when = "{Day} {Month} {Year}"
participants = "{How} {Many}"
note = "no. {Series}/{Number} of the list"
[values]
participants = { exactly = "", minimum = ">=" }
"""
ABOUT = {"value": 40, "qualifier": "about", "text": "about 40"}
MORE = {"value": 50, "qualifier": "more_than", "text": "more than 50"}
HEAD = "id,kind,title,Day,Month,Year,How,Many,Series,Number\n"


@pytest.mark.parametrize(
    ("row", "when", "participants", "note"),
    [
        ("5,March,2021,about,40,A,7", "5 March 2021", ABOUT, "no. A/7 of the list"),
        (",March,2021,,40,A,", "March 2021", 40, "no. A of the list"),
        (",,2021,more than,50,,7", "2021", MORE, "no. 7 of the list"),
        (",,2021,exactly,25,,", "2021", 25, None),
        (",,2021,Minimum,25,,", "2021", {"value": 25, "qualifier": "at_least"}, None),
    ],
)
def test_several_columns_make_one_field(
    row: str, when: str, participants: object, note: str | None, register: Path
) -> None:
    (event,) = said(planned(register, JOINED, f"{HEAD}e,training,Course,{row}\n"))

    assert (event["when"], event.get("participants"), event.get("note")) == (when, participants, note)


def test_a_fault_of_what_was_joined_names_the_first_of_its_columns(register: Path) -> None:
    assert fault_of(register, JOINED, f"{HEAD}e,training,Course,,,2021,some,many,,\n") == (
        "list.csv:2 fault at column 'How': 'some many' is not a quantity; write 4000, >4000, >=20, <50, <=50, ~3500, "
        "<~50 (nearly), 20..25 or 1/20"
    )


@given(st.lists(st.sampled_from(["", "x", "y"]), min_size=3, max_size=3))
def test_what_stands_between_two_columns_is_written_where_both_say_something(cells: list[str]) -> None:
    template = tuple(
        {"A": 0, "B": 1, "C": 2}[part] if is_column else part for is_column, part in template_parts("<{A}+{B}+{C}>")
    )
    filling: Any = _Template(template)
    filled = [cell for cell in cells if cell]
    joined = _joined(filling, CellRow(1, tuple(cells)))

    assert joined.replace("++", "+") == (f"<{'+'.join(filled)}>" if filled else "")


class _Template(Filling):
    def __init__(self, template: tuple[str | int, ...]) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "codes", {})
        object.__setattr__(self, "reader", None)


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (
            '[join]\nwhen = "Day"\n',
            "map.toml fault: join.when: the names of columns are expected in braces, as in {Day} {Month} {Year}",
        ),
        (
            '[columns]\nwhen = "When"\n[join]\nwhen = "{Day}"\n',
            "map.toml fault: join.when: it is filled by a column already; keep one of the two",
        ),
        (
            '[join]\nwhen = "{Day}"\n[set]\nwhen = "2021"\n',
            "'when' is a column and the same in all rows; keep one of the two",
        ),
        ('[join]\nwehn = "{Day}"\n', "'wehn' cannot be filled as a field of event; did you mean 'when'?"),
        (
            '[join]\nwhen = "{Day} {Month}"\n',
            "list.csv:1 fault: columns 'Day', 'Month' are missing (the columns are id)",
        ),
        ('[merge]\nlists = ["when"]\n', "'when' is no list, so that rows are not put together in it"),
        ('[merge]\nlist = ["when"]\n', "map.toml fault: unknown key 'merge.list' (did you mean 'lists'?)"),
        ('dates = "ymd"\n', "map.toml fault: dates: dmy (day, month, year) or mdy is expected"),
        ("files = 3\n", "map.toml fault: files: tables are expected, each under [[files]]"),
        (
            '[[files]]\nset = { note = "x" }\n',
            "map.toml fault: files[0].name: the name of a file is expected, such as office-*.xlsx",
        ),
        ('[[files]]\nname = "l*"\ndecimal = ";"\n', "map.toml fault: files[0].decimal: a point or a comma is expected"),
        ('[[files]]\nname = "l*"\ncolumns = {}\n', "map.toml fault: unknown key 'files[0].columns'"),
    ],
)
def test_a_map_that_says_what_cannot_be(mapping: str, told: str, register: Path) -> None:
    assert fault_of(register, f'type = "event"\n{mapping}') == told


# -- several rows, one record -----------------------------------------------------------------------------------------

MERGED = """\
type = "recommendation"
[set]
source = "d"
issued = "2021"
[split]
addressees = "/"
[merge]
lists = ["addressees"]
"""
ROWS = "paragraph,text,addressees\n1,Do,North/South\n2,Act,East\n1,Do,West\n1,Do,North\n"


def test_rows_of_one_record_are_put_together_in_a_list(register: Path) -> None:
    plan = planned(register, MERGED, ROWS)

    assert [(each["id"], each["addressees"]) for each in said(plan)] == [
        ("d-1", ["North", "South", "West"]),
        ("d-2", ["East"]),
    ]
    assert (plan.rows_read, plan.read, len(plan.merged)) == (4, 4, 2)


def test_what_is_no_list_still_contradicts(register: Path) -> None:
    assert fault_of(register, MERGED, ROWS + "2,Act otherwise,West\n") == (
        "list.csv:6 fault: recommendation 'd-2' stands in row 3 as well, and says something else (keep one of the two "
        "rows)"
    )


def test_a_row_that_is_left_out_leaves_its_items_out(register: Path) -> None:
    plan = planned(register, MERGED, ROWS + "1,,South-East\n3,,\n", skip_faulty=True)

    assert next(each["addressees"] for each in said(plan)) == ["North", "South", "West", "South-East"]
    assert [row.place.line for row in plan.faulty] == [7]


# -- columns that are called otherwise --------------------------------------------------------------------------------


def test_a_field_may_be_called_one_way_or_another(register: Path) -> None:
    mapping = 'type = "event"\n[columns]\ntitle = ["What", "Title"]\n'

    (event,) = said(planned(register, mapping, "id,kind,when,Title\ne,training,2021,Course\n"))
    assert event["title"] == "Course"
    assert fault_of(register, mapping, "id,kind,when,Titel\ne,training,2021,Course\n") == (
        "list.csv:1 fault: column 'What / Title' is missing (the columns are id, kind, when, Titel)"
    )


def test_a_column_of_the_name_of_a_field_in_other_letters_is_named(register: Path) -> None:
    with pytest.raises(StructureError) as refused:
        planned(register, 'type = "event"\n', "id,kind,Title,when\na,training,Course,2021\nb,training,Visit,2021\n")

    assert [str(each) for each in refused.value.faults] == [
        "list.csv fault: title is missing from all rows (is column Title meant? then --map title=Title)"
    ]
