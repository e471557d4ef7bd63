"""What files of events may hold, and what is said of those that are at fault."""

import json
import pickle
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="columns need numpy")

from tracker import columns
from tracker.columns import _event_files
from tracker.errors import InvalidValueError, MissingExtraError, StructureError, UnsupportedFormatError
from tracker.files import load
from tracker.indicators import Figure, Flag, measure, measure_all
from tracker.indicators.engines import COLUMNS
from tracker.model import AssistanceEvent, Condition, Indicator, IndicatorKind, Register, Where
from tracker.values import Bounds, InternationalString, When

TITLE = InternationalString(en="A register")
EMPTY = Register(id="r", title=TITLE)
HEAD = "id,kind,title,when,countries,participants\n"


def written(tmp_path: Path, text: str, name: str = "events.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def said(tmp_path: Path, text: str, name: str = "events.csv", register: Register = EMPTY) -> list[str]:
    with pytest.raises(StructureError) as refused:
        columns.read(register, [written(tmp_path, text, name)])
    return [str(fault) for fault in refused.value.faults]


FORMS = {
    "as usual": HEAD + "a,training,A,2021-03,BD;NP,>20\nb,workshop,B,2021-Q2,,\nc,training,C,2020,BD,~15\n",
    "of a spreadsheet": "id;kind;title;when;countries;participants\r\n"
    'a;training;A;2021-03;"BD;NP";>20\r\nb;workshop;B;2021-Q2;;\r\n;;;;;\r\nc;training;"C\r\nd";2020;BD;~15\r\n',
    "in parts": "id,kind,title.en,title.fr,when,countries,participants.value,participants.qualifier\n"
    "a,training,A,,2021-03,BD; NP,20,more_than\nb,workshop,,B,2021-Q2,,,\nc,training,C,,2020,BD,15,about\n",
    "with a mark": "\ufeff"
    + HEAD
    + "\na,training,A,2021-03,NP;BD,>20\nb,workshop,B,2021-Q2,,\nc,training,C,2020,BD,~15",
    "guarded": HEAD + "'=a,training,A,2021-03,BD;NP,>20\nb,workshop,B,2021-Q2,,\nc,training,C,2020,BD,~15\n",
}


@pytest.mark.parametrize("rows", [2, 2**14])
@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_csv_file_has_the_figures_of_a_register_that_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, rows: int
) -> None:
    monkeypatch.setattr(_event_files, "ROWS", rows)
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "A register"\n', encoding="utf-8")
    path = tmp_path / "event.csv"
    path.write_bytes(text.encode())
    whole, events = load(tmp_path), columns.read(EMPTY, [path])

    assert events.count == len(whole.events) == 3
    for by in (None, "country", "kind"):
        for period in ("2021", "2020", "2021-Q1"):
            ours = events.measure_all(["events", "practitioners-trained", "states-assisted"], period, by=by)
            theirs = measure_all(whole, ["events", "practitioners-trained", "states-assisted"], period, by=by)
            assert [(each.bounds, each.by, each.records, each.stated, each.granule) for each in ours] == [
                (each.bounds, each.by, each.records, each.stated, each.granule) for each in theirs
            ]
            assert all(Flag.UNCHECKED in each.flags for each in ours)


def test_files_of_several_formats_and_columns_add_up(tmp_path: Path) -> None:
    lines = '{"id": "d", "kind": "training", "title": {"fr": "D"}, "when": "2021-05", "participants": 5}\n\n'
    files = [
        written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n"),
        written(tmp_path, "when,title,kind,id,hosts\n2021-04,B,workshop,b,FR\n", "more.csv"),
        written(tmp_path, lines, "lines.jsonl"),
    ]
    events = columns.read(EMPTY, files)

    assert events.measure("events", "2021").bounds == Bounds.exactly(3)
    assert events.measure("practitioners-trained", "2021").bounds == Bounds.at_least(25)
    assert events.measure("events", "2021").certain == ("a", "b", "d")
    assert events.measure("events", "2021", part=(("country", "BD"),)).certain == ("a",)


