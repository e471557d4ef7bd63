"""The report that the project starts from (CTOC/COP/2022/3), as far as its dates and numbers go."""

from datetime import date

import pytest

from tracker.values import (
    CAUTIOUS,
    IMPLICATED,
    STRICT,
    Bounds,
    CalendarUnit,
    InternationalString,
    Language,
    Membership,
    Quantity,
    Reading,
    Recognition,
    ReportingPeriod,
    When,
    membership,
)
from tracker.values._edtf import Shape
from tracker.values._occurrence import patterns
from tracker.values._period import PeriodRelation

PERIOD = ReportingPeriod.parse("2020-07..2022-07")
"""« juillet 2020 à juillet 2022 », read to the last day of July."""

CERTAIN, POSSIBLE, IMPOSSIBLE = Membership.CERTAIN, Membership.POSSIBLE, Membership.IMPOSSIBLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("juin 2020", IMPOSSIBLE, id="¶51 network created in June 2020: reported, but before the period"),
        pytest.param("2020", POSSIBLE, id="¶33 a study « en 2020 »; ¶2 Comoros (2020)"),
        pytest.param("mars 2021", CERTAIN, id="¶41 Maldives, March 2021"),
        pytest.param("premier trimestre 2022", CERTAIN, id="¶52 first quarter of 2022"),
        pytest.param("juillet 2022", CERTAIN, id="¶54 July 2022, read to the 31st"),
        pytest.param("{2020-11,2021,2022}", CERTAIN, id="¶47 a week in November 2020, then sessions in 2021 and 2022"),
    ],
)
def test_dates_of_the_report_lie_in_its_period(text: str, expected: Membership) -> None:
    assert membership(When(text), PERIOD) is expected


def test_july_2022_is_certain_only_because_july_is_read_to_its_end() -> None:
    """¶54: the assumption decides."""
    to_mid_july = ReportingPeriod(date(2020, 7, 1), date(2022, 7, 15))

    assert membership(When("2022-07"), to_mid_july) is POSSIBLE


def test_each_of_several_dates_counts_by_its_rule() -> None:
    """¶47: on its start it is certain; on completion it is not, as 2022 goes on after July."""
    when = When("{2020-11,2021,2022}")

    assert when.shape is Shape.ALL_OF
    assert len(when.parts) == 3
    assert (when.starts.earliest, when.starts.latest) == (date(2020, 11, 1), date(2020, 11, 30))
    assert (when.ends.earliest, when.ends.latest) == (date(2022, 1, 1), date(2022, 12, 31))
    assert membership(when, PERIOD, Recognition.ON_COMPLETION) is POSSIBLE
    assert membership(when, PERIOD, Recognition.ACTIVE) is CERTAIN


def test_starsom_lasts_beyond_the_period() -> None:
    """¶37 STARSOM 2021-2023: active for certain, started for certain, completed for certain not in the period."""
    starsom = When("2021/2023")

    assert starsom.shape is Shape.SPAN
    assert membership(starsom, PERIOD, Recognition.ACTIVE) is CERTAIN
    assert membership(starsom, PERIOD, Recognition.ON_START) is CERTAIN
    assert membership(starsom, PERIOD, Recognition.ON_COMPLETION) is IMPOSSIBLE


def test_the_two_periods_of_the_report_differ() -> None:
    """¶4 speaks of 2020-2022, 36 months; the report is about 25, which are not 24."""
    whole_years = ReportingPeriod.parse("2020..2022")

    assert (PERIOD.months, PERIOD.days) == (25, 761)
    assert whole_years.months == 36
    assert whole_years.relation(PERIOD) is PeriodRelation.CONTAINS
    assert not whole_years.has_length_of(PERIOD)
    assert str(PERIOD.previous()) == "2018-06-01..2020-06-30"


def test_the_next_report_shares_july_2022() -> None:
    """« juillet 2022 à juillet 2024 »: 31 days lie in both."""
    following = ReportingPeriod.parse("2022-07..2024-07")

    assert PERIOD.overlap_days(following) == 31
    assert PERIOD.relation(following) is PeriodRelation.OVERLAPS
    assert patterns(When("2022-07"), (PERIOD, following)) == {(True, True)}


