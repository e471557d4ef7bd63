"""A new period opens with a checklist and drafts; drafts enter no figure, and nothing is written twice."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from wells_register import PLAN, run, written

import tracker
from tests.command_line import flowing, lines_of
from tracker.cli import cli
from tracker.errors import InvalidValueError, NotWrittenError
from tracker.model import Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.publications import publish, verify
from tracker.rollover import Task, open_period, roll
from tracker.strategies import periods, registers
from tracker.values import ReportingPeriod, When


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return written(tmp_path / "wells", plan=PLAN)


def test_the_checklist_says_what_is_to_be_done(register: Path) -> None:
    done = run("roll", "wells", "--period", "2025", "--id", "third", cwd=register.parent)

    assert done.returncode == 0, done.stderr
    assert flowing(done.stdout) == flowing(
        """\
Goes on
- ☐ programme 'wells-for-all', “Wells for all”: it goes on, 2023–2025

To be confirmed
- ☐ event 'planned-fair', “Fair”: it was planned, November 2024; did it take place?
- ☐ Wells in use [wells-in-use, country PE]: last observed as 40 (30 June 2022), and not in the
      last period; take it up again or give it up
- ☐ programme 'open-ended', “Network of well keepers”: it has no end; does it still run?

Observations due
- ☐ Wells in use [wells-in-use]: observe it again; it was nearly 240 (November 2024)
- ☐ Wells in use [wells-in-use]: a target of 300 is set for the period

Recommendations still open
- ☐ recommendation 'keep-spares', “Keep spare parts.”: still open (not yet observed), due 30 June
      2025

Expected in the period
- ☐ document 'report-2024', “Annual report 2024”: the next report
- ☐ meeting 'assembly-5', “Fifth assembly”: the next session, number 6, 2025

To be said of the new period
- ☐ coverage of documents: it was complete; say how much the new period holds
- ☐ passage 'opening': write it anew; what is marked is of the last period
- ☐ period 'second': give the new period its own session, symbol and day of the report
"""
    )
    assert done.stderr == (
        "Wrote 6 drafts to rolled.third.toml; fill them in, then confirm them with 'tracker confirm'.\n"
    )
    assert (
        (register / "rolled.third.toml").read_text(encoding="utf-8")
        == """\
# Drafts of records for 2025, carried over from 2024.
# None counts in any figure until it is confirmed: fill in and correct it, take out what does not apply,
# then write 'tracker confirm REGISTER ID', with --recorded and the day on which you do.
# What stands in [? ?] is of the last period: write it anew and take out the marks.

[[period]]
id = "third"
start = 2025-01-01
end = 2025-12-31
draft = true
note = "carried over from 2024; to be confirmed"

[[observation]]
indicator = "wells-in-use"
at = "2025-12-31"
draft = true
note = "carried over from 2024; to be confirmed"
# value =

[[document]]
id = "report-2024-third"
title = { en = "Annual report 2024", fr = "Rapport annuel 2024" }
state = "planned"
covers = "third"
draft = true
note = "carried over from 2024; to be confirmed"

[[meeting]]
id = "assembly-6"
title = { en = "Sixth assembly", fr = "Sixième assemblée" }
when = "[2025-01-01..2025-12-31]"
kind = "session"
organ = { en = "Assembly", fr = "Assemblée" }
session = "6"
draft = true
note = "carried over from 2024; to be confirmed"

[[coverage]]
of = "document"
period = "third"
state = "incomplete"
draft = true
note = "carried over from 2024; to be confirmed"

