"""A revision repeats the record; what it changes and empties is said, and nothing else in the files moves."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wells_register import run, written

import tracker
from tracker.model import AssistanceEvent, Register
from tracker.publications import publish
from tracker.rollover import revise
from tracker.strategies import registers

LATER = date(2100, 1, 1)
"""A day later than any on which a record was drawn."""
OTHER = {
    "event.csv": "id,kind,title,when,countries,draft\nd,training,D,2024,BO,\n",
    "meeting.jsonl": '{"id": "m", "title": "M", "when": "2024"}\n{"id": "n", "title": "N", "when": "2024"}',
    "more.toml": 'event = [ { id = "b", kind = "training", title = "B", when = "2024" }, # here\n]\n',
    "draft.toml": '[[event]]\nid = "x"\nkind = "training"\ntitle = "X"\nwhen = "2024"\ndraft = true\n',
}


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    directory = written(tmp_path / "wells")
    for name, content in OTHER.items():
        (directory / name).write_text(content, encoding="utf-8")
    return directory


def contents(directory: Path) -> dict[str, str]:
    files = (each for each in directory.iterdir() if each.suffix in (".toml", ".csv", ".jsonl"))
    return {each.name: each.read_bytes().decode() for each in files}


def revised(wells: Path, *arguments: str, day: str = "2024-09-01") -> str:
    done = run("revise", "wells", *arguments, "--reason", "error", "--recorded", day, cwd=wells.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_revision_stands_below_its_record_and_repeats_it(wells: Path) -> None:
    before = contents(wells)
    said = revised(
        wells, "pumps", "participants=>50", "women=", "title.fr=Pompes", "countries=PE;EC", "--note", "Lists."
    )
    block = """\

[[event]]
id = "pumps"
kind = "training"
title = { en = "Repair of pumps", fr = "Pompes" }
when = "2023-06"
countries = ["EC", "PE"]
participants = { value = 50, qualifier = "more_than" }
recorded = 2024-09-01
revision = { reason = "error", note = "Lists." }
citations = [{ document = "report-2023", paragraph = "5" }]
"""
    end = 'citations = [{ document = "report-2023", paragraph = "5" }]\n'

    assert contents(wells) == {**before, "events.toml": before["events.toml"].replace(end, end + block)}
    assert (
        said
        == """\
event pumps  Repair of pumps
  ~  an error was corrected, recorded 1 September 2024, published 8 January 2024, “Lists.”
     title.fr: Réparation des pompes → Pompes
     countries: PE → EC, PE
     participants: 10 → >50
     women: 4 → –

