"""How values are written in files, each example read by the loader itself."""

import tomllib
from decimal import Decimal
from typing import Any

from _markdown import code, heading, linked, table

from tracker.codelists import countries
from tracker.indicators._breakdown import DIMENSIONS
from tracker.records._hooks import quantity
from tracker.values import Bounds, When
from tracker.values._edtf import Shape

__all__ = ["bounds_in_words", "value_sections"]

_DATES = (
    "2021-03-17",
    "2021-03",
    "2022-Q1",
    "2022-S1",
    "2021",
    "2021/2023",
    "2021-05/..",
    "[2020..2022]",
    "[2020,2022]",
    "[..2021-08]",
    "{2020-11,2021,2022}",
    "2021?",
    "2021-03~",
    "premier trimestre 2022",
)
_STATEMENTS = {
    Shape.POINT: "one day in it",
    Shape.SPAN: "from the one to the other",
    Shape.ONE_OF: "one day in one of them",
    Shape.ALL_OF: "in each of them; counts once",
}
_QUANTITIES = (
    "4000",
    "2.5",
    '"1/20"',
    '">4000"',
    '"20..25"',
    '{ value = 4000, qualifier = "more_than", text = "plus de 4 000" }',
    '{ value = 20, qualifier = "between", upper = 25, unit = "States" }',
)


def bounds_in_words(bounds: Bounds) -> str:
    """
    Write bounds.

    >>> bounds_in_words(Bounds.at_least(4001))
    '4001 or more'
    """
    if bounds.is_exact:
        return str(bounds.lower)
    if bounds.upper is None:
        return "any number" if bounds.lower is None else f"{bounds.lower} or more"
    return f"{bounds.lower} to {bounds.upper}"


def value_sections() -> list[str]:
    """Write a section for each sort of value."""
    return [
        heading(3, "Word"),
        "Text in quotation marks that is the same in every language.",
        heading(3, "Id"),
        "A word without spaces, unique among the records of its type: `gloact-pk-fia-training`.",
        heading(3, "Text"),
        (
            'In the first language of the register, `"Atelier"`, or by language, '
            f'`{{ fr = "Atelier", en = "Workshop" }}`; {linked("the languages", "Language", "code-lists.md")} are six.'
        ),
        heading(3, "Day"),
        'One day: `2021-03-17` or `"2021-03-17"`.',
        heading(3, "Date"),
        (
            "As precise as the source and no more, in quotation marks (a subset of EDTF, ISO 8601-2). A day may stand "
            "without. `Q1` to `Q4` are quarters, `S1` and `S2` half-years."
        ),
        table(["written", "statement", "first day possible", "last day possible"], map(_date, _DATES)),
        (
            "`?` doubts a date, so that it never certainly lies in a period. `~` makes it wider by its own length on "
            "each side. `%` does both. Months and quarters in English or French words are read as well."
        ),
        heading(3, "Quantity"),
        (
            "A number as the source prints it, hedge and all. The short forms in quotation marks are those of CSV "
            f"cells. {linked('Qualifiers', 'Qualifiers', 'code-lists.md')} lists all hedges."
        ),
        table(["written", "stands for, under the cautious reading"], map(_quantity, _QUANTITIES)),
        heading(3, "Reporting period"),
        (
            "The id of a declared [period](#period), or its days: `2020-07-01..2022-07-31`, `2020-07..2022-07`, "
            "`2020..2022`, `2021`, `2022-Q1`; both ends belong to it."
        ),
        heading(3, "Country codes"),
        (
            f"ISO 3166-1 alpha-2, and `XK`: {len(countries())} countries and areas. "
            "`tracker.codelists.countries()` lists them with their names in six languages."
        ),
        heading(3, "Breakdown"),
        (
            f"Which part of the whole a number is about: a table of dimension ({_dimensions()}) and code, such as "
            '`{ country = "PK" }`.'
        ),
        heading(3, "Conditions"),
        (
            "A table of field and value, or list of values: any value of the list will do, every field must agree. A "
            "dot reaches into a part. `not` holds a table of its own, and a record that meets all of it is left out:"
        ),
        '```toml\nwhere = { kind = ["training", "workshop"], programmes = "glo-act", not = { countries = "PK" } }\n```',
    ]


def _date(text: str) -> list[str]:
    when = When(text)
    limits = [str(each) if each else "no limit" for each in (when.earliest, when.latest)]
    return [code(f'"{text}"'), _STATEMENTS[when.shape], *limits]


def _quantity(text: str) -> list[str]:
    raw: Any = tomllib.loads(f"value = {text}", parse_float=Decimal)["value"]
    return [code(text), bounds_in_words(quantity(raw).bounds())]


def _dimensions() -> str:
    return ", ".join(code(each) for each in sorted(DIMENSIONS))
