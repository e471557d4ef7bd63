"""Numbers as sources print them, and what they denote."""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NoReturn, Self

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.values._bounds import Bounds, Number
from tracker.values._conversion import boolean, word
from tracker.values._meant import meant_quantity
from tracker.values._number_text import decimal_places, number_text
from tracker.values._safe_text import shown


class Qualifier(StrEnum):
    """
    How a source hedges a number.

    >>> Qualifier("more_than")
    <Qualifier.MORE_THAN: 'more_than'>
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    """au moins, at least"""
    MORE_THAN = "more_than"
    """plus de, more than"""
    AT_MOST = "at_most"
    """au plus, jusqu’à, at most, up to"""
    FEWER_THAN = "fewer_than"
    """moins de, fewer than"""
    NEARLY = "nearly"
    """près de, presque, nearly"""
    ABOUT = "about"
    """environ, about"""
    BETWEEN = "between"

    @classmethod
    def _missing_(cls, value: object) -> "Qualifier":
        otherwise = Sentence("the qualifiers are {words}", words=", ".join(cls))
        hint = nearest_hint(str(value), cls, otherwise=otherwise)
        raise InvalidValueError("{value} is not a qualifier; {hint}", value=shown(value), hint=hint)


def _name(value: str) -> str:
    return word(value, "name")


def _implicature(value: bool) -> bool:
    return boolean(value, "implicature")


@frozen
class Reading:
    """
    How hedged words are understood.

    Readings are nested: what an `IMPLICATED` reading allows, a `CAUTIOUS` one allows, and a `STRICT` one too.

    Attributes:
        name: Printed with every figure that was computed under it.

        tolerance: How far "about" and "nearly" reach, in units of the number's last significant place
            ("3 500" is given in hundreds); None sets no limit.

        implicature: Whether "more than 4 000" is taken to stay below the next round number, as whoever had 5 200
            would have said so (Grice's maxim of quantity).
    """

    name: str = field(converter=_name)
    tolerance: Number | None = field()
    implicature: bool = field(default=False, converter=_implicature)

    @tolerance.validator
    def _is_not_negative(self, _: object, value: Number | None) -> None:
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            raise InvalidValueError(
                "the tolerance of reading {name} must be a whole number or a fraction, got {value}",
                name=shown(self.name),
                value=shown(value),
            )
        if value < 0:
            raise InvalidValueError(
                "the tolerance of reading {name} must not be negative, got {value}",
                name=shown(self.name),
                value=shown(value),
            )


STRICT = Reading("strict", None)
"""Pure logic: "about 3 500" says nothing but that there is a number."""

CAUTIOUS = Reading("cautious", 1)
"""The default: "about" and "nearly" reach one unit of the last significant place."""

IMPLICATED = Reading("implicated", 1, implicature=True)
"""As cautious, and "more than 4 000" stays below 5 000."""

READINGS = (STRICT, CAUTIOUS, IMPLICATED)
"""The shipped readings, the widest first."""


def granule(number: Number) -> Number:
    """
    Return the unit of a number's last significant place.

    >>> granule(3500), granule(4000), granule(829), granule(Fraction("0.25"))
    (100, 1000, 1, Fraction(1, 100))

    A fraction that no decimal writes exactly counts in its own parts: the granule of 1/3 is 1/3.
    """
    if number == 0:
        return 1
    if number == int(number):
        unit = 1
        while number % (unit * 10) == 0:
            unit *= 10
        return unit
    fraction = Fraction(number)
    places = decimal_places(fraction)
    return Fraction(1, fraction.denominator if places is None else 10**places)


_NOT_NEGATIVE = {Qualifier.AT_MOST, Qualifier.FEWER_THAN, Qualifier.NEARLY, Qualifier.ABOUT}


_NUMBER = r"-?\d+(?:\.\d+|/\d+)?"
_MAX_DIGITS = 60
_LIMIT = 10**_MAX_DIGITS


def _as_number(value: int | Decimal | Fraction | str) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | str):
        raise InvalidValueError(
            'a number is expected, got {value}; write a whole number, a decimal or "1/20"', value=shown(value)
        )
    written = isinstance(value, str) and re.fullmatch(_NUMBER, value.strip(), re.ASCII) is None
    if written or (isinstance(value, Decimal) and not value.is_finite()):
        raise InvalidValueError(
            "{value} is not a number; {hint}", value=shown(str(value)), hint=_way_to_write(str(value))
        )
    try:
        exact = None if _is_long(value) else Fraction(value)
    except ZeroDivisionError:
        raise InvalidValueError("{value} divides by zero; write a number", value=shown(value)) from None
    if exact is None or abs(exact.numerator) >= _LIMIT or exact.denominator >= _LIMIT:
        raise InvalidValueError(
            "{value} has more than {max_digits} digits, and no quantity of a report has; check it",
            value=shown(value),
            max_digits=_MAX_DIGITS,
        )
    return int(exact) if exact.denominator == 1 else exact


def _way_to_write(text: str) -> Sentence:
    """Say how a number is written, and a number with a hedge: the latter is more than a number."""
    form: str | None = text.strip()
    if not _reads(text):
        meant = meant_quantity(text, _reads)
        form = next(iter(meant.forms), None) if meant is not None else None
    if form is None:
        return Sentence('write a whole number, a decimal or "1/20"')
    if re.fullmatch(_NUMBER, form, re.ASCII) is not None:
        return Sentence("write {form}", form=form)
    return Sentence('write Quantity.parse("{form}") in Python, and "{form}" by itself in a file', form=form)


def _is_long(value: int | Decimal | Fraction | str) -> bool:
    """Tell whether turning it into a fraction could take long."""
    if isinstance(value, str):
        return len(value) > 2 * _MAX_DIGITS + len("-/")
    if isinstance(value, Decimal):
        return abs(value.adjusted()) > _MAX_DIGITS or len(value.as_tuple().digits) > 2 * _MAX_DIGITS
    return False


@frozen(init=False)
class Quantity:
    """
    A number as a source prints it, hedge and all.

    >>> trained = Quantity(4000, "more_than", text="plus de 4 000")
    >>> trained.bounds()
    Bounds(lower=4001, upper=None)
    >>> Quantity(50, "nearly").bounds()
    Bounds(lower=40, upper=50)

    Two quantities are equal if they state the same number, whatever the wording.

    Attributes:
        value: The number printed, exact.

        qualifier: How it is hedged.

        upper: The second number of "between"; None for every other qualifier.

        unit: What is counted, as a plural noun; None if the record's field says it.

        text: The source's own words; None if the number was written without words.
    """

    value: Number
    qualifier: Qualifier
    upper: Number | None
    unit: str | None
    text: str | None = field(eq=False)

    def __init__(
        self,
        value: int | Decimal | Fraction | str,
        qualifier: str = Qualifier.EXACT,
        *,
        upper: int | Decimal | Fraction | str | None = None,
        unit: str | None = None,
        text: str | None = None,
    ) -> None:
        """
        Take the number exactly as printed.

        Raises:
            InvalidValueError: No number, an unknown qualifier, or a range that cannot exist.
        """
        number, hedge = _as_number(value), Qualifier(qualifier)
        unit = None if unit is None else word(unit, "unit")
        text = None if text is None else word(text, "text")
        end = None if upper is None else _as_number(upper)
        if hedge in _NOT_NEGATIVE and number < 0:
            raise InvalidValueError(
                "a quantity of {hedge} {number} cannot exist; a count is not negative",
                hedge=_words(hedge),
                number=shown(number),
            )
        if hedge is Qualifier.FEWER_THAN and number == 0:
            raise InvalidValueError("a quantity of fewer than 0 cannot exist; a count is not negative")
        if (hedge is Qualifier.BETWEEN) != (end is not None):
            raise InvalidValueError(
                "upper goes with the qualifier 'between' and only with it, got qualifier {value} and upper {end}",
                value=repr(hedge.value),
                end=shown(end),
            )
        if end is not None and end < number:
            raise InvalidValueError(
                "a quantity between {number} and {end} cannot exist; write the smaller number first",
                number=shown(number),
                end=shown(end),
            )
        self.__attrs_init__(number, hedge, end, unit, text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read the short form used in tables.

        >>> Quantity.parse(">4000")
        Quantity(value=4000, qualifier=<Qualifier.MORE_THAN: 'more_than'>, upper=None, unit=None, text=None)

        The forms are ``4000 >4000 >=20 <50 <=50 ~3500 <~50`` (nearly) ``20..25 1/20 2.5``. What may be thousands or
        decimals, as ``1.200``, is none of them.

        Raises:
            InvalidValueError: The text is none of these forms.
        """
        found = _parsed(word(text, Sentence("a quantity")).strip())
        return cls(found[1], found[0], upper=found[2])

    def short(self) -> str:
        """
        Write the short form, which `parse` reads back.

        >>> Quantity("2.50", "about").short(), Quantity("1/3").short()
        ('~2.5', '1/3')
        """
        if self.upper is not None:
            return f"{number_text(self.value)}..{number_text(self.upper)}"
        return f"{_SIGN[self.qualifier]}{number_text(self.value)}"

    def bounds(self, reading: Reading = CAUTIOUS) -> Bounds:
        """Return what the number denotes; the printed number is inside, except after "more than" and "fewer than"."""
        if self.upper is not None:
            return Bounds(self.value, self.upper)
        return _DENOTES[self.qualifier](self.value, reading)

    @classmethod
    def describing(cls, bounds: Bounds) -> Self:
        """
        Describe computed bounds: words never propagate through arithmetic, ranges do.

        >>> Quantity.describing(Bounds(40, 50) + Bounds.exactly(10)).short()
        '50..60'

        Raises:
            InvalidValueError: The bounds have no lower limit.
        """
        lower, upper = bounds.lower, bounds.upper  # L36: what is described denotes these bounds again
        if lower is None:
            raise InvalidValueError("bounds without a lower limit describe no quantity, got upper={upper}", upper=upper)
        if upper is None:
            return cls(lower, Qualifier.AT_LEAST)
        if lower == upper:
            return cls(lower)
        if lower == 0:
            return cls(upper, Qualifier.AT_MOST)
        return cls(lower, Qualifier.BETWEEN, upper=upper)


def _words(qualifier: Qualifier) -> str:
    return qualifier.value.replace("_", " ")


def _step(number: Number) -> int:
    """Return the distance to the next possible number: 1 for counts, none for fractions (the bound is closed)."""
    return 1 if isinstance(number, int) else 0


def _open_above(number: Number, first: Number, reading: Reading) -> Bounds:
    unit = granule(number)
    if reading.implicature and unit > 1:
        return Bounds(first, number + unit - 1)
    return Bounds(first, None)


def _below(number: Number, reading: Reading) -> Number:
    return 0 if reading.tolerance is None else max(0, number - reading.tolerance * granule(number))


# L34: the printed number is inside, but for "more than" and "fewer than". L35: readings are nested.
_DENOTES: dict[Qualifier, Callable[[Number, Reading], Bounds]] = {
    Qualifier.EXACT: lambda n, _: Bounds(n, n),
    Qualifier.AT_LEAST: lambda n, reading: _open_above(n, n, reading),
    Qualifier.MORE_THAN: lambda n, reading: _open_above(n, n + _step(n), reading),
    Qualifier.AT_MOST: lambda n, _: Bounds(0, n),
    Qualifier.FEWER_THAN: lambda n, _: Bounds(0, n - _step(n)),
    Qualifier.NEARLY: lambda n, reading: Bounds(_below(n, reading), n),
    Qualifier.ABOUT: lambda n, reading: Bounds(
        _below(n, reading), None if reading.tolerance is None else n + reading.tolerance * granule(n)
    ),
}

_SIGN = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: ">=",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "<=",
    Qualifier.FEWER_THAN: "<",
    Qualifier.NEARLY: "<~",
    Qualifier.ABOUT: "~",
}

