"""
What a paragraph of the French source says that a record must hold: numerals, number words, dates, countries, symbols.

Each token is a piece of the text with its place, so that a quotation holds it only if it covers that very place.
"""

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from tracker.codelists import countries

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    "|cinquante|soixante|cent|cents|mille|millions?|premier|première|premiers|premières|second|seconde|deuxième"
    "|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|quatorzième|trentième"
    "|treizième|quinzième|moitié|tiers|double"
)
_NUMBER_WORD = re.compile(rf"(?<![\w-])(?:{WORDS})(?![\w-])", re.IGNORECASE)
_NUMERAL = re.compile(r"\d+(?:[   ]\d{3})*(?:[.,]\d+)?")
_DATE = re.compile(rf"(?:(?:1er|\d{{1,2}})\s)?\b(?:{MONTHS})\b(?:\s\d{{4}})?|(?:19|20)\d\d", re.IGNORECASE)
_SYMBOL = re.compile(r"\b(?:A|E|S|CTOC|CTOC/COP|UNODC)/[A-Z0-9][A-Za-z0-9./()-]*[A-Za-z0-9)]")


@frozen
class Token:
    """A piece of the text that must be accounted for."""

    kind: str
    text: str
    start: int
    end: int


def paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """Go through the numbered paragraphs with what is printed under them; headings and editorial notes are left out."""
    body = source.split("\n---\n", 1)[0]
    number = None
    lines: list[str] = []
    for line in body.splitlines():
        begins = re.match(r"(\d+)\. ", line)
        if begins or line.startswith("#"):
            if number is not None:
                yield number, "\n".join(lines)
            number, lines = (begins[1], [line[begins.end() :]]) if begins else (None, [])
        elif number is not None and line.strip():
            lines.append(line)
    if number is not None:
        yield number, "\n".join(lines)


def _country_names() -> re.Pattern[str]:
    names: set[str] = set()
    for country in countries().values():
        running = country.running("fr")
        names |= {country.name("fr"), running, re.sub(r"^(?:le|la|les) |^l’", "", running)}
    names |= {"Turquie", "Ukraine", "Kosovo", "îles Turques et Caïques", "Îles Turques et Caïques"}
    longest = sorted((re.escape(name) for name in names if len(name) > 2), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")


_COUNTRY = _country_names()


def tokens(text: str) -> Iterator[Token]:
    """Go through everything in a paragraph that a record must hold."""
    kinds = (("numeral", _NUMERAL), ("number word", _NUMBER_WORD), ("date", _DATE), ("symbol", _SYMBOL))
    for kind, pattern in (*kinds, ("country", _COUNTRY)):
        for found in pattern.finditer(text):
            yield Token(kind, found[0], found.start(), found.end())


def folded(text: str) -> str:
    """Fold white space, which line breaks of a source change, without changing the length of anything else."""
    return unicodedata.normalize("NFC", re.sub(r"\s", " ", text))


def covered(text: str, quotations: list[str]) -> list[tuple[int, int]]:
    """Return the places of a text that quotations hold; every place where one occurs."""
    places = []
    for quotation in quotations:
        start = folded(text).find(folded(quotation))
        while start >= 0:
            places.append((start, start + len(folded(quotation))))
            start = folded(text).find(folded(quotation), start + 1)
    return places
