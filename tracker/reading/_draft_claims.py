"""Drafts of the numbers that a document prints, with what each counts where that can be told."""

import re
from collections.abc import Iterator
from typing import Any

from tracker.languages import LANGUAGES
from tracker.languages._numbers import plural
from tracker.model import Indicator, IndicatorKind
from tracker.reading._draft import Confidence
from tracker.reading._drafting import NEAR, Drafting, Sentence, nearest, plain_quantity, slug
from tracker.reading._find import Find
from tracker.reading._lexicon import folded, lexicon, one_of
from tracker.reading._undone import counts_nobody
from tracker.values import Quantity, When


def claims(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """
    Draft the numbers that a sentence prints; which indicator each is of is concluded or left open.

    A small number in words that no indicator counts, as in "two areas", makes no draft: it is listed. So is what a
    sentence asks for: "at least two mechanics should be trained" counts nobody.
    """
    if drafting.says(sentence, drafting.acts["recommended"]) is not None:
        return
    held = [
        getattr(each, name, None) for each in drafting.drawn(sentence) for name in ("value", "participants", "women")
    ]
    taken_up = _participants(drafting, sentence)
    for find in sentence.of("quantity"):
        value = find.value
        if not isinstance(value, Quantity) or value in held:
            yield find
            continue
        is_listed = _is_in_words(find) and not indicators_for(drafting, sentence, find)
        if find.text not in taken_up and not is_listed and not counts_nobody(drafting, sentence, find):
            yield from _claim(drafting, sentence, find, value)


_NO_NUMBER = "–"
"""What stands for the paragraph of a claim whose document numbers none."""


def _claim(drafting: Drafting, sentence: Sentence, find: Find, value: Quantity) -> Iterator[Find]:
    """Draft a number, and go through what its draft says."""
    indicator = _likeliest(drafting, sentence, find)
    date = nearest(find, sentence.of("date"))
    time = _time(drafting, date, indicator)
    if not time:
        return
    raw: dict[str, Any] = {
        "id": drafting.id_for(sentence, "claim", slug(str(value.value)) or "number"),
        "document": drafting.source.id,
        "paragraph": sentence.paragraph or _NO_NUMBER,
        **time,
        "value": plain_quantity(find, value),
    }
    if indicator is not None:
        raw["indicator"] = indicator.id
    named = {str(each.value) for each in sentence.of("country")}
    if named and drafting.counts(sentence, find, "countries") and value.value == len(named):
        raw["named"] = sorted(named)
    if drafting.draft("claim", raw, sentence, Confidence.ASK if indicator is None else Confidence.LIKELY):
        yield find
        if date is not None:
            yield date
        yield from sentence.of("country") if "named" in raw else ()


def _participants(drafting: Drafting, sentence: Sentence) -> set[str]:
    """Return the words of the numbers that an activity of the same sentence has taken up as its participants."""
    held = (each.entry for each in drafting.drafts if each.quote == sentence.text and each.entry.table == "event")
    found = (getattr(each, name, None) for each in held for name in ("participants", "women"))
    return {each.text for each in found if each is not None and each.text is not None}


def _is_in_words(find: Find) -> bool:
    value = find.value
    is_exact = isinstance(value, Quantity) and value.qualifier == "exact" and value.value == int(value.value)
    return is_exact and not any(sign.isdigit() for sign in find.text)


def indicators_for(drafting: Drafting, sentence: Sentence, find: Find) -> list[Indicator]:
    """
    Return the indicators of the register that count what stands behind a number.

    "States" and "countries" are counted alike, and so are kinds of people: where no indicator names the very words, one
    is meant whose title the sentence says too.
    """
    if drafting.language not in LANGUAGES:
        return []
    behind = sentence.plain[find.end : find.end + NEAR]
    fitting: dict[str, Indicator] = {}
    alike: dict[str, Indicator] = {}
    same = drafting.counted(sentence, find)
    counted = lexicon(drafting.language).data["counted"]
    for each in drafting.register.indicators.values():
        unit = folded(plural(each.unit, drafting.language))
        if re.match(rf"\s*(?:\w+\s+){{0,1}}{re.escape(unit)}(?!\w)", behind):
            fitting[each.id] = each
        if same is not None and unit in map(folded, counted[same]):
            alike[each.id] = each
    if same == "countries":
        fitting |= alike
    return list((fitting or alike).values())


_ENOUGH = 0.6
"""So much of the words of an indicator's title has to stand in the clause, where several count the same things."""


def _likeliest(drafting: Drafting, sentence: Sentence, find: Find) -> Indicator | None:
    """Return the only indicator that may be meant, or the one whose title the clause says; None if none stands out."""
    candidates = indicators_for(drafting, sentence, find)
    if len(candidates) == 1 and _names_unit(drafting, sentence, find, candidates[0]):
        return candidates[0]
    said = {word[:_STEM] for word in re.findall(r"\w+", _clause(drafting, sentence, find))}
    scored = sorted(((_said_of(drafting, each, said), each.id, each) for each in candidates), reverse=True)
    best, second = (*scored, (0.0, "", None), (0.0, "", None))[:2]
    return best[2] if best[0] >= _ENOUGH and best[0] > second[0] else None


def _names_unit(drafting: Drafting, sentence: Sentence, find: Find, indicator: Indicator) -> bool:
    unit = folded(plural(indicator.unit, drafting.language))
    return unit in sentence.plain[find.end : find.end + NEAR]


def _clause(drafting: Drafting, sentence: Sentence, find: Find) -> str:
    """Return the part of a sentence that a number stands in: "168 pledges, of which 47 …" says two things."""
    apart = one_of(drafting.acts["apart"])
    ends = [each.start() for each in re.finditer(rf"(?<!\w){apart}(?!\w)|[;(]", sentence.plain)]
    first = max((each for each in ends if each < find.start), default=0)
    last = min((each for each in ends if each >= find.end), default=len(sentence.plain))
    return sentence.plain[first:last]


_STEM, _SHORTEST = 6, 4


def _said_of(drafting: Drafting, indicator: Indicator, said: set[str]) -> float:
    """Return how much of the words of an indicator's title a clause says beside what is counted; the first it must."""
    unit = {word[:_STEM] for word in re.findall(r"\w+", folded(plural(indicator.unit, drafting.language)))}
    title = folded(indicator.title.get(drafting.language) or "")
    words = [word[:_STEM] for word in re.findall(r"\w+", title) if len(word) >= _SHORTEST]
    beside = set(words) - unit
    if not beside or words[0] not in said | unit:
        return 0.0
    return len(beside & said) / len(beside)


_AT = (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE, IndicatorKind.STATUS)


def _time(drafting: Drafting, date: Find | None, indicator: Indicator | None) -> dict[str, str]:
    """Return the instant or the period of a number: the date in its sentence, or the period of the document."""
    if date is None:
        covers = drafting.source.covers
        return {"period": covers} if drafting.covered is not None and covers else {}
    edtf = str(date.value)
    is_instant = indicator.kind in _AT if indicator is not None else "/" not in edtf and len(edtf) == len("2021-03-31")
    if is_instant:
        return {"at": edtf.rpartition("/")[2]}
    window = When(edtf).window
    return {"period": f"{window.first}..{window.last}"}
