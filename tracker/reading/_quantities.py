"""Numbers in running text, with their hedges."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen

from tracker.checks._wording import HEDGES
from tracker.errors import InvalidValueError, MissingTranslationError
from tracker.languages import translate
from tracker.languages._locale import LANGUAGES, rules
from tracker.languages._numbers import cardinals_of
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of
from tracker.values import Number, Qualifier, Quantity

PER_CENT = "per cent"
"""The unit of a quantity that is a share of a hundred."""


@frozen
class _Words:
    """The patterns of a language."""

    amount: re.Pattern[str]
    hedge: re.Pattern[str]
    hedge_after: re.Pattern[str]
    link: re.Pattern[str]
    moved: re.Pattern[str]
    pair: tuple[re.Pattern[str], re.Pattern[str]]
    references: re.Pattern[str]
    not_after: re.Pattern[str]
    no_count: re.Pattern[str]
    hedges: Mapping[str, Qualifier]
    hedges_after: Mapping[str, Qualifier]
    values: Mapping[str, int]
    scales: Mapping[str, int]
    fractions: Mapping[str, int]
    parts: Mapping[str, Fraction]
    approximate: Mapping[str, int]
    nothing: frozenset[str]
    group: str
    decimal: str
    is_reversed: bool


def _folded_keys(table: Mapping[str, Any]) -> dict[str, Any]:
    return {_key(word): value for word, value in table.items()}


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", folded(word)).strip()


def _cardinals(language: str, data: Mapping[str, Any]) -> dict[str, int]:
    """Return the numbers by their words: those that the library writes, and what else is read."""
    try:
        written = cardinals_of(language)
        written = {**written, **{word: number for number, word in enumerate(rules("words", language)["numbers"])}}
    except MissingTranslationError:
        written = {}
    return _folded_keys({**written, **data["words"]})


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
        _key(word): Qualifier(name)
        for name, words in known.data["hedges"].items()
        for word in (*words, *printed.get(Qualifier(name), ()))
    }
    after = {_key(word): Qualifier(name) for name, words in known.data["hedges_after"].items() for word in words}
    values = _cardinals(language, data)
    scales, fractions = _folded_keys(data["scales"]), _folded_keys(data["fractions"])
    parts = {word: Fraction(value) for word, value in _folded_keys(data["parts"]).items()}
    approximate = _folded_keys(data["approximate"])
    references = known.data["references"]
    opening, _, joining = data["between"].partition("{}")
    noun = r"(?:\s+\w+(?=\s))?" if data.get("hedge_behind_noun") else ""
    return _Words(
        amount=re.compile(_amount(known, values, scales, fractions, parts, approximate)),
        hedge=re.compile(rf"{known.starts}(?P<hedge>{one_of(hedges)})\s*(?:{one_of(data['articles'])}\s*)?\Z"),
        hedge_after=re.compile(rf"{noun}\s*(?P<hedge>{one_of(after)}){known.ends}") if after else re.compile("(?!)"),
        moved=re.compile(rf"{known.starts}{one_of(data['moved'])}\s*\Z"),
        link=re.compile(rf"\s*(?:{one_of(data['ranges'])})\s*"),
        pair=(
            re.compile(rf"{known.starts}{re.escape(folded(opening).strip())}\s*\Z" if opening.strip() else "(?!)"),
            re.compile(rf"\s*{re.escape(folded(joining.partition('{}')[0]).strip())}\s*"),
        ),
        references=_references(known, references),
        not_after=re.compile(rf"\s*{one_of(references['after'])}") if references["after"] else re.compile("(?!)"),
        no_count=re.compile(rf"\s*{one_of(data['no_count'])}{known.ends}"),
        hedges=hedges,
        hedges_after=after,
        values=values,
        scales=scales,
        fractions=fractions,
        parts=parts,
        approximate=approximate,
        nothing=frozenset(map(_key, data["nothing"])),
        group="".join(data["group"]),
        decimal=data["decimal"],
        is_reversed=bool(data.get("reversed")),
    )


def _amount(
    known: Lexicon,
    values: Mapping[str, int],
    scales: Mapping[str, int],
    fractions: Mapping[str, int],
    parts: Mapping[str, Fraction],
    approximate: Mapping[str, int],
) -> str:
    """Return the pattern of a number without its hedge."""
    data = known.data["numbers"]
    group, point = f"[{re.escape(''.join(data['group']))}]", re.escape(data["decimal"])
    digits = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{point}\d+|\.\d{{1,2}}(?=\s?%))?"
    if data.get("reversed"):
        digits = rf"(?:\d{{3}}(?: \d{{3}})* [1-9]\d{{0,2}}(?!\d)|{digits})"
    currency = one_of(data["currencies"]) if data["currencies"] else "(?!)"
    per_cent = one_of(data["before_per_cent"])
    scale = rf"(?:[\s-]+|(?<=\d)){one_of(scales)}" if known.is_spaced else rf"\s*{one_of(scales)}"
    inner = known.ends
    words_end = inner if known.is_spaced else ""
    fraction = (
        rf"(?:{one_of([*values, *data['one_part']])})[\s-]+(?:{one_of(fractions)}){inner}" if fractions else "(?!)"
    )
    edge = r"(?<![\w/$€£§])(?<![\d][.,:])(?<!\w-)" if known.is_spaced else r"(?<![a-z0-9/.])"
    words = one_of([*values, *approximate])
    if known.data["numbers"].get("prefixes"):
        edge = rf"(?<![a-z0-9/.,-])(?:(?<!\w){one_of(known.data['numbers']['prefixes'])})?"
    return (
        rf"{edge}(?P<all>"
        rf"(?P<part>{one_of(parts)}){inner}"
        rf"|(?P<fraction>{fraction})"
        rf"|(?P<short>1/\d{{1,2}})(?![\w/])"
        rf"|(?:(?P<currency>{currency})\s?)?(?:(?P<digits>{digits})|(?P<words>{words}){words_end})"
        rf"(?P<scales>(?:{scale}{inner})*)"
        rf"(?P<per_cent>\s*{per_cent})?)"
    )


def _references(known: Lexicon, data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what is referred to by number: "paras. 43 and 83 (c)", "table 27.I.16 (1)"."""
    one = r"(?:\(?[a-z]?[\d][\w./-]*\)?(?:\s?\(\w{1,4}\))*)"
    joined = one_of(data["joined"])
    more = rf"(?:\s*{joined}\s*{one}(?=\s*(?:[,;.):]|{joined}{known.ends}|\Z)|\s?\())*"
    last = rf"(?:\s+{joined}\s+{one})?"
    return re.compile(rf"{known.starts}{one_of(data['before'])}\s*{one}{more}{last}" if data["before"] else "(?!)")


