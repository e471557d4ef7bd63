"""Measured on sentences that were annotated after the lexicons were made, where they are beside the project."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import TrackerError
from tracker.reading import Find, find_all
from tracker.values import DocumentSymbol, Quantity, When

SENTENCES = next(
    (
        found
        for folder in Path(__file__).parents
        for place in ("shared/documents", "held-out")
        if (found := folder / place / "held-out.json").is_file()
    ),
    None,
)
pytestmark = pytest.mark.skipif(SENTENCES is None, reason="the sentences that were kept apart are not here")

LEAST = 95
"""How many of a hundred facts are found at least."""

MOST_WRONG = 3
"""How many of a hundred finds are wrong at most."""

Missed = list[tuple[str, str, str]]


@cache
def sentences(language: str) -> tuple[dict[str, Any], ...]:
    assert SENTENCES is not None
    held = json.loads(SENTENCES.read_text(encoding="utf-8"))["sentences"]
    return tuple(each for each in held if each["language"] == language)


def means(find: Find, wanted: str) -> bool:
    """Tell whether a find says what the annotation does; dates by their first and last day."""
    if isinstance(find.value, Quantity):
        return find.value.short() == Quantity.parse(wanted).short()
    try:
        if find.kind == "date":
            return When(str(find.value)).window == When(wanted).window
        if find.kind == "symbol":
            return find.value in (wanted, DocumentSymbol(wanted).canonical)
    except TrackerError:
        return find.value == wanted
    return str(find.value) == wanted


def measured(language: str) -> tuple[Counter[str], Counter[str], Missed, Missed]:
    """Count what has to be found and what is found, by kind; with what was missed and what is wrong."""
    must, finds_of = Counter[str](), Counter[str]()
    missed: Missed = []
    wrong: Missed = []
    for sentence in sentences(language):
        left = [each for each in find_all(sentence["text"], language) if each.kind != "name"]
        finds_of.update(each.kind.value for each in left)
        for each in sentence["finds"]:
            fits = [
                one for one in left if one.kind == each["kind"] and any(means(one, value) for value in each["values"])
            ]
            if fits:
                left.remove(fits[0])
            must[each["kind"]] += each["need"] == "must"
            if not fits and each["need"] == "must":
                missed.append((each["kind"], each["values"][0], sentence["text"]))
        wrong += [(each.kind.value, each.text, sentence["text"]) for each in left]
    return must, finds_of, missed, wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentences_never_looked_at_are_read_as_well(language: str) -> None:
    must, finds_of, missed, wrong = measured(language)

    assert len(missed) * 100 <= (100 - LEAST) * must.total(), missed
    assert len(wrong) * 100 <= MOST_WRONG * finds_of.total(), wrong
