"""JSON-lines files: many records of one type, one object a line."""

import json
from collections.abc import Iterator
from typing import Any

from tracker.errors import Sentence, StructureFault
from tracker.files._entry import Entry, decimal
from tracker.records._refused_values import RefusedError, described, parser_said, quoted

__all__ = ["jsonl_entries", "read_object"]


def jsonl_entries(file: str, table: str, text: str, faults: list[StructureFault]) -> Iterator[Entry]:
    """Go through the records of a file; blank lines are skipped, and null says the same as leaving the key out."""
    number = -1
    # Only these end a line: a text may hold the other separators that Unicode knows.
    for line, content in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not content.strip():
            continue
        number += 1
        try:
            yield Entry(file, table, number, line, read_object(content))
        except RefusedError as error:
            path = f"{table}[{number}]"
            faults.append(StructureFault(error.sentence, file=file, line=line, path=path, hint=error.hint))


def read_object(content: str) -> dict[str, Any]:
    """
    Read an object of JSON, with its decimal numbers exact.

    Raises:
        RefusedError: It is none.
    """
    try:
        raw: Any = _DECODER.decode(content.strip(" \t\r"))
        if "\\u" in content:
            json.dumps(raw, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        raise RefusedError(
            Sentence("this is not JSON: {said} in column {column}", said=parser_said(said), column=error.colno)
        ) from None
    except RecursionError:
        raise RefusedError("objects or lists are nested too deeply", "a record needs only a few levels") from None
    except UnicodeEncodeError:
        raise RefusedError("an escape such as \\ud800 is half a character", "write both halves") from None
    except RefusedError:
        raise
    except ValueError:
        raise RefusedError("a number has thousands of digits", "check the numbers") from None
    if not isinstance(raw, dict):
        raise RefusedError(
            Sentence("an object is expected on every line, got {found}", found=described(raw)),
            'write it as in {"id": "…"}',
        )
    return raw


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RefusedError(Sentence("the key {twice} stands twice in one object", twice=quoted(twice)), "write it once")
    if None in found.values():
        return {key: value for key, value in found.items() if value is not None}
    return found


def _constant(name: str) -> None:
    raise RefusedError(Sentence("{name} is not a number", name=name), "leave the key out")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=decimal, parse_constant=_constant)
