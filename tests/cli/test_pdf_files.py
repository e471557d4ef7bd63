"""PDF from the command line: every answer, and the fonts that it is set in."""

import re
from pathlib import Path

import pytest

from tests.command_line import typed as run

pytest.importorskip("typst", reason="typst is not installed")

EXAMPLES = Path(__file__).parents[2] / "examples"
MIGRANTS = str(EXAMPLES / "smuggling-of-migrants")
PERIODS = ("--period", "cop11", "--against", "cop10")
ANSWERS = (
    ("check", MIGRANTS),
    ("compare", MIGRANTS, "states-assisted", *PERIODS),
    ("diff", MIGRANTS, MIGRANTS),
    ("due", MIGRANTS, "--on", "2022-09-01"),
    ("followup", str(EXAMPLES / "universal-periodic-review"), "--period", "cycle-4"),
    ("list", MIGRANTS, "programme"),
    ("measure", MIGRANTS, "events", "--period", "cop11", "--by", "country"),
    ("reconcile", MIGRANTS, "--document", "CTOC/COP/2022/3"),
    ("report", MIGRANTS, *PERIODS, "--kind", "country", "--country", "PK"),
    ("show", MIGRANTS, "glo-act"),
    ("targets", str(EXAMPLES / "programme-plan"), "--period", "y2024"),
)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer[0])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_answer_is_written_as_pdf(answer: tuple[str, ...], language: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.pdf"
    done = run(*answer, "-o", str(path), "--language", language)

    assert str(path) in done.stderr, done.stderr
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert re.search(rf"/Lang ?\({language}\)".encode(), path.read_bytes())


def test_folders_of_fonts_may_be_several(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    options = [part for folder in folders for part in ("--font-path", str(folder))]
    done = run("list", MIGRANTS, "programme", *options, "-o", str(tmp_path / "x.pdf"))

    assert done.returncode == 0


def test_a_folder_of_fonts_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("list", MIGRANTS, "programme", "--font-path", "nowhere", "-o", str(tmp_path / "x.pdf"))

    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "Directory 'nowhere' does not exist" in done.stderr


def test_letters_that_no_font_has_end_in_a_sentence(tmp_path: Path) -> None:
    """Nothing is written, and nobody sees a traceback."""
    directory = tmp_path / "wells"
    directory.mkdir()
    (directory / "register.toml").write_text(
        'schema = 1\nid = "w"\ntitle = "Wells"\nlanguages = ["en"]\n\n'
        '[[event]]\nid = "a"\nkind = "training"\ntitle = "A course \\U0010fffd"\nwhen = "2021-03"\n',
        encoding="utf-8",
    )
    done = run("show", str(directory), "a", "-o", str(tmp_path / "x.pdf"))

    assert (done.returncode, (tmp_path / "x.pdf").exists()) == (1, False)
    assert done.stderr.splitlines()[-1].endswith(
        "no font has U+10FFFD (private use), and no package can have signs for private use; write other signs, or "
        "name the folder of their own font with --font-path"
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('[fonts]\npaths = ["fonts"]\n', ""),
        ('[fonts]\npaths = ["gone"]\n', "names folder '{folder}/gone' for fonts, which does not exist"),
        ('[fonts]\npaths = "fonts"\n', """is written as in: [fonts], then paths = ["fonts"]"""),
        ("fonts = 1\n", """is written as in: [fonts], then paths = ["fonts"]"""),
    ],
)
def test_an_office_names_its_folders_of_fonts_once(said: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text(said, encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    register = tmp_path / "wells"
    register.mkdir()
    (register / "register.toml").write_text(
        'schema = 1\nid = "w"\ntitle = "Wells"\nlanguages = ["en"]\n', encoding="utf-8"
    )
    done = run("check", str(register), "-o", str(tmp_path / "x.pdf"))

    assert (tmp_path / "x.pdf").exists() is not bool(message)
    assert message.format(folder=tmp_path) in done.stderr
    assert run("check", str(register), "-o", str(tmp_path / "x.md")).returncode == 0
