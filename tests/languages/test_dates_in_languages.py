"""Dates and periods, as reports write them."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import LANGUAGES
from tracker.languages._dates import date_text, period_text
from tracker.values import ReportingPeriod, When

ROWS = [
    line.split(" | ")
    for line in (Path(__file__).parent / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
IN_SENTENCES = [row[:3] for row in ROWS]
ALONE = [[row[0], *row[-2:]] for row in ROWS]


@pytest.mark.parametrize(("edtf", "french", "english"), IN_SENTENCES)
def test_dates_in_sentences(edtf: str, french: str, english: str) -> None:
    assert date_text(When(edtf), "fr", as_phrase=True) == french
    assert date_text(When(edtf), "en", as_phrase=True) == english


@pytest.mark.parametrize(("edtf", "french", "english"), ALONE)
def test_dates_alone(edtf: str, french: str, english: str) -> None:
    assert date_text(When(edtf), "fr") == french
    assert date_text(When(edtf), "en") == english


@pytest.mark.parametrize(
    ("text", "french", "english", "french_alone", "english_alone"),
    [
        (
            "2020-07..2022-07",
            "de juillet 2020 à juillet 2022",
            "from July 2020 to July 2022",
            "juillet 2020 – juillet 2022",
            "July 2020 – July 2022",
        ),
        (
            "2021-08..2021-11",
            "d’août à novembre 2021",
            "from August to November 2021",
            "août-novembre 2021",
            "August–November 2021",
        ),
        ("2021", "en 2021", "in 2021", "2021", "2021"),
        ("2020..2022", "de 2020 à 2022", "from 2020 to 2022", "2020-2022", "2020–2022"),
        (
            "2022-Q1",
            "au premier trimestre 2022",
            "in the first quarter of 2022",
            "premier trimestre 2022",
            "first quarter of 2022",
        ),
        (
            "2022-S1",
            "au premier semestre 2022",
            "in the first half of 2022",
            "premier semestre 2022",
            "first half of 2022",
        ),
        ("2022-02", "en février 2022", "in February 2022", "février 2022", "February 2022"),
        (
            "2020-07-15..2022-07-31",
            "du 15 juillet 2020 au 31 juillet 2022",
            "from 15 July 2020 to 31 July 2022",
            "15 juillet 2020 – 31 juillet 2022",
            "15 July 2020 – 31 July 2022",
        ),
        (
            "2021-10-14..2021-10-15",
            "du 14 au 15 octobre 2021",
            "from 14 to 15 October 2021",
            "14-15 octobre 2021",
            "14–15 October 2021",
        ),
        ("2022-07-01..2022-07-01", "le 1er juillet 2022", "on 1 July 2022", "1er juillet 2022", "1 July 2022"),
    ],
)
def test_periods(text: str, french: str, english: str, french_alone: str, english_alone: str) -> None:
    period = ReportingPeriod.parse(text)

    assert period_text(period, "fr", as_phrase=True) == french
    assert period_text(period, "en", as_phrase=True) == english
    assert period_text(period, "fr") == french_alone
    assert period_text(period, "en") == english_alone


def test_days() -> None:
    assert date_text(When("2022-07-01"), "fr") == "1er juillet 2022"
    assert date_text(When("2022-07-01"), "en") == "1 July 2022"
    assert date_text(When("2022-08-12"), "fr") == "12 août 2022"


@given(st.dates(), st.dates(), st.sampled_from(LANGUAGES), st.booleans())
def test_different_periods_never_read_alike(one: date, other: date, language: str, as_phrase: bool) -> None:
    period, another = ReportingPeriod(min(one, other), max(one, other)), ReportingPeriod(one, one)
    same = period_text(period, language, as_phrase=as_phrase) == period_text(another, language, as_phrase=as_phrase)

    assert same is (period == another)


@pytest.mark.parametrize(
    ("edtf", "arabic", "chinese"),
    [
        ("2021", "في عام 2021", "2021年"),
        ("2022-33", "في الربع الأول من عام 2022", "2022年第一季度"),
        ("2021-03~", "نحو آذار/مارس 2021", "约2021年3月"),
        ("2022-05-16/2022-05-20", "من 16 إلى 20 أيار/مايو 2022", "2022年5月16日至20日"),
        ("2021-10-14/2021-10-15", "في 14 و15 تشرين الأول/أكتوبر 2021", "2021年10月14日和15日"),
        ("[2020-07-01..2021-08-31]", "بين تموز/يوليه 2020 وآب/أغسطس 2021", "2020年7月与2021年8月之间"),
        ("2020-07/", "اعتبارا من تموز/يوليه 2020", "自2020年7月起"),
    ],
)
def test_scripts_that_no_report_is_written_in_yet(edtf: str, arabic: str, chinese: str) -> None:
    """Where the year comes first, the second date is the one that leaves it out."""
    assert date_text(When(edtf), "ar", as_phrase=True) == arabic
    assert date_text(When(edtf), "zh", as_phrase=True) == chinese


@given(st.dates(), st.dates(), st.booleans())
def test_ranges_in_arabic_run_one_way_wherever_they_stand(one: date, other: date, as_phrase: bool) -> None:
    """A hyphen between numbers turns them round at the start of a text, and leaves them behind a word."""
    said = period_text(ReportingPeriod(min(one, other), max(one, other)), "ar", as_phrase=as_phrase)

    assert re.search(r"\d\s?-\s?\d", said) is None


def test_days_in_arabic_are_joined_by_a_dash() -> None:
    assert date_text(When("2022-05-16/2022-05-20"), "ar") == "16–20 أيار/مايو 2022"
