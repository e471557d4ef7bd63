"""Word on the command line: every answer in a file, a template of the office, and what is refused."""

import builtins
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.command_line import ROOT
from tests.command_line import typed as run
from tests.word_template import TEMPLATE

EXAMPLE = "examples/smuggling-of-migrants"
REVIEW = "examples/universal-periodic-review"


@pytest.mark.parametrize(
    "arguments",
    [
        ("measure", EXAMPLE, "--period", "cop11"),
        ("measure", EXAMPLE, "events", "--period", "cop11", "--by", "country"),
        ("compare", EXAMPLE, "states-assisted", "--period", "cop11", "--against", "cop10"),
        ("reconcile", EXAMPLE),
        ("check", EXAMPLE),
        ("targets", EXAMPLE, "--period", "cop11"),
        ("followup", REVIEW, "--period", "cycle-3"),
        ("due", EXAMPLE, "--on", "2022-08-01"),
        ("list", EXAMPLE, "event"),
        ("report", EXAMPLE, "--period", "cop11", "--kind", "country", "--country", "PK"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_answer_is_written_for_word(arguments: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "answer.docx"
    done = run(*arguments, "-o", str(path))
    opened = docx.Document(str(path))

    assert "answer.docx" in done.stderr
    assert any(paragraph.text for paragraph in opened.paragraphs)


def test_a_file_of_word_goes_through_a_pipe() -> None:
    command = [sys.executable, "-m", "tracker", "measure", EXAMPLE, "events", "--period", "cop11"]
    done = subprocess.run([*command, "-o", "-", "--to", "docx"], cwd=ROOT, capture_output=True, check=True)

    assert docx.Document(BytesIO(done.stdout)).paragraphs


def test_nothing_is_done_without_what_word_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "docx" or "writers._docx" in name]:
        monkeypatch.delitem(sys.modules, name)
    found = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # as Python's own
        if name.partition(".")[0] == "docx":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return found(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    done = run("measure", EXAMPLE, "--period", "cop11", "-o", str(tmp_path / "x.docx"))

    assert "Word needs python-docx: pip install 'mandate-tracker[docx]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


# -- a template of the office -----------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A register in the folder of an office, which has a template."""
    register = tmp_path / "wells"
    register.mkdir()
    text = (
        'schema = 1\nid = "w"\ntitle = "Wells"\nlanguages = ["en"]\n\n[[period]]\nid = "2021"\nstart = 2021-01-01\n'
        'end = 2021-12-31\n\n[[event]]\nid = "a"\nkind = "training"\ntitle = "A course"\nwhen = "2021-03"\n'
    )
    (register / "register.toml").write_text(text, encoding="utf-8")
    made = docx.Document(str(TEMPLATE))
    made.styles["Title"].name = "House Title"
    made.sections[0].header.paragraphs[0].text = "The office on wells"
    made.save(str(tmp_path / "house.docx"))
    return tmp_path


def report(office: Path, *arguments: str) -> tuple[str, Path]:
    path = office / "report.docx"
    done = run("report", str(office / "wells"), "--period", "2021", "-o", str(path), "--force", *arguments)
    return done.stderr, path


def _title(path: Path) -> str:
    style = next(each.style for each in docx.Document(str(path)).paragraphs if each.text == "Wells")
    return "" if style is None else str(style.name)


def test_the_template_of_the_office_is_taken(office: Path) -> None:
    told = 'template = "house.docx"\n\n[docx.styles]\ntitle = "House Title"\n'
    (office / "tracker.toml").write_text(told, encoding="utf-8")
    _, path = report(office)

    assert _title(path) == "House Title"
    assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == "The office on wells"


def test_whatever_an_office_publishes_or_asks_bears_its_head(office: Path) -> None:
    (office / "tracker.toml").write_text('template = "house.docx"\n', encoding="utf-8")
    wells, answer = str(office / "wells"), office / "list.docx"
    asked = ("--period", "2021", "--id", "first", "--on", "2022-02-01", "--to", "docx", "--despite-errors")
    done = run("publish", wells, *asked)
    assert done.returncode == 0, done.stderr
    done = run("measure", wells, "--period", "2021", "-o", str(answer))
    assert done.returncode == 0, done.stderr

    for path in (office / "wells" / "publications" / "first" / "report.en.docx", answer):
        assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == "The office on wells"
    assert "nothing differs" in run("verify", wells, "first").stdout


def test_a_template_that_is_named_counts_more(office: Path) -> None:
    (office / "tracker.toml").write_text('template = "gone.docx"\n', encoding="utf-8")

    assert "the template" in report(office)[0]
    assert "gone.docx' does not exist; name a Word file" in report(office)[0]
    said, path = report(office, "--template", str(office / "house.docx"))
    assert "Wrote" in said
    assert _title(path) == "Title"


STYLES_ALONE = '[docx.styles]\ntitle = "Nobody"\n'
NO_TEMPLATE = (
    "[docx.styles] of tracker.toml names styles of a template, and no template is named; "
    'write template = "house.docx" above it'
)


@pytest.mark.parametrize(
    "asked",
    [
        ("report", "--period", "2021", "-o", "answer.docx"),
        ("measure", "--period", "2021", "-o", "answer.docx"),
        ("publish", "--period", "2021", "--id", "first", "--on", "2022-02-01", "--to", "docx", "--despite-errors"),
    ],
    ids=lambda asked: asked[0],
)
def test_styles_of_no_template_are_refused_by_every_command(office: Path, asked: tuple[str, ...]) -> None:
    (office / "tracker.toml").write_text(STYLES_ALONE, encoding="utf-8")
    command, *options = asked
    done = run(command, str(office / "wells"), *[str(office / each) if "." in each else each for each in options])

    assert done.returncode != 0
    assert NO_TEMPLATE in done.stderr
    assert not (office / "answer.docx").exists()
    assert not (office / "wells" / "publications").exists()


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (STYLES_ALONE, NO_TEMPLATE),
        ('template = "house.docx"\n[docx.styles]\ntitle = "Nobody"\n', "the template has no style 'Nobody', which"),
        ('template = "house.docx"\n[docx.styles]\ntitel = "Title"\n', "no style of a report; did you mean 'title'?"),
        ("template = 7\n", 'tracker.toml\' is written as in: template = "house.docx"'),
        ("[docx]\nstyles = 7\n", 'is written as in: [docx.styles], then "heading 1" = "Title 1"'),
        ("docx = 7\n", 'is written as in: [docx.styles], then "heading 1" = "Title 1"'),
        ("[docx.styles]\ntitle = 7\n", 'is written as in: [docx.styles], then "heading 1" = "Title 1"'),
        ("template =\n", "line 1: this is not TOML: invalid value"),
    ],
)
def test_what_an_office_cannot_say_is_refused(office: Path, told: str, message: str) -> None:
    (office / "tracker.toml").write_text(told, encoding="utf-8")
    said, path = report(office)

    assert message in said
    assert not path.exists()


def test_a_template_is_for_word(office: Path) -> None:
    page = str(office / "x.html")
    done = run("report", str(office / "wells"), "--period", "2021", "-o", page, "--template", "house.docx")

    assert "--template is for Word; write to a file that ends in .docx" in done.stderr
    assert done.returncode == 2