def test_events_of_the_register_count_too(tmp_path: Path) -> None:
    own = AssistanceEvent(id="own", kind="training", title=TITLE, when=When("2021-01"), countries=frozenset({"NP"}))
    register = Register(id="r", title=TITLE, records=[own])
    figure = columns.read(register, [written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n")]).measure(
        "events", "2021"
    )

    assert (figure.bounds, figure.certain) == (Bounds.exactly(2), ("a", "own"))


def test_links_and_revisions_hold_over_files_and_register(tmp_path: Path) -> None:
    own = AssistanceEvent(id="own", kind="training", title=TITLE, when=When("2021-01"))
    register = Register(id="r", title=TITLE, records=[own])
    text = (
        "id,kind,title,when,same_as,recorded,revision.reason\n"
        "a,training,A,2021-03,,,\n"
        "b,training,B,2021-03,a;own,,\n"
        "own,training,O,2021-02,,2022-01-01,error\n"
        "c,training,C,2021-03,,,\n"
    )
    events = columns.read(register, [written(tmp_path, text)])

    assert events.measure("events", "2021").bounds == Bounds.exactly(2)
    assert str(events.register.latest_day.recorded) == "2022-01-01"


def test_the_latest_day_of_any_event_is_what_is_known(tmp_path: Path) -> None:
    text = (
        "id,kind,title,when,recorded,published,draft\n"
        "a,training,A,2021-03,2021-05-01,2021-06,\n"
        "b,training,B,2021-03,2021-07-01,,\n"
        "c,training,C,2021-03,2022-07-01,2022,true\n"
    )
    figure = columns.read(EMPTY, [written(tmp_path, text)]).measure("events", "2021")

    assert (str(figure.vintage.recorded), str(figure.vintage.published)) == ("2021-07-01", "2021-06-30")
    assert figure.bounds == Bounds.exactly(2)


FAULTS = {
    "id,kind,title,when\na,trainin,A,2020\nb c,training,B,2020-13\n": [
        (
            "events.csv:2 fault at event[0].kind: 'trainin' is not in code list 'kinds of assistance'; did you mean "
            "'training'?"
        ),
        (
            "events.csv:3 fault at event[1].id: id 'b c' cannot name a record; use letters, digits and hyphens without "
            "spaces"
        ),
        "events.csv:3 fault at event[1].when: '2020-13' has month 13; months run from 01 to 12, quarters from Q1 to Q4",
    ],
    "id,kind,title,wen\na,training,A,2020\n": [
        "events.csv:1 fault at wen: unknown column 'wen' (did you mean 'when'?)",
        "events.csv:1 fault at when: column 'when' is missing (required: id, kind, title, when)",
    ],
    "id,kind,title,when\na,training,,2020\n": [
        "events.csv:2 fault at event[0].title: 'title' is missing (required: id, kind, title, when)"
    ],
    "id,kind,title,when\na,training,A\n": [
        "events.csv:2 fault at event[0]: a row of 3 cells under 4 columns (nothing between two commas is an empty cell)"
    ],
    'id,kind,title,when\na,training,"A,2020\n': [
        "events.csv:2 fault: a quotation mark is never closed (a quotation mark within a text is doubled)"
    ],
    "id,kind,title,when\na,training,A,2020\nb,training,B,2020\na,training,A,2021\n": [
        (
            "events.csv:4 fault at event[2]: event 'a' stands at events.csv:2 as well (give one another id, or write "
            'revision = { reason = "…" } and a later recorded in the newer one)'
        )
    ],
}


@pytest.mark.parametrize(("text", "faults"), FAULTS.items(), ids=range(len(FAULTS)))
def test_a_fault_is_said_as_of_a_register(tmp_path: Path, text: str, faults: list[str]) -> None:
    assert said(tmp_path, text) == faults


BLANK = [" ", "\t", "\u00a0", "\u2003 ", ""]
ROW = "a,training,A,2020\n"
LINE = '{"id": "a", "kind": "training", "title": "A", "when": "2020"}\n'


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("blank", BLANK)
def test_rows_of_blanks_are_skipped_as_a_register_skips_them(tmp_path: Path, blank: str, end: str) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "A register"\n', encoding="utf-8")
    path = tmp_path / "event.csv"
    for row in (blank, f"{blank},,,", f",{blank},,", f"{blank},{blank},{blank},{blank}"):
        path.write_bytes(f"{row}\nid,kind,title,when\n{row}\n{ROW}{row}\nb{ROW}{row}{end}".encode())

        assert columns.read(EMPTY, [path]).count == len(load(tmp_path).events) == 2
    path.unlink()
    lines = tmp_path / "event.jsonl"
    lines.write_bytes(f"{blank}\n{LINE}{blank}\n{LINE.replace('a', 'b', 1)}{blank}{end}".encode())

    assert columns.read(EMPTY, [lines]).count == len(load(tmp_path).events) == 2


@pytest.mark.parametrize("blank", BLANK)
def test_a_title_of_blanks_is_none(tmp_path: Path, blank: str) -> None:
    missing = "event[0].title: 'title' is missing (required: id, kind, title, when)"
    empty = "the text in 'en' is empty; leave the language out or write its text"

    assert said(tmp_path, f"id,kind,title,when\na,training,{blank},2020\n") == [f"events.csv:2 fault at {missing}"]
    assert said(tmp_path, f"id,kind,title.en,title.fr,when\na,training,{blank},{blank},2020\n") == [
        f"events.csv:2 fault at {missing}"
    ]
    assert said(tmp_path, LINE.replace('"A"', json.dumps(blank)), "a.jsonl") == [
        f"a.jsonl:1 fault at event[0].title: {empty}"
    ]
    assert said(tmp_path, LINE.replace('"A"', json.dumps({"en": blank})), "a.jsonl") == [
        f"a.jsonl:1 fault at event[0].title.en: {empty}"
    ]


TITLES = [
    "A",
    {"en": "A", "fr": "B"},
    {"xx": "A"},
    {"en": "A", "de": "B"},
    {"en": 5},
    {"en": ["A"]},
    {},
    ["A"],
    [[]],
    5,
]


@pytest.mark.parametrize("title", TITLES, ids=map(repr, TITLES))
def test_titles_are_those_that_a_register_takes(tmp_path: Path, title: object) -> None:
    line = LINE.replace('"A"', json.dumps(title))
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "A register"\n', encoding="utf-8")
    written(tmp_path, line, "event.jsonl")
    try:
        faults = [] if load(tmp_path).events else ["no event"]
    except StructureError as refused:
        faults = [str(fault) for fault in refused.faults]

    if faults:
        assert said(tmp_path, line, "event.jsonl") == faults
    else:
        assert columns.read(EMPTY, [tmp_path / "event.jsonl"]).count == 1


@pytest.mark.parametrize(("line", "column"), [('{"id": "a"', 11), ('{"id": "a"\n', 11), ('  {"id": "a"\r\n', 13)])
def test_a_line_of_json_that_was_cut_is_said_to_end_where_it_ends(tmp_path: Path, line: str, column: int) -> None:
    assert said(tmp_path, line, "a.jsonl") == [
        f"a.jsonl:1 fault at event[0]: this is not JSON: expecting ',' delimiter in column {column}"
    ]


def test_a_fault_of_json_is_said_with_its_line(tmp_path: Path) -> None:
    lines = [{"id": "a", "kind": "training", "title": "A", "when": "2020", "women": {"value": -3}}, {"id": "b"}]

    assert said(tmp_path, f"{json.dumps(lines[0])}\n[]\n", "lines.jsonl") == [
        "lines.jsonl:1 fault at event[0].women: women must not be negative, got -3",
        'lines.jsonl:2 fault at event[1]: an object is expected on every line, got a list (write it as in {"id": "…"})',
    ]


def test_a_byte_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"id,kind,title,when\na,training,\xe9,2020\n")
    with pytest.raises(StructureError) as refused:
        columns.read(EMPTY, [path])

    assert [str(fault) for fault in refused.value.faults] == [
        "events.csv:2 fault: byte 0xe9 is not UTF-8 (save the file in the encoding UTF-8)"
    ]


