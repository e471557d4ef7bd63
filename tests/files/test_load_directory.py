"""Which files belong to a register, and what stands in the way of reading them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from _small_files import EVENT, Files

from tracker.errors import StructureError
from tracker.files import load
from tracker.files._directory import links_not_followed

Write = Callable[[Files], Path]


def found(directory: str | Path) -> list[str]:
    with pytest.raises(StructureError) as caught:
        load(directory)
    return [str(fault) for fault in caught.value.faults]


def test_what_is_beside_the_records_is_not_read(written: Write) -> None:
    beside = ("publications/a.toml", "schemas/event.csv", "tracker.toml", ".hidden.toml", ".git/a.toml", "a.md", "csv")
    directory = written(dict.fromkeys(beside, "no register") | {"a/b/c.TOML": EVENT})

    assert list(load(str(directory)).events) == ["a"]


def test_they_are_read_deeper_down(written: Write) -> None:
    directory = written({"sub/publications/a.toml": EVENT})

    assert list(load(directory).events) == ["a"]


def test_a_directory_is_needed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    hint = "(name the directory that holds register.toml)"

    assert found(tmp_path / "none") == [f"{tmp_path}/none fault: there is no such directory {hint}"]
    assert found(tmp_path / "file") == [f"{tmp_path}/file fault: this is a file, and a register is a directory {hint}"]
    assert found(tmp_path / "file" / "x") == [f"{tmp_path}/file/x fault: there is no such directory {hint}"]
    assert found("\0") == [f"\\x00 fault: there is no such directory {hint}"]
    assert found("x" * 5000)[0].endswith("fault: this cannot be read: File name too long")


def test_an_empty_directory_lacks_its_header(tmp_path: Path) -> None:
    with pytest.raises(StructureError, match="cannot be read as a register"):
        load(tmp_path)


# -- links ------------------------------------------------------------------------------------------------------------


def test_a_link_to_a_file_is_followed(written: Write, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(EVENT)
    directory = written({})
    (directory / "a.toml").symlink_to(tmp_path / "elsewhere.toml")

    assert list(load(directory).events) == ["a"]


def test_a_link_to_a_directory_is_not(written: Write) -> None:
    directory = written({})
    (directory / "up").symlink_to(directory)

    assert load(directory).records == ()


def test_what_is_not_followed_is_named(written: Write, tmp_path: Path) -> None:
    directory = written({"a.toml": EVENT, "more/b.toml": EVENT.replace('"a"', '"b"')})
    (directory / "up").symlink_to(directory)
    (directory / "more" / "away").symlink_to(tmp_path)
    (directory / ".git").symlink_to(tmp_path)

    assert links_not_followed(directory) == ("more/away", "up")
    assert list(load(directory).events) == ["a", "b"]


def test_a_directory_with_the_name_of_a_file_is_a_fault(written: Write, tmp_path: Path) -> None:
    directory = written({"a.toml": EVENT})
    (directory / "event.csv").mkdir()
    (directory / "up.toml").symlink_to(tmp_path)

    assert found(directory) == [
        "event.csv fault: this is a directory, and has the name of a file (rename it, or put the records in a file)",
        "up.toml fault: this is a directory, and has the name of a file (rename it, or put the records in a file)",
    ]


def test_a_register_itself_may_be_a_link(written: Write, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(written({"a.toml": EVENT}))

    assert list(load(tmp_path / "link").events) == ["a"]


def test_a_link_may_lead_nowhere_or_to_itself(written: Write) -> None:
    directory = written({})
    (directory / "a.toml").symlink_to("none.toml")
    (directory / "b.toml").symlink_to("b.toml")
    (directory / "c").symlink_to("d")
    (directory / "d").symlink_to("c")
    (directory / "e.md").symlink_to("none.md")

    assert found(directory) == [
        "a.toml fault: this link leads nowhere (remove it, or put back what it led to)",
        "b.toml fault: this link leads to itself (remove it)",
        "c fault: this link leads to itself (remove it)",
        "d fault: this link leads to itself (remove it)",
    ]


# -- what cannot be read ----------------------------------------------------------------------------------------------


def test_a_pipe_is_not_waited_for(written: Write) -> None:
    directory = written({})
    os.mkfifo(directory / "a.toml")

    assert found(directory) == ["a.toml fault: this is no file that can be read (remove it, or rename it)"]


def test_permission_may_be_missing(written: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may read everything, so the refusal is made."""
    directory = written({"a.toml": EVENT, "sub/b.toml": ""})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    refused = "fault: this cannot be read: permission is denied (ask for the right to read it)"

    assert found(directory) == [f"{name} {refused}" for name in ("a.toml", "register.toml", "sub/b.toml")]

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(directory)[0] == f". {refused}"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (EVENT.encode() + b'note = "\xe9"\n', "a.toml:6 fault: byte 0xe9 is not UTF-8"),
        (EVENT.encode("utf-16"), "a.toml:1 fault: byte 0xff is not UTF-8"),
        (EVENT.encode() + b"\0", "a.toml:6 fault: a NUL character stands here"),
    ],
)
def test_a_file_is_text(written: Write, content: bytes, fault: str) -> None:
    assert [line.partition(" (")[0] for line in found(written({"a.toml": content}))] == [fault]


def test_toml_has_other_dress(written: Write) -> None:
    directory = written({"a.toml": EVENT.replace("\n", "\r\n").encode("utf-8-sig")})
    event = load(directory).events["a"]

    assert event.origin is not None
    assert event.origin.line == 1


def test_a_name_may_be_no_text(written: Write) -> None:
    directory = written({})
    try:
        (directory / os.fsdecode(b"\xe9.toml")).write_text("[[evnt]]\n")
    except OSError:
        pytest.skip("this file system holds text only")

    (directory / "a\nb.toml").write_text("[[evnt]]\n")
    assert found(directory)[1].startswith("a\\nb.toml:1 fault at evnt")
    assert found(directory)[0].startswith("\\udce9.toml:1 fault at evnt: unknown table 'evnt'")
