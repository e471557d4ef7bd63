"""What a cell means in a field: numbers, dates and countries as offices write them, and never a guess."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from attrs import Attribute, frozen

from tracker.codelists import countries, read_country
from tracker.errors import InvalidValueError, InvalidWhenError, Sentence, UnknownCodeError
from tracker.exchange._field_place import JSON, FieldPlace, is_day, kind_of
from tracker.exchange._sheets import DayText, LooseNumber, ShownNumber
from tracker.model._fields import country_code, country_codes
from tracker.reading._cells import dates_said, numbers_said
from tracker.reading._lexicon import lexicon
from tracker.reading._quantities import PER_CENT
from tracker.records._keys import TABLES, fields_of
from tracker.records._refused_values import Place, RefusedError, quoted
from tracker.values import Language, Qualifier, Quantity, When
from tracker.values._number_text import number_text

DateOrder = Literal["dmy", "mdy"]
DATE_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")
"""In what order somebody writes day, month and year in figures; a year that stands first needs no such word."""


@frozen(kw_only=True)
class Habits:
    """
    How somebody writes.

    Attributes:
        decimal: The mark before decimals, ``.`` or ``,``; None if nobody said.

        dates: The order of dates in figures, ``dmy`` or ``mdy``; None if nobody said.
    """

    decimal: str | None = None
    dates: str | None = None


Reader = Callable[[str, Habits], Any]


def reader_of(table: str, place: Place) -> Reader | None:
    """Return what reads the cells, or the items, of a field; None where any text is as good as another."""
    kind = kind_of(table, place)
    if kind is Quantity:
        return read_number
    if len(place) > 1 and place[-1] in ("value", "upper") and kind_of(table, place[:-1]) is Quantity:
        return _read_bare_number
    if kind is When:
        return read_date
    if is_day(kind):
        return read_day
    if kind is bool:
        return _read_answer
    return _read_country if names_countries(table, place) else None


def names_countries(table: str, place: Place) -> bool:
    """Tell whether a field holds codes of countries and areas."""
    if len(place) > 1 and place[-1] == "country":
        return True
    attribute: Attribute[Any] | None = fields_of(TABLES[table]).get(str(place[0]))
    validator = None if attribute is None else attribute.validator
    return validator in (country_code, country_codes) or bool(
        {country_code, country_codes} & set(getattr(validator, "_validators", ()))
    )


def in_cell(table: str, path: str, text: str) -> str:
    """
    Write what somebody typed into a workbook as its cells hold it; what cannot be read is left, and refused later.

    >>> in_cell("event", "participants", "about 40"), in_cell("event", "countries", "Chad; Niger")
    ('~40', 'TD;NE')
    """
    place = FieldPlace.of(table, path)
    reader = None if path.endswith(JSON) or place.language else reader_of(table, tuple(path.split(".")))
    if reader is None or not text:
        return text
    try:
        if place.is_list:
            read = (reader(item.strip(), Habits()) for item in text.split(";") if item.strip())
            return ";".join(";".join(each) if isinstance(each, list) else str(each) for each in read)
        said = reader(text, Habits())
    except RefusedError:
        return text
    if isinstance(said, dict):
        return Quantity(said["value"], said.get("qualifier", "exact"), upper=said.get("upper")).short()
    return str(said).lower() if isinstance(said, bool) else str(said)


# -- yes and no -------------------------------------------------------------------------------------------------------

_ANSWERS = {
    **dict.fromkeys(("true", "yes", "vrai", "oui", "verdadero", "sí", "да", "نعم", "是"), True),
    **dict.fromkeys(("false", "no", "faux", "non", "falso", "нет", "لا", "否"), False),
}
"""What spreadsheets show for true and false in the languages that they speak, and what people type."""


def _read_answer(text: str, _: Habits) -> bool | str:
    """Read whether something holds."""
    return _ANSWERS.get(text.strip().casefold(), text)


# -- numbers ----------------------------------------------------------------------------------------------------------

_EITHER = re.compile(r"[^\d]*[1-9]\d{0,2}[.,]\d{3}(?![\d.,])[^\d]*")
"""A number whose only mark parts its thousands, or its decimals; no thousands stand behind 0."""
_MARKS = re.compile(r"[\u0020\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))")
"""What parts thousands whatever the mark before decimals."""
_NOUGHT = re.compile(r"\A([<>=~]*-?[1-9]\d{0,2}\.\d\d)0\Z")
"""A nought that ends three decimals: where it is known that they are none of thousands, nobody needs it."""
_AFTER_SIGN = re.compile(r"(?<=[<>=~])[\s\u00a0\u202f]+")


def read_number(text: str, habits: Habits) -> Any:  # noqa: ANN401  # a short form, or a table with the words
    """
    Read a number: a short form, digits as somebody writes them, or words.

    >>> read_number("plus de 4 000", Habits())
    {'value': '4000', 'qualifier': 'more_than', 'text': 'plus de 4 000'}
    >>> read_number("1.234,5", Habits(decimal=",")), read_number(">50", Habits())
    ('1234.5', '>50')

    Raises:
        RefusedError: It may be two numbers, or is a percentage.
    """
    bare = in_digits(text, habits.decimal)
    if habits.decimal is None and _EITHER.fullmatch(bare) and not isinstance(text, ShownNumber | LooseNumber):
        meant = re.sub(r"[.,]", "", re.sub(r"[^\d.,]", "", bare))
        raise RefusedError(
            Sentence("{text} may be {number}, or have decimals", text=quoted(text), number=meant),
            Sentence("say which mark stands before decimals: --decimal , or --decimal ."),
        )
    bare = _NOUGHT.sub(r"\1", bare)
    if _is_short(bare):
        return bare
    found = _numbers(text, habits.decimal) or _numbers(bare, habits.decimal)
    if len(found) != 1:
        return bare
    quantity = found[0]
    if quantity.unit == PER_CENT:
        raise RefusedError(
            Sentence("{text} is a percentage", text=quoted(text)),
            Sentence("write the share, as in 7/20, or the bare number where percentages are what is counted"),
        )
    short = quantity.short()
    if not any(letter.isalpha() for letter in text):
        return short
    worded = {
        "value": number_text(quantity.value),
        "qualifier": quantity.qualifier.value,
        "text": " ".join(text.split()),
    }
    if quantity.upper is not None:
        worded["upper"] = number_text(quantity.upper)
    if quantity.qualifier is Qualifier.EXACT:
        del worded["qualifier"]
    return worded


def _read_bare_number(text: str, habits: Habits) -> str:
    """
    Read a number whose hedge stands elsewhere.

    Raises:
        RefusedError: The cell holds a hedge too.
    """
    read = read_number(text, habits)
    if isinstance(read, dict):
        form = Quantity(read["value"], read.get("qualifier", "exact"), upper=read.get("upper")).short()
    else:
        form = str(read)
    if form[:1] in ("<", ">", "~") or ".." in form:
        raise RefusedError(
            Sentence("{text} is more than a number", text=quoted(text)),
            Sentence("write {form} in a column of the field itself, without .value", form=form),
        )
    return str(read["value"]) if isinstance(read, dict) else form


def _numbers(text: str, decimal: str | None) -> tuple[Quantity, ...]:
    """Return what the words of a text may say, in the languages that have the mark before decimals."""
    if decimal is None or not re.search(r"\d[.,]\d", text):
        return numbers_said(text)
    having = [each for each in Language if lexicon(each).data["numbers"]["decimal"] == decimal]
    return numbers_said(text, tuple(having))


def _is_short(text: str) -> bool:
    try:
        Quantity.parse(text)
    except InvalidValueError:
        return False
    return True


def in_digits(text: str, decimal: str | None) -> str:
    """
    Write a number as registers do, without what parts its thousands and with a point before its decimals.

    >>> in_digits("1.234,5", ","), in_digits("> 4 000", ","), in_digits("1,234.5", "."), in_digits("about 4 000", None)
    ('1234.5', '>4000', '1234.5', 'about 4000')
    """
    bare = _AFTER_SIGN.sub("", _MARKS.sub("", text.strip())).replace("\N{MINUS SIGN}", "-")
    if decimal is None:
        if re.fullmatch(r"[<>=~]*\d{1,3}(?:,\d{3})+\.\d+", bare):  # both marks tell which is which
            return bare.replace(",", "")
        if re.fullmatch(r"[<>=~]*\d{1,3}(?:\.\d{3})+,\d+", bare):
            return bare.replace(".", "").replace(",", ".")
        return re.sub(r"(?<=\d),(?=\d{1,2}\Z|\d{4,}\Z)", ".", bare) if re.fullmatch(r"[<>=~]*\d+,\d+", bare) else bare
    thousands = "." if decimal == "," else ","
    bare = re.sub(rf"(?<=\d){re.escape(thousands)}(?=\d{{3}}(?!\d))", "", bare)
    return re.sub(r"(?<=\d),(?=\d)", ".", bare) if decimal == "," else bare


# -- dates ------------------------------------------------------------------------------------------------------------

_FIGURES = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:([./])(\d{1,2})\2(\d{1,2})|-(\d{1,2})-(\d{1,2})|-(\d))")
_WITH_TIME = re.compile(r"(.*\d)[T ]00:00(?::00(?:\.0+)?)?Z?")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050
"""The days of Excel from 1970 to 2099."""


def read_date(text: str, habits: Habits) -> str:
    """
    Read a date: as registers write it, in figures, or in words.

    >>> read_date("du 3 au 5 mars 2021", Habits()), read_date("05/03/2021", Habits(dates="dmy"))
    ('2021-03-03/2021-03-05', '2021-03-05')

    Raises:
        RefusedError: It may be two dates, or is a number by which a spreadsheet counts days.
    """
    midnight = _WITH_TIME.fullmatch(text.strip())
    bare = midnight[1] if midnight else text.strip()
    figures = _in_figures(bare, habits.dates)
    if figures is not None:
        return figures
    serial = _SERIAL.fullmatch(bare)
    if serial and _FIRST_SERIAL <= int(serial[1]) <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(serial[1]))
        raise RefusedError(
            Sentence("{text} is what spreadsheets count days by, here {day}", text=quoted(bare), day=day.isoformat()),
            Sentence("format the column as a date and save the table anew"),
        )
    try:
        When(bare)
    except InvalidWhenError as error:
        said = dates_said(bare)
        if len(said) > 1:
            raise RefusedError(
                Sentence("{text} may be {dates}", text=quoted(bare), dates=" / ".join(each.edtf for each in said)),
                Sentence("write one of them"),
            ) from error
        return said[0].edtf if said else bare
    return bare


def end_of_span(text: str, habits: Habits) -> str:
    """
    Write one of several columns that are joined to a date as registers do, where it is a day in figures by itself.

    >>> end_of_span("15/03/2021", Habits(dates="dmy")), end_of_span("15", Habits())
    ('2021-03-15', '15')

    Raises:
        RefusedError: It may be two days.
    """
    return _in_figures(text.strip(), habits.dates) or text


def read_day(text: str, habits: Habits) -> str:
    """Read a day of the calendar; what is no day is left as it is, and refused with all other values."""
    said = read_date(text, habits)
    try:
        when = When(said)
    except InvalidWhenError:
        return said
    return when.edtf if when.is_day else text.strip()


def _in_figures(text: str, order: str | None) -> str | None:
    """Read a date in figures; None if it is none."""
    first = _YEAR_FIRST.fullmatch(text)
    if first:
        parts = [int(part) for part in (first[3] or first[5] or first[7], first[4] or first[6]) if part]
        return "-".join((first[1], *(f"{part:02}" for part in parts)))
    shortest = _MONTH_AND_YEAR.fullmatch(text)
    found = _FIGURES.fullmatch(text)
    if shortest is None and found is None:
        return None
    if found and len(found[4]) == 2:  # noqa: PLR2004  # the figures of a year without its century
        raise RefusedError(
            Sentence("{text} does not tell the century of its year", text=quoted(text)),
            Sentence("write years with four figures"),
        )
    if order is None:
        raise RefusedError(
            Sentence("{text} does not tell which figure is the month", text=quoted(text)),
            Sentence("say in what order dates are written: --dates dmy or --dates mdy"),
        )
    if shortest:
        return f"{shortest[2]}-{int(shortest[1]):02}"
    assert found is not None  # noqa: S101  # one of the two was found
    day, month = (found[1], found[3]) if order == "dmy" else (found[3], found[1])
    return f"{found[4]}-{int(month):02}-{int(day):02}"


# -- countries --------------------------------------------------------------------------------------------------------


def _read_country(text: str, _: Habits) -> str | list[str]:
    """Read a country or area by its code, or by its name in any official language; several where all are known."""
    one = _country(text)
    if one is not None:
        return one
    several = _countries(text)
    return text if several is None else several


def _country(text: str) -> str | None:
    bare = text.strip()
    if bare in countries():
        return bare
    try:
        return read_country(bare).code
    except UnknownCodeError:
        return None


def _countries(text: str) -> list[str] | None:
    """
    Return the countries of a list in words, such as "Chad, Niger and Mali"; None if it names anything else.

    No name is parted that is one of a country: "Bosnia and Herzegovina" is read before its halves are looked at.
    """
    for sign in (r"[,;\n|、，；،؛]", r"\s[-–+/]\s|/"):
        parts = [part for part in re.split(sign, text) if part.strip()]
        found = [[one] if (one := _country(part)) else _joined_by_and(part) for part in parts]
        if found and all(found):
            return list(dict.fromkeys(code for codes in found for code in codes or ()))
    return None


_PIECES = 3
"""No name of a country holds more than two words for "and"."""


def _joined_by_and(text: str) -> list[str] | None:
    """Read countries with a word for "and" between them, of several ways the one with the longest names."""
    links = list(_words_for_and().finditer(text))
    starts, ends = [0, *(each.end() for each in links)], [*(each.start() for each in links), len(text)]
    found, place = list[str](), 0
    while place < len(starts):
        last = min(place + _PIECES, len(starts)) - 1
        named = ((each, _country(text[starts[place] : ends[each]])) for each in range(last, place - 1, -1))
        end, code = next(((each, code) for each, code in named if code), (place, None))
        if code is None:
            return None
        found.append(code)
        place = end + 1
    return found


@cache
def _words_for_and() -> re.Pattern[str]:
    words = {word for language in Language for word in lexicon(language).data["dates"]["and"] if " " not in word}
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, sorted(words)))}|&)\s|\sو(?=\w)|[和及]")


# -- days that a spreadsheet holds ------------------------------------------------------------------------------------


def demand_a_date_field(cell: object, reader: Reader | None) -> None:
    """
    Demand that a day of a spreadsheet stands where a date is meant: 1/20 typed into a cell became one.

    Raises:
        RefusedError: It stands elsewhere.
    """
    if isinstance(cell, DayText) and reader not in (read_date, read_day):
        raise RefusedError(
            Sentence("the cell holds the date {day}", day=str(cell)),
            Sentence("format the column as text and type it anew: 1/20 was taken for a day"),
        )
