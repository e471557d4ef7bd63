"""Files and directories are written whole or not at all, and whoever cannot write is told why."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import pytest

from tracker.errors import InvalidValueError, NotWrittenError, TrackerError
from tracker.files import load, save
from tracker.model import Finding, Register
from tracker.storage import write_directory_whole, write_whole
from tracker.storage._whole import whole_directory
from tracker.values import InternationalString

NOBODY = 65534


def names(directory: Path) -> list[str]:
    return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*"))


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(NotWrittenError) as caught:
        work()
    return str(caught.value)


# -- what goes well ---------------------------------------------------------------------------------------------------


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"1")
    (tmp_path / "a").chmod(0o600)
    write_whole(tmp_path / "a", b"2")

    assert (tmp_path / "a").read_bytes() == b"2"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a"]


def test_the_file_behind_a_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"2")

    assert (tmp_path / "a").read_bytes() == b"2"
    assert (tmp_path / "link").is_symlink()


def test_a_directory_appears_with_its_folders(tmp_path: Path) -> None:
    write_directory_whole(tmp_path / "new" / "d", {"a.txt": b"a", "sub/b.txt": b""})

    assert names(tmp_path / "new") == ["d", "d/a.txt", "d/sub", "d/sub/b.txt"]
    assert (tmp_path / "new/d/a.txt").read_bytes() == b"a"


def test_an_empty_directory_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    write_directory_whole(tmp_path / "d", {"a": b""})

    assert names(tmp_path) == ["d", "d/a"]


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    for name in (".a.0123abcd.tmp", ".d.0123abcd.tmp/x", ".b.0123abcd.tmp", ".a.mine.tmp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    write_whole(tmp_path / "a", b"")
    write_directory_whole(tmp_path / "d", {})

    assert names(tmp_path) == [".a.mine.tmp", ".b.0123abcd.tmp", "a", "d"]


def test_what_is_still_being_written_is_left_alone(tmp_path: Path) -> None:
    with whole_directory(tmp_path / "d") as one:
        (one / "one").touch()
        write_directory_whole(tmp_path / "d", {})
        assert (one / "one").exists()

    assert names(tmp_path) == ["d", "d/one"]


# -- what is refused --------------------------------------------------------------------------------------------------


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    write_whole(tmp_path / "d" / "a", b"1", replace=False)
    attempts: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: write_whole(tmp_path / "d/a", b"2", replace=False), f"{tmp_path}/d/a exists; choose another name"),
        (
            lambda: write_directory_whole(tmp_path / "d", {"b": b""}),
            f"{tmp_path}/d exists and is not an empty directory; choose another name",
        ),
        (
            lambda: write_directory_whole(tmp_path / "d/a", {}),
            f"{tmp_path}/d/a exists and is not an empty directory; choose another name",
        ),
    )
    for work, message in attempts:
        with pytest.raises(InvalidValueError) as caught:
            work()
        assert str(caught.value) == message

    assert names(tmp_path) == ["d", "d/a"]
    assert (tmp_path / "d" / "a").read_bytes() == b"1"


def test_of_two_only_the_first_makes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else is faster, between the look and the step that names the file."""
    link = os.link
    monkeypatch.setattr(os, "link", lambda *paths: ((tmp_path / "a").write_bytes(b"theirs"), link(*paths)))
    with pytest.raises(InvalidValueError, match="a exists; choose another name"):
        write_whole(tmp_path / "a", b"mine", replace=False)

    assert (tmp_path / "a").read_bytes() == b"theirs"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["/a", "../a", "a/../../b", "", "a//b", ".", "a\\b"])
def test_no_file_leaves_its_directory(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidValueError, match="is no name of a file within a directory"):
        write_directory_whole(tmp_path / "d", {name: b""})

    assert names(tmp_path) == []


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "a").chmod(0o444)

    assert refused(lambda: write_whole(tmp_path / "a", b"2")) == (
        f"{tmp_path}/a cannot be written: the file is read-only; nothing was changed; make it writable, or name another"
    )
    assert (tmp_path / "a").read_bytes() == b"1"


