"""Where a command line names no language and no checks: the environment, tracker.toml, and the register itself."""

from pathlib import Path

import pytest

from tests.command_line import Done, typed

HEADER = 'schema = 1\nid = "r"\ntitle = "R"\nlanguages = [{}]\n'


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of an office, with a register whose first language is French."""
    monkeypatch.delenv("TRACKER_LANGUAGE")
    (tmp_path / "register").mkdir()
    write(tmp_path, '"fr", "en"')
    return tmp_path


def write(office: Path, languages: str) -> None:
    (office / "register" / "register.toml").write_text(HEADER.format(languages), encoding="utf-8")


def checked(office: Path, *options: str) -> Done:
    return typed("check", "register", *options, cwd=office)


def test_the_first_language_of_the_register(office: Path) -> None:
    assert checked(office).stderr.startswith("Fiches\N{NO-BREAK SPACE}: 0")
    assert checked(office, "--language", "en").stderr == "0 records: 0 errors, 0 warnings, 0 remarks.\n"
    assert typed("check", "register", "--formt", "x", cwd=office).stderr.startswith("Usage\N{NO-BREAK SPACE}: ")


@pytest.mark.parametrize(("languages", "word"), [('"ar", "fr"', "Fiches"), ('"ar"', "records"), ('"en"', "records")])
def test_the_first_in_which_answers_are_written(office: Path, languages: str, word: str) -> None:
    write(office, languages)

    assert word in checked(office).stderr


def test_what_tracker_toml_says_wins_over_the_register(office: Path) -> None:
    (office / "tracker.toml").write_text('language = "en"\n', encoding="utf-8")

    assert "records" in checked(office).stderr


def test_what_the_environment_says_wins_over_both(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "tracker.toml").write_text('language = "fr"\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_LANGUAGE", "en")

    assert "records" in checked(office).stderr
    assert "Fiches" in checked(office, "--language", "fr").stderr


def test_a_language_in_which_nothing_is_said(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "tracker.toml").write_text('language = "eo"\n', encoding="utf-8")
    done = checked(office)
    monkeypatch.setenv("TRACKER_LANGUAGE", "Klingon")
    other = checked(office)

    assert (done.returncode, other.returncode) == (2, 2)
    assert done.stderr == "Error: tracker.toml asks for answers in 'eo'; they are written in en, fr\n"
    assert other.stderr == "Error: TRACKER_LANGUAGE asks for answers in 'Klingon'; they are written in en, fr\n"


def test_an_office_chooses_its_checks(office: Path) -> None:
    events = '[[event]]\nid = "a"\nkind = "training"\ntitle = "A"\nwhen = "2021"\nprogrammes = ["p"]\n'
    (office / "register" / "events.toml").write_text(events, encoding="utf-8")
    every = checked(office, "--language", "en").stdout
    (office / "tracker.toml").write_text('[check]\nignore = ["TRK102"]\n', encoding="utf-8")
    fewer = checked(office, "--language", "en").stdout

    assert "TRK102" in every
    assert "TRK102" not in fewer
    assert fewer
    assert checked(office, "--language", "en", "--select", "TRK102").stdout.count("TRK") == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("language = 1", 'language of {file} is written as in: language = "fr"'),
        ("[check]\nignore = 3", 'check.ignore of {file} is written as in: [check], then ignore = ["TRK4", "TRK502"]'),
    ],
)
def test_what_tracker_toml_cannot_say(office: Path, said: str, told: str) -> None:
    path = office / "tracker.toml"
    path.write_text(f"{said}\n", encoding="utf-8")
    done = checked(office, "--language", "en")

    assert done.stderr == f"Error: {told.format(file=repr(str(path)))}\n"
    assert done.returncode == 2


def test_commands_without_a_register_take_the_language_of_where_they_are_typed(office: Path) -> None:
    (office / "tracker.toml").write_text('language = "fr"\n', encoding="utf-8")

    assert "Remède" in typed("explain", "TRK102", cwd=office).stdout
    assert "Registre" in typed("init", "new", cwd=office).stderr
    assert "Ateliers" in typed("codes", "event_kind", cwd=office).stdout
