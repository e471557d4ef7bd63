"""Days of two months that a hyphen or a dash joins are a period; a decade is no year."""

import pytest

from tracker.reading import find_all


def dates(text: str, language: str) -> list[str]:
    return [str(each.value) for each in find_all(text, language) if each.kind in ("date", "quantity")]


@pytest.mark.parametrize("mark", ["-", "–", " - ", " – ", "\u2010", "\u2011"])
@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("The event was held on 30 June{}2 July 2023.", "en", "2023-06-30/2023-07-02"),
        ("held 28 December 2022{}3 January 2023 in Rome", "en", "2022-12-28/2023-01-03"),
        ("Genève, 30 juin{}2 juillet 2023", "fr", "2023-06-30/2023-07-02"),
        ("held in June{}July 2023", "en", "2023-06/2023-07"),
    ],
)
def test_a_hyphen_joins_days_of_two_months(text: str, language: str, edtf: str, mark: str) -> None:
    assert dates(text.format(mark), language) == [edtf]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dans les années 1990", "fr"), ("les années 1990 et 2000", "fr"), ("au début des années 1990", "fr"),
        ("in the 1990s", "en"), ("in the 1990's", "en"), ("the late 1980s and 1990s", "en"), ("los años 1990", "es"),
    ],
)  # fmt: skip
def test_a_decade_is_no_year(text: str, language: str) -> None:
    assert dates(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("au cours des années 2021 et 2022", "fr", ["2021", "2022"]), ("l'année 1990", "fr", ["1990"]),
        ("pour les années 2020 et 2021", "fr", ["2020", "2021"]), ("in 1990", "en", ["1990"]),
        ("les années 2010-2020", "fr", ["2010/2020"]),
    ],
)  # fmt: skip
def test_years_stay_years(text: str, language: str, years: list[str]) -> None:
    assert dates(text, language) == years
