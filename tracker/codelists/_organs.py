"""Organs of the United Nations, and their sessions."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import frozen

from tracker.codelists._codelist import demanded, read_toml
from tracker.errors import InvalidSymbolError
from tracker.values import DocumentSymbol, InternationalString, When


@frozen
class Organ:
    """
    An organ of the United Nations, or a body that it services.

    Attributes:
        code: Its code, such as GA.

        name: Its name in six languages.

        symbols: How the symbols of its documents begin.
    """

    code: str
    name: InternationalString
    symbols: tuple[str, ...]


@cache
def organs() -> Mapping[str, Organ]:
    """Return every organ by its code."""
    found = {}
    for code, row in read_toml("organs.toml").items():
        symbols = tuple(row.pop("symbols"))
        found[code] = Organ(code, InternationalString(row), symbols)
    return MappingProxyType(found)


def organ(code: str) -> Organ:
    """
    Return an organ.

    >>> organ("SC").name.best("fr")
    'Conseil de sécurité'

    Raises:
        UnknownCodeError: The list does not hold it; the error carries the nearest.
    """
    return demanded(code, organs(), codelist="organs")


def organ_of(symbol: str) -> Organ | None:
    """
    Return the organ that a document symbol belongs to, by its longest known beginning; None if none fits.

    >>> [found.code for symbol in ("A/RES/76/172", "A/HRC/50/1", "E/CN.15/2021/1") if (found := organ_of(symbol))]
    ['GA', 'HRC', 'CCPCJ']
    """
    fitting = [
        (len(beginning), each)
        for each in organs().values()
        for beginning in each.symbols
        if symbol == beginning or symbol.startswith(f"{beginning}/")
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@frozen(kw_only=True)
class Session:
    """
    A numbered session of an organ.

    >>> session("GA", 80)
    Session(organ=Organ 'GA', number=80, opens=When('2025-09'))

    Attributes:
        organ: The organ.

        number: The number of the session.

        opens: The month in which it opens, or those in which it may.
    """

    organ: Organ
    number: int
    opens: When

    def __repr__(self) -> str:
        return f"Session(organ=Organ {self.organ.code!r}, number={self.number}, opens={self.opens!r})"


def session(code: str, number: int) -> Session | None:
    """
    Return the session of a number; None if the table does not tell when it opens.

    >>> session("HRC", 53).opens, session("COP-UNTOC", 11).opens
    (When('[2023-05..2023-06]'), When('2022-10'))
    >>> session("SC", 1)

    Raises:
        UnknownCodeError: There is no such organ; the error carries the nearest.
    """
    found, rule = organ(code), _rules().get(code)
    opens = None if rule is None else _opens(rule, number)
    return None if opens is None else Session(organ=found, number=number, opens=opens)


def dated_by_symbol(symbol: str) -> When | None:
    """
    Return when an act was adopted, as far as its symbol tells: in the session or the year that it names.

    >>> dated_by_symbol("A/RES/73/195"), dated_by_symbol("E/RES/2021/20"), dated_by_symbol("S/RES/2570 (2021)")
    (When('[2018-09..2019-09]'), When('2021'), When('2021'))
    >>> dated_by_symbol("CTOC/COP/2022/3")

    A session lasts until the next one of the organ opens. The symbols of reports name the session that they are for and
    say nothing of the day: only those of resolutions and decisions are read.
    """
    try:
        read = DocumentSymbol(symbol)
    except InvalidSymbolError:
        return None
    found = organ_of(read.canonical)
    act = next((place for place, part in enumerate(read.components) if part in _ACTS), None)
    if found is None or act is None:
        return None
    if read.year is not None:
        return When(str(read.year))
    named = read.components[act + 1] if act + 1 < len(read.components) else ""
    opened, following = (session(found.code, int(named) + more) if named.isdecimal() else None for more in (0, 1))
    if opened is None or following is None:
        return None
    first, last = opened.opens.window.first, following.opens.window.last
    return When(f"[{first:%Y-%m}..{last:%Y-%m}]")


_ACTS = ("RES", "DEC")
"""What stands before the session or year in the symbol of an act that was adopted."""


def session_on(code: str, year: int) -> tuple[Session, ...]:
    """
    Return the sessions that open in a year, as far as the table tells.

    >>> [each.number for each in session_on("HRC", 2023)]
    [52, 53, 54]
    """
    rule = _rules().get(organ(code).code)
    if rule is None:
        return ()
    number = rule["base"] + (year - rule["year"]) // rule["every"] * len(rule["months"])
    numbers = sorted({*range(max(1, number - 8), number + 9), *map(int, rule.get("held", {}))})
    found = (session(code, each) for each in numbers)
    return tuple(each for each in found if each is not None and each.opens.window.first.year == year)


def _opens(rule: dict[str, Any], number: int) -> When | None:
    held = rule.get("held", {}).get(str(number))
    if held is not None:
        return When(held)
    if number < rule["base"] or number > rule.get("until", number):
        return None
    months = rule["months"]
    steps, place = divmod(number - rule["base"], len(months))
    year = rule["year"] + steps * rule["every"]
    if year > _LAST_YEAR:
        return None
    first, _, last = months[place].partition("..")
    return When(f"[{year}-{first}..{year}-{last}]" if last else f"{year}-{first}")


_LAST_YEAR = 9999


@cache
def _rules() -> dict[str, dict[str, Any]]:
    return read_toml("sessions.toml")
