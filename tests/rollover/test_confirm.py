"""Drafts become records where they stand; what cannot be confirmed is said all at once, and nothing else changes."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wells_register import PLAN, run, written

import tracker
from tracker.errors import ChangedUnderneathError, StructureError
from tracker.model import Register
from tracker.rollover import confirm, roll
from tracker.strategies import registers
from tracker.values import Bounds

DRAFTS = {
    "drafts.toml": """\
# Kept by hand.\r
[[event]]\r
id = "a"  # the first\r
kind = "training"\r
title = "A course"\r
draft = true  # ask the trainers\r
when = "2024"\r
\r
  [[event.citations]]\r
  document = "report-2023"\r
\r
[[programme]]
id = "p"
kind = "project"
title = "A project"
note = { en = "carried over from 2023; to be confirmed" }
"draft" = true

[[programme]]
id = "q"
kind = "project"
title = "Another"
note.en = "not for print"
draft = true
# the end
""",
    "more.toml": 'event = [ { draft = true, id = "b", kind = "training", title = "B, c", when = "2024" }, '
    '{ id = "c", kind = "training", title = "C", when = "2024", draft = true }, # here\n]\n',
    "event.csv": 'id,kind,title,when,draft,recorded,note\r\n"d",training,"D ""x"", y",2024,"true",,\r\n\r\n'
    "e,training,E,2024,,,\nf,training,F,2024,true,2024-01-01,mine",
    "meeting.2024.jsonl": '{"id": "m", "draft": true, "title": "M {", "when": "2024"}\n\n'
    '{ "draft" : true , "id": "n", "title": "N", "when": "2024" }',
}


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    directory = written(tmp_path / "wells")
    for name, content in DRAFTS.items():
        (directory / name).write_bytes(content.encode())
    return directory


_READ = (".toml", ".csv", ".jsonl")


def contents(directory: Path) -> dict[str, str]:
    return {each.name: each.read_bytes().decode() for each in directory.iterdir() if each.suffix in _READ}


@pytest.mark.parametrize(
    ("key", "file", "before", "after"),
    [
        ("a", "drafts.toml", "draft = true  # ask", "# ask"),
        ("p", "drafts.toml", 'note = { en = "carried over from 2023; to be confirmed" }\n"draft" = true\n', ""),
        ("q", "drafts.toml", 'print"\ndraft = true\n', 'print"\n'),
        ("b", "more.toml", "draft = true, id", "id"),
        ("c", "more.toml", ", draft = true }", " }"),
        ("d", "event.csv", ',"true",', ",,"),
        ("f", "event.csv", ",true,2024", ",,2024"),
        ("m", "meeting.2024.jsonl", ', "draft": true', ""),
        ("n", "meeting.2024.jsonl", '"draft" : true , ', ""),
    ],
)
def test_nothing_goes_but_that_it_is_a_draft(key: str, file: str, before: str, after: str, wells: Path) -> None:
    there = contents(wells)
    done = confirm(tracker.load(wells), [key])
    now = contents(wells)

    assert there[file].count(before) == 1
    assert now == {**there, file: there[file].replace(before, after)}
    assert done.files == (file,)
    assert [each.key for each in tracker.load(wells) if each.draft] == [
        each.key for each in done.register if each.draft
    ]
    assert key not in [each.key for each in done.register if each.draft]


@pytest.mark.parametrize(
    ("key", "file", "before", "after"),
    [
        ("a", "drafts.toml", "draft = true  # ask", "recorded = 2024-05-02  # ask"),
        ("b", "more.toml", "draft = true, id", "recorded = 2024-05-02, id"),
        ("d", "event.csv", ',"true",,', ",,2024-05-02,"),
        ("f", "event.csv", ",true,2024-01-01", ",,2024-05-02"),
        ("m", "meeting.2024.jsonl", '"draft": true', '"recorded": "2024-05-02"'),
    ],
)
def test_the_day_is_written_where_the_draft_was(key: str, file: str, before: str, after: str, wells: Path) -> None:
    there = contents(wells)
    confirm(tracker.load(wells), [key], recorded=date(2024, 5, 2))

    assert contents(wells)[file] == there[file].replace(before, after)


def test_all_drafts_of_a_type(wells: Path) -> None:
    done = run("confirm", "wells", "--type", "event", "--recorded", "2024-05-02", cwd=wells.parent)

    assert (done.returncode, done.stderr) == (0, "Confirmed 5 records in drafts.toml, event.csv, more.toml.\n")
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["a", "b", "c", "d", "f"]
    assert [each.key for each in tracker.load(wells) if each.draft] == ["m", "n", "p", "q"]
    again = run("confirm", "wells", "--type", "event", cwd=wells.parent)
    assert (again.returncode, again.stderr) == (0, "There are no such drafts; nothing was written.\n")


def test_as_json_and_without_a_day(wells: Path) -> None:
    done = run("confirm", "wells", "m", "f", "--format", "json", cwd=wells.parent)

    assert json.loads(done.stdout) == {
        "output": 1,
        "confirmed": [
            {"table": "meeting", "key": "m", "recorded": None},
            {"table": "event", "key": "f", "recorded": "2024-01-01"},
        ],
        "files": ["event.csv", "meeting.2024.jsonl"],
    }
    said = run("confirm", "wells", "n", cwd=wells.parent)
    assert said.stderr == (
        "Confirmed 1 record in meeting.2024.jsonl.\n"
        "Note: 1 record without a day on which it was recorded, known as from always; --recorded writes one.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing is to be confirmed; name drafts, or give --type and a type of record"),
        (("upkeep",), "'upkeep' is no draft; leave it out"),
        (("a", "zzz"), "the register has no draft 'zzz'"),
        (
            ("a", "--type", "coverage"),
            "'a' is a draft of type event, not coverage; confirm them one after the other",
        ),
        (("--type", "evnt"), "the register has no table 'evnt'; did you mean 'event'?"),
    ],
)
def test_what_is_no_draft_is_refused(arguments: tuple[str, ...], message: str, wells: Path) -> None:
    there = contents(wells)
    done = run("confirm", "wells", *arguments, cwd=wells.parent)

    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")
    assert contents(wells) == there


def test_what_is_not_filled_in_is_said_all_at_once(tmp_path: Path) -> None:
    wells = written(tmp_path / "wells", plan=PLAN)
    roll(tracker.load(wells), "2025", id="third")
    there = contents(wells)
    done = run("confirm", "wells", "third", "wells-in-use@2025-12-31", "opening-third", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (
        1,
        (
            "rolled.third.toml:13 fault: observation 'wells-in-use@2025-12-31' states no 'value' yet "
            "(write value = …, or take the draft out)\n"
            "rolled.third.toml:45 fault: passage 'opening-third' still holds marks [? ?] in its 'text' "
            "(write anew what they hold, or keep it, and take out the marks)\n"
            "nothing can be confirmed; nothing was written.\n"
        ),
    )
    assert contents(wells) == there


def test_what_roll_drafted_is_confirmed_once_it_is_filled_in(tmp_path: Path) -> None:
    wells = written(tmp_path / "wells", plan=PLAN)
    roll(tracker.load(wells), "2025", id="third")
    file = wells / "rolled.third.toml"
    drafted = file.read_text(encoding="utf-8")
    filled = re.sub(r"\[\?(.*?)\?\]", r"\1", drafted.replace("# value =", "value = 250"))
    file.write_text(filled, encoding="utf-8")
    register = tracker.load(wells)
    assert register.unfinished == ()
    for table in sorted({each.table for each in register if each.draft}):
        register = confirm(register, table=table, recorded=date(2026, 1, 10)).register

    assert not any(
        each.draft or each.note for each in tracker.load(wells) if each.origin and "rolled" in each.origin.file
    )
    assert tracker.measure(register, "wells-in-use", "third").bounds == Bounds.exactly(250)
    assert file.read_text(encoding="utf-8") == re.sub(
        r'note = "carried over.*\n', "", filled.replace("draft = true", "recorded = 2026-01-10")
    )
    before = contents(wells)
    assert roll(register, "third").drafts == ()
    assert contents(wells) == before


def test_somebody_else_has_changed_the_file(wells: Path) -> None:
    register = tracker.load(wells)
    (wells / "more.toml").write_text("# gone\n", encoding="utf-8")

    with pytest.raises(ChangedUnderneathError, match=r"more\.toml has changed since it was loaded"):
        confirm(register, ["a"])


def test_an_unfinished_draft_of_which_more_is_wrong_is_a_fault(wells: Path) -> None:
    (wells / "observation.jsonl").write_text('{"indicator": "x", "at": "20", "draft": true}\n', encoding="utf-8")

    with pytest.raises(StructureError) as raised:
        tracker.load(wells)
    assert [each.path for each in raised.value.faults] == ["observation[0].at", "observation[0].value"]


def test_a_save_keeps_what_is_not_finished(tmp_path: Path) -> None:
    wells = written(tmp_path / "wells", plan=PLAN)
    roll(tracker.load(wells), "2025", id="third")
    register = tracker.load(wells)

    assert [each.key for each in register.unfinished] == ["wells-in-use@2025-12-31"]
    copied = tracker.save(register, tmp_path / "copy")
    assert copied.unfinished == register.unfinished
    assert tracker.load(tmp_path / "copy") == register


@settings(max_examples=25)
@given(registers(), st.data())
def test_whatever_is_confirmed_all_else_keeps_its_lines(
    tmp_path_factory: pytest.TempPathFactory, register: Register, data: st.DataObject
) -> None:
    """Confirming takes lines out of the file of the record, and leaves all others in their order."""
    directory = tmp_path_factory.mktemp("register") / "r"
    held = tracker.save(register, directory)
    drafts = [each for each in held.records if each.draft]
    if not drafts:
        return
    chosen = data.draw(st.sampled_from(drafts))
    before = contents(directory)
    done = confirm(held, [chosen.key], table=chosen.table)
    now = contents(directory)

    assert {each.key for each in done.records} == {chosen.key}
    for name, there in before.items():
        kept = iter(there.splitlines())
        assert all(line in kept for line in now[name].splitlines())
        assert name in done.files or now[name] == there
