"""Claims and reports that were altered with a new seal: what is computed and written again tells."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from wells_register import PLAN, run, written

import tracker
from tests.command_line import flowing
from tracker.publications import publish, verify
from tracker.publications._manifest import MANIFEST, manifest_bytes, read_manifest
from tracker.records._canonical import sha256


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose first year is published."""
    directory = written(tmp_path / "wells")
    publish(tracker.load(directory), "first", id="r1")
    return directory


@pytest.fixture
def forged(register: Path) -> Callable[[str, bytes], list[str]]:
    """Put another content into a file of the publication, seal it anew, and verify."""

    def forge(name: str, content: bytes) -> list[str]:
        sealed(register, name, content)
        found = verify(tracker.load(register), "r1")
        return [str(each) for each in (*found.differences, *found.notes)]

    return forge


def sealed(register: Path, name: str, content: bytes) -> None:
    """Put another content into a file of the publication, and seal the manifest anew."""
    folder = register / "publications" / "r1"
    (folder / name).write_bytes(content)
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    files = {**manifest.files, name: sha256(content)}
    (folder / MANIFEST).write_bytes(manifest_bytes(evolve(manifest, files=files)))


def content_of(register: Path, name: str) -> bytes:
    return (register / "publications" / "r1" / name).read_bytes()


def test_what_is_not_altered_does_not_differ(register: Path, forged: Callable[[str, bytes], list[str]]) -> None:
    for name in ("claim.jsonl", "report.en.md"):
        assert forged(name, content_of(register, name)) == []


def test_a_report_that_says_something_else_is_found(register: Path, forged: Callable[[str, bytes], list[str]]) -> None:
    content = content_of(register, "report.en.md")

    assert forged("report.en.md", content.replace(b"The present report", b"This report", 1)) == [
        (
            "report.en.md comes out otherwise when it is written again; see whether it was altered, or the settings of "
            "the register"
        )
    ]


def test_a_claim_that_is_not_that_of_its_figure_is_found(
    register: Path, forged: Callable[[str, bytes], list[str]]
) -> None:
    first, *others = content_of(register, "claim.jsonl").decode().splitlines(keepends=True)
    name = json.loads(first)["id"]
    altered = json.dumps({**json.loads(first), "value": 999}) + "\n"
    more = json.dumps({**json.loads(first), "id": "figure:none"}) + "\n"

    assert forged("claim.jsonl", "".join((altered, *others)).encode()) == [f"claim {name} is not that of its figure"]
    assert forged("claim.jsonl", "".join(others).encode()) == [f"claim {name} is missing, though its figure is there"]
    assert forged("claim.jsonl", "".join((first, more, *others)).encode()) == ["claim figure:none is that of no figure"]


def test_another_version_does_not_write_the_report_again(
    register: Path, forged: Callable[[str, bytes], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_of(register, "report.en.md")
    monkeypatch.setattr("tracker.publications._verify.tool_version", lambda: "99.0")

    (note,) = forged("report.en.md", content + b"\nMore.\n")
    assert note.startswith("tracker ")


def test_it_is_said_in_french(register: Path, forged: Callable[[str, bytes], list[str]]) -> None:
    forged("report.en.md", content_of(register, "report.en.md") + b"\nMore.\n")
    done = run("verify", "wells", "r1", "--language", "fr", cwd=register.parent)

    assert done.returncode == 0  # the settings of the register, such as its title, are no part of what is frozen
    assert "report.en.md diffère quand il est établi à nouveau" in flowing(done.stdout)


# -- what was left out ------------------------------------------------------------------------------------------------


def test_a_figure_that_was_left_out_is_missed(register: Path, forged: Callable[[str, bytes], list[str]]) -> None:
    held = json.loads(content_of(register, "figures.json"))
    every = {f"{each['indicator']}@{each['version']}" for each in held["figures"]}
    assert every
    for key in sorted(every):
        left = [each for each in held["figures"] if f"{each['indicator']}@{each['version']}" != key]
        found = forged("figures.json", json.dumps({"figures": left}).encode())
        assert found
        assert all(key.partition("@")[0] in each for each in found)


def test_no_figure_at_all_is_missed(register: Path, forged: Callable[[str, bytes], list[str]]) -> None:
    held = json.loads(content_of(register, "figures.json"))["figures"]

    assert len(forged("figures.json", b'{"figures": []}')) == len(held)


def test_a_row_of_the_follow_up_that_was_left_out_is_missed(tmp_path: Path) -> None:
    directory = written(tmp_path / "wells", plan=PLAN)
    publish(tracker.load(directory), "second", id="r1")
    rows = content_of(directory, "followup.jsonl").splitlines(keepends=True)
    assert any(b'"number"' in row for row in rows)
    for place in range(len(rows)):
        sealed(directory, "followup.jsonl", b"".join(rows[:place] + rows[place + 1 :]))
        assert not verify(tracker.load(directory), "r1").holds, rows[place]


def test_a_number_that_rows_count_in_and_none_states(tmp_path: Path) -> None:
    directory = written(tmp_path / "wells", plan=PLAN)
    publish(tracker.load(directory), "second", id="r1")
    rows = content_of(directory, "followup.jsonl").splitlines(keepends=True)
    (row,) = [each for each in rows if b'"aspect": "verified", "number": "closing"' in each]
    sealed(directory, "followup.jsonl", b"".join(each for each in rows if each is not row))

    found = verify(tracker.load(directory), "r1")
    assert [str(each) for each in found.differences] == [
        (
            "followup.jsonl cannot be read: this is not what was published: its 'closing' counts "
            "recommendations and is stated nowhere"
        )
    ]


@pytest.mark.parametrize("name", ["records.jsonl", "figures.json", "claim.jsonl", "indicator.jsonl", "followup.jsonl"])
def test_evidence_that_the_manifest_does_without_is_missed(register: Path, name: str) -> None:
    folder = register / "publications" / "r1"
    (folder / name).unlink()
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    files = {each: digest for each, digest in manifest.files.items() if each != name}
    (folder / MANIFEST).write_bytes(manifest_bytes(evolve(manifest, files=files)))

    assert f"{name} is missing or cannot be read" in map(str, verify(tracker.load(register), "r1").differences)


def test_a_newer_definition_does_not_keep_an_altered_report_from_being_told(
    register: Path, forged: Callable[[str, bytes], list[str]]
) -> None:
    """A note leaves all as it was published, so that the report is written again, by the definitions of then."""
    newer = """\
[[indicator]]
id = "practitioners-trained"
version = "2"
title = "Practitioners trained"
kind = "flow"
unit = "practitioners"
of = "event"
counts = "women"
recorded = "2024-03-01"
"""
    written(register, indicators=newer)
    content = content_of(register, "report.en.md")
    note = "indicator practitioners-trained@1 has a newer version, 2"
    assert forged("report.en.md", content) == [note]

    found = forged("report.en.md", content.replace(b"The present report", b"This report", 1))
    assert [each.partition(" comes ")[0] for each in found] == [note, "report.en.md"]
