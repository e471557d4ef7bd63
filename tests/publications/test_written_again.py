"""Claims and reports that were altered with a new seal: what is computed and written again tells."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from wells_register import run, written

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
        folder = register / "publications" / "r1"
        (folder / name).write_bytes(content)
        manifest = read_manifest((folder / MANIFEST).read_bytes())
        files = {**manifest.files, name: sha256(content)}
        (folder / MANIFEST).write_bytes(manifest_bytes(evolve(manifest, files=files)))
        found = verify(tracker.load(register), "r1")
        return [str(each) for each in (*found.differences, *found.notes)]

    return forge


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
