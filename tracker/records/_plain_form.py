"""The one plain form of a record: what files, tables and JSON hold of it, with the keys that files have."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields, frozen

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.model import Indicator, Record
from tracker.records._keys import fields_of, renamed
from tracker.values import Language, When

if TYPE_CHECKING:
    from cattrs import Converter

R = TypeVar("R", bound=Record)


def structure(
    plain: Mapping[str, Any], record_type: type[R], language: str = Language.ENGLISH, *, file: str = "memory"
) -> R:
    """
    Make a record of its plain form.

    >>> from tracker.model import Meeting
    >>> structure({"id": "s-1", "title": "Session", "when": "2021-03"}, Meeting).when
    When('2021-03')

    Args:
        plain: The keys and values that a file of a register would hold.

        record_type: The type of the record.

        language: The language of texts that do not say theirs.

        file: What faults call the place that it comes from.

    Raises:
        StructureError: It is no such record; the error holds everything that is wrong with it.
    """
    from tracker.records._converter import REFUSALS, converter_for  # noqa: PLC0415  # cattrs loads when it is needed
    from tracker.records._refusals import path_of, refusals_in  # noqa: PLC0415  # likewise

    hook = converter_for(Language(language)).get_structure_hook(record_type)
    try:
        found: R = hook(dict(plain), record_type)
    except REFUSALS as error:
        faults = [
            StructureFault(each.sentence, file=file, path=path_of((record_type.table, *each.place)), hint=each.hint)
            for each in refusals_in(error)
        ]
        raise StructureError(Sentence("{file} cannot be read", file=file), faults) from None
    return found


def unstructure(record: Record, language: str = Language.ENGLISH) -> dict[str, Any]:
    """
    Write a record as plain data that JSON can hold: what it says, and nothing that is left at its default.

    Its own fields come first, below them what every record may carry. `structure` reads it back.

    >>> from tracker.model import Meeting
    >>> from tracker.values import InternationalString, When
    >>> unstructure(Meeting(id="s-1", title=InternationalString(en="Session"), when=When("2021-03")))
    {'id': 's-1', 'title': 'Session', 'when': '2021-03'}

    Args:
        record: The record.

        language: The language whose texts need not say it.
    """
    table = _writer(language).unstructure(record)
    return {key: table[key] for key in fields_of(type(record)) if key in table}


def plain_value(record_type: type[Record], key: str, value: object, language: str = Language.ENGLISH) -> Any:  # noqa: ANN401  # whatever JSON holds
    """
    Write what one field of a record holds, as its plain form does; None for nothing.

    >>> from tracker.model import AssistanceEvent
    >>> plain_value(AssistanceEvent, "countries", frozenset({"PK", "BD"}))
    ['BD', 'PK']
    """
    if value is None:
        return None
    kind = fields_of(record_type)[key].type
    return _writer(language).unstructure(value, unstructure_as=kind)


def _writer(language: str) -> "Converter":
    from tracker.records._converter import converter_for  # noqa: PLC0415  # cattrs loads when it is needed

    return converter_for(Language(language), days_as_text=True)


# -- changes ----------------------------------------------------------------------------------------------------------


@frozen
class FieldChange:
    """
    What one field of a record says otherwise than before.

    Attributes:
        field: The key of the field.

        before: What it said; None if nothing.

        after: What it says; None if nothing.
    """

    field: str
    before: Any
    after: Any


def changed_fields(before: Record, after: Record, *, words_count: bool = False) -> tuple[FieldChange, ...]:
    """
    Return what a version says otherwise than the one before; what every record may carry stands first.

    Args:
        before: The earlier version.

        after: The later one, of the same type.

        words_count: Whether it is a change that the same number is written in other words.
    """
    found = []
    names = renamed(type(after))
    for each in fields(type(after)):
        key, old, new = names.get(each.name, each.name), getattr(before, each.name), getattr(after, each.name)
        if not each.eq:
            continue
        if old != new or (words_count and _written(after, key, old) != _written(after, key, new)):
            found.append(FieldChange(key, old, new))
    return tuple(found)


def _written(record: Record, key: str, value: object) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Write a value so that two that read differently differ; a date is read out in one way, however it is spelled."""
    return value.edtf if isinstance(value, When) else plain_value(type(record), key, value)


# -- shipped indicators -----------------------------------------------------------------------------------------------


_FILE = "indicators.toml"


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """
    Return the indicators that ship with the library, by id.

    They are read as a register's own are, so that a key that no indicator has is a fault and not passed over.

    >>> shipped_indicators()["states-assisted"].unit
    'States'
    """
    return MappingProxyType({each.id: each for each in read_indicators(_text())})


def _text() -> str:
    return resources.files("tracker.records").joinpath("data", _FILE).read_text(encoding="utf-8")


def read_indicators(text: str) -> list[Indicator]:
    """
    Read declarations as TOML.

    Raises:
        StructureError: One of them is at fault.
    """
    declared = tomllib.loads(text)["indicator"]
    return [structure(each, Indicator, Language.ENGLISH, file=_FILE) for each in declared]
