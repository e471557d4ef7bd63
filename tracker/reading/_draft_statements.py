"""Drafts of what a sentence asks for, and of what it says that research found."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.reading._draft import Confidence
from tracker.reading._drafting import Drafting, Sentence, words_pattern
from tracker.reading._find import Find
from tracker.reading._lexicon import one_of


def recommendations(drafting: Drafting, sentence: Sentence) -> Iterable[Find]:
    """Draft what a sentence recommends; what it says beside that is placed by others or not at all."""
    when = issued(drafting)
    if when is not None and _asks(drafting, sentence) and not drafting.has_drawn(sentence, "recommendation"):
        raw = {
            "id": drafting.id_for(sentence, "recommendation"),
            "source": drafting.source.id,
            **({"paragraph": sentence.paragraph} if sentence.paragraph else {}),
            "text": drafting.words(sentence.text),
            "issued": when,
        }
        drafting.draft("recommendation", raw, sentence, Confidence.ASK)
    return ()


def _asks(drafting: Drafting, sentence: Sentence) -> bool:
    """Tell whether something is asked for; "which should be launched" only expects it."""
    expected = rf"(?<!\w){one_of(drafting.acts['expected'])}\s+"
    asked = words_pattern(drafting.language, tuple(drafting.acts["recommended"])).finditer(sentence.plain)
    return any(not re.search(rf"{expected}\Z", sentence.plain[: each.start()]) for each in asked)


def issued(drafting: Drafting) -> str | None:
    """
    Return when a recommendation was issued.

    It was on the day of the meeting that is noted, else with its document, or not before the period covered ends.
    """
    if drafting.noted_on is not None:
        return drafting.noted_on
    if drafting.source.published is not None:
        return drafting.source.published.edtf
    return None if drafting.covered is None else f"[{drafting.covered.end}..]"


def findings(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """Draft what a sentence says has grown, fallen or shifted, where no activity and no recommendation is told of."""
    told = any(each.quote == sentence.text and each.entry.table in _OTHERS for each in drafting.drafts)
    change = None if told else _change(drafting, sentence)
    if change is None or drafting.has_drawn(sentence, "finding"):
        return
    countries = sentence.of("country")
    raw: dict[str, Any] = {
        "id": drafting.id_for(sentence, "finding"),
        "text": drafting.words(sentence.text),
    }
    if countries:
        raw["countries"] = sorted({str(each.value) for each in countries})
    if change != "comparison":
        raw["change"] = change
    if drafting.draft("finding", raw, sentence, Confidence.ASK):
        yield from countries


_OTHERS = ("event", "recommendation", "meeting")


def _change(drafting: Drafting, sentence: Sentence) -> str | None:
    """Return how things moved by the first words that say so; "comparison" where they are only held against others."""
    places = {
        str(change): place
        for change, words in drafting.acts["found"].items()
        if (place := drafting.says(sentence, words)) is not None
    }
    moved = {change: place for change, place in places.items() if change != "comparison"}
    return min(moved or places, key=lambda change: places[change], default=None)