Emptied: women.
"""
    )


def test_as_json(wells: Path) -> None:
    answer = json.loads(revised(wells, "upkeep", "title.fr=", "participants=21", "--format", "json"))

    assert answer == {
        "output": 1,
        "table": "event",
        "key": "upkeep",
        "origin": "events.toml:12",
        "recorded": "2024-09-01",
        "published": "2024-01-08",
        "reason": "error",
        "note": None,
        "changes": [
            {
                "field": "title",
                "before": {"en": "Upkeep of wells", "fr": "Entretien des puits"},
                "after": "Upkeep of wells",
            },
            {"field": "participants", "before": 20, "after": 21},
        ],
        "emptied": ["title.fr"],
    }


def test_below_a_line_of_json_and_in_braces(wells: Path) -> None:
    before = contents(wells)
    revised(wells, "m", "when=2024-03")
    revised(wells, "b", "participants=3")
    now = contents(wells)

    first, _, rest = before["meeting.jsonl"].partition("\n")
    line = '{"id": "m", "title": "M", "when": "2024-03", "recorded": "2024-09-01", "revision": {"reason": "error"}}'
    assert now["meeting.jsonl"] == f"{first}\n{line}\n{rest}"
    block = (
        ',\n  { id = "b", kind = "training", title = "B", when = "2024", participants = 3, recorded = 2024-09-01, '
        'revision = { reason = "error" } }'
    )
    assert now["more.toml"] == before["more.toml"].replace(" }, # here", f" }}{block}, # here")


def test_below_a_row_there_is_no_room_so_that_it_goes_to_the_toml_file_of_its_type(wells: Path) -> None:
    before = contents(wells)
    revised(wells, "d", "countries=BO;PE")
    revised(wells, "d", "participants=3", day="2024-09-02")
    now = contents(wells)

    assert {name: text for name, text in now.items() if name != "event.toml"} == before
    assert now["event.toml"].count("[[event]]") == 2
    assert [each.recorded for each in tracker.load(wells).versions("event", "d")] == [
        None,
        date(2024, 9, 1),
        date(2024, 9, 2),
    ]


def test_a_retraction_changes_nothing_else(wells: Path) -> None:
    done = run("revise", "wells", "pumps", "--reason", "retraction", "--recorded", "2024-09-01", cwd=wells.parent)

    assert done.returncode == 0, done.stderr
    assert "pumps" not in tracker.load(wells).events


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("pumps", "participants=11"),
            "a revision says on which day it was entered, and no clock is read; give --recorded and the day",
        ),
        (
            ("pumps", "participants=11", "--recorded", "2024-01-10"),
            "event 'pumps' was recorded on 2024-01-10; give a later day than that as --recorded",
        ),
        (
            ("pumps", "participants=10", "--recorded", "2024-09-01"),
            "event 'pumps' says so already; give a field another value",
        ),
        (("pump", "women=1", "--recorded", "2024-09-01"), "the register has no record 'pump'; did you mean 'pumps'?"),
        (
            ("pumps", "women", "--recorded", "2024-09-01"),
            "'women' is not FIELD=VALUE; write it as in participants=27",
        ),
        (("pumps", "women=1", "women=2", "--recorded", "2024-09-01"), "'women' is given twice; keep one of them"),
        (
            ("x", "women=1", "--recorded", "2024-09-01"),
            "event 'x' is a draft, which is corrected where it stands, at draft.toml:1, and needs no revision",
        ),
    ],
)
def test_what_cannot_be_revised_is_refused(arguments: tuple[str, ...], message: str, wells: Path) -> None:
    before = contents(wells)
    done = run("revise", "wells", *arguments, "--reason", "error", cwd=wells.parent)

    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")
    assert contents(wells) == before


def test_every_fault_of_every_field_is_said(wells: Path) -> None:
    before = contents(wells)
    values = ("participnts=11", "kind=trainig", "women=many", "recorded=2024-09-02", "id=y")
    done = run("revise", "wells", "pumps", *values, "--reason", "error", "--recorded", "2024-09-01", cwd=wells.parent)

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "events.toml:12 fault at id: the id is what tells the record from others (enter a record of its own instead)",
        "events.toml:12 fault at kind: 'trainig' is not in code list 'kinds of assistance'; did you mean 'training'?",
        "events.toml:12 fault at participnts: unknown column 'participnts' (did you mean 'participants'?)",
        "events.toml:12 fault at recorded: this is said by an option (give it as --recorded)",
        (
            "events.toml:12 fault at women: 'many' is not a quantity; write 4000, >4000, >=20, <50, <=50, ~3500, "
            "<~50 (nearly), 20..25 or 1/20"
        ),
        "event 'pumps' cannot be revised so; nothing was written.",
    ]
    assert contents(wells) == before


def test_what_it_newly_names_must_be_there(wells: Path) -> None:
    done = run(
        "revise", "wells", "pumps", "citations.document=report-2022", "--reason", "error", "--recorded", "2024-09-01",
        cwd=wells.parent,
    )  # fmt: skip

    assert done.stderr.splitlines()[0] == (
        "events.toml:12 fault at citations: the register has no 'report-2022' (did you mean 'report-2023'?)"
    )


def test_a_restatement_names_the_revision(wells: Path) -> None:
    publish(tracker.load(wells), "first", id="first")
    revised(wells, "pumps", "participants=40", "--note", "Those who came late.")
    done = run("restate", "wells", "first", cwd=wells.parent)

    assert "pumps: “Those who came late.” (recorded 1 September 2024" in " ".join(done.stdout.split())
    assert "errors corrected" in done.stdout
    assert "+30" in done.stdout


@settings(max_examples=25)
@given(registers(), st.data())
def test_a_revision_repeats_whatever_the_record_says(
    tmp_path_factory: pytest.TempPathFactory, register: Register, data: st.DataObject
) -> None:
    """But for the field that is named, and nothing goes from any file."""
    directory = tmp_path_factory.mktemp("register") / "r"
    held = tracker.save(register, directory)
    events = [each for each in held.of_type(AssistanceEvent).values() if not each.draft and each.revision is None]
    events = [each for each in events if len(held.find(each.key)) == 1]
    if not events:
        return
    chosen = data.draw(st.sampled_from(events))
    before = contents(directory)
    done = revise(held, chosen.key, {"outcome": "Quite another."}, reason="error", recorded=LATER)
    now = contents(directory)

    assert [each.field for each in done.changes] == ["outcome"]
    for name, there in before.items():
        new = iter(now[name].splitlines())
        assert all(line in new for line in there.splitlines())