_SHORT = re.compile(rf"(?P<sign>>=|<=|<~|>|<|~|)\s*(?P<value>{_NUMBER})(?:\.\.(?P<upper>{_NUMBER}))?", re.ASCII)


_EITHER = re.compile(r"-?[1-9]\d{0,2}\.\d{2}0", re.ASCII)
"""Three digits behind one mark, the last a nought: thousands as in 1.200, or decimals with one too many."""

_OTHER_MARKS = re.compile(r"\d[,\u0020\u00a0\u2009\u202f'’]\d")
"""Marks before decimals and between thousands as spreadsheets write them, which may mean one or the other."""


def _reads(text: str) -> bool:
    """Tell whether a form is read, and as a number that can exist."""
    try:
        Quantity.parse(text)
    except InvalidValueError:
        return False
    return True


def _refuse_either(text: str, number: str) -> NoReturn:
    raise InvalidValueError(
        "{text} is not a quantity; write {thousands} if the point parts thousands, {decimals} if decimals follow it",
        text=shown(text),
        thousands=number.replace(".", ""),
        decimals=number_text(Fraction(number)),
    )


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Qualifier, str, str | None]:
    found = _SHORT.fullmatch(text)
    if found is None or (found["upper"] and found["sign"]):
        meant = meant_quantity(text, _reads)
        if meant is not None:
            raise InvalidValueError("{text} is not a quantity; {hint}", text=shown(text), hint=meant.hint)
        if found is None and _OTHER_MARKS.search(text):
            raise InvalidValueError(
                "{text} is not a quantity; write decimals with a point (2.5) and thousands without a mark (4000)",
                text=shown(text),
            )
        raise InvalidValueError(
            "{text} is not a quantity; write 4000, >4000, >=20, <50, <=50, ~3500, <~50 (nearly), 20..25 or 1/20",
            text=shown(text),
        )
    if any(_EITHER.fullmatch(each) for each in (found["value"], found["upper"] or "")):
        _refuse_either(text, found["value"] if _EITHER.fullmatch(found["value"]) else found["upper"])
    if found["upper"]:
        return Qualifier.BETWEEN, found["value"], found["upper"]
    return next(qualifier for qualifier, sign in _SIGN.items() if sign == found["sign"]), found["value"], None
