"""Numbers as running text writes them: figures, words, scales and fractions, without their hedges."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen

from tracker.errors import MissingTranslationError
from tracker.languages._locale import rules
from tracker.languages._numbers import cardinals_of
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of
from tracker.values import Number


@frozen
class Amounts:
    """
    How a language writes numbers.

    Attributes:
        pattern: A number; its groups tell what it is made of.

        among: So many of so many, as in "one in six"; its groups are *count*, *noun* and *whole*.

        values: The numbers that are words.

        approximate: The nouns of about so many, as "vingtaine".

        collective: The nouns of so many, exactly or about.

        articles: The words that are an article more often than a number.

        hedged: The parts that are one only behind a hedge, as "half" in "at least half took part".
    """

    pattern: re.Pattern[str]
    among: re.Pattern[str]
    values: Mapping[str, int]
    approximate: Mapping[str, int]
    collective: Mapping[str, int]
    articles: frozenset[str]
    hedged: frozenset[str]
    _scales: Mapping[str, int]
    _fractions: Mapping[str, int]
    _parts: Mapping[str, Fraction]
    _group: str
    _decimal: str
    _is_reversed: bool
    _small: re.Pattern[str]

    def value(self, amount: re.Match[str]) -> Number | None:
        """Return the number that was written, exactly; None for what only looks like one."""
        if amount["part"]:
            return self._parts[key(amount["part"])]
        if amount["short"]:
            divisor = int(amount["short"][2:])
            return Fraction(1, divisor) if divisor > 1 else None
        if amount["fraction"]:
            return self._fraction(key(amount["fraction"]))
        if amount["collective"]:
            return self._collected(amount)
        if amount["digits"]:
            value: Number = self._digits(amount["digits"])
        else:
            value = self._worded(amount["words"])
        scale = self.scale(amount["scales"])
        half = Fraction(scale, 2) if amount["half"] or amount["half_before"] else 0
        whole = value * scale + half + self._rest(amount["rest"] or "")
        return int(whole) if whole == int(whole) else whole

    def _collected(self, amount: re.Match[str]) -> Number:
        """Return how many a noun of so many stands for: the 24 of "two dozen", the 20 of "une vingtaine"."""
        each = self.collective[key(amount["collective"])] * self.scale(amount["collective_scale"] or "")
        if not amount["times"]:
            return each
        return each * (int(amount["times"]) if amount["times"].isdecimal() else self._worded(amount["times"]))

    def _worded(self, text: str) -> int:
        """Return the number of a word; an article stands for one."""
        return self.values.get(key(text), 1)

    def scale(self, text: str) -> int:
        """Return what the words for hundreds, thousands and millions behind a number multiply it by."""
        found = 1
        left = key(text).replace("-", " ")
        while left:
            scale = next((each for each in sorted(self._scales, key=len, reverse=True) if left.startswith(each)), None)
            if scale is None:
                break
            found *= self._scales[scale]
            left = left[len(scale) :].strip()
        return found

    def _rest(self, text: str) -> int:
        """Return what follows hundreds and thousands: the 250 of "three thousand two hundred and fifty"."""
        total = current = 0
        for word in self._small.findall(key(text)):
            if word in self._scales and current:
                total, current = total + current * self._scales[word], 0
            else:
                current += self.values.get(word, 0)
        return total + current

    def _fraction(self, text: str) -> Fraction | None:
        for part, divisor in self._fractions.items():
            if text.endswith((f" {part}", f"-{part}")):
                count = self.values.get(text[: -len(part) - 1].strip(), 1)
                return Fraction(count, divisor) if count < divisor else None  # "soixante-dixième" is no fraction
        return None

    def _digits(self, text: str) -> Number:
        if self._is_reversed and re.fullmatch(r"\d{3}(?: \d{3})* \d{1,3}", text):
            return int("".join(reversed(text.split(" "))))
        if re.fullmatch(r"\d+\.\d{1,2}", text):
            return Fraction(text)  # a share with a point, whatever the mark of the language
        whole, point, decimals = text.partition(self._decimal)
        for sign in self._group:
            whole = whole.replace(sign, "")
        exact = Fraction(f"{whole}.{decimals}") if point else Fraction(whole)
        return int(exact) if exact.denominator == 1 else exact


_HUNDRED = 100


def key(word: str) -> str:
    """Return a word as it stands in the tables."""
    return re.sub(r"\s+", " ", folded(word)).strip()


def folded_keys(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table of words as they are looked up."""
    return {key(word): value for word, value in table.items()}


