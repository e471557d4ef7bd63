"""Where an answer goes: what cannot be written is refused before anything is done."""

import json
from pathlib import Path

import pytest

from tests.command_line import typed as run

HEADER = 'schema = 1\nid = "w"\ntitle = "Wells"\nlanguages = ["en"]\n'
EVENT = '[[event]]\nid = "a"\nkind = "training"\ntitle = "A course"\nwhen = "2021-03"\n'
PERIOD = '[[period]]\nid = "2021"\nstart = 2021-01-01\nend = 2021-12-31\n'


@pytest.fixture
def register(tmp_path: Path) -> str:
    directory = tmp_path / "wells"
    directory.mkdir()
    (directory / "register.toml").write_text(f"{HEADER}{PERIOD}{EVENT}", encoding="utf-8")
    return str(directory)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "more.csv"
    path.write_text("id,kind,title,when\nb,training,Another,2021-04\nc,training,Wrong,2021-13\n", encoding="utf-8")
    return str(path)


def held(directory: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(directory).iterdir()}


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (
            ("-o", "x.odt"),
            "no format for files that end in '.odt'; choose one of .md, .html, .docx, .txt, .csv, .xlsx, .pdf, .json",
        ),
        (
            ("-o", "x"),
            "no format for 'x', which has no suffix; choose one of .md, .html, .docx, .txt, .csv, .xlsx, .pdf, .json",
        ),
        (
            ("-o", "-", "--to", "papyrus"),
            "no format 'papyrus'; choose one of markdown, html, docx, text, csv, xlsx, pdf, json",
        ),
        (("-o", "nowhere/x.md"), "the folder 'nowhere' does not exist; make it first"),
        (("--to", "html"), "--to names the format that -o - prints; give -o - as well"),
    ],
)
def test_a_command_that_is_refused_has_changed_nothing(
    register: str, table: str, output: tuple[str, ...], message: str
) -> None:
    before = held(register)
    Path(table).write_text("id,kind,title,when\nb,training,Another,2021-04\n", encoding="utf-8")

    done = run("import", register, "event", table, "--mode", "add", *output)

    assert message in done.stderr
    assert (done.returncode, done.stdout) == (2, "")
    assert held(register) == before


def test_a_file_that_is_there_is_left_alone_by_every_command(register: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("mine", encoding="utf-8")

    for command in (("check", register), ("list", register, "event"), ("measure", register, "--period", "2021")):
        done = run(*command, "-o", str(path))
        assert (done.returncode, path.read_text(encoding="utf-8")) == (2, "mine")
        assert "exists; give --force" in done.stderr


@pytest.mark.parametrize("name", ["events.jsonl", "events.JSONL"])
def test_a_suffix_may_be_written_in_capitals(register: str, tmp_path: Path, name: str) -> None:
    run("list", register, "event", "-o", str(tmp_path / name))

    assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["id"] == "a"


def test_a_check_is_written_as_sarif(register: str, tmp_path: Path) -> None:
    printed = run("check", register, "--format", "sarif")
    done = run("check", register, "-o", str(tmp_path / "found.sarif"))
    bare = run("check", register, "-o", "-", "--to", "sarif")

    assert (tmp_path / "found.sarif").read_text(encoding="utf-8") == printed.stdout == bare.stdout
    assert done.returncode == printed.returncode == 0
    assert "no format for files that end in '.github'" in run("check", register, "-o", "x.github").stderr


def test_the_next_period_is_written_as_json(register: str, tmp_path: Path) -> None:
    path = tmp_path / "next.json"
    done = run("roll", register, "--period", "2022", "--id", "next", "-o", str(path))

    assert done.returncode == 0
    assert set(json.loads(path.read_text(encoding="utf-8"))) >= {"output", "drafts"}
    assert (Path(register) / "rolled.next.toml").exists()


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_rows_at_fault_never_replace_the_table_that_they_come_from(
    register: str, table: str, force: tuple[str, ...]
) -> None:
    before = Path(table).read_bytes()
    done = run("import", register, "event", table, "--skip-faulty", table, *force)

    assert done.returncode == 2
    assert f"--skip-faulty '{table}' would be written over another file of this import; name another" in done.stderr
    assert Path(table).read_bytes() == before


def test_in_french() -> None:
    done = run("measure", "x", "--period", "2021", "--to", "html", "--language", "fr")

    assert "--to désigne le format qu’affiche -o -\u00a0; ajouter -o -" in done.stderr
