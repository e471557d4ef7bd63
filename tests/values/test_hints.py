"""A number or a date in another form is answered with the form to write; every form that a hint proposes is read."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.codelists import countries
from tracker.errors import InvalidValueError, InvalidWhenError, UnknownCodeError
from tracker.model import AssistanceEvent
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.values._meant import as_array, as_cell, meant_list, words_of_hints

NUMBERS = [
    ("environ 40", "~40"),
    ("about 40 people", "~40"),
    ("c. 3 500", "~3500"),
    ("at least 40", ">=40"),
    ("au moins 40", ">=40"),
    ("40+", ">=40"),
    ("40 or more", ">=40"),
    ("≥ 40", ">=40"),
    ("plus de 4 000", ">4000"),
    ("Plus de 4\N{NARROW NO-BREAK SPACE}000", ">4000"),
    ("over 1,200 judges", ">1200"),
    ("> 4 000", ">4000"),
    ("nearly 50", "<~50"),
    ("près de 50", "<~50"),
    ("no more than 12", "<=12"),
    ("fewer than 10", "<10"),
    ("moins de 10", "<10"),
    ("30-40", "30..40"),
    ("30\N{EN DASH}40", "30..40"),
    ("between 30 and 40", "30..40"),
    ("de 30 à 40 juges", "30..40"),
    ("30 to 40", "30..40"),
    ("40 participants", "40"),
    ("1'200", "1200"),
    ("2,5", "2.5"),
    ("40 %", "40/100"),
    ("12.5 per cent", "125/1000"),
]
DATES = [
    ("Q2 2021", "2021-Q2"),
    ("2021 Q2", "2021-Q2"),
    ("2021Q2", "2021-Q2"),
    ("T2 2021", "2021-Q2"),
    ("H1 2021", "2021-S1"),
    ("03/2021", "2021-03"),
    ("3.2021", "2021-03"),
    ("2021/03", "2021-03"),
    ("20210317", "2021-03-17"),
    ("March 17, 2021", "2021-03-17"),
    ("17-Sep-2021", "2021-09-17"),
    ("sept. 2021", "2021-09"),
    ("since 2021", "2021/.."),
    ("depuis mars 2021", "2021-03/.."),
    ("2021 to present", "2021/.."),
    ("2021\N{EN DASH}", "2021/.."),
    ("until March 2021", "[..2021-03]"),
    ("before 2021", "[..2020-12-31]"),
    ("après 2021", "[2022-01-01..]"),
    ("2021-2023", "2021/2023"),
    ("2021/22", "2021/2022"),
    ("mars à mai 2021", "2021-03/2021-05"),
    ("from 3 to 17 March 2021", None),  # which month the first day is in is not written beside it
    ("between 2021 and 2023", "[2021..2023]"),
    ("ca. 2021", "2021~"),
]
PERIODS = [
    ("Q2 2021", "2021-Q2"),
    ("03/2021", "2021-03"),
    ("2021-2023", "2021..2023"),
    ("2021/2023", "2021..2023"),
    ("July 2020 to July 2022", "2020-07..2022-07"),
    ("du 1er juillet 2020 au 31 juillet 2022", "2020-07-01..2022-07-31"),
    ("2020-07 - 2022-07", "2020-07..2022-07"),
    ("since 2021", None),
    ("until 2021", None),
]
GENERIC = ("write it as in", "write 4000, >4000,")


def refused(read: Callable[[str], object], text: str) -> str:
    with pytest.raises((InvalidValueError, InvalidWhenError)) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize(("text", "form"), NUMBERS)
def test_the_short_form_of_a_number_in_words(text: str, form: str) -> None:
    assert refused(Quantity.parse, text).endswith(f" is not a quantity; write {form}")
    Quantity.parse(form)


@pytest.mark.parametrize(("text", "form"), DATES)
def test_the_form_of_a_date_in_words(text: str, form: str | None) -> None:
    told = refused(When, text)

    assert GENERIC[0] in told if form is None else told.endswith(f' is not a date that can be read; write "{form}"')
    assert form is None or When(form)


@pytest.mark.parametrize(("text", "form"), PERIODS)
def test_the_form_of_a_period_in_words(text: str, form: str | None) -> None:
    told = refused(ReportingPeriod.parse, text)

    assert GENERIC[0] in told if form is None else told.endswith(f' is no period; write "{form}"')
    assert form is None or ReportingPeriod.parse(form)


def test_quotation_marks_of_a_word_processor() -> None:
    assert refused(Quantity.parse, "“40”").endswith("leave the quotation marks of a word processor out: write 40")
    assert refused(When, "« 2021 »").endswith('leave the quotation marks of a word processor out: write "2021"')


@pytest.mark.parametrize("text", ["n/a", "unknown", "\N{EM DASH}", "néant", "TBD"])
def test_what_says_nothing_is_left_out(text: str) -> None:
    assert refused(Quantity.parse, text).endswith("leave the field out where the source gives no number")
    assert refused(When, text).endswith("leave the field out where the source gives no date")


@pytest.mark.parametrize(
    ("text", "thousands", "decimals"),
    [("1.200", "1200", "1.2"), (">12.340", "12340", "12.34"), ("1..9.000", "9000", "9")],
)
def test_a_point_before_three_digits_may_part_thousands(text: str, thousands: str, decimals: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Quantity.parse(text)

    assert str(caught.value) == (
        f"{text!r} is not a quantity; write {thousands} if the point parts thousands, {decimals} if decimals follow it"
    )


@pytest.mark.parametrize("text", ["1.2", "1.20", "1.2000", "1.234", "0.050", "1000.250", "20..200"])
def test_a_point_that_can_only_stand_before_decimals_is_read(text: str) -> None:
    assert Quantity.parse(text)


def test_a_comma_may_mark_decimals() -> None:
    assert refused(Quantity.parse, "4,000").endswith("write 4000, or 4 if the comma marks decimals")


@pytest.mark.parametrize("text", ["2021/03/12", "2021.03.12", "2021/3/12"])
def test_a_day_after_its_year_and_month_can_be_told(text: str) -> None:
    assert refused(When, text).endswith('write "2021-03-12"')


def test_a_range_is_a_span_or_a_doubt() -> None:
    told = 'write "2020/2021" if it went on so long, or "[2020..2021]" if it was some time then'
    assert refused(When, "2020..2021").endswith(told)


@pytest.mark.parametrize(
    "text", ["forty", "two to three", "1/2/3", "40 of 50", "A/80/604", "spring 2021", "12/03/2021", "-"]
)
def test_what_is_not_clear_is_not_guessed(text: str) -> None:
    told = refused(When, text)

    assert not re.search(r'; write "', told)


# -- laws -------------------------------------------------------------------------------------------------------------

HEDGES = [
    word
    for words in (*words_of_hints()["quantities"]["before"].values(), *words_of_hints()["quantities"]["after"].values())
    for word in words
]
LINKS = [word for value in words_of_hints()["dates"].values() for word in value if isinstance(word, str)]
PIECES = st.one_of(
    st.sampled_from(
        [*HEDGES, *LINKS, "between", "and", "entre", "et", "%", "per cent", "“", "”", "–", " ", "/", "..", "Q2", "H1"]
    ),
    st.sampled_from(
        ["mars 2021", "March", "May 2021", "2021", "2020-02", "2021-02-29", "0000", "9999", "0001", "13/2021"]
    ),
    st.integers(0, 10**7).map(str),
    st.integers(0, 9999).map("{:,}".format),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=5).map(" ".join) | st.lists(PIECES, max_size=4).map("".join)


def forms_in(told: str) -> list[str]:
    """Return the forms that a hint proposes; that of a generic hint are examples."""
    hint = told.rpartition("; ")[2] if "; " in told else ""
    return re.findall(r'"([^"]+)"', hint)


@given(TEXTS)
@example("before 0001")
@example("after 9999")
@example("ca. 0001-01-01")
def test_every_form_that_is_proposed_for_a_date_is_read(text: str) -> None:
    try:
        When(text)
    except InvalidWhenError as error:
        for form in forms_in(str(error)):
            When(form)


@given(TEXTS)
def test_every_form_that_is_proposed_for_a_period_is_read(text: str) -> None:
    try:
        ReportingPeriod.parse(text)
    except InvalidValueError as error:
        if " is no period; " in str(error):
            for form in forms_in(str(error)):
                ReportingPeriod.parse(form)


@given(TEXTS)
@example("fewer than 0")
@example("40 to 30")
def test_every_form_that_is_proposed_for_a_number_is_read(text: str) -> None:
    try:
        Quantity.parse(text)
    except InvalidValueError as error:
        proposed = re.search(r"; (?:.*: )?write (\S+?)(?:, or (\S+) if .*)?\Z", str(error))
        for form in filter(None, proposed.groups() if proposed else ()):
            Quantity.parse(form)


@given(st.sampled_from(sorted(NUMBERS)), st.sampled_from(["", " ", "\N{NO-BREAK SPACE}"]))
def test_room_and_capitals_do_not_matter(pair: tuple[str, str], room: str) -> None:
    text, form = pair

    assert refused(Quantity.parse, f"{room}{text.upper()}{room}").endswith(f"write {form}")


@given(
    st.lists(st.sampled_from(sorted(countries())), min_size=2, max_size=5),
    st.sampled_from([", ", ",", " and ", "/", "; ", " et "]),
)
def test_several_countries_in_one_are_parted(codes: list[str], between: str) -> None:
    title, when = InternationalString(en="A"), When("2021")
    with pytest.raises(UnknownCodeError) as caught:
        AssistanceEvent(id="a", kind="training", title=title, when=when, countries=frozenset({between.join(codes)}))

    assert f"write {as_cell(codes)} in a column of a table, and {as_array(codes)} elsewhere" in str(caught.value)


def test_a_list_is_one_only_where_each_item_is_known() -> None:
    known = {"a": "a", "b": "b"}.get

    assert meant_list("a; “b”", known) == ("a", "b")
    assert meant_list("a, c", known) is None
    assert meant_list("a", known) is None


FISCAL = "a fiscal year begins when an office says; write its first and its last month, as in"
UNDECIDED = {
    "13/2021": 'is not a date that can be read; there is no month 13; write year and month, as in "2021-03"',
    "FY2021": f'is not a date that can be read; {FISCAL} "2020-07/2021-06"',
    "exercice 2021": f'is not a date that can be read; {FISCAL} "2020-07/2021-06"',
    "Spring 2021": 'does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
    "été 2021": 'does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
}


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_only_the_author_knows_is_left_to_the_author(text: str) -> None:
    assert refused(When, text) == f"{text!r} {UNDECIDED[text]}"


@pytest.mark.parametrize("text", ["FY2021", "FY 2021/22", "fiscal year 2021"])
def test_the_days_of_a_fiscal_year_are_those_of_an_office(text: str) -> None:
    assert refused(ReportingPeriod.parse, text) == f'{text!r} is no period; {FISCAL} "2020-07..2021-06"'


@pytest.mark.parametrize(
    ("text", "form"), [("~40", "~40"), ("about 40", "~40"), (" 20..25 ", "20..25"), ("plus de 4 000", ">4000")]
)
def test_a_number_with_a_hedge_is_more_than_a_number(text: str, form: str) -> None:
    assert refused(Quantity, text).endswith(
        f'is not a number; write Quantity.parse("{form}") in Python, and "{form}" by itself in a file'
    )
    assert Quantity.parse(form)


def test_the_marks_of_a_word_processor_are_named() -> None:
    title, when = InternationalString(en="A"), When("2021")
    with pytest.raises(UnknownCodeError) as caught:
        AssistanceEvent(id="a", kind="“training”", title=title, when=when)

    assert str(caught.value) == (
        "'“training”' is not in code list 'kinds of assistance'; leave the quotation marks of a word processor out: "
        "write 'training'"
    )
    assert refused(Quantity.parse, "“40”").endswith("leave the quotation marks of a word processor out: write 40")
    assert refused(Quantity.parse, '"40"').endswith("leave the quotation marks out: write 40")


def test_a_kind_is_found_among_the_words_that_are_written() -> None:
    title, when = InternationalString(en="A"), When("2021")
    with pytest.raises(UnknownCodeError) as caught:
        AssistanceEvent(id="a", kind="Training course", title=title, when=when)

    assert str(caught.value).endswith("; did you mean 'training'?")


@pytest.mark.parametrize(
    "written",
    [
        "more than 4 million", "3 thousand", "1.5 million", "2 dozen", "plus de 3 mille", "2 douzaines", "4-5 per day",
        "40 per day", "2 millones", "about 3 million people", "40 fois", "5 par mois", "3 million or more",
    ],
)  # fmt: skip
def test_no_number_is_proposed_where_a_word_behind_it_makes_another(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Quantity.parse(written)

    assert re.search(r"write 4000, >4000|thousands without a mark", str(caught.value)), caught.value