@cache
def amounts(language: str) -> Amounts:
    """Return how a language writes numbers."""
    known = lexicon(language)
    data = known.data["numbers"]
    values = _cardinals(language, data)
    scales, fractions = folded_keys(data["scales"]), folded_keys(data["fractions"])
    parts = {word: Fraction(value) for word, value in folded_keys(data["parts"]).items()}
    approximate = folded_keys(data["approximate"])
    collective = {**approximate, **folded_keys(data.get("collective", {}))}
    return Amounts(
        pattern=re.compile(_amount(known, values, scales, fractions, parts, collective)),
        among=re.compile(_among(known, values)),
        values=values,
        approximate=approximate,
        collective=collective,
        articles=frozenset(map(key, data["nothing"])),
        hedged=frozenset(map(key, data.get("hedged_parts", ()))),
        scales=scales,
        fractions=fractions,
        parts=parts,
        group="".join(data["group"]),
        decimal=data["decimal"],
        is_reversed=bool(data.get("reversed")),
        small=re.compile(one_of([*(word for word, value in values.items() if value < _HUNDRED), *scales])),
    )


def _cardinals(language: str, data: Mapping[str, Any]) -> dict[str, int]:
    """Return the numbers by their words: those that the library writes, and what else is read."""
    try:
        written = cardinals_of(language)
        written = {**written, **{word: number for number, word in enumerate(rules("words", language)["numbers"])}}
    except MissingTranslationError:
        written = {}
    return folded_keys({**written, **data["words"]})


_EDGE = r"(?<![\w/$€£§])(?<![\d][.,:])(?<![^\W\d]-)"


def _amount(
    known: Lexicon,
    values: Mapping[str, int],
    scales: Mapping[str, int],
    fractions: Mapping[str, int],
    parts: Mapping[str, Fraction],
    collective: Mapping[str, int],
) -> str:
    """Return the pattern of a number without its hedge."""
    data = known.data["numbers"]
    currency = one_of(data["currencies"]) if data["currencies"] else "(?!)"
    per_cent = one_of(data["before_per_cent"])
    inner = known.ends
    scale = rf"(?:[\s-]+|(?<=\d)){one_of(scales)}" if known.is_spaced else rf"\s*{one_of(scales)}"
    words_end = inner if known.is_spaced else ""
    edge = _EDGE if known.is_spaced else r"(?<![a-z0-9/.])"
    words = rf"(?P<round>{one_of(set(values) & set(scales))}){known.ends}|{_one(data, scale)}|{one_of(values)}"
    if data.get("prefixes"):
        edge = rf"(?<![a-z0-9/.,-])(?:(?<!\w){one_of(data['prefixes'])})?"
    before = rf"(?P<half_before>\s+{one_of(data.get('half_before', ()))}(?={scale}))?"
    half = rf"(?P<half>\s+{one_of(data.get('half_behind', ()))}{inner})?"
    return (
        rf"{edge}(?P<all>"
        rf"(?P<part>{one_of(parts)}){inner}"
        rf"|(?P<fraction>{_fraction_of(known, values, fractions)})"
        rf"|{_collective(known, values, scales, collective)}"
        rf"|(?P<short>1/\d{{1,2}})(?![\w/])"
        rf"|(?:(?P<currency>{currency})\s?)?(?:(?P<digits>{_figures(data)})|(?P<words>{words}){words_end}){before}"
        rf"(?P<scales>(?:(?P<scaled>{scale}){inner})*)(?(scaled){half}|){_rest_of(known, values, scales)}"
        rf"(?P<per_cent>\s*{per_cent})?)"
    )


def _one(data: Mapping[str, Any], scale: str) -> str:
    """Return the pattern of an article that stands for one: "a hundred", "a million"."""
    articles = one_of(data.get("one_before", ()))
    never = "".join(rf"(?<!\b{re.escape(folded(word))} )" for word in data.get("one_never_after", ()))
    return rf"{never}{articles}(?={scale})" if data.get("one_before") else "(?!)"


