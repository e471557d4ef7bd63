"""The one cattrs converter: from what files hold to records and back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any, Literal

from attrs import NOTHING, Attribute, has
from cattrs import AttributeValidationNote, ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from tracker.errors import Sentence, TrackerError
from tracker.files._hooks import (
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
from tracker.files._keys import item_of, keys_of, plain, renamed, vocabularies
from tracker.files._plain import breakdown_table, concordance_table, plain_quantity, plain_text, where_table
from tracker.files._refused import PartsRefusedError, Place, RefusedError, demand_table, described
from tracker.model import RECORD_TYPES, Breakdown, Concordance, Masthead, Origin, Record, Where
from tracker.values import InternationalString, Language, Quantity, When

__all__ = ["REFUSALS", "converter_for"]

Hook = Callable[[Any, Any], Any]

REFUSALS = (TrackerError, BaseValidationError)
"""What a hook raises for content that a register cannot hold."""


@cache
def converter_for(language: Language) -> Converter:
    """Make the converter for registers whose first language is *language*: their plain strings are in it."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    # The hook registered last is asked first.
    converter.register_structure_hook_factory(has, lambda cls: _class_hook(cls, converter))
    converter.register_structure_hook_factory(_is_collection, lambda kind: _items_hook(kind, converter))
    converter.register_structure_hook_factory(
        lambda kind: plain(kind) is not kind, lambda kind: converter.get_structure_hook(plain(kind))
    )
    for kind, hook in (*_HOOKS, (InternationalString, text_hook(language))):
        converter.register_structure_hook_func(_is(kind), hook)
    # cattrs has hooks of its own for these and their subclasses, which turn anything into text and numbers.
    for kind, hook in ((str, word), (bool, boolean), (int, whole)):
        converter.register_structure_hook(kind, hook)
    for vocabulary in vocabularies(Masthead, *RECORD_TYPES):
        converter.register_structure_hook(vocabulary, codes(vocabulary))
    converter.register_unstructure_hook_factory(has, lambda cls: _class_writer(cls, converter))
    converter.register_unstructure_hook_func(_is(date), lambda value: value)
    converter.register_unstructure_hook_func(_is(date | Literal["none"]), lambda value: value)
    converter.register_unstructure_hook_func(_is(frozenset[str]), sorted)
    converter.register_unstructure_hook_func(_is(When), lambda value: value.text)
    converter.register_unstructure_hook_func(_is(Quantity), plain_quantity)
    converter.register_unstructure_hook_func(_is(Breakdown), breakdown_table)
    converter.register_unstructure_hook_func(_is(Concordance), concordance_table)
    converter.register_unstructure_hook_func(_is(Where), where_table)
    converter.register_unstructure_hook_func(_is(InternationalString), lambda value: plain_text(value, language))
    return converter


def _origin(raw: Any, _: object) -> Origin:  # noqa: ANN401  # whatever a file holds, or the type of a field
    if isinstance(raw, Origin):
        return raw
    raise RefusedError("unknown key 'origin'", "the place of a record is found by reading it")


_HOOKS: tuple[tuple[Any, Hook], ...] = (
    (date, day),
    (date | Literal["none"], due),
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
            return gather(given)
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
    for key, attribute in keys_of(cls).items():
        if key in raw and attribute.name not in done:
            setattr(values, attribute.name, converter.get_structure_hook(attribute.type)(raw[key], attribute.type))
        elif attribute.default is not NOTHING and attribute.name not in done:
            setattr(values, attribute.name, attribute.default)
    for attribute in keys_of(cls).values():
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
