"""Measured on real documents that were annotated by hand, where they are beside the project."""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.errors import TrackerError
from tracker.model import Meeting
from tracker.reading import Find, coverage, find_all, read, read_document
from tracker.values import DocumentSymbol, Quantity, When

DOCUMENTS = next(
    (found for folder in Path(__file__).parents if (found := folder / "shared" / "documents" / "truth.json").is_file()),
    None,
)
sys.path.append(str(Path(__file__).parents[1] / "examples"))
pytestmark = pytest.mark.skipif(DOCUMENTS is None, reason="the annotated documents are not here")

LEAST = {"symbol": 97, "quantity": 95, "date": 95, "country": 95, "ordinal": 95}
"""How many of a hundred are found at least, of what a reader has to find."""

MOST_WRONG = 3
"""How many of a hundred finds are wrong at most."""

_DURATION = re.compile(r"\s*(?:hours|days|months|years|weeks|mois|jours|ans|semaines|heures)\b")


@cache
def truth() -> dict[str, Any]:
    assert DOCUMENTS is not None
    known: dict[str, Any] = json.loads(DOCUMENTS.read_text(encoding="utf-8"))["documents"]
    return known


def paragraphs(language: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Go through the annotated paragraphs of a language, as they are read, with what is in them."""
    assert DOCUMENTS is not None
    for document in truth().values():
        if document["language"] == language:
            read = {each.number: each.text for each in read_document(DOCUMENTS.parent / document["file"]).paragraphs}
            for paragraph in document["paragraphs"]:
                yield read[paragraph["number"]], paragraph["finds"]


REPORT = next(
    (
        found
        for folder in Path(__file__).parents
        if (found := folder / "shared" / "source" / "CTOC-COP-2022-3.fr.md").is_file()
    ),
    None,
)
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"


@pytest.mark.skipif(REPORT is None, reason="the source report is not here")
def test_the_source_report_says_what_its_records_quote() -> None:
    """What is found was encoded by hand, and nearly all dates, countries and symbols are found."""
    from source_tokens import tokens  # noqa: PLC0415  # beside the tests of the examples

    assert REPORT is not None
    found = coverage(tracker.load(EXAMPLE), REPORT, "CTOC/COP/2022/3")
    facts = [
        mark for each in found.paragraphs if each.paragraph.number for mark in each.marks if mark.find.kind != "name"
    ]
    assert len(facts) >= 220
    assert sum(not mark.records for mark in facts) * 100 <= MOST_WRONG * len(facts)

    wanted = [
        (token, each)
        for each in found.paragraphs
        if each.paragraph.number
        for token in tokens(each.paragraph.text)
        if token.kind in ("date", "country", "symbol")
    ]
    missed = [
        (each.paragraph.number, token.text)
        for token, each in wanted
        if not any(mark.find.start < token.end and token.start < mark.find.end for mark in each.marks)
    ]
    assert missed == [("54", "2001")]  # the year of a directive's number


@pytest.mark.skipif(REPORT is None, reason="the source report is not here")
def test_the_meetings_that_the_source_report_dates_are_drafted(tmp_path: Path) -> None:
    """All but the three without a date are drafted as they were encoded by hand, with kind and days, and no other."""
    assert REPORT is not None
    shutil.copytree(EXAMPLE, tmp_path / "example")
    left = list(tracker.load(EXAMPLE).meetings.values())
    (tmp_path / "example" / "meetings.toml").unlink()
    found = read(tracker.load(tmp_path / "example"), REPORT, "CTOC/COP/2022/3")
    for each in found.drafts:
        if isinstance(each.entry, Meeting):
            own = [
                one
                for one in left
                if (one.kind, one.when.window) == (each.entry.kind, each.entry.when.window)
                and any(citation.paragraph == each.paragraph for citation in one.citations)
            ]
            assert own, each
            left.remove(own[0])

    assert len(left) == 3


def means(find: Find, kind: str, wanted: Any) -> bool:  # noqa: ANN401  # what the annotation holds
    if kind == "quantity":
        value = find.value
        assert isinstance(value, Quantity)
        upper = None if wanted.get("upper") is None else Fraction(str(wanted["upper"]))
        return (value.value, value.qualifier.value, value.upper) == (
            Fraction(str(wanted["value"])),
            wanted["qualifier"],
            upper,
        )
    if kind == "date":
        return When(str(find.value)).window == When(wanted).window
    if kind == "symbol":
        try:
            return find.value == DocumentSymbol(wanted).canonical
        except TrackerError:
            return False
    return bool(find.value == wanted)


def measured(language: str) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Count what has to be found, what of it was, all finds, and those that are wrong, by kind."""
    must, hits, all_finds, wrong = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text, annotated in paragraphs(language):
        finds = [each for each in find_all(text, language) if each.kind != "name"]
        right: set[int] = set()
        for each in annotated:
            kind = "symbol" if each["kind"] == "resolution" else each["kind"]
            found = {
                place
                for place, find in enumerate(finds)
                if find.kind == kind and any(means(find, kind, value) for value in each["values"])
            }
            right |= found
            if each["need"] == "must":
                must[kind] += 1
                hits[kind] += bool(found)
        for place, find in enumerate(finds):
            all_finds[find.kind] += 1
            wrong[find.kind] += place not in right and not _DURATION.match(text, find.end)
    return must, hits, all_finds, wrong


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_enough_is_found_and_little_is_wrong(language: str) -> None:
    must, hits, all_finds, wrong = measured(language)

    for kind, number in must.items():
        assert hits[kind] * 100 >= LEAST[kind] * number, (kind, hits[kind], number)
    for kind, number in all_finds.items():
        assert wrong[kind] * 100 <= MOST_WRONG * number, (kind, wrong[kind], number)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_paragraphs_are_read_as_they_stand(language: str) -> None:
    def plain(text: str) -> str:
        return " ".join(text.replace("\u2011", "-").split())

    assert DOCUMENTS is not None
    for document in truth().values():
        if document["language"] == language:
            read = {each.number: each.text for each in read_document(DOCUMENTS.parent / document["file"]).paragraphs}
            for each in document["paragraphs"]:
                assert plain(read[each["number"]]) == plain(each["text"])
