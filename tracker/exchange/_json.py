"""JSON: a list of records, or JSON lines with one on each, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker.errors import Sentence, StructureFault
from tracker.exchange._sheets import CellRow, LooseNumber, Sheet, text_of
from tracker.exchange._source import Source
from tracker.files._entries import jsonl_entries, read_object
from tracker.records._refused_values import RefusedError, parser_said
from tracker.values._escapes import escaped


def json_lines_sheets(source: Source) -> tuple[Sheet, ...]:
    """
    Read a file that holds an object on each line.

    Raises:
        StructureFault: A line holds none.
    """
    faults: list[StructureFault] = []
    entries = list(jsonl_entries(source.name, "row", text_of(source.path, source.encoding), faults))
    if faults:
        raise faults[0]
    return (_sheet(source, [(entry.line, entry.raw) for entry in entries]),)


def json_sheets(source: Source) -> tuple[Sheet, ...]:
    """
    Read a file that holds a list of objects; or an object that holds such a list, as ``tracker list`` prints it.

    Raises:
        StructureFault: It holds none.
    """
    text = text_of(source.path, source.encoding)
    return (_sheet(source, list(_items(source, text))),)


_DECODER = json.JSONDecoder()
_BLANKS = " \t\r\n"
_LISTS = ("records", "items", "data")
"""What the list is called in an object around it."""
_EXPECTED = Sentence('write it as in [{"id": "…"}], or one object on each line of a .jsonl file')


def _items(source: Source, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Go through the objects of the list with the line on which each starts; Python's reader does not tell lines."""
    at, line, counted = _start(source, text), 1, 0
    while True:
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            _demand_end(source, text, at + 1)
            return
        line, counted = line + text.count("\n", counted, at), at
        end = _end(source, text, at)
        if text[at] != "{":
            raise StructureFault("a list of objects is expected", file=source.name, line=line, hint=_EXPECTED)
        try:
            yield line, read_object(text[at:end])
        except RefusedError as error:
            raise StructureFault(error.sentence, file=source.name, line=line, hint=error.hint) from None
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            raise _no_json(source, text, Sentence("expecting {what} delimiter", what="','"), at)


def _demand_end(source: Source, text: str, at: int) -> None:
    """Demand that nothing follows a list that is all of a file."""
    after = _skip(text, at)
    if text.lstrip(_BLANKS).startswith("[") and after < len(text):
        raise _no_json(source, text, Sentence("extra data"), after)


def _start(source: Source, text: str) -> int:
    """Find where the list starts."""
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        return at + 1
    try:
        whole = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(source, text, error, at) from None
    key = next((key for key in _LISTS if isinstance(whole, dict) and isinstance(whole.get(key), list)), None)
    if key is None:
        raise StructureFault("a list of objects is expected", file=source.name, hint=_EXPECTED)
    return _start_within(text, at + 1, key)


def _start_within(text: str, at: int, wanted: str) -> int:
    """Find where the list of a key starts in an object that has been read whole."""
    while True:
        key, at = _DECODER.raw_decode(text, _skip(text, at))
        at = _skip(text, _skip(text, at) + 1)  # the colon
        if key == wanted:
            return at + 1
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at) + 1  # the comma


def _end(source: Source, text: str, at: int) -> int:
    try:
        _, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise _no_json(source, text, error, at) from None
    return end


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _BLANKS:
        at += 1
    return at


def _no_json(source: Source, text: str, error: Exception | Sentence, at: int) -> StructureFault:
    if isinstance(error, json.JSONDecodeError):
        at = error.pos
        said = parser_said(error.msg[:1].lower() + error.msg[1:])
    elif isinstance(error, Sentence):
        said = error
    elif isinstance(error, RecursionError):
        said = Sentence("objects or lists are nested too deeply")
    else:
        said = Sentence("a number has thousands of digits")
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    message = Sentence("this is not JSON: {said} in column {column}", said=said, column=column)
    return StructureFault(message, file=source.name, line=line)


_MOST_CELLS = 20_000_000


def _sheet(source: Source, rows: list[tuple[int, dict[str, Any]]]) -> Sheet:
    names = tuple(dict.fromkeys(name for _, raw in rows for name in raw))
    if len(names) * len(rows) > _MOST_CELLS:
        raise StructureFault(
            Sentence("its {rows} objects have {number} different keys", rows=len(rows), number=len(names)),
            file=source.name,
            hint=Sentence("write in each the same few keys"),
        )
    cells = tuple(
        CellRow(line, tuple(_plain(raw.get(name)) for name in names), item)
        for item, (line, raw) in enumerate(rows, start=1)
    )
    return Sheet(file=source.name, rows=cells, names=names)


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return LooseNumber(str(value))
    return value


# -- writing ----------------------------------------------------------------------------------------------------------


def json_text(rows: Iterable[Mapping[str, object]]) -> str:
    r"""
    Write rows as a list of objects.

    >>> json_text([{"id": "a"}])
    '[\n  {"id": "a"}\n]\n'
    """
    lines = [f"  {_object(row)}" for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def json_lines_text(rows: Iterable[Mapping[str, object]]) -> str:
    r"""
    Write rows as an object on each line.

    >>> json_lines_text([{"id": "a"}, {"id": "b"}])
    '{"id": "a"}\n{"id": "b"}\n'
    """
    return "".join(f"{_object(row)}\n" for row in rows)


def _object(row: Mapping[str, object]) -> str:
    return escaped(json.dumps(dict(row), ensure_ascii=False))
