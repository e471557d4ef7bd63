"""The page of records: what a register's files may hold."""

from collections.abc import Mapping

from _docstrings import attributes_of, introduction
from _field_types import class_in_words, default_in_words, parts, type_in_words
from _markdown import code, heading, linked, page, table
from _values_in_files import value_sections

from tracker.files._register_toml import Header
from tracker.model import RECORD_TYPES, Record, Register
from tracker.records._keys import fields_of, renamed

__all__ = ["records_page"]

_INTRODUCTION = (
    "A register is a directory of text files in UTF-8. `register.toml` at its root says what it is about. Every other "
    "`*.toml`, `*.csv` and `*.jsonl` file below it holds records, in any order. Names that begin with a dot, "
    "`tracker.toml`, `publications/` and `schemas/` are left alone."
)
_FORMATS = (
    "In TOML a record is an entry of an array named after its type, such as `[[event]]`, and a file may hold several "
    "types. CSV and JSON lines hold one type, and the file is named after it: `event.csv`, `event.2021.jsonl`. A CSV "
    "column fills one part, such as `title.fr` or `citations.document`, and `;` parts the items of a list."
)
_NONE = "Where a meaning says None, the key is left out; so are keys that keep their default."
_REVISIONS = (
    "A second record of the same id replaces the first. It needs `revision` and a later `recorded` day; without them "
    "the two are a fault."
)
_HEADER = ["key", "takes", "default", "meaning"]


def records_page() -> str:
    """Write the page."""
    contents = [[linked(each.table, each.table), code(each.__name__), _first(each)] for each in RECORD_TYPES]
    blocks = [
        _INTRODUCTION,
        _FORMATS,
        f"A field takes one of these {linked('values', 'Values')} or a table of {linked('parts', 'Parts')}. {_NONE}",
        table(["record type", "in Python", "what it is"], contents),
        heading(2, "Values"),
        *value_sections(),
        heading(2, "register.toml"),
        "What the register is called, and in which languages its texts are.",
        _keys(Header, list(fields_of(Header)), {**attributes_of(Header), **attributes_of(Register)}),
        heading(2, "Every record"),
        _first(Record),
        _keys(Record, list(fields_of(Record)), attributes_of(Record)),
        _REVISIONS,
    ]
    for each in RECORD_TYPES:
        blocks += _record(each)
    blocks += [heading(2, "Parts"), "Tables within records."]
    for part in parts():
        blocks += [heading(3, class_in_words(part)), *introduction(part.__doc__)]
        blocks.append(_keys(part, list(fields_of(part)), attributes_of(part)))
    return page("Records", *blocks)


def _first(cls: type) -> str:
    return introduction(cls.__doc__)[0]


def _record(cls: type[Record]) -> list[str]:
    meanings = attributes_of(cls)
    in_order = _in_order(cls)
    named = "" if "id" in in_order else f"It has no id. It is found by its key: {_key_of(cls)}"
    return [
        heading(2, cls.table),
        *introduction(cls.__doc__),
        _keys(cls, in_order, meanings),
        named,
        f"It may also carry what {linked('every record', 'Every record')} may. In Python: {code(cls.__name__)}.",
    ]


def _key_of(cls: type[Record]) -> str:
    said = str(vars(cls)["key"].__doc__)
    return said[:1].lower() + said[1:]


def _in_order(cls: type) -> list[str]:
    """List the keys that the docstring of a record type tells of, in its order; every record may carry the others."""
    told = list(attributes_of(cls))
    own = [key for key, each in fields_of(cls).items() if key not in fields_of(Record) or each.name in told]
    return sorted(own, key=lambda key: told.index(fields_of(cls)[key].name))


def _keys(cls: type, keys: list[str], meanings: Mapping[str, str]) -> str:
    rows = []
    for key in keys:
        attribute = fields_of(cls)[key]
        meaning = meanings[attribute.name]
        if key in renamed(cls).values():
            meaning += f" In Python {code(attribute.name)}."
        rows.append([code(key), type_in_words(cls, key, attribute), default_in_words(cls, attribute), meaning])
    return table(_HEADER, rows)
