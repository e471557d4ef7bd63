"""Drafts of what the notes of a meeting say: the meeting of their heading, and who does what by when."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from tracker.reading._dates import dates_in
from tracker.reading._draft import Confidence
from tracker.reading._draft_statements import issued
from tracker.reading._drafting import Drafting, Sentence
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import folded, lexicon, one_of
from tracker.reading._paragraphs import ReadParagraph
from tracker.values import When

# -- the heading ------------------------------------------------------------------------------------------------------

_HEAD = 15
"""The heading of notes has no more lines."""
_LONGEST_TITLE = 200


def meeting_of_notes(drafting: Drafting, paragraphs: Sequence[ReadParagraph]) -> frozenset[int]:
    """
    Draft the meeting that notes are of, and return the places of the lines that tell its day.

    Lines with a day and either those present or a word such as "minutes" head them; the first line that is neither is
    what the meeting is called.
    """
    words = _words(drafting.language)
    head = paragraphs[:_HEAD]
    if words is None:
        return frozenset()
    dated = next(((place, one) for place, each in enumerate(head) if (one := words.day_of(each, drafting))), None)
    told = any(words.present.match(folded(each.text)) or words.titled.search(folded(each.text)) for each in head)
    named = (each for each in head if not words.labelled.match(folded(each.text)))
    title = next((each for each in named if not words.titled.fullmatch(folded(each.text).strip(" .:"))), None)
    if dated is None or not told or title is None or len(title.text) > _LONGEST_TITLE:
        return frozenset()
    place, when = dated
    sentence = Sentence(head[place].number, head[place].text, ())
    raw: dict[str, Any] = {
        "id": drafting.id_for(sentence, "meeting"),
        "title": drafting.words(title.text),
        "when": str(when.value),
    }
    drafting.noted_on = str(when.value)
    town = next((found["said"] for each in head if (found := words.place.match(each.text))), None)
    if town is not None:
        raw["place"] = drafting.words(town.strip(" ."))
    if not drafting.has_drawn(sentence, "meeting"):
        drafting.draft("meeting", raw, sentence, Confidence.LIKELY)
    return frozenset({place})


# -- who does what by when --------------------------------------------------------------------------------------------


def action_points(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """
    Draft what somebody is to do by a day: a recommendation with its addressee, and its deadline.

    Without a day, "A to B" may be anything; what is asked for in other words is drafted with the recommendations.
    """
    words = _words(drafting.language)
    due = None if words is None else words.due(sentence)
    if words is None or due is None:
        return
    drafted = next(
        (each for each in drafting.drafts if each.quote == sentence.text and each.entry.table == "recommendation"), None
    )
    name = None if drafted is None else drafted.entry.key
    if name is None:
        who, when = words.addressee(sentence), issued(drafting)
        is_act = any(each.quote == sentence.text and each.entry.table == "event" for each in drafting.drafts)
        if who is None or when is None or is_act or drafting.has_drawn(sentence, "recommendation"):
            return
        name = drafting.id_for(sentence, "action")
        raw: dict[str, Any] = {
            "id": name,
            "source": drafting.source.id,
            **({"paragraph": sentence.paragraph} if sentence.paragraph else {}),
            "text": drafting.words(sentence.text),
            "issued": when,
            "addressees": [drafting.words(who)],
        }
        if not drafting.draft("recommendation", raw, sentence, Confidence.ASK):
            return
    yield from _deadline(drafting, sentence, name, due)


def _deadline(drafting: Drafting, sentence: Sentence, recommendation: str, due: Find) -> Iterator[Find]:
    """Draft a deadline, set with the recommendation; where no day of that is known, it is left to be listed."""
    when = issued(drafting)
    if when is None or not When(when).is_day:
        return
    raw = {"recommendation": recommendation, "due": str(due.value), "set": when}
    if drafting.draft("deadline", raw, sentence, Confidence.ASK):
        yield due


# -- a table of what is to be done ------------------------------------------------------------------------------------


class ActionTable:
    """A table with columns for what is to be done, by whom and by when, as a document goes through it row by row."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self._heads = lexicon(drafting.language).data.get("acts", {}).get("action_columns")
        self._columns: Mapping[str, int] | None = None

    def drafts(self, paragraph: ReadParagraph) -> bool:
        """Draft the row that a paragraph is; tell whether it is one."""
        if self._heads is None or paragraph.kind != "cell":
            self._columns = None
            return False
        cells = [cell.strip() for cell in paragraph.text.split(" | ")]
        if self._columns is None:
            self._columns = _columns(self._heads, cells)
            return False
        said = {name: cells[column] for name, column in self._columns.items() if column < len(cells)}
        return _action_row(self._drafting, paragraph, said)


