"""Recommendations of the universal periodic review, as its matrices list them."""

import re
from collections.abc import Iterator, Mapping

from tracker.codelists import Country, read_country
from tracker.codelists._organs import session
from tracker.errors import InvalidSymbolError, Sentence, UnknownCodeError
from tracker.exchange._column_names import called
from tracker.exchange._known_list import KnownList
from tracker.exchange._raw_row import RawRow
from tracker.model import Register
from tracker.values import DocumentSymbol

_COLUMNS = {name: called(name) for name in ("year", "document", "number", "position", "recommending_states", "text")}
_OPTIONAL = {name: called(name) for name in ("source_of_position", "themes")}

_POSITIONS = {
    "supported": "supported", "accepted": "supported", "acceptée": "supported",
    "noted": "noted", "notée": "noted",
}  # fmt: skip
_THEME_CODE = re.compile(r"[A-Z]\d+(?:\.\d+)* ")
_POSITION_SOURCE = re.compile(
    r"(?P<symbol>[A-Z][^\s]*)(?:\s*[-–]\s*paras?\.?\s*(?P<paragraph>[\w.()]+))?", re.IGNORECASE
)


def _read_row(row: RawRow, cells: Mapping[str, str], register: Register) -> None:
    """
    Read a row.

    The position of the State under review becomes a status on the scale upr@1, the States that recommend are named as
    the code list of countries names them, and the codes that the second cycle puts before its themes are left out, so
    that themes are the same in all cycles.
    """
    raw, symbol = row.tables["recommendation"], cells.get("document", "")
    raw |= {"source": symbol, "paragraph": cells.get("number", ""), "issued": cells.get("year", "")}
    raw["text"] = cells.get("text", "").rstrip().rstrip(";").rstrip()
    raw["citations"] = [{"document": symbol, "paragraph": raw["paragraph"]}]
    raw["themes"] = list(_themes(cells))
    raw["made_by"] = [_named(each, register) for each in _states(row, cells)]
    for key in [key for key, value in raw.items() if not value or value == [{"document": "", "paragraph": ""}]]:
        del raw[key]
    _read_position(row, cells, register)


def _themes(cells: Mapping[str, str]) -> Iterator[str]:
    for theme in cells.get("themes", "").split("|"):
        if bare := _THEME_CODE.sub("", theme.strip(), count=1):
            yield bare


# -- the States that recommend ----------------------------------------------------------------------------------------


def _states(row: RawRow, cells: Mapping[str, str]) -> list[Country]:
    """Read the names of States; one that is cut short is completed from the brackets of the text, or left out."""
    found: dict[str, Country] = {}
    bracketed = list(_bracketed(cells.get("text", "")))
    for name in filter(None, (each.strip() for each in cells.get("recommending_states", "").split("|"))):
        country = _country(name) or next((each for words, each in bracketed if name in words), None)
        if country is None:
            told = "{name} is no State that can be told for certain; it is left out of made_by"
            row.remarks.append(Sentence(told, name=repr(name)))
        else:
            found.setdefault(country.code, country)
    return list(found.values())


def _country(name: str) -> Country | None:
    try:
        return read_country(name)
    except UnknownCodeError:
        return None


def _bracketed(text: str) -> Iterator[tuple[str, Country]]:
    """Go through the outermost brackets of a text that hold the name of a State."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char == "(":
            start = place + 1 if not depth else start
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            country = None if depth else _country(text[start:place])
            if country is not None:
                yield text[start:place], country


def _named(country: Country, register: Register) -> dict[str, str]:
    return {str(language): country.name(language) for language in register.languages}


# -- the position of the State under review ---------------------------------------------------------------------------


def _read_position(row: RawRow, cells: Mapping[str, str], register: Register) -> None:
    position = " ".join(cells.get("position", "").split())
    if not position:
        return
    raw = row.tables["status"]
    raw |= {"aspect": "acceptance", "scale": "upr@1"}
    raw["code"] = _POSITIONS.get(position.casefold(), position)
    if raw["code"] != position.casefold():
        raw["wording"] = position
    named = _POSITION_SOURCE.fullmatch(cells.get("source_of_position", "").strip())
    source = named["symbol"] if named else cells.get("document", "")
    citation = {"document": source}
    if named and named["paragraph"]:
        citation["paragraph"] = named["paragraph"]
    raw["citations"] = [citation]
    raw["as_of"] = _as_of(source, cells, register)


def _as_of(source: str, cells: Mapping[str, str], register: Register) -> str:
    """Date the position: by the day of its document, or the session of the Council on the report, or the year."""
    document = register.document(source)
    if document is not None and document.published is not None and document.published.is_day:
        return document.published.edtf
    try:
        components = DocumentSymbol(source).components
    except InvalidSymbolError:
        return cells.get("year", "")
    number = components[2] if len(components) > 2 and components[:2] == ("A", "HRC") else ""  # noqa: PLR2004  # the third component of A/HRC/n
    held = session("HRC", int(number)) if number.isdecimal() else None
    return held.opens.edtf if held else cells.get("year", "")


REVIEW = KnownList(name="upr", table="recommendation", columns=_COLUMNS, optional=_OPTIONAL, read=_read_row)
"""The matrix of recommendations of the universal periodic review."""
