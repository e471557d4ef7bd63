"""Drafts of activities: what an office did, with countries, people and a date."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from tracker.codelists import codelist
from tracker.codelists._codelist import KindClass
from tracker.documents import phrase
from tracker.languages import translate
from tracker.reading._draft import Confidence
from tracker.reading._draft_claims import indicators_for
from tracker.reading._drafting import NEAR, Drafting, Sentence, plain_quantity
from tracker.reading._find import Find
from tracker.reading._lexicon import folded, lexicon, one_of, shaped
from tracker.reading._undone import is_partly_undone, undone
from tracker.values import Quantity, When

UNDATED = phrase("not dated in the source: some time in the period that it covers")
"""How an activity without a date came to its date."""

ELSEWHEN = phrase("the source names no date within the period that it covers: some time in that period")
"""How an activity came to its date beside dates outside the period, which may be those of something else."""

BEFORE = phrase("the source says only what it was before: some time in the period that it covers, until then")
"""How an activity came to its date that is said to have been before another."""


def events(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """
    Draft the activity that a sentence tells of.

    One is told of where an office is said to act, or where words of assistance stand with countries or people. A number
    of people that an indicator of the register counts, in a sentence that names no country, sums many activities up: it
    is a claim, and no activity.
    """
    acts = _acts(drafting, sentence)
    if undone(drafting, sentence) is not None:
        return
    if not acts and drafting.says(sentence, drafting.acts["assisted"]) is None:
        return
    if drafting.has_drawn(sentence, "event"):
        yield from sentence.finds
        return
    countries = sentence.of("country")
    counted = [each for each in sentence.of("quantity") if drafting.counted(sentence, each)]
    women = [each for each in sentence.of("quantity") if _are_women_of_them(drafting, sentence, each)]
    people = [each for each in counted if drafting.counted(sentence, each) == "people" and each not in women]
    people = people or _trained(drafting, sentence, women)
    kind = _kind(drafting, sentence)
    if not (acts or countries or counted) or (kind is None and not acts):
        return
    if (
        _is_sum(drafting, sentence, kind, counted)
        or _is_of_paper(drafting, sentence, kind)
        or _goes_on(drafting, sentence)
    ):
        return
    named = sorted({str(each.value) for each in countries})
    raw: dict[str, Any] = {
        "id": drafting.id_for(sentence, kind or "activity", *map(str.lower, named[:3])),
        "kind": kind or "other",
        "title": drafting.words(sentence.text),
    }
    if named:
        raw["countries"] = named
    date, time = _time(drafting, sentence)
    if not time:
        return
    raw |= time
    if len(people) == 1 and isinstance(number := people[0].value, Quantity):
        raw["participants"] = plain_quantity(people[0], number)
        raw |= _women(women, people[0], number)
    complete = kind is not None and len(date) == 1 and countries and not is_partly_undone(drafting, sentence)
    if drafting.draft("event", raw, sentence, Confidence.LIKELY if complete else Confidence.ASK):
        yield from (*countries, *date, *people, *(women if "women" in raw else ()))


def _time(drafting: Drafting, sentence: Sentence) -> tuple[list[Find], dict[str, Any]]:
    """
    Return the date of an activity, with how it was come by where the sentence does not say it.

    A date outside what the document covers is of something else, as the year of a law, unless the sentence begins with
    it; "before August 2021" leaves all days before open.
    """
    dates = [each for each in sentence.of("date") if not _is_since(drafting, sentence, each)]
    date = [each for each in dates if drafting.is_covered(each) or each.start <= _AT_ONCE][:1]
    covered = drafting.covered
    if date and not _is_end(drafting, sentence, date[0]):
        row = _joined(drafting, sentence, date[0])
        edtf = ",".join(str(each.value) for each in row)
        return row, {"when": edtf if len(row) == 1 else f"{{{edtf}}}"}
    if covered is None:
        return [], {}
    last = min(covered.end, When(str(date[0].value)).window.last) if date else covered.end
    said = BEFORE if date else ELSEWHEN if dates else UNDATED
    when = f"[{covered.start}..{last}]"
    return date, {"when": when, "assumption": {drafting.spoken.value: translate(drafting.spoken, said)}}


def _joined(drafting: Drafting, sentence: Sentence, first: Find) -> list[Find]:
    """Return the dates that are said in one row, as in "in March and again in October 2023"; else the first alone."""
    kept = [first]
    for each in sentence.of("date"):
        between = sentence.plain[kept[-1].end : each.start] if each.start > kept[-1].end else ""
        if _row_of_dates(drafting.language).fullmatch(between) and "/" not in f"{kept[-1].value}{each.value}":
            kept.append(each)
    return kept


@cache
def _row_of_dates(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands between two dates of a row."""
    data = lexicon(language).data["dates"]
    return re.compile(rf"\s*(?:,|,?\s*{one_of(data['and'])})\s*{one_of(data.get('again', ()))}?\s*")


_AT_ONCE = 15
"""A date that begins so early begins the sentence: "In the course of 2019, …"."""


