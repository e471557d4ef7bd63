"""The page of the indicators that ship with the library."""

from _docstrings import with_meaning
from _markdown import code, heading, linked, page, table

from tracker.model import Condition, Direction, Indicator, IndicatorKind
from tracker.records import shipped_indicators
from tracker.values import Language

__all__ = ["indicators_page"]

_INTRODUCTION = (
    "Every register can measure these. A register that declares an indicator under the same id uses its own. "
    "[Add an indicator](../how-to/add-an-indicator.md) shows how, and "
    "[records](records.md#indicator) lists the fields of a declaration."
)
_NOT_COUNTED = (
    "Records that are drafts, planned or cancelled never count; of documents, nor do those under way. A record whose "
    "date may lie outside the period raises the upper bound only."
)
_DIRECTIONS = {Direction.UP: "more is better", Direction.DOWN: "less is better", Direction.NONE: "neither is better"}


def indicators_page() -> str:
    """Write the page."""
    shipped = shipped_indicators().values()
    rows = [[linked(each.id, each.id), each.title.best(Language.ENGLISH), each.kind, each.unit] for each in shipped]
    blocks = [_INTRODUCTION, table(["id", "title", "kind", "unit"], rows), _NOT_COUNTED]
    for each in shipped:
        blocks += _indicator(each)
    return page("Indicators", *blocks)


def _indicator(each: Indicator) -> list[str]:
    kinds = dict(with_meaning(IndicatorKind))
    rows = [
        ["title", _in_languages(each.title)],
        ["version", each.version],
        ["kind", f"{code(each.kind)}: {kinds[each.kind]}"],
        ["unit", each.unit],
        ["counts", _counted(each)],
        ["where", _conditions(each)],
        ["recognition", code(each.recognition)],
        ["direction", _DIRECTIONS[each.direction]],
        ["definition", _in_languages(each.definition)],
    ]
    return [heading(2, each.id), table(["", ""], rows)]


def _in_languages(text: object) -> str:
    return "<br>".join(str(each) for each in text) if hasattr(text, "__iter__") else ""


def _counted(each: Indicator) -> str:
    table_name = code(each.of)
    if each.counts == "records":
        return f"records of {table_name}"
    counted = f"{code(each.counts)} of {table_name}"
    return counted if each.entities is None else f"{counted}, those that are {each.entities}"


def _conditions(each: Indicator) -> str:
    if each.where is None:
        return "all"
    parts = [_condition(condition) for condition in each.where.conditions]
    parts += [f"not {_condition(condition)}" for condition in each.where.excluded]
    return "; ".join(parts)


def _condition(condition: Condition) -> str:
    return f"{code(condition.path)} is {', '.join(map(code, condition.values))}"
