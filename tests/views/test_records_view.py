"""Records as blocks: every field that says something, every source, every link; lists, versions and differences."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from shown import labels_of, pairs_of, rows_of, said, text_of, titles_of, values_of

from tracker import load
from tracker.comparison import compare_registers
from tracker.documents import Measured, Pairs, Table
from tracker.model import RECORD_TYPES, Record, Register
from tracker.model._record_types import references
from tracker.views import as_json, view
from tracker.views._history import History, changes_between, histories_of
from tracker.views._records import RecordList, RecordsFound
from tracker.words._records import field_name, given_fields

SOM = load("examples/smuggling-of-migrants")
UPR = load("examples/universal-periodic-review")
ONE_OF_EACH = [
    next(iter(register.table(each.table).values()))
    for register in (SOM, UPR)
    for each in RECORD_TYPES
    if register.table(each.table)
]


def home(record: Record) -> Register:
    return SOM if record in SOM.table(record.table).values() else UPR


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda each: each.table)
def test_all_that_a_record_says_and_is_linked_to_is_shown(record: Record) -> None:
    register = home(record)
    (block,) = view(record, register)
    labels = Counter(labels_of(block))

    assert titles_of([block])[0].startswith(f"{record.table} {record.key}")
    for name, _ in given_fields(record):
        if name != "citations":
            assert labels[said(field_name(name))] >= 1
    assert labels["source"] >= len(record.citations)
    for each in references(record):
        if each.field != "citations":
            shown = values_of(block, f"→ {said(field_name(each.field))}")
            assert each.target in {value.split("  ")[0] for value in shown}


def test_every_record_that_points_at_one_is_named() -> None:
    register, name = SOM, "ctoc-cop-2022-3"
    (record,) = register.find(name)
    (block,) = view(record, register)
    shown = {
        (label.removeprefix("← "), value.split("  ")[0]) for label, value in pairs_of(block) if label.startswith("← ")
    }
    found = as_json(RecordsFound((record,), register))["records"][0]["referred_to_by"]

    assert len(found) > 100
    assert shown == {(each["table"], each["key"]) for each in found}


def test_a_record_is_shown_without_its_register() -> None:
    record = SOM.table("event")["gloact-pk-fia-training"]
    (block,) = view(record)

    assert values_of(block, "→ programmes") == ["glo-act  (not in the register)"]


# -- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [each.table for each in RECORD_TYPES])
def test_a_list_has_a_row_for_each_record(table: str) -> None:
    records = tuple(SOM.table(table).values())
    listed = RecordList(table, records, SOM)
    blocks = view(listed, SOM)

    assert [row[0] for block in blocks for row in rows_of(block)] == [each.key for each in records]
    found = as_json(listed)
    assert (found["type"], len(found["records"])) == (table, len(records))


def test_the_title_alone_gives_way_where_there_is_no_room() -> None:
    (table,) = view(RecordList("event", tuple(SOM.table("event").values()), SOM), SOM)
    assert isinstance(table, Table)

    assert [column.is_cut for column in table.columns] == [False, True, False, False]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_dates_of_a_list_are_words_unless_they_are_long(language: str) -> None:
    (table,) = view(RecordList("event", tuple(SOM.table("event").values()), SOM), SOM)
    assert isinstance(table, Table)
    dates = {said(row.cells[0]): said(row.cells[2], language) for row in table.rows}

    assert (
        dates["afghanistan-plan-self-evaluation-2020"]
        == {"en": "28 and 29 January 2020", "fr": "28 et 29 janvier 2020"}[language]
    )
    assert dates["sikasso-magistrates-training-2018"] == "2018-10-30/2018-11-02"
    assert dates["bangladesh-high-level-consultation"] == "[2020-07-01..2022-07-31]"
    assert max(len(each) for each in dates.values()) <= 24


# -- versions and differences -----------------------------------------------------------------------------------------

HEAD = 'schema = 1\nid = "wells"\ntitle = "Wells"\n'
FIRST = """\
[[event]]
id = "{id}"
kind = "training"
title = "{id}"
when = "2021"
participants = 10
recorded = 2022-01-01
"""
THEN = FIRST.replace("10", "{number}").replace("2022-01-01", "{day}") + 'revision = {{ reason = "error" }}\n'
GONE = FIRST.replace("2022-01-01", "2023-01-01") + 'same_as = ["a"]\nrevision = {{ reason = "duplicate_removed" }}\n'
PERIOD = '[[period]]\nid = "p"\nstart = "2021-01-01"\nend = "2021-12-31"\n'


@pytest.fixture
def wells(tmp_path_factory: pytest.TempPathFactory) -> Register:
    directory = tmp_path_factory.mktemp("wells")
    later = [THEN.format(id="a", number=each, day=f"2022-0{each}-01") for each in (2, 3)]
    texts = (HEAD, PERIOD, FIRST.format(id="a"), *later, FIRST.format(id="b"), GONE.format(id="b"))
    new = FIRST.format(id="c").replace("2022-01-01", "2023-02-01")
    (directory / "register.toml").write_text("\n".join((*texts, new)), encoding="utf-8")
    return load(directory)


def test_every_version_is_told_with_what_it_changed(wells: Register) -> None:
    (block,) = view(History(tuple(histories_of(wells, "a")), wells), wells)
    versions = wells.versions("event", "a")
    changes = [changes_between(*pair) for pair in pairwise(versions)]

    assert [label for label in labels_of(block) if label] == ["1.", "2.", "3."]
    assert values_of(block, "") == ["participants: 10 → 2", "participants: 2 → 3"]
    assert [[each.field for each in step] for step in changes] == [["participants"]] * 2
    assert all(str(version.origin) in text_of([block]) for version in versions)


def test_a_difference_names_every_record_and_every_figure_that_moved(wells: Register) -> None:
    before = wells.as_of(recorded=date(2022, 2, 15))
    found = compare_registers(wells, against=before)
    blocks = view(found, wells)
    signs = {sign: values_of(blocks[0], sign) for sign in "+~−"}

    assert [value.split("  ")[0] for value in signs["+"]] == [f"{each.table} {each.key}" for each in found.added]
    assert [value.split("  ")[0] for value in signs["~"]] == [f"{new.table} {new.key}" for _, new in found.revised]
    assert [value.split("  ")[0] for value in signs["−"]] == [f"{each.table} {each.key}" for each in found.gone]
    assert all(signs.values())
    moved = [block for block in blocks[1:] if isinstance(block, Pairs)]
    assert len(moved) == len(found.moves) > 0
    for move, block in zip(found.moves, moved, strict=True):
        assert block.title is not None
        assert f"[{move.after.indicator.id}, " in said(block.title)
        assert values_of(block, "records") == [", ".join(key for _, key in move.records)]
        shown = [each for _, each in block.pairs if isinstance(each, Measured)]
        assert [(each.lower, each.upper) for each in shown[:2]] == [
            (each.bounds.lower, each.bounds.upper) for each in (move.before, move.after) if each.bounds is not None
        ]
