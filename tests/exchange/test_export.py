"""What goes out: records that an import reads back, and figures as rows."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import cli
from tracker.errors import InvalidValueError, UnsupportedFormatError
from tracker.exchange import EXCHANGES, Exchange, export_records, export_rows, plan_from_file
from tracker.exchange._export import flat
from tracker.files import load

EXAMPLE = "examples/smuggling-of-migrants"
REGISTER = load(EXAMPLE)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_an_import_reads_back_what_was_exported(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"events{suffix}"
    done = run("export", EXAMPLE, str(path), "--type", "event")
    plan = plan_from_file(EXAMPLE, "event", path)

    assert done.stderr == f"{len(REGISTER.events)} rows written to {path}.\n"
    assert done.stdout == ""
    assert plan.unchanged == tuple(REGISTER.events.values())


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
def test_a_flat_format_says_what_it_cannot_hold(suffix: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / f"events{suffix}"
    done = export_records(tuple(REGISTER.events.values()), path, language="fr")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=separator))

    assert [row["id"] for row in rows] == list(REGISTER.events)
    assert next(row for row in rows if row["id"] == "gloact-pk-fia-training")["participants"] == "25"
    assert (done.rows, done.cut > 0) == (len(rows), True)
    assert run("export", EXAMPLE, str(path), "--type", "event", "--force").stderr.startswith(
        f"Warning: a row of CSV cannot hold all of {done.cut} records"
    )


def test_figures_are_rows_too(tmp_path: Path) -> None:
    whole, cells = tmp_path / "figures.json", tmp_path / "figures.csv"
    for path in (whole, cells):
        assert run("export", EXAMPLE, str(path), "--period", "cop11").exit_code == 0
    figures = json.loads(whole.read_text(encoding="utf-8"))
    measured = json.loads(run("measure", EXAMPLE, "--period", "cop11", "--format", "json").stdout)
    with cells.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert figures == measured["figures"]
    assert len(rows) == len(figures)
    assert "bounds" not in rows[0]
    place = next(place for place, each in enumerate(figures) if each["indicator"] == "states-assisted")
    row, states = rows[place], figures[place]
    assert (row["bounds.lower"], row["period.start"]) == (str(states["bounds"]["lower"]), "2020-07-01")
    assert row["records.certain"].split(";") == states["records"]["certain"]


@given(
    st.dictionaries(
        st.sampled_from("abc"),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=3),
            lambda part: st.dictionaries(st.sampled_from("xyz"), part) | st.lists(st.text(max_size=2), max_size=2),
        ),
    )
)
def test_nothing_within_a_flat_row_has_parts(row: dict[str, object]) -> None:
    assert not any(isinstance(value, dict | list) for value in flat(row).values())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.csv",), "name what goes out: --type TYPE for records, or --period PERIOD for figures"),
        (("a.csv", "--type", "evnt"), "the register has no table 'evnt'; did you mean 'event'?"),
        (("a.docx", "--type", "event"), "'a.docx' cannot be exported to; give a file of .csv, .tsv, .jsonl, .json"),
        (("a.x", "--type", "event", "--as", "xls"), "nothing is exported as 'xls'; the formats are csv, jsonl, json"),
        (("none/a.csv", "--type", "event"), "the folder 'none' does not exist; make it first"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    done = run("export", EXAMPLE, *arguments)

    assert done.exit_code != 0
    assert message in done.stderr + str(done.exception)


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(InvalidValueError, match="exists; give --force"):
        export_rows([{"id": "a"}], path)
    assert path.read_text(encoding="utf-8") == "mine"
    export_rows([{"id": "a"}], path, force=True)
    assert json.loads(path.read_text(encoding="utf-8")) == [{"id": "a"}]
    export_rows([], path, force=True)
    assert json.loads(path.read_text(encoding="utf-8")) == []


def test_another_exchange_is_passed_in(tmp_path: Path) -> None:
    written: list[tuple[object, Path]] = []
    words = Exchange(name="words", suffixes=(".txt",), write=lambda rows, target: written.append((list(rows), target)))
    path = tmp_path / "a.txt"

    assert export_rows([{"id": "a"}], path, exchanges=(*EXCHANGES, words)).rows == 1
    assert written == [([{"id": "a"}], path)]
    with pytest.raises(UnsupportedFormatError):
        export_rows([], path)


def test_formulas_are_guarded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_rows([{"id": "a", "note": "=1+1", "is": True, "none": None}], path)

    assert path.read_text(encoding="utf-8") == "id,note,is,none\na,'=1+1,true,\n"
