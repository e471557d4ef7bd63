"""A report is frozen with all that it rests on: whole, never over another, and the same each time."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve
from wells_register import LATE, replaced, run, written

import tracker
from tracker.errors import InvalidValueError, PublicationError, StructureError, UnknownRecordError
from tracker.indicators._claims_of_figures import printed_as
from tracker.publications import publications, publish, verify, verify_all
from tracker.rollover import roll

ROOT = Path(__file__).parents[2]


def apart(*arguments: str, cwd: Path, **environment: str) -> int:
    """Run a command in a process of its own, and return its exit status."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    ).returncode


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


# -- what is written --------------------------------------------------------------------------------------------------


def test_a_publication_holds_all_that_the_report_rests_on(tmp_path: Path) -> None:
    register = written(tmp_path / "wells")
    done = run("publish", "wells", "--period", "first", "--id", "r1", "--language", "fr", "--to", "html", cwd=tmp_path)
    folder = register / "publications" / "r1"
    manifest = json.loads((folder / "publication.json").read_bytes())

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "Publication r1\xa0: 14 chiffres, dans wells/publications/r1.\n",
    )
    assert sorted(manifest["files"]) == [
        "claim.jsonl",
        "figures.json",
        "followup.jsonl",
        "indicator.jsonl",
        "records.jsonl",
        "report.fr.html",
    ]
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert manifest["vintage"] == {"published": "2024-01-08", "recorded": "2024-01-10"}
    assert manifest["day"] == "2024-01-10"
    assert manifest["reading"] == "cautious"
    assert manifest["period"] == {"id": "first", "start": "2023-01-01", "end": "2023-12-31", "assumption": None}


def test_the_figures_are_those_that_measure_prints(tmp_path: Path) -> None:
    register = written(tmp_path / "wells")
    run("publish", "wells", "--period", "first", "--id", "r1", cwd=tmp_path)
    measured = run("measure", "wells", "--period", "first", "--format", "json", cwd=tmp_path)

    published = json.loads((register / "publications" / "r1" / "figures.json").read_text(encoding="utf-8"))
    assert {"output": 1, **published} == json.loads(measured.stdout)


def test_what_is_published_is_read_back(tmp_path: Path) -> None:
    register = written(tmp_path)
    made = publish(tracker.load(register), "first", id="r1", languages=("en", "fr"))

    assert publications(tracker.load(register)) == (made,)
    assert {printed_as(claim).indicator: claim.value.short() for claim in made.claims}["practitioners-trained"] == "30"
    assert all(claim.document == "r1" for claim in made.claims)


def test_publications_come_in_the_order_of_what_was_known(tmp_path: Path) -> None:
    register = written(tmp_path)
    late = tracker.load(written(tmp_path, late=LATE))
    for name, day in (("b", date(2024, 2, 1)), ("z", date(2024, 1, 10)), ("a", date(2024, 3, 1))):
        publish(late.as_of(recorded=day), "first", id=name)

    assert [each.id for each in publications(tracker.load(register))] == ["z", "b", "a"]


def test_publications_are_not_read_as_records(tmp_path: Path) -> None:
    register = written(tmp_path)
    before = tracker.load(register)
    publish(before, "first", id="r1")

    assert tracker.load(register) == before


def test_the_day_of_the_report_decides_on_names(tmp_path: Path) -> None:
    register = written(tmp_path)
    replaced(register, "events.toml", '["PE"]', '["TR"]')
    replaced(register, "events.toml", '"2023-06"', '"2023-06"')
    loaded = tracker.load(register)
    publish(loaded, "first", id="now")
    publish(loaded, "first", id="before", on=date(2022, 5, 1))

    assert "Türkiye" in (register / "publications/now/report.en.md").read_text(encoding="utf-8")
    assert "Türkiye" not in (register / "publications/before/report.en.md").read_text(encoding="utf-8")


