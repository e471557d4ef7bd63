"""The one cattrs converter: from what files hold to records and back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, Literal, get_origin

from attrs import NOTHING, Attribute, has
from cattrs import AttributeValidationNote, ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from tracker.errors import Sentence, TrackerError
from tracker.model import RECORD_TYPES, Breakdown, Concordance, Condition, Masthead, Origin, Record, Where
from tracker.records._hooks import (
    boolean,
    breakdown,
    codes,
    concordance,
    day,
    due,
    quantity,
    text_hook,
    when,
    where,
    whole,
    word,
)
from tracker.records._keys import fields_of, item_of, renamed, vocabularies, without_none
from tracker.records._refused_values import PartsRefusedError, Place, RefusedError, demand_table, described
from tracker.values import InternationalString, Language, Number, Qualifier, Quantity, When
from tracker.values._number_text import number_text


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
    """Write a fraction as text, since a decimal cannot hold 1/3."""
    return value if isinstance(value, int) else number_text(value)


def plain_quantity(value: Quantity) -> int | str | dict[str, Any]:
    """
    Write an exact number without words as itself, and every other as a table.

    >>> plain_quantity(Quantity(25)), plain_quantity(Quantity("0.05")), plain_quantity(Quantity("1234.5"))
    (25, '1/20', '1234.5')
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


Hook = Callable[[Any, Any], Any]

REFUSALS = (TrackerError, BaseValidationError)
"""What a hook raises for content that a register cannot hold."""


@cache
def converter_for(language: Language, *, days_as_text: bool = False) -> Converter:
    """
    Make the converter for registers whose first language is *language*: their plain strings are in it.

    Days are left as they are, since TOML has days, or become text, since JSON has none.
    """
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    # The hook registered last is asked first.
    converter.register_structure_hook_factory(has, lambda cls: _class_hook(cls, converter))
    converter.register_structure_hook_factory(_is_collection, lambda kind: _items_hook(kind, converter))
    converter.register_structure_hook_factory(
        lambda kind: without_none(kind) is not kind, lambda kind: converter.get_structure_hook(without_none(kind))
    )
    for kind, hook in (*_HOOKS, (InternationalString, text_hook(language))):
        converter.register_structure_hook_func(_is(kind), hook)
    # cattrs has hooks of its own for these and their subclasses, which turn anything into text and numbers.
    for kind, hook in ((str, word), (bool, boolean), (int, whole)):
        converter.register_structure_hook(kind, hook)
    for vocabulary in vocabularies(Masthead, *RECORD_TYPES):
        converter.register_structure_hook(vocabulary, codes(vocabulary))
    converter.register_unstructure_hook_factory(has, lambda cls: _class_writer(cls, converter))
    converter.register_unstructure_hook_factory(_is_collection, lambda kind: _items_writer(kind, converter))
    for kind in (date, date | When | Literal["none"]):
        converter.register_unstructure_hook_func(_is(kind), _day_as_text if days_as_text else _day_as_it_is)
    converter.register_unstructure_hook_func(_is(When), lambda value: value.text)
    converter.register_unstructure_hook_func(_is(Quantity), plain_quantity)
    converter.register_unstructure_hook_func(_is(Breakdown), breakdown_table)
    converter.register_unstructure_hook_func(_is(Concordance), concordance_table)
    converter.register_unstructure_hook_func(_is(Where), where_table)
    converter.register_unstructure_hook_func(_is(InternationalString), lambda value: plain_text(value, language))
    return converter


def _day_as_it_is(value: date | When | str) -> date | str:
    return value.text if isinstance(value, When) else value


def _day_as_text(value: date | When | str) -> str:
    return str(_day_as_it_is(value))


def _origin(raw: Any, _: object) -> Origin:  # noqa: ANN401  # whatever a file holds, or the type of a field
    if isinstance(raw, Origin):
        return raw
    raise RefusedError("unknown key 'origin'", "the place of a record is found by reading it")


_HOOKS: tuple[tuple[Any, Hook], ...] = (
    (date, day),
    (date | When | Literal["none"], due),
    (When, when),
    (Quantity, quantity),
    (Breakdown, breakdown),
    (Concordance, concordance),
    (Where, where),
    (Origin, _origin),
)


def _is(kind: Any) -> Callable[[Any], bool]:  # noqa: ANN401  # a type, or what stands for one
    return lambda other: bool(other == kind)


