"""From values to what files hold, as a hand would write them."""

from typing import Any

from tracker.model import Breakdown, Concordance, Condition, Where
from tracker.values import InternationalString, Language, Number, Qualifier, Quantity

__all__ = ["breakdown_table", "concordance_table", "plain_quantity", "plain_text", "where_table"]


def plain_text(value: InternationalString, first: Language) -> str | dict[str, str]:
    """
    Write a text in the first language alone as a string, and every other as a table, its own first language first.

    >>> plain_text(InternationalString(fr="Atelier", en="Workshop"), Language.ENGLISH)
    {'fr': 'Atelier', 'en': 'Workshop'}
    """
    if value.languages == (first,):
        return str(value)
    return {language.value: value.best(language) for language in value.languages}


def _number(value: Number) -> int | str:
    """Write a fraction in lowest terms, since a decimal cannot hold 1/3."""
    return value if isinstance(value, int) else f"{value.numerator}/{value.denominator}"


def plain_quantity(value: Quantity) -> int | str | dict[str, Any]:
    """
    Write an exact number without words as itself, and every other as a table.

    >>> plain_quantity(Quantity(25)), plain_quantity(Quantity("0.05"))
    (25, '1/20')
    >>> plain_quantity(Quantity(4000, "more_than", text="plus de 4 000"))
    {'value': 4000, 'qualifier': 'more_than', 'text': 'plus de 4 000'}
    """
    table: dict[str, Any] = {"value": _number(value.value)}
    if value.qualifier is not Qualifier.EXACT:
        table["qualifier"] = value.qualifier.value
    if value.upper is not None:
        table["upper"] = _number(value.upper)
    if value.text is not None:
        table["text"] = value.text
    if value.unit is not None:
        table["unit"] = value.unit
    return table["value"] if len(table) == 1 else table


def breakdown_table(value: Breakdown) -> dict[str, str]:
    """Write what part of the whole a number is about as a table of dimension and code."""
    return dict(value)


def concordance_table(value: Concordance) -> dict[str, list[str]]:
    """Write which newer codes each older one may have become."""
    return {code: list(newer) for code, newer in value}


def where_table(value: Where) -> dict[str, Any]:
    """Write conditions as a table of field and values."""
    table = _conditions(value.conditions)
    return {**table, "not": _conditions(value.excluded)} if value.excluded else table


def _conditions(conditions: tuple[Condition, ...]) -> dict[str, Any]:
    return {each.path: each.values[0] if len(each.values) == 1 else list(each.values) for each in conditions}
