"""Document symbols in running text, and resolutions that are named by their numbers."""

import re
from collections.abc import Iterator
from functools import cache

from tracker.codelists import organs
from tracker.errors import InvalidSymbolError
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import Lexicon, folded, lexicon, one_of, shaped
from tracker.values import DocumentSymbol

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


def resolutions_in(text: str, known: Lexicon, taken: Taken) -> Iterator[Find]:
    """Find resolutions and decisions that are named by their numbers, as in "resolutions 42/169 and 54/219"."""
    plain = shaped(text)
    for found in _resolution(known.language).finditer(plain):
        is_decision = folded(found["word"]) in {folded(each) for each in known.data["resolutions"]["decisions"]}
        around = plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        for each in re.finditer(_NUMBERED, found["list"]):
            start, end = found.start("list") + each.start(), found.start("list") + each.end()
            symbol = _symbol_of(each[0], around, known, is_decision=is_decision)
            if taken.is_free(start, end):
                taken.take(start, end)  # whose resolution it may be: its number is no quantity
                if symbol is not None:
                    yield Find("symbol", text[start:end], symbol, start)


_NEAR = 90
_FIRST_OF_ASSEMBLY = 31
"""The session from which on the General Assembly numbers its resolutions by session and number."""


def _symbol_of(number: str, around: str, known: Lexicon, *, is_decision: bool) -> str | None:
    """Return the symbol of a resolution by the form of its number and the organ near it; None where neither tells."""
    organ = _organ_near(around, known)
    if re.search(r"\((?:19|20)\d\d\)", number):
        return None if organ not in (None, "S") or is_decision else DocumentSymbol(f"S/RES/{number}").canonical
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


def _organ_near(around: str, known: Lexicon) -> str | None:
    plain = folded(around)
    for organ in organs().values():
        name = organ.name.get(known.language)
        if name and folded(name) in plain:
            return organ.symbols[0]
    return None