def _is_collection(kind: Any) -> bool:  # noqa: ANN401  # whatever a file holds, or the type of a field
    return item_of(kind) is not None


# -- sets and tuples --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def _shared(words: Any) -> Any:  # noqa: ANN401  # a set or a tuple of words
    """Return the one set that stands for all equal ones: thousands of records name the same few countries."""
    return words


def _items_hook(kind: Any, converter: Converter) -> Hook:  # noqa: ANN401  # whatever a file holds, or the type of a field
    """Make the hook of a set or tuple; what would be its only item may stand without brackets, if it is text."""
    item = item_of(kind)
    hook = converter.get_structure_hook(item)
    gather = frozenset if _is(frozenset[str])(kind) else tuple
    alone = (str, dict) if item is InternationalString else () if has(item) else (str,)

    def items(raw: Any, _: object) -> Any:  # noqa: ANN401  # whatever a file holds, or the type of a field
        given = [raw] if isinstance(raw, alone) else raw
        if not isinstance(given, list):
            raise RefusedError(
                Sentence("a list is expected, got {found}", found=described(raw)),
                "write it in brackets, as in [{ … }]" if has(item) else "",
            )
        if item is str and {*map(type, given)} <= {str}:
            return _shared(gather(given))
        found, refused = [], list[tuple[Place, Exception]]()
        for number, each in enumerate(given):
            try:
                found.append(hook(each, item))
            except REFUSALS as error:
                refused.append(((number,), error))
        if refused:
            raise PartsRefusedError(refused)
        return gather(found)

    return items


def _items_writer(kind: Any, converter: Converter) -> Callable[[Any], list[Any]]:  # noqa: ANN401  # a type, or what stands for one
    """Write a set or tuple as a list; a set in the order of what it holds."""
    item = item_of(kind)
    write = converter.get_unstructure_hook(item)
    if get_origin(kind) is frozenset:
        return lambda value: sorted(map(write, value))
    return lambda value: [write(each) for each in value]


# -- classes ----------------------------------------------------------------------------------------------------------


def _class_hook(cls: type, converter: Converter) -> Hook:
    names: Any = {name: override(rename=key) for name, key in renamed(cls).items()}
    structure: Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **names)

    def table(raw: Any, _: object) -> Any:  # noqa: ANN401  # whatever a file holds, or the type of a field
        demand_table(raw)
        try:
            return structure(raw, cls)
        except ClassValidationError as group:
            raise _completed(group, raw, cls, converter) from None

    return table


def _completed(group: ClassValidationError, raw: dict[str, Any], cls: type, converter: Converter) -> Exception:
    """
    Add what the class itself would have refused.

    attrs validates only once every field has been converted, and stops at the first refusal.
    """
    fields, others = group.group_exceptions()
    refused = [error for error, _ in fields]
    refused += [error for error in others if isinstance(error, ForbiddenExtraKeysError)]
    done = {note.name for _, note in fields}
    values = SimpleNamespace()
    for key, attribute in fields_of(cls).items():
        if key in raw and attribute.name not in done:
            setattr(values, attribute.name, converter.get_structure_hook(attribute.type)(raw[key], attribute.type))
        elif attribute.default is not NOTHING and attribute.name not in done:
            setattr(values, attribute.name, attribute.default)
    for attribute in fields_of(cls).values():
        for error in _refusals(values, attribute):
            error.add_note(AttributeValidationNote(attribute.name, attribute.name, attribute.type))
            refused.append(error)
    return ClassValidationError(group.message, refused, cls) if refused else group


def _refusals(values: SimpleNamespace, attribute: "Attribute[Any]") -> Iterator[Exception]:
    """Ask a field's validator; of a set, about each of its members."""
    if attribute.validator is None or not hasattr(values, attribute.name):
        return
    value = getattr(values, attribute.name)
    for part in [frozenset([each]) for each in sorted(value)] if isinstance(value, frozenset) else [value]:
        try:
            # A validator that looks at a field which was itself refused has nothing to say.
            with suppress(AttributeError):
                attribute.validator(values, attribute, part)
        except TrackerError as error:
            yield error


def _class_writer(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    names: Any = {name: override(rename=key) for name, key in renamed(cls).items()}
    if issubclass(cls, Record):
        names["origin"] = override(omit=True)
    return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **names)
