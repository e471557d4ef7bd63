"""Rows that are at fault can be left out; nothing else changes for that."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wells import WELLS, faults, raw, register_in, run, table_in

from tracker.exchange import (
    plan_from_file,
    plan_import,
)
from tracker.files import load


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return register_in(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    return table_in(tmp_path)


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
