"""``tracker init`` makes a register that can be read, checked and reported on at once."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracker.checks import check
from tracker.cli import cli
from tracker.errors import InvalidValueError
from tracker.files import load, new_register, schemas

PERIODS = {"en": ("second-year", "first-year"), "fr": ("deuxieme-annee", "premiere-annee")}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


TOLD = {
    "en": "Made the register {0}; write your own records over the examples.\nNext: tracker check {0}\n",
    "fr": """Registre {0} créé ; remplacer les exemples par ses propres fiches.
Étape suivante : tracker check {0}
""",
}


@pytest.mark.parametrize(("language", "told"), TOLD.items())
def test_a_new_register_is_whole(tmp_path: Path, language: str, told: str) -> None:
    directory = tmp_path / "mine"
    done = run("init", directory, "--language", language)

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == told.format(
        directory
    )
    register = load(directory)
    assert [*check(register)] == []
    assert [str(each) for each in register.languages] == [language]
    assert (register.id, str(register.title)) == ("mine", "mine")
    period, against = PERIODS[language]
    report = run("report", directory, "--period", period, "--against", against, "--language", language, "-o", "-")
    assert report.exit_code == 0
    assert report.stdout.startswith("# mine\n")


def test_every_file_is_commented_and_names_its_schema(tmp_path: Path) -> None:
    for language in PERIODS:
        for path in new_register(tmp_path / language, language=language).glob("*.toml"):
            first, *lines = path.read_text(encoding="utf-8").splitlines()
            assert first.startswith("#:schema schemas/")
            assert (path.parent / first.removeprefix("#:schema ")).is_file()
            assert sum(line.startswith("#") for line in lines) >= 1

    assert {path.name for path in (tmp_path / "en/schemas").iterdir()} == set(schemas())


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    """The same tables with the same keys, whatever their words."""
    one, other = (new_register(tmp_path / language, language=language) for language in PERIODS)
    for name in ("periods.toml", "documents.toml", "programmes.toml", "events.toml"):
        contents = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for folder in (one, other)]
        here, there = [{table: [*map(list, found)] for table, found in content.items()} for content in contents]
        assert here == there


@pytest.mark.parametrize("title", ['Wells, "old" and new', "Puits \\ fontaines", "@id@"])
def test_a_title_is_taken_as_it_is(tmp_path: Path, title: str) -> None:
    assert run("init", tmp_path / "r", "--title", title).exit_code == 0
    assert str(load(tmp_path / "r").title) == title


def test_what_is_there_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").touch()
    monkeypatch.chdir(tmp_path)
    for directory, message in (
        (tmp_path, f"'{tmp_path}' is where you are, and a new directory is made; name another"),
        (tmp_path / "mine", f"{tmp_path / 'mine'} exists and is not an empty directory; choose another name"),
        (tmp_path.parent, f"{tmp_path.parent} exists and is not an empty directory; choose another name"),
    ):
        done = run("init", directory)
        assert isinstance(done.exception, InvalidValueError)
        assert str(done.exception) == message
    with pytest.raises(InvalidValueError, match="the title is empty, got ' '; say what the register is about"):
        new_register(tmp_path / "new", title=" ")

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