def test_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refused(lambda: write_whole(tmp_path / "no" / "a", b"")) == (
        f"{tmp_path}/no/a cannot be written: its folder is not there; nothing was changed; make the folder first"
    )
    assert refused(lambda: write_whole(tmp_path / "file" / "a", b"")) == (
        f"{tmp_path}/file/a cannot be written: what should be its folder is a file; nothing was changed; "
        "name another place"
    )


# -- disks ------------------------------------------------------------------------------------------------------------

LONG = InternationalString(en="long " * 20_000)
BEFORE = Register(id="r", title=InternationalString(en="R"), records=(Finding(id="f", text=LONG),))


def said_in_a_child(work: Callable[[], object], prepare: Callable[[], object]) -> str:
    """Do some work in a process of its own, under limits that end with it, and return what it was told."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            work()
            told = "nothing"
        except TrackerError as error:
            told = str(error)
        except BaseException as error:  # noqa: BLE001  # the parent must be told of everything
            told = repr(error)
        os.write(writer, told.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    return told


def grown(register: Register) -> Register:
    more = (Finding(id="a", text=InternationalString(en="A")), Finding(id="g", text=LONG))
    return Register(id="r", title=BEFORE.title, records=(*BEFORE.records, *more), digests=register.digests)


def three_saves(directory: Path) -> dict[str, Callable[[], object]]:
    """Put a file and a register there; return what writes each anew, and a new register."""
    save(BEFORE, directory / "r")
    write_whole(directory / "a", b"before")
    return {
        "a": lambda: write_whole(directory / "a", b"a" * 200_000),
        "r": lambda: save(grown(load(directory / "r")), directory / "r", replace=True),
        "new": lambda: save(grown(BEFORE), directory / "new"),
    }


def assert_as_before(directory: Path) -> None:
    assert load(directory / "r") == BEFORE
    assert names(directory) == ["a", "r", "r/finding.toml", "r/register.toml"]
    assert (directory / "a").read_bytes() == b"before"


def test_a_file_may_be_larger_than_allowed(tmp_path: Path) -> None:
    limit = 150_000
    for name, work in three_saves(tmp_path).items():
        told = said_in_a_child(work, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        assert told.startswith(f"{tmp_path}/{name}")
        assert told.endswith(
            " cannot be written: the file would be larger than the system allows; nothing was changed; "
            "allow larger files, then try again"
        )

    assert_as_before(tmp_path)


def mounted(directory: Path, *options: str) -> None:
    done = subprocess.run(["mount", *options, str(directory)], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for little more than the register."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted(disk, "-t", "tmpfs", "-o", "size=240k", "tmpfs")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_may_be_full(small_disk: Path) -> None:
    for name, work in three_saves(small_disk).items():
        told = refused(work)
        assert told.startswith(f"{small_disk}/{name}")
        assert told.endswith(
            " cannot be written: no space is left on the disk; nothing was changed; make room, then try again"
        )

    assert_as_before(small_disk)


def test_a_disk_may_be_read_only(small_disk: Path) -> None:
    saves = three_saves(small_disk)
    mounted(small_disk, "-o", "remount,ro")
    for name, work in saves.items():
        assert refused(work) == (
            f"{small_disk}/{name} cannot be written: the disk is read-only; nothing was changed; "
            "name a place that can be written"
        )

    assert_as_before(small_disk)


def test_a_folder_may_be_read_only(tmp_path: Path) -> None:
    """Root may write everywhere, so the child gives up its rights first."""
    saves = three_saves(tmp_path)
    for folder in (tmp_path, tmp_path / "r"):
        folder.chmod(0o555)
    for folder in takewhile(lambda each: each != Path(gettempdir()), tmp_path.parents):
        folder.chmod(0o755)  # whoever has no rights must come this far
    try:
        for name, work in saves.items():
            told = said_in_a_child(work, lambda: os.setuid(NOBODY) if os.geteuid() == 0 else None)
            assert told == (
                f"{tmp_path}/{name} cannot be written: permission is denied; nothing was changed; "
                "ask for the right to write there, or name another place"
            )
    finally:
        for folder in (tmp_path, tmp_path / "r"):
            folder.chmod(0o755)

    assert_as_before(tmp_path)