def _is_since(drafting: Drafting, sentence: Sentence, date: Find) -> bool:
    """Tell whether something has gone on since a date, which is that of no activity."""
    words = drafting.acts.get("people", {}).get("since", ())
    return re.search(rf"(?<!\w){one_of(words)}\s+(?:\w+\s+)?\Z", sentence.plain[: date.start]) is not None


def _is_end(drafting: Drafting, sentence: Sentence, date: Find) -> bool:
    """Tell whether a clause says that something was before a date."""
    clause = re.split(r"[,;]", sentence.plain[: date.start])[-1]
    return re.search(rf"(?<!\w){one_of(drafting.acts['before'])}(?!\w)", clause) is not None


def _are_women_of_them(drafting: Drafting, sentence: Sentence, find: Find) -> bool:
    """Tell whether a number counts the women among others: "(17 women)", "dont 17 femmes"."""
    led = rf"(?:\(|(?<!\w){one_of(drafting.acts['apart'])})\s*\Z"
    return drafting.counts(sentence, find, "women") and re.search(led, sentence.plain[: find.start]) is not None


def _trained(drafting: Drafting, sentence: Sentence, women: Sequence[Find]) -> list[Find]:
    """Return the one number of people that no word calls so: "trained 42 mechanics", "35 potters, of whom 12 women"."""
    data = drafting.acts.get("people")
    if data is None:
        return []
    before, never = _people_pattern(drafting.language)
    found = [
        each
        for each in sentence.of("quantity")
        if isinstance(each.value, Quantity)
        and each not in women
        and each.value.unit is None
        and not _SUM_OF_MONEY.search(each.text)
        and never.match(sentence.plain, each.end) is None
        and drafting.counted(sentence, each) is None
        and (before.search(sentence.plain, 0, each.start) or (women and 0 < women[0].start - each.end < NEAR))
    ]
    return found if len(found) == 1 else []


_SUM_OF_MONEY = re.compile(r"[$€£¥]")


@cache
def _people_pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a number of people, and what never stands behind it."""
    known = lexicon(language)
    data = known.data["acts"]["people"]
    no_noun = rf"\s*(?:{one_of(data['never'])}(?!\w)|[^\w\s]|\d|\Z)"
    return re.compile(rf"{known.starts}{one_of(data['before'])}\s+\Z"), re.compile(no_noun)


def _women(women: Sequence[Find], people: Find, participants: Quantity) -> dict[str, Any]:
    """Return how many women took part, where one number behind that of all tells it."""
    if len(women) != 1 or women[0].start < people.end or not isinstance(number := women[0].value, Quantity):
        return {}
    is_part = number.unit is None and number.value <= (participants.upper or participants.value)
    return {"women": plain_quantity(women[0], number)} if is_part else {}


def _acts(drafting: Drafting, sentence: Sentence) -> bool:
    """Tell whether an office is said to act: an acronym or a word such as "the Office", and what it has done."""
    data = drafting.acts["office"]
    words = shaped(sentence.text)
    offices = re.finditer(
        r"(?<![\w-])(?:[A-Z][A-Z-]{2,}|" + "|".join(map(shaped, data["names"])) + r")(?![\w-])", words
    )
    acting = _acting(drafting.language) if data["done"] else None
    return acting is not None and any(acting.match(sentence.plain, each.end()) for each in offices)


@cache
def _acting(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands behind an office that acts: "has also organized", "a également soutenu"."""
    data = lexicon(language).data["acts"]["office"]
    adverbs = rf"(?:\s+[\w-]+){{0,{data['adverbs']}}}?"
    aside = r"(?:,[^,]{1,140},)?"
    helped = rf"(?:{one_of(filter(None, data['auxiliaries']))}{adverbs}\s+){'?' if '' in data['auxiliaries'] else ''}"
    done = rf"{one_of(data['done'])}(?!\w)(?!\s+{one_of(data['passive'])}(?!\w))"
    return re.compile(rf"\)?{aside}{adverbs}\s+(?:{helped}{done}|{one_of(data['does'])}(?!\w))")


def _is_sum(drafting: Drafting, sentence: Sentence, kind: str | None, counted: Sequence[Find]) -> bool:
    """Tell whether people or countries are counted over many activities: an indicator does, and no country is named."""
    if sentence.of("country") or (kind and codelist("assistance")[kind].kind_class is KindClass.MEETING):
        return False
    return any(indicators_for(drafting, sentence, each) for each in counted)


def _is_of_paper(drafting: Drafting, sentence: Sentence, kind: str | None) -> bool:
    """Tell whether what was done is that something was written: a document, and no activity."""
    data = drafting.acts
    wrote = drafting.says(sentence, data["published"]) is not None
    return wrote and kind in (None, "research") and drafting.says(sentence, data["publications"]) is not None


def _goes_on(drafting: Drafting, sentence: Sentence) -> bool:
    """Tell whether a sentence only says more of the activity before it: "this activity", "cet atelier"."""
    return drafting.says(sentence, drafting.acts["going_on"]) is not None


def _kind(drafting: Drafting, sentence: Sentence) -> str | None:
    """Return the kind that the words of a sentence tell; of several the first in the lexicon: the most telling."""
    for kind, words in drafting.acts["kinds"].items():
        if drafting.says(sentence, map(folded, words)) is not None and kind in codelist("assistance"):
            return str(kind)
    return None