# -- the same inputs give the same bytes ------------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed, the time zone and the locale, and however the records are spread over files."""
    one, other = written(tmp_path / "one" / "wells"), written(tmp_path / "other" / "wells")
    events = (other / "events.toml").read_text(encoding="utf-8").split("\n\n")
    for number, event in enumerate(events):
        (other / f"part-{9 - number}.toml").write_text(f"# apart\n\n{event}\n", encoding="utf-8")
    (other / "events.toml").unlink()
    command = ("publish", "wells", "--period", "first", "--id", "r1", "--language", "fr", "--language", "en")
    assert apart(*command, cwd=one.parent, PYTHONHASHSEED="1", TZ="UTC") == 0
    assert apart(*command, cwd=other.parent, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C") == 0

    assert content(one / "publications" / "r1") == content(other / "publications" / "r1")


def test_what_comes_later_changes_nothing_about_an_earlier_vintage(tmp_path: Path) -> None:
    """The report as of a day is the same for ever (L53)."""
    register = written(tmp_path)
    publish(tracker.load(register), "first", id="then")
    late = tracker.load(written(tmp_path, late=LATE))
    publish(late.as_of(published=date(2024, 1, 8), recorded=date(2024, 1, 10)), "first", id="again")
    then, again = content(register / "publications" / "then"), content(register / "publications" / "again")

    for name in ("figures.json", "indicator.jsonl", "records.jsonl", "report.en.md"):
        assert then[name] == again[name]


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("../x", "'x'"),
        ("", "'cop11'"),
        ("a b", "'a-b'"),
        (" ", "'cop11'"),
        (".", "'cop11'"),
        ("..", "'cop11'"),
        (".hidden", "'hidden'"),
        ("CTOC/COP/2022/3", "'CTOC-COP-2022-3'"),
        ("a\\b", "'a-b'"),
        ("a\nb", "'a-b'"),
        ("dot.", "'dot'"),
        ("nul", "'cop11'"),
        ("COM1.txt", "'cop11'"),
        ("x" * 101, repr("x" * 100)),
    ],
)
def test_a_name_that_no_directory_can_have_is_refused(name: str, hint: str, tmp_path: Path) -> None:
    register = written(tmp_path / "wells")
    said = f"{name!r} cannot name a publication; use up to 100 letters, digits, hyphens and dots, such as {hint}"
    done = run("publish", "wells", "--period", "first", "--id", name, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")
    with pytest.raises(InvalidValueError) as refused:
        publish(tracker.load(register), "first", id=name)
    assert str(refused.value) == said
    assert not (register / "publications").exists()


def test_a_publication_is_never_overwritten(tmp_path: Path) -> None:
    register = written(tmp_path / "wells")
    run("publish", "wells", "--period", "first", "--id", "r1", cwd=tmp_path)
    before = content(register / "publications" / "r1")
    done = run("publish", "wells", "--period", "second", "--id", "r1", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr == "Error: publication 'r1' exists, and a publication never changes; choose another id\n"
    assert content(register / "publications" / "r1") == before


def test_nothing_is_published_on_records_that_are_wrong(tmp_path: Path) -> None:
    written(tmp_path / "wells")
    replaced(tmp_path / "wells", "events.toml", "women = 4", 'women = 4\nprogrammes = ["lost"]')
    done = run("publish", "wells", "--period", "first", "--id", "r1", cwd=tmp_path)

    assert done.returncode == 1
    found, refused = done.stderr.splitlines()[-2:]
    assert found == (
        "events.toml:12 error TRK102 event 'pumps' names unknown programme 'lost' (add the programme, or correct the "
        "event)"
    )
    assert refused == (
        "Error: nothing is published while 'tracker check' finds errors, here 1, first at events.toml:12; correct "
        "them, or give --despite-errors (in Python, despite_errors=True)"
    )
    assert not (tmp_path / "wells" / "publications").exists()
    anyway = run("publish", "wells", "--period", "first", "--id", "r1", "--despite-errors", cwd=tmp_path)
    assert anyway.returncode == 0


def test_errors_in_drafts_and_in_what_came_later_do_not_matter(tmp_path: Path) -> None:
    wrong = LATE.replace("women = 5", 'women = 5\nprogrammes = ["lost"]')
    register = written(
        tmp_path, late=wrong, drafts=wrong.replace("wells-day", "idea").split("\n\n")[1] + "draft = true\n"
    )
    loaded = tracker.load(register)

    publish(loaded.as_of(recorded=date(2024, 1, 10)), "first", id="then")
    with pytest.raises(PublicationError, match=r"here 1, first at late\.toml:13;") as refused:
        publish(loaded, "first", id="now")
    assert "'wells-day' names unknown programme 'lost'" in str(refused.value.findings[0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--period", "frist"), "Error: the register has no period 'frist'; did you mean 'first'?\n"),
        (("--period", "first", "--against", "x1"), "Error: the register has no period 'x1'\n"),
    ],
)
def test_a_period_that_does_not_exist_is_named(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    written(tmp_path / "wells")
    done = run("publish", "wells", *arguments, "--id", "r1", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (2, message)


def test_a_period_may_be_given_as_its_record(tmp_path: Path) -> None:
    register = written(tmp_path)
    held = tracker.load(register)
    first, second = held.periods["first"], held.periods["second"]
    by_record = publish(held, second, against=first, id="r1")
    by_id = publish(held, "second", against="first", id="r2")

    assert by_record.period == by_id.period
    assert (
        content(register / "publications/r1")["report.en.md"] == content(register / "publications/r2")["report.en.md"]
    )


def test_a_report_is_not_compared_with_a_later_one(tmp_path: Path) -> None:
    register = written(tmp_path)
    with pytest.raises(InvalidValueError) as refused:
        publish(tracker.load(register), "first", against="second", id="r1")

    assert str(refused.value) == (
        "2023-01-01..2023-12-31 ends before 2024-01-01..2024-12-31, which it is compared with; swap the two"
    )
    assert not (register / "publications").exists()


def test_a_format_that_does_not_exist_is_named(tmp_path: Path) -> None:
    written(tmp_path / "wells")
    done = run("publish", "wells", "--period", "first", "--id", "r1", "--to", "papyrus", cwd=tmp_path)

    assert done.returncode == 2
    assert "there is no format 'papyrus'; choose one of markdown, html" in done.stderr


def test_a_publication_that_cannot_be_read_is_a_fault_that_says_where(tmp_path: Path) -> None:
    register = written(tmp_path)
    publish(tracker.load(register), "first", id="r1")
    publish(tracker.load(register), "first", id="r2")
    (register / "publications/r1/claim.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    (register / "publications/r2/publication.json").unlink()
    with pytest.raises(StructureError) as refused:
        publications(tracker.load(register))

    assert "publications/r2/publication.json" in {fault.file for fault in refused.value.faults}
    assert "publications/r1/claim.jsonl:1 fault at claim[0].document" in str(refused.value.faults[0])


def test_there_is_no_publication_of_an_unknown_name(tmp_path: Path) -> None:
    register = written(tmp_path)
    publish(tracker.load(register), "first", id="first-year")
    with pytest.raises(UnknownRecordError) as refused:
        verify(tracker.load(register), "first-yaer")

    assert str(refused.value) == "the register has no publication 'first-yaer'; did you mean 'first-year'?"


# -- a kill at any moment ---------------------------------------------------------------------------------------------

TOUCHING = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.scandir"}


def dying_at(step: int, work: Callable[[], object]) -> None:
    """Do some work, and be killed before its step of a number that touches the disk."""
    left = step

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in TOUCHING:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    work()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only a forked process can be killed at any step")
def test_a_kill_leaves_a_whole_publication_or_none(tmp_path: Path) -> None:
    register = tracker.load(written(tmp_path))
    publish(register, "first", id="whole")
    whole, step, killed = content(tmp_path / "publications" / "whole"), 0, True
    while killed:
        child = os.fork()
        if not child:
            dying_at(step, partial(publish, register, "first", id=f"r{step}"))
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0
        folder = tmp_path / "publications" / f"r{step}"
        if folder.exists():
            assert content(folder).keys() == whole.keys()
            assert verify(register, f"r{step}").holds
        step += 1

    assert step > len(whole)
    assert {each.id for each in publications(register)} >= {"whole", f"r{step - 1}"}


def test_a_register_made_in_memory_is_saved_first(tmp_path: Path) -> None:
    """Nothing is published, verified or opened from what stands nowhere, since nobody could find it again."""
    register = evolve(tracker.load(written(tmp_path)), source=None)
    message = "the register was made in memory; save it first, with tracker.save(register, path)"
    for act in (
        lambda: publish(register, "first", id="r1"),
        lambda: verify(register, "r1"),
        lambda: verify_all(register),
        lambda: publications(register),
        lambda: roll(register, "2030", id="later"),
    ):
        with pytest.raises(InvalidValueError) as refused:
            act()
        assert str(refused.value) == message


# -- the day and the symbol -------------------------------------------------------------------------------------------


def test_no_day_is_taken_for_that_of_the_report(tmp_path: Path) -> None:
    """The last day that a record bears is an accident of its sources."""
    register = written(tmp_path)
    replaced(register, "periods.toml", 'day = "2024-01-10"\n', "")

    with pytest.raises(InvalidValueError) as refused:
        publish(tracker.load(register), "first", id="r1")

    assert str(refused.value) == (
        "nothing says on which day the report on first speaks; give --on (in Python, on=date(…)), or the period a day"
    )
    assert publish(tracker.load(register), "first", id="r1", on=date(2024, 1, 10)).id == "r1"


def test_a_symbol_is_borne_by_one_document_alone(tmp_path: Path) -> None:
    register = written(tmp_path)
    replaced(register, "periods.toml", 'day = "2024-01-10"\n', 'day = "2024-01-10"\nmasthead = { symbol = "A/1" }\n')
    replaced(register, "periods.toml", 'day = "2025-01-10"\n', 'day = "2025-01-10"\nmasthead = { symbol = "a/ 1" }\n')
    publish(tracker.load(register), "first", id="r1")

    with pytest.raises(InvalidValueError) as refused:
        publish(tracker.load(register), "second", id="r2")

    assert str(refused.value) == (
        "the symbol 'a/ 1' is that of publication 'r1'; give the period's masthead a symbol of its own"
    )
    replaced(register, "events.toml", 'id = "report-2023"\n', 'id = "report-2023"\nsymbol = "A/2"\n')
    replaced(register, "periods.toml", '"a/ 1"', '"A/2"')
    with pytest.raises(InvalidValueError, match="the symbol 'A/2' is that of document 'report-2023'"):
        publish(tracker.load(register), "second", id="r2")


def test_the_head_of_a_report_is_that_of_its_period(tmp_path: Path) -> None:
    register = written(tmp_path)
    head = 'masthead = { symbol = "A/7", session = "First session", agenda_item = "Item 3", date = "2024-02-01" }'
    replaced(register, "periods.toml", 'day = "2024-01-10"\n', f'day = "2024-01-10"\n{head}\n')
    loaded = tracker.load(register)

    first = tracker.writers.to_markdown(tracker.report(loaded, "first"), "en")
    assert first.startswith("A/7\\\n1 February 2024\\\nFirst session\\\nItem 3\n\n---")
    assert "A/7" not in tracker.writers.to_markdown(tracker.report(loaded, "second"), "en")


def test_a_single_language_or_format_needs_no_brackets(tmp_path: Path) -> None:
    register = tracker.load(written(tmp_path))
    publish(register, "first", id="r1", languages="fr", formats="html")

    assert "report.fr.html" in {path.name for path in (tmp_path / "publications" / "r1").iterdir()}


def test_a_publication_shows_itself(tmp_path: Path) -> None:
    register = tracker.load(written(tmp_path))
    made = publish(register, "first", id="r1")
    known = tracker.as_json(made)

    assert repr(made) == f"<Publication: r1: {made.period}, {len(made.claims)} figures>"
    assert ">r1<" in made._repr_html_()
    assert (known["id"], known["claims"]) == ("r1", len(made.claims))
    assert tracker.as_json(publications(register))["published"] == [
        {key: value for key, value in known.items() if key != "output"}
    ]
