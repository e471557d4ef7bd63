"""Whatever text comes, a parser returns a value or raises the documented error: no crash, no hang."""

import time
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tracker.errors import InvalidSymbolError, InvalidValueError, InvalidWhenError, UnknownCodeError
from tracker.strategies import document_symbols, periods, quantities, whens
from tracker.values import READINGS, DocumentSymbol, InternationalString, Language, Quantity, ReportingPeriod, When

DIGITS = "0123456789٢２²½Ⅳ"
SIGNS = "-–/.,:~?%<>=[]{}() \u00a0\u200b\ud800\x00\n"


def damaged(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a text that was right before characters were put in its middle, taken out or doubled."""

    def damage(text: str, at: int, out: int, put: str, copies: int) -> str:
        at %= len(text) + 1
        return (text[:at] + put + text[at + out :]) * copies

    noise = st.text(DIGITS + SIGNS + "QTSHXABCadrevmis", max_size=4)
    return st.builds(damage, texts, st.integers(0, 40), st.integers(0, 4), noise, st.sampled_from([1, 1, 1, 2, 50]))


def texts_like(right: st.SearchStrategy[str], alphabet: str) -> st.SearchStrategy[str]:
    return st.text() | st.text(alphabet, max_size=30) | damaged(right)


PHRASES = st.sampled_from(["premier trimestre 2022", "1er mars 2021", "third quarter of 2021", "fin 2022", "MAY 2020"])


@given(texts_like(whens().map(str) | PHRASES, DIGITS + SIGNS + "QTSHXrsé"))
@example("{0001..9999}")
@example("{9999..9999~}")
@example("9999-12-31~/9999~")
@example("0001-01-01~/0001-01-01")
@example("1² mars 2021")  # a footnote mark was once read as part of the day
@example("2020-00")
@example("1" * 5000)
@example("[" + "2020," * 5000 + "]")
@example("\ud800")
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        when = When(text)
    except InvalidWhenError as error:
        assert 0 < len(str(error)) < 320  # noqa: PT017  # raising is one of two good outcomes
        return

    assert when.text == text
    assert when.window.first <= when.window.last
    assert str(when).isascii()


@given(texts_like(periods().map(str) | whens().map(str), DIGITS + SIGNS + "QTSH"))
@example("[2020..2021]")
@example("..")
@example("0001..9999")
@example("9999-12-31..0001-01-01")
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = ReportingPeriod.parse(text)
    except InvalidValueError as error:
        assert type(error) is InvalidValueError  # noqa: PT017  # raising is one of two good outcomes
        assert 0 < len(str(error)) < 400  # noqa: PT017  # raising is one of two good outcomes
        return

    assert period.start <= period.end


@given(texts_like(quantities(min_value=-100).map(Quantity.short), DIGITS + SIGNS + "eE_+naif"))
@example("1/0")
@example("0/0")
@example("9" * 5000)  # more digits than Python turns into a number
@example("1/" + "3" * 4000)
@example("1.." + "2" * 5000)
@example("0." + "0" * 100 + "1")
@example("-0")
@example("<1/2")
def test_any_text_is_a_quantity_or_refused(text: str) -> None:
    for read in (Quantity, Quantity.parse):
        try:
            quantity = read(text)
        except InvalidValueError as error:
            assert type(error) is InvalidValueError  # noqa: PT017  # raising is one of two good outcomes
            assert 0 < len(str(error)) < 320  # noqa: PT017  # raising is one of two good outcomes
            continue

        assert Quantity.parse(quantity.short()) == quantity
        for reading in READINGS:
            assert quantity.bounds(reading)


@given(st.integers() | st.decimals() | st.fractions() | st.sampled_from([10**59, 10**60]))
@example(Decimal("1e999999"))
@example(Decimal("0e999999"))
@example(Decimal("1e-999999"))
@example(Decimal("sNaN"))
@example(Decimal("-Infinity"))
def test_any_number_is_a_quantity_or_refused(number: int | Decimal | Fraction) -> None:
    """The largest numbers are refused in a sentence, and no exponent makes a number that fills the memory."""
    try:
        quantity = Quantity(number)
    except InvalidValueError as error:
        assert 0 < len(str(error)) < 320  # noqa: PT017  # raising is one of two good outcomes
        return

    assert quantity.value == number
    assert Quantity(quantity.value) == quantity
    assert Quantity.parse(quantity.short()) == quantity


@given(texts_like(document_symbols().map(str), DIGITS + SIGNS + "ABCTOSRESadevorctLIV"))
@example("A/1/Add." + "9" * 5000)
@example("A/" + "B" * 110 + "/3(PARTI)")  # canonical is a character longer
@example("A/" + "A-" * 30000 + "!")
@example("A/1" + "(A " * 3000)
@example("(Sect. 1)A/1")
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    try:
        symbol = DocumentSymbol(text)
    except InvalidSymbolError as error:
        assert 0 < len(str(error)) < 320  # noqa: PT017  # raising is one of two good outcomes
        assert not DocumentSymbol.is_symbol(text)
        return

    again = DocumentSymbol(symbol.canonical)
    assert (again.canonical, again.components, again.section) == (
        symbol.canonical,
        symbol.components,
        symbol.section,
    )
    assert (again.year, again.suffixes, again.organ) == (symbol.year, symbol.suffixes, symbol.organ)
    assert str(symbol).isascii()


@given(st.dictionaries(st.text(max_size=3) | st.sampled_from(Language).map(str), st.text(max_size=10), max_size=3))
def test_any_texts_are_an_international_string_or_refused(texts: dict[str, str]) -> None:
    try:
        text = InternationalString(texts)
    except (InvalidValueError, UnknownCodeError):
        assert not texts or any(not one.strip() for one in texts.values()) or set(texts) - set(Language)
        return

    assert {code: text.get(code) for code in texts} == texts
    assert text.first == next(iter(texts))
    assert str(text) == next(iter(texts.values()))


@given(st.text())
def test_any_text_is_a_language_or_refused(text: str) -> None:
    try:
        language = Language(text)
    except UnknownCodeError as error:
        assert text not in {"ar", "zh", "en", "fr", "ru", "es"}
        assert len(str(error)) < 320  # noqa: PT017  # raising is one of two good outcomes
        return

    assert language == text


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
@example(When, "2", "1")  # a pattern for open digits once took a minute
@example(DocumentSymbol, "A/", "A-")
@given(
    st.sampled_from([When, ReportingPeriod.parse, Quantity.parse, Quantity, DocumentSymbol, Language]),
    st.text(DIGITS + SIGNS + "ABx", min_size=1, max_size=4),
    st.text(DIGITS + SIGNS + "ABx", max_size=4),
)
def test_no_text_takes_long(read: Callable[[str], object], beginning: str, repeated: str) -> None:
    """A hundred thousand characters are refused at once: no pattern backtracks."""
    text = beginning + repeated * 100_000
    started = time.perf_counter()
    with suppress(InvalidValueError, UnknownCodeError):
        read(text)

    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("text", ["2021", "mars 2021", "{2020,2021}"])
def test_space_around_a_date_does_not_matter(text: str) -> None:
    for space in (" ", "\t", "\n", "\u00a0", "\u2003", "\ufeff "):
        if space.strip():
            with pytest.raises(InvalidWhenError):
                When(space + text)
        else:
            assert When(f"{space}{text}{space}") == When(text)
