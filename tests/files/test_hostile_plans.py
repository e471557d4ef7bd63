"""A plan of an unfinished save that a stranger wrote changes nothing outside the register, and nothing by halves."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _small_files import EVENT, HEADER
from attrs import evolve

from tracker.errors import InvalidValueError, NotWrittenError, StructureError, TrackerError
from tracker.files import load, save
from tracker.files._unfinished import FOLDER, PLAN, digest_of
from tracker.model import AssistanceEvent, Register
from tracker.values import InternationalString, When

SECRET, NEW = b"what stood here before\n", EVENT.replace('"a"', '"b"').encode()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    directory = tmp_path / "r"
    (directory / "more").mkdir(parents=True)
    (directory / "register.toml").write_text(HEADER)
    (directory / "event.toml").write_text(EVENT)
    (directory / "more" / "note.txt").write_text("no record")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.toml").write_bytes(SECRET)
    (directory / "away").symlink_to(tmp_path / "outside")
    return directory


def unfinished(directory: Path, plan: object, contents: dict[str, bytes] | None = None) -> None:
    """Put an unfinished save into a register."""
    for place, content in (contents or {}).items():
        (directory / FOLDER / place).parent.mkdir(parents=True, exist_ok=True)
        (directory / FOLDER / place).write_bytes(content)
    (directory / FOLDER).mkdir(exist_ok=True)
    written = plan if isinstance(plan, bytes) else json.dumps(plan).encode()
    (directory / FOLDER / PLAN).write_bytes(written)


def entry(content: str | None, *, before: bytes | None = None, after: bytes | None = NEW) -> dict[str, str | None]:
    digests = [None if each is None else digest_of(each) for each in (before, after)]
    return {"before": digests[0], "after": digests[1], "content": content}


def everything(place: Path) -> dict[str, object]:
    """Return all that stands below a place, without following links."""
    found: dict[str, object] = {}
    for folder, folders, files in os.walk(place):
        for name in (*folders, *files):
            path = Path(folder, name)
            shown = path.relative_to(place).as_posix()
            found[shown] = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else None
    return found


def but_with_another(register: Register) -> Register:
    another = AssistanceEvent(id="n", kind="training", title=InternationalString(en="N"), when=When("2021"))
    return evolve(register, records=(*register.records, another))


NAMES = (
    "../outside/b.toml",
    "../outside/a.toml",
    "../new/b.toml",
    "more/../../outside/b.toml",
    "./b.toml",
    "b.toml/",
    "more//b.toml",
    "away/b.toml",
    "away/a.toml",
    "b\0.toml",
    "\ud800.toml",
    "..\\b.toml",
    ".hidden/b.toml",
    ".git/hooks/b.toml",
    ".b.toml",
    "more/note.txt",
    "publications/p/b.toml",
    "schemas/b.toml",
    "tracker.toml",
    "",
    ".",
    "..",
)


@pytest.mark.parametrize("name", [*NAMES, "/ABSOLUTE/b.toml", "/ABSOLUTE/a.toml"])
@pytest.mark.parametrize("removes", [False, True])
def test_no_plan_reaches_past_the_register(directory: Path, name: str, *, removes: bool) -> None:
    name = name.replace("/ABSOLUTE", str(directory.parent / "outside"))
    register = but_with_another(load(directory))
    last = name.rpartition("/")[2]
    put = entry(f"0/{last}", before=SECRET if last == "a.toml" else None)
    plan = {name: entry(None, before=SECRET, after=None) if removes else put}
    unfinished(directory, plan, {"0/b.toml": NEW, "0/a.toml": NEW})
    before = everything(directory.parent)

    works: tuple[Callable[[], object], ...] = (lambda: load(directory), lambda: save(register))
    for work in works:
        with pytest.raises(StructureError) as caught:
            work()
        assert [fault.file for fault in caught.value.faults] == [f"{FOLDER}/{PLAN}"]
        assert everything(directory.parent) == before


def test_what_such_a_plan_is_told(directory: Path) -> None:
    unfinished(directory, {"../b.toml": entry("0/b.toml")}, {"0/b.toml": NEW})

    with pytest.raises(StructureError) as caught:
        load(directory)
    (fault,) = caught.value.faults
    assert str(fault) == (
        ".tracker.save/plan.json fault: this plan of an unfinished save names '../b.toml', which is no file of the "
        "register itself (nothing of it was done; look where the register comes from, then remove the folder)"
    )


def test_what_a_plan_is_told_that_names_what_no_file_can_be_called(directory: Path) -> None:
    unfinished(directory, {"\ud800.toml": entry(None, after=None)})

    with pytest.raises(StructureError) as caught:
        load(directory)
    (fault,) = caught.value.faults
    assert str(fault) == (
        ".tracker.save/plan.json fault: this plan of an unfinished save names '\\ud800.toml', which is no file of the "
        "register itself (nothing of it was done; look where the register comes from, then remove the folder)"
    )


@pytest.mark.parametrize(
    "content",
    [
        "../../outside/b.toml", "0/../../../outside/b.toml", "0/c.toml", "x/b.toml", "b.toml", "0/b.toml/", "", "0",
        "/0/b.toml", "0/b.toml\0", "0/more/b.toml",
    ],
)  # fmt: skip
def test_what_a_plan_puts_in_place_stands_in_its_own_folder(directory: Path, content: str) -> None:
    unfinished(directory, {"b.toml": entry(content)}, {"0/c.toml": NEW, "0/more/b.toml": NEW})
    (directory.parent / "outside" / "b.toml").write_bytes(NEW)
    before = everything(directory.parent)

    with pytest.raises(StructureError, match="cannot be read as a register"):
        load(directory)
    assert everything(directory.parent) == before


@pytest.mark.parametrize(
    "plan",
    [
        b"", b"[]", b"null", b"7", b'{"b.toml": 3}', b'{"b.toml": []}', b'{"b.toml": {}}', b"[" * 100_000, b"\xff",
        b'{"b.toml": {"before": 1, "after": null, "content": null}}',
        b'{"b.toml": {"before": "x", "after": null, "content": null}}',
        b'{"b.toml": {"before": null, "after": null, "content": [1]}}',
        b'{"b.toml": {"before": null, "after": {}, "content": null}}',
        b'{"b.toml": {"before": null, "after": null, "content": null, "mode": 511}}',
        b'{"\\ud800.toml": {"before": null, "after": null, "content": "0/\\ud800.toml"}}',
    ],
)  # fmt: skip
def test_what_is_no_plan_is_a_fault(directory: Path, plan: bytes) -> None:
    unfinished(directory, plan)

    with pytest.raises(StructureError) as caught:
        load(directory)
    assert [fault.message for fault in caught.value.faults] == ["this plan of an unfinished save cannot be read"]


def test_contents_are_what_the_plan_says_or_none_is_believed(directory: Path) -> None:
    plan = {"b.toml": entry("0/b.toml"), "event.toml": entry(None, before=EVENT.encode(), after=None)}
    unfinished(directory, plan, {"0/b.toml": NEW + b"# and more\n"})

    with pytest.raises(StructureError):
        load(directory)
    assert (directory / "event.toml").read_text() == EVENT


@pytest.mark.parametrize("place", ["", PLAN, "0", "0/b.toml"])
def test_no_link_is_followed_within_an_unfinished_save(directory: Path, place: str) -> None:
    unfinished(directory, {"b.toml": entry("0/b.toml")}, {"0/b.toml": NEW})
    kept = directory.parent / "outside" / "kept"
    (directory / FOLDER / place).rename(kept)
    (directory / FOLDER / place).symlink_to(kept)
    before = everything(directory.parent)

    with pytest.raises(StructureError) as caught:
        load(directory)
    assert [fault.message for fault in caught.value.faults] == ["this plan of an unfinished save cannot be read"]
    assert everything(directory.parent) == before


@pytest.mark.parametrize("target", ["../outside/a.toml", "../outside/none.toml"])
def test_an_unfinished_save_does_not_write_through_a_link_that_leads_out(directory: Path, target: str) -> None:
    (directory / "b.toml").symlink_to(target)
    before = SECRET if target.endswith("a.toml") else None
    unfinished(directory, {"b.toml": entry("0/b.toml", before=before)}, {"0/b.toml": NEW})
    all_before = everything(directory.parent)

    with pytest.raises(StructureError):
        load(directory)
    assert everything(directory.parent) == all_before


@pytest.mark.parametrize("target", ["../outside/a.toml", ".hidden.toml"])
def test_a_save_writes_through_no_link(directory: Path, target: str) -> None:
    """A link is read, and what it leads to is not the register's to change."""
    (directory / target).write_bytes(NEW)
    (directory / "event.toml").unlink()
    (directory / "event.toml").symlink_to(target)
    before = everything(directory.parent)

    register = load(directory)
    assert list(register.events) == ["b"]
    with pytest.raises(NotWrittenError) as caught:
        save(but_with_another(register))
    assert str(caught.value) == (
        f"{directory / 'event.toml'} cannot be written: it is a link to another file; nothing was changed; "
        "change that file itself, or put a copy in place of the link"
    )
    assert everything(directory.parent) == before


