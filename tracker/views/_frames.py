"""The tables of an answer as other programs take them: columns, rows, and frames of pandas and polars."""

from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tracker.documents import Document, Table
from tracker.errors import InvalidValueError, MissingExtraError, choice_hint
from tracker.model import Register
from tracker.values import Number
from tracker.views._view import view


def columns_of(
    answer: object,
    language: str = "en",
    *,
    register: Register | None = None,
    of: type | str | None = None,
    table: int = 0,
) -> dict[str, list[str | Number | None]]:
    """
    Return a table of an answer as its columns, which a frame of pandas or polars takes as they are.

    A measured number is three columns: the words, and its lower and upper bound as numbers; a bound without a limit is
    None. An answer that is no table but labels with their values has a row for each of the answers.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> names = ["states-assisted", "states-legislative-assistance"]
    >>> figures = tracker.measure_all(register, names, "cop11", basis="evidenced")
    >>> columns_of(figures)["figure, lower bound"]
    [26, 10]

    Args:
        answer: What a verb of the library returned, or several of one kind; a document or a table of one, too.

        language: The language of heads and words.

        register: The register that names the records; None calls them by their ids.

        of: The class of the answers, or its name, where there may be none.

        table: Which of its tables, counted from 0.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown, or it has no such table.

        MissingTranslationError: Nothing is written in the language yet.
    """
    tables = _tables(answer, language, register, of)
    if not 0 <= table < len(tables):
        raise InvalidValueError("there is no table {number} in it; it has {count}", number=table, count=len(tables))
    return tables[table]


_Columns = dict[str, list[str | Number | None]]


def _tables(answer: object, language: str, register: Register | None, of: type | str | None) -> list[_Columns]:
    from tracker.writers._csv import to_columns  # noqa: PLC0415  # only tables need it

    if isinstance(answer, Table):
        document = Document(blocks=(answer,))
    elif isinstance(answer, Document):
        document = answer
    else:
        document = Document(blocks=view(answer, register, of=of))
    return to_columns(document, language)


def rows_of(
    answer: object,
    language: str = "en",
    *,
    register: Register | None = None,
    of: type | str | None = None,
    table: int = 0,
) -> list[dict[str, str | Number | None]]:
    """
    Return a table of an answer as its rows, each a dictionary by the heads of the columns of `columns_of`.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    >>> rows_of(figure)[0]["figure, lower bound"]
    10

    Args:
        answer: What a verb of the library returned, or several of one kind; a document or a table of one, too.

        language: The language of heads and words.

        register: The register that names the records; None calls them by their ids.

        of: The class of the answers, or its name, where there may be none.

        table: Which of its tables, counted from 0.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown, or it has no such table.

        MissingTranslationError: Nothing is written in the language yet.
    """
    columns = _columns_if_any(answer, language, register=register, of=of, table=table)
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


_FRAMES = {"pandas": "DataFrame", "polars": "DataFrame"}
"""The libraries of frames, and their class that takes columns; the first that is installed makes the frame."""


def frame_of(
    answer: object,
    language: str = "en",
    *,
    register: Register | None = None,
    of: type | str | None = None,
    table: int = 0,
    library: str | None = None,
) -> Any:  # noqa: ANN401  # of pandas or polars, neither of which this library needs
    """
    Return a table of an answer as a frame of pandas, or of polars.

    Args:
        answer: What a verb of the library returned, or several of one kind; a document or a table of one, too.

        language: The language of heads and words.

        register: The register that names the records; None calls them by their ids.

        of: The class of the answers, or its name, where there may be none.

        table: Which of its tables, counted from 0.

        library: ``pandas`` or ``polars``; None for the one that is installed, pandas if both are.

    Raises:
        MissingExtraError: It is not installed.

        InvalidValueError: There is no such library, nothing says how such a thing is shown, or it has no such table.

        MissingTranslationError: Nothing is written in the language yet.
    """
    if library is not None and library not in _FRAMES:
        hint = choice_hint(library, _FRAMES)
        raise InvalidValueError("there is no library of frames {name}; {hint}", name=repr(library), hint=hint)
    name = library or next((each for each in _FRAMES if find_spec(each) is not None), "pandas")
    try:
        made_by = getattr(import_module(name), _FRAMES[name])
    except ImportError:
        raise MissingExtraError("a frame needs {name}: pip install {name}", name=name) from None
    columns = _columns_if_any(answer, language, register=register, of=of, table=table)
    return made_by({head: [_framed(cell) for cell in cells] for head, cells in columns.items()})


def _columns_if_any(
    answer: object, language: str, *, register: Register | None, of: type | str | None, table: int
) -> _Columns:
    """Return the columns of a table; of an answer that lists nothing, none."""
    tables = _tables(answer, language, register, of)
    return tables[table] if 0 <= table < len(tables) else _no_table(table, len(tables))


def _no_table(table: int, count: int) -> _Columns:
    if table == count == 0:
        return {}
    raise InvalidValueError("there is no table {number} in it; it has {count}", number=table, count=count)


def _framed(cell: str | Number | None) -> str | int | float | None:
    """Write a fraction as a decimal: a column of a frame has one type of number."""
    return float(cell) if isinstance(cell, Fraction) else cell
