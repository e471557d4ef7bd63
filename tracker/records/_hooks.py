"""From what files hold to values; each hook takes what a file says and the type of the field."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from tracker.errors import InvalidWhenError, Sentence, TrackerError, nearest_hint
from tracker.model import Breakdown, Concordance, Condition, Where
from tracker.records._refused_values import PartsRefusedError, Place, RefusedError, demand_table, described, quoted
from tracker.values import InternationalString, Language, Quantity, When
from tracker.values._safe_text import UNMERGED_HINT, unmerged

Raw = Any
"""What a file holds: text, numbers, booleans, dates, lists and tables."""

_WIDEST = 2**63


def word(raw: Raw, _: object = None) -> str:
    """Take a text that means the same in every language."""
    if isinstance(raw, str):
        _demand_merged(raw)
        return raw
    number = isinstance(raw, int | Decimal | date) and not isinstance(raw, bool)
    is_short = number and len(described(raw)) < len("the number ") + 20
    hint = Sentence('write it in quotation marks: "{value}"', value=raw) if is_short else ""
    raise RefusedError(Sentence("text is expected, got {found}", found=described(raw)), hint)


def _demand_merged(raw: Raw) -> None:
    """
    Demand a text without the marks of a merge, which a JSON text or a cell may hold although no line of its file does.

    Raises:
        RefusedError: It has one.
    """
    mark = unmerged(raw) if isinstance(raw, str) else None
    if mark is not None:
        _, said = mark
        raise RefusedError(said, UNMERGED_HINT)


def boolean(raw: Raw, _: object = None) -> bool:
    """Take true or false."""
    if isinstance(raw, bool):
        return raw
    raise RefusedError(
        Sentence("true or false is expected, got {found}", found=described(raw)),
        "write it in small letters without quotes",
    )


def whole(raw: Raw, _: object = None) -> int:
    """Take a whole number; a boolean is none."""
    if isinstance(raw, int) and not isinstance(raw, bool) and -_WIDEST <= raw < _WIDEST:
        return raw
    raise RefusedError(
        Sentence("a whole number is expected, got {found}", found=described(raw)), "write it in digits without quotes"
    )


# -- dates ------------------------------------------------------------------------------------------------------------

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_when = lru_cache(maxsize=16384)(When)


def _demand_no_time(raw: Raw) -> None:
    if isinstance(raw, datetime):
        raise RefusedError(
            Sentence("a date is expected, got {found}", found=described(raw)),
            Sentence("days are as fine as dates get here; write {date}", date=raw.date()),
        )
    if isinstance(raw, time):
        raise RefusedError(
            Sentence("a date is expected, got {found}", found=described(raw)), "days are as fine as dates get here"
        )


def when(raw: Raw, _: object = None) -> When:
    """Take an imprecise date."""
    if isinstance(raw, str):
        return _when(raw)
    _demand_no_time(raw)
    if isinstance(raw, date):
        return _when(raw.isoformat())
    is_short = described(raw) == f"the number {raw!r}"
    hint = Sentence('write it in quotation marks: "{value}"', value=raw) if is_short else ""
    raise RefusedError(Sentence("a date is expected, got {found}", found=described(raw)), hint)


def day(raw: Raw, _: object = None) -> date:
    """Take a day of the calendar."""
    _demand_no_time(raw)
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and _ISO_DAY.fullmatch(raw.strip()):
        try:
            return date.fromisoformat(raw.strip())
        except ValueError:
            raise RefusedError(
                Sentence("{day} does not exist in the calendar", day=quoted(raw)), "check the day and the month"
            ) from None
    raise RefusedError(Sentence("a day is expected, got {found}", found=described(raw)), 'write it as in "2021-03-17"')


def due(raw: Raw, _: object = None) -> Any:  # noqa: ANN401  # a date or "none"
    """Take a day or an imprecise date, or the word "none" where there is no deadline."""
    if raw == "none":
        return "none"
    if isinstance(raw, str) and not _ISO_DAY.fullmatch(raw.strip()):
        with suppress(InvalidWhenError):
            return when(raw)
    try:
        return day(raw)
    except RefusedError as error:
        raise RefusedError(
            error.sentence, Sentence('{hint}, or "none" where there is no deadline', hint=error.hint)
        ) from None


# -- numbers ----------------------------------------------------------------------------------------------------------

_PARTS_OF_QUANTITY = ("value", "qualifier", "upper", "unit", "text")
_quantity = lru_cache(maxsize=4096, typed=True)(Quantity)
_short = lru_cache(maxsize=4096)(Quantity.parse)


def quantity(raw: Raw, _: object = None) -> Quantity:
    """Take a number, a short form such as ``>4000``, or a table with the words of the source."""
    if isinstance(raw, str):
        return _short(raw)
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return _quantity(raw)
    if isinstance(raw, dict):
        return _worded(raw)
    raise RefusedError(
        Sentence("a number is expected, got {found}", found=described(raw)),
        "write it as in 4000, or as a table with a value",
    )


def _worded(raw: dict[str, Raw]) -> Quantity:
    refused = [((key,), error) for key, value in raw.items() if (error := _part_refused(key, value))]
    if "value" not in raw:
        refused.append((("value",), RefusedError("'value' is missing", "a quantity is at least { value = … }")))
    if refused:
        raise PartsRefusedError(list(refused))
    rest = {key: value for key, value in raw.items() if key not in {"value", "qualifier"}}
    return _quantity(raw["value"], raw.get("qualifier", "exact"), **rest)


def _part_refused(key: str, value: Raw) -> RefusedError | None:
    if key not in _PARTS_OF_QUANTITY:
        return RefusedError(Sentence("unknown key {key}", key=quoted(key)), nearest_hint(key, _PARTS_OF_QUANTITY))
    if isinstance(value, str):
        return None
    if key in {"value", "upper"}:
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return (
            None if is_number else RefusedError(Sentence("a number is expected, got {found}", found=described(value)))
        )
    return RefusedError(
        Sentence("text is expected, got {found}", found=described(value)), "write it in quotation marks"
    )


# -- texts and codes --------------------------------------------------------------------------------------------------


def text_hook(language: Language) -> Callable[[Raw, object], InternationalString]:
    """Make the hook of texts for a register whose first language is *language*."""

    def text(raw: Raw, _: object = None) -> InternationalString:
        if isinstance(raw, str):
            _demand_merged(raw)
            return InternationalString({language: raw})
        if not isinstance(raw, dict):
            raise RefusedError(
                Sentence("text is expected, got {found}", found=described(raw)),
                'write it as in "…", or by language as in { fr = "…" }',
            )
        if not raw:
            raise RefusedError("a text needs at least one language, got none", 'write it as in { fr = "…" }')
        with suppress(TrackerError):
            for wording in raw.values():
                _demand_merged(wording)
            return InternationalString(raw)
        raise PartsRefusedError(list(_refused_texts(raw)))

    return text


def _refused_texts(raw: dict[str, Raw]) -> Iterator[tuple[Place, Exception]]:
    for code, wording in raw.items():
        try:
            InternationalString({Language(code): word(wording)})
        except TrackerError as error:
            yield (code,), error


def codes(cls: type[Enum]) -> Callable[[Raw, object], Enum]:
    """Make the hook of a closed vocabulary."""
    members: dict[Any, Enum] = {member.value: member for member in cls}

    def code(raw: Raw, _: object = None) -> Enum:
        if not isinstance(raw, str):
            raise RefusedError(
                Sentence("one of {words} is expected, got {found}", words=", ".join(members), found=described(raw))
            )
        found = members.get(raw)
        if found is None:
            raise RefusedError(
                Sentence("{word} is not one of {words}", word=quoted(raw), words=", ".join(members)),
                nearest_hint(raw, members),
            )
        return found

    return code


# -- tables whose keys are free ---------------------------------------------------------------------------------------


def breakdown(raw: Raw, _: object = None) -> Breakdown:
    """Take a table of dimension and code."""
    demand_table(raw)
    refused: list[tuple[Place, Exception]] = []
    pairs = []
    for dimension, code in raw.items():
        try:
            pairs.append((dimension, word(code)))
        except RefusedError as error:
            refused.append(((dimension,), error))
    if refused:
        raise PartsRefusedError(refused)
    return tuple(sorted(pairs))


def concordance(raw: Raw, _: object = None) -> Concordance:
    """Take a table of an older code and the newer one, or a list of newer ones."""
    demand_table(raw)
    refused: list[tuple[Place, Exception]] = []
    pairs = []
    for code, newer in raw.items():
        try:
            pairs.append(
                (code, tuple(sorted({word(each) for each in (newer if isinstance(newer, list) else [newer])})))
            )
        except RefusedError as error:
            refused.append(((code,), error))
    if refused:
        raise PartsRefusedError(refused)
    return tuple(sorted(pairs))


def where(raw: Raw, _: object = None) -> Where:
    """Take a table of field and value or list of values, with ``not`` for what is excluded."""
    demand_table(raw)
    refused: list[tuple[Place, Exception]] = []
    found = _conditions(raw, (), refused)
    if refused:
        raise PartsRefusedError(refused)
    return Where(
        conditions=tuple(Condition(".".join(path), values) for path, values in found if path[0] != "not"),
        excluded=tuple(Condition(".".join(path[1:]), values) for path, values in found if path[0] == "not"),
    )


def _conditions(
    raw: dict[str, Raw], above: tuple[str, ...], refused: list[tuple[Place, Exception]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Collect paths and values; a table within a table reaches into a part, as its dotted key would."""
    found = []
    for key, value in raw.items():
        path = (*above, key)
        if isinstance(value, dict):
            found += _conditions(value, path, refused)
            continue
        try:
            if path == ("not",):
                demand_table(value)
            values = value if isinstance(value, list) else [value]
            found.append((path, tuple(map(_condition_value, values))))
        except RefusedError as error:
            refused.append((path, error))
    return found


def _condition_value(raw: Raw) -> str:
    if isinstance(raw, bool):
        return str(raw).lower()
    return str(raw) if isinstance(raw, int) and -_WIDEST <= raw < _WIDEST else word(raw)
