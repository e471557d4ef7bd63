"""The fields that a table fills, by the names that a register's own files and its maps use."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.exchange._raw_row import tables_of
from tracker.exchange._source import TableMap
from tracker.records._columns import Column, columns_of
from tracker.records._keys import TABLES, fields_of
from tracker.records._refused_values import Place


@frozen
class Field:
    """
    A field that an import fills.

    Attributes:
        name: As the user writes it: ``text.en``, ``status.code``, ``deadline.due``.

        table: The table that it belongs to.

        column: How it is filled.
    """

    name: str
    table: str
    column: Column

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several items."""
        return isinstance(self.column.cell(""), list)


def fields_named(names: Sequence[str], table: str, *, whole: bool = False) -> tuple[Field, ...]:
    """
    Read the names of fields of a type, and of the types that stand in its rows.

    >>> [(each.table, each.column.place) for each in fields_named(["text.en", "status.code"], "recommendation")]
    [('recommendation', ('text', 'en')), ('status', ('code',))]

    Args:
        names: The names.

        table: The type of the rows.

        whole: Whether a field may be filled with a whole table, as JSON can.

    Raises:
        InvalidValueError: There is no such field, or two fill the same; the error names the nearest.
    """
    found = {}
    for each in tables_of(table):
        own = [name for name in names if _table_of(name, table) == each]
        within = [_within(name, table) for name in own]
        for name, key, column in zip(own, within, columns_of(each, within), strict=True):
            filled = column
            if column.fault and whole and key in fields_of(TABLES[each]) and within.count(key) == 1:
                filled = Column(key, (key,))
            if filled.fault:
                known = Sentence("its fields are {words}", words=", ".join(fields_of(TABLES[each])))
                hint = filled.fault[1] or known
                what = Sentence("{field} cannot be filled as a field of {table}", field=repr(name), table=each)
                raise InvalidValueError("{refused}; {hint}", refused=what, hint=hint)
            found[name] = Field(name, each, filled)
    return tuple(found[name] for name in names)


def is_field(name: str, table: str, *, whole: bool = False) -> bool:
    """Tell whether a column is named like a field, so that it needs no map."""
    bare = " ".join(name.split())
    if _within(bare, table).partition(".")[0] not in fields_of(TABLES[_table_of(bare, table)]):
        return False
    try:
        fields_named([bare], table, whole=whole)
    except InvalidValueError:
        return False
    return True


def _table_of(name: str, table: str) -> str:
    first = name.partition(".")[0]
    return first if first in tables_of(table)[1:] and "." in name else table


def _within(name: str, table: str) -> str:
    own = _table_of(name, table)
    return name if own == table else name.removeprefix(f"{own}.")


def put(raw: Any, column: Column, value: Any) -> None:  # noqa: ANN401  # a table, or a list within one
    """Put a value in the place of a column, and make the tables and lists around it."""
    place: Place = column.place
    for part, following in pairwise(place):
        raw = raw[part] if isinstance(part, int) else raw.setdefault(part, [{}] if isinstance(following, int) else {})
    raw[place[-1]] = value


# -- what a map may say ----------------------------------------------------------------------------------------------


def demand_fields(table: str, table_map: TableMap) -> None:
    """
    Demand that the fields of a map exist: a name that is wrong is said before a column that is missing.

    Raises:
        InvalidValueError: There is no such field, or it is filled twice; the error names the nearest.
    """
    fields_named([*table_map.columns, *table_map.joined], table)
    fields_named(list(table_map.constants), table)
    for names in (table_map.values, table_map.defaults, table_map.separators):
        fields_named(list(names), table)
    twice = [name for name in table_map.constants if name in table_map.columns or name in table_map.joined]
    if twice:
        raise InvalidValueError(
            "{field} is a column and the same in all rows; keep one of the two", field=repr(twice[0])
        )
    for name in table_map.separators:
        (found,) = fields_named([name], table)
        if not found.is_list:
            raise InvalidValueError("{field} holds one thing, so that nothing parts its cell", field=repr(name))
    for name in table_map.ids:
        if name in fields_of(TABLES[table]) and fields_named([name], table, whole=True)[0].is_list:
            raise InvalidValueError(
                "{field} is a list, of which no id is made; name fields that hold one thing each, or row",
                field=repr(name),
            )
    for name in table_map.merged:
        (found,) = fields_named([name], table)
        if not found.is_list or found.table != table or len(found.column.place) > 1:
            raise InvalidValueError("{field} is no list, so that rows are not put together in it", field=repr(name))


def demand_child(table: str, child: str) -> None:
    known = tables_of(table)[1:]
    if child not in known:
        otherwise = Sentence("the types are {words}", words=", ".join(known) or Sentence("none"))
        raise InvalidValueError(
            "records of type {child} do not stand in the rows of {table}; {hint}",
            child=repr(child),
            table=repr(table),
            hint=nearest_hint(child, known, otherwise=otherwise),
        )