def _collective(known: Lexicon, values: Iterable[str], scales: Iterable[str], collective: Mapping[str, int]) -> str:
    """Return the pattern of a noun of so many, with how many times: "a dozen", "2 douzaines", "vingtaine"."""
    data = known.data["numbers"]
    if not collective:
        return "(?P<times>(?!))(?P<collective>(?!))(?P<collective_scale>(?!))"
    gap = r"[\s-]+" if known.is_spaced else r"\s*"
    between = rf"(?:{one_of(data['between_one'])}{gap})?" if data.get("between_one") else ""
    times = rf"(?P<times>\d{{1,6}}|{one_of([*values, *data.get('one_before', ())])})"
    plural = rf"(?(times){data['collective_plural']}?|)" if data.get("collective_plural") else ""
    of = rf"(?:{one_of(data['collective_of'])}{gap})?" if data.get("collective_of") else ""
    ends = known.ends if known.is_spaced else ""
    scaled = rf"(?:{gap}{of}(?P<collective_scale>{one_of(scales)}){ends})?"
    return rf"(?:{times}{gap}{between})?(?P<collective>{one_of(collective)}){plural}{ends}{scaled}"


def _figures(data: Mapping[str, Any]) -> str:
    """Return the pattern of a number in figures."""
    point = re.escape(data["decimal"])
    grouped = "|".join(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}}){{1,9}}(?!\d)" for sign in data["group"])
    digits = rf"(?:{grouped}|\d{{1,25}}(?!\d))(?:{point}\d{{1,20}}|\.\d{{1,2}}(?=\s?%))?"
    if data.get("reversed"):
        digits = rf"(?:\d{{3}}(?: \d{{3}})* [1-9]\d{{0,2}}(?!\d)|{digits})"
    return digits


def _fraction_of(known: Lexicon, values: Iterable[str], fractions: Iterable[str]) -> str:
    """
    Return the pattern of a fraction in words.

    "A third" may be the third of many as well: it is a part only before "of" and where its sentence or clause ends. "Un
    tiers" is one everywhere but behind "par" and the like, where it is a third party.
    """
    data = known.data["numbers"]
    names = one_of(fractions)
    if not tuple(fractions):
        return "(?!)"
    counted = rf"{one_of(set(values) - set(map(key, data['one_part'])))}[\s-]+{names}{known.ends}"
    behind = one_of(data.get("part_of", ()))
    alone = rf"(?=\s*(?:[,;:.)–—-]|\Z)|\s+{behind})" if data.get("part_of") else ""
    parts = rf"{one_of(data['one_part'])}[\s-]+{names}{known.ends}{alone}"
    never = "".join(rf"(?<!\b{re.escape(folded(word))} )" for word in data.get("part_never_after", ()))
    always = rf"{never}{one_of(data['one_part'])}[\s-]+{one_of(data.get('always_parts', ()))}{known.ends}"
    return rf"(?:{counted}|{parts}|{always})"


def _rest_of(known: Lexicon, values: Iterable[str], scales: Iterable[str]) -> str:
    """Return the pattern of what follows hundreds and thousands that are words: "two hundred and fifty"."""
    if not known.data["numbers"].get("compound"):
        return "(?P<rest>(?!))?"  # the words of other languages are not joined yet
    joint = rf"[\s-]+(?:{one_of(known.data['numbers']['compound'])}\s+)?"
    word = rf"{joint}{one_of(values)}{known.ends}(?:[\s-]+{one_of(scales)}{known.ends})?"
    return rf"(?:(?(words)|(?!))(?(scaled)|(?(round)|(?!)))(?P<rest>(?:{word})+))?"


def _among(known: Lexicon, values: Iterable[str]) -> str:
    """Return the pattern of so many of so many: "un enfant sur trois", "four in ten"."""
    data = known.data["numbers"].get("among")
    if not data:
        return "(?!)"
    number = rf"(?:{one_of(values)}|\d{{1,2}})"
    noun = rf"(?P<noun>(?:\s+[^\W\d]+(?:'[^\W\d]+)?){{1,{data['nouns']}}}?)?" if data["nouns"] else "(?P<noun>(?!))?"
    link = one_of(data["words"])
    return rf"{_EDGE}(?P<count>{number}){noun}\s+{link}\s+(?P<whole>{number}){known.ends}(?!-)(?P<next>\s+[^\W\d]+)?"