def test_a_leap_year_is_as_long_as_another() -> None:
    """2020 and 2021 have 12 months each, and 366 and 365 days."""
    leap, other = ReportingPeriod.parse("2020"), ReportingPeriod.parse("2021")

    assert leap.has_length_of(other)
    assert (leap.days, other.days) == (366, 365)
    assert other.same_last_year() == leap


@pytest.mark.parametrize(
    ("quantity", "reading", "expected"),
    [
        pytest.param(Quantity(50, "nearly"), CAUTIOUS, Bounds(40, 50), id="¶10 près de 50"),
        pytest.param(Quantity(50, "nearly"), STRICT, Bounds(0, 50), id="¶10 près de 50, strictly"),
        pytest.param(Quantity(3500, "about"), CAUTIOUS, Bounds(3400, 3600), id="¶49 environ 3 500"),
        pytest.param(Quantity(3500, "about"), STRICT, Bounds(0, None), id="¶49 environ 3 500, strictly"),
        pytest.param(Quantity(200, "more_than"), CAUTIOUS, Bounds(201, None), id="¶49 plus de 200"),
        pytest.param(Quantity(200, "more_than"), IMPLICATED, Bounds(201, 299), id="¶49 plus de 200, implicated"),
        pytest.param(Quantity(4000, "more_than"), CAUTIOUS, Bounds(4001, None), id="¶4 plus de 4 000"),
        pytest.param(Quantity(4000, "more_than"), IMPLICATED, Bounds(4001, 4999), id="¶4 plus de 4 000, implicated"),
        pytest.param(Quantity(1000, "more_than"), CAUTIOUS, Bounds(1001, None), id="¶37 plus de 1 000"),
        pytest.param(Quantity(829), STRICT, Bounds(829, 829), id="¶31 829 affaires"),
        pytest.param(Quantity(829, "at_least"), IMPLICATED, Bounds(829, None), id="a precise number implies nothing"),
        pytest.param(Quantity(20, "at_least"), IMPLICATED, Bounds(20, 29), id="a round one does"),
    ],
)
def test_numbers_of_the_report_denote(quantity: Quantity, reading: Reading, expected: Bounds) -> None:
    assert quantity.bounds(reading) == expected


def test_words_do_not_propagate() -> None:
    """Nearly 50 and 10 are between 50 and 60, never "nearly 60"."""
    total = Quantity(50, "nearly").bounds() + Bounds.exactly(10)

    assert Quantity.describing(total) == Quantity(50, "between", upper=60)
    assert Quantity.describing(Bounds.exactly(47)) == Quantity(47)
    assert Quantity.describing(Bounds.at_least(4001)) == Quantity(4001, "at_least")
    assert Quantity.describing(Bounds.at_most(5)) == Quantity(5, "at_most")


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("mars 2021", "2021-03"),
        ("Mars  2021", "2021-03"),
        ("1er juillet 2022", "2022-07-01"),
        ("19 octobre 2018", "2018-10-19"),
        ("17 March 2021", "2021-03-17"),
        ("1st May 2020", "2020-05-01"),
        ("décembre 2020", "2020-12"),
        ("de\u0301cembre\u00a02020", "2020-12"),
        ("AOÛT 2021", "2021-08"),
        ("premier trimestre 2022", "2022-33"),
        ("deuxième trimestre de 2021", "2021-34"),
        ("2e semestre 2021", "2021-41"),
        ("third quarter of 2021", "2021-35"),
        ("first half of 2020", "2020-40"),
        ("2022-Q1", "2022-33"),
        ("2022-h2", "2022-41"),
        ("2021-T1?", "2021-37?"),
        (" 2021 ", "2021"),
        ("{ 2020-11 , 2021..2022 }", "{2020-11,2021..2022}"),
        ("[..2021-Q3]", "[..2021-35]"),
        ("2021-Q1/2022-Q2", "2021-33/2022-34"),
    ],
)
def test_phrases_and_aliases_mean_the_same_as_edtf(phrase: str, edtf: str) -> None:
    """The verbatim words stay; equality and hash look at the meaning only."""
    when = When(phrase)

    assert when.edtf == edtf
    assert when.text == phrase
    assert (when, hash(when)) == (When(edtf), hash(When(edtf)))
    assert repr(when) == f"When({edtf!r})"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("0001~", date.min, date(2, 12, 31)),
        ("9999~", date(9998, 1, 1), date.max),
        ("0001-01-01~", date.min, date(1, 1, 2)),
        ("9999-12-31~", date(9999, 12, 30), date.max),
        ("0001-33~", date.min, date(1, 6, 30)),
        ("9999-41~", date(9999, 1, 1), date.max),
        ("2020-02~", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-03~", date(2020, 2, 1), date(2020, 4, 30)),
        ("2021-03-01~", date(2021, 2, 28), date(2021, 3, 2)),
        ("2021-Q2~", date(2021, 1, 1), date(2021, 9, 30)),
        ("[0001..9999]", date.min, date.max),
        ("0001/9999", date.min, date.max),
    ],
)
def test_about_reaches_one_unit_and_stays_within_the_calendar(text: str, first: date, last: date) -> None:
    assert (When(text).earliest, When(text).latest) == (first, last)