[[passage]]
id = "opening-third"
section = "introduction"
period = "third"
text = { en = "A dry year; [?240?] wells in [?Peru?].", fr = "Une année sèche ; [?240?] puits au [?Pérou?]." }
draft = true
note = "carried over from 2024; to be confirmed"
"""
    )


def test_the_checklist_in_french(register: Path) -> None:
    done = run("roll", "wells", "--period", "2025", "--id", "third", "--language", "fr", cwd=register.parent)
    lines = lines_of(done.stdout.replace("\xa0", " "))

    assert lines[0] == "Se poursuit"
    assert lines[1] == "- ☐ le programme 'wells-for-all', « Des puits pour tous » : se poursuit, 2023-2025"
    assert "- ☐ l’activité 'planned-fair', « Foire » : était prévu, novembre 2024 ; a-t-il eu lieu ?" in lines


def test_the_checklist_as_json_and_as_a_file(register: Path) -> None:
    arguments = ("roll", "wells", "--period", "2025", "--id", "third", "-o", "next.md", "--format", "json")
    done = run(*arguments, cwd=register.parent)
    answer = json.loads(done.stdout)

    assert answer["period"] == {"id": "third", "start": "2025-01-01", "end": "2025-12-31"}
    assert answer["last"]["id"] == "second"
    assert answer["file"] == "rolled.third.toml"
    assert {"table": "observation", "record": "wells-in-use@2025-12-31", "missing": ["value"]} in answer["drafts"]
    assert (answer["overlap"], answer["gap"]) == (None, None)
    assert [item["draft"] for item in answer["items"] if item["table"] == "meeting"] == [
        {"table": "meeting", "record": "assembly-6", "missing": []}
    ]
    assert "- ☐ programme 'wells-for-all', “Wells for all”: it goes on, 2023–2025" in (
        (register.parent / "next.md").read_text(encoding="utf-8")
    )
    again = run(*arguments, cwd=register.parent)
    assert (again.returncode, again.stderr) == (
        2,
        "Error: 'next.md' exists; give --force (in Python, force=True) to replace it\n",
    )


def test_a_second_time_writes_nothing(register: Path) -> None:
    run("roll", "wells", "--period", "2025", "--id", "third", cwd=register.parent)
    before = (register / "rolled.third.toml").read_bytes()
    again = run("roll", "wells", "--period", "third", cwd=register.parent)

    assert again.returncode == 0
    assert again.stdout.startswith("Goes on\n")
    assert again.stderr == "The drafts of this period are there already; nothing was written.\n"
    assert (register / "rolled.third.toml").read_bytes() == before
    (register / "rolled.third.toml").write_text("# all taken out\n", encoding="utf-8")
    again = run("roll", "wells", "--period", "2025", "--id", "third", cwd=register.parent)
    assert again.stderr == "rolled.third.toml is there already and was left as it is; no drafts were written.\n"
    assert sorted(each.name for each in register.glob("rolled*")) == ["rolled.third.toml"]


def test_drafts_enter_no_figure_report_or_publication(register: Path) -> None:
    before = tracker.load(register)
    publish(before, "second", id="before")
    roll(before, "2025", id="third")
    after = tracker.load(register)
    new = before.period("2025")

    assert len(after.current) > len(before.current)
    for period in ("first", "second", new):
        for one, other in zip(
            tracker.measure_all(before, None, period), tracker.measure_all(after, None, period), strict=True
        ):
            assert (one.bounds, one.missing, one.records) == (other.bounds, other.missing, other.records)
    for name, loaded in (("one", before), ("other", after)):
        tracker.write(tracker.report(loaded, new, against="second"), register.parent / f"{name}.md", language="en")
    mark = b"**Draft**\n\n"  # the report of the new period says that it may still change, and nothing else of drafts
    assert mark + (register.parent / "one.md").read_bytes() == (register.parent / "other.md").read_bytes()
    publish(after, "second", id="after")
    for file in ("figures.json", "records.jsonl", "report.en.md"):
        folder = register / "publications"
        assert (folder / "before" / file).read_bytes() == (folder / "after" / file).read_bytes()
    assert verify(after, "before").holds
    with pytest.raises(InvalidValueError, match="period 'third' is still a draft; take out its draft = true"):
        publish(after, "third", id="third")


def test_checks_say_once_what_is_to_be_filled_in_and_else_pass_as_before(register: Path) -> None:
    before = tracker.check(tracker.load(register))
    roll(tracker.load(register), "2025", id="third")
    after = tracker.check(tracker.load(register), ignore=["TRK607"])

    assert [each for each in before if each.severity != "info"] == [each for each in after if each.severity != "info"]
    assert [str(each) for each in tracker.check(tracker.load(register), select=["TRK607"])] == [
        (
            "rolled.third.toml:13 warning TRK607 draft of observation 'wells-in-use@2025-12-31' states no value yet "
            "(fill it in, then confirm it)"
        )
    ]


def test_an_observation_that_was_made_is_no_longer_due(register: Path) -> None:
    roll(tracker.load(register), "2025", id="third")
    file = register / "rolled.third.toml"
    head, _, rest = file.read_text(encoding="utf-8").partition('at = "2025-12-31"\ndraft = true\n')
    file.write_text(f'{head}at = "2025-11-30"\nvalue = 250\nrecorded = "2025-12-02"\n{rest}', encoding="utf-8")
    again = open_period(tracker.load(register), "third")

    assert [each.table for each in again.items if each.task is Task.DUE] == ["target"]
    assert again.drafts == ()


def test_each_draft_may_carry_its_day(register: Path) -> None:
    run("roll", "wells", "--period", "2025", "--id", "third", "--recorded", "2025-01-15", cwd=register.parent)
    drafts = [each for each in tracker.load(register) if each.draft]

    assert {each.recorded for each in drafts} == {date(2025, 1, 15)}
    assert [each.record.recorded for each in tracker.load(register).unfinished] == [date(2025, 1, 15)]


def test_a_period_may_be_given_as_its_record(register: Path) -> None:
    held = tracker.load(register)

    assert open_period(held, held.periods["second"], last=held.periods["first"]) == open_period(
        held, "second", last="first"
    )


def test_the_period_rolled_from_can_be_named(register: Path) -> None:
    opening = open_period(tracker.load(register), "2025", id="third", last="first")

    assert opening.last == ReportingPeriod.parse("2023")
    assert not any(each.table == "meeting" for each in opening.items)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--period", "2025"), "the period 2025-01-01..2025-12-31 has no id; give one, as in --id cop12"),
        (
            ("--period", "2025", "--id", "second"),
            "period 'second' is 2024-01-01..2024-12-31, and not 2025-01-01..2025-12-31; choose another id",
        ),
        (
            ("--period", "2025", "--id", "../x"),
            "'../x' cannot name a file; use up to 100 letters, digits, hyphens and dots, such as 'x'",
        ),
        (
            ("--period", "2020", "--id", "old"),
            "the register declares no period before 2020-01-01..2020-12-31; declare it, or name one with --from",
        ),
        (("--period", "thrid"), "the register has no period 'thrid'"),
        (
            ("--period", "2025", "--id", "third", "--from", "frist"),
            "the register has no period 'frist'; did you mean 'first'?",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused(arguments: tuple[str, ...], message: str, register: Path) -> None:
    done = run("roll", "wells", *arguments, cwd=register.parent)

    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")
    assert not list(register.glob("rolled*"))


@settings(max_examples=20)  # each registers' worth of measures is made twice
@given(registers(max_size=1), periods(min_value=date(2020, 1, 1), max_value=date(2024, 12, 31)), st.booleans())
def test_drafts_enter_no_figure_of_any_register(register: Register, period: ReportingPeriod, alone: bool) -> None:
    """Whatever a register holds, opening a period from another moves no figure of either, and opens nothing twice."""
    assume("new" not in register.periods and When.on(period.end))
    last = period.previous()
    opening = open_period(register, period, id="new", last=last)
    drafts = opening.drafts[:1] if alone else opening.drafts
    unfinished = [each for each in drafts if isinstance(each, UnfinishedDraft)]
    finished = [each for each in drafts if not isinstance(each, UnfinishedDraft)]
    rolled = evolve(register, records=[*register.records, *finished], unfinished=unfinished)

    assert all(each.draft for each in finished)
    assert all(each.record.draft and each.missing == ("value",) for each in unfinished)
    assert len({(each.table, each.key) for each in [*register.current, *opening.drafts]}) == len(
        {(each.table, each.key) for each in register.current}
    ) + len(opening.drafts)
    for each in (last, period):
        before, after = tracker.measure_all(register, None, each), tracker.measure_all(rolled, None, each)
        assert [(one.bounds, one.missing, one.records) for one in before] == [
            (one.bounds, one.missing, one.records) for one in after
        ]
    assert alone or open_period(rolled, "new", last=last).drafts == ()


def no_space(*_: object, **__: object) -> None:
    raise NotWrittenError("next.md", "no space is left on the disk", "make room, then try again")


def test_a_checklist_without_room_leaves_no_drafts(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the error says is so: nothing was changed, and a second try meets nothing."""
    arguments = ["roll", str(register), "--period", "2025", "--id", "third", "-o", str(register.parent / "next.md")]
    with monkeypatch.context() as full:
        full.setattr(tracker.writers, "write", no_space)
        failed = CliRunner().invoke(cli, arguments)

    assert "nothing was changed" in str(failed.exception)
    assert sorted(each.name for each in register.glob("rolled*")) == []
    assert CliRunner().invoke(cli, arguments).exit_code == 0


