"""A register's own CSV file, saved by a spreadsheet: read as it was, or one thing said that is to be done."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import typed
from tracker.errors import StructureError
from tracker.files import load
from tracker.files._entries import csv_entries, separator_of
from tracker.model import AssistanceEvent
from tracker.records import csv_of
from tracker.strategies import assistance_events

REGISTER = 'schema = 1\nid = "r"\ntitle = "R"\nlanguages = ["fr"]\n'
CELLS = (
    ("id", "kind", "title", "when", "countries", "draft"),
    ("a", "training", "Atelier, à Lomé", "2021-03", "TG;BJ", "true"),
    ("b", "training", "Deux; fois", "mars 2021", "TG", ""),
)


def saved(directory: Path, separator: str, *, bom: bool = False, ends: str = "\n") -> Path:
    """Write the file as a spreadsheet does: what holds the separator stands in quotation marks."""
    lines = (separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in CELLS)
    (directory / "register.toml").write_text(REGISTER, encoding="utf-8")
    text = ("\ufeff" if bom else "") + "".join(f"{line}{ends}" for line in lines)
    (directory / "event.csv").write_bytes(text.encode())
    return directory


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_however_it_was_saved_it_says_the_same(separator: str, bom: bool, ends: str, tmp_path: Path) -> None:
    register = load(saved(tmp_path, separator, bom=bom, ends=ends))

    assert [
        (each.id, str(each.title), str(each.when), sorted(each.countries)) for each in register.events.values()
    ] == [
        ("a", "Atelier, à Lomé", "2021-03", ["BJ", "TG"]),
        ("b", "Deux; fois", "2021-03", ["TG"]),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_is_edited_in_its_own_separator(separator: str, tmp_path: Path) -> None:
    saved(tmp_path, separator, ends="\r\n")
    before = (tmp_path / "event.csv").read_bytes()
    done = typed("confirm", ".", "a", cwd=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "event.csv").read_bytes() == before.replace(b"true", b"")


@given(st.lists(assistance_events(), max_size=3), st.sampled_from([";", "\t"]))
def test_another_separator_changes_nothing(events: list[AssistanceEvent], separator: str) -> None:
    """Whatever the records: the cells of the file are those that stood between commas."""
    text, _ = csv_of(events)
    other = StringIO(newline="")
    csv.writer(other, delimiter=separator, lineterminator="\n").writerows(csv.reader(StringIO(text, newline="")))
    if "," in other.getvalue().partition("\n")[0]:
        return  # a name of a column that holds a comma tells nothing
    read = [[entry.raw for entry in csv_entries("event.csv", "event", each, [])] for each in (text, other.getvalue())]

    assert read[0] == read[1] or separator_of(other.getvalue()) == ","  # one column is parted by nothing


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        (
            "participants",
            "40,5",
            "'40,5' is not a quantity; write 40.5",
        ),
        (
            "participants",
            "1\u202f234",
            "'1\\u202f234' is not a quantity; write 1234",
        ),
        (
            "when",
            "05/03/2021",
            "'05/03/2021' puts the day first or last, which cannot be told; write year-month-day, as in \"2021-03-17\"",
        ),
        (
            "when",
            "44260",
            "'44260' is what a spreadsheet counts days by; format the column as text and write it as in \"2021-03-17\"",
        ),
    ],
)
def test_what_a_spreadsheet_wrote_anew_is_told_with_what_to_do(
    column: str, cell: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    cells = {"id": "a", "kind": "training", "title": "Atelier", "when": "2021"} | {column: cell}
    text = ";".join(cells) + "\n" + ";".join(cells.values()) + "\n"
    (tmp_path / "event.csv").write_text(text, encoding="utf-8")

    with pytest.raises(StructureError) as raised:
        load(tmp_path)
    assert [str(fault) for fault in raised.value.faults] == [f"event.csv:2 fault at event[0].{column}: {told}"]


def test_a_row_that_was_cut_names_the_sign_that_cut_it(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "event.csv").write_text("id;kind;title;when\na;training;Un; deux;2021\n", encoding="utf-8")

    with pytest.raises(StructureError) as raised:
        load(tmp_path)
    assert [str(fault) for fault in raised.value.faults] == [
        (
            "event.csv:2 fault at event[0]: a row of 5 cells under 4 columns (a text that holds ';', which parts the "
            "cells here, stands in quotation marks)"
        )
    ]


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "event.csv").write_bytes("id;kind;title;when\na;training;Lomé;2021\n".encode("cp1252"))

    with pytest.raises(StructureError) as raised:
        load(tmp_path)
    assert [str(fault) for fault in raised.value.faults] == [
        "event.csv:2 fault: byte 0xe9 is not UTF-8 (save the file in the encoding UTF-8)"
    ]