def test_ranges_of_each_step_by_their_own_unit() -> None:
    """Only the ends of a range carry a qualifier: {2020~..2022} has three members."""
    assert [part.latest for part in When("{2020~..2022}").parts] == [date(y, 12, 31) for y in (2021, 2021, 2022)]
    assert [part.earliest for part in When("{2020..2022~}").parts] == [date(y, 1, 1) for y in (2020, 2021, 2021)]
    assert When("{2020..2020~}").parts == When("{2020~..2020}").parts == When("{2020~}").parts
    assert len(When("{2020-Q1..2021-Q2}").parts) == 6
    assert len(When("{9999-12-30..9999-12-31}").parts) == 2
    assert len(When("{9998..9999}").parts) == 2


def test_spans_leave_out_days_that_contradict_their_other_end() -> None:
    """A project that ended in 2020 started no later than its end."""
    when = When("2020-06/2020")

    assert (when.starts.latest, when.ends.earliest) == (date(2020, 6, 30), date(2020, 6, 1))
    assert When("2020/2020-06").starts.latest == date(2020, 6, 30)
    assert When("2020-06/..").ends.latest is None
    assert When("/2020").earliest is None


def test_a_day_is_a_day_unless_doubted() -> None:
    assert When.on(date(2021, 3, 17)) == When("2021-03-17")
    assert When("2021-03-17").is_day
    assert not When("2021-03-17?").is_day
    assert not When("2021-03").is_day
    assert When("2021-03-17%").is_uncertain
    assert When("2021-03-17%").is_approximate


def test_memberships_are_ordered_by_what_speaks_for_them() -> None:
    assert sorted([CERTAIN, IMPOSSIBLE, POSSIBLE]) == [IMPOSSIBLE, POSSIBLE, CERTAIN]
    assert CERTAIN >= POSSIBLE
    assert CERTAIN > IMPOSSIBLE


def test_a_label_never_decides() -> None:
    """Two periods are equal if they have the same days, whatever they are called and however they were read."""
    assumed = InternationalString(en="July read to its end")
    named = PERIOD.labelled("cop11", assumed)

    assert (named, hash(named)) == (PERIOD, hash(PERIOD))
    assert (named.label, named.assumption) == ("cop11", assumed)
    assert ReportingPeriod.of(date(2022, 2, 10), CalendarUnit.QUARTER).label == "2022-Q1"


def test_bounds_show_whole_numbers_as_such() -> None:
    assert Quantity("40/2") == Quantity("20.0") == Quantity(20)
    assert Quantity("40/2").bounds() == Bounds.exactly(20)
    assert Quantity("2.50").short() == "2.5"
    assert Bounds(3, 3).is_exact
    assert not Bounds(None, None).is_exact


def test_texts_in_several_languages() -> None:
    """The language of the first wording is the one fallen back on, and no part of the comparison."""
    title = InternationalString(fr="Atelier", en="Workshop")

    assert title == InternationalString(en="Workshop", fr="Atelier")
    assert title.languages == (Language.FRENCH, Language.ENGLISH)
    assert list(title) == ["Workshop", "Atelier"]
    assert (title.best("en"), title.best("ru"), str(title), title.get("ru")) == ("Workshop", "Atelier", "Atelier", None)
    assert repr(title) == "InternationalString(fr='Atelier', en='Workshop')"
    assert InternationalString.of("Atelier", "fr") == InternationalString(fr="Atelier")


def test_the_six_languages() -> None:
    assert [str(language) for language in Language] == ["ar", "zh", "en", "fr", "ru", "es"]
    assert [language for language in Language if language.is_right_to_left] == [Language.ARABIC]
    assert all(language.endonym for language in Language)