def test_drafts_without_room_leave_no_checklist(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["roll", str(register), "--period", "2025", "--id", "third", "-o", str(register.parent / "next.md")]
    with monkeypatch.context() as full:
        full.setattr("tracker.rollover._open_period.write_whole", no_space)
        failed = CliRunner().invoke(cli, arguments)

    assert "nothing was changed" in str(failed.exception)
    assert not (register.parent / "next.md").exists()
    assert CliRunner().invoke(cli, arguments).exit_code == 0


def test_an_answer_without_room_tells_that_the_register_was_changed(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that changes a register and then writes an answer to a file."""
    table = register.parent / "list.csv"
    table.write_text("id,kind,title,when\nnew,training,New,2024\n", encoding="utf-8")
    roll(tracker.load(register), "2025", id="third")
    target = str(register.parent / "answer.md")
    revision = ("title.en=Newer", "--reason", "error", "--recorded", "2025-02-02")
    for command in (
        ("import", str(register), "event", str(table), "--mode", "add", "--recorded", "2025-01-01"),
        ("revise", str(register), "new", *revision),
        ("confirm", str(register), "third"),
    ):
        with monkeypatch.context() as full:
            full.setattr(tracker.writers, "write", no_space)
            failed = CliRunner().invoke(cli, [*command, "-o", target])

        assert str(failed.exception) == (
            "next.md cannot be written: no space is left on the disk; the register was changed all the same; "
            "make room, then try again"
        )
