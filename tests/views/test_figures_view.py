"""Figures as blocks: each with its number, its time, its bounds if they say more, and every record behind it."""

import pytest
from shown import labels_of, pairs_of, titles_of, values_of

from tracker import load, measure, measure_all
from tracker.model import Register
from tracker.views import as_json, view
from tracker.words._records import country_name
from tracker.writers import plain_text

SOM = load("examples/smuggling-of-migrants")
PLAN = load("examples/programme-plan")


@pytest.mark.parametrize(
    ("register", "period", "by"), [(SOM, "cop11", None), (SOM, "cop10", "country"), (PLAN, "2025", None)]
)
def test_every_figure_is_shown_with_every_record_behind_it(register: Register, period: str, by: str | None) -> None:
    indicators = ["events"] if by else None
    figures = measure_all(register, indicators, period, by=by)
    blocks = view(figures, register)

    assert len(figures) == len(blocks) > 1
    for figure, block, title in zip(figures, blocks, titles_of(blocks), strict=True):
        assert title.startswith(plain_text(figure.indicator.title, "en"))
        assert f"[{figure.indicator.id}, " in title
        countries = [code for dimension, code in figure.by if dimension == "country"]
        assert all(f" – country {plain_text(country_name(code), 'en')}  [" in title for code in countries)
        assert labels_of(block)[:2] == ["figure", "time"]
        assert values_of(block, "records") == ([", ".join(figure.certain)] if figure.certain else [])
        assert values_of(block, "possibly") == ([", ".join(figure.possible)] if figure.possible else [])


@pytest.mark.parametrize(
    ("by", "part"),
    [
        ("country", " – country Pakistan  ["),
        ("kind", " – kind Training courses  ["),
        ("region", " – region Africa  ["),
        ("programme", " – programme Operation Turquesa II  ["),
    ],
)
def test_a_part_has_its_name_and_no_code(by: str, part: str) -> None:
    titles = titles_of(view(measure_all(SOM, ["events"], "cop11", by=by), SOM))

    assert any(part in title for title in titles)


def test_bounds_stand_beside_a_figure_that_is_not_exact() -> None:
    exact = measure(SOM, "states-legislative-assistance", "cop11")
    open_list = measure(SOM, "countries-assisted", "cop11")
    by_file = measure(SOM, "documents-issued", "cop11")

    assert "bounds" not in labels_of(view(exact, SOM)[0])
    assert pairs_of(view(open_list, SOM)[0])[:4] == [
        ("figure", "at least 28 countries"),
        ("time", "July 2020 – July 2022"),
        ("bounds", "28 to no limit (cautious reading)"),
        ("remarks", "open list"),
    ]
    assert values_of(view(by_file, SOM)[0], "figure") == ["at least 6 documents; 10 more not precisely dated"]
    assert values_of(view(by_file, SOM)[0], "bounds") == ["6 to 16 (cautious reading)"]


def test_a_figure_that_there_is_not_says_why() -> None:
    (block,) = view(measure(SOM, "central-med-arrivals", "cop10"), SOM)

    assert pairs_of(block)[0] == ("figure", "not reported")


def test_json_holds_what_the_figure_holds() -> None:
    figure = measure(SOM, "events", "cop11")
    found = as_json(figure, "fr")

    assert found["output"] == 1
    assert found["records"] == {"certain": list(figure.certain), "possible": list(figure.possible)}
    assert (found["bounds"]["lower"], found["bounds"]["upper"]) == (30, 40)
    assert found["bounds"]["wording"] == "30 à 40"
    assert [{"output": 1, **each} for each in as_json((figure, figure), "fr")["figures"]] == [found, found]
