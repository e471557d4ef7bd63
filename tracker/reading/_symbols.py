"""Document symbols in running text, and resolutions that are named by their numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from tracker.codelists import organs
from tracker.errors import InvalidSymbolError
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of, shaped
from tracker.values import DocumentSymbol, Language

_PART = r"(?:Part [A-Z](?!\w)|[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:\([A-Z0-9]{1,6}\))?)"
_SECTION = r"(?: ?\((?:Sect|Part|Vol|Suppl)\.? ?(?:\d+|[IVXL]+)\))?"
_YEAR = r"(?: ?\((?:18|19|20)\d\d\))?"
_SYMBOL = re.compile(
    rf"(?<![\w/.:@-])(?:{'{bodies}'})(?:/{_PART}{_SECTION}{_YEAR})+(?![\w/])".replace(
        "{bodies}", r"[A-Z]{1,9}(?:\.[0-9]+)?(?:-[A-Z0-9]+)*"
    ),
    re.ASCII,
)
_WORD = re.compile(r"[A-Za-z]{2,}(?:/[A-Za-z]{2,})+", re.ASCII)
_TWO = re.compile(r"-(?=[A-Z]{1,9}(?:\.[0-9]+)?/)", re.ASCII)
"""What parts the two symbols of one document: "E/2019/30-E/CN.15/2019/15"."""

_DECISION = re.compile(r"(?<![\w/.-])\d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}(?![\w/])", re.ASCII)
"""A decision of the Conference of the Parties on climate change, known by its number alone."""


def symbols_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find the symbols of documents, and those that are said in short behind another: "A/64/440 and Corr.1"."""
    plain = shaped(text)
    for found in _SYMBOL.finditer(plain):
        start = found.start()
        for written in _TWO.split(found[0]):
            yield from _symbol(text, plain, start, written, known, taken)
            start += len(written) + 1
    for found in _DECISION.finditer(plain):
        if taken.is_free(*found.span()):
            taken.take(*found.span())
            yield Find("symbol", text[found.start() : found.end()], found[0], found.start())


