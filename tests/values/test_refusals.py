# ruff: noqa: E501  # a sentence stands on one line, as its reader sees it
"""
The sentence for every refusal, one specimen each: it holds the value refused, then what to do.

Whoever changes a sentence changes it here too, and sees it as its readers will.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tracker.errors import InvalidSymbolError, InvalidValueError, InvalidWhenError, TrackerError, UnknownCodeError
from tracker.values import (
    Bounds,
    DocumentSymbol,
    InternationalString,
    Language,
    Quantity,
    Reading,
    ReportingPeriod,
    Schedule,
    When,
    Window,
)

FORMS = 'write it as in "2021-03-17", "2021-03", "2022-Q1", "2021", "2021/2023", "[2020..2022]" or "{2020-11,2021}"'
SHORT_FORMS = "write 4000, >4000, >=20, <50, <=50, ~3500, <~50 (nearly), 20..25 or 1/20"


def refusal(kind: type[TrackerError], call: Callable[[], object]) -> str:
    """Return what is said, after making sure that it is said by exactly that kind of error."""
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


def untyped(value: object) -> Any:  # noqa: ANN401  # that is its use
    """Pass what a type checker would not let pass: files hold it all the same."""
    return value


DATES = [
    ("", f"an empty date says nothing; leave the field out, or {FORMS}"),
    ("  ", f"an empty date says nothing; leave the field out, or {FORMS}"),
    *((text, f"'{text}' says nothing; leave the field out") for text in ("..", "../..", "/..", "../", "/")),
    ("2020-13", "'2020-13' has month 13; months run from 01 to 12, quarters from Q1 to Q4"),
    ("2020-00", "'2020-00' has month 00; months run from 01 to 12, quarters from Q1 to Q4"),
    ("2020-42", "'2020-42' has month 42; months run from 01 to 12, quarters from Q1 to Q4"),
    ("2020-33-01", "'2020-33-01' has month 33; months run from 01 to 12, quarters from Q1 to Q4"),
    ("2021-02-29", "'2021-02-29' does not exist: that month has 28 days; write a day from 01 to 28"),
    ("2020-01-00", "'2020-01-00' does not exist: that month has 31 days; write a day from 01 to 31"),
    (
        "2020-21",
        '\'2020-21\' is a season, and hemispheres disagree on its months; write the months, as in "2020-03/2020-05", or the quarter, as in "2020-Q1"',
    ),
    ("2020-Q5", "'2020-Q5' names part 5 of a year of 4; write Q1 to Q4"),
    ("2020-S3", "'2020-S3' names part 3 of a year of 2; write S1 to S2"),
    ("2020-T0", "'2020-T0' names part 0 of a year of 3; write T1 to T3"),
    ("4e semestre 2022", "'2022-S4' names part 4 of a year of 2; write S1 to S2"),
    ("0000", "'0000' lies in year 0; the calendar here runs from year 1 to 9999"),
    ("1er mars 0000", "'0000-03-01' lies in year 0; the calendar here runs from year 1 to 9999"),
    ("-2020", "'-2020' is outside the years 1 to 9999"),
    ("Y20200", "'Y20200' is outside the years 1 to 9999"),
    ("1e5", "'1e5' is outside the years 1 to 9999"),
    ("2020S2", "'2020S2' has significant digits; write what is possible as a set, as in \"[2010..2019]\""),
    ("201X", "'201X' has digits left open; write what is possible as a set, as in \"[2010..2019]\""),
    ("2021-XX", "'2021-XX' has digits left open; write what is possible as a set, as in \"[2010..2019]\""),
    (
        "2021-03-17T10:00",
        "'2021-03-17T10:00' has a time of day, and days are as fine as dates get here; write the date alone",
    ),
    ("10:30", "'10:30' has a time of day, and days are as fine as dates get here; write the date alone"),
    (
        "01/02/2020",
        "'01/02/2020' puts the day first or last, which cannot be told; write year-month-day, as in \"2021-03-17\"",
    ),
    (
        "17.3.2021",
        "'17.3.2021' puts the day first or last, which cannot be told; write year-month-day, as in \"2021-03-17\"",
    ),
    ("2020-1-1", "'2020-1-1' lacks a leading zero; write it as in \"2021-03-07\""),
    ("2021-3", "'2021-3' lacks a leading zero; write it as in \"2021-03-07\""),
    ("2021-03-1", "'2021-03-1' lacks a leading zero; write it as in \"2021-03-07\""),
    ("٢٠٢٠", f"'٢٠٢٠' is not a date that can be read; {FORMS}"),
    ("２０２０", f"'２０２０' is not a date that can be read; {FORMS}"),
    ("mars ２０２１", f"'mars ２０２１' is not a date that can be read; {FORMS}"),
    ("1² mars 2021", f"'1² mars 2021' is not a date that can be read; {FORMS}"),
    ("20 20", f"'20 20' is not a date that can be read; {FORMS}"),
    (
        "printemps 2021",
        (
            "'printemps 2021' does not say which days are meant; decide and write them, as in "
            '"2022-10/2022-12" or "2022-Q4"'
        ),
    ),
    ("Mexico 2021", f"'Mexico 2021' is not a date that can be read; {FORMS}"),
    (
        "fin 2022",
        '\'fin 2022\' does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
    ),
    (
        "mi-2022",
        '\'mi-2022\' does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
    ),
    (
        "early 2022",
        '\'early 2022\' does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
    ),
    ("31 February 2021", "'2021-02-31' does not exist: that month has 28 days; write a day from 01 to 28"),
    (
        "2020..2021",
        '\'2020..2021\' is not a date that can be read; write "2020/2021" if it went on so long, or "[2020..2021]" if it was some time then',
    ),
    ("2020//2021", "'2020//2021' has 3 ends; a span has two, as in \"2021/2023\""),
    ("2020/2021/2022", "'2020/2021/2022' has 3 ends; a span has two, as in \"2021/2023\""),
    ("/", "'/' says nothing; leave the field out"),
    ("2022/2021", "'2022/2021' ends before it starts; write the earlier date first"),
    ("mars 2021/avril 2021", "'mars 2021/avril 2021' is not a date that can be read; write \"2021-03/2021-04\""),
    (
        "1/2/2021",
        "'1/2/2021' puts the day first or last, which cannot be told; write year-month-day, as in \"2021-03-17\"",
    ),
    ("[2020", "'[2020' opens a set with '[' and does not close it with ']'"),
    ("{2020,2021]", "'{2020,2021]' opens a set with '{' and does not close it with '}'"),
    ("[]", "'[]' has an empty member; write a set as in \"[2020,2022]\""),
    ("{2020,}", "'{2020,}' has an empty member; write a set as in \"[2020,2022]\""),
    ("[..]", '\'[..]\' has a range that has not two ends; write it as in "[2020..2022]" or "[..2021-08]"'),
    (
        "[2020..2021..2022]",
        '\'[2020..2021..2022]\' has a range that has not two ends; write it as in "[2020..2022]" or "[..2021-08]"',
    ),
    ("[2022..2020]", "'[2022..2020]' has a range that ends before it starts; write the earlier date first"),
    ("{2022..2020}", "'{2022..2020}' has a range that ends before it starts; write the earlier date first"),
    ("{2021..2020~}", "'{2021..2020~}' has a range that ends before it starts; write the earlier date first"),
    ("{2020..}", "'{2020..}' lists all of a range without limit; give both ends, as in {2020..2022}"),
    (
        "{2020..2021-03}",
        "'{2020..2021-03}' runs from one precision to another; write both ends alike, as in {2020..2022}",
    ),
    ("{0001..9999}", "'{0001..9999}' has more than 400 members; give a span as in 2020/2022"),
]


@pytest.mark.parametrize(("text", "sentence"), DATES)
def test_a_text_that_is_no_date_says_why(text: str, sentence: str) -> None:
    assert refusal(InvalidWhenError, lambda: When(text)) == sentence


PERIODS = [
    ("", '\'\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2020?", '\'2020?\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2020~..2021", '\'2020~..2021\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2020/2021", "'2020/2021' is no period; write \"2020..2021\""),
    ("[2020..2021]", '\'[2020..2021]\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2020..", '\'2020..\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2020..2021..2022", '\'2020..2021..2022\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
    ("2021..2020", "a period must not end before it starts on 2021-01-01, got 2020-12-31"),
    (
        "fin 2022",
        "'fin 2022' is no period: 'fin 2022' does not say which days are meant; decide and write them, as in \"2022-10/2022-12\" or \"2022-Q4\"",
    ),
    ("2020-13", "'2020-13' is no period: '2020-13' has month 13; months run from 01 to 12, quarters from Q1 to Q4"),
    ("2020-07 - 2022-07", "'2020-07 - 2022-07' is no period; write \"2020-07..2022-07\""),
    ("since 2020", '\'since 2020\' is no period; write it as in "2020-07..2022-07", "2021" or "2022-Q1"'),
]


@pytest.mark.parametrize(("text", "sentence"), PERIODS)
def test_a_text_that_is_no_period_says_why(text: str, sentence: str) -> None:
    assert refusal(InvalidValueError, lambda: ReportingPeriod.parse(text)) == sentence


OTHER_MARKS = "write decimals with a point (2.5) and thousands without a mark (4000)"
SHORT = [
    ("", f"'' is not a quantity; {SHORT_FORMS}"),
    ("3 500", "'3 500' is not a quantity; write 3500"),
    ("3\xa0500", "'3\\xa0500' is not a quantity; write 3500"),
    ("40,5", "'40,5' is not a quantity; write 40.5"),
    ("1'5", f'"1\'5" is not a quantity; {OTHER_MARKS}'),
    ("environ 3500", "'environ 3500' is not a quantity; write ~3500"),
    ("<1..2", f"'<1..2' is not a quantity; {SHORT_FORMS}"),
    ("1..", f"'1..' is not a quantity; {SHORT_FORMS}"),
    ("1/0", "'1/0' divides by zero; write a number"),
    ("2..1", "a quantity between 2 and 1 cannot exist; write the smaller number first"),
    ("<0", "a quantity of fewer than 0 cannot exist; a count is not negative"),
    ("~-3", "a quantity of about -3 cannot exist; a count is not negative"),
    ("٣", f"'٣' is not a quantity; {SHORT_FORMS}"),
    ("½", f"'½' is not a quantity; {SHORT_FORMS}"),
    ("1e5", f"'1e5' is not a quantity; {SHORT_FORMS}"),
    ("nan", f"'nan' is not a quantity; {SHORT_FORMS}"),
]


@pytest.mark.parametrize(("text", "sentence"), SHORT)
def test_a_text_that_is_no_quantity_says_why(text: str, sentence: str) -> None:
    assert refusal(InvalidValueError, lambda: Quantity.parse(text)) == sentence


SYMBOLS = [
    ("", "'' is no document symbol: it has no slash; write it as in A/RES/76/172"),
    ("resolution 76", "'resolution 76' is no document symbol: it has no slash; write it as in A/RES/76/172"),
    (
        "resolution 76/172",
        "'resolution 76/172' is no document symbol: 'resolution 76' names no body; begin with the body, as in A/RES/76/172",
    ),
    ("76/172", "'76/172' is no document symbol: '76' names no body; begin with the body, as in A/RES/76/172"),
    (
        "/A/RES/60/252",
        "'/A/RES/60/252' is no document symbol: '' names no body; begin with the body, as in A/RES/76/172",
    ),
    (
        "a/res/76/172",
        "'a/res/76/172' is no document symbol: 'a' names no body; begin with the body, as in A/RES/76/172",
    ),
    ("А/76/1", "'А/76/1' is no document symbol: 'А' names no body; begin with the body, as in A/RES/76/172"),
    ("A/", "'A/' is no document symbol: '' is no part of one; write it as in CTOC/COP/2022/3"),
    ("A//1", "'A//1' is no document symbol: '' is no part of one; write it as in CTOC/COP/2022/3"),
    ("A/ 1", "'A/ 1' is no document symbol: ' 1' is no part of one; write it as in CTOC/COP/2022/3"),
    (
        "A/76/172 and Add.1",
        "'A/76/172 and Add.1' is no document symbol: '172 and Add.1' is no part of one; write it as in CTOC/COP/2022/3",
    ),
    ("A/１", "'A/１' is no document symbol: '１' is no part of one; write it as in CTOC/COP/2022/3"),
    ("A/76/172?", "'A/76/172?' is no document symbol: '172?' is no part of one; write it as in CTOC/COP/2022/3"),
    (
        "A(Sect. 1)/1",
        "'A(Sect. 1)/1' is no document symbol: 'A(Sect. 1)' names no body; begin with the body, as in A/RES/76/172",
    ),
    (
        "A/(Sect. 1)",
        "'A/(Sect. 1)' is no document symbol: '(Sect. 1)' is no part of one; write it as in CTOC/COP/2022/3",
    ),
    (
        "A/6 (Sect. 1) (Sect. 2)",
        "'A/6 (Sect. 1) (Sect. 2)' is no document symbol: '6(Sect. 1)' is no part of one; write it as in CTOC/COP/2022/3",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), SYMBOLS)
def test_a_text_that_is_no_symbol_says_why(text: str, sentence: str) -> None:
    assert refusal(InvalidSymbolError, lambda: DocumentSymbol(text)) == sentence


CALLS: list[tuple[Callable[[], object], str]] = [
    (
        lambda: ReportingPeriod(date(2022, 1, 1), date(2021, 1, 1)),
        "a period must not end before it starts on 2022-01-01, got 2021-01-01",
    ),
    (
        lambda: ReportingPeriod.parse("0001-01").previous(),
        "the period before 0001-01-01..0001-01-31 would begin before year 1",
    ),
    (
        lambda: ReportingPeriod.parse("0001-02..0001-03").previous(),
        "the period before 0001-02-01..0001-03-31 would begin before year 1",
    ),
    (
        lambda: ReportingPeriod.parse("9999-12").next(),
        "the period after 9999-12-01..9999-12-31 would end after year 9999",
    ),
    (
        lambda: ReportingPeriod.parse("9999-12-31").next(),
        "the period after 9999-12-31..9999-12-31 would end after year 9999",
    ),
    (
        lambda: ReportingPeriod.parse("9999-01..9999-08").next(),
        "the period after 9999-01-01..9999-08-31 would end after year 9999",
    ),
    (
        lambda: ReportingPeriod.parse("0001").same_last_year(),
        "the year before 0001-01-01..0001-12-31 would begin before year 1",
    ),
    (
        lambda: ReportingPeriod.parse("2020-07..2022-07").same_last_year(),
        "2020-07-01..2022-07-31 is longer than a year, so the year before shares days with it",
    ),
    (
        lambda: Window(date(2022, 1, 1), date(2021, 1, 1)),
        "latest must not lie before earliest=2022-01-01, got 2021-01-01",
    ),
    (
        lambda: Window(date(2022, 1, 1), None).clipped(not_after=date(2021, 1, 1)),
        "latest must not lie before earliest=2022-01-01, got 2021-01-01",
    ),
    (lambda: Bounds(2, 1), "upper must be at least lower=2, got 1"),
    (lambda: Bounds(Fraction(2, 3), Fraction(1, 2)), "upper must be at least lower=2/3, got 1/2"),
    (lambda: Bounds.at_most(-1), "upper must be at least lower=0, got -1"),
    (
        lambda: Bounds(untyped(1.5), 2),
        "a bound is a whole number or a fraction, got 1.5; write Fraction('0.5') for 0.5",
    ),
    (
        lambda: Bounds(untyped(value=True), 2),
        "a bound is a whole number or a fraction, got True; write Fraction('0.5') for 0.5",
    ),
    (
        lambda: Bounds(0, untyped("1")),
        "a bound is a whole number or a fraction, got '1'; write Fraction('0.5') for 0.5",
    ),
    (lambda: Bounds(10**5000, 1), "upper must be at least lower=a number of thousands of digits, got 1"),
    (lambda: Bounds(0, 1).scaled(-1), "a scale must not be negative, got -1; negate the bounds instead"),
    (lambda: Quantity(untyped(1.5)), 'a number is expected, got 1.5; write a whole number, a decimal or "1/20"'),
    (
        lambda: Quantity(untyped(value=True)),
        'a number is expected, got True; write a whole number, a decimal or "1/20"',
    ),
    (lambda: Quantity(untyped(None)), 'a number is expected, got None; write a whole number, a decimal or "1/20"'),
    (lambda: Quantity("3 500"), "'3 500' is not a number; write 3500"),
    (
        lambda: Quantity("x" * 100),
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number; write a whole number, a decimal or \"1/20\"",
    ),
    (lambda: Quantity(Decimal("NaN")), "'NaN' is not a number; write a whole number, a decimal or \"1/20\""),
    (lambda: Quantity(Decimal("Infinity")), "'Infinity' is not a number; write a whole number, a decimal or \"1/20\""),
    (lambda: Quantity("1/0"), "'1/0' divides by zero; write a number"),
    (
        lambda: Quantity(10**60),
        "100000000000000000000000000000000000000000000000000000000000… has more than 60 digits, and no quantity of a report has; check it",
    ),
    (
        lambda: Quantity(-(10**5000)),
        "a number of thousands of digits has more than 60 digits, and no quantity of a report has; check it",
    ),
    (
        lambda: Quantity(Decimal("1e1000000")),
        "1E+1000000 has more than 60 digits, and no quantity of a report has; check it",
    ),
    (lambda: Quantity(Decimal("1e-61")), "1E-61 has more than 60 digits, and no quantity of a report has; check it"),
    (
        lambda: Quantity(Fraction(1, 10**60)),
        "1/1000000000000000000000000000000000000000000000000000000000… has more than 60 digits, and no quantity of a report has; check it",
    ),
    (
        lambda: Quantity("9" * 5000),
        "'999999999999999999999999999999999999999999999999999999999999…' has more than 60 digits, and no quantity of a report has; check it",
    ),
    (lambda: Quantity(1, "abot"), "'abot' is not a qualifier; did you mean 'about'?"),
    (
        lambda: Quantity(1, "zzz"),
        "'zzz' is not a qualifier; the qualifiers are exact, at_least, more_than, at_most, fewer_than, nearly, about, between",
    ),
    (lambda: Quantity(-1, "at_most"), "a quantity of at most -1 cannot exist; a count is not negative"),
    (lambda: Quantity(Fraction(-1, 2), "nearly"), "a quantity of nearly -1/2 cannot exist; a count is not negative"),
    (lambda: Quantity(0, "fewer_than"), "a quantity of fewer than 0 cannot exist; a count is not negative"),
    (
        lambda: Quantity(1, "between"),
        "upper goes with the qualifier 'between' and only with it, got qualifier 'between' and upper None",
    ),
    (
        lambda: Quantity(1, upper=2),
        "upper goes with the qualifier 'between' and only with it, got qualifier 'exact' and upper 2",
    ),
    (
        lambda: Quantity(2, "between", upper=1),
        "a quantity between 2 and 1 cannot exist; write the smaller number first",
    ),
    (lambda: Quantity.describing(Bounds(None, 5)), "bounds without a lower limit describe no quantity, got upper=5"),
    (lambda: Reading("mine", -1), "the tolerance of reading 'mine' must not be negative, got -1"),
    (
        lambda: Reading("mine", untyped(0.5)),
        "the tolerance of reading 'mine' must be a whole number or a fraction, got 0.5",
    ),
    (InternationalString, 'a text needs at least one language, got none; write it as { fr = "…" }'),
    (lambda: InternationalString(en=" "), "the text in 'en' is empty; leave the language out or write its text"),
    (lambda: InternationalString(untyped({"en": 1})), "the text in 'en' is 1; write it in quotation marks"),
]


@pytest.mark.parametrize(("call", "sentence"), CALLS, ids=[sentence[:40] for _, sentence in CALLS])
def test_a_value_that_cannot_exist_says_why(call: Callable[[], object], sentence: str) -> None:
    assert refusal(InvalidValueError, call) == sentence


CODES: list[tuple[Callable[[], object], str]] = [
    (lambda: Language("it"), "'it' is not in code list 'languages (ar, zh, en, fr, ru, es)'"),
    (lambda: Language("EN"), "'EN' is not in code list 'languages (ar, zh, en, fr, ru, es)'"),
    (lambda: Language(""), "'' is not in code list 'languages (ar, zh, en, fr, ru, es)'"),
    (lambda: Language(untyped(None)), "'None' is not in code list 'languages (ar, zh, en, fr, ru, es)'"),
    (
        lambda: Language("x" * 100),
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not in code list 'languages (ar, zh, en, fr, ru, es)'",
    ),
    (lambda: InternationalString(it="Laboratorio"), "'it' is not in code list 'languages (ar, zh, en, fr, ru, es)'"),
]


@pytest.mark.parametrize(("call", "sentence"), CODES, ids=[sentence[:40] for _, sentence in CODES])
def test_a_language_that_is_not_one_of_the_six_is_refused(call: Callable[[], object], sentence: str) -> None:
    assert refusal(UnknownCodeError, call) == sentence


def test_a_set_with_too_many_members_is_refused() -> None:
    text = f"{{{','.join(['2020'] * 401)}}}"

    assert refusal(InvalidWhenError, lambda: When(text)).endswith("…' has 401 members; a set of dates has at most 400")
    assert len(When(text.replace("2020,", "", 1)).parts) == 400


@pytest.mark.parametrize("length", [61, 10_000, 1_000_000])
@pytest.mark.parametrize("kind", [When, ReportingPeriod.parse, Quantity, Quantity.parse, DocumentSymbol, Language])
def test_a_long_text_makes_no_long_sentence(kind: Callable[[str], object], length: int) -> None:
    """However long the text, the sentence stays one to read."""
    with pytest.raises(TrackerError) as caught:
        kind("[" + "y" * length)

    assert len(str(caught.value)) < 320


def test_a_refusal_can_be_caught_as_the_error_that_python_would_raise() -> None:
    for call in (lambda: When(""), lambda: Bounds(2, 1), lambda: DocumentSymbol("")):
        with pytest.raises(ValueError, match=r"."):
            call()
    with pytest.raises(LookupError, match="'it' is not in code list"):
        Language("it")


LOOSE: list[tuple[type[TrackerError], Callable[[], object], str]] = [
    (InvalidWhenError, lambda: When(untyped(2021)), '2021 is no date; write it as in When("2021-03")'),
    (
        InvalidValueError,
        lambda: ReportingPeriod(untyped("2021"), date(2021, 12, 31)),
        "start is a day, got '2021'; write it as in date(2021, 3, 17) or \"2021-03-17\"",
    ),
    (
        InvalidValueError,
        lambda: ReportingPeriod.parse(untyped(2021)),
        "a period is a word, got 2021; write it in quotation marks",
    ),
    (
        InvalidValueError,
        lambda: ReportingPeriod(date(2021, 1, 1), date(2021, 12, 31), assumption=untyped("read loosely")),
        "assumption is a text in a language, got 'read loosely'; write it as in InternationalString(en=\"…\")",
    ),
    (
        InvalidValueError,
        lambda: Window(untyped(7), None),
        'earliest is a day, got 7; write it as in date(2021, 3, 17) or "2021-03-17"',
    ),
    (InvalidValueError, lambda: Schedule(date(2021, 1, 1), months=untyped("1")), "months is a whole number, got '1'"),
    (
        InvalidValueError,
        lambda: InternationalString(untyped("A text")),
        "a text is given by its languages, got 'A text'; write it as in InternationalString(en=\"…\")",
    ),
    (
        InvalidSymbolError,
        lambda: DocumentSymbol(untyped(7)),
        "7 is no document symbol; write it in quotation marks",
    ),
    (
        InvalidValueError,
        lambda: Quantity.parse(untyped(7)),
        "a quantity is a word, got 7; write it in quotation marks",
    ),
    (InvalidValueError, lambda: Quantity(1, unit=untyped(7)), "unit is a word, got 7; write it in quotation marks"),
    (InvalidValueError, lambda: Reading(untyped(7), 1), "name is a word, got 7; write it in quotation marks"),
]


@pytest.mark.parametrize(("kind", "call", "message"), LOOSE)
def test_values_of_other_types_are_refused(kind: type[TrackerError], call: Callable[[], object], message: str) -> None:
    assert refusal(kind, call) == message


def test_days_are_taken_as_text_and_texts_as_days() -> None:
    assert ReportingPeriod("2021-01-01", "2021-12-31") == ReportingPeriod.parse("2021")
    assert Window("2021-01-01", None) == Window(date(2021, 1, 1), None)
    assert When(date(2021, 3, 17)) == When("2021-03-17")
