"""Diagnostics as blocks: each has a row with its place, its code, its record and what to do, the worst first."""

from collections import Counter

from shown import rows_of, said

from tracker import check, load
from tracker.checks import Severity
from tracker.documents import Table
from tracker.errors import StructureFault
from tracker.views import as_json, view
from tracker.views._diagnostics import Checked
from tracker.words._terms import brief

SOM = load("examples/smuggling-of-migrants")
FOUND = tuple(check(SOM))


def test_every_diagnostic_has_a_row_under_its_severity() -> None:
    (table,) = view(FOUND, SOM)
    assert isinstance(table, Table)
    rows = rows_of(table)

    assert Counter(tuple(row) for row in rows if row[1]) == Counter(
        (
            str(each.origin or ""),
            each.code,
            each.record or "",
            said(each.said),
            "" if each.advice is None else said(each.advice),
        )
        for each in FOUND
    )
    severities = [each for each in Severity if any(found.severity is each for found in FOUND)]
    assert [row[0] for row in rows if not row[1]] == [said(brief(each)) for each in severities]


def test_a_check_without_a_finding_has_no_block() -> None:
    assert view(Checked()) == ()
    assert as_json(Checked()) == {"output": 1, "diagnostics": [], "faults": []}


def test_every_fault_has_a_row() -> None:
    fault = StructureFault(file="event.csv", line=2, path="event.when", message="it is no date", hint="write 2021")
    (table,) = view(Checked(faults=(fault,)))

    assert rows_of(table) == [["event.csv:2", "", "event.when", "it is no date", "write 2021"]]


def test_json_tells_every_diagnostic() -> None:
    found = as_json(Checked(FOUND))

    assert [(each["code"], each["record"]) for each in found["diagnostics"]] == [
        (each.code, each.record) for each in FOUND
    ]
    assert as_json(FOUND)["diagnostics"] == found["diagnostics"]