def quantities_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find numbers with their hedges; those that only refer to a place, such as "paragraph 10", are passed over."""
    words, plain = _words(known.language), folded(text)
    for reference in words.references.finditer(plain):
        taken.take(reference.start(), reference.end())
    for bracketed in re.finditer(r"\((?:\d{1,2}|[ivx]+)\)", plain):
        taken.take(bracketed.start(), bracketed.end())
    amounts = [each for each in words.amount.finditer(plain) if taken.is_free(each.start("all"), each.end("all"))]
    done = -1
    for place, amount in enumerate(amounts):
        if place <= done or not _is_number(words, plain, amount, known):
            continue
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        found = _range(words, plain, amount, following)
        if found is not None:
            done = place + 1
        else:
            found = _single(words, plain, amount)
        if found is None:
            continue
        start, end, quantity = found
        taken.take(start, end)
        said = text[start:end]
        yield Find("quantity", said, _with_text(quantity, said), start)


def _with_text(quantity: Quantity, said: str) -> Quantity:
    words = " ".join(said.split())
    return Quantity(quantity.value, quantity.qualifier, upper=quantity.upper, unit=quantity.unit, text=words)


def _is_number(words: _Words, plain: str, amount: re.Match[str], known: Lexicon) -> bool:
    """Tell a number from what only has figures: "COVID-19", "D-1", "27.I.16", "24-hour", "3rd"."""
    end = amount.end("all")
    if words.not_after.match(plain, end) or words.no_count.match(plain, end):
        return False
    if amount["digits"] and not amount["per_cent"] and not amount["scales"]:
        behind = plain[end : end + 2]
        if known.is_spaced and re.match(r"\w|[-/]\w|[.,:]\d|º|°", behind):
            return _is_range_sign(plain, end)
        if not known.is_spaced and re.match(r"[a-z]|[-/][a-z]|[.:]\d", behind):
            return False
    return not (amount["words"] and known.is_spaced and plain[end : end + 1] == "-")


def _is_range_sign(plain: str, end: int) -> bool:
    return bool(re.match(r"[-–]\d", plain[end : end + 2]))


def _range(
    words: _Words, plain: str, first: re.Match[str], last: re.Match[str] | None
) -> tuple[int, int, Quantity] | None:
    """Read two numbers as the ends of a range; None if they are none."""
    if last is None:
        return None
    between = plain[first.end("all") : last.start("all")]
    lower, upper = _value(words, first), _value(words, last)
    if lower is None or upper is None:
        return None
    start = first.start("all")
    opening = words.pair[0].search(plain, max(0, start - _LONGEST_HEDGE), start)
    is_between = opening is not None and words.pair[1].fullmatch(between) is not None
    if not is_between and (not words.link.fullmatch(between) or _has_moved(words, plain, first.start("all"))):
        return None
    if first["scales"] == "" and last["scales"]:  # "2 to 3 million"
        grown = lower * _scale(words, last["scales"])
        lower = grown if grown < upper else lower
    if not lower < upper or (first["per_cent"] and not last["per_cent"]):
        return None
    if opening is not None and is_between:
        start = opening.start()
    unit = PER_CENT if last["per_cent"] else None
    return start, last.end("all"), Quantity(_exact(lower), "between", upper=_exact(upper), unit=unit)


def _has_moved(words: _Words, plain: str, start: int) -> bool:
    """Tell whether two numbers are what something was and became, as in "rose from 12 to 31": they are no range."""
    return words.moved.search(plain, max(0, start - _LONGEST_HEDGE), start) is not None


def _single(words: _Words, plain: str, amount: re.Match[str]) -> tuple[int, int, Quantity] | None:
    start, end = amount.span("all")
    value = _value(words, amount)
    hedge = words.hedge.search(plain, max(0, start - _LONGEST_HEDGE), start)
    after = words.hedge_after.match(plain, end)
    qualifier = Qualifier.EXACT
    if amount["words"] and _key(amount["words"]) in words.approximate:
        qualifier = Qualifier.ABOUT
    if hedge is not None:
        start, qualifier = hedge.start("hedge"), words.hedges[_key(hedge["hedge"])]
    elif after is not None:
        end, qualifier = after.end(), words.hedges_after[_key(after["hedge"])]
    if value is None or (_is_article(words, amount) and hedge is None):
        return None
    unit = PER_CENT if amount["per_cent"] else None
    try:
        return start, end, Quantity(_exact(value), qualifier, unit=unit)
    except InvalidValueError:
        return None


_LONGEST_HEDGE = 40


def _is_article(words: _Words, amount: re.Match[str]) -> bool:
    """Tell whether "one" or "un" is more likely an article."""
    return bool(amount["words"]) and not amount["scales"] and _key(amount["words"]) in words.nothing


def _exact(value: Number) -> str:
    return str(value)


def _value(words: _Words, amount: re.Match[str]) -> Number | None:
    """Return the number that was written, exactly."""
    if amount["part"]:
        return words.parts[_key(amount["part"])]
    if amount["short"]:
        divisor = int(amount["short"][2:])
        return Fraction(1, divisor) if divisor > 1 else None
    if amount["fraction"]:
        return _fraction(words, _key(amount["fraction"]))
    if amount["digits"]:
        if len(amount["digits"]) > _MOST_DIGITS:
            return None
        value: Number = _digits(words, amount["digits"])
    else:
        known = _key(amount["words"])
        value = words.values[known] if known in words.values else words.approximate[known]
    return value * _scale(words, amount["scales"])


_MOST_DIGITS = 60
"""What has more figures is the number of an account or a row of them, and none of things."""


def _fraction(words: _Words, text: str) -> Fraction | None:
    for part, divisor in words.fractions.items():
        if text.endswith((f" {part}", f"-{part}")):
            count = words.values.get(text[: -len(part) - 1].strip(), 1)
            return Fraction(count, divisor) if count < divisor else None  # "soixante-dixième" is no fraction
    return None


def _digits(words: _Words, text: str) -> Number:
    if words.is_reversed and re.fullmatch(r"\d{3}(?: \d{3})* \d{1,3}", text):
        return int("".join(reversed(text.split(" "))))
    if re.fullmatch(r"\d+\.\d{1,2}", text):
        return Fraction(text)  # a share with a point, whatever the mark of the language
    whole, point, decimals = text.partition(words.decimal)
    for sign in words.group:
        whole = whole.replace(sign, "")
    exact = Fraction(f"{whole}.{decimals}") if point else Fraction(whole)
    return int(exact) if exact.denominator == 1 else exact


def _scale(words: _Words, text: str) -> int:
    found = 1
    left = _key(text).replace("-", " ")
    while left:
        scale = next((each for each in sorted(words.scales, key=len, reverse=True) if left.startswith(each)), None)
        if scale is None:
            break
        found *= words.scales[scale]
        left = left[len(scale) :].strip()
    return found
