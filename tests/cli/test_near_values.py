"""What is asked for by a misspelt value, key, country or day is answered with the near one."""

import pytest

from tests.command_line import typed

EXAMPLE = "examples/smuggling-of-migrants"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("kind=trainig", "None has 'trainig' as kind; did you mean 'training'?"),
        ("countries=Kenya", "None has 'Kenya' as countries; did you mean 'KE'?"),
        ("countries=Kenia", "None has 'Kenia' as countries; did you mean 'KE'?"),
    ],
)
def test_a_value_that_no_record_has(condition: str, said: str) -> None:
    done = typed("list", EXAMPLE, "event", "--where", condition)

    assert done.returncode == 0
    assert done.stderr == f"No record is as asked.\n{said}\n"


def test_a_value_that_is_like_no_other_is_not_guessed_at() -> None:
    assert typed("list", EXAMPLE, "event", "--where", "kind=xyz").stderr == "No record is as asked.\n"
    assert typed("list", EXAMPLE, "event", "--where", "countries=KE").stderr.count("did you mean") == 0


def test_a_key_of_one_where_records_have_several() -> None:
    done = typed("list", EXAMPLE, "event", "--where", "contry=KE")

    assert done.stderr == "Error: records of type 'event' have no key 'contry'; did you mean 'countries'?\n"


def test_the_name_of_a_country_is_in_the_language_of_the_answer() -> None:
    done = typed("list", EXAMPLE, "event", "--country", "Germny", "--language", "fr")

    assert done.stderr.endswith("s’agit-il de 'DE' (Allemagne)\u00a0?\n")
    assert typed("list", EXAMPLE, "event", "--country", "Germny").stderr.endswith("did you mean 'DE' (Germany)?\n")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021/03/12", "write 2021-03-12"),
        ("12 March 2021", "write 2021-03-12"),
        ("12/03/2021", "write it as in 2022-07-31"),
    ],
)
def test_a_day_in_another_form(day: str, said: str) -> None:
    done = typed("due", EXAMPLE, "--on", day)

    assert done.returncode == 2
    assert done.stderr.endswith(f"'{day}' is not a day; {said}\n")
