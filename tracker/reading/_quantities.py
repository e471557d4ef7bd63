"""Numbers in running text, with their hedges."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from tracker.checks._wording import HEDGES
from tracker.errors import InvalidValueError
from tracker.languages import translate
from tracker.languages._locale import LANGUAGES
from tracker.reading._amounts import Amounts, amounts, key
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of
from tracker.values import Number, Qualifier, Quantity

PER_CENT = "per cent"
"""The unit of a quantity that is a share of a hundred."""


@frozen
class _Words:
    """The patterns of a language."""

    amounts: Amounts
    hedge: re.Pattern[str]
    bare_hedge: re.Pattern[str]
    hedge_after: re.Pattern[str]
    link: re.Pattern[str]
    around: re.Pattern[str]
    moved: re.Pattern[str]
    apposed: re.Pattern[str]
    pair: tuple[re.Pattern[str], re.Pattern[str]]
    references: re.Pattern[str]
    not_after: re.Pattern[str]
    no_count: re.Pattern[str]
    vague: re.Pattern[str]
    denied: re.Pattern[str]
    hedges: Mapping[str, Qualifier]
    hedges_after: Mapping[str, Qualifier]
    loose: frozenset[str]


def _printed_hedges(language: str) -> dict[Qualifier, list[str]]:
    """Return the words by which the library prints each hedge, so that what it prints is read back."""
    if language not in LANGUAGES:
        return {}
    return {qualifier: [translate(language, phrase).replace("{number}", "")] for qualifier, phrase in HEDGES.items()}


@cache
def _words(language: str) -> _Words:
    known = lexicon(language)
    data = known.data["numbers"]
    printed = _printed_hedges(language)
    hedges = {
        key(word): Qualifier(name)
        for name, words in known.data["hedges"].items()
        if name != "never_with_article"
        for word in (*words, *printed.get(Qualifier(name), ()))
    }
    after = {key(word): Qualifier(name) for name, words in known.data["hedges_after"].items() for word in words}
    references = known.data["references"]
    opening, _, joining = data["between"].partition("{}")
    articles = (*data["articles"], *data.get("one_before", ()))
    about = one_of(word for word, hedge in hedges.items() if hedge is Qualifier.ABOUT)
    noun = r"(?:\s+\w+(?=\s))?" if data.get("hedge_behind_noun") else ""
    return _Words(
        amounts=amounts(language),
        hedge=re.compile(rf"{known.starts}(?P<hedge>{one_of(hedges)})\s*(?:{one_of(data['articles'])}\s*)?\Z"),
        bare_hedge=re.compile(
            rf"(?:{one_of(known.data['hedges'].get('never_with_article', ()))})\s+{one_of(data['articles'])}\s*\Z"
        ),
        hedge_after=re.compile(rf"{noun}\s*(?P<hedge>{one_of(after)}){known.ends}") if after else re.compile("(?!)"),
        moved=re.compile(rf"{known.starts}{one_of(data['moved'])}\s*\Z"),
        link=re.compile(rf"\s*(?:{one_of(data['ranges'])})\s*(?P<hedge>{about}\s*)?"),
        around=re.compile(rf"\s*{_PLUS_OR_MINUS}\s*"),
        apposed=re.compile(
            rf"(?:\s+[\w'-]+){{0,4}}\s*[,(]\s*{one_of(data['or'])}\s+(?:{one_of(articles)}\s*)?"
            if data.get("or")
            else "(?!)"
        ),
        pair=(
            re.compile(rf"{known.starts}{re.escape(folded(opening).strip())}\s*\Z" if opening.strip() else "(?!)"),
            re.compile(rf"\s*{re.escape(folded(joining.partition('{}')[0]).strip())}\s*(?P<hedge>{about}\s*)?"),
        ),
        references=_references(known, references),
        not_after=re.compile(rf"\s*{one_of(references['after'])}") if references["after"] else re.compile("(?!)"),
        no_count=re.compile(rf"\s*{one_of(data['no_count'])}{known.ends}"),
        vague=re.compile(rf"{known.starts}{one_of(data['vague'])}\s*\Z" if data.get("vague") else "(?!)"),
        denied=re.compile(
            rf"{known.starts}{one_of(data['denied'])}\s+(?:{one_of(articles)}\s*)?\Z" if data.get("denied") else "(?!)"
        ),
        hedges=hedges,
        hedges_after=after,
        loose=frozenset(map(key, known.data["hedges"].get("never_with_article", ()))),
    )


def _references(known: Lexicon, data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what is referred to by number: "paras. 43 and 83 (c)", "table 27.I.16 (1)"."""
    one = r"(?:\(?[a-z]?[\d][\w./-]*\)?(?:\s?\(\w{1,4}\))*)"
    joined = one_of(data["joined"])
    named = r"(?:\s?\([^()\d]{4,120}\))?"  # "objectifs 9 (Renforcer l'action) et 10 (Combattre la traite)"
    more = rf"(?:{named}\s*{joined}\s*{one}(?=\s*(?:[,;.):]|{joined}{known.ends}|\Z)|\s?\())*"
    last = rf"(?:\s+{joined}\s+{one})?"
    return re.compile(rf"{known.starts}{one_of(data['before'])}\s*{one}{more}{last}" if data["before"] else "(?!)")


