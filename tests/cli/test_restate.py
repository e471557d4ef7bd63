"""``tracker restate`` prints what became of the figures of a publication."""

import json
import sys
from pathlib import Path

import pytest

import tracker
from tracker.publications import publications, publish

sys.path.append(str(Path(__file__).parent.parent / "publications"))

from wells_register import LATE, run, written  # found only once the path is set


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose first year was published before more of it was known."""
    directory = written(tmp_path / "wells")
    publish(tracker.load(directory), "first", id="r1")
    return written(directory, late=LATE)


def lines(register: Path, *arguments: str) -> list[str]:
    done = run("restate", "wells", *arguments, cwd=register.parent)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.replace("\xa0", " ").replace("\u202f", " ").splitlines()


def block(found: list[str], head: str) -> list[str]:
    """Return the lines of one figure."""
    start = found.index(head)
    return found[start + 1 : found.index("", start)]


def test_a_row_says_what_moved_it_step_by_step(register: Path) -> None:
    found = lines(register)
    told = block(found, "Practitioners trained  [practitioners-trained, evidenced]")

    assert [" ".join(line.split()) for line in told] == [
        "as published 30",
        "as recomputed 30",
        "late information +35",
        "pumps (recorded 1 March 2024, published 8 January 2024)",
        "wells-day (recorded 1 March 2024, published 8 January 2024)",
        "as restated 65",
        "current 65",
    ]
    assert max(map(len, found)) <= 100


def test_rows_that_did_not_move_are_counted(register: Path) -> None:
    (published,) = publications(tracker.load(register))
    restatement = tracker.restate(tracker.load(register), published)
    moved, every = len(restatement.moved), len(restatement.figures)
    found = lines(register)

    assert 0 < moved < every
    assert found[0].endswith(f"that moved: {moved} of {every}.")
    assert found[-1] == f"Figures that did not move: {every - moved}."


def test_french_reads_as_french(register: Path) -> None:
    found = lines(register, "--language", "fr")
    told = block(found, "Praticiens formés  [practitioners-trained, d’après les fiches]")

    assert [" ".join(line.split()) for line in told][:4] == [
        "tel que publié 30",
        "d’après les fiches de l’époque 30",
        "information tardive +35",
        "pumps (connu le 1er mars 2024, publié le 8 janvier 2024)",
    ]
    assert found[-1].startswith("Chiffres inchangés : ")


def test_json_holds_every_row_with_the_names_of_python(register: Path) -> None:
    found = json.loads("\n".join(lines(register, "r1", "--format", "json")))["restatement"]
    (published,) = publications(tracker.load(register))
    restatement = tracker.restate(tracker.load(register), published)

    assert [each["claim"] for each in found["rows"]] == [row.claim.id for row in restatement.figures]
    assert found["moved"] == len(restatement.moved)
    for told, row in zip(found["rows"], restatement.figures, strict=True):
        assert told["moved"] == row.moved
        assert [(step["cause"], step["moved"]) for step in told["steps"]] == [
            (step.cause.value, step.moved) for step in row.steps
        ]
        named = [[mover["record"] for mover in step["movers"]] for step in told["steps"]]
        assert named == [[mover.record.key for mover in step.movers] for step in row.steps]


def test_nothing_moved_by_what_was_known(register: Path) -> None:
    found = lines(register, "--recorded-by", "2024-01-31")

    assert len(found) == 3
    assert found[0].startswith("Figures of publication r1 (")
    assert " that moved: 0 of " in found[0]


def test_what_had_not_been_published_by_a_day_is_not_restated(register: Path) -> None:
    done = run("restate", "wells", "--recorded-by", "2023-07-01", cwd=register.parent)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "Warning: 1 reference leads nowhere; 'tracker check wells' lists it.\nThe register has no publications.\n",
    )

    done = run("restate", "wells", "--recorded-by", "2023-07-01", "--format", "json", cwd=register.parent)
    assert json.loads(done.stdout) == {"output": 1, "restatement": None, "follow_up": None}


def test_an_unknown_publication_is_a_usage_error(register: Path) -> None:
    done = run("restate", "wells", "r2", cwd=register.parent)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: the register has no publication 'r2'\n"
