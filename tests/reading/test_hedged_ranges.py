"""A hedge on a range is kept as far as bounds can say it; signs and short words hedge numbers too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading import find_all
from tracker.reading._cells import numbers_said
from tracker.values import Bounds, Quantity


def quantities(text: str, language: str) -> list[tuple[str, str]]:
    return [(each.text, each.value.short()) for each in find_all(text, language) if isinstance(each.value, Quantity)]


ABOUT = {"en": "about {} to {}", "fr": "environ {} à {}", "es": "unos {} a {}", "ru": "около {}–{}", "zh": "约{}至{}"}


@given(st.sampled_from(sorted(ABOUT)), st.integers(2, 900), st.integers(1, 900))
def test_about_a_range_holds_what_about_its_ends_holds(language: str, lower: int, more: int) -> None:
    upper = lower + more
    said = ABOUT[language].format(lower, upper)
    [found] = numbers_said(said, (language,))
    ends = [Quantity(each, "about").bounds() for each in (lower, upper)]

    assert found.bounds() == Bounds(ends[0].lower, ends[1].upper)
    assert found.text == said


@given(st.sampled_from(["at least", "more than", "at most", "fewer than"]), st.integers(1, 900), st.integers(1, 900))
def test_a_limit_of_a_range_is_that_of_the_end_that_is_certain(hedge: str, lower: int, more: int) -> None:
    [found] = numbers_said(f"{hedge} {lower} to {lower + more}", ("en",))
    certain = lower if hedge in ("at least", "more than") else lower + more

    assert found == Quantity(certain, hedge.replace(" ", "_"))


@given(st.integers(1, 900), st.integers(1, 900))
def test_plus_or_minus_is_a_range_around(number: int, off: int) -> None:
    for sign in ("±", " ± ", " +/- "):
        found = numbers_said(f"{number}{sign}{off}", ("en",))
        assert [each.short() for each in found] == ([f"{number - off}..{number + off}"] if off <= number else [])


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("about 30 to 40 judges", "en", [("about 30 to 40", "20..50")]),
        ("between about 30 and 40 judges", "en", [("between about 30 and 40", "20..50")]),
        ("approximately between 30 and 40 judges", "en", [("approximately between 30 and 40", "20..50")]),
        ("between 30 and about 40 judges", "en", [("between 30 and about 40", "20..50")]),
        ("some 35-45 judges", "en", [("some 35-45", "34..46")]),
        ("30 to 40 judges or 30 to 40 or more", "en", [("30 to 40", "30..40"), ("30 to 40 or more", ">=30")]),
        ("nearly 30 to 40 judges", "en", [("nearly 30 to 40", "20..40")]),
        ("over 30 to 40 days", "en", [("30 to 40", "30..40")]),
        ("rose from about 30 to 40", "en", [("about 30", "~30"), ("40", "40")]),
        ("20-25 judges, call 022-345-678", "en", [("20-25", "20..25"), ("022", "22")]),
        ("environ 10 à 15 % des cas", "fr", [("environ 10 à 15 %", "0..16")]),
        ("entre environ 30 et 40 juges", "fr", [("entre environ 30 et 40", "20..50")]),
        ("de 30 à 40 juges", "fr", [("30 à 40", "30..40")]),
        ("40 ± 5 juges", "fr", [("40 ± 5", "35..45")]),
        ("4k visitors, 40+ judges, ~30 clerks, ca. 20 ushers", "en",
         [("4k", "4000"), ("40+", ">=40"), ("~30", "~30"), ("ca. 20", "~20")]),
        ("40 judges or so", "en", [("40", "40")]),
        ("una treintena de juezas y 40+ jueces", "es", [("una treintena", "~30"), ("40+", ">=40")]),
        ("около десятка судей, 4 тыс. писем, 40 или более", "ru",
         [("около десятка", "~10"), ("4 тыс.", "4000"), ("40 или более", ">=40")]),
        ("несколько десятков судей", "ru", []),
        ("حوالي ٤٠ قاضيا و≈30 كاتبا", "ar", [("حوالي ٤٠", "~40"), ("≈30", "~30")]),
        ("约40人，30人左右", "zh", [("约40", "~40"), ("30人左右", "~30")]),
    ],
)  # fmt: skip
def test_hedges_of_ranges_and_signs(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert quantities(text, language) == found


@pytest.mark.parametrize(
    ("cell", "short"),
    [
        ("about 30 to 40", "20..50"), ("environ 30 à 40", "20..50"), ("около 40", "~40"), ("حوالي ٤٠", "~40"),
        ("约40人", "~40"), ("40 ± 5", "35..45"), ("une trentaine", "~30"), ("4k", "4000"), ("1,5 тыс.", "1500"),
        ("40+", ">=40"), ("c. 40", "~40"), ("20-25 approx.", "10..26"), ("40 approximately", "~40"),
    ],
)  # fmt: skip
def test_cells_are_read_alike(cell: str, short: str) -> None:
    assert [each.short() for each in numbers_said(cell)] == [short]
