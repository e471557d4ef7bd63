"""Organs of the United Nations, and their sessions."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import frozen

from tracker.codelists._codelist import demanded, read_toml
from tracker.values import InternationalString, When


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
