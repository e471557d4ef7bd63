"""The numbers that a report prints, held against its figures where the report is not written again byte for byte."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve
from wells_register import PLAN, written

import tracker
from tracker.publications import publish, verify
from tracker.publications._differences import Kind
from tracker.publications._manifest import MANIFEST, manifest_bytes, read_manifest
from tracker.publications._printed_figures import numbers_in
from tracker.records._canonical import sha256

FORMATS = ("md", "html", "txt", "csv", "docx", "xlsx", "pdf")
PRINTED = {
    "md": (b"[30](#figure-practitioners-trained-evidenced)", b"[31](#figure-practitioners-trained-evidenced)"),
    "html": (b'#figure-practitioners-trained-evidenced">30', b'#figure-practitioners-trained-evidenced">31'),
    "txt": (b"30  evidence", b"31  evidence"),
    "csv": (b",30,30,30,evidence", b",31,30,30,evidence"),
    "docx": (b">30<", b">31<"),
    "xlsx": (b"<v>30</v>", b"<v>31</v>"),
}  # fmt: skip
"""How the number 30 stands in a report of each format, and how it is altered."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose first year is published, in English and French and in every format."""
    directory = written(tmp_path / "wells", plan=PLAN)
    publish(tracker.load(directory), "first", id="r1", languages=("en", "fr"), formats=FORMATS)
    return directory


def sealed(register: Path, name: str | None = None, content: bytes = b"", *, tool: str | None = "0.0.9") -> list[str]:
    """Put another content into a file, seal the manifest anew as that of another version, and verify."""
    folder = register / "publications" / "r1"
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    files = dict(manifest.files)
    if name is not None:
        (folder / name).write_bytes(content)
        files[name] = sha256(content)
    made = evolve(manifest, files=files, tool=tool or manifest.tool)
    (folder / MANIFEST).write_bytes(manifest_bytes(made))
    found = verify(tracker.load(register), "r1")
    assert all(each.kind is Kind.PRINTED_DIFFERS for each in found.differences)
    notes = [str(each) for each in found.notes if each.kind is not Kind.TOOL_DIFFERS]
    return [*map(str, found.differences), *notes]


def altered(register: Path, file: str, old: bytes, new: bytes) -> bytes:
    """A report with another number in it; what is packed is packed again."""
    content = (register / "publications" / "r1" / file).read_bytes()
    if not file.endswith((".docx", ".xlsx")):
        assert old in content, content.decode()[-3000:]
        return content.replace(old, new)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(made, "w") as other:
        for part in package.namelist():
            other.writestr(part, package.read(part).replace(old, new))
    return made.getvalue()


def test_a_report_of_another_version_prints_its_figures(register: Path) -> None:
    assert sealed(register) == []


@pytest.mark.parametrize("form", list(PRINTED))
def test_a_number_that_is_not_its_figure_is_named(register: Path, form: str) -> None:
    found = sealed(register, f"report.en.{form}", altered(register, f"report.en.{form}", *PRINTED[form]))

    assert any(
        each.startswith(f"report.en.{form} prints ")
        and each.endswith("figure practitioners-trained@1 (evidenced) is 30")
        for each in found
    ), found


def test_the_version_that_wrote_it_looks_at_the_numbers_too(register: Path) -> None:
    """Where the report comes out otherwise, which by itself is a note."""
    found = sealed(register, "report.en.md", altered(register, "report.en.md", *PRINTED["md"]), tool=None)

    assert found[0] == "report.en.md prints 31 where figure practitioners-trained@1 (evidenced) is 30"
    assert found[-1].startswith("report.en.md comes out otherwise")


def test_it_is_found_in_french(register: Path) -> None:
    content = altered(register, "report.fr.md", *PRINTED["md"])

    assert "report.fr.md prints 31 where figure practitioners-trained@1 (evidenced) is 30" in sealed(
        register, "report.fr.md", content
    )


def test_a_figure_that_is_no_longer_printed_is_named(register: Path) -> None:
    content = (register / "publications" / "r1" / "report.en.csv").read_text(encoding="utf-8")
    rows = [line for line in content.splitlines(keepends=True) if not line.startswith("Practitioners trained,")]
    assert len(rows) < len(content.splitlines())

    assert sealed(register, "report.en.csv", "".join(rows).encode()) == [
        "report.en.csv does not print figure practitioners-trained@1 (evidenced), 30"
    ]


@pytest.fixture
def broken() -> Callable[[str], Iterator[bytes]]:
    """Contents that are no report of a format."""

    def of(form: str) -> Iterator[bytes]:
        yield b""
        yield b"\xff\xfe\x00"
        yield b"|" * 2000 + b"[" * 2000 + b"<sup><a><td>" * 50 + form.encode()
        yield b"PK\x03\x04" + b"0" * 50

    return of


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_is_no_report_says_nothing(
    register: Path, form: str, broken: Callable[[str], Iterator[bytes]]
) -> None:
    for content in broken(form):
        assert sealed(register, f"report.en.{form}", content) == []


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("34,061 of 69,628", "en", ["34061", "69628"]),
        ("34\u202f061", "fr", ["34061"]),
        ("12,5", "fr", ["25/2"]),
        ("48.9 per cent", "en", ["489/10"]),
        ("at least 1/20", "en", ["1/20"]),
        ("au moins une activité", "fr", ["1"]),
        ("nine States", "en", ["9"]),
        ("2020 100", "en", ["2020", "100"]),
        ("..", "en", []),
    ],
)
def test_numbers_are_read_as_they_print(text: str, language: str, numbers: list[str]) -> None:
    assert [str(each.value) for each in numbers_in(text, language)] == numbers
