"""One command writes a report in every language and format, and the tables of all of them hold the same numbers."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from printed import numbers_in, text_of
from word_checks import Word
from workbooks import as_on_a_page, opened, rows_of, tables_of

from tests.command_line import typed

pytest.importorskip("typst", reason="typst is not installed")

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
LANGUAGES = ("fr", "en")
SUFFIXES = ("html", "md", "docx", "pdf", "xlsx")
NUMBERED = 2
"""So many tables of the report have a number; those of its annex have none."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the example as an office does; return the folder of what came out."""
    register = tmp_path_factory.mktemp("office") / "smuggling-of-migrants"
    shutil.copytree(EXAMPLE, register)
    asked = ("--period", "cop11", "--against", "cop10", "--id", "cop11", "--on", "2022-10-17")
    languages = ("--language", "fr", "--language", "en")
    formats = ("--to", "html", "--to", "markdown", "--to", "docx", "--to", "pdf", "--to", "xlsx")
    done = typed("publish", str(register), *asked, *languages, *formats)

    assert done.returncode == 0, done.stderr
    return register / "publications" / "cop11"


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# -- rows of digits, as each format has them --------------------------------------------------------------------------


def of_html(path: Path) -> list[list[str]]:
    """Return the digits of each row, without its marks of notes, table by table."""
    page = html.fromstring(path.read_text(encoding="utf-8"))
    for mark in page.xpath("//sup"):
        mark.drop_tree()
    tables = page.xpath("//div[contains(concat(' ', @class, ' '), ' table ')]//table")
    return [
        [digits(row.text_content()) for row in table.xpath(".//tbody/tr[not(contains(@class, 'group'))]")]
        for table in tables
    ]


_MARKS = re.compile(r"<sup>.*?</sup>|<[^>]*>|(?<!\\)\]\((?:<[^>]*>|[^)]*)\)|&#?\w+;")
_GROUP = re.compile(r"\| (<a [^>]*></a>)?\*.*\*[ |]*")


def of_markdown(path: Path) -> list[list[str]]:
    found: list[list[str]] = []
    before = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("| ---", "|---")):
            found.append([])
        elif line.startswith("|") and before.startswith("|") and not _GROUP.fullmatch(line):
            found[-1].append(digits(_MARKS.sub("", line)))
        before = line
    return found


def of_word(path: Path) -> list[list[str]]:
    """Return the digits of each row but those of the head and of sub-headings."""
    word = Word.of(path.read_bytes())
    ruled = [table for table in word.body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]
    return [[digits(word.text(row)) for row in table.iter(f"{W}tr") if _is_row(row)] for table in ruled]


def _is_row(row: etree._Element) -> bool:  # lxml has no public name for it
    styles = {each.get(f"{W}val") for each in row.iter(f"{W}pStyle")}
    return row.find(f"{W}trPr/{W}tblHeader") is None and "TableGroup" not in styles


def of_excel(path: Path) -> list[list[str]]:
    """Return the digits of the words of each row: a bound that stands beside them, and a note, are no words of it."""
    return [list(_rows(sheet)) for sheet in tables_of(opened(path.read_bytes()))]


def _rows(sheet: object) -> Iterator[str]:
    head, *rows = rows_of(sheet)
    beside = re.compile(r".*, (lower bound|upper bound|borne inférieure|borne supérieure)|Notes|Group|Groupe")
    kept = [place for place, name in enumerate(head) if not beside.fullmatch(str(name))]
    yield from (digits("".join(_said(row[place]) for place in kept)) for row in rows)


def _said(value: object) -> str:
    """Print a day and a fraction as every other format does: the day without its month, which is a word."""
    if isinstance(value, float):
        return as_on_a_page(value)
    day = getattr(value, "day", None)
    return "" if value is None else str(value) if day is None else f"{day}{value.year}"  # type: ignore[attr-defined]  # a date


# -- that they agree --------------------------------------------------------------------------------------------------

READ = {"html": of_html, "md": of_markdown, "docx": of_word, "xlsx": of_excel}


@pytest.fixture(scope="module")
def rows(written: Path) -> dict[tuple[str, str], list[list[str]]]:
    """Read every file again; the key figures of a workbook are a sheet, and no table of any other."""
    found = {
        (language, suffix): read(written / f"report.{language}.{suffix}")
        for language in LANGUAGES
        for suffix, read in READ.items()
    }
    return {key: tables[1:] if key[1] == "xlsx" else tables for key, tables in found.items()}


def test_one_command_writes_every_language_and_format(written: Path) -> None:
    wanted = {f"report.{language}.{suffix}" for language in LANGUAGES for suffix in SUFFIXES}

    assert {path.name for path in written.glob("report.*")} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["md", "xlsx"])
def test_every_row_has_the_digits_that_the_page_has(
    rows: dict[tuple[str, str], list[list[str]]], language: str, suffix: str
) -> None:
    assert len(rows[language, "html"]) > NUMBERED
    assert sum(map(len, rows[language, "html"])) > 300
    assert rows[language, suffix] == rows[language, "html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_them_too_but_for_long_lists(rows: dict[tuple[str, str], list[list[str]]], language: str) -> None:
    """A cell names the first of many records and says how many more there are."""
    pairs = list(zip(rows[language, "html"], rows[language, "docx"], strict=True))

    assert [paper for _, paper in pairs[:NUMBERED]] == [page for page, _ in pairs[:NUMBERED]]
    cut = 0
    for page, paper in pairs[NUMBERED:]:
        for one, other in zip(page, paper, strict=True):
            cut += one != other
            assert one == other or any(one.startswith(other[: len(other) - count]) for count in (1, 2, 3))
    assert cut < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_prints_every_number_of_the_tables_of_word(written: Path, language: str) -> None:
    word = Word.of((written / f"report.{language}.docx").read_bytes())
    tables = [table for table in word.body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]
    wanted: Counter[str] = Counter()
    for table in tables:
        wanted += numbers_in(" ".join(word.text(cell) for cell in table.iter(f"{W}tc")))

    assert sum(wanted.values()) > 1000
    assert wanted - numbers_in(text_of((written / f"report.{language}.pdf").read_bytes())) == {}


@pytest.mark.parametrize("suffix", READ)
def test_both_languages_have_the_same_rows(rows: dict[tuple[str, str], list[list[str]]], suffix: str) -> None:
    """Each language puts countries in the order of its own alphabet."""
    french, english = (rows[language, suffix] for language in LANGUAGES)

    assert [sorted(table) for table in french] == [sorted(table) for table in english]
