"""Drafts of the sessions, congresses and forums whose number and days a sentence tells."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

from tracker.model import Meeting
from tracker.reading._draft import Confidence
from tracker.reading._drafting import Drafting, Held, Sentence, nearest
from tracker.reading._find import Find
from tracker.reading._lexicon import lexicon, one_of
from tracker.reading._names import ordinal_words
from tracker.values import When


def meetings(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """Draft the meetings whose number and days a sentence tells; without a day, none."""
    named = [(find, "session") for find in sentence.of("ordinal")]
    for find, kind in (*named, *_others(drafting, sentence)):
        if drafting.has_drawn(sentence, "meeting"):
            _remember_drawn(drafting, sentence, find)
            yield find
            continue
        held = [each for each in sentence.of("date") if not _is_planned(drafting, sentence, each)]
        when = nearest(find, held, behind=True)
        if when is None or not _is_short(When(str(when.value))):
            continue
        known = drafting.held.get(str(find.value))
        if known is not None and known.when == str(when.value):  # it was told of before, as in the title of minutes
            yield from (find, when)
            continue
        organs = [each for each in sentence.of("name") if not str(each.value).islower()]
        organ = nearest(find, organs) if kind == "session" else None
        title = _phrase_of(sentence, find, when)
        raw: dict[str, Any] = {
            "id": drafting.id_for(sentence, kind, str(find.value)),
            "kind": _kind(drafting, sentence) if kind == "session" else kind,
            "session": str(find.value),
            "title": drafting.words(title),
            "when": str(when.value),
        }
        if organ is not None:
            raw["organ"] = drafting.words(organ.text)
        confidence = Confidence.SURE if organ is not None else Confidence.LIKELY
        if drafting.draft("meeting", raw, sentence, confidence):
            drafting.remember(str(find.value), Held(raw["id"], str(when.value), sentence.paragraph))
            yield from (find, when)


def _remember_drawn(drafting: Drafting, sentence: Sentence, find: Find) -> None:
    """Remember the meeting of the register that a sentence tells of by its number."""
    for record in drafting.drawn(sentence):
        if isinstance(record, Meeting) and record.session == str(find.value):
            drafting.remember(record.session, Held(record.id, record.when.edtf, sentence.paragraph))


def _is_planned(drafting: Drafting, sentence: Sentence, date: Find) -> bool:
    """Tell whether a date is that for which a meeting was planned at first: "initialement prévu en avril 2020"."""
    before = sentence.plain[: date.start]
    return re.search(rf"(?<!\w){one_of(drafting.acts['planned'])}\s+(?:\w+\s+)?\Z", before) is not None


def _kind(drafting: Drafting, sentence: Sentence) -> str:
    """Tell a working group from a session of an organ."""
    group = drafting.says(sentence, drafting.acts["working_groups"])
    return "working_group" if group is not None else "session"


def _others(drafting: Drafting, sentence: Sentence) -> Iterator[tuple[Find, str]]:
    """Go through the congresses, forums and dialogues that are counted: "the Fourteenth Congress"."""
    numbers = ordinal_words(drafting.language)
    for kind, nouns in drafting.acts["meetings"].items():
        for found in _counted(drafting.language, tuple(nouns)).finditer(sentence.plain):
            number = re.sub(r"[\s-]+", " ", found["number"])
            yield Find("ordinal", sentence.text[found.start() : found.end()], numbers[number], found.start()), kind


@cache
def _counted(language: str, nouns: tuple[str, ...]) -> re.Pattern[str]:
    known = lexicon(language)
    return re.compile(rf"{known.starts}(?P<number>{one_of(ordinal_words(language))})\s+{one_of(nouns)}{known.ends}")


_LONGEST_SESSION = timedelta(days=31)


def _is_short(when: When) -> bool:
    """Tell whether a date is exact enough to be that of a session."""
    window = when.window
    return window.last - window.first < _LONGEST_SESSION


def _phrase_of(sentence: Sentence, find: Find, when: Find) -> str:
    """Return the words from the number of a session to the next comma or the date: "septième réunion"."""
    end = when.start if when.start > find.end else len(sentence.text)
    rest = sentence.text[find.start : end]
    return re.split(r"[,;(.،，]", rest, maxsplit=1)[0].strip() or find.text