def _symbol(text: str, plain: str, start: int, written: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    end = start + len(written)
    if not any(sign.isdigit() for sign in written) or _WORD.fullmatch(written):
        return
    try:
        symbol = DocumentSymbol(written)
    except InvalidSymbolError:
        return
    if not _is_issued(symbol) or not taken.is_free(start, end):
        return
    taken.take(start, end)
    yield Find("symbol", text[start:end], symbol.canonical, start)
    yield from _said_in_short(text, plain, end, symbol, known, taken)


def _said_in_short(
    text: str, plain: str, end: int, symbol: DocumentSymbol, known: Lexicon, taken: Taken
) -> Iterator[Find]:
    """Go on where another document of the series is named by its last part alone: "CRC/C/SR.963 et 964"."""
    whole = symbol.canonical
    while found := _short(known.language).match(plain, end):
        series, stop, number = whole.rpartition(".")
        part = found["part"]
        if found["addition"]:
            named = f"{symbol.canonical}/{part}"
        elif stop and number.isdecimal() and len(part) == len(number):
            named = f"{series}.{part}"
        else:
            return
        if not DocumentSymbol.is_symbol(named):
            return
        start, end, whole = found.start("part"), found.end(), DocumentSymbol(named).canonical
        taken.take(start, end)
        yield Find("symbol", text[start:end], whole, start)


@cache
def _short(language: str) -> re.Pattern[str]:
    joined = one_of(lexicon(language).data["resolutions"]["joined"])
    return re.compile(
        rf"(?:\s*{joined}\s*)+(?P<part>(?P<addition>(?:Add|Corr|Rev)\.\d{{1,3}})(?![\w/.-])"
        rf"|\d{{1,5}}(?=\s*(?:[),;.]|\Z|{joined}\s+\d)))"
    )


def _is_issued(symbol: DocumentSymbol) -> bool:
    """Tell whether a known body issues such symbols; of another body two slashes must tell that it is one."""
    return symbol.organ in _bodies() or len(symbol.components) > 2  # noqa: PLR2004  # a body, a series and a number


@cache
def _bodies() -> frozenset[str]:
    return frozenset(each.partition("/")[0] for organ in organs().values() for each in organ.symbols)


# -- resolutions by their numbers -------------------------------------------------------------------------------------

_NUMBERED = (
    r"(?:\d{1,3}/\d{1,3}(?: [A-Z](?![a-z]))?|(?:19|20)\d\d/\d{1,3}"
    r"|\d{1,4}\s?\((?:19|20)\d\d\)|\d{1,4}\s?\([XVIL]+\)|\d{1,4}\s\(د-\d+\))"
)


@cache
def _resolution(language: str) -> re.Pattern[str]:
    words = lexicon(language).data["resolutions"]
    joined = one_of(words["joined"])
    between = rf"(?:\s*{joined}\s*)+"
    around = lexicon(language)
    listed, word = rf"(?P<list>{_NUMBERED}(?:{between}{_NUMBERED})*)", f"(?P<word>{one_of(words['words'])})"
    if words.get("number_first"):
        return re.compile(rf"第\s?{listed}\s?号?\s?{word}")
    apart = r"(?:\s+[^\W\d]+){0,8}?" if words.get("apart") else ""
    return re.compile(rf"{around.starts}{word}{apart}\s*{listed}", re.IGNORECASE)


BARE_NUMBER = re.compile(_NUMBERED)
"""The number of a resolution that may be of several organs."""


def resolutions_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """
    Find resolutions and decisions that are named by their numbers, as in "resolutions 42/169 and 54/219".

    One that may be of several organs near it is found by its bare number, which is no symbol.
    """
    plain = shaped(text)
    named = [*_resolution(known.language).finditer(plain)]
    organs_said = _organs_said(plain, folded(text), known.language, named)
    for found in named:
        is_decision = folded(found["word"]) in {folded(each) for each in known.data["resolutions"]["decisions"]}
        around = plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        tied, near = _organ_of(plain, found, organs_said)
        for each in re.finditer(_NUMBERED, found["list"]):
            start, end = found.start("list") + each.start(), found.start("list") + each.end()
            organ = near if tied is None and not (_BY_YEAR.search(each[0]) and not is_decision) else tied
            known_as = (
                each[0] if organ == _UNSURE else _symbol_of(each[0], organ, around, known, is_decision=is_decision)
            )
            if taken.is_free(start, end):
                taken.take(start, end)  # whose resolution it may be: its number is no quantity
                if known_as is not None:
                    yield Find("symbol", text[start:end], known_as, start)


_BY_YEAR = re.compile(r"\((?:19|20)\d\d\)")
"""A year in brackets: so the Security Council alone numbers its resolutions, whatever organ is named near."""
_NEAR = 90
_FIRST_OF_ASSEMBLY = 31
"""The session from which on the General Assembly numbers its resolutions by session and number."""


def _symbol_of(number: str, organ: str | None, around: str, known: Lexicon, *, is_decision: bool) -> str | None:
    """Return the symbol of a resolution by the form of its number and its organ; None where neither tells."""
    if _BY_YEAR.search(number):
        resolution = DocumentSymbol(f"S/RES/{number}").canonical if organ in (None, "S") else number
        return None if is_decision else resolution
    if "/" not in number:
        return None
    session = int(number.partition("/")[0])
    kind = "DEC" if is_decision else "RES"
    if organ is None and re.search(one_of(known.data["resolutions"].get("others", ())), folded(around)):
        return None
    if session >= 1900:  # noqa: PLR2004  # a year, as the Economic and Social Council numbers
        return None if organ not in (None, "E") else f"E/{kind}/{number}"
    if organ not in (None, "A"):
        return f"A/HRC/{kind}/{number}" if organ == "A/HRC" else None
    return DocumentSymbol(f"A/{kind}/{number}").canonical if session >= _FIRST_OF_ASSEMBLY else None


_UNSURE = ""
"""The organ of a resolution of which several may be meant."""

_JOINING = one_of({"or", "ou", *(word for each in Language for word in lexicon(each).data["resolutions"]["joined"])})
_DIRECTLY = re.compile(r"(?:['’]s?)?\s*")
_LED_TO = re.compile(rf",?\s*(?:(?!{_JOINING}\b)\w{{1,5}}[\s']+){{1,3}}")
"""What stands between an organ and its resolution: ", in its", ", dans sa"."""
_BELONGING = re.compile(rf"\s*(?:(?!{_JOINING}\b)\w{{1,3}}[\s']+){{0,3}}")
"""What stands between a resolution and its organ: " of the ", " de l'"."""
_SUBJECT = re.compile(r",\s*(?:\w{1,3}[\s']+)?")
"""What stands behind "In its resolution 77/237" before the organ that speaks."""


@frozen
class _Organ:
    """An organ that a text names, and where the resolutions begin that stand right beside it."""

    symbol: str
    start: int
    end: int
    resolutions: frozenset[int]


def _organs_said(plain: str, words: str, language: str, every: Sequence[re.Match[str]]) -> list[_Organ]:
    """Return the organs that a text names, in order."""
    starts, ends = [each.start() for each in every], [each.end() for each in every]
    named = ((organ.name.get(language), organ.symbols[0]) for organ in organs().values())
    found = []
    for name, symbol in named:
        for each in re.finditer(re.escape(folded(name)), words) if name else ():
            start, end = each.span()
            tied = {starts[at] for at in (bisect_left(starts, end),) if at < len(starts)}
            tied = {at for at in tied if at - end < _NEAR and _DIRECTLY.fullmatch(plain, end, at)}
            place = bisect_right(ends, start) - 1
            if place >= 0 and start - ends[place] < _NEAR and _BELONGING.fullmatch(plain, ends[place], start):
                tied.add(starts[place])
            found.append(_Organ(symbol, start, end, frozenset(tied)))
    return sorted(found, key=lambda each: each.start)


def _organ_of(plain: str, resolution: re.Match[str], said: Sequence[_Organ]) -> tuple[str | None, str | None]:
    """
    Return the organ that a resolution is tied to, and the only one near.

    None stands for no such organ, and the empty text for several near.
    """
    start, end = resolution.span()
    first = bisect_left(said, start - _NEAR, key=lambda each: each.start)
    near = said[first : bisect_right(said, end + _NEAR, key=lambda each: each.start)]
    free = [each for each in near if each.resolutions <= {start}]
    before = [(each.end, start, each.symbol) for each in free if each.end <= start][-1:]
    behind = [(end, each.start, each.symbol) for each in free if each.start >= end][:1]
    ties = ((before, _DIRECTLY), (behind, _BELONGING), (before, _LED_TO), (behind, _SUBJECT))
    for candidates, tie in ties:
        for opening, closing, symbol in candidates:
            if tie.fullmatch(plain, opening, closing):
                return symbol, symbol
    symbols = {each.symbol for each in near}
    if len(symbols) > 1 or any(each.symbol != "A" and each not in free for each in near):
        return None, _UNSURE
    return None, next(iter(symbols), None)