def quantities_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find numbers with their hedges; those that only refer to a place, such as "paragraph 10", are passed over."""
    words, plain = _words(known.language), folded(text)
    for reference in words.references.finditer(plain):
        taken.take(reference.start(), reference.end())
    for bracketed in re.finditer(r"\((?:\d{1,2}|[ivx]+)\)", plain):
        taken.take(bracketed.start(), bracketed.end())
    yield from _shares(words, text, plain, known, taken)
    found_all = words.amounts.pattern.finditer(plain)
    found_here = [each for each in found_all if taken.is_free(each.start("all"), each.end("all"))]
    done, before = -1, None
    for place, amount in enumerate(found_here):
        if place <= done or not _is_number(words, plain, amount, known):
            continue
        following = found_here[place + 1] if place + 1 < len(found_here) else None
        found = _range(words, plain, amount, following)
        if found is not None:
            done = place + 1
        else:
            found = _single(words, plain, amount)
        if found is None:
            continue
        start, end, quantity = found
        quantity = _as_before(words, plain[before.end : start], before, quantity) if before is not None else quantity
        taken.take(start, end)
        said = text[start:end]
        before = Find("quantity", said, _with_text(quantity, said), start)
        yield before


def _as_before(words: _Words, between: str, before: Find, quantity: Quantity) -> Quantity:
    """Hedge a number that says a share once more, as in "not more than 5 per cent, or half a million"."""
    first = before.value
    if not isinstance(first, Quantity) or first.qualifier in (Qualifier.EXACT, Qualifier.BETWEEN):
        return quantity
    is_share_and_number = (first.unit == PER_CENT) is not (quantity.unit == PER_CENT)
    if quantity.qualifier is not Qualifier.EXACT or not is_share_and_number or not words.apposed.fullmatch(between):
        return quantity
    return Quantity(quantity.value, first.qualifier, unit=quantity.unit)


def _with_text(quantity: Quantity, said: str) -> Quantity:
    words = " ".join(said.split())
    return Quantity(quantity.value, quantity.qualifier, upper=quantity.upper, unit=quantity.unit, text=words)


def _is_number(words: _Words, plain: str, amount: re.Match[str], known: Lexicon) -> bool:
    """Tell a number from what only has figures: "COVID-19", "D-1", "27.I.16", "24-hour", "3rd"."""
    start, end = amount.span("all")
    if re.match(r"\d-", plain[max(0, start - 2) : start]):
        return False  # what stands behind a hyphen and ends no range is a part of something longer
    if words.not_after.match(plain, end) or words.no_count.match(plain, end):
        return False
    if amount["digits"] and not amount["per_cent"] and not amount["scales"]:
        behind = plain[end : end + 2]
        if known.is_spaced and re.match(r"\w|[-/]\w|[.,:]\d|º|°", behind):
            return _is_range_sign(plain, end)
        if not known.is_spaced and re.match(r"[a-z]|[-/][a-z]|[.:]\d", behind):
            return False
    if amount["collective"] and not amount["times"] and _behind(words.vague, plain, amount.start("all")):
        return False  # "a few dozen"
    return not ((amount["words"] or amount["collective"]) and known.is_spaced and plain[end : end + 1] == "-")


def _is_range_sign(plain: str, end: int) -> bool:
    return bool(re.match(r"[-–]\d", plain[end : end + 2]))


def _range(
    words: _Words, plain: str, first: re.Match[str], last: re.Match[str] | None
) -> tuple[int, int, Quantity] | None:
    """Read two numbers as the ends of a range, or as one and how far it is from the truth; None if they are none."""
    if last is None:
        return None
    between = plain[first.end("all") : last.start("all")]
    lower, upper = words.amounts.value(first), words.amounts.value(last)
    if lower is None or upper is None or max(lower, upper) >= _MOST:
        return None
    start, end, unit = first.start("all"), last.end("all"), PER_CENT if last["per_cent"] else None
    if words.around.fullmatch(between):
        is_known = upper <= lower and bool(first["per_cent"]) <= bool(last["per_cent"])
        return (start, end, _between(lower - upper, lower + upper, unit)) if is_known else None
    lower = _scaled(words, lower, upper, first, last)
    is_range = lower < upper and bool(first["per_cent"]) <= bool(unit) and not _IN_A_ROW.match(plain, end)
    found = _linked(words, plain, start, between) if is_range else None
    if found is None:
        return None
    start, hedge, is_hedged = found
    after = None if is_hedged else words.hedge_after.match(plain, end)
    if after is not None:
        end, hedge = after.end(), words.hedges_after[key(after["hedge"])]
    return start, end, _hedged_range(lower, upper, hedge, unit)


def _linked(words: _Words, plain: str, start: int, between: str) -> tuple[int, Qualifier | None, bool] | None:
    """
    Return where a range begins, its hedge, and whether one stands before it; None where no word makes two numbers one.

    The hedge may stand before "between" or behind it, and before the second number too.
    """
    paired, linked = words.pair[1].fullmatch(between), words.link.fullmatch(between)
    if paired is None and linked is None:
        return None
    before = _hedge_of_range(words, plain, start)
    start = start if before is None else before.start("hedge")
    opening = None if paired is None else words.pair[0].search(plain, max(0, start - _LONGEST_HEDGE), start)
    if opening is not None:
        start = opening.start()
        outer = _hedge_of_range(words, plain, start) if before is None else None
        before, start = (before, start) if outer is None else (outer, outer.start("hedge"))
    elif linked is None or _has_moved(words, plain, start):
        return None
    inner = linked if opening is None else paired
    hedge = Qualifier.ABOUT if inner is not None and inner["hedge"] else None
    return start, words.hedges[key(before["hedge"])] if before is not None else hedge, before is not None


def _hedge_of_range(words: _Words, plain: str, start: int) -> re.Match[str] | None:
    """Return the hedge before a range; what may tell of time instead, as in "over 30 to 40 days", is none."""
    hedge = _hedge_before(words, plain, start)
    is_about = hedge is not None and words.hedges[key(hedge["hedge"])] is Qualifier.ABOUT
    return hedge if hedge is None or is_about or key(hedge["hedge"]) not in words.loose else None


def _scaled(words: _Words, lower: Number, upper: Number, first: re.Match[str], last: re.Match[str]) -> Number:
    """Return the lower end as large as the word behind the upper one says: "2 to 3 million", "one to two dozen"."""
    if first["scales"] == "" and last["scales"]:
        grown = lower * words.amounts.scale(last["scales"])
        return grown if grown < upper else lower
    if first["scales"] == "" and last["times"]:
        grown = lower * words.amounts.collective[key(last["collective"])]
        return grown if grown < upper else lower
    return lower


def _hedged_range(lower: Number, upper: Number, hedge: Qualifier | None, unit: str | None) -> Quantity:
    """
    Return what a range says with a hedge before or behind it.

    A range has no hedge of its own. "More than 30 to 40" is certain of the 30, "at most" of the 40; "about 30 to 40"
    reaches as far as "about 30" and "about 40" do, so that nothing is excluded that the words leave open.
    """
    if hedge in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return Quantity(_exact(lower), hedge, unit=unit)
    if hedge in (Qualifier.AT_MOST, Qualifier.FEWER_THAN):
        return Quantity(_exact(upper), hedge, unit=unit)
    if hedge in (Qualifier.ABOUT, Qualifier.NEARLY):
        ends = (Quantity(_exact(each), hedge).bounds() for each in (lower, upper))
        (least, _), (_, most) = ((each.lower, each.upper) for each in ends)
        return _between(lower if least is None else least, upper if most is None else most, unit)
    return _between(lower, upper, unit)


def _between(lower: Number, upper: Number, unit: str | None) -> Quantity:
    if lower == upper:
        return Quantity(_exact(lower), unit=unit)
    return Quantity(_exact(lower), "between", upper=_exact(upper), unit=unit)


_IN_A_ROW = re.compile(r"-\d")
"""What goes on behind a second number is a code or a telephone number, and no range."""
_PLUS_OR_MINUS = r"(?:±|\+\s?/\s?[-–−])"


def _has_moved(words: _Words, plain: str, start: int) -> bool:
    """Tell whether two numbers are what something was and became, as in "rose from 12 to 31": they are no range."""
    return _behind(words.moved, plain, start)


def _behind(pattern: re.Pattern[str], plain: str, start: int) -> bool:
    """Tell whether certain words stand right before a place."""
    return pattern.search(plain, max(0, start - _LONGEST_HEDGE), start) is not None


def _single(words: _Words, plain: str, amount: re.Match[str]) -> tuple[int, int, Quantity] | None:
    start, end = amount.span("all")
    value = words.amounts.value(amount)
    hedge = _hedge_before(words, plain, start)
    after = words.hedge_after.match(plain, end)
    qualifier = Qualifier.EXACT
    if amount["collective"] and key(amount["collective"]) in words.amounts.approximate:
        qualifier = Qualifier.ABOUT
    if hedge is not None:
        start, qualifier = hedge.start("hedge"), words.hedges[key(hedge["hedge"])]
    elif after is not None:
        end, qualifier = after.end(), words.hedges_after[key(after["hedge"])]
    if value is None or value >= _MOST or (_is_article(words, amount) and hedge is None):
        return None
    if _behind(words.denied, plain, start):
        return None  # "not a dozen"
    unit = PER_CENT if amount["per_cent"] else None
    try:
        return start, end, Quantity(_exact(value), qualifier, unit=unit)
    except InvalidValueError:
        return None


def _hedge_before(words: _Words, plain: str, start: int) -> re.Match[str] | None:
    """Return the hedge that stands before a number; "over the 24 months" has none."""
    first = max(0, start - _LONGEST_HEDGE)
    return None if words.bare_hedge.search(plain, first, start) else words.hedge.search(plain, first, start)


_LONGEST_HEDGE = 40
_MOST = 10**30
"""No report counts so many: what reads so is a row of words, or of figures of something else."""


def _is_article(words: _Words, amount: re.Match[str]) -> bool:
    """Tell whether "one" or "un" is more likely an article, and "half" no number."""
    if amount["part"]:
        return key(amount["part"]) in words.amounts.hedged
    return bool(amount["words"]) and not amount["scales"] and key(amount["words"]) in words.amounts.articles


def _exact(value: Number) -> str:
    return str(value)


# -- so many of so many -----------------------------------------------------------------------------------------------


def _shares(words: _Words, text: str, plain: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find shares that are said as so many of so many: "un enfant sur trois", "four in ten"."""
    for found in words.amounts.among.finditer(plain):
        start, end = found.start(), found.end("whole")
        is_hedged = _hedge_before(words, plain, start) is not None
        if not taken.is_free(start, end) or not _is_share(found, text, known, is_hedged=is_hedged):
            continue
        count, whole = (_small(words, found[each]) for each in ("count", "whole"))
        if not 0 < count < whole:
            continue
        hedge = _hedge_before(words, plain, start)
        qualifier = Qualifier.EXACT
        if hedge is not None:
            start, qualifier = hedge.start("hedge"), words.hedges[key(hedge["hedge"])]
        taken.take(start, end)
        said = text[start:end]
        yield Find("quantity", said, _with_text(Quantity(f"{count}/{whole}", qualifier), said), start)


