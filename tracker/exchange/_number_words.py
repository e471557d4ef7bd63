"""The words of a number beside the number: two columns, or two keys of JSON, that must not contradict each other."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tracker.errors import InvalidValueError, Sentence
from tracker.exchange._field_place import kind_of
from tracker.exchange._raw_row import RawRow
from tracker.reading._cells import numbers_said
from tracker.reading._find import Taken
from tracker.reading._lexicon import language_of, lexicon
from tracker.reading._quantities import PER_CENT, quantities_in
from tracker.records._refused_values import quoted
from tracker.values import Qualifier, Quantity
from tracker.values._number_text import number_text

PARTS = ("value", "qualifier", "upper", "unit")
"""The parts of a number beside its words."""
_PER_CENT = 100


def settle_words(row: RawRow, only: Collection[str] | None = None) -> None:
    """
    Hold each number of a row against its words.

    A hedge that the words alone have is taken, and told; words that say another number are a fault.

    Args:
        row: The row.

        only: The fields of it that are looked at; None for all.
    """
    for table, raw in row.tables.items():
        for name, value in raw.items():
            if (only is None or name in only) and _has_words(table, name, value):
                _settle(row, table, name, value)


def _has_words(table: str, name: str, value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and value.get("value") is not None
        and kind_of(table, (name,)) is Quantity
    )


def _settle(row: RawRow, table: str, name: str, value: dict[str, Any]) -> None:
    said = _number(value)
    readings = () if said is None else (numbers_said(value["text"]) or tuple(_found_in(value["text"])))
    if said is None or not readings or any(_agree(said, each) for each in readings):
        return
    field, words = row.name_of(table, (name,)), quoted(value["text"])
    alike = [each for each in readings if _same_number(said, each)]
    if len(alike) == 1 and "qualifier" not in value and "upper" not in value:
        (found,) = alike
        value["qualifier"] = found.qualifier.value
        if found.upper is not None:
            value["upper"] = number_text(found.upper)
        told = Sentence(
            "{field}: the hedge stands in the words {words} alone; {quantity} is taken",
            field=field,
            words=words,
            quantity=found.short(),
        )
        row.remarks.append(told)
        return
    message = Sentence(
        "{field} is {quantity}, and its words {words} say {other}",
        field=field,
        quantity=said.short(),
        words=words,
        other=" / ".join(each.short() for each in readings),
    )
    row.fault(message, table=table, place=(name,), hint=Sentence("correct one of the two, or leave the words out"))


def _number(value: Mapping[str, Any]) -> Quantity | None:
    """Return the number that the parts say; None if they say none, which is told elsewhere."""
    upper = value.get("upper")
    qualifier = value.get("qualifier") or ("exact" if upper is None else "between")
    try:
        return Quantity(str(value["value"]), str(qualifier), upper=None if upper is None else str(upper))
    except InvalidValueError:
        return None


def _found_in(text: str) -> Iterator[Quantity]:
    """Return the only number of a sentence; of several nobody knows which is meant."""
    found = list(quantities_in(text, lexicon(language_of(text)), Taken()))
    if len(found) == 1 and isinstance(found[0].value, Quantity):
        yield found[0].value


def _same_number(said: Quantity, words: Quantity) -> bool:
    return words.value == said.value or (words.unit == PER_CENT and words.value == said.value * _PER_CENT)


def _agree(said: Quantity, words: Quantity) -> bool:
    """Tell whether words say a number; those without a hedge leave it to the columns beside them."""
    if not _same_number(said, words):
        return False
    return words.qualifier is Qualifier.EXACT or (words.qualifier, words.upper) == (said.qualifier, said.upper)


def says_number(words: str, number: str, cells: Mapping[str, str]) -> bool:
    """Tell whether the words of a number say what its cells hold."""
    parts = {part: cell for part in PARTS if (cell := cells.get(f"{number}.{part}", ""))}
    return any(
        number_text(each.value) == parts.get("value")
        and each.qualifier.value == parts.get("qualifier", "exact")
        and ("" if each.upper is None else number_text(each.upper)) == parts.get("upper", "")
        for each in numbers_said(words)
    )