def test_what_is_no_file_of_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"'a.xlsx' is no file of events; the formats are"):
        columns.read(EMPTY, [tmp_path / "a.xlsx"])
    with pytest.raises(StructureError, match="the files cannot be read as events") as refused:
        columns.read(EMPTY, [tmp_path / "a.csv"])
    assert [str(fault) for fault in refused.value.faults] == ["a.csv fault: there is no such file or folder"]


@pytest.mark.parametrize("form", [str, Path, lambda path: (path,), lambda path: iter([str(path)])])
def test_one_path_may_be_given_as_such(tmp_path: Path, form: Callable[[Path], Any]) -> None:
    assert columns.read(EMPTY, form(written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n"))).count == 1


@pytest.mark.parametrize(("files", "found"), [(None, "None"), ([None], "None"), (7, "7"), (["a.csv", 7], "7")])
def test_what_is_no_path_is_refused(files: Any, found: str) -> None:  # noqa: ANN401  # of any type
    with pytest.raises(InvalidValueError) as refused:
        columns.read(EMPTY, files)
    assert str(refused.value) == (
        f'a path of a file of events is expected, got {found}; write it as in columns.read(register, ["events.csv"])'
    )


def test_the_engine_of_columns_may_be_named() -> None:
    register = Register(id="r", title=TITLE)  # of its own, since a register remembers answers

    assert measure(register, "events", "2021", engine="columns") == measure(register, "events", "2021", engine=COLUMNS)


def test_a_register_of_a_day_in_the_past_takes_no_files(tmp_path: Path) -> None:
    register = EMPTY.as_of(recorded=date(2020, 1, 1))
    with pytest.raises(InvalidValueError, match="events of files are read as they are known today"):
        columns.read(register, [written(tmp_path, HEAD)])


def test_a_field_that_is_not_read_is_refused(tmp_path: Path) -> None:
    events = columns.read(EMPTY, [written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n")])
    indicator = Indicator(
        id="i",
        version="1",
        title=TITLE,
        kind=IndicatorKind.FLOW,
        unit="events",
        of="event",
        where=Where(conditions=(Condition("citations.document", ("d",)),)),
    )
    with pytest.raises(InvalidValueError, match="'citations' is not read from files of events; import them into the"):
        events.measure(indicator, "2021")


def test_a_file_that_is_written_meanwhile_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n")
    figure = columns.read(EMPTY, [path]).measure("events", "2021")
    path.write_text(HEAD, encoding="utf-8")
    assert figure.bounds == Bounds.exactly(1)
    with pytest.raises(StructureError) as refused:
        _ = figure.certain

    assert [str(fault) for fault in refused.value.faults] == [
        "events.csv fault: its files change while they are read (try again when whoever writes them is done)"
    ]


@pytest.mark.parametrize("ask", [lambda figure: figure.certain, pickle.dumps])
def test_a_file_that_is_removed_afterwards_is_refused(tmp_path: Path, ask: Callable[[Figure], object]) -> None:
    path = written(tmp_path, HEAD + "a,training,A,2021-03,BD,20\n")
    figure = columns.read(EMPTY, [path]).measure("events", "2021")
    path.unlink()
    with pytest.raises(StructureError) as refused:
        ask(figure)

    assert [str(fault) for fault in refused.value.faults] == [
        "events.csv fault: its files change while they are read (try again when whoever writes them is done)"
    ]


def test_without_numpy_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    wanted = r"^columns need numpy: pip install 'mandate-tracker\[columns\]'$"

    with pytest.raises(MissingExtraError, match=wanted):
        columns.read(EMPTY, [tmp_path / "a.csv"])
    with pytest.raises(MissingExtraError, match=wanted):
        measure(EMPTY, "events", "2021", engine=COLUMNS)