def _small(words: _Words, text: str) -> int:
    return int(text) if text.isdecimal() else words.amounts.values[key(text)]


_FEW = 10
"""Of so many a share is said in figures, beside "une sur 20"; "12 sur 20" counts both."""


def _is_share(found: re.Match[str], text: str, known: Lexicon, *, is_hedged: bool) -> bool:
    """Tell a share from what only has two numbers: "deux jours sur trois thèmes", "5 in 10 countries"."""
    data = known.data["numbers"]["among"]
    figures = [each for each in (found["count"], found["whole"]) if each.isdecimal()]
    is_one = key(found["count"]) in {"1", *map(key, known.data["numbers"]["nothing"])}
    is_counted = figures and not (data["figures"] or is_one or (is_hedged and found["whole"] == "10"))
    if is_counted or (not is_one and any(int(each) > _FEW for each in figures)):
        return False
    if found["noun"] and data.get("noun_only_with_one") and not is_one:
        return False
    following = (found["next"] or "").strip()
    is_plural = following.endswith(("s", "x")) and following not in map(folded, data.get("not_plurals", ()))
    spelled = text[found.start("next") : found.end("next")].strip().lower()  # with the accents that tell a participle
    tells_of = spelled.endswith(tuple(data.get("participles", ()))) and spelled not in data.get("not_participles", ())
    return not (found["noun"] and is_plural) or (tells_of and bool(following))
