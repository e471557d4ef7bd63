"""Dates and periods, as reports write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import LANGUAGES, date_text, day_text, period_text
from tracker.values import ReportingPeriod, When

DATES = [
    # EDTF, French phrase, English phrase, French alone, English alone
    ("2022-07-01", "le 1er juillet 2022", "on 1 July 2022", "1er juillet 2022", "1 July 2022"),
    ("2022-08-31", "le 31 août 2022", "on 31 August 2022", "31 août 2022", "31 August 2022"),
    ("2021-03", "en mars 2021", "in March 2021", "mars 2021", "March 2021"),
    ("2020", "en 2020", "in 2020", "2020", "2020"),
    (
        "2022-Q1",
        "au premier trimestre 2022",
        "in the first quarter of 2022",
        "premier trimestre 2022",
        "first quarter of 2022",
    ),
    (
        "2022-Q4",
        "au quatrième trimestre 2022",
        "in the fourth quarter of 2022",
        "quatrième trimestre 2022",
        "fourth quarter of 2022",
    ),
    (
        "2022-S2",
        "au second semestre 2022",
        "in the second half of 2022",
        "second semestre 2022",
        "second half of 2022",
    ),
    (
        "2022-T3",
        "au troisième quadrimestre 2022",
        "in the last four months of 2022",
        "troisième quadrimestre 2022",
        "last four months of 2022",
    ),
    # what the source doubts
    ("2021-03~", "vers mars 2021", "around March 2021", "vers mars 2021", "around March 2021"),
    ("2021-03-15~", "vers le 15 mars 2021", "around 15 March 2021", "vers le 15 mars 2021", "around 15 March 2021"),
    (
        "2022-Q1~",
        "vers le premier trimestre 2022",
        "around the first quarter of 2022",
        "vers le premier trimestre 2022",
        "around the first quarter of 2022",
    ),
    (
        "2021-03?",
        "en mars 2021 (date incertaine)",
        "in March 2021 (date uncertain)",
        "mars 2021 (date incertaine)",
        "March 2021 (date uncertain)",
    ),
    (
        "2021%",
        "vers 2021 (date incertaine)",
        "around 2021 (date uncertain)",
        "vers 2021 (date incertaine)",
        "around 2021 (date uncertain)",
    ),
    (
        "2021~/2022",
        "de 2021 à 2022 (dates approximatives)",
        "from 2021 to 2022 (dates approximate)",
        "2021-2022 (dates approximatives)",
        "2021–2022 (dates approximate)",
    ),
    # spans
    (
        "2021-10-14/2021-10-15",
        "les 14 et 15 octobre 2021",
        "on 14 and 15 October 2021",
        "14 et 15 octobre 2021",
        "14 and 15 October 2021",
    ),
    (
        "2021-05-01/2021-05-02",
        "les 1er et 2 mai 2021",
        "on 1 and 2 May 2021",
        "1er et 2 mai 2021",
        "1 and 2 May 2021",
    ),
    (
        "2022-05-16/2022-05-20",
        "du 16 au 20 mai 2022",
        "from 16 to 20 May 2022",
        "16-20 mai 2022",
        "16–20 May 2022",
    ),
    (
        "2021-06-28/2021-07-02",
        "du 28 juin au 2 juillet 2021",
        "from 28 June to 2 July 2021",
        "28 juin – 2 juillet 2021",
        "28 June – 2 July 2021",
    ),
    (
        "2021-04-30/2021-05-01",
        "du 30 avril au 1er mai 2021",
        "from 30 April to 1 May 2021",
        "30 avril – 1er mai 2021",
        "30 April – 1 May 2021",
    ),
    (
        "2021-12-28/2022-01-03",
        "du 28 décembre 2021 au 3 janvier 2022",
        "from 28 December 2021 to 3 January 2022",
        "28 décembre 2021 – 3 janvier 2022",
        "28 December 2021 – 3 January 2022",
    ),
    ("2021-03/2021-07", "de mars à juillet 2021", "from March to July 2021", "mars-juillet 2021", "March–July 2021"),
    (
        "2021-08/2022-10",
        "d’août 2021 à octobre 2022",
        "from August 2021 to October 2022",
        "août 2021 – octobre 2022",
        "August 2021 – October 2022",
    ),
    ("2021/2023", "de 2021 à 2023", "from 2021 to 2023", "2021-2023", "2021–2023"),
    ("2021/2021", "en 2021", "in 2021", "2021", "2021"),
    (
        "2021-03-15/2021-06",
        "du 15 mars 2021 à juin 2021",
        "from 15 March 2021 to June 2021",
        "15 mars 2021 – juin 2021",
        "15 March 2021 – June 2021",
    ),
    (
        "2021-Q1/2022-Q3",
        "du premier trimestre 2021 au troisième trimestre 2022",
        "from the first quarter of 2021 to the third quarter of 2022",
        "premier trimestre 2021 – troisième trimestre 2022",
        "first quarter of 2021 – third quarter of 2022",
    ),
    # open and unknown ends
    ("2019/..", "depuis 2019", "since 2019", "depuis 2019", "since 2019"),
    ("2019-04/..", "depuis avril 2019", "since April 2019", "depuis avril 2019", "since April 2019"),
    (
        "2019-04-01/..",
        "depuis le 1er avril 2019",
        "since 1 April 2019",
        "depuis le 1er avril 2019",
        "since 1 April 2019",
    ),
    ("2019/", "à partir de 2019", "from 2019", "à partir de 2019", "from 2019"),
    ("2019-04/", "à partir d’avril 2019", "from April 2019", "à partir d’avril 2019", "from April 2019"),
    ("../2021", "jusqu’en 2021", "until 2021", "jusqu’en 2021", "until 2021"),
    ("/2021-08", "jusqu’en août 2021", "until August 2021", "jusqu’en août 2021", "until August 2021"),
    (
        "../2021-08-03",
        "jusqu’au 3 août 2021",
        "until 3 August 2021",
        "jusqu’au 3 août 2021",
        "until 3 August 2021",
    ),
    # one of several
    ("[2020..2022]", "entre 2020 et 2022", "between 2020 and 2022", "entre 2020 et 2022", "between 2020 and 2022"),
    (
        "[2020-07-01..2022-07-31]",
        "entre juillet 2020 et juillet 2022",
        "between July 2020 and July 2022",
        "entre juillet 2020 et juillet 2022",
        "between July 2020 and July 2022",
    ),
    (
        "[2020-01-01..2022-12-31]",
        "entre 2020 et 2022",
        "between 2020 and 2022",
        "entre 2020 et 2022",
        "between 2020 and 2022",
    ),
    ("[2021-01-01..2021-12-31]", "en 2021", "in 2021", "2021", "2021"),
    (
        "[2022-01-01..2022-03-31]",
        "au premier trimestre 2022",
        "in the first quarter of 2022",
        "premier trimestre 2022",
        "first quarter of 2022",
    ),
    (
        "[2022-05-03..2022-05-15]",
        "entre le 3 et le 15 mai 2022",
        "between 3 and 15 May 2022",
        "entre le 3 et le 15 mai 2022",
        "between 3 and 15 May 2022",
    ),
    (
        "[2022-03..2022-06]",
        "entre mars et juin 2022",
        "between March and June 2022",
        "entre mars et juin 2022",
        "between March and June 2022",
    ),
    (
        "[..2021-08]",
        "au plus tard en août 2021",
        "in August 2021 at the latest",
        "au plus tard en août 2021",
        "in August 2021 at the latest",
    ),
    (
        "[..2021-08-03]",
        "au plus tard le 3 août 2021",
        "on 3 August 2021 at the latest",
        "au plus tard le 3 août 2021",
        "on 3 August 2021 at the latest",
    ),
    (
        "[2021..]",
        "au plus tôt en 2021",
        "in 2021 at the earliest",
        "au plus tôt en 2021",
        "in 2021 at the earliest",
    ),
    ("[2020,2022]", "en 2020 ou en 2022", "in 2020 or in 2022", "2020 ou 2022", "2020 or 2022"),
    (
        "[2019,2021-03?,2022]",
        "en 2019, en mars 2021 ou en 2022 (date incertaine)",
        "in 2019, in March 2021 or in 2022 (date uncertain)",
        "2019, mars 2021 ou 2022 (date incertaine)",
        "2019, March 2021 or 2022 (date uncertain)",
    ),
    # all of several
    (
        "{2020-11,2021,2022}",
        "en novembre 2020, en 2021 et en 2022",
        "in November 2020, in 2021 and in 2022",
        "novembre 2020, 2021 et 2022",
        "November 2020, 2021 and 2022",
    ),
    (
        "{2021-10-14,2021-10-15}",
        "les 14 et 15 octobre 2021",
        "on 14 and 15 October 2021",
        "14 et 15 octobre 2021",
        "14 and 15 October 2021",
    ),
    ("{2020..2022}", "de 2020 à 2022", "from 2020 to 2022", "2020-2022", "2020–2022"),
    (
        "{2021-05-14,2021-06-03}",
        "le 14 mai 2021 et le 3 juin 2021",
        "on 14 May 2021 and on 3 June 2021",
        "14 mai 2021 et 3 juin 2021",
        "14 May 2021 and 3 June 2021",
    ),
]


@pytest.mark.parametrize(("edtf", "french", "english", "_", "__"), DATES)
def test_dates_in_sentences(edtf: str, french: str, english: str, _: str, __: str) -> None:
    assert date_text(When(edtf), "fr", as_phrase=True) == french
    assert date_text(When(edtf), "en", as_phrase=True) == english


@pytest.mark.parametrize(("edtf", "_", "__", "french", "english"), DATES)
def test_dates_alone(edtf: str, _: str, __: str, french: str, english: str) -> None:
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
        ("2021", "2021", "2021", "2021", "2021"),
        ("2020..2022", "de 2020 à 2022", "from 2020 to 2022", "2020-2022", "2020–2022"),
        (
            "2022-Q1",
            "premier trimestre 2022",
            "first quarter of 2022",
            "premier trimestre 2022",
            "first quarter of 2022",
        ),
        ("2022-S1", "premier semestre 2022", "first half of 2022", "premier semestre 2022", "first half of 2022"),
        ("2022-02", "février 2022", "February 2022", "février 2022", "February 2022"),
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
        ("2022-07-01..2022-07-01", "1er juillet 2022", "1 July 2022", "1er juillet 2022", "1 July 2022"),
    ],
)
def test_periods(text: str, french: str, english: str, french_alone: str, english_alone: str) -> None:
    period = ReportingPeriod.parse(text)

    assert period_text(period, "fr", as_phrase=True) == french
    assert period_text(period, "en", as_phrase=True) == english
    assert period_text(period, "fr") == french_alone
    assert period_text(period, "en") == english_alone


def test_days() -> None:
    assert day_text(date(2022, 7, 1), "fr") == "1er juillet 2022"
    assert day_text(date(2022, 7, 1), "en") == "1 July 2022"
    assert day_text(date(2022, 8, 12), "fr") == "12 août 2022"


@given(st.dates(), st.dates(), st.sampled_from(LANGUAGES), st.booleans())
def test_different_periods_never_read_alike(one: date, other: date, language: str, as_phrase: bool) -> None:
    period, another = ReportingPeriod(min(one, other), max(one, other)), ReportingPeriod(one, one)
    same = period_text(period, language, as_phrase=as_phrase) == period_text(another, language, as_phrase=as_phrase)

    assert same is (period == another)
