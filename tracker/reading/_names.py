"""Sessions by their numbers, organs, and the names and acronyms that the register knows."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tracker.codelists import organs
from tracker.errors import MissingTranslationError
from tracker.languages._numbering import WAYS
from tracker.languages._numbers import ordinals_of
from tracker.model import Programme, Record, Register
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of, shaped
from tracker.values import InternationalString

_TEN, _HUNDRED = 10, 100

# -- sessions ---------------------------------------------------------------------------------------------------------


@cache
def _ordinals(language: str) -> Mapping[str, int]:
    try:
        found = dict(ordinals_of(language))
    except MissingTranslationError:
        found = {}
    data = lexicon(language).data["sessions"]
    words = data.get("words", {})
    found |= words
    for tens, ten in data.get("tens", {}).items():
        found |= {f"{tens} {word}": ten + number for word, number in words.items() if number < _TEN}
    for tens, ten in data.get("tens_behind", {}).items():
        found |= {f"{word} و{tens}": ten + number for word, number in data["units"].items()}
    if data.get("chinese"):
        found |= {WAYS["chinese"](number): number for number in range(1, _HUNDRED)}
    return {re.sub(r"[\s-]+", " ", folded(word)): number for word, number in found.items()}


def ordinal_words(language: str) -> Mapping[str, int]:
    """Return the ordinal numbers of a language by their words, folded."""
    return _ordinals(language)


_MOST_LISTED = 20
"""So many sessions are named in a row at most."""


@cache
def _sessions(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = lexicon(language)
    data = known.data["sessions"]
    words = one_of(_ordinals(language)).replace(r"\ ", r"[\s-]+").replace(r"\s+", r"[\s-]+")
    figures = rf"(?:\d{{1,2}}[ ,]\d{{3}}|\d{{1,4}})\s?(?:{one_of(data['figures'])})" if data["figures"] else "(?!)"
    one = rf"(?:{figures}|{words})"
    before = one_of(data["prefixes"]) if data.get("prefixes") else ""
    joined = rf"(?:\s*(?:,|{one_of(data['and'])})\s*)"
    middle = rf"(?:\s+{one_of(data['between'])}){{0,2}}" if data["between"] else ""
    listed = rf"{known.starts}{before}(?P<list>{one}(?:{joined}{one}){{0,{_MOST_LISTED}}})"
    nouns = one_of(data["nouns"])
    order = rf"{nouns}\s+{listed}" if data.get("noun_first") else rf"{listed}{middle}\s*{nouns}"
    return re.compile(rf"{order}{known.ends}"), re.compile(rf"(?:{known.starts}{before})?{one}")


def ordinals_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find the numbers of sessions and meetings; other ordinal numbers are no facts."""
    pattern, one = _sessions(known.language)
    plain = folded(text)
    for found in pattern.finditer(plain):
        first, last = found.span("list")
        if not taken.is_free(*found.span()):
            continue
        for each in one.finditer(plain, first, last):
            digits = re.sub(r"\D", "", each[0])
            said = re.sub(r"[\s-]+", " ", each[0]).strip()
            number = int(digits) if digits else _ordinals(known.language).get(said)
            if number is not None:
                yield Find("ordinal", text[each.start() : each.end()], number, each.start())
        taken.take(*found.span())


# -- names ------------------------------------------------------------------------------------------------------------


def organs_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find organs by their names."""
    plain = shaped(text)
    for found in _organ_pattern(known.language).finditer(plain):
        if taken.is_free(*found.span()):
            taken.take(*found.span())
            yield Find(
                "name", text[found.start() : found.end()], _organ_names(known.language)[_key(found[0])], found.start()
            )


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", shaped(name))


@cache
def _organ_names(language: str) -> Mapping[str, str]:
    return {_key(name): code for code, each in organs().items() if (name := each.name.get(language))}


@cache
def _organ_pattern(language: str) -> re.Pattern[str]:
    return _names_pattern(_organ_names(language), is_spaced=lexicon(language).is_spaced)


def _names_pattern(names: Mapping[str, str], *, is_spaced: bool) -> re.Pattern[str]:
    words = "|".join(
        re.escape(each).replace(r"\ ", r"\s+") for each in sorted(names, key=lambda name: (-len(name), name))
    )
    edges = (r"(?<![\w-])", r"(?![\w-])") if is_spaced else ("", "")
    return re.compile(rf"{edges[0]}(?:{words or '(?!)'}){edges[1]}")


class KnownNames:
    """The names by which a register calls its programmes, mandates, meetings and documents."""

    def __init__(self, register: Register, language: str) -> None:
        self._names: dict[str, str] = {}
        for record in register.current:
            for name in _names_of(record, language):
                if len(name) >= _SHORTEST_NAME:
                    self._names.setdefault(_key(name), record.key)
        self._pattern = _names_pattern(self._names, is_spaced=lexicon(language).is_spaced)

    def find(self, text: str, taken: Taken) -> Iterator[Find]:
        """Find them in a text."""
        for found in self._pattern.finditer(shaped(text)):
            if taken.is_free(*found.span()):
                taken.take(*found.span())
                yield Find("name", text[found.start() : found.end()], self._names[_key(found[0])], found.start())


_SHORTEST_NAME = 3


def _names_of(record: Record, language: str) -> Iterator[str]:
    title = getattr(record, "title", None)
    if record.table in ("programme", "mandate", "meeting", "document") and isinstance(title, InternationalString):
        yield from filter(None, [title.get(language)])
    if isinstance(record, Programme):
        yield from filter(None, [record.acronym, *(alias.get(language) for alias in record.aliases)])