def _columns(heads: Mapping[str, Sequence[str]], cells: Sequence[str]) -> Mapping[str, int] | None:
    """Return where the columns are; None for a table of something else."""
    named = {
        name: place
        for name, words in heads.items()
        for place, cell in enumerate(cells)
        if folded(cell) in map(folded, words)
    }
    return named if {"action", "due"} <= named.keys() else None


def _action_row(drafting: Drafting, row: ReadParagraph, said: Mapping[str, str]) -> bool:
    """Draft a row; tell whether it is one."""
    action, when = said.get("action", ""), issued(drafting)
    sentence = Sentence(row.number, row.text, ())
    if not action or when is None or drafting.has_drawn(sentence, "recommendation"):
        return False
    name = drafting.id_for(sentence, "action")
    raw: dict[str, Any] = {"id": name, "source": drafting.source.id, "text": drafting.words(action), "issued": when}
    if said.get("who"):
        raw["addressees"] = [drafting.words(said["who"])]
    if not drafting.draft("recommendation", raw, sentence, Confidence.ASK):
        return False
    due = next(iter(dates_in(said.get("due", ""), drafting.language, Taken())), None)
    return due is None or bool(list(_deadline(drafting, sentence, name, due)))


class _Words:
    """The patterns of a language."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        known = lexicon(language)
        self.titled = re.compile(rf"{known.starts}{one_of(data['titles'])}{known.ends}(?: de reunion)?")
        labels = [word for name in ("date", "place", "present") for word in data[name]]
        self.labelled = re.compile(rf"\s*(?:{one_of(labels)}|[^\W\d]{{4,20}})\s*:")
        self.present = re.compile(rf"\s*{one_of(data['present'])}\s*:")
        self.place = re.compile(rf"\s*{_any(data['place'])}\s*:\s*(?P<said>[^\n]{{2,80}})", re.IGNORECASE)
        self._date = re.compile(rf"\s*{one_of(data['date'])}\s*:")
        self._by = re.compile(rf"(?<!\w){one_of(data['by'])}\s*(?:{one_of(known.data['dates']['articles'])}\s+)?\Z")
        self._task = re.compile(rf"(?P<who>\S(?:[^:;.,\d]|(?<=\b[A-Z])\.){{1,79}}?)\s+{one_of(data['tasks'])}(?!\w)")
        self._named = re.compile(r"(?P<who>\S[^:;,\d]{1,79}?)\s*:\s+\S")
        self._never = re.compile(rf"(?:.*\s)?{one_of([*data['never_before'], *labels])}")
        self._language = language

    def day_of(self, paragraph: ReadParagraph, drafting: Drafting) -> Find | None:
        """Return the day of a line that begins with "Date:"."""
        if self._date.match(folded(paragraph.text)) is None:
            return None
        return next(iter(dates_in(paragraph.text, drafting.language, Taken())), None)

    def due(self, sentence: Sentence) -> Find | None:
        """Return the day by which something is to be done."""
        dates = (each for each in sentence.of("date") if self._by.search(sentence.plain, 0, each.start))
        return next(dates, None)

    def addressee(self, sentence: Sentence) -> str | None:
        """Return who is to do it: what stands before "to" or a colon."""
        found = self._named.match(sentence.text) or self._task.match(sentence.text)
        if found is None or not found["who"][:1].isupper():
            return None
        return None if self._never.fullmatch(folded(found["who"])) else found["who"]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


@cache
def _words(language: str) -> _Words | None:
    data = lexicon(language).data.get("acts", {}).get("minutes")
    return None if data is None else _Words(language, data)
