"""What a field takes, in the words of somebody who writes a file."""

import re
from datetime import date
from enum import Enum
from typing import Any, Literal

from _markdown import code, either, linked
from attrs import NOTHING, Attribute, has

from tracker.codelists import KINDS, codelist
from tracker.errors import TrackerError
from tracker.files._register_toml import Header
from tracker.model import RECORD_TYPES, Breakdown, Citation, Concordance, Coverage, Indicator, Where
from tracker.model._fields import area_codes, country_code, country_codes, identifier
from tracker.model._record_types import _FIELDS as REFERENCES
from tracker.records._keys import fields_of, item_of, renamed, without_none
from tracker.values import READINGS, InternationalString, Quantity, When

__all__ = ["class_in_words", "default_in_words", "inner_type", "parts", "type_in_words"]

CODE_LISTS = "code-lists.md"

_PLAIN: tuple[tuple[Any, str], ...] = (
    (InternationalString, linked("text", "Text")),
    (Quantity, linked("quantity", "Quantity")),
    (When, linked("date", "Date")),
    (date, linked("day", "Day")),
    (date | When | Literal["none"], f"{linked('date', 'Date')} or `none` in quotation marks"),
    (Breakdown, linked("breakdown", "Breakdown")),
    (Concordance, "table of a code and the code, or list of codes, that it became"),
    (Where, linked("conditions", "Conditions")),
    (bool, "`true` or `false`"),
    (int, "whole number"),
    (str, linked("word", "Word")),
)
_PLURALS = {str: linked("words", "Word"), InternationalString: linked("texts", "Text")}


def class_in_words(cls: type) -> str:
    """
    Name what a class stands for.

    >>> class_in_words(Citation)
    'Citation'
    """
    first, *rest = re.findall(r"[A-Z][a-z]*", cls.__name__)
    return " ".join([first, *(word.lower() for word in rest)])


def inner_type(attribute: "Attribute[Any]") -> Any:  # noqa: ANN401  # a type, or what stands for one
    """Return the type of a field, or of the items of its list."""
    return item_of(attribute.type) or without_none(attribute.type)


def parts() -> list[type]:
    """Collect the classes of tables within records, in the order in which they first occur."""
    found: dict[type, None] = {}
    holders: list[type] = [Header, *RECORD_TYPES]
    for cls in holders:
        for attribute in fields_of(cls).values():
            kind = inner_type(attribute)
            if has(kind) and not any(kind == each for each, _ in _PLAIN):
                found[kind] = None
    return list(found)


def type_in_words(cls: type, key: str, attribute: "Attribute[Any]") -> str:
    """Say what the key of a table takes."""
    kind = without_none(attribute.type)
    item = item_of(kind) if kind not in (Breakdown, Concordance) else None
    special = _special(cls, key, attribute) or _reference(cls, attribute.name, is_list=item is not None)
    if special:
        return special
    if item is not None:
        return f"list of {_items(cls, key, item)}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of(kind)
    if has(kind) and not any(kind == each for each, _ in _PLAIN):
        return f"table: {linked(class_in_words(kind).lower(), class_in_words(kind))}"
    return next(words for each, words in _PLAIN if each == kind)


def _special(cls: type, key: str, attribute: "Attribute[Any]") -> str | None:
    """Name what a validator, or the class, demands of a word."""
    if cls is Header and key == "reading":
        readings = either(code(reading.name) for reading in READINGS)
        return f"{linked('one of', 'Readings', CODE_LISTS)} {readings}"
    if (cls, key) in {(Coverage, "of"), (Indicator, "of")}:
        return "name of a record type, such as `event`"
    if cls is Citation and key == "document":
        return "id or symbol of a [document](#document)"
    if key in ("same_as", "possibly_same_as"):
        return "list of ids of the same record type"
    words = {
        identifier: linked("id", "Id"),
        country_code: linked("country code", "Country codes"),
        country_codes: f"list of {linked('country codes', 'Country codes')}",
        area_codes: f"list of {linked('area codes', 'Areas', CODE_LISTS)}",
    }
    return next((found for each, found in words.items() if attribute.validator is each), None) or _kind(attribute)


def _kind(attribute: "Attribute[Any]") -> str | None:
    """Find the list of kinds whose codes a field takes, by trying them."""
    if attribute.validator is None or attribute.name != "kind":
        return None
    for name in KINDS:
        try:
            for each in codelist(name):
                attribute.validator(None, attribute, each)
        except TrackerError:
            continue
        return f"code of the {linked(f'kinds of {name}', f'Kinds of {name}', CODE_LISTS)}"
    return None


def _reference(cls: type, name: str, *, is_list: bool) -> str | None:
    tables = dict(REFERENCES.get(getattr(cls, "table", ""), ())).get(name)
    if tables is None:
        return None
    if tables == ("period",) and name == "period":
        return linked("period", "Reporting period")
    named = either(linked(table, table) for table in tables) if tables else "record of any type"
    if is_list:
        return f"list of ids: {named}"
    return f"id or symbol of a {named}" if name == "document" else f"id: {named}"


def _items(cls: type[Any], key: str, item: Any) -> str:  # noqa: ANN401  # a type, or what stands for one
    if item in _PLURALS:
        return _PLURALS[item]
    if isinstance(item, type) and issubclass(item, Enum):
        return linked(f"{item.__name__.lower()} codes", class_in_words(item), CODE_LISTS)
    words = class_in_words(item)
    tables = f"tables: {linked(words.lower(), words)}"
    return f"{tables}; or a header {code(f'[[{cls.table}.{key}]]')} each" if _is_renamed(cls, key) else tables


def _is_renamed(cls: type, key: str) -> bool:
    return key in renamed(cls).values()


def _one_of(vocabulary: type[Enum]) -> str:
    codes = either(code(member.value) for member in vocabulary)
    return f"{linked('one of', class_in_words(vocabulary), CODE_LISTS)} {codes}"


def default_in_words(cls: type, attribute: "Attribute[Any]") -> str:
    """Say what a key that is left out stands for, or that it must not be."""
    if attribute.name in ("at", "period") and {"at", "period"} <= fields_of(cls).keys():
        return "**one of** `at` and `period`"
    value = attribute.default
    if value is NOTHING:
        return "**required**"
    if value is None:
        return "none"
    if isinstance(value, bool):
        return code(str(value).lower())
    if isinstance(value, tuple | frozenset):
        return code(f"[{', '.join(_quoted(each) for each in value)}]") if value else "empty"
    return code(_quoted(value))


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
