"""Rows that are at fault can be left out; nothing else changes for that."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wells import WELLS, faults, raw, register_in, run, table_in

from tracker.exchange import (
    apply_import,
    plan_from_file,
    plan_import,
)
from tracker.exchange._csv import csv_sheets
from tracker.exchange._mapping import rows_by_map
from tracker.exchange._rest import rest_files, write_rest
from tracker.exchange._sheets import Written
from tracker.exchange._source import Source, TableMap
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
    assert rest.read_text(encoding="utf-8") == "Ref;Title;when;kind;Remark\nb;Visit;soon;training;'=1+1\n"
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


# -- the rest, read again by the same map -------------------------------------------------------------------------------

MAP = """\
type = "event"
encoding = "cp1252"
separator = ";"
decimal = ","
header_row = 3
[columns]
title = "Titre"
when = "Quand"
women = "Femmes"
[set]
kind = "training"
[ids]
from = ["row"]
"""
SEANCES = """\
Liste des séances

Titre;Quand;Femmes
Séance de l’été;2024-02;1.234,5
Séance; à;midi
Atelier d’été;bientôt;1.234,5
Atelier « d’hiver; deux »;2024-05;2
"""


def _map_of(directory: Path, text: str = MAP) -> Path:
    path = directory / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_rest_is_read_by_the_map_of_its_source_and_its_rows_keep_their_ids(register: Path, tmp_path: Path) -> None:
    path, rest = tmp_path / "seances.csv", tmp_path / "rest.csv"
    path.write_bytes(SEANCES.replace("Atelier « d’hiver; deux »", '"Atelier « d’hiver; deux »"').encode("cp1252"))
    options = ["--mapping", str(_map_of(tmp_path)), "--mode", "add"]
    assert run(str(register), str(path), *options, "--skip-faulty", str(rest))[0] == 0

    left = rest.read_bytes()
    assert left.decode("cp1252") == (
        "\n\nTitre;Quand;Femmes;tracker.row\nSéance; à;midi;5\nAtelier d’été;bientôt;1.234,5;6\n"
    )
    mended = left.replace("Séance; à;midi".encode("cp1252"), "Séance à midi;2024-03;1".encode("cp1252"))
    rest.write_bytes(mended.replace("bientôt".encode("cp1252"), b"2024-04"))
    status, _, err = run(str(register), str(rest), *options)
    assert (status, "not read" in err) == (0, False)
    assert {key: str(each.title) for key, each in load(register).events.items()} == {
        "4": "Séance de l’été", "7": "Atelier « d’hiver; deux »", "5": "Séance à midi", "6": "Atelier d’été",
    }  # fmt: skip
    women = load(register).events["6"].women
    assert women is not None
    assert women.short() == "1234.5"
    assert 'women = "1234.5"' in (register / "event.toml").read_text(encoding="utf-8")


def test_each_of_several_files_has_a_rest_of_its_own(register: Path, tmp_path: Path) -> None:
    north, south, west = (tmp_path / name for name in ("north.csv", "south.csv", "west.csv"))
    north.write_bytes(
        "id;title;when;kind;Bureau\nn1;Été;soon;training;Nord\nn2;Cours;2024;training;Nord\n".encode("cp1252")
    )
    south.write_text("kind,id,when,title\ntraining,s1,2024-13,Course\ntraining,s2,late,Visit\n", encoding="cp1252")
    west.write_text("id,title,when,kind\nw1,Course,2024,training\n", encoding="utf-8")
    files, rest = [str(each) for each in (north, south, west)], tmp_path / "rest.csv"
    options = ["--encoding", "cp1252"]
    status, _, err = run(str(register), "event", *files, *options, "--skip-faulty", str(rest), "--mode", "add")

    assert status == 0
    assert err.splitlines()[-2:] == [
        f"1 row is at fault and left out; it stands in {tmp_path / 'rest-north.csv'}.",
        f"2 rows are at fault and left out; they stand in {tmp_path / 'rest-south.csv'}.",
    ]
    assert not rest.exists()
    assert not (tmp_path / "rest-west.csv").exists()
    left = tmp_path / "rest-north.csv"
    assert left.read_bytes().decode("cp1252") == "id;title;when;kind;Bureau\nn1;Été;soon;training;Nord\n"
    assert (tmp_path / "rest-south.csv").read_text(encoding="cp1252") == (
        "kind,id,when,title\ntraining,s1,2024-13,Course\ntraining,s2,late,Visit\n"
    )
    left.write_bytes(left.read_bytes().replace(b"soon", b"2023"))
    assert run(str(register), "event", str(left), *options, "--mode", "add")[0] == 0
    assert sorted(load(register).events) == ["n1", "n2", "w1"]


def test_a_rest_is_written_over_no_file_of_the_import(register: Path, tmp_path: Path) -> None:
    a, b = tmp_path / "a.csv", tmp_path / "rest-a.csv"
    for path in (a, b):
        path.write_text(f"id,title,when,kind\n{path.stem},Course,soon,training\n", encoding="utf-8")
    options = ["--skip-faulty", str(tmp_path / "rest.csv"), "--force"]
    status, _, err = run(str(register), "event", str(a), str(b), *options)

    assert status != 0
    assert f"--skip-faulty '{b}' would be written over another file of this import; name another" in err


def test_files_of_one_stem_have_rests_of_their_whole_names() -> None:
    found = rest_files(Path("out") / "rest.csv", [Path("x") / "a.csv", Path("y") / "a.xlsx", Path("b.json")])

    assert {name: str(each) for name, each in found.items()} == {
        "a.csv": "out/rest-a-csv.csv", "a.xlsx": "out/rest-a-xlsx.csv", "b.json": "out/rest-b.csv",
    }  # fmt: skip


def test_what_is_left_out_of_the_rest_keeps_its_number_again(register: Path, tmp_path: Path) -> None:
    path, rest, again = (tmp_path / name for name in ("seances.csv", "rest.csv", "again.csv"))
    path.write_bytes("\n\nTitre;Quand;Femmes\nA;2024;1\nB;soon;1\nC;late;1\n".encode("cp1252"))
    options = ["--mapping", str(_map_of(tmp_path))]
    run(str(register), str(path), *options, "--skip-faulty", str(rest))
    run(str(register), str(rest), *options, "--skip-faulty", str(again))

    assert again.read_bytes() == rest.read_bytes() == b"\n\nTitre;Quand;Femmes;tracker.row\nB;soon;1;5\nC;late;1;6\n"


def test_a_row_number_that_is_none_is_refused(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "rest.csv"
    path.write_bytes("\n\nTitre;Quand;Femmes;tracker.row\nA;2024;1;9\nB;2024;1;\n".encode("cp1252"))

    assert faults(register, "event", path, mapping=_map_of(tmp_path)) == [
        "rest.csv:5 fault at column 'tracker.row': '' is not the number of a row (leave the number that stood there; a row that is new belongs in a file without this column)"
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_utf_8_under_the_name_of_another_encoding_is_refused(register: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rest.csv"
    path.write_bytes("\n\nTitre;Quand;Femmes\nCours;2024;1\nSéance;2024;1\n".encode())

    assert faults(register, "event", path, mapping=_map_of(tmp_path), encoding=encoding) == [
        f"rest.csv:5 fault: the file is UTF-8, and '{encoding}' is named as its encoding (name utf-8, as --encoding utf-8, or save the file in the encoding that is named)"
    ]


def _is_taken_for_utf8(text: str) -> bool:
    """Tell whether a text in cp1252 is one in UTF-8 too, and another."""
    with suppress(UnicodeDecodeError):
        return text.encode("cp1252").decode() != text
    return False


@given(
    st.lists(
        st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf"]), max_size=8), min_size=1, max_size=4
    ),
    st.sampled_from(["cp1252", "utf-8", "utf-16", "utf-8-sig"]),
    st.sampled_from(",;\t|"),
)
def test_a_rest_is_read_as_its_source_was(titles: list[str], encoding: str, separator: str) -> None:
    """Whatever a source looks like, its rest holds the same cells, and its rows keep their numbers."""
    assume(
        encoding != "cp1252" or not _is_taken_for_utf8("\n".join(titles))
    )  # no such source is read, so none has a rest
    form = Written(encoding=encoding, separator=separator)
    rows = [raw(line, when="soon") for line, _ in enumerate(titles, 2)]
    for row, title in zip(rows, titles, strict=True):
        row.naming, row.written, row.cells = ("row",), form, {"title": title, "when": "soon"}
    with TemporaryDirectory() as directory:
        path = Path(directory) / "rest.csv"
        write_rest(rows, path)
        source = Source(path=path, table="event", map=TableMap(ids=("row",)), encoding=encoding, separator=separator)
        read = list(rows_by_map(source, csv_sheets(source)))

    assert [(row.cells["title"], row.number) for row in read] == [
        (title, row.place.line) for row, title in zip(rows, titles, strict=True)
    ]


# -- where new records go -----------------------------------------------------------------------------------------------

KEPT = '[[event]]\nid = "{id}"\nkind = "training"\ntitle = "Course"\nwhen = "2023"\n'


@pytest.mark.parametrize(
    ("files", "home"),
    [
        ({"events.toml": ["x"]}, "events.toml"),
        ({"by year/2023.toml": ["x", "y"]}, "by year/2023.toml"),
        ({"events.toml": ["x"], "event.toml": ["y"]}, "event.toml"),
        ({"2022.toml": ["x"], "2023.toml": ["y"]}, "event.toml"),
        ({}, "event.toml"),
    ],
)
def test_new_records_go_where_those_of_their_type_stand(
    register: Path, table: Callable[..., Path], files: dict[str, list[str]], home: str
) -> None:
    for name, ids in files.items():
        (register / name).parent.mkdir(exist_ok=True)
        (register / name).write_text("\n".join(KEPT.format(id=each) for each in ids), encoding="utf-8")
    old = {name: (register / name).read_text(encoding="utf-8") for name in files}
    plan = plan_from_file(register, "event", table("id,kind,title,when\nnew,training,Visit,2024\n"))

    assert apply_import(plan, "add").files == (home,)
    assert (register / home).read_text(encoding="utf-8").startswith(old.get(home, ""))
    assert all((register / name).read_text(encoding="utf-8") == text for name, text in old.items() if name != home)
    assert "new" in load(register).events


def test_new_records_do_not_go_among_drafts(register: Path, table: Callable[..., Path]) -> None:
    (register / "drafts.toml").write_text(KEPT.format(id="x") + "draft = true\n", encoding="utf-8")
    plan = plan_from_file(register, "event", table("id,kind,title,when\nnew,training,Visit,2024\n"))

    assert apply_import(plan, "add").files == ("event.toml",)
