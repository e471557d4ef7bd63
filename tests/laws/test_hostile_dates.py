"""Whatever is read as a date prints in every language, and is read back as the same: also what is written in spite."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.documents import DateText, PeriodText
from tracker.errors import InvalidValueError, InvalidWhenError
from tracker.languages import LANGUAGES
from tracker.values import ReportingPeriod, When
from tracker.writers import plain_text

UNITS = ("2000", "2000-01", "2000-01-01", "2000-01-02", "2000-02-29", "2000-12-31", "2000-Q1", "2000-s2", "2000-33")
ENDS = ("2000-41", "2001-02-28", "0001", "0001-01-01", "9999", "9999-12-31", "1999")
units = st.tuples(st.sampled_from(UNITS + ENDS), st.sampled_from(("", "", "~", "?", "%"))).map("".join)
ends = units | st.sampled_from(("", ".."))
ranges = st.tuples(units | st.just(""), units | st.just("")).map("..".join)
members = st.lists(units | ranges, min_size=1, max_size=3)
sets = st.tuples(st.sampled_from(("[{}]", "{{{}}}")), members, st.sampled_from((",", " , "))).map(
    lambda drawn: drawn[0].format(drawn[2].join(drawn[1]))
)
TOKENS = (*UNITS, *ENDS, "~", "?", "%", "..", "/", ",", "[", "]", "{", "}", " ", "-", "May", "mars 2021", "2023")
texts = units | st.tuples(ends, ends).map("/".join) | sets | st.lists(st.sampled_from(TOKENS), max_size=5).map("".join)


@given(texts)
@example("[2000-01-02~..2000-01-01~]")
@example("[..9999-12-31~]")
@example("{0001-01-01~,9999-12-31~}")
def test_what_is_read_as_a_date_prints_and_is_read_back(text: str) -> None:
    try:
        read = When(text)
    except InvalidWhenError:
        return
    again = When(read.edtf)

    assert (again, again.edtf) == (read, read.edtf)
    assert (again.shape, again.starts, again.ends, again.parts) == (read.shape, read.starts, read.ends, read.parts)
    assert all(plain_text(DateText(read), language).strip() for language in LANGUAGES)


@given(texts | st.tuples(units, units).map("..".join))
def test_what_is_read_as_a_period_prints_and_is_read_back(text: str) -> None:
    try:
        read = ReportingPeriod.parse(text)
    except InvalidValueError:
        return

    assert ReportingPeriod.parse(str(read)) == read
    assert all(plain_text(PeriodText(read), language).strip() for language in LANGUAGES)


@pytest.mark.parametrize(
    "text",
    ["[2000-01-02~..2000-01-01~]", "[2000-01-02..2000-01-01%]", "[2001~..2000]", "[1990,2001%..2000~]"],
)
def test_a_range_that_runs_backwards_is_refused_though_its_ends_are_approximate(text: str) -> None:
    with pytest.raises(InvalidWhenError, match="has a range that ends before it starts; write the earlier date first"):
        When(text)


def test_a_span_that_runs_backwards_is_refused_though_its_ends_are_approximate() -> None:
    with pytest.raises(InvalidWhenError, match="'2001~/2000~' ends before it starts; write the earlier date first"):
        When("2001~/2000~")
