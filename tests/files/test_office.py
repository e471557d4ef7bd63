"""What an office says of itself in ``tracker.toml``, and what a stranger may put in its place."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from test_special_files import device, listener, pipe

from tracker.errors import InvalidValueError
from tracker.files._office import NAME, Office, office_of


def test_the_nearest_counts(tmp_path: Path) -> None:
    (tmp_path / "r" / "fonts").mkdir(parents=True)
    (tmp_path / NAME).write_text('template = "house.docx"\n')
    assert office_of(tmp_path / "r") == Office(template=tmp_path / "house.docx")

    (tmp_path / "r" / NAME).write_text('template = "./word/own.docx"\n[fonts]\npaths = ["fonts/", "."]\n')
    assert office_of(tmp_path / "r") == Office(
        template=tmp_path / "r" / "word" / "own.docx", font_paths=(tmp_path / "r" / "fonts", tmp_path / "r")
    )


@pytest.mark.parametrize("key", ["template = {}", "[fonts]\npaths = [{}]"])
@pytest.mark.parametrize("name", ["../house.docx", "/etc/hosts", "/", "..", "a/../../b", "away", "away/b", "a\\u0000b"])
def test_names_lead_nowhere_else(tmp_path: Path, key: str, name: str) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "away").symlink_to(tmp_path)
    (tmp_path / "r" / NAME).write_text(key.format(f'"{name}"'))

    with pytest.raises(InvalidValueError, match="which is not in its own folder; put it there, or give it on the"):
        office_of(tmp_path / "r")


@pytest.mark.parametrize("trap", [pipe, device, listener, Path.mkdir])
def test_what_is_no_file_is_told(tmp_path: Path, trap: Callable[[Path], None]) -> None:
    trap(tmp_path / NAME)

    with pytest.raises(InvalidValueError) as caught:
        office_of(tmp_path)
    assert str(caught.value) == f"'{tmp_path.resolve() / NAME}' cannot be read: it is no file"


def test_it_is_read_with_a_limit(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    os.truncate(tmp_path / NAME, 2**40)

    with pytest.raises(InvalidValueError, match="it has more than 1048576 bytes"):
        office_of(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a =\n", "line 1: this is not TOML: invalid value in column 4"),
        (b"\na = " + b"[" * 5000 + b"]" * 5000, "line 1: tables or lists are nested too deeply"),
        (b".".join([b"a"] * 5000) + b" = 1\n", "line 1: tables or lists are nested too deeply"),
        (b"\na = " + b"9" * 5000, "line 2: a number has thousands of digits"),
        (b'template = "\xff"', "is no TOML: byte 0xff is not UTF-8"),
    ],
)
def test_what_is_no_toml_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / NAME).write_bytes(content)

    with pytest.raises(InvalidValueError) as caught:
        office_of(tmp_path)
    assert said in str(caught.value)


@pytest.mark.parametrize("key", ["template = {}", "[fonts]\npaths = [{}]"])
def test_a_name_may_be_too_long_for_the_disk(tmp_path: Path, key: str) -> None:
    (tmp_path / NAME).write_text(key.format(f'"{"x" * 5000}"'))

    if key.startswith("template"):
        assert office_of(tmp_path).template is not None
    else:
        with pytest.raises(InvalidValueError, match="for fonts, which does not exist"):
            office_of(tmp_path)


def test_a_merge_that_was_left_half_done_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('<<<<<<< HEAD\nlanguage = "en"\n=======\nlanguage = "fr"\n>>>>>>> other\n')

    with pytest.raises(InvalidValueError, match="line 1: two versions stand here that a merge left side by side"):
        office_of(tmp_path)