def test_other_files_are_saved_beside_a_link(directory: Path) -> None:
    (directory.parent / "outside" / "a.toml").write_bytes(NEW)
    (directory / "linked.toml").symlink_to("../outside/a.toml")
    saved = save(but_with_another(load(directory)))

    assert sorted(saved.events) == sorted(load(directory).events) == ["a", "b", "n"]
    assert (directory / "linked.toml").is_symlink()
    assert (directory.parent / "outside" / "a.toml").read_bytes() == NEW


# -- nothing is finished before the save now asked for is known to be possible ----------------------------------------


@pytest.fixture
def interrupted(directory: Path) -> Path:
    (directory / "away").unlink()
    unfinished(directory, {"b.toml": entry("0/b.toml")}, {"0/b.toml": NEW})
    return directory


def test_a_save_puts_both_in_place(interrupted: Path) -> None:
    saved = save(but_with_another(load(interrupted)))

    assert list(saved.events) == list(load(interrupted).events) == ["a", "b", "n"]
    assert not (interrupted / FOLDER).exists()
    assert (interrupted / "b.toml").read_bytes() == NEW


def test_both_may_change_the_same_file(interrupted: Path) -> None:
    register = load(interrupted)
    saved = save(evolve(register, records=[each for each in register.records if each.key != "b"]))

    assert list(saved.events) == list(load(interrupted).events) == ["a"]
    assert not (interrupted / "b.toml").exists()


def test_a_save_of_nothing_new_puts_the_other_in_place(interrupted: Path) -> None:
    save(load(interrupted))

    assert (interrupted / "b.toml").read_bytes() == NEW
    assert not (interrupted / FOLDER).exists()


def impossible(register: Register) -> Register:
    """Return what reads back differently: half a character."""
    half = AssistanceEvent(id="n", kind="training", title=InternationalString(en="\ud800"), when=When("2021"))
    return evolve(register, records=(*register.records, half))


def read_only(register: Register) -> Register:
    assert register.source is not None
    (register.source / "event.toml").chmod(0o444)
    return but_with_another(register)


@pytest.mark.parametrize(
    ("asked", "refusal"), [(impossible, InvalidValueError), (read_only, NotWrittenError)], ids=["half", "read-only"]
)
def test_where_a_save_is_refused_the_other_stays_as_it_was(
    interrupted: Path, asked: Callable[[Register], Register], refusal: type[TrackerError]
) -> None:
    register: Any = asked(load(interrupted))
    before = everything(interrupted)

    with pytest.raises(refusal):
        save(register)
    assert everything(interrupted) == before
    assert list(load(interrupted).events) == ["a", "b"]
